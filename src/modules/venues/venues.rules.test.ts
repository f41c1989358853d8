import { describe, expect, test } from 'vitest';
import { decide } from '#kernel/workflow.ts';
import { parseHours } from '#modules/stations/hours.read.rules.ts';
import {
  type BookingFacts,
  type BookingStatus,
  bookFault,
  bookingStatuses,
  bookingVerbs,
  bookingWorkflow,
  closedOn,
  freeIn,
  slotsOn,
} from './venues.rules.ts';

const hoursOf = (text: string) => {
  const read = parseHours(text);
  if ('fault' in read) throw new Error(read.fault);
  return read.hours;
};
const tuesday = { date: '2026-03-03', weekday: 1, isHoliday: false };

describe('slots', () => {
  test('follow one another through the hours; what would last beyond them is none', () => {
    const hours = hoursOf('工作日 9:00-11:30、14:00-16:00;周末 休息;节假日 休息');
    const of = (day: typeof tuesday, minutes = 60) => slotsOn(hours, day, minutes).map((s) => [s.from / 60, s.to / 60]);
    expect(of(tuesday)).toEqual([
      [9, 10],
      [10, 11],
      [14, 15],
      [15, 16],
    ]);
    expect(of(tuesday, 120)).toEqual([
      [9, 11],
      [14, 16],
    ]);
    expect(of({ ...tuesday, weekday: 5 })).toEqual([]);
    expect(of({ ...tuesday, isHoliday: true })).toEqual([]);
    expect(slotsOn(hoursOf('每天 22:00-次日2:00'), tuesday, 60).map((s) => s.from / 60)).toEqual([22, 23]);
  });
});

describe('room', () => {
  const hour = 3_600_000;
  const held = (from: number, to: number, people: number) => ({ startsAt: from * hour, endsAt: to * hour, people });
  const span = { startsAt: 10 * hour, endsAt: 11 * hour };
  test('counts whatever touches the span, and nothing that only meets it', () => {
    expect(freeIn(30, span, [held(9, 10, 20), held(11, 12, 20)])).toBe(30);
    expect(freeIn(30, span, [held(10, 11, 12), held(9.5, 10.5, 10)])).toBe(8);
    expect(freeIn(30, span, [held(10, 11, 40)])).toBe(0);
  });

  const good = {
    state: 'open' as const,
    closed: null,
    slot: { from: 600, to: 660 },
    hoursAhead: 24,
    daysAhead: 1,
    leadHours: 24,
    aheadDays: 30,
    free: 8,
    people: 8,
  };
  test.each([
    [{}, null],
    [{ people: 9 }, 'full'],
    [{ hoursAhead: 23.9 }, 'tooSoon'],
    [{ leadHours: 0, hoursAhead: 0 }, 'tooSoon'],
    [{ leadHours: 0, hoursAhead: 0.1 }, null],
    [{ daysAhead: 30 }, null],
    [{ daysAhead: 31 }, 'tooFar'],
    [{ slot: null }, 'noSlot'],
    [{ closed: { fromDay: '2026-03-03', toDay: '2026-03-03', reason: '检修' } }, 'closedDay'],
    [{ state: 'paused' as const }, 'shut'],
  ])('%j: %s', (change, why) => expect(bookFault({ ...good, ...change })).toBe(why));

  test('closed days hold both ends', () => {
    const closed = [{ fromDay: '2026-03-03', toDay: '2026-03-05', reason: '布展' }];
    expect(['2026-03-02', '2026-03-03', '2026-03-05', '2026-03-06'].map((d) => closedOn(closed, d) !== null)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('a booking', () => {
  const startsAt = Temporal.Instant.from('2026-03-05T02:00:00Z');
  const facts = (status: BookingStatus, more: Partial<BookingFacts> = {}): BookingFacts => ({
    status,
    startsAt,
    reason: '下雪封路',
    hasUnit: true,
    isRecorded: false,
    ...more,
  });
  const before = startsAt.subtract({ minutes: 1 });
  const all = (part: 'host' | 'visitor', now: Temporal.Instant) =>
    Object.fromEntries(
      bookingStatuses.map((s) => [
        s,
        bookingVerbs.filter((v) => decide(bookingWorkflow, v, facts(s), new Set([part]), now).ok).join(' '),
      ]),
    );
  test('before it begins is answered by the host and cancelled by either side', () => {
    expect(all('host', before)).toEqual({
      asked: 'confirm decline cancel',
      confirmed: 'cancel',
      declined: '',
      cancelled: '',
      came: '',
      missed: '',
    });
    expect(all('visitor', before)).toMatchObject({ asked: 'cancel', confirmed: 'cancel', came: '' });
  });
  test('once it has begun the host notes who came, and the visitor makes it an activity, once', () => {
    expect(all('host', startsAt)).toMatchObject({ asked: 'decline', confirmed: 'came missed', came: '' });
    expect(all('visitor', startsAt)).toMatchObject({ asked: '', confirmed: 'record', came: 'record', missed: '' });
    const record = (more: Partial<BookingFacts>) =>
      decide(bookingWorkflow, 'record', facts('came', more), new Set(['visitor'] as const), startsAt);
    expect(record({ isRecorded: true })).toEqual({ ok: false, why: 'recorded' });
    expect(record({ hasUnit: false })).toEqual({ ok: false, why: 'noUnit' });
  });
  test('is not declined or cancelled without a word', () => {
    for (const verb of ['decline', 'cancel'] as const)
      expect(
        decide(bookingWorkflow, verb, facts('asked', { reason: ' ' }), new Set(['host'] as const), before),
      ).toEqual({
        ok: false,
        why: 'reasonMissing',
      });
  });
});
