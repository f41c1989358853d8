import { describe, expect, test } from 'vitest';
import calendarData from '#demo/data/calendar.json' with { type: 'json' };
import { addDays, workCalendar } from '#kernel/calendar.ts';
import { type dueFor, lastDayOf } from '#kernel/clock.ts';
import { decide } from '#kernel/workflow.ts';
import {
  caseClockRules,
  daysOf,
  daysStill,
  daysTaken,
  dueWithPause,
  petitionClockRules,
  startOfPeriod,
} from './petitions.clocks.rules.ts';
import { isOpinion, lacksFields, noticeKinds, notices, noticeTitles } from './petitions.notices.rules.ts';
import { commonSuperior, partsInPetition, reviewerAbove } from './petitions.parts.rules.ts';
import {
  type PetitionFacts,
  type PetitionPart,
  type PetitionState,
  type PetitionVerb,
  petitionStates,
  petitionVerbs,
} from './petitions.rules.ts';
import { sheetOf } from './petitions.sheet.rules.ts';
import { petitionWorkflow } from './petitions.workflow.rules.ts';

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
const later = now.add({ hours: 24 });
/** A petition in which nothing stands in anybody's way. */
const quiet: PetitionFacts = {
  status: 'registered',
  matter: 'claim',
  givenAs: 'assigned',
  transfers: 0,
  objectBy: later,
  isAtWork: true,
  isExtended: false,
  extensionAsked: false,
  extensionAskedByActor: false,
  decideBy: later,
  outcome: 'notSupport',
  owesExecution: true,
  askBy: later,
  hasReviewer: true,
  hearingOpen: false,
  hadHand: false,
  isConflicted: false,
};
const needed: Partial<Record<PetitionVerb, Partial<PetitionFacts>>> = {
  approveExtension: { extensionAsked: true },
  refuseExtension: { extensionAsked: true },
  closeRecheckHearing: { hearingOpen: true },
  conclude: { askBy: now },
  designate: { transfers: 1 },
  answer: { matter: 'suggestion' },
};

/**
 * Where every act leads from every state, and whose it is; `.` not possible, `=` stays. Written from domain §1.8, apart from the rules.
 * G registered · T transferred · A assigned · O objected · E elsewhere · V diverted · R refused · L sealed · C accepted · I investigating
 * M mediating · H hearing · B answered · D decided · S served · X executing · Y executed · 1 reviewRequested · 2 reviewDecided · 3 reviewServed
 * 4 recheckRequested · 5 recheckDecided · Z concluded · W withdrawn
 */
