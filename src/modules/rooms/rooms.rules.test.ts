import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '#kernel/workflow.ts';
import { CONSENT_VERSION, decideFault, mayRead, readChild } from './children.rules.ts';
import { fetchFault, isCourse, isLate, isVetted, roomFor, staffing } from './evenings.rules.ts';
import { type BookingFacts, bookingWorkflow, readPlan, seatLabel } from './rooms.rules.ts';
import { awayFor, bookFault, pausedUntil, presets, rulesOn, SHORTEST, slotsIn } from './slots.rules.ts';

const at = (text: string) => Temporal.Instant.from(`2026-03-03T${text}:00+08:00`);

describe('slots', () => {
  const ranges = fc
    .uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 6 })
    .map((marks) => [...marks].sort((a, b) => a - b).map((m) => m * 30))
    .map((marks) => marks.flatMap((m, i) => (i % 2 === 1 ? [[marks[i - 1] ?? 0, m] as const] : [])));
  test('cover the opening hours whole, one after another, never longer than a slot and a short rest', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 30, max: 720 }), (open, minutes) => {
        const slots = slotsIn(open, minutes);
        expect(slots.reduce((n, s) => n + s.to - s.from, 0)).toBe(open.reduce((n, [a, b]) => n + b - a, 0));
        for (const [i, s] of slots.entries()) {
          expect(s.to).toBeGreaterThan(s.from);
          expect(s.to - s.from).toBeLessThan(minutes + SHORTEST);
          expect(s.from).toBeGreaterThanOrEqual(slots[i - 1]?.to ?? 0);
          expect(open.some(([a, b]) => a <= s.from && s.to <= b)).toBe(true);
        }
      }),
    );
  });
  test('a rest too short for anybody belongs to the slot before; midnight ends the day', () => {
    expect(slotsIn([[480, 745]], 240)).toEqual([{ from: 480, to: 745 }]);
    expect(slotsIn([[480, 750]], 240)).toEqual([
      { from: 480, to: 720 },
      { from: 720, to: 750 },
    ]);
    expect(slotsIn([[1380, 1560]], 60)).toEqual([{ from: 1380, to: 1440 }]);
  });
});

describe('rules of the house', () => {
  test('are those that began last', () => {
    const sets = [{ validFrom: '2026-01-01' }, { validFrom: '2026-03-04' }];
    expect(rulesOn(sets, '2026-03-03')?.validFrom).toBe('2026-01-01');
    expect(rulesOn(sets, '2026-03-04')?.validFrom).toBe('2026-03-04');
    expect(rulesOn(sets, '2025-12-31')).toBeNull();
  });
  test('a meal leaves more time than a break', () => {
    expect([awayFor(presets.wuhan, 10 * 60), awayFor(presets.wuhan, 11 * 60), awayFor(presets.wuhan, 13 * 60)]).toEqual(
      [30, 90, 30],
    );
  });
  // 2 March 2026 is a Monday.
  test.each([
    ['gentle', ['2026-03-01', '2026-03-02', '2026-03-03'], '2026-03-03', null],
    ['jian', ['2026-03-02', '2026-03-03'], '2026-03-03', null],
    ['jian', ['2026-03-02', '2026-03-02', '2026-03-03'], '2026-03-03', '2026-03-09'],
    ['jian', ['2026-02-24', '2026-03-02', '2026-03-03'], '2026-03-03', null],
    ['jian', ['2026-03-02', '2026-03-02', '2026-03-03'], '2026-03-09', null],
    ['wuhan', ['2026-02-02', '2026-03-02', '2026-03-03'], '2026-03-03', '2026-03-05'],
    ['wuhan', ['2026-02-01', '2026-03-02', '2026-03-03'], '2026-03-03', null],
    ['wuhan', ['2026-02-02', '2026-03-02', '2026-03-03'], '2026-03-05', null],
    ['nefu', ['2026-03-01', '2026-03-02', '2026-03-03'], '2026-03-08', '2026-03-11'],
  ] as const)('%s: seats empty on %j, asked on %s, free from %s', (preset, days, today, free) => {
    expect(pausedUntil(presets[preset], days, today)).toBe(free);
  });
  const fine = {
    ...{ isOpen: true, rules: { ...presets.wuhan, name: '-', validFrom: '2026-01-01' }, slot: { from: 480, to: 720 } },
    ...{ isOver: false, daysAhead: 1, isChild: false, takesChildren: true, isChildSeat: false, bookedThatDay: 2 },
    pausedUntil: null,
  };
  test.each([
    [{}, null],
    [{ isOpen: false }, 'shut'],
    [{ rules: null }, 'noRules'],
    [{ isChild: true, takesChildren: false }, 'noChildren'],
    [{ slot: null }, 'noSlot'],
    [{ isOver: true }, 'over'],
    [{ daysAhead: 2 }, 'tooFar'],
    [{ isChildSeat: true }, 'childSeat'],
    [{ isChildSeat: true, isChild: true }, null],
    [{ bookedThatDay: 3 }, 'perDay'],
    [{ pausedUntil: '2026-03-05' }, 'paused'],
    // Children are reminded, and nothing follows.
    [{ pausedUntil: '2026-03-05', isChild: true }, null],
  ])('%j is %s', (change, why) => {
    expect(bookFault({ ...fine, ...change })).toBe(why);
  });
});

