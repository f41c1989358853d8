import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawTermWorkflow } from '#app/workflows.ts';
import { decide } from '#kernel/workflow.ts';
import { joinFault, type TermFacts, termStatuses, termVerbs, termWorkflow } from './learning.rules.ts';
import { earns, leaveFault, markFault, ratingShown } from './register.rules.ts';
import { clockIn, readClassRow, weekdaysIn } from './sheet.rules.ts';

const at = (text: string) => Temporal.Instant.from(text);

test('a term goes planned, open, drawing, confirmed, running, ended; without a draw from open to confirmed', () => {
  const facts: TermFacts = {
    ...{ status: 'planned', classes: 1, withoutSessions: 0 },
    ...{ today: '2026-07-01', fromDay: '2026-03-09', toDay: '2026-06-26' },
  };
  const now = at('2026-07-01T00:00:00Z');
  const ways = termVerbs.flatMap((verb) =>
    termStatuses.flatMap((status) => {
      const verdict = decide(termWorkflow, verb, { ...facts, status }, new Set(['keeper' as const]), now);
      return verdict.ok ? [`${status} ${verb} ${verdict.to}`] : [];
    }),
  );
  expect(readFileSync('docs/workflow-terms.md', 'utf8'), 'run: node scripts/draw.ts').toBe(drawTermWorkflow());
  expect(ways).toEqual([
    'planned open open',
    'open draw drawing',
    'open confirm confirmed',
    'drawing confirm confirmed',
    'confirmed start running',
    'running end ended',
  ]);
  const why = (verb: (typeof termVerbs)[number], more: Partial<TermFacts>) =>
    decide(termWorkflow, verb, { ...facts, ...more }, new Set(['keeper' as const]), now);
  expect(why('open', { classes: 0 })).toMatchObject({ why: 'noClasses' });
  expect(why('open', { withoutSessions: 1 })).toMatchObject({ why: 'noSessions' });
  expect(why('start', { status: 'confirmed', today: '2026-03-08' })).toMatchObject({ why: 'notBegun' });
  expect(why('end', { status: 'running', today: '2026-06-25' })).toMatchObject({ why: 'notOver' });
});

test('no age is too old: from eighty on there is one step more', () => {
  const rule = { youngest: 50, extraStepFrom: 80 };
  const who = (birthYear: number | null, hasKin = false, hasAgreement = false) =>
    joinFault(rule, { birthYear, hasKin, hasAgreement }, 2026);
  expect(who(null)).toBe('birthYearMissing');
  expect(who(1977)).toBe('tooYoung');
  expect(who(1976)).toBeNull();
  expect(who(1947)).toBeNull();
  expect(who(1946)).toBe('kinMissing');
  expect(who(1946, true)).toBe('agreementMissing');
  for (const year of [1946, 1936, 1926, 1916]) expect(who(year, true, true)).toBeNull();
  expect(
    joinFault({ ...rule, youngest: null }, { birthYear: null, hasKin: false, hasAgreement: false }, 2026),
  ).toBeNull();
});

test('a register opens half an hour before a session and closes four weeks after; leave ends when it begins', () => {
  const s = { status: 'planned', startsAt: at('2026-03-13T01:00:00Z'), endsAt: at('2026-03-13T02:30:00Z') } as const;
  expect(markFault(s, at('2026-03-13T00:29:59Z'))).toBe('tooEarly');
  expect(markFault(s, at('2026-03-13T00:30:00Z'))).toBeNull();
  expect(markFault(s, at('2026-04-10T02:30:00Z'))).toBeNull();
  expect(markFault(s, at('2026-04-10T02:30:01Z'))).toBe('tooLate');
  expect(markFault({ ...s, status: 'cancelled' }, s.startsAt)).toBe('sessionCancelled');
  expect(leaveFault(s, at('2026-03-13T00:59:59Z'))).toBeNull();
  expect(leaveFault(s, s.startsAt)).toBe('begun');
});

test('a certificate is for coming, and an opinion is told from five on', () => {
  expect(earns({ attended: 6, held: 10, percent: 60 })).toBe(true);
  expect(earns({ attended: 5, held: 10, percent: 60 })).toBe(false);
  expect(earns({ attended: 0, held: 1, percent: 1 })).toBe(false);
  expect(ratingShown([5, 5, 5, 5])).toEqual({ n: 4, mean: null });
  expect(ratingShown([5, 5, 4, 4, 4])).toEqual({ n: 5, mean: 4.4 });
});

test('a row of a table is read as offices write it, and every fault of it is told', () => {
  expect(weekdaysIn('周二、周四')).toEqual([2, 4]);
  expect(weekdaysIn('星期天')).toEqual([7]);
  expect(weekdaysIn('初一')).toBeNull();
  expect(clockIn('下午2:30-4:00')).toEqual({ from: 870, minutes: 90 });
  expect(clockIn('9点')).toEqual({ from: 540, minutes: null });
  expect(clockIn('早上')).toBeNull();
  const columns = { name: 0, course: 1, teacher: 2, room: 3, seats: 4, weekday: 5, from: 6, fee: 7 };
  const row = ['书法一班', '楷书入门', '王素琴、白音', '一号教室', '20人', '周五', '9:00-10:30', '80'];
  expect(readClassRow({ number: 2, cells: row }, columns)).toMatchObject({
    read: { teachers: ['王素琴', '白音'], seats: 20, kept: 0, mode: 'first_come', minutes: 90, feeFen: 8000 },
  });
  const broken = readClassRow({ number: 3, cells: ['', '楷书', '王', '一号', '二十', '初五', '早上', '贵'] }, columns);
  expect('faults' in broken && broken.faults.map((f) => f.field)).toEqual(['name', 'weekday', 'from', 'fee', 'seats']);
});
