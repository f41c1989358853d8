import { createHash, randomUUID } from 'node:crypto';
import exceljs from 'exceljs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { type Answer, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import { patrolRoles, verifierRoles, walkerRoles } from './patrols.rules.ts';

/* A week in Laoxionggou: chen walks, liu (village) and zhao (township) look at what was mended. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const VILLAGE = '150124201213';
const MADE = '2026-03-03T01:00:00Z';
const TODAY = '2026-03-03';

let shade = 0;
async function photo(login = 'chen'): Promise<string> {
  const id = randomUUID();
  shade += 1;
  const content = await sharp({ create: { width: 40, height: 30, channels: 3, background: { r: shade, g: 9, b: 9 } } })
    .jpeg()
    .toBuffer();
  const sha256 = createHash('sha256').update(content).digest('hex');
  const sent = await api.as(login).put(`/api/phone-files/${id}`, {
    key: id,
    body: { sha256 },
    files: [{ field: 'file', name: '现场.jpg', content }],
  });
  expect(sent.status).toBe(200);
  return id;
}
type More = { files?: string[]; madeAt?: string; id?: string; [field: string]: unknown };
const walk = (login: string, { files = [], madeAt = MADE, id = randomUUID(), ...more }: More = {}): Promise<Answer> =>
  api.as(login).post('/api/patrols', {
    key: id,
    body: { captured: { id, madeAt, files }, area: VILLAGE, result: 'nothing', ...more },
  });
async function mend(login = 'chen'): Promise<Answer> {
  const [before, after] = [await photo(login), await photo(login)];
  return walk(login, {
    result: 'mended',
    what: '路口的排水口堵了树叶,清开了。',
    category: 'water',
    files: [before, after],
    after: [after],
  });
}
const look = (login: string, id: string, verb: string, version = 1, note = '') =>
  api.as(login).post(`/api/patrols/${id}/look-at`, { version, body: { verb, note } });
const board = async (login = 'liu', week = TODAY) =>
  (await api.as(login).get(`/api/patrols/board?week=${week}`)).body.lines.find(
    (l: { area: string }) => l.area === VILLAGE,
  );

describe('a round', () => {
  test('with nothing found is one line, arrives once, and the grid counts as walked on the day it was written', async () => {
    const id = randomUUID();
    expect((await board()).walked.every((w: boolean) => !w)).toBe(true);
    const first = await walk('chen', { id, madeAt: '2026-03-02T01:00:00Z' });
    expect(first).toMatchObject({ status: 200, body: { id, day: '2026-03-02', state: 'done', what: null } });
    expect((await walk('chen', { id, madeAt: '2026-03-02T01:00:00Z' })).body).toEqual(first.body);
    expect(await board()).toMatchObject({ walked: [true, false, false, false, false, false, false], finds: 0 });
    const journal = await journalOf(open.house.db, id);
    expect(journal.map((j) => j.verb)).toEqual(['walk']);
    const today = await api.as('chen').get('/api/patrols/today');
    expect(today.body.grids).toMatchObject([{ area: VILLAGE, isWalked: false }]);
  });

  test('with a hazard becomes a case in the same moment, with its pictures and nobody behind it', async () => {
    const files = [await photo()];
    const answer = await walk('chen', {
      result: 'hazard',
      what: '村东头机井房的门锁坏了,电闸露在外面。',
      category: 'power',
      placeNote: '机井房',
      files,
    });
    expect(answer).toMatchObject({ status: 200, body: { state: 'reported', category: 'power' } });
    const c = await open.house.db
      .selectFrom('cases')
      .select(['kind', 'channel', 'area', 'category', 'body'])
      .where('id', '=', answer.body.caseId)
      .executeTakeFirstOrThrow();
    expect(c).toMatchObject({ kind: 'hazard', channel: 'patrol', area: VILLAGE, category: '电线路灯' });
    const pictures = await open.house.db
      .selectFrom('case_file')
      .select('id')
      .where('case_id', '=', answer.body.caseId)
      .execute();
    expect(pictures).toHaveLength(1);
    expect((await api.as('liu').get('/api/patrols/finds')).body.items[0]).toMatchObject({ id: answer.body.id });
  });

  test('satisfies the duty of its grid, by the day it was written down', async () => {
    const unit = await open.house.db
      .selectFrom('post')
      .select('organisation_id')
      .where('area', '=', VILLAGE)
      .where('role', '=', 'gridWorker')
      .executeTakeFirstOrThrow();
    const set = await api.as('liu').post('/api/duties', {
      body: {
        area: VILLAGE,
        organisationIds: [unit.organisation_id],
        role: 'gridWorker',
        title: '每天巡查网格',
        recordKind: 'patrol',
        rrule: 'FREQ=DAILY',
        startsOn: TODAY,
        openDays: 1,
        needs: 1,
      },
    });
    expect(set.status, set.text).toBe(200);
    const { body } = await walk('chen');
    const heard = await open.house.db.selectFrom('duty_record').select('record_id').execute();
    expect(heard.map((h) => h.record_id)).toEqual([body.id]);
  });

  test('is refused by name: elsewhere, in the future, before the place was, without what it must bring', async () => {
    const code = async (more: More, login = 'chen') => {
      const { status, body } = await walk(login, more);
      return [status, body.errors?.[0]?.rule ?? body.code];
    };
    expect(await code({ area: '150124201210' })).toEqual([422, 'outsideYourPlace']);
    expect(await code({ area: `${VILLAGE}777` })).toEqual([422, 'placeGone']);
    expect(await code({ madeAt: '2026-03-04T09:00:00Z' })).toEqual([422, 'madeInFuture']);
    expect(await code({ result: 'hazard' })).toEqual([422, 'whatMissing']);
    expect(await code({ result: 'mended', what: '清开了树叶' })).toEqual([422, 'beforeMissing']);
    expect(await code({ result: 'mended', what: '清开了树叶', files: [await photo()] })).toEqual([422, 'afterMissing']);
    expect(await code({ files: [await photo()] })).toEqual([422, 'nothingHasNoFind']);
    expect(await code({ result: 'hazard', what: '电线垂下来了', files: [randomUUID()] })).toEqual([409, 'fileMissing']);
    expect((await walk('zhao')).status).toBe(403);
  });
});

describe('what was mended on the spot', () => {
  test('is looked at by somebody else, once', async () => {
    const { body } = await mend();
    expect(body.state).toBe('toVerify');
    expect((await look('chen', body.id, 'verify')).status).toBe(403);
    const seen = await api.as('liu').get(`/api/patrols/${body.id}`);
    expect(seen.body).toMatchObject({ open: ['verify', 'sendBack'], files: [{ stage: 'before' }, { stage: 'after' }] });
    const file = seen.body.files[0].id;
    expect((await api.as('liu').get(`/api/patrols/${body.id}/files/${file}`)).status).toBe(200);
    expect((await api.as('li').get(`/api/patrols/${body.id}/files/${file}`)).status).toBe(404);
    expect((await look('liu', body.id, 'verify', 9)).status).toBe(412);
    expect(await look('liu', body.id, 'verify')).toMatchObject({
      status: 200,
      body: { state: 'verified', verified: { by: '刘桂兰' }, open: [] },
    });
    expect((await look('zhao', body.id, 'verify', 2)).body.code).toBe('notNow');
  });

  test('the village that mended it itself is looked at by the township', async () => {
    const { body } = await mend('liu');
    const seen = await api.as('liu').get(`/api/patrols/${body.id}`);
    expect(seen.body).toMatchObject({ open: [], closed: [{ verb: 'verify' }, { verb: 'sendBack' }] });
    expect((await look('liu', body.id, 'verify')).body.code).toBe('ownFind');
    expect((await look('zhao', body.id, 'verify')).body.state).toBe('verified');
  });

  test('that is not in order becomes a hazard case, with what is wrong', async () => {
    const { body } = await mend();
    expect((await look('zhao', body.id, 'sendBack')).body.code).toBe('noteMissing');
    const back = await look('zhao', body.id, 'sendBack', 1, '盖板没有放回去');
    expect(back).toMatchObject({ status: 200, body: { state: 'redo', verified: { note: '盖板没有放回去' } } });
    const c = await open.house.db
      .selectFrom('cases')
      .select(['kind', 'body'])
      .where('id', '=', back.body.caseId)
      .executeTakeFirstOrThrow();
    expect(c.kind).toBe('hazard');
    expect(c.body).toContain('盖板没有放回去');
  });
});

describe('who reaches it', () => {
  test.each(members.map((m) => m.login))('%s', async (login) => {
    const m = members.find((x) => x.login === login)!;
    const { body } = await walk('chen', { result: 'hazard', what: '沟边的护栏断了。' });
    const sees = (patrolRoles as readonly string[]).includes(m.role);
    const here = VILLAGE.startsWith(m.area);
    expect((await api.as(login).get(`/api/patrols/${body.id}`)).status).toBe(!sees ? 403 : here ? 200 : 404);
    const listed = await api.as(login).get('/api/patrols/finds');
    expect(listed.status).toBe(sees ? 200 : 403);
    if (sees) expect(listed.body.items.some((i: { id: string }) => i.id === body.id)).toBe(here);
    const walks = (walkerRoles as readonly string[]).includes(m.role);
    expect((await walk(login)).status).toBe(!walks ? 403 : m.area === VILLAGE ? 200 : here ? 200 : 422);
    const looks = (verifierRoles as readonly string[]).includes(m.role);
    expect((await look(login, body.id, 'verify')).status).toBe(!looks ? 403 : here ? 409 : 404);
  });

  test('the board names grids and nobody; it goes out as a table', async () => {
    const { body, text } = await api.as('zhao').get(`/api/patrols/board?week=${TODAY}`);
    expect(body.days[0]).toBe('2026-03-02');
    for (const m of members) expect(text).not.toContain(m.name);
    const sent = await api.app.inject({
      url: `/api/patrols/board/export?week=${TODAY}`,
      headers: { cookie: await api.as('zhao').cookie() },
    });
    const book = new exceljs.Workbook();
    await book.xlsx.load(sent.rawPayload as unknown as Parameters<typeof book.xlsx.load>[0]);
    const rows = book.worksheets[0]!.getSheetValues().flatMap((r) => (Array.isArray(r) ? [r.join('|')] : []));
    expect(rows.some((r) => r.includes('老熊沟') && r.includes('✓'))).toBe(true);
  });
});
