import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import type { BulletinView, DraftView } from './bulletins.contract.ts';
import { plainText } from './prose.rules.ts';
import { recountAll } from './recount.ts';

const VILLAGE = '150124201213';
const LOGINS = ['liu', 'zhao', 'sun', 'chen', 'dai'] as const;

describe('a bulletin of a village', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const api = await startApi(open);
  const march = { area: VILLAGE, from: '2026-03-01', to: '2026-03-31', kind: 'village' };
  const at = (moment: string) => {
    open.setNow(Temporal.Instant.from(moment));
    for (const login of LOGINS) api.forget(login);
  };
  const query = (more: object = {}) => new URLSearchParams({ ...march, ...more } as Record<string, string>).toString();
  const draft = async (login: string, more: object = {}) => api.as(login).get(`/api/bulletins/draft?${query(more)}`);
  const issue = (login: string, more: object = {}) =>
    api.as(login).post('/api/bulletins', { body: { ...march, ...more } });
  const see = async (id: string, login = 'liu') =>
    (await api.as(login).get(`/api/bulletins/${id}`)).body as BulletinView;
  const walk = async (madeAt: string) => {
    const id = randomUUID();
    const body = { captured: { id, madeAt, files: [] }, area: VILLAGE, result: 'nothing' };
    const answer = await api.as('chen').post('/api/patrols', { key: id, body });
    expect(answer.status, answer.text).toBe(200);
  };
  const rounds = (b: BulletinView) => b.numbers.find((n) => n.figure === 'patrols.rounds')?.value;
  let issued: BulletinView;

  beforeAll(async () => {
    open.setNow(TEST_NOW);
    await walk('2026-03-02T01:00:00Z');
    await walk('2026-03-03T01:00:00Z');
  });

  test('is a draft as long as its period runs, every number leading to its figure', async () => {
    const { body, status } = await draft('liu');
    expect(status).toBe(200);
    const { text, mayIssue, subject } = body as DraftView;
    expect([subject, mayIssue]).toEqual(['老熊沟村', false]);
    expect(plainText(text.zh as never, 'zh')).toContain('网格排查2次\uff0c没有发现隐患\u3002');
    expect(plainText(text.en as never, 'en')).toContain('2 rounds were made in the grids');
    expect(text.notes.map(([zh]) => zh).join()).toContain('还没有结束');
    const refs = text.zh.sections.flatMap((s) => s.paras.flat()).filter((p) => /\d/.test(p.text) && !p.ref);
    expect(refs.map((p) => p.text)).toEqual([]);
    const early = await issue('liu');
    expect([early.status, early.body.code]).toEqual([422, 'notOver']);
  });

  test('is issued by who leads or writes for the place, once, and then stands', async () => {
    at('2026-04-02T01:00:00Z');
    for (const login of ['chen', 'dai']) expect([403, 404]).toContain((await issue(login)).status);
    const answer = await issue('liu');
    expect(answer.status, answer.text).toBe(200);
    issued = answer.body as BulletinView;
    expect(issued).toMatchObject({ number: '老熊沟村公报〔2026〕1号', edition: 1, changed: [], restates: null });
    expect(rounds(issued)).toBe(2);
    expect(issued.numbers.every((n) => n.value !== null && n.figure)).toBe(true);
    const again = await issue('zhao');
    expect([again.status, again.body.code]).toEqual([409, 'issuedAlready']);
    await expect(
      house.db.updateTable('bulletin').set({ number: 'x' }).where('id', '=', issued.id).execute(),
    ).rejects.toThrow(/permission denied/);
  });

  test('a late record changes no number of it: a correction says which, from what to what, and by which record', async () => {
    await walk('2026-03-30T01:00:00Z');
    at('2026-04-02T03:00:00Z');
    const seen = await see(issued.id);
    expect(rounds(seen)).toBe(2);
    expect(seen.text).toEqual(issued.text);
    expect(seen.changed).toMatchObject([
      {
        number: { figure: 'patrols.rounds' },
        ...{ wasValue: 2, value: 3, addedCount: 1, goneCount: 0 },
        added: [{ day: '2026-03-30', title: expect.stringContaining('没发现') }],
      },
    ]);
    // Looking again, or the night's job, says nothing twice.
    at('2026-04-03T03:00:00Z');
    await recountAll(systemCtx(house, 'recountAll'));
    expect((await see(issued.id)).changed).toHaveLength(1);
  });

  test('a number that falls back is told too', async () => {
    await sql`update patrol set day = '2026-02-27' where day = '2026-03-30'`.execute(house.db);
    at('2026-04-04T03:00:00Z');
    const { changed } = await see(issued.id);
    expect(changed.map((c) => [c.wasValue, c.value])).toEqual([
      [2, 3],
      [3, 2],
    ]);
    await sql`update patrol set day = '2026-03-30' where day = '2026-02-27'`.execute(house.db);
  });

  test('a restated edition refers to the first, which stays', async () => {
    at('2026-04-05T03:00:00Z');
    const second = (await issue('liu', { restates: issued.id })).body as BulletinView;
    expect(second).toMatchObject({ edition: 2, restates: { number: issued.number }, changed: [] });
    expect(rounds(second)).toBe(3);
    expect(await see(issued.id)).toMatchObject({ restatedBy: { id: second.id }, text: issued.text });
    expect((await issue('liu', { restates: issued.id })).body.code).toBe('restatedAlready');
  });

  test('is a Word file', async () => {
    for (const path of [`${issued.id}/document?lang=zh`, `draft/document?${query()}&lang=en`]) {
      const file = await api.as('liu').get(`/api/bulletins/${path}`);
      expect(file.headers['content-type']).toContain('wordprocessingml');
      expect(file.text.slice(0, 2)).toBe('PK');
    }
  });

  test('goes to the portal by its own people, and comes down again', async () => {
    const page = async (path = `/bulletins/${issued.id}`) => api.visitor.get(path);
    expect((await page()).status).toBe(404);
    expect((await api.as('chen').post(`/api/bulletins/${issued.id}/public`, { body: {} })).status).toBe(403);
    expect((await api.as('liu').post(`/api/bulletins/${issued.id}/public`, { body: {} })).status).toBe(200);
    const shown = await page();
    expect(shown.text).toContain('老熊沟村2026年3月工作公报');
    expect(shown.text).toContain('由 2 变为 3');
    expect(shown.text).not.toMatch(/陈|刘/);
    expect((await page('/bulletins')).text).toContain(issued.number);
    expect((await api.as('liu').post(`/api/bulletins/${issued.id}/withdrawn`, { body: {} })).status).toBe(200);
    expect((await page()).status).toBe(404);
  });

  test('nobody writes or reads one beyond their own place', async () => {
    expect((await draft('liu', { area: '150124201', kind: 'township' })).status).toBe(404);
    expect((await api.as('dai').get(`/api/bulletins/${issued.id}`)).status).toBe(404);
    expect((await draft('zhao', { kind: 'county' })).body.code).toBe('kindUnfit');
    const list = async (login: string) => (await api.as(login).get('/api/bulletins')).body.items.length;
    expect([await list('liu'), await list('sun'), await list('dai')]).toEqual([2, 2, 0]);
  });

  test('a notice of the hotline is of a county', async () => {
    const { body, status } = await draft('sun', {
      area: '150124',
      kind: 'hotline',
      from: '2026-03-02',
      to: '2026-03-08',
    });
    expect(status).toBe(200);
    expect((body as DraftView).text.zh.title).toContain('\uff082026年3月2日至8日\uff09');
  });

  test('a change within a breakdown says of which part, and names the record', async () => {
    at('2026-03-04T02:00:00Z');
    const cast = await castAtWork(open);
    const water = await cast.file({ category: '供水' });
    await cast.file({ category: '供水' });
    await cast.file({ category: '供热' });
    at('2026-03-09T02:00:00Z');
    const week = { area: '150124', kind: 'hotline', from: '2026-03-02', to: '2026-03-08' };
    const notice = (await issue('sun', week)).body as BulletinView;
    const part = notice.numbers.find((n) => n.says[0].endsWith('\u00b7供水'));
    expect(part).toMatchObject({ value: 2, isPart: true, digest: expect.any(String) });
    await cast.act('zhao', 'categorise', water.id, { category: '供热' });
    at('2026-03-09T04:00:00Z');
    const { changed } = await see(notice.id, 'sun');
    const told = changed.map((c) => [c.number.says[0], c.wasValue, c.value, c.added.length, c.goneCount]);
    expect(told).toContainEqual(['接收诉求\u00b7供热', 1, 2, 1, 0]);
    expect(told).toContainEqual(['接收诉求\u00b7供水', 2, 1, 0, 1]);
    expect(changed.flatMap((c) => c.added.map((r) => r.path))).toContain(`/cases/${water.id}`);
  });
});