describe('a plan', () => {
  test('is read sign by sign; a seat is called by where it stands', () => {
    const plan = readPlan('W.D\ns=p\nc.a');
    expect(plan).toMatchObject({ lines: 3, places: 3 });
    expect('seats' in plan && plan.seats.map((s) => [s.label, s.kind])).toEqual([
      ['B1', 'seat'],
      ['B3', 'power'],
      ['C1', 'child'],
      ['C3', 'accessible'],
    ]);
    expect(seatLabel(19, 29)).toBe('T30');
  });
  test.each([
    ['..=', 'planNoSeat'],
    ['s?', 'planSign'],
    [`s${'.'.repeat(30)}`, 'planSize'],
    ['s\n'.repeat(21), 'planSize'],
  ])('%j is refused', (text, fault) => {
    expect(readPlan(text)).toMatchObject({ fault });
  });
});

describe('a seat', () => {
  const b: BookingFacts = { status: 'booked', from: at('08:00'), to: at('12:00'), reason: '', isExcused: false };
  const verdict = (
    verb: keyof typeof bookingWorkflow,
    change: Partial<BookingFacts>,
    part: 'owner' | 'here' | 'desk',
    when: string,
  ) => {
    const v = decide(bookingWorkflow, verb, { ...b, ...change }, new Set([part]), at(when));
    return v.ok ? v.to : v.why;
  };
  test('goes the way of domain §9', () => {
    expect(verdict('arrive', {}, 'here', '07:44')).toBe('tooEarly');
    expect(verdict('arrive', {}, 'here', '07:45')).toBe('checkedIn');
    expect(verdict('arrive', {}, 'here', '12:00')).toBe('over');
    // One sits down in the room, not from the sofa.
    expect(verdict('arrive', {}, 'owner', '08:00')).toBe('notYours');
    expect(verdict('leaveFor', { status: 'checkedIn' }, 'owner', '09:00')).toBe('away');
    expect(verdict('back', { status: 'away' }, 'owner', '09:10')).toBe('checkedIn');
    expect(verdict('release', { status: 'away' }, 'here', '09:10')).toBe('released');
    expect(verdict('cancel', {}, 'owner', '07:00')).toBe('cancelled');
    expect(verdict('cancel', { status: 'checkedIn' }, 'owner', '09:00')).toBe('notNow');
  });
  test('that stayed empty is excused by the desk alone, once, with a reason', () => {
    expect(verdict('excuse', { status: 'noShow', reason: '看病' }, 'desk', '13:00')).toBe('noShow');
    expect(verdict('excuse', { status: 'noShow' }, 'desk', '13:00')).toBe('reasonMissing');
    expect(verdict('excuse', { status: 'noShow', reason: '看病', isExcused: true }, 'desk', '13:00')).toBe(
      'excusedAlready',
    );
    expect(verdict('excuse', { status: 'noShow', reason: '看病' }, 'owner', '13:00')).toBe('notYours');
  });
});

