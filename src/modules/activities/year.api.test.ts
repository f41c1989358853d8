import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { Answer } from '#test/api.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import { branchAtWork, COMMUNITY, VILLAGE } from './activities.example.ts';

/* A year of 三会一课 for six branches on the real database: planned in one act, held as the months go by, and in one of them a quarter is missed. */

const open = await openTestHouse();
const api = await startApi(open);
const NEW_YEAR = '2026-01-04T10:00:00+08:00';
const keepers = ['liu', 'li', 'zhao', 'dai'];
const at = (moment: string) => {
  open.setNow(moment);
  for (const login of keepers) api.forget(login);
};
at(NEW_YEAR);
const names = ['一', '二', '三', '四', '五', '六'];
const branches: Awaited<ReturnType<typeof branchAtWork>>[] = [];
for (const [i, n] of names.entries()) {
  const b = await branchAtWork(
    open,
    api,
    i < 3 ? { name: `老熊沟第${n}党支部` } : { name: `麻花板第${n}党支部`, area: COMMUNITY, by: 'li' },
  );
  for (const m of ['甲', '乙', '丙', '丁']) await b.join(`党员${n}${m}`);
  branches.push(b);
}
type Item = {
  organisationId: string;
  kind: string;
  day: string;
  startsAt: string;
  endsAt: string;
  title: string;
  group: string | null;
  instead: string | null;
  insteadName: string;
};
const kinds = ['memberMeeting', 'partyClass', 'themeDay'];
const draft = (login: string, units: string[], more: object = {}): Promise<Answer> =>
  api.as(login).post('/api/activities/plans/draft', {
    body: { year: 2026, unitIds: units, kinds, day: 15, hour: 15, ...more },
  });
const put = (login: string, items: Item[], where = '党员活动室') =>
  api.as(login).post('/api/activities/plans', {
    body: {
      items: items.map(({ organisationId, kind, title, startsAt, endsAt, group }) => ({
        ...{ organisationId, kind, title, startsAt, endsAt, where },
        ...(group && { group }),
      })),
    },
  });
const village = branches.slice(0, 3).map((b) => b.unit);
const community = branches.slice(3).map((b) => b.unit);

describe('planned in one go', () => {
  test('the draft keeps nothing, lies on working days and around holidays; a batch is taken back but for what was touched', async () => {
    const first = await draft('liu', [village[0]!]);
    expect(first.status, first.text).toBe(200);
    const items = first.body.items as Item[];
    expect(items.filter((i) => i.kind === 'themeDay')).toHaveLength(12);
    expect(items.filter((i) => i.kind === 'memberMeeting').map((i) => i.day.slice(5, 7))).toEqual([
      '02',
      '05',
      '08',
      '11',
    ]);
    // 15 February 2026 is the first day of the Spring Festival, which lasts until the 23rd; 15 August is a Saturday.
    expect(items.find((i) => i.kind === 'themeDay' && i.day.startsWith('2026-02'))).toMatchObject({
      day: '2026-02-24',
      instead: '2026-02-15',
      insteadName: expect.stringContaining('春节'),
    });
    expect(items.find((i) => i.kind === 'themeDay' && i.day.startsWith('2026-08'))).toMatchObject({
      day: '2026-08-17',
    });
    expect((await api.as('liu').get('/api/activities?from=2026-01-01')).body.items).toEqual([]);
    const made = await put('liu', items);
    expect(made.body).toMatchObject({ made: 20 });
    expect((await draft('liu', [village[0]!])).body).toEqual({ items: [], lacking: 0 });
    const twice = await put('liu', items.slice(0, 1));
    expect(twice).toMatchObject({ status: 422, body: { errors: [{ field: 'items.0.startsAt', rule: 'planTwice' }] } });
    expect(twice.text).toContain('老熊沟第一党支部');
    const [one] = (await api.as('liu').get('/api/activities?from=2026-01-01&kind=partyClass')).body.items;
    await api.as('liu').post(`/api/activities/${one.id}/call`, { version: 1, body: {} });
    const undo = (login = 'liu') => api.as(login).post(`/api/activities/plans/${made.body.id}/undo`, { body: {} });
    expect((await undo('li')).status).toBe(404);
    expect((await undo()).body).toEqual({ undone: 19, kept: 1 });
    expect((await undo()).body.code).toBe('undone');
    await api.as('liu').post(`/api/activities/${one.id}/cancel`, { version: 2, body: { reason: '重排全年' } });
    const journal = await open.house.db
      .selectFrom('journal')
      .select('verb')
      .where('verb', '=', 'unplan')
      .orderBy('seq')
      .execute();
    expect(journal).toHaveLength(19);
  });

  test('a line that is wrong is refused by its number, and nothing of the batch is kept', async () => {
    const { items } = (await draft('liu', [village[1]!])).body as { items: Item[] };
    const [one, two] = [items[0]!, items[1]!];
    const past = { ...two, startsAt: '2026-01-03T15:00:00+08:00', endsAt: '2026-01-03T17:00:00+08:00' };
    const refused = async (lines: Item[]) => (await put('liu', lines)).body.errors[0];
    expect(await refused([one, past])).toMatchObject({ field: 'items.1.startsAt', rule: 'planPast' });
    expect(await refused([one, { ...two, organisationId: community[0]! }])).toMatchObject({
      field: 'items.1.organisationId',
      rule: 'unitNotHere',
    });
    expect(await refused([one, { ...two, kind: 'groupMeeting' }])).toMatchObject({
      field: 'items.1.group',
      rule: 'groupMissing',
    });
    expect(await refused([one, one])).toMatchObject({ field: 'items.1.startsAt', rule: 'planTwice' });
    expect((await api.as('liu').get(`/api/activities?organisationId=${village[1]}`)).body.items).toEqual([]);
  });
});

