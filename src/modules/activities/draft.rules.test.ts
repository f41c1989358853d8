import { expect, test } from 'vitest';
import { type DraftAsk, draftYear } from './draft.rules.ts';
import { type Placed, yearLines } from './year.rules.ts';

const quarterly: Placed = {
  kind: 'memberMeeting',
  period: 'quarter',
  needs: 1,
  basis: '支部工作条例 11',
  area: '',
  organisationId: null,
  validFrom: '2018-10-28',
};
const held = (day: string) => ({ kind: 'memberMeeting' as const, countsAs: [], day, status: 'held' });
const weekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const ask = (more: Partial<DraftAsk> = {}): DraftAsk => ({
  year: 2026,
  fixedDay: 31,
  today: '2026-02-20',
  onlyWorkdays: false,
  // 1 to 7 October is a holiday, the Saturday after it a made-up working day.
  dayWord: (d) => ({
    isWorkday: (!weekend(d) || d === '2026-10-10') && !(d >= '2026-10-01' && d <= '2026-10-07'),
    name: '',
    provisional: d > '2026-10-10',
  }),
  ...more,
});
const of = (rows: Placed[], today: string, activities = [held('2026-01-10')]) =>
  yearLines(rows, 2026, activities, { today, since: '2025-01-01' });
const days = (draft: ReturnType<typeof draftYear>) => draft.map((d) => d.day);

test('a draft fills what is due and nothing else, never in the past, on the last day where the month is shorter', () => {
  expect(days(draftYear(of([quarterly], '2026-02-20'), ask()))).toEqual(['2026-05-31', '2026-08-31', '2026-11-30']);
  expect(draftYear(of([quarterly], '2026-12-31', []), ask({ fixedDay: 10, today: '2026-12-31' }))).toEqual([]);
});
test('a day on which nobody works gives way to the next one, or to the one before where the month ends; a made-up day serves', () => {
  const at = (fixedDay: number, month: string) =>
    draftYear(of([{ ...quarterly, period: 'month' }], '2026-02-20'), ask({ fixedDay, onlyWorkdays: true })).find((d) =>
      d.day.startsWith(month),
    );
  // 31 May 2026 is a Sunday and the last day of its month.
  expect(at(31, '2026-05')).toMatchObject({ day: '2026-05-29', instead: '2026-05-31', provisional: false });
  expect(at(2, '2026-10')).toMatchObject({ day: '2026-10-08', instead: '2026-10-02' });
  expect(at(10, '2026-10')).toMatchObject({ day: '2026-10-10', instead: null });
  expect(at(12, '2026-11')).toMatchObject({ day: '2026-11-12', provisional: true });
});
test('in the running month the day is one that is still to come', () => {
  const [first] = draftYear(of([{ ...quarterly, period: 'month' }], '2026-02-20', []), ask({ fixedDay: 5 }));
  expect(first).toMatchObject({ day: '2026-02-21', instead: '2026-02-05' });
});
test('where two a month are asked for they lie two weeks apart, and one that is held is not planned again', () => {
  const twice: Placed = { ...quarterly, period: 'month', needs: 2 };
  const lines = of([twice], '2026-03-01', [held('2026-03-01')]);
  const draft = days(draftYear(lines, ask({ fixedDay: 8, today: '2026-03-01' })));
  expect(draft.slice(0, 3)).toEqual(['2026-03-22', '2026-04-08', '2026-04-22']);
});
