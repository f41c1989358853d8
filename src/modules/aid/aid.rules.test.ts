import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawAidWorkflow } from '#app/workflows.ts';
import { workCalendar } from '#kernel/calendar.ts';
import { lastDayOf } from '#kernel/clock.ts';
import { clocksOf, type Limit, limitFor, noticeEnd, type Stamps } from './aid.clocks.rules.ts';
import { letterParagraphs } from './aid.letters.rules.ts';
import {
  gapCents,
  type IncomeLine,
  incomeFault,
  isBelowDisposable,
  type Member,
  meansOf,
  membersFault,
  selfCareItems,
  selfCareLevel,
  tekunFault,
  verdictOf,
} from './aid.means.rules.ts';
import { graceUntil, paidFrom, partsAt, spotChecksWanted, stagesFault, withoutShare } from './aid.rules.ts';

const member = (personId: string, more: Partial<Member> = {}): Member => ({
  ...{ personId, name: personId, birthYear: 1970, tie: 'supportDuty', excluded: null },
  ...more,
});
const home = (...others: Member[]) => [member('a', { tie: 'applicant' }), ...others];

describe('who lives together (DB 7)', () => {
  test.each([
    [
      'an applicant, a spouse, a child',
      home(member('b', { tie: 'spouse' }), member('c', { tie: 'minorChild', birthYear: 2015 })),
      null,
    ],
    ['nobody applies', [member('b')], 'noApplicant'],
    ['two apply', home(member('b', { tie: 'applicant' })), 'applicantTwice'],
    ['the applicant is in prison', [member('a', { tie: 'applicant', excluded: 'prison' })], 'applicantExcluded'],
    ['two spouses', home(member('b', { tie: 'spouse' }), member('c', { tie: 'spouse' })), 'twoSpouses'],
    ['somebody twice', home(member('b'), member('b')), 'memberTwice'],
    ['a child of 19', home(member('c', { tie: 'minorChild', birthYear: 2007 })), 'notMinor'],
    ['a child who turns 18 this year', home(member('c', { tie: 'minorChild', birthYear: 2008 })), null],
    ['a dependent child of 17', home(member('c', { tie: 'dependentChild', birthYear: 2009 })), 'notGrown'],
    ['a student of 20', home(member('c', { tie: 'dependentChild', birthYear: 2006 })), null],
    ['whose year nobody knows', home(member('c', { tie: 'minorChild', birthYear: null })), null],
  ])('%s', (_, members, fault) => {
    expect(membersFault(members, 2026)?.fault ?? null).toBe(fault);
  });
});

describe('income (DB 13)', () => {
  const lines: IncomeLine[] = [
    { personId: 'a', head: 'wages', yearCents: 600_000 },
    { personId: 'a', head: 'basicPension', yearCents: 200_000 },
    { personId: 'b', head: 'transfer', yearCents: 100_001 },
    { personId: 'b', head: 'relief', yearCents: 50_000 },
    { personId: 'b', head: 'elderAllowance', yearCents: 120_000 },
  ];
  const two = home(member('b'));
  test('the five heads count, the exempt ones do not; 高龄津贴 is set aside for 特困 only (TK 6)', () => {
    expect(meansOf(two, lines)).toEqual({ people: 2, size: 2, yearCents: 820_001, exemptCents: 250_000 });
    expect(meansOf(two, lines, 'tekun')).toEqual({ people: 2, size: 2, yearCents: 700_001, exemptCents: 370_000 });
  });
  test('who is excluded brings neither a head nor an income; one person is measured by the whole household (DB 8)', () => {
    const away = home(member('b', { excluded: 'prison' }));
    expect(meansOf(away, lines)).toMatchObject({ people: 1, yearCents: 600_000 });
    expect(meansOf(two, lines, 'other', true)).toMatchObject({ people: 2, size: 1, yearCents: 820_001 });
  });
  test('income of a stranger is refused', () => {
    expect(incomeFault([{ personId: 'x', head: 'wages', yearCents: 1 }], two)?.fault).toBe('incomeOfStranger');
    expect(incomeFault(lines, two)).toBeNull();
  });
  test('both sides of the standard and of one and a half times it, without a lost 分', () => {
    // 612.50 a month: 7350 a year and head, 11025 at one and a half times.
    const at = (yearCents: number) => verdictOf({ people: 1, yearCents }, 61_250);
    expect(at(734_999)).toBe('below');
    expect(at(735_000)).toBe('marginal');
    expect(at(1_102_499)).toBe('marginal');
    expect(at(1_102_500)).toBe('above');
    expect(gapCents({ people: 1, yearCents: 734_999 }, 61_250)).toBe(1);
    expect(gapCents({ people: 1, yearCents: 735_000 }, 61_250)).toBe(0);
    expect(gapCents({ people: 3, yearCents: 0 }, 61_250)).toBe(183_750);
  });
  test('支出型 is below last year’s disposable income a head (LS)', () => {
    expect(isBelowDisposable({ people: 2, yearCents: 7_999_999 }, 4_000_000)).toBe(true);
    expect(isBelowDisposable({ people: 2, yearCents: 8_000_000 }, 4_000_000)).toBe(false);
  });
});

