import { describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { addAccount, hashPassword } from '#modules/access/index.ts';
import { addOrganisation } from '#modules/organisations/index.ts';
import { verifyChains } from '#platform/chain.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { organisationId, staffCtx } from '#test/actors.ts';
import { type FileToSend, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { PASSWORD } from '#test/world.ts';
import { fileAccusation } from './accusations.file.actions.ts';
import { selectSealed } from './accusations.store.ts';
import { openValue } from './accusations.vault.ts';

const html = { accept: 'text/html' };
const textIn = (page: string, name: string) => new RegExp(`<dd class="${name}">([^<]*)</dd>`).exec(page)?.[1] ?? '';
const commandIn = (page: string) => /name="commandId" value="([^"]*)"/.exec(page)?.[1] ?? '';
const PDF = Buffer.from('%PDF-1.7\n1 0 obj << /Title (ledger) >> endobj\n');
const ledger: FileToSend = { field: 'files', name: '账本.pdf', content: PDF, mediaType: 'application/pdf' };

const said = {
  area: '150124201213',
  accused: '某村支书',
  accusedOrganisationId: '',
  body: '低保款被截留三年。',
  disclosure: 'named',
  name: '赵大爷',
  contact: '199 0000 1234',
  go: 'send',
};

describe('an accusation', async () => {
  const open = await openTestHouse();
  // The module with what it stands on, and the cases beside it.
  const near = ['places', 'organisations', 'people', 'access', 'mandates', 'accusations', 'cases'];
  const api = await startApi(open, { modules: modules.filter((m) => near.includes(m.name)) });
  const house = systemCtx(open.house, 'test');
  // The cast knows one discipline organ, the city's: the county gets its own, led by it.
  const county = await inTransaction(house, async (tx) => {
    const id = await addOrganisation(tx, {
      name: '清水河县纪委监委',
      shortName: '县纪委监委',
      kind: 'party',
      area: '150124',
      superiorId: await organisationId(open, 'cityDiscipline'),
      validFrom: '2024-01-01',
    });
    const password = { hash: await hashPassword(PASSWORD) };
    const posts = [{ role: 'discipline' as const, organisationId: id, area: '150124', validFrom: '2024-01-01' }];
    await addAccount(tx, { login: 'ming', name: '明察', password, posts });
    await addAccount(tx, { login: 'lin', name: '林清', password, posts });
    // The role alone, at a village: no organ that may read.
    const village = await organisationId(open, 'laoxionggou');
    const below = [
      { role: 'discipline' as const, organisationId: village, area: '150124201213', validFrom: '2024-01-01' },
    ];
    await addAccount(tx, { login: 'cun', name: '村纪检', password, posts: below });
    return id;
  });

  const send = async (
    more: Partial<Record<keyof typeof said, string>> = {},
    files: readonly FileToSend[] = [ledger],
  ) => {
    const first = await api.visitor.get('/accuse', html);
    return api.visitor.post('/accuse/write', {
      body: { ...said, commandId: commandIn(first.text), ...more },
      files,
      headers: html,
    });
  };
  const receiptOf = (page: { text: string; status: number }) => ({
    number: textIn(page.text, 'number'),
    passphrase: textIn(page.text, 'passphrase'),
  });
  const filed = async (more: Partial<Record<keyof typeof said, string>> = {}) => receiptOf(await send(more));
  const postForm = async (url: string, fields: Record<string, string>) => {
    const headers = { ...html, 'content-type': 'application/x-www-form-urlencoded' };
    const payload = new URLSearchParams(fields).toString();
    const answer = await api.app.inject({ method: 'POST', url, headers, payload });
    return { status: answer.statusCode, text: answer.body };
  };
  const track = (receipt: { number: string; passphrase: string }) => postForm('/accuse/track', receipt);
  const listOf = async (login: string) =>
    (await api.as(login).get('/api/accusations')).body.items as {
      id: string;
      number: string;
      version: number;
      open: string[];
    }[];
  const found = async (login: string, number: string) => {
    const item = (await listOf(login)).find((a) => a.number === number);
    if (!item) throw new Error(`${login} does not see ${number}`);
    return item;
  };
  const opens = (login: string, id: string, purpose = 'examine') =>
    api.as(login).post(`/api/accusations/${id}/openings`, { body: { purpose } });

  test('is filed with evidence and without script, and comes back as a receipt', async () => {
    const page = await send();
    expect(page.status, page.text).toBe(200);
    const { number, passphrase } = receiptOf(page);
    expect(number).toMatch(/^JB-1501-2026-[1-9]\d{7}-\d$/);
    expect(passphrase).toMatch(/^\d{4} \d{4}$/);
    expect(page.text).toContain('清水河县纪委监委');
    expect(page.headers['set-cookie']).toBeUndefined();
  });

  test('sent twice is one, with the same receipt; something else under its id is another', async () => {
    const first = await api.visitor.get('/accuse', html);
    const commandId = commandIn(first.text);
    const before = (await listOf('ming')).length;
    const again = () =>
      api.visitor.post('/accuse/write', { body: { ...said, commandId }, files: [ledger], headers: html });
    expect(receiptOf(await again())).toEqual(receiptOf(await again()));
    expect((await listOf('ming')).length).toBe(before + 1);
    const other = await api.visitor.post('/accuse/write', {
      body: { ...said, body: '另一件。', commandId },
      files: [],
      headers: html,
    });
    expect(other.text).toContain('刚才已经提交过');
    expect(commandIn(other.text)).not.toBe(commandId);
  });

  test('what is missing is said, and nothing is lost but the files', async () => {
    const page = await send({ accused: '', body: '', name: '' });
    expect(page.status).toBe(422);
    for (const text of ['f-accused-fault', 'f-body-fault', '请重新选择', '199 0000 1234'])
      expect(page.text).toContain(text);
    const nameless = await send({ name: '' });
    expect(nameless.text).toContain('实名检举请填写姓名');
    const wrongPlace = await send({ area: '1501' });
    expect(wrongPlace.text).toContain('请至少选到旗县区');
    expect(
      (
        await send(
          {},
          Array.from({ length: 5 }, (_, i) => ({ ...ledger, name: `${i}.pdf` })),
        )
      ).text,
    ).toContain('最多 4 份');
    expect((await send({}, [{ ...ledger, content: Buffer.from('MZ') }])).status).toBe(422);
  });

  test('can be without a name', async () => {
    const { number } = await filed({ disclosure: 'anonymous', name: '赵大爷' });
    const { id } = await found('ming', number);
    expect((await opens('ming', id)).body).toMatchObject({
      disclosure: 'anonymous',
      name: null,
      contact: '199 0000 1234',
    });
  });

  test('is opened for a purpose, which every officer of the organ reads', async () => {
    const { number } = await filed({ accusedOrganisationId: await organisationId(open, 'laoxionggou') });
    const { id, ...row } = await found('ming', number);
    // Unread there is one thing to do: to step aside.
    expect(row.open).toEqual(['recuse']);
    expect(Object.keys(row).sort()).toEqual([
      'isAsked',
      'number',
      'open',
      'openedAt',
      'receivedAt',
      'since',
      'status',
      'version',
    ]);
    expect((await api.as('ming').post(`/api/accusations/${id}/openings`, { body: {} })).status).toBe(422);
    expect((await api.as('ming').post(`/api/accusations/${id}/accept`, { version: 1, body: {} })).body.code).toBe(
      'notOpened',
    );
    const opened = await opens('ming', id);
    expect(opened.status, opened.text).toBe(200);
    expect(opened.body).toMatchObject({
      body: '低保款被截留三年。',
      accused: '某村支书',
      accusedUnit: '老熊沟村民委员会',
      place: expect.stringContaining('老熊沟'),
      disclosure: 'named',
      name: '赵大爷',
      contact: '199 0000 1234',
      files: [{ name: '账本.pdf', mediaType: 'application/pdf' }],
      organs: [{ name: '呼和浩特市纪委监委' }],
      open: ['accept', 'transfer', 'reply', 'recuse'],
    });
    const second = await opens('lin', id, 'supervise');
    expect(second.body.openings).toMatchObject([
      { by: '林清', purpose: 'supervise', organisation: '清水河县纪委监委' },
      { by: '明察', purpose: 'examine' },
    ]);
  });

  test('its files are there for half an hour after opening, for whoever opened it', async () => {
    const { number } = await filed();
    const { id } = await found('ming', number);
    const fileId = (await opens('ming', id)).body.files[0].id;
    const url = `/api/accusations/${id}/files/${fileId}`;
    const file = await api.as('ming').get(url);
    expect([file.status, file.text]).toEqual([200, PDF.toString()]);
    expect((await api.as('lin').get(url)).body.code).toBe('openFirst');
    open.setNow(open.house.now().add({ minutes: 31 }));
    api.forget('ming');
    expect((await api.as('ming').get(url)).body.code).toBe('openFirst');
    open.setNow(TEST_NOW);
    api.forget('ming');
  });

  test('the reporter sees that it was opened, accepted, answered and closed, and nothing of what was said', async () => {
    const receipt = await filed();
    const arrived = await track(receipt);
    expect(arrived.status).toBe(200);
    expect(arrived.text).not.toContain('纪检机关已打开');
    const { id } = await found('ming', receipt.number);
    await opens('ming', id);
    await opens('lin', id);
    const ming = api.as('ming');
    const accepted = await ming.post(`/api/accusations/${id}/accept`, { version: 1, body: {} });
    expect(accepted.body).toMatchObject({ status: 'accepted', version: 2 });
    expect((await ming.post(`/api/accusations/${id}/close`, { version: 2, body: { text: '查实' } })).body.code).toBe(
      'notAnswered',
    );
    expect((await ming.post(`/api/accusations/${id}/reply`, { version: 1, body: { text: '晚了' } })).status).toBe(412);
    await ming.post(`/api/accusations/${id}/reply`, { version: 2, body: { text: '已立案核查,退款将直接发到本人。' } });
    const closed = await ming.post(`/api/accusations/${id}/close`, { version: 3, body: { text: '内部结案理由' } });
    expect(closed.body).toMatchObject({ status: 'closed', open: [] });
    const page = await track(receipt);
    for (const text of ['已收到', '纪检机关已打开', '已受理', '已立案核查', '已办结'])
      expect(page.text).toContain(text);
    expect(page.text.match(/纪检机关已打开/g)).toHaveLength(1);
    for (const text of ['低保款', '某村支书', '赵大爷', '内部结案理由', '明察']) expect(page.text).not.toContain(text);
  });

  test('opens to number and passphrase only, and counts wrong tries', async () => {
    const receipt = await filed();
    const wrong = { ...receipt, passphrase: receipt.passphrase === '0000 0000' ? '1' : '0000 0000' };
    const unknown = await track({ ...receipt, number: 'JB-1501-2026-10000001-1' });
    expect([401, 422]).toContain(unknown.status);
    for (let i = 0; i < 4; i++) expect((await track(wrong)).status).toBe(401);
    expect((await track(receipt)).status).toBe(200);
    for (let i = 0; i < 5; i++) expect((await track(wrong)).status).toBe(401);
    expect((await track(receipt)).status).toBe(429);
    open.setNow(open.house.now().add({ hours: 1, seconds: 1 }));
    expect((await track(receipt)).status).toBe(200);
    open.setNow(TEST_NOW);
    // Nor does it open the case pages.
    expect((await postForm('/track', receipt)).status).toBe(401);
  });

  test('goes past the county when its discipline organ is accused, and is refused when nobody is free of it', async () => {
    const accused = await filed({ area: '150124', accusedOrganisationId: county });
    expect((await listOf('ming')).map((a) => a.number)).not.toContain(accused.number);
    const { id } = await found('bao', accused.number);
    const opened = await opens('bao', id);
    expect(opened.body.organs).toEqual([]);
    const back = await api.as('bao').post(`/api/accusations/${id}/transfer`, {
      version: 1,
      body: { organisationId: county, text: '转办' },
    });
    expect(back.body.code).toBe('conflict');

    const top = await send({ area: '150124', accusedOrganisationId: await organisationId(open, 'cityDiscipline') });
    expect(top.status).toBe(409);
    expect(top.text).toContain('12388');
    const outside = await send({ accusedOrganisationId: await organisationId(open, 'mahuaban') });
    expect(outside.status).toBe(422);
  });

  test('transferred, it is gone from the organ that had it, and read anew by the other', async () => {
    const receipt = await filed();
    const { id } = await found('ming', receipt.number);
    await opens('ming', id);
    const to = await organisationId(open, 'cityDiscipline');
    const sent = await api
      .as('ming')
      .post(`/api/accusations/${id}/transfer`, { version: 1, body: { organisationId: to, text: '涉及县管干部' } });
    expect(sent.status, sent.text).toBe(200);
    expect((await listOf('ming')).map((a) => a.id)).not.toContain(id);
    expect((await opens('ming', id)).status).toBe(404);
    const { version } = await found('bao', receipt.number);
    expect((await api.as('bao').post(`/api/accusations/${id}/accept`, { version, body: {} })).body.code).toBe(
      'notOpened',
    );
    const opened = await opens('bao', id);
    expect(opened.body.words).toMatchObject([{ kind: 'transfer', text: '涉及县管干部', by: '明察' }]);
    expect(opened.body.openings).toHaveLength(2);
    expect((await track(receipt)).text).toContain('呼和浩特市纪委监委');
  });

  test('a post below the county reads none, though its role is discipline inspection', async () => {
    await filed();
    expect(await listOf('cun')).toEqual([]);
    const { id } = (await listOf('ming'))[0]!;
    expect((await opens('cun', id)).status).toBe(404);
    expect((await opens('bao', id)).status).toBe(404);
    for (const login of ['admin', 'audit', 'security', 'privacy', 'sun', 'zhao', 'liu'])
      expect((await opens(login, id)).status, login).toBe(403);
  });

  test('opens for nobody in another role, even past every door', async () => {
    const { number } = await filed();
    const { id } = await found('ming', number);
    const owner = {
      kind: 'staff',
      accountId: id,
      name: '',
      role: 'discipline',
      organisationId: county,
      area: '150124',
    } as const;
    const sealed = await selectSealed({ ...house, actor: owner }, id);
    expect(openValue({ ...house, actor: owner }, 'body', id, sealed.body)).toBe('低保款被截留三年。');
    for (const actor of [
      house.actor,
      { kind: 'visitor' } as const,
      (await staffCtx(open, 'admin')).actor,
      { ...owner, role: 'auditAdmin' } as const,
    ])
      expect(() => openValue({ ...house, actor }, 'body', id, sealed.body)).toThrow('notFound');
  });

  test('the journal holds who and when, nothing of what, and its chain verifies', async () => {
    const { rows } = await open.owner.query<{ data: object; shows: string; actor_kind: string; verb: string }>(
      "select data, shows, actor_kind, verb from journal where subject_kind = 'accusation'",
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      expect(row.data).toEqual({});
      expect(row.shows).toBe('staff');
      if (row.verb === 'file') expect(row.actor_kind).toBe('visitor');
    }
    expect((await verifyChains(open.house.db, open.house.config.cryptoProfile)).faults).toEqual([]);
  });

  test('numbers are drawn by lot', async () => {
    const receipts = await Promise.all(
      Array.from({ length: 3 }, () =>
        fileAccusation(
          { ...house, command: { id: open.house.newId(), fingerprint: new Uint8Array() } },
          { ...said, disclosure: 'named', accusedOrganisationId: null },
          [],
        ),
      ),
    );
    const serials = receipts.map((r) => Number(r.number.split('-')[3])).sort((a, b) => a - b);
    expect(serials[1]! - serials[0]!).toBeGreaterThan(1);
    expect(serials[2]! - serials[1]!).toBeGreaterThan(1);
  });
});