const TABLE = `
                     G T A O E V R L C I M H B D S X Y 1 2 3 4 5 Z W
transfer             T . . . . . . . . . . . . . . . . . . . . . . .  organ
assign               A . . . . . . . . . . . . . . . . . . . . . . .  organ
object               . O O . . . . . . . . . . . . . . . . . . . . .  organ
agreeObjection       . . . G . . . . . . . . . . . . . . . . . . . .  sender
denyObjection        . . . A . . . . . . . . . . . . . . . . . . . .  sender
designate            A . . A . . . . . . . . . . . . . . . . . . . .  common
notifyElsewhere      E E E . . . . . . . . . . . . . . . . . . . . .  organ
divert               V V V . . . . . . . . . . . . . . . . . . . . .  organ
refuse               R R R . . . . . . . . . . . . . . . . . . . . .  organ
seal                 L L L . . . . . L L . . . . . . . . . . . . . .  organ
accept               C C C . . . . . . . . . . . . . . . . . . . . .  organ
investigate          . . . . . . . . I . . . . . . . . . . . . . . .  organ
mediate              . . . . . . . . . M . . . . . . . . . . . . . .  organ
settle               . . . . . . . . . . I . . . . . . . . . . . . .  organ
endMediation         . . . . . . . . . . I . . . . . . . . . . . . .  organ
openHearing          . . . . . . . . . H . . . . . . . . . . . . . .  organ
closeHearing         . . . . . . . . . . . I . . . . . . . . . . . .  organ
askExtension         . . . . . . . . = = = = . . . . . . . . . . . .  organ
approveExtension     . . . . . . . . = = = = . . . . . . . . . . . .  approver
refuseExtension      . . . . . . . . = = = = . . . . . . . . . . . .  approver
answer               . . . . . . . . . B . . . . . . . . . . . . . .  organ
decide               . . . . . . . . . D . . . . . . . . . . . . . .  organ
serve                . . . . . . . . . . . . . S . . . . . . . . . .  organ
reportExecution      . . . . . . . . . . . . . . . Y . = = = = = = .  organ
askReview            . . . . . . . . . . . . . . 1 1 1 . . . . . . .  petitioner counter
decideReview         . . . . . . . . . . . . . . . . . 2 . . . . . .  reviewer
serveReview          . . . . . . . . . . . . . . . . . . 3 . . . . .  reviewer
askRecheck           . . . . . . . . . . . . . . . . . . . 4 . . . .  petitioner counter
openRecheckHearing   . . . . . . . . . . . . . . . . . . . . = . . .  reviewer
closeRecheckHearing  . . . . . . . . . . . . . . . . . . . . = . . .  reviewer
decideRecheck        . . . . . . . . . . . . . . . . . . . . 5 . . .  reviewer
serveRecheck         . . . . . . . . . . . . . . . . . . . . . Z . .  reviewer
reopen               . . . . G G G G . . . . G . . . . . . . . . G .  organ
conclude             . . . . . . . . . . . . . . Z . Z . . Z . . . .  house
withdraw             W W W W . . . . W W W W . W W W W W W W W W . .  house
`;
const letters = 'G T A O E V R L C I M H B D S X Y 1 2 3 4 5 Z W'.split(' ');
const order: readonly PetitionState[] = [
  'registered',
  'transferred',
  'assigned',
  'objected',
  'notifiedElsewhere',
  'diverted',
  'refused',
  'sealed',
  'accepted',
  'investigating',
  'mediating',
  'hearing',
  'answered',
  'decided',
  'served',
  'executing',
  'executed',
  'reviewRequested',
  'reviewDecided',
  'reviewServed',
  'recheckRequested',
  'recheckDecided',
  'concluded',
  'withdrawn',
];
const allParts: readonly PetitionPart[] = ['organ', 'sender', 'approver', 'reviewer', 'petitioner', 'counter', 'house'];
const rows = TABLE.trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [verb = '', ...rest] = line.trim().split(/\s+/);
    return { verb: verb as PetitionVerb, cells: rest.slice(0, order.length), parts: rest.slice(order.length) };
  });