describe('a year', () => {
  test('of six branches is planned, held, found wanting in one quarter of one branch, and printed', async () => {
    for (const [login, units] of [
      ['liu', village],
      ['li', community],
    ] as const) {
      const drafted = await draft(login, [...units]);
      expect(drafted.body.lacking).toBe(3);
      const made = await put(login, drafted.body.items);
      expect(made.body.made, made.text).toBe(60);
    }
    const missing = branches[4]!;
    const all: { id: string; kind: string; organisationId: string; startsAt: string; day: string; status: string }[] =
      [];
    for (const login of ['liu', 'li'])
      all.push(...(await api.as(login).get('/api/activities?from=2026-01-01&status=planned')).body.items);
    expect(all).toHaveLength(120);
    let today = '';
    for (const a of all.sort((x, y) => x.startsAt.localeCompare(y.startsAt))) {
      if (a.day !== today) at(`${a.day}T20:00:00+08:00`);
      today = a.day;
      const b = branches.find((x) => x.unit === a.organisationId)!;
      if (b === missing && a.kind === 'memberMeeting' && a.day.startsWith('2026-08')) continue;
      const called = await b.call(a.id);
      const ticks = called.body.attendees.map((t: { id: string }) => ({ attendeeId: t.id, presence: 'present' }));
      const there = await b.attend(a.id, { ticks }, { madeAt: a.startsAt });
      expect((await b.hold(a.id, there.body.version)).status, `${a.kind} ${a.day}`).toBe(200);
    }
    at('2026-12-31T18:00:00+08:00');
    // What is seen above: units and pieces of the year, and no name of anybody.
    const boards = [
      await api.as('zhao').get('/api/activities/years?year=2026'),
      await api.as('dai').get('/api/activities/years?year=2026'),
    ];
    const party = boards
      .flatMap((b) => b.body.items)
      .filter((i: { unit: { name: string } }) => / ?第.党支部$/.test(i.unit.name));
    expect(party).toHaveLength(6);
    const gaps = party.flatMap(
      (i: { unit: { name: string }; lines: { kind: string; cells: { from: number; state: string }[] }[] }) =>
        i.lines
          .filter((l) => kinds.includes(l.kind))
          .flatMap((l) =>
            l.cells.filter((c) => c.state !== 'held').map((c) => `${i.unit.name} ${l.kind} ${c.from} ${c.state}`),
          ),
    );
    expect(gaps).toEqual(['麻花板第五党支部 memberMeeting 7 missed']);
    expect(boards.map((b) => b.text).join()).not.toContain('党员五甲');

    const book = async (url: string) => {
      const sent = await api.app.inject({ method: 'GET', url, headers: { cookie: await api.as('li').cookie() } });
      const found = new exceljs.Workbook();
      await found.xlsx.load(sent.rawPayload as unknown as Parameters<typeof found.xlsx.load>[0]);
      return found.worksheets.flatMap((s) =>
        s.getSheetValues().map((r) => (Array.isArray(r) ? r.filter(Boolean).join('|') : '')),
      );
    };
    const own = await book(`/api/activities/units/${missing.unit}/year.xlsx?year=2026`);
    expect(own.find((r) => r.includes('党员大会'))).toBe(
      '党员大会|每季度 1 次|1|1–3月 已开展|4–6月 已开展|7–9月 没开|10–12月 已开展',
    );
    expect(own.filter((r) => r.includes('主题党日') && r.includes('已开展'))).toHaveLength(13);
    const above = await book('/api/activities/years.xlsx?year=2026');
    expect(above.filter((r) => r.includes('党员大会')).map((r) => r.split('|').slice(1).join('|'))).toEqual(
      expect.arrayContaining([
        '麻花板第五党支部|党员大会|每季度 1 次|3|1|7–9月',
        '麻花板第四党支部|党员大会|每季度 1 次|4',
      ]),
    );
  }, 120_000);
});

