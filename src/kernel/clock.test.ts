import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import data from '#demo/data/calendar.json' with { type: 'json' };
import { isWorkday, workCalendar } from '#kernel/calendar.ts';
import { type ClockRule, dueFor, explainDue, lastDayOf, standing } from '#kernel/clock.ts';

const cal = workCalendar(data);
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant();
const rule = (amount: number, unit: ClockRule['unit'], duty: ClockRule['duty'] = 'organ'): ClockRule => {
  return { id: 'TEST', unit, amount, duty, source: 'test', pausable: false, warnHours: [48, 24] };
};
const compare = Temporal.Instant.compare;

/** domain.md §11, checked there against chinese-days; `unrolled` is the last day before 民法典 203. */
const VECTORS = [
  { start: '2026-02-13', amount: 5, unit: 'wd', unrolled: '2026-02-27', due: '2026-02-27' },
  { start: '2026-09-30', amount: 3, unit: 'wd', unrolled: '2026-10-10', due: '2026-10-10' },
  { start: '2026-04-30', amount: 3, unit: 'wd', unrolled: '2026-05-08', due: '2026-05-08' },
  { start: '2026-09-01', amount: 30, unit: 'wd', unrolled: '2026-10-19', due: '2026-10-19' },
  { start: '2026-01-30', amount: 20, unit: 'wd', unrolled: '2026-03-05', due: '2026-03-05' },
  { start: '2026-06-12', amount: 10, unit: 'wd', unrolled: '2026-06-29', due: '2026-06-29' },
  { start: '2026-02-13', amount: 15, unit: 'd', unrolled: '2026-02-28', due: '2026-02-28' },
  { start: '2026-03-02', amount: 60, unit: 'd', unrolled: '2026-05-01', due: '2026-05-06' },
  { start: '2026-03-02', amount: 60 + 30, unit: 'd', unrolled: '2026-05-31', due: '2026-06-01' },
  { start: '2026-01-31', amount: 15, unit: 'd', unrolled: '2026-02-15', due: '2026-02-24' },
  { start: '2026-09-20', amount: 15, unit: 'd', unrolled: '2026-10-05', due: '2026-10-08' },
] as const;

describe.each(VECTORS)('$amount $unit from $start', ({ start, amount, unit, unrolled, due }) => {
  test.each(['00:00', '09:30', '23:59:59'])('started at %s', (time) => {
    const organ = dueFor(rule(amount, unit, 'organ'), at(`${start}T${time}`), cal);
    const resident = dueFor(rule(amount, unit, 'resident'), at(`${start}T${time}`), cal);
    expect([lastDayOf(organ.shown), lastDayOf(organ.due)]).toEqual([unrolled, due]);
    expect([lastDayOf(resident.shown), lastDayOf(resident.due)]).toEqual([due, due]);
    expect(organ).toMatchObject({ rolled: unrolled !== due, provisional: false });
  });

  test('the proof counts to the same day', () => {
    const steps = explainDue(rule(amount, unit), at(`${start}T09:30`), cal);
    expect(steps[0]).toMatchObject({ date: start, effect: 'start' });
    expect(steps.filter((step) => step.effect === 'counted')).toHaveLength(amount);
    expect(steps.findLast((step) => step.effect === 'counted')?.date).toBe(unrolled);
    expect(steps.at(-1)).toMatchObject({ date: due, effect: unrolled === due ? 'counted' : 'rolled' });
  });
});

describe('ends', () => {
  test('3 wd from 2026-12-30 is provisional: 2027 is not covered', () => {
    expect(dueFor(rule(3, 'wd'), at('2026-12-30T10:00'), cal).provisional).toBe(true);
    expect(dueFor(rule(15, 'd'), at('2026-12-20T10:00'), cal).provisional).toBe(true);
    expect(dueFor(rule(11, 'd'), at('2026-12-20T10:00'), cal).provisional).toBe(false);
  });

  test('days end at 24:00 local, which is the first instant of the next day', () => {
    expect(dueFor(rule(5, 'wd'), at('2026-02-13T16:00'), cal).due).toEqual(at('2026-02-28T00:00'));
  });

  test('the starting day is the local one: 16:30 in London is past midnight in Hohhot', () => {
    const start = Temporal.Instant.from('2026-03-03T16:30:00Z');
    expect(lastDayOf(dueFor(rule(1, 'wd'), start, cal).due)).toBe('2026-03-05');
    expect(lastDayOf(dueFor(rule(1, 'wd'), start, cal, 'UTC').due, 'UTC')).toBe('2026-03-04');
  });

  test('hours run through nights and holidays to the instant', () => {
    const due = at('2026-10-02T15:00:01');
    const asked = dueFor(rule(24, 'h'), at('2026-10-01T15:00:01'), cal);
    expect(asked).toEqual({ due, shown: due, rolled: false, provisional: false });
  });

  test('on the spot (0 d) is by the end of that day, or of the next working day', () => {
    expect(lastDayOf(dueFor(rule(0, 'd'), at('2026-03-04T10:00'), cal).due)).toBe('2026-03-04');
    expect(dueFor(rule(0, 'd'), at('2026-03-07T10:00'), cal).rolled).toBe(true);
  });
});

