import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, describeDay, workCalendar } from '#kernel/calendar.ts';
import { draftSessions, slotsFault } from './draft.rules.ts';

const day = (date: string, isWorkday: boolean, name: string) => ({ date, isWorkday, name, sourceDoc: 'notice' });
const calendar = workCalendar({
  region: '15',
  coveredFrom: '2026-01-01',
  coveredUntil: '2026-12-31',
  days: [
    ...['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'].map((d) => day(d, false, '劳动节')),
    day('2026-05-09', true, '劳动节调休'),
  ],
});
const ask = { fromDay: '2026-04-24', untilDay: '2026-06-30', sessions: 4, onMakeupDays: false };

test('a class on Fridays leaves out Labour Day and is told so', () => {
  const { sessions, skipped, short } = draftSessions(calendar, {
    ...ask,
    slots: [{ weekday: 5, from: 540, minutes: 90 }],
  });
  expect(sessions.map((s) => s.day)).toEqual(['2026-04-24', '2026-05-08', '2026-05-15', '2026-05-22']);
  expect(skipped).toEqual([{ day: '2026-05-01', why: 'holiday', name: '劳动节' }]);
  expect(short).toBe(0);
});

test('a Saturday on which everybody works is left out for Saturday classes, unless the office holds them then', () => {
  const saturday = { ...ask, slots: [{ weekday: 6, from: 540, minutes: 90 }] };
  expect(draftSessions(calendar, saturday).skipped).toEqual([
    { day: '2026-05-02', why: 'holiday', name: '劳动节' },
    { day: '2026-05-09', why: 'makeup', name: '劳动节调休' },
  ]);
  expect(draftSessions(calendar, { ...saturday, onMakeupDays: true }).sessions.map((s) => s.day)).toContain(
    '2026-05-09',
  );
});

test('what no longer fits into the term is counted, and days beyond the calendar are said to be uncertain', () => {
  const late = draftSessions(calendar, {
    ...{ slots: [{ weekday: 3, from: 540, minutes: 90 }], fromDay: '2026-12-20', untilDay: '2027-01-15' },
    ...{ sessions: 9, onMakeupDays: false },
  });
  expect(late).toMatchObject({ short: 5, provisionalFrom: '2027-01-06' });
});

const slot = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  from: fc.integer({ min: 0, max: 900 }),
  minutes: fc.integer({ min: 15, max: 480 }),
});
const asked = fc.record({
  slots: fc.array(slot, { minLength: 1, maxLength: 5 }).filter((s) => slotsFault(s) === null),
  fromDay: fc.integer({ min: 0, max: 300 }).map((n) => addDays('2026-01-01', n)),
  weeks: fc.integer({ min: 1, max: 20 }),
  sessions: fc.integer({ min: 1, max: 60 }),
  onMakeupDays: fc.boolean(),
});
test('whatever is asked: no session on a holiday, each on its weekday within the term, none over another, and every day that could be is used or named', () => {
  fc.assert(
    fc.property(asked, ({ weeks, ...given }) => {
      const untilDay = addDays(given.fromDay, weeks * 7);
      const { sessions, skipped, short } = draftSessions(calendar, { ...given, untilDay });
      expect(sessions.length + short).toBe(given.sessions);
      for (const [i, s] of sessions.entries()) {
        const weekday = Temporal.PlainDate.from(s.day).dayOfWeek;
        expect(given.slots).toContainEqual({ weekday, from: s.from, minutes: s.minutes });
        expect(s.day >= given.fromDay && s.day <= untilDay).toBe(true);
        const { kind } = describeDay(calendar, s.day);
        expect(kind).not.toBe('holiday');
        if (!given.onMakeupDays) expect(kind).not.toBe('makeup');
        const before = sessions[i - 1];
        if (before) expect(before.day < s.day || before.from + before.minutes <= s.from).toBe(true);
      }
      const last = short > 0 ? untilDay : (sessions.at(-1)?.day ?? untilDay);
      const touched = new Set([...sessions, ...skipped].map((s) => s.day));
      for (let d = given.fromDay; d <= last; d = addDays(d, 1))
        if (given.slots.some((s) => s.weekday === Temporal.PlainDate.from(d).dayOfWeek))
          expect(touched.has(d)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