describe('what is asked', () => {
  test('changes from a day on and never backwards, with its reason, by who may; both stand in the journal', async () => {
    at('2026-06-10T10:00:00+08:00');
    const b = await branchAtWork(open, api, { name: '老熊沟试验党支部' });
    await b.join('党员试');
    const ask = (login: string, more: object = {}) =>
      api.as(login).post('/api/activities/requirements', {
        body: {
          ...{ area: VILLAGE, organisationId: b.unit, kind: 'partyClass', period: 'month', needs: 1 },
          ...{ validFrom: '2026-07-01', basis: '乡党委 2026 年 3 号', ...more },
        },
      });
    expect((await ask('liu')).status).toBe(403);
    const set = await ask('zhao');
    expect(set.status, set.text).toBe(200);
    expect((await ask('zhao')).body.code).toBe('requirementKnown');
    expect((await ask('zhao', { needs: 2 })).body.id).toBe(set.body.id);
    expect((await ask('zhao', { organisationId: undefined, area: '150102' })).body.errors[0].rule).toBe('unitNotHere');
    const year = await api.as('liu').get(`/api/activities/units/${b.unit}/year?year=2026`);
    const line = year.body.lines.find((l: { kind: string }) => l.kind === 'partyClass');
    expect(
      line.cells.map(
        (c: { from: number; to: number; needs: number; state: string }) => `${c.from}-${c.to}:${c.needs} ${c.state}`,
      ),
    ).toEqual(['1-3:1 missed', '4-6:1 due', ...[7, 8, 9, 10, 11, 12].map((m) => `${m}-${m}:2 due`)]);
    const asked = (await api.as('liu').get(`/api/activities/units/${b.unit}/requirements`)).body.items.filter(
      (r: { kind: string }) => r.kind === 'partyClass',
    );
    expect(asked).toMatchObject([
      { isOwn: true, isNow: false, needs: 2, validFrom: '2026-07-01' },
      { isOwn: false, isNow: true, period: 'quarter' },
    ]);
    const journal = await journalOf(open.house.db, set.body.id);
    expect(journal).toMatchObject([
      { verb: 'set' },
      { verb: 'change', data: { needs: 2, was: { period: 'month', needs: 1 } } },
    ]);
  });

  test('a committee owes a volunteer activity a month, with or without members on record', async () => {
    const board = await api.as('li').get(`/api/activities/years?year=2026&area=${COMMUNITY}`);
    const committee = board.body.items.find((i: { unit: { kind: string } }) => i.unit.kind === 'committee');
    expect(committee.lines).toMatchObject([{ kind: 'volunteering', period: 'month', needs: 1 }]);
    at(TEST_NOW);
  });
});
