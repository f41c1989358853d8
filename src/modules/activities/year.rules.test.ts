import { expect, test } from 'vitest';
import { appliesTo, nearest, type Placed, spansOf, yearLines } from './year.rules.ts';

const quarterly: Placed = {
  kind: 'memberMeeting',
  period: 'quarter',
  needs: 1,
  basis: '支部工作条例 11',
  area: '',
  organisationId: null,
  validFrom: '2018-10-28',
};
const held = (day: string, kind = 'memberMeeting' as 'memberMeeting' | 'studyVisit', countsAs: 'themeDay'[] = []) => ({
  kind,
  countsAs,
  day,
  status: 'held',
});
const day = { today: '2026-08-15', since: '2025-01-01' };

test('a quarter that is over without a meeting is missed; the running one is due, what is planned is planned', () => {
  const planned = { ...held('2026-11-10'), status: 'planned' };
  const [line] = yearLines([quarterly], 2026, [held('2026-01-01'), planned], day);
  expect(line?.cells.map((c) => c.state)).toEqual(['held', 'missed', 'due', 'planned']);
  expect(line?.missed).toBe(1);
});
test('the last day of a quarter belongs to it, the next day does not', () => {
  const states = (d: string) => yearLines([quarterly], 2026, [held(d)], day)[0]?.cells.map((c) => c.state);
  expect(states('2026-03-31')?.slice(0, 2)).toEqual(['held', 'missed']);
  expect(states('2026-04-01')?.slice(0, 2)).toEqual(['missed', 'held']);
});
test('what was planned and never held does not count once its day is past', () => {
  const [line] = yearLines([quarterly], 2026, [{ ...held('2026-07-10'), status: 'called' }], day);
  expect(line?.cells[2]?.state).toBe('due');
});
test('a unit owes nothing for the piece of the year in which it began', () => {
  const [line] = yearLines([quarterly], 2026, [], { ...day, since: '2026-02-01' });
  expect(line?.cells.map((c) => c.state)).toEqual(['none', 'missed', 'due', 'due']);
});
test('a study visit counts as the theme day of its month', () => {
  const themeDay: Placed = { ...quarterly, kind: 'themeDay', period: 'month' };
  const [line] = yearLines([themeDay], 2026, [held('2026-05-20', 'studyVisit', ['themeDay'])], day);
  expect(line?.cells.map((c) => c.state).slice(0, 8)).toEqual([
    'missed',
    'missed',
    'missed',
    'missed',
    'held',
    'missed',
    'missed',
    'due',
  ]);
});
test("a unit's own requirement goes before its place's, the nearer place before the farther; 0 is none", () => {
  const row = (area: string, needs: number, organisationId: string | null = null, validFrom = '2018-01-01') => ({
    ...quarterly,
    area,
    needs,
    organisationId,
    validFrom,
  });
  const needs = (rows: Placed[]) => nearest(rows).get('memberMeeting')?.needs;
  expect(needs([row('', 1), row('150124', 2)])).toBe(2);
  expect(needs([row('150124', 2), row('', 3, 'x')])).toBe(3);
  expect(needs([row('', 1), row('', 4, null, '2026-01-01')])).toBe(4);
  expect(needs([row('', 1), row('150124', 0)])).toBe(0);
  expect(yearLines([row('', 1), row('150124', 0)], 2026, [], day)).toEqual([]);
});
test('no committee, no committee meeting; no groups, no group meeting', () => {
  const none = { hasCommittee: false, hasGroups: false };
  expect(appliesTo('committeeMeeting', none)).toBe(false);
  expect(appliesTo('groupMeeting', none)).toBe(false);
  expect(appliesTo('memberMeeting', none)).toBe(true);
  expect(appliesTo('committeeMeeting', { ...none, hasCommittee: true })).toBe(true);
});
test('a year is cut without gaps', () => {
  for (const p of ['month', 'quarter', 'halfYear', 'year'] as const) {
    const spans = spansOf(p);
    expect(spans[0]?.from).toBe(1);
    expect(spans.at(-1)?.to).toBe(12);
    expect(spans.slice(1).every((s, i) => s.from === spans[i]!.to + 1)).toBe(true);
  }
});
test('a new requirement begins with the first whole month and the first whole piece behind its day; what was before is judged by what held then', () => {
  const monthly: Placed = { ...quarterly, period: 'month', validFrom: '2026-04-20' };
  const [line] = yearLines([quarterly, monthly], 2026, [held('2026-02-03')], day);
  expect(line).toMatchObject({ period: 'month', needs: 1 });
  expect(line?.cells.map((c) => `${c.from}-${c.to} ${c.state}`)).toEqual([
    '1-3 held',
    '4-4 none',
    '5-5 missed',
    '6-6 missed',
    '7-7 missed',
    '8-8 due',
    '9-9 due',
    '10-10 due',
    '11-11 due',
    '12-12 due',
  ]);
  const ends: Placed = { ...quarterly, needs: 0, validFrom: '2026-07-01' };
  const [until] = yearLines([quarterly, ends], 2026, [], day);
  expect(until?.cells.map((c) => c.state)).toEqual(['missed', 'missed', 'none']);
  const twice: Placed = { ...quarterly, needs: 2, organisationId: 'x', validFrom: '2026-04-01' };
  const [more] = yearLines([quarterly, twice], 2026, [held('2026-01-05'), held('2026-04-05')], day);
  expect(more?.cells.map((c) => c.state)).toEqual(['held', 'missed', 'due', 'due']);
});
test('the same thing asked for anew by another place cuts nothing', () => {
  const own: Placed = { ...quarterly, area: '150124', validFrom: '2026-02-10', basis: '县里重申' };
  const [line] = yearLines([quarterly, own], 2026, [held('2026-03-30')], day);
  expect(line?.cells).toHaveLength(4);
  expect(line).toMatchObject({ basis: '县里重申', cells: [{ state: 'held' }, {}, {}, {}] });
});
