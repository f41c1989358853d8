import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { openWecom, sealWecom } from './wecom.ts';

const keys = {
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  corpId: 'wx5823bf96d3bd56c7',
};
const env = {
  BAODAO_WECOM_TOKEN: keys.token,
  BAODAO_WECOM_AES_KEY: keys.aesKey,
  BAODAO_WECOM_CORP_ID: keys.corpId,
};
const VILLAGE = '150124201213';

describe('the WeCom callback', async () => {
  const open = await openTestHouse(env);
  const api = await startApi(open);
  let count = 0;
  const now = () => Math.floor(open.house.now().epochMilliseconds / 1000);

  type Said = { text?: string; chat?: string; id?: string; type?: string; user?: string };
  const inner = (m: Said) =>
    `<xml>${m.chat ? `<ChatId><![CDATA[${m.chat}]]></ChatId><ChatType>group</ChatType>` : ''}<From><UserId><![CDATA[${m.user ?? 'u1'}]]></UserId><Name><![CDATA[刘大妈]]></Name></From><MsgType>${m.type ?? 'text'}</MsgType><Text><Content><![CDATA[${m.text ?? ''}]]></Content></Text><MsgId>${m.id ?? `m${++count}`}</MsgId></xml>`;
  /** A call as the platform makes it; the same one may be sent again. */
  const callOf = (m: Said, timestamp = now()) => {
    const given = { timestamp: String(timestamp), nonce: `n${++count}` };
    const { encrypted, signature } = sealWecom(keys, inner(m), given);
    return { ...given, encrypted, signature };
  };
  const send = (call: ReturnType<typeof callOf>, area = VILLAGE) =>
    api.app.inject({
      method: 'POST',
      url: `/hooks/wecom?area=${area}&msg_signature=${call.signature}&timestamp=${call.timestamp}&nonce=${call.nonce}`,
      headers: { 'content-type': 'text/xml' },
      payload: `<xml><ToUserName>x</ToUserName><Encrypt><![CDATA[${call.encrypted}]]></Encrypt></xml>`,
    });
  const waiting = async (login = 'liu') =>
    (await api.as(login).get('/api/inbox')).body.items as { id: string; title: string }[];

  test('shows that the address is ours, with the published vector', async () => {
    open.setNow(Temporal.Instant.fromEpochMilliseconds(1_409_659_589_000));
    const query = new URLSearchParams({
      msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
      timestamp: '1409659589',
      nonce: '263014780',
      echostr: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
    });
    const answer = await api.app.inject({ url: `/hooks/wecom?${query}` });
    expect([answer.statusCode, answer.body]).toEqual([200, '1616140317555161061']);
    open.setNow(TEST_NOW);
    expect((await api.app.inject({ url: `/hooks/wecom?${query}` })).statusCode, 'years later').toBe(403);
  });

  test('a message to the assistant waits at its place, and who wrote it is told', async () => {
    const call = callOf({ text: '@报到 楼道灯坏了', chat: 'wr1' });
    const answer = await send(call);
    expect(answer.statusCode, answer.body).toBe(200);
    const part = (name: string) => new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^\\]<]*)`).exec(answer.body)?.[1] ?? '';
    const opened = openWecom(keys, {
      signature: part('MsgSignature'),
      timestamp: part('TimeStamp'),
      nonce: part('Nonce'),
      encrypted: part('Encrypt'),
    });
    expect(opened.ok && opened.message).toContain('收到');
    const [draft] = await waiting();
    const view = await api.as('liu').get(`/api/inbox/${draft!.id}`);
    expect(view.body).toMatchObject({ source: 'wecom', name: '刘大妈', text: '楼道灯坏了', area: VILLAGE });
    expect((await waiting('li')).length, 'another county').toBe(0);
  });

  test('a repeated call gets the same answer and does nothing; the same message in a new call is one message', async () => {
    const before = (await waiting()).length;
    const call = callOf({ text: '井盖没了', id: 'same' });
    expect((await send(call)).statusCode).toBe(200);
    expect((await send(call)).statusCode).toBe(200);
    expect((await send(callOf({ text: '井盖没了', id: 'same' }))).statusCode).toBe(200);
    expect((await waiting()).length).toBe(before + 1);
  });

  test('whom the speaker quotes or calls by name leaves no trace', async () => {
    const text = '「旁人四七一一:我家私事」\n- - - - - - - - - - - - - - -\n@报到 @旁人四七一一 楼道灯坏了';
    expect((await send(callOf({ text, chat: 'wr1' }))).statusCode).toBe(200);
    const [draft] = await waiting();
    expect((await api.as('liu').get(`/api/inbox/${draft!.id}`)).body).toMatchObject({
      text: '楼道灯坏了',
      title: '楼道灯坏了',
    });
  });

  test('a stale, a forged and an unreadable call are refused and leave nothing', async () => {
    const before = (await waiting()).length;
    expect((await send(callOf({ text: 'x' }, now() - 301))).statusCode).toBe(403);
    expect((await send(callOf({ text: 'x' }, now() + 301))).statusCode).toBe(403);
    expect((await send(callOf({ text: 'x' }, now() - 299))).statusCode).toBe(200);
    const call = callOf({ text: 'x' });
    expect((await send({ ...call, nonce: 'other' })).statusCode).toBe(403);
    expect((await send({ ...call, encrypted: 'AAAA' })).statusCode).toBe(403);
    expect((await send({ ...call, signature: '' })).statusCode).toBe(403);
    expect((await waiting()).length).toBe(before + 1);
  });

  test('what neighbours say among themselves is dropped: no table and no log holds it', async () => {
    const lines: string[] = [];
    const keep = (...args: unknown[]) => void lines.push(JSON.stringify(args));
    const { info, error, warn } = open.house.log;
    Object.assign(open.house.log, { info: keep, error: keep, warn: keep });
    const answer = await send(callOf({ text: '邻居私话四七一一', chat: 'wr1', user: 'markerqzx' }));
    Object.assign(open.house.log, { info, error, warn });
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
    expect(lines.join()).not.toMatch(/四七一一|qzx/);
    const { rows: tables } = await open.owner.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'j1501' and table_type = 'BASE TABLE'",
    );
    expect(tables.length).toBeGreaterThan(30);
    const counts = await open.owner.query('select (select count(*) from inbox_call)::int as n');
    for (const { name } of tables) {
      const { rows } = await open.owner.query(
        `select count(*)::int as n from ${name} t where to_jsonb(t)::text ~ '四七一一|qzx'`,
      );
      expect(rows[0].n, name).toBe(0);
    }
    await send(callOf({ text: '邻居私话四七一一', chat: 'wr1' }));
    expect((await open.owner.query('select count(*)::int as n from inbox_call')).rows[0].n).toBe(counts.rows[0].n);
  });

  test('a picture waits too; an unknown place falls to the whole jurisdiction', async () => {
    expect((await send(callOf({ type: 'image' }), '110101')).statusCode).toBe(200);
    const [draft] = await waiting('wu');
    expect(draft?.title).toContain('图片');
    expect((await waiting('liu')).some((d) => d.id === draft?.id)).toBe(false);
  });
});

describe('without a configuration', async () => {
  const api = await startApi(await openTestHouse());
  test('there is no such place', async () => {
    expect((await api.visitor.get('/hooks/wecom?echostr=x')).status).toBe(404);
    expect((await api.app.inject({ method: 'POST', url: '/hooks/wecom' })).statusCode).toBe(404);
  });
});
