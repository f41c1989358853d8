import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { personOf, universityAtWork } from '#test/university.ts';
import type { ClassView } from './enrolments.contract.ts';
import { keepMoving } from './enrolments.jobs.ts';

/* A class for which more people ask than fit in: drawn in public on the evening after enrolment closes, by Li, with Dai of the district as witness. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const university = await universityAtWork(open);
const at = (moment: string) => {
  open.setNow(moment);
  for (const login of ['li', 'dai']) api.forget(login);
};
const AFTER = '2026-03-11T21:30:00+08:00';
const SEED = { publicSource: '福彩3D 第2026060期开奖号码', publicDay: '2026-03-11' };
let c = '';
const act = (what: string, body: object, login = 'li', id = c) =>
  api.as(login).post(`/api/enrolments/classes/${id}/${what}`, { body });
const view = async (): Promise<ClassView> => (await api.as('li').get(`/api/enrolments/classes/${c}`)).body;
const enrol = (n: number, body: object = {}) => {
  const p = personOf(n);
  return act('enrol', { ...p, birthYear: 1956, way: 'counter', ...body });
};
const atHome = (n: number, more: Record<string, string> = {}) =>
  api.app.inject({
    method: 'POST',
    url: `/enrol/${c}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ ...personOf(n), ...more }).toString(),
  });
const page = async (path = '') => (await api.visitor.get(`/enrol/draws/${c}${path}`)).text;
beforeAll(async () => {
  c = await university.addClass({ name: '国画班', seats: 5, kept: 2, mode: 'lottery' });
});

test('the hash hangs out before: not twice, not for a class without a draw, not with a number of before the list is closed', async () => {
  const firstCome = await university.addClass({ name: '书法班', weekday: 2 });
  expect((await act('seed', SEED, 'li', firstCome)).body.code).toBe('notByLot');
  expect((await act('seed', { ...SEED, publicDay: '2026-03-10' })).body.code).toBe('numberTooEarly');
  expect(await page()).toContain('承诺值还没公布');
  const made = await act('seed', SEED);
  expect(made.status, made.text).toBe(200);
  const { commitment } = made.body.drawn;
  expect(await page()).toContain(commitment);
  expect(made.text).not.toContain('"seed":"');
  expect((await act('seed', SEED)).body.code).toBe('seedTwice');
  const late = await university.addClass({
    name: '油画班',
    mode: 'lottery',
    weekday: 3,
    closesAt: '2026-03-03T10:00:00+08:00',
  });
  expect((await act('seed', SEED, 'li', late)).body.code).toBe('seedTooLate');
  // Without a published seed there is no draw, whatever is entered.
  expect((await act('number', { publicNumber: '395' }, 'li', late)).body.code).toBe('seedNotPublished');
  expect((await act('draw', { publicNumber: '395' }, 'dai', late)).body.code).toBe('seedNotPublished');
});

test('people apply by every way; their lots tell nothing of them; what gives priority is settled before the list is closed', async () => {
  const rules = {
    offerHours: 48,
    keptUntil: '2026-03-09T17:00:00+08:00',
    swapUntil: '2026-03-30',
    priorities: ['disability', 'newLearner'],
  };
  const put = (priorities: string[], version: number) =>
    api.as('li').put(`/api/enrolments/classes/${c}/rules`, { version, body: { ...rules, priorities } });
  expect((await put(rules.priorities, 1)).status).toBe(200);
  for (let n = 1; n <= 12; n += 1) {
    const done = await atHome(n, n % 3 === 0 ? { 'is.newLearner': '1' } : {});
    expect(done.statusCode, done.body).toBe(200);
    expect(done.body).toMatch(/抽签号 \d{6}/);
  }
  for (let n = 13; n <= 16; n += 1) expect((await enrol(n)).body.status).toBe('applied');
  expect((await enrol(16)).body.code).toBe('twice');
  const { items } = await view();
  expect(items.every((e) => e.status === 'applied' && /^\d{6}$/.test(e.lot!))).toBe(true);
  const [first] = items;
  const claims = { claims: ['disability'], reason: '残疾证已看' };
  const corrected = await api.as('li').put(`/api/enrolments/${first!.id}/claims`, { version: 1, body: claims });
  expect(corrected.body.items[0]).toMatchObject({ drawTier: 1 });
  // One leaves again.
  const gone = items[1]!;
  await api
    .as('li')
    .post(`/api/enrolments/${gone.id}/move`, { version: 1, body: { verb: 'withdraw', reason: '不报了' } });
  expect((await act('number', { publicNumber: '395' })).body.code).toBe('windowOpen');

  at('2026-03-10T17:00:00+08:00');
  await keepMoving(systemCtx(open.house, 'test'));
  const after = await view();
  expect(after).toMatchObject({
    draw: 'closed',
    drawn: { lots: 15, listHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  expect(await page()).toContain(after.drawn!.listHash);
  expect(await page('/draw.json')).not.toContain('"seed"');
  expect((await enrol(17)).body.code).toBe('windowClosed');
  const late = await api
    .as('li')
    .put(`/api/enrolments/${first!.id}/claims`, { version: 2, body: { ...claims, claims: [] } });
  expect(late.body.code).toBe('listClosed');
  expect((await put(['local'], 2)).body.code).toBe('listClosed');
});

test('it is drawn once, by two people, with the number everybody can look up', async () => {
  expect((await act('number', { publicNumber: '395' })).body.code).toBe('numberNotYet');
  at(AFTER);
  expect((await act('draw', { publicNumber: '395' }, 'dai')).body.code).toBe('numberMissing');
  expect((await act('number', { publicNumber: '三九五' })).body.code).toBe('numberWrong');
  expect((await act('number', { publicNumber: '3 9 5' })).body.drawn).toMatchObject({
    publicNumber: '395',
    isOwnNumber: true,
  });
  expect(await act('draw', { publicNumber: '395' })).toMatchObject({ status: 403, body: { code: 'ownWitness' } });
  expect((await act('draw', { publicNumber: '394' }, 'dai')).body.code).toBe('numberDiffers');
  // A seed that was changed after it was published does not fit its hash.
  const { db } = open.house;
  const real = await db
    .selectFrom('enrolment_draw')
    .select('commitment')
    .where('class_id', '=', c)
    .executeTakeFirstOrThrow();
  const forge = (commitment: string) =>
    db.updateTable('enrolment_draw').set({ commitment }).where('class_id', '=', c).execute();
  await forge('0'.repeat(64));
  expect((await act('draw', { publicNumber: '395' }, 'dai')).body.code).toBe('seedNotThePublished');
  await forge(real.commitment);

  const both = await Promise.all([1, 2].map(() => act('draw', { publicNumber: '395' }, 'dai')));
  expect(both.map((a) => a.status).sort()).toEqual([200, 409]);
  expect(both.find((a) => a.status === 409)?.body.code).toBe('alreadyDrawn');
  expect((await act('number', { publicNumber: '111' })).body.code).toBe('alreadyDrawn');
  const { items } = await view();
  const offered = items.filter((e) => e.status === 'offered');
  expect(offered).toHaveLength(5);
  expect(offered.filter((e) => e.way !== 'portal').length).toBeGreaterThanOrEqual(2);
  // The lot of the first tier has a seat; the line stands in the order drawn.
  expect(offered.map((e) => e.drawTier)).toContain(1);
  const line = items.filter((e) => e.status === 'waiting');
  expect(line.map((e) => e.inLine)).toEqual(Array.from({ length: 10 }, (_, i) => i + 1));
});

test('whoever downloads the two files finds the same result, with nothing of our code; and every forgery', async () => {
  const data = await page('/draw.json');
  const script = await api.visitor.get('/enrol/draws/recompute-draw.mjs');
  expect(script.text).not.toMatch(/from '#|from '\.\.?\//);
  const folder = await mkdtemp(join(tmpdir(), 'draw-'));
  const run = async (json: string) => {
    await writeFile(join(folder, 'draw.json'), json);
    await writeFile(join(folder, 'recompute-draw.mjs'), script.text);
    const args = [join(folder, 'recompute-draw.mjs'), join(folder, 'draw.json')];
    return promisify(execFile)(process.execPath, args).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
    );
  };
  const right = await run(data);
  expect(right).toMatchObject({ code: 0, stdout: expect.stringContaining('OK') });
  const lines = right.stdout.split('\n').slice(0, 15);
  const won = lines.filter((l) => !l.endsWith('wait')).map((l) => l.split('\t')[1]);
  const { items, drawn } = await view();
  expect(new Set(won)).toEqual(new Set(items.filter((e) => e.status === 'offered').map((e) => e.lot)));
  const forged = JSON.parse(data) as { result: { number: string }[] };
  [forged.result[0]!.number, forged.result[14]!.number] = [forged.result[14]!.number, forged.result[0]!.number];
  expect(await run(JSON.stringify(forged))).toMatchObject({ code: 1, stdout: expect.stringContaining('result') });
  await rm(folder, { recursive: true });
  // What is public names nobody; the page says all that is needed.
  for (const text of [data, await page()]) {
    expect(text).not.toMatch(/学员0|\b(?:1991|1956)\b/);
    expect(text).toContain(drawn!.seed);
  }
  for (const e of items) expect(data.includes(e.number)).toBe(false);
});

test('a lot that was drawn and not confirmed goes to the next one drawn', async () => {
  const before = (await view()).items;
  const next = before.find((e) => e.inLine === 1)!;
  at('2026-03-14T12:00:00+08:00');
  await keepMoving(systemCtx(open.house, 'test'));
  const { items } = await view();
  expect(items.find((e) => e.id === next.id)).toMatchObject({ status: 'offered', toTell: true });
  expect(items.filter((e) => e.status === 'lapsed')).toHaveLength(5);
  expect(items.filter((e) => e.status === 'offered')).toHaveLength(5);
  const [taken] = items.filter((e) => e.status === 'offered');
  const body = { verb: 'accept' };
  const accepted = await api.as('li').post(`/api/enrolments/${taken!.id}/move`, { version: taken!.version, body });
  expect(accepted.status, accepted.text).toBe(200);
  expect(accepted.body.seated).toBe(1);
});