describe('特困', () => {
  test('all three at once, and the age (TK 4, 5)', () => {
    const t = { ground: 'over60', noSource: true, noSupporter: true } as const;
    expect(tekunFault(null, 1960, 2026)).toBe('tekunMissing');
    expect(tekunFault({ ...t, noSource: false }, 1960, 2026)).toBe('tekunNotAll');
    expect(tekunFault({ ...t, noSupporter: false }, 1960, 2026)).toBe('tekunNotAll');
    expect(tekunFault(t, 1967, 2026)).toBe('ageNot60');
    expect(tekunFault(t, 1966, 2026)).toBeNull();
    expect(tekunFault({ ...t, ground: 'under16' }, 2009, 2026)).toBe('ageNot16');
    expect(tekunFault({ ...t, ground: 'under16' }, 2010, 2026)).toBeNull();
    expect(tekunFault({ ...t, ground: 'blind' }, 1990, 2026)).toBeNull();
  });
  test('six items: none failed, up to three, four and more (TK 22)', () => {
    const failing = (n: number) =>
      selfCareLevel(Object.fromEntries(selfCareItems.map((item, i) => [item, i >= n])) as never);
    expect([0, 1, 3, 4, 6].map(failing)).toEqual(['able', 'partly', 'partly', 'unable', 'unable']);
  });
  test('the county visits three in ten, rounded up', () => {
    expect([0, 1, 3, 4, 10, 11].map(spotChecksWanted)).toEqual([0, 1, 1, 2, 3, 4]);
  });
});

describe('limits', () => {
  const limit = (step: Limit['step'], amount: number, more: Partial<Limit> = {}): Limit => ({
    ...{ area: '', kind: 'any', step, validFrom: '2020-01-01', unit: 'wd', amount, source: 's' },
    ...more,
  });
  const limits = [
    limit('survey', 3),
    limit('decide', 10),
    limit('decide', 15, { kind: 'tekun' }),
    limit('decide', 7, { area: '150124' }),
    limit('decide', 5, { area: '150124', validFrom: '2026-06-01' }),
    limit('surveyAndDraft', 15, { kind: 'tekun' }),
    limit('total', 30),
    limit('totalSpecial', 45),
    limit('totalDelegated', 20),
    limit('firstHelp', 24, { unit: 'h' }),
    limit('notify', 3),
  ];
  test('the narrowest place, then the own kind, then the newest', () => {
    const at = (area: string, kind: 'dibao' | 'tekun', day: string) =>
      limitFor(limits, { area, kind, step: 'decide', day })?.amount;
    expect(at('150102', 'dibao', '2026-03-01')).toBe(10);
    expect(at('150102', 'tekun', '2026-03-01')).toBe(15);
    expect(at('150124201213', 'tekun', '2026-03-01')).toBe(7);
    expect(at('150124201213', 'dibao', '2026-05-31')).toBe(7);
    expect(at('150124201213', 'dibao', '2026-06-01')).toBe(5);
    expect(limitFor(limits, { area: '15', kind: 'dibao', step: 'review', day: '2026-01-01' })).toBeNull();
  });

  const cal = workCalendar({ region: '15', coveredFrom: '2026-01-01', coveredUntil: '2026-12-31', days: [] });
  const moment = (day: string) => Temporal.Instant.from(`${day}T10:00:00+08:00`);
  const none: Stamps = {
    appliedAt: moment('2026-03-02'),
    ...{ acceptedAt: null, surveyedAt: null, checkedAt: null, draftedAt: null, objectedAt: null },
    ...{ sentUpAt: null, decidedAt: null, helpedAt: null, changedAt: null, noticedAt: null },
    ...{ reassessAt: null, disputedAt: null },
  };
  const running = (more: Partial<Parameters<typeof clocksOf>[0]>) =>
    clocksOf(
      { status: 'accepted', kind: 'dibao', area: '150102', isSpecial: false, isDelegated: false, at: none, ...more },
      limits,
      cal,
      (at) => at.toString().slice(0, 10),
    ).map((r) => `${r.step} ${lastDayOf(r.due.due)}`);
  test('working days from the day after; the whole beside the step; special and delegated have their own', () => {
    const at = { ...none, acceptedAt: moment('2026-03-05') };
    // Thursday: Friday, Monday, Tuesday.
    expect(running({ at })).toEqual(['survey 2026-03-10', 'total 2026-04-16']);
    expect(running({ at, isSpecial: true, isDelegated: true })[1]).toBe('totalSpecial 2026-05-07');
    expect(running({ at, isDelegated: true })[1]).toBe('totalDelegated 2026-04-02');
    expect(running({ at, kind: 'tekun' })[0]).toBe('surveyAndDraft 2026-03-26');
    expect(running({ at: { ...at, sentUpAt: moment('2026-03-13') }, status: 'county' })[0]).toBe('decide 2026-03-27');
  });
  test('what was decided is told within three days, a change too; an emergency by the hour', () => {
    const at = { ...none, acceptedAt: moment('2026-03-02'), decidedAt: moment('2026-03-06') };
    expect(running({ at, status: 'refused' })).toEqual(['notify 2026-03-11']);
    expect(running({ at: { ...at, noticedAt: moment('2026-03-06') }, status: 'refused' })).toEqual([]);
    expect(running({ at: { ...at, changedAt: moment('2026-05-01') }, status: 'stopped' })).toEqual([
      'notify 2026-05-06',
    ]);
    expect(running({ status: 'applied', kind: 'emergency' })).toEqual(['firstHelp 2026-03-03']);
    expect(running({ status: 'applied' })).toEqual([]);
  });
  test('a notice hangs seven whole days after the day it went up', () => {
    expect(noticeEnd('2026-02-26', 7)).toBe('2026-03-05');
  });
});