describe('the procedure as a table', () => {
  test('knows every act and every state', () => {
    expect(rows.map((r) => r.verb).sort()).toEqual([...petitionVerbs].sort());
    expect([...order].sort()).toEqual([...petitionStates].sort());
  });

  test.each(rows)('$verb: from every state, by every part', ({ verb, cells, parts }) => {
    for (const [i, status] of order.entries())
      for (const part of allParts) {
        const verdict = decide(petitionWorkflow, verb, { ...quiet, ...needed[verb], status }, new Set([part]), now);
        const cell = cells[i]!;
        const expected = !parts.includes(part)
          ? 'notYours'
          : cell === '.'
            ? 'notNow'
            : cell === '='
              ? status
              : order[letters.indexOf(cell)];
        expect(verdict.ok ? verdict.to : verdict.why, `${verb} ${status} ${part}`).toBe(expected);
      }
  });

  const why = (verb: PetitionVerb, facts: Partial<PetitionFacts>, part: PetitionPart, at = now) => {
    const verdict = decide(petitionWorkflow, verb, { ...quiet, ...needed[verb], ...facts }, new Set([part]), at);
    return verdict.ok ? verdict.to : verdict.why;
  };
  const boundary = later.subtract({ nanoseconds: 1 });
  test.each<[PetitionVerb, Partial<PetitionFacts>, PetitionPart, string]>([
    ['accept', { isConflicted: true }, 'organ', 'recused'],
    ['accept', { isAtWork: false }, 'organ', 'caseNotAtWork'],
    ['transfer', { transfers: 3 }, 'organ', 'circledEnough'],
    ['transfer', { transfers: 2 }, 'organ', 'transferred'],
    ['denyObjection', { status: 'objected', givenAs: 'transferred' }, 'sender', 'transferred'],
    ['object', { status: 'assigned', givenAs: 'designated' }, 'organ', 'designated'],
    ['designate', { status: 'registered', transfers: 0 }, 'common', 'notDisputed'],
    ['designate', { status: 'objected', transfers: 1, isConflicted: true }, 'common', 'recused'],
    ['askExtension', { status: 'accepted', isExtended: true }, 'organ', 'extendedBefore'],
    ['askExtension', { status: 'accepted', extensionAsked: true }, 'organ', 'extensionPending'],
    ['approveExtension', { status: 'accepted', extensionAsked: false }, 'approver', 'noExtensionAsked'],
    ['approveExtension', { status: 'accepted', extensionAskedByActor: true }, 'approver', 'secondPersonNeeded'],
    ['approveExtension', { status: 'accepted', isConflicted: true }, 'approver', 'recused'],
    ['refuseExtension', { status: 'accepted', extensionAskedByActor: true }, 'approver', 'secondPersonNeeded'],
    ['refuseExtension', { status: 'accepted', extensionAsked: false }, 'approver', 'noExtensionAsked'],
    ['decide', { status: 'investigating', matter: 'duty' }, 'organ', 'answerInstead'],
    ['answer', { status: 'investigating', matter: 'claim' }, 'organ', 'decideInstead'],
    ['answer', { status: 'investigating', matter: 'duty' }, 'organ', 'answered'],
    ['decide', { status: 'investigating', lacksFields: true }, 'organ', 'fieldsMissing'],
    ['serve', { status: 'decided', servedOutOfTime: true }, 'organ', 'servedOutOfTime'],
    ['serveReview', { status: 'reviewDecided', servedOutOfTime: true }, 'reviewer', 'servedOutOfTime'],
    ['serveRecheck', { status: 'recheckDecided', servedOutOfTime: true }, 'reviewer', 'servedOutOfTime'],
    ['serveRecheck', { status: 'recheckDecided', hadHand: true }, 'reviewer', 'handledBefore'],
    ['serve', { status: 'decided', outcome: 'support' }, 'organ', 'executing'],
    ['serve', { status: 'decided', outcome: 'explain' }, 'organ', 'served'],
    ['reportExecution', { status: 'executing', owesExecution: false }, 'organ', 'nothingToExecute'],
    ['askReview', { status: 'served', hasReviewer: false }, 'petitioner', 'noReviewer'],
    ['askReview', { status: 'served', askBy: null }, 'petitioner', 'tooLateToAsk'],
    ['decideReview', { status: 'reviewRequested', hadHand: true }, 'reviewer', 'handledBefore'],
    ['decideReview', { status: 'reviewRequested', lacksFields: true }, 'reviewer', 'fieldsMissing'],
    ['decideRecheck', { status: 'recheckRequested', hadHand: true }, 'reviewer', 'handledBefore'],
    ['decideRecheck', { status: 'recheckRequested', hearingOpen: true }, 'reviewer', 'hearingOpen'],
    ['openRecheckHearing', { status: 'recheckRequested', hearingOpen: true }, 'reviewer', 'hearingOpen'],
    ['closeRecheckHearing', { status: 'recheckRequested', hearingOpen: false }, 'reviewer', 'noHearing'],
    ['openHearing', { status: 'investigating', daysOutOfOrder: true }, 'organ', 'daysOutOfOrder'],
  ])('%s %j by %s: %s', (verb, facts, part, expected) => expect(why(verb, facts, part)).toBe(expected));

  test.each<[PetitionVerb, PetitionState, PetitionPart, string]>([
    ['object', 'transferred', 'organ', 'tooLateToObject'],
    ['askExtension', 'accepted', 'organ', 'tooLateToExtend'],
    ['approveExtension', 'accepted', 'approver', 'tooLateToExtend'],
    ['askReview', 'served', 'petitioner', 'tooLateToAsk'],
    ['askRecheck', 'reviewServed', 'petitioner', 'tooLateToAsk'],
  ])('%s: open to the last moment, then %s', (verb, status, part, expected) => {
    expect(why(verb, { status }, part, boundary)).not.toBe(expected);
    expect(why(verb, { status }, part, later)).toBe(expected);
  });
  test('concluded only when the window is over', () => {
    expect(why('conclude', { status: 'served', askBy: later }, 'house', boundary)).toBe('windowOpen');
    expect(why('conclude', { status: 'served', askBy: later }, 'house', later)).toBe('concluded');
  });
});

