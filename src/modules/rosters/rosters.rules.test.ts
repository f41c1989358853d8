import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkStandIn,
  checkSwap,
  type DayClass,
  draftRoster,
  gapsIn,
  isAway,
  type RosterDay,
  standInFor,
} from './rosters.rules.ts';

const month = (days = 31): RosterDay[] =>
  Array.from({ length: days }, (_, i) => {
    const day = Temporal.PlainDate.from('2026-05-01').add({ days: i });
    const is: DayClass = i < 5 ? 'holiday' : day.dayOfWeek > 5 ? 'weekend' : 'plain';
    return { day: day.toString(), is };
  });
const names = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];
const nobody = new Map();
const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);

describe('a draft', () => {
  test('with nobody away: every day filled, nobody two days ahead of another, whatever the month and the people', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 28, max: 31 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 3 }),
        (n, people, perDay) => {
          fc.pre(people >= perDay);
          const days = month(n);
          const who = names.slice(0, people);
          const placed = draftRoster({ days, people: who, perDay, away: [], earlier: nobody });
          expect(
            gapsIn(
              days.map((d) => d.day),
              placed,
            ),
          ).toEqual([]);
          expect(placed).toHaveLength(n * perDay);
          expect(spread(who.map((p) => placed.filter((x) => x.accountId === p).length))).toBeLessThanOrEqual(1);
          const holidays = days.filter((d) => d.is === 'holiday').map((d) => d.day);
          expect(
            spread(who.map((p) => placed.filter((x) => x.accountId === p && holidays.includes(x.day)).length)),
          ).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60, seed: 3 },
    );
  });

  test('puts nobody on a day they are away, twice on one day, or anywhere else for it', () => {
    const away = fc.record({
      accountId: fc.constantFrom(...names.slice(0, 4)),
      from: fc.integer({ min: 0, max: 30 }),
      length: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(away, { maxLength: 6 }), (list) => {
        const days = month();
        const aways = list.map((a) => ({
          accountId: a.accountId,
          from: days[a.from]!.day,
          to: days[Math.min(30, a.from + a.length)]!.day,
        }));
        const people = names.slice(0, 4);
        const placed = draftRoster({ days, people, perDay: 1, away: aways, earlier: nobody });
        for (const p of placed) expect(isAway(aways, p.accountId, p.day)).toBe(false);
        expect(new Set(placed.map((p) => `${p.day}${p.accountId}`)).size).toBe(placed.length);
        // A day is empty only when everybody is away on it.
        const gaps = gapsIn(
          days.map((d) => d.day),
          placed,
        );
        for (const day of gaps) expect(people.every((who) => isAway(aways, who, day))).toBe(true);
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  test('two are wanted and one is there: a seat stays empty, nobody sits on two', () => {
    const away = [{ accountId: '乙', from: '2026-05-01', to: '2026-05-01' }];
    const days: RosterDay[] = [
      { day: '2026-05-01', is: 'holiday' },
      { day: '2026-05-02', is: 'plain' },
    ];
    expect(draftRoster({ days, people: ['甲', '乙'], perDay: 2, away, earlier: nobody })).toEqual([
      { day: '2026-05-01', accountId: '甲' },
      { day: '2026-05-02', accountId: '乙' },
      { day: '2026-05-02', accountId: '甲' },
    ]);
  });

  test('gives the holiday to whoever had fewest before, and two days running to nobody when it can', () => {
    const earlier = new Map([
      ['甲', { holiday: 3, weekend: 2, plain: 5 }],
      ['乙', { holiday: 0, weekend: 2, plain: 8 }],
    ]);
    const one: RosterDay[] = [{ day: '2026-05-01', is: 'holiday' }];
    expect(draftRoster({ days: one, people: ['甲', '乙'], perDay: 1, away: [], earlier })[0]!.accountId).toBe('乙');
    const placed = draftRoster({ days: month(), people: names.slice(0, 5), perDay: 1, away: [], earlier: nobody });
    const running = placed.filter((p, i) => placed[i + 1]?.accountId === p.accountId);
    expect(running.length).toBeLessThanOrEqual(2);
  });

  test('is the same for the same input', () => {
    const input = { days: month(), people: names, perDay: 2, away: [], earlier: nobody };
    expect(draftRoster(input)).toEqual(draftRoster(input));
  });
});

describe('a swap', () => {
  const roster = {
    people: ['甲', '乙', '丙'],
    placed: [
      { day: '2026-05-10', accountId: '甲' },
      { day: '2026-05-11', accountId: '乙' },
      { day: '2026-05-12', accountId: '甲' },
    ],
    away: [{ accountId: '丙', from: '2026-05-10', to: '2026-05-10' }],
    isPublished: true,
  };
  const swap = (fromDay: string, toId: string, toDay: string | null = null) => ({ fromId: '甲', fromDay, toId, toDay });
  test.each([
    ['a day for a day', swap('2026-05-10', '乙', '2026-05-11'), null],
    ['a gift', swap('2026-05-10', '乙'), null],
    ['a stranger', swap('2026-05-10', '丁'), 'notInRoster'],
    ['not their day', swap('2026-05-11', '乙'), 'notTheirDay'],
    ['not the other’s day', swap('2026-05-10', '乙', '2026-05-12'), 'notTheirDay'],
    ['the other is away', swap('2026-05-10', '丙'), 'awayThen'],
    ['a day that is over', swap('2026-05-08', '乙'), 'dayPast'],
  ] as const)('%s', (_, s, expected) => {
    expect(checkSwap(s, roster, '2026-05-09')).toBe(expected);
  });
  test('today is not over yet, yesterday is', () => {
    expect(checkSwap(swap('2026-05-10', '乙'), roster, '2026-05-10')).toBeNull();
    expect(checkSwap(swap('2026-05-10', '乙'), roster, '2026-05-11')).toBe('dayPast');
  });
  test('somebody already on duty that day, and a draft', () => {
    const both = { ...roster, placed: [...roster.placed, { day: '2026-05-10', accountId: '乙' }] };
    expect(checkSwap(swap('2026-05-10', '乙'), both, '2026-05-09')).toBe('onDutyThen');
    expect(checkSwap(swap('2026-05-10', '乙'), { ...roster, isPublished: false }, '2026-05-09')).toBe('notPublished');
  });
});

describe('standing in', () => {
  const placed = [
    { day: '2026-05-11', accountId: '乙' },
    { day: '2026-05-13', accountId: '丙' },
    { day: '2026-05-20', accountId: '丁' },
  ];
  const ask = (more: Partial<Parameters<typeof standInFor>[0]> = {}) =>
    standInFor({
      day: '2026-05-12',
      days: month(),
      people: ['甲', '乙', '丙', '丁'],
      placed,
      away: [],
      earlier: nobody,
      passedOver: ['甲'],
      ...more,
    });

  test('the fair rule says who: fewest days, then not the day before or after', () => {
    expect(ask({ passedOver: [] })).toBe('甲');
    expect(ask()).toBe('丁');
  });
  test('whoever is away or has said no is not asked; when nobody is left the day stays free', () => {
    expect(ask({ away: [{ accountId: '丁', from: '2026-05-12', to: '2026-05-12' }] })).toBe('乙');
    expect(ask({ passedOver: ['甲', '丁', '乙'] })).toBe('丙');
    expect(ask({ passedOver: ['甲', '乙', '丙', '丁'] })).toBeNull();
    expect(ask({ day: '2026-06-01' })).toBeNull();
  });
  test('their yes is looked at again', () => {
    const roster = { people: ['甲', '乙'], placed, away: [], isPublished: true };
    const s = { toId: '乙', fromDay: '2026-05-12' };
    expect(checkStandIn(s, roster, '2026-05-12')).toBeNull();
    expect(checkStandIn(s, roster, '2026-05-13')).toBe('dayPast');
    expect(checkStandIn(s, { ...roster, isPublished: false }, '2026-05-01')).toBe('notPublished');
    expect(checkStandIn({ ...s, toId: '丁' }, roster, '2026-05-01')).toBe('notInRoster');
    expect(checkStandIn({ ...s, fromDay: '2026-05-13' }, roster, '2026-05-01')).toBe('noGap');
    const away = [{ accountId: '乙', from: '2026-05-10', to: '2026-05-12' }];
    expect(checkStandIn(s, { ...roster, away }, '2026-05-01')).toBe('awayThen');
  });
});
