import { expect, test } from 'vitest';
import { appliesTo, draftYear, nearest, spansOf, yearLines } from './year.rules.ts';

const quarterly = { kind: 'memberMeeting', period: 'quarter', needs: 1, basis: '支部工作条例 11' } as const;
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
  const themeDay = { kind: 'themeDay', period: 'month', needs: 1, basis: '' } as const;
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
  expect(nearest([row('', 1), row('150124', 2)])[0]?.needs).toBe(2);
  expect(nearest([row('150124', 2), row('', 3, 'x')])[0]?.needs).toBe(3);
  expect(nearest([row('', 1), row('', 4, null, '2026-01-01')])[0]?.needs).toBe(4);
  expect(nearest([row('', 1), row('150124', 0)])).toEqual([]);
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
test('a draft fills what is due and nothing else, never in the past, on the last day where the month is shorter', () => {
  const lines = yearLines([quarterly], 2026, [held('2026-01-10')], { today: '2026-02-20', since: '2025-01-01' });
  expect(draftYear(lines, 2026, 31, '2026-02-20')).toEqual([
    { kind: 'memberMeeting', day: '2026-05-31' },
    { kind: 'memberMeeting', day: '2026-08-31' },
    { kind: 'memberMeeting', day: '2026-11-30' },
  ]);
  const late = yearLines([quarterly], 2026, [], { today: '2026-12-31', since: '2025-01-01' });
  expect(draftYear(late, 2026, 10, '2026-12-31')).toEqual([]);
});