describe('who reviews (35, 36)', () => {
  const line = [
    { id: 'county', isBound: true },
    { id: 'city', isBound: true },
  ];
  test('the nearest superior that had no hand in it and that the law binds; none is none', () => {
    expect(reviewerAbove(line, new Set(['township']))).toBe('county');
    expect(reviewerAbove(line, new Set(['township', 'county']))).toBe('city');
    expect(reviewerAbove(line, new Set(['county', 'city']))).toBeNull();
    expect(reviewerAbove([{ id: 'village', isBound: false }, ...line], new Set())).toBe('county');
    expect(reviewerAbove([], new Set())).toBeNull();
  });

  test('the person alone asks: a receipt shared with family does not', () => {
    const standing = {
      caseId: 'c',
      state: 'served' as const,
      organId: 'o',
      organSuperiorIds: [],
      senderId: null,
      commonId: null,
      reviewerId: null,
    };
    const parts = (actor: Parameters<typeof partsInPetition>[1]) => [...partsInPetition(standing, actor)];
    expect(parts({ kind: 'receipt', caseId: 'c' })).toEqual(['petitioner']);
    expect(parts({ kind: 'receipt', caseId: 'c', delegate: { id: 'd', scopes: ['add', 'rate'] } })).toEqual([]);
    expect(parts({ kind: 'receipt', caseId: 'other' })).toEqual([]);
    expect(parts({ kind: 'visitor' })).toEqual([]);
  });
});

describe('the limits (domain §1.3, §11)', () => {
  const cal = workCalendar(calendarData);
  const at = (day: string) => startOfPeriod(day);
  const shownAndDue = (rule: Parameters<typeof dueFor>[0], day: string, paused = 0) => {
    const due = dueWithPause(rule, at(day), paused, cal);
    return [lastDayOf(due.shown), lastDayOf(due.due)];
  };
  test.each([
    ['60 d', caseClockRules.decide, '2026-03-02', ['2026-05-01', '2026-05-06']],
    ['60+30 d', { ...caseClockRules.decide, amount: 90 }, '2026-03-02', ['2026-05-31', '2026-06-01']],
    ['15 d', petitionClockRules.register, '2026-02-13', ['2026-02-28', '2026-02-28']],
    ['15 d over 春节', caseClockRules.notifyTransferred, '2026-01-31', ['2026-02-15', '2026-02-24']],
    ['15 d over 国庆', caseClockRules.notifyDirect, '2026-09-20', ['2026-10-05', '2026-10-08']],
    ['5 wd', petitionClockRules.object, '2026-02-13', ['2026-02-27', '2026-02-27']],
    // The resident's own window is shown as the law has it, never shorter.
    ['30 d of the person', petitionClockRules.askReview, '2026-03-05', ['2026-04-07', '2026-04-07']],
    ['30 d of the person, no rest day', petitionClockRules.askRecheck, '2026-03-03', ['2026-04-02', '2026-04-02']],
    ['30 d of the reviewer', petitionClockRules.review, '2026-03-05', ['2026-04-04', '2026-04-07']],
  ])('%s', (_, rule, day, expected) => expect(shownAndDue(rule, day)).toEqual(expected));

  test('only the recheck stands still, by the days of its hearing', () => {
    expect(shownAndDue(petitionClockRules.recheck, '2026-03-03', 3)).toEqual(['2026-04-05', '2026-04-07']);
    expect(daysOf('2026-03-10', '2026-03-12')).toBe(3);
    for (const rule of [...Object.values(petitionClockRules), ...Object.values(caseClockRules)])
      if (rule !== petitionClockRules.recheck) expect(() => dueWithPause(rule, now, 1, cal)).toThrow(RangeError);
  });
  test('of a hearing, only days inside the period and after its first stand still', () => {
    const start = Temporal.Instant.from('2026-03-03T02:00:00Z');
    const still = (...days: [string, string][]) =>
      daysStill(
        30,
        start,
        days.map(([from, to]) => ({ from, to })),
      );
    expect(still(['2026-03-10', '2026-03-12'])).toBe(3);
    expect(still(['2026-03-03', '2026-03-04'])).toBe(1);
    expect(still(['2026-04-02', '2026-04-03'])).toBe(2);
    expect(still(['2026-04-03', '2026-04-04'])).toBe(0);
    // The first hearing moves the end past the second.
    expect(still(['2026-03-10', '2026-03-12'], ['2026-04-05', '2026-04-06'])).toBe(5);
    expect(still(['2026-03-10', '2026-03-12'], ['2026-03-12', '2026-03-13'])).toBe(4);
    expect(daysTaken({ from: '2026-03-10', to: '2026-03-12', heldTo: '2026-03-15' }).to).toBe('2026-03-12');
  });
  test('every limit names its clause', () => {
    for (const rule of [...Object.values(petitionClockRules), ...Object.values(caseClockRules)])
      expect(rule.source).toMatch(/^信访工作条例第.+条$|^默认值/);
    expect(addDays('2026-03-03', 30)).toBe('2026-04-02');
  });
});

