import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';

const VILLAGE = '150124201213';
const CHAT = `张三 2026-03-01 08:12
大家早上好
李四 2026-03-01 08:13
3号楼2单元楼道灯坏了,晚上黑咕隆咚的
王五 2026-03-01 08:20
我家也是
标记名四七一一 2026-03-01 08:22
小区门口垃圾桶满了没人清运,标记话四七一一`;

describe('a pasted group chat', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const paste = (text: string, more: object = {}, login = 'liu') =>
    api.as(login).post('/api/inbox/chat', { body: { area: VILLAGE, text, ...more } });
  type Matter = { mark: string; speaker: string; text: string; voices: string[]; kind: string; pictures: number };
  const tick = (hash: string, m: Matter, more: object = {}) =>
    api.as('liu').post('/api/inbox/chat/register', {
      body: {
        area: VILLAGE,
        paste: hash,
        mark: m.mark,
        speaker: m.speaker,
        kind: m.kind,
        body: m.text,
        voices: m.voices.length,
        ...more,
      },
    });
  /** Where in the whole schema a text stands, as text or inside bytes. */
  const tablesWith = async (pattern: string) => {
    const { rows: tables } = await open.owner.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'j1501' and table_type = 'BASE TABLE'",
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await open.owner.query(`select count(*)::int as n from ${name} t where to_jsonb(t)::text ~ $1`, [
        pattern,
      ]);
      if (rows[0].n > 0) found.push(name);
    }
    return found;
  };
  const rowCounts = async () =>
    (
      await open.owner.query(
        'select (select count(*) from inbox_draft)::int + (select count(*) from inbox_paste)::int + (select count(*) from command)::int + (select count(*) from journal)::int as n',
      )
    ).rows[0].n;

  test('is read without a trace', async () => {
    await paste('x');
    const before = await rowCounts();
    const { status, body } = await paste(CHAT);
    expect(status).toBe(200);
    expect(body.matters.map((m: Matter) => [m.speaker, m.voices])).toEqual([
      ['李四', ['王五']],
      ['标记名四七一一', []],
    ]);
    expect(await rowCounts()).toBe(before);
  });

  test('becomes a case by a tick; of what is not ticked nothing is kept', async () => {
    const read = (await paste(CHAT)).body;
    const made = await tick(read.paste, read.matters[0]);
    expect(made.status, made.text).toBe(200);
    const view = (await api.as('liu').get(`/api/cases/${made.body.id}`)).body;
    expect(view).toMatchObject({ channel: 'wechatGroup' });
    expect(view.body).toBe('3号楼2单元楼道灯坏了,晚上黑咕隆咚的\n(群里另有 1 人反映同样的情况)');
    expect(await tablesWith('四七一一|王五')).toEqual([]);
    expect(await tablesWith('黑咕隆咚'), 'the search itself finds').toContain('cases');
    expect((await api.as('liu').get('/api/inbox?status=registered')).body.items).toMatchObject([
      { source: 'chat', case: { number: made.body.number } },
    ]);
  });

  test('pasted again proposes nothing new, unless asked to', async () => {
    const again = (await paste(`${CHAT}\n\n`)).body;
    expect(again).toMatchObject({
      matters: [],
      decided: { registered: 1 },
      known: [{ text: '3号楼2单元楼道灯坏了,晚上黑咕隆咚的' }],
    });
    const asked = (await paste(CHAT, { again: true })).body;
    expect(asked.matters.map((m: Matter) => m.speaker)).toEqual(['标记名四七一一']);
    const longer = (await paste(`${CHAT}\n赵六 2026-03-01 09:22\n下水道堵了污水往外冒`)).body;
    expect(longer.matters.map((m: Matter) => m.speaker)).toEqual(['标记名四七一一', '赵六']);
    expect((await tick(asked.paste, { ...asked.matters[0], mark: await markOfFirst() })).body.code).toBe(
      'pastedBefore',
    );
  });
  const markOfFirst = async () =>
    (
      await open.house.db
        .selectFrom('inbox_draft')
        .select('external_id')
        .where('source', '=', 'chat')
        .executeTakeFirstOrThrow()
    ).external_id;

  test('is remembered when nothing of it was for us', async () => {
    const text = '张三 2026-03-02 08:12\n楼上装修太吵了';
    const read = (await paste(text)).body;
    expect(read.matters).toHaveLength(1);
    const closed = await api.as('liu').post('/api/inbox/chat/close', { body: { area: VILLAGE, paste: read.paste } });
    expect(closed.body).toEqual({ registered: 0 });
    expect((await paste(text)).body).toMatchObject({ matters: [], decided: { registered: 0 } });
    expect(await tablesWith('装修')).toEqual([]);
  });

  test('shows what is registered already', async () => {
    const text = '孙八 2026-03-02 10:12\n3号楼2单元的楼道灯坏了好几天';
    const [matter] = (await paste(text)).body.matters;
    expect(matter.alike).toMatchObject([{ what: 'case', why: 'words' }]);
  });

  test('is for the own place, and for those who register what people say', async () => {
    expect((await paste(CHAT, { area: '150102401007' })).status).toBe(422);
    expect((await paste(CHAT, {}, 'chen')).status, 'a grid worker').toBe(200);
    expect((await paste(CHAT, {}, 'zhou')).status, 'a caller').toBe(403);
    expect((await api.visitor.post('/api/inbox/chat', { body: {} })).status).toBe(401);
  });
});