describe('a child', () => {
  const form = {
    ...{ name: '白小禾', grade: '3', guardian: '白玉兰', phone: '199 0000 0801', relation: 'mother' },
    ...{ fetchers: '白玉兰 妈妈\n白大山 爷爷', alone: false, consent: CONSENT_VERSION },
  };
  test('is registered by a guardian who agreed', () => {
    expect(readChild(form)).toEqual({
      grade: 3,
      record: {
        ...{ name: '白小禾', guardian: '白玉兰', relation: 'mother', phone: '19900000801', alone: false },
        fetchers: [
          { name: '白玉兰', relation: '妈妈' },
          { name: '白大山', relation: '爷爷' },
        ],
      },
    });
  });
  test.each([
    [{ guardian: '' }, 'guardian', 'noGuardian'],
    // A child is not its own guardian.
    [{ guardian: '白小禾' }, 'guardian', 'noGuardian'],
    [{ name: '' }, 'name', 'childName'],
    [{ grade: '10' }, 'grade', 'gradeWrong'],
    [{ phone: '12' }, 'phone', 'guardianPhone'],
    [{ relation: 'teacher' }, 'relation', 'relationMissing'],
    [{ consent: '2020-01' }, 'consent', 'noConsent'],
    [{ fetchers: '' }, 'fetchers', 'fetcherMissing'],
    [{ fetchers: 'a\nb\nc\nd\ne' }, 'fetchers', 'fetchersMany'],
  ])('%j is refused by name', (change, field, rule) => {
    expect(readChild({ ...form, ...change })).toEqual({ faults: [{ field, rule }] });
  });
  test('is read by who was approved by another, until it runs out', () => {
    const asked = { askedBy: 'a', decision: null, lastsUntil: at('20:00') };
    expect(decideFault(asked, 'a', at('17:00'))).toBe('ownRequest');
    expect(decideFault(asked, 'b', at('17:00'))).toBeNull();
    expect(decideFault(asked, 'b', at('20:00'))).toBe('tooLate');
    expect(decideFault({ ...asked, decision: 'declined' }, 'b', at('17:00'))).toBe('decidedAlready');
    expect(mayRead({ decision: 'approved', until: at('20:00') }, at('19:59'))).toBe(true);
    expect(mayRead({ decision: 'approved', until: at('20:00') }, at('20:00'))).toBe(false);
    expect(mayRead({ decision: 'declined', until: null }, at('17:00'))).toBe(false);
    expect(mayRead({ decision: null, until: null }, at('17:00'))).toBe(false);
  });
});

describe('an evening', () => {
  test.each(['数学培训', '英语提高班', '作文课', '奥数', '寒假补课', '收费辅导'])('called %s is a course', (title) => {
    expect(isCourse(title)).toBe(true);
  });
  test.each(['作业辅导', '读书会:草原上的故事', '折纸', '数学绘本分享', '英语角'])('called %s is none', (title) => {
    expect(isCourse(title)).toBe(false);
  });
  test('is staffed by who is vetted that day, so many children each', () => {
    const good = { validUntil: '2026-03-10', endedOn: null };
    expect([isVetted(good, '2026-03-10'), isVetted(good, '2026-03-11')]).toEqual([true, false]);
    expect(isVetted({ ...good, endedOn: '2026-03-10' }, '2026-03-10')).toBe(false);
    const on = (day: string, children: number, adults = [good]) => staffing({ day, adults, children, perAdult: 8 });
    expect([on('2026-03-10', 8), on('2026-03-10', 9), on('2026-03-11', 1), on('2026-03-10', 1, [])]).toEqual([
      ...['fine', 'tooFew', 'lapsed', 'nobody'],
    ]);
    expect([roomFor({ places: 20, perAdult: 8, vetted: 2 }), roomFor({ places: 10, perAdult: 8, vetted: 2 })]).toEqual([
      16, 10,
    ]);
  });
  test('hands a child to whom the guardian named', () => {
    const f = {
      ...{ arrivedAt: at('18:00'), at: at('20:00'), as: 'listed' as const, name: '白大山' },
      ...{ listed: ['白大山'], mayGoAlone: false },
    };
    expect(fetchFault(f)).toBeNull();
    expect(fetchFault({ ...f, name: '路人甲' })).toBe('notListed');
    expect(fetchFault({ ...f, name: '路人甲', as: 'phoned' })).toBeNull();
    expect(fetchFault({ ...f, name: '', as: 'phoned' })).toBe('nameMissing');
    expect(fetchFault({ ...f, as: 'alone', name: '' })).toBe('notAlone');
    expect(fetchFault({ ...f, as: 'alone', name: '', mayGoAlone: true })).toBeNull();
    expect(fetchFault({ ...f, arrivedAt: null })).toBe('notCome');
    expect(fetchFault({ ...f, at: at('17:59') })).toBe('fetchedBefore');
    const c = { arrivedAt: at('18:00'), fetchedAt: null };
    expect([isLate(c, at('20:00'), at('20:14')), isLate(c, at('20:00'), at('20:15'))]).toEqual([false, true]);
    expect(isLate({ ...c, fetchedAt: at('20:10') }, at('20:00'), at('20:30'))).toBe(false);
  });
});