describe('the papers', () => {
  test('each has a title in both languages', () => {
    for (const kind of noticeKinds) for (const text of noticeTitles[kind]) expect(text).not.toBe('');
  });
  test('an opinion without one of its parts is none', () => {
    const whole = { claim: 'a', facts: 'b', opinion: 'c', basis: 'd' };
    expect(lacksFields(whole)).toBe(false);
    for (const part of ['claim', 'facts', 'opinion', 'basis'] as const)
      expect(lacksFields({ ...whole, [part]: ' ' }), part).toBe(true);
  });
  test('a decision names the organ to turn to, and the last day', () => {
    const body = notices.decision({
      outcome: 'notSupport',
      claim: '补发',
      facts: '查过',
      opinion: '不予支持',
      basis: '条例',
      reviewer: '清水河县委社会工作部',
      lastDay: '2026-04-02',
      executeBy: null,
    });
    expect(body.rights[0]?.[0]).toContain(
      '请求清水河县委社会工作部复查(《信访工作条例》第三十五条)。当天收到的,最后一天为2026年4月2日',
    );
    expect(body.rights[1]?.[0]).toContain('行政复议');
  });

  const about = { title: '补偿款少发了一笔', number: 'XF-1501-2026-0001-8', day: '2026-03-02' };
  const sheet = (n: Parameters<typeof sheetOf>[0]) => sheetOf(n, { ...about, channel: ['网上', 'Web'] }, 'zh');
  test('each says which matter it is about and how it closes, as official papers do', () => {
    for (const kind of noticeKinds) {
      const { opening, closing } = sheet({ kind, clauses: [], parts: [], rights: [] });
      const isLetter = kind !== 'agreement' && kind !== 'service';
      expect(opening.length, kind).toBe(isLetter ? 1 : 0);
      if (isLetter) expect(opening[0], kind).toMatch(/“补偿款少发了一笔”信访事项（编号XF-1501-2026-0001-8）.*：$/);
      const formula = isLetter && !isOpinion(kind) ? [kind === 'hearing' ? '特此通知。' : '特此告知。'] : [];
      expect(closing, kind).toEqual(formula);
    }
  });
  test('an opinion is numbered part by part and printed with full-width stops', () => {
    const opinion = {
      outcome: 'support',
      claim: '补发',
      facts: '查过账目,属实',
      opinion: '予以支持',
      basis: '条例',
    } as const;
    const more = { reviewer: null, lastDay: '2026-04-02', executeBy: '2026-05-06' };
    const { parts, closing } = sheet({ kind: 'decision', ...notices.decision({ ...opinion, ...more }) });
    expect(parts.map((each) => each.head)).toEqual([
      '一、投诉请求',
      '二、事实和理由',
      '三、处理结论',
      '四、处理意见',
      '五、法律法规依据',
    ]);
    expect(parts[1]?.lines).toEqual(['查过账目，属实']);
    expect(closing[0]).toContain('最迟于2026年5月6日执行完毕');
    expect(closing.join('')).not.toMatch(/\p{Script=Han}[,:;]/u);
  });
});

test('the common superior is the nearest that stands above every organ, or is one of them, and that the law binds (24)', () => {
  const bound = (id: string) => id !== 'committee';
  const common = (...lines: string[][]) => commonSuperior(lines, bound);
  expect(common(['water', 'county', 'city'], ['township', 'county', 'city'])).toBe('county');
  expect(common(['water', 'county', 'city'], ['county', 'city'])).toBe('county');
  expect(common(['water', 'county', 'city'], ['other', 'city'])).toBe('city');
  expect(common(['water', 'county'], ['elsewhere'])).toBeNull();
  expect(common(['station', 'committee', 'township'], ['post', 'committee', 'township'])).toBe('township');
});