test('days that stand still are named, and the others add up to the limit without them', () => {
  const still = new Set(['2026-03-10', '2026-03-11']);
  const steps = explainDue(rule(30 + 2, 'd'), at('2026-03-03T09:00'), cal, still);
  expect(steps.filter((s) => s.effect === 'paused').map((s) => s.date)).toEqual([...still]);
  expect(steps.filter((s) => s.effect === 'counted')).toHaveLength(30);
});

test('the proof names each day', () => {
  const proof = (r: ClockRule, start: string) =>
    explainDue(r, at(start), cal).map((s) => `${s.date.slice(5)} ${s.kind} ${s.effect} ${s.name}`.trim());
  expect(proof(rule(3, 'wd'), '2026-09-30T09:00')).toEqual([
    '09-30 work start',
    ...['01', '02', '03', '04', '05', '06', '07'].map((day) => `10-${day} holiday skipped 国庆节`),
    '10-08 work counted',
    '10-09 work counted',
    '10-10 makeup counted 国庆节调休',
  ]);
  expect(proof(rule(2, 'd'), '2026-05-29T09:00')).toEqual([
    '05-29 work start',
    '05-30 weekend counted',
    '05-31 weekend counted',
    '06-01 work rolled',
  ]);
  expect(proof(rule(24, 'h'), '2026-10-10T09:00')).toEqual(['10-10 makeup start 国庆节调休', '10-11 weekend counted']);
});

describe('standing', () => {
  const due = dueFor(rule(60, 'd'), at('2026-03-02T09:00'), cal); // shown to 05-01 24:00, legal to 05-06 24:00
  test.each([
    ['2026-04-29T23:59:59', 'running'],
    ['2026-04-30T00:00', 'warn48'],
    ['2026-04-30T23:59:59', 'warn48'],
    ['2026-05-01T00:00', 'warn24'],
    ['2026-05-06T23:59:59', 'warn24'],
    ['2026-05-07T00:00', 'overdue'],
  ])('at %s it is %s', (now, state) => {
    expect(standing(due, at(now)).state).toBe(state);
  });

  test('what remains to the shown end, how late after the legal end', () => {
    expect(standing(due, at('2026-05-01T23:00'))).toEqual({ state: 'warn24', remainingMs: 3_600_000 });
    expect(standing(due, at('2026-05-03T12:00'))).toEqual({ state: 'warn24', remainingMs: 0 });
    expect(standing(due, at('2026-05-07T01:00'))).toEqual({ state: 'overdue', lateMs: 3_600_000 });
  });

  test('a rule without a warning is not warned about', () => {
    expect(standing(due, at('2026-05-01T12:00'), []).state).toBe('running');
    expect(standing(due, at('2026-05-01T12:00'), [48]).state).toBe('warn48');
  });
});

describe('for any start, calendar cover or not', () => {
  const start = fc.integer({ min: 0, max: 40_000 }).map((hours) => at('2023-11-01T00:00').add({ hours }));
  const amount = fc.integer({ min: 1, max: 90 });
  const anyRule = fc.record({
    amount,
    unit: fc.constantFrom('h', 'wd', 'd'),
    duty: fc.constantFrom('organ', 'resident'),
  } as const);

  test('ends come after the start, the shown one never after the legal one', () => {
    fc.assert(
      fc.property(start, anyRule, (from, { amount, unit, duty }) => {
        const { due, shown } = dueFor(rule(amount, unit, duty), from, cal);
        expect(compare(shown, from)).toBe(1);
        expect(compare(shown, due)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('more time never ends earlier', () => {
    fc.assert(
      fc.property(start, anyRule, amount, (from, { amount, unit, duty }, more) => {
        const less = dueFor(rule(amount, unit, duty), from, cal);
        const longer = dueFor(rule(amount + more, unit, duty), from, cal);
        expect(compare(less.due, longer.due)).toBeLessThanOrEqual(0);
        expect(compare(less.shown, longer.shown)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('a legal end in days is the end of a working day', () => {
    fc.assert(
      fc.property(start, amount, fc.constantFrom('wd' as const, 'd' as const), (from, n, unit) => {
        const { due } = dueFor(rule(n, unit), from, cal);
        expect(isWorkday(cal, lastDayOf(due)).workday).toBe(true);
        expect(due.toZonedDateTimeISO('Asia/Shanghai').toPlainTime().toString()).toBe('00:00:00');
      }),
    );
  });

  test("a resident's window is never shorter than the un-rolled one, an organ is never told the rolled one", () => {
    fc.assert(
      fc.property(start, amount, (from, n) => {
        const unrolled = at(`${lastDayOf(from.add({ nanoseconds: 1 }))}T00:00`).add({ hours: 24 * (n + 1) });
        const resident = dueFor(rule(n, 'd', 'resident'), from, cal);
        expect(compare(resident.shown, unrolled)).toBeGreaterThanOrEqual(0);
        expect(dueFor(rule(n, 'd', 'organ'), from, cal).shown).toEqual(unrolled);
      }),
    );
  });
});