test('paid from the month after; a grace ends with a month; three refusals end one share', () => {
  expect(paidFrom('2026-03-31')).toBe('2026-04-01');
  expect(paidFrom('2026-12-01')).toBe('2027-01-01');
  expect(graceUntil('2026-03-31', 6)).toBe('2026-09-30');
  expect(withoutShare(92_500, 2)).toBe(46_250);
  expect(withoutShare(100_000, 3)).toBe(66_667);
  expect(withoutShare(61_250, 1)).toBe(0);
});

test('a township’s leader decides, a village’s does not; only the county checks and gives the second approval', () => {
  const may = (role: Parameters<typeof partsAt>[0]['role'], area: string) => [...partsAt({ role, area })].sort();
  expect(may('villageCadre', '150124201213')).toEqual(['surveyor', 'taker']);
  expect(may('townshipLeader', '150124201')).toEqual(['decider', 'helper']);
  expect(may('civilAffairs', '150124')).toEqual(['checker', 'decider', 'helper', 'second', 'surveyor', 'taker']);
  expect(may('civilAffairs', '150124201')).toEqual(['helper', 'surveyor', 'taker']);
  expect(may('gridWorker', '150124201213')).toEqual(['surveyor']);
});

test('a refusal says why and what can be done about it', () => {
  const of = { number: 'DB-1', kind: 'dibao', applicant: '甲', on: '2026-03-03' } as const;
  const text = letterParagraphs('refused', of, { grounds: ['income'], text: '月收入高于标准。', reviewDays: 60 }).join(
    '',
  );
  for (const part of ['不予批准', '家庭收入不符合规定', '月收入高于标准', '60日内依法申请行政复议', '行政诉讼'])
    expect(text).toContain(part);
  expect(letterParagraphs('approved', of, { cents: 61_250, from: '2026-04-01', size: 2 }).join('')).toContain(
    '每月612.50 元,从2026年4月起发放',
  );
});

test('the picture in the docs is the table', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/workflow-aid.md'), 'utf8');
  expect(page, 'run: node scripts/draw.ts').toBe(drawAidWorkflow());
});

describe('one approval of temporary relief in stages', () => {
  const stage = (on: string, cents: number) => ({ on, cents });
  const fault = (cents: number, ...stages: { on: string; cents: number }[]) =>
    stagesFault('expense', cents, stages, '2026-03-11');
  test('at once needs none; two or more, together the whole and none empty', () => {
    expect(fault(600)).toBeNull();
    expect(fault(600, stage('2026-03-12', 400), stage('2026-06-12', 200))).toBeNull();
    expect(fault(600, stage('2026-03-12', 600))).toBe('stagesWrong');
    for (const second of [199, 201])
      expect(fault(600, stage('2026-03-12', 400), stage('2026-06-12', second))).toBe('stagesWrong');
    expect(fault(600, stage('2026-03-12', 600), stage('2026-06-12', 0))).toBe('stagesWrong');
  });
  test('none before today, each later than the one before; nothing that is paid by the month', () => {
    expect(fault(600, stage('2026-03-11', 400), stage('2026-03-12', 200))).toBeNull();
    expect(fault(600, stage('2026-03-10', 400), stage('2026-03-12', 200))).toBe('stagesOrder');
    expect(fault(600, stage('2026-03-12', 400), stage('2026-03-12', 200))).toBe('stagesOrder');
    const two = [stage('2026-03-12', 400), stage('2026-06-12', 200)];
    for (const kind of ['dibao', 'tekun'] as const)
      expect(stagesFault(kind, 600, two, '2026-03-11')).toBe('stagesMonthly');
  });
});
