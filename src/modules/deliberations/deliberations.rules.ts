/**
 * 四议两公开 (domain §7.2): six gates in order, each with its own quorum and rule. A gate cannot be skipped, and nobody who was not there is counted.
 * Since 2026-01-01 what goes to the villagers' or deputies' meeting is first discussed by the village's Party organisation. Pure.
 */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

export const gates = ['propose', 'discuss', 'review', 'resolve', 'decisionPublic', 'resultPublic'] as const;
export type Gate = (typeof gates)[number];
export const forums = ['villagers', 'deputies'] as const;
export type Forum = (typeof forums)[number];

export const matterStatuses = [
  'proposing', // 等党支部提议
  'discussing', // 等两委商议
  'reviewing', // 等党员大会审议
  'resolving', // 等村民(代表)会议决议
  'resolved', // 已决议,等公开
  'decisionOut', // 决议公开中
  'carryingOut', // 实施中
  'resultOut', // 结果公开中
  'done',
  'ended',
] as const;
export type MatterStatus = (typeof matterStatuses)[number];
export const matterVerbs = [
  'propose',
  'discuss',
  'review',
  'resolve',
  'publishDecision',
  'closeDecision',
  'publishResult',
  'closeResult',
  'end',
] as const;
export type MatterVerb = (typeof matterVerbs)[number];

/** At which gate a matter stands: the one that comes next, or is under way. Null when it is over. */
const gateAt: Record<MatterStatus, Gate | null> = {
  proposing: 'propose',
  discussing: 'discuss',
  reviewing: 'review',
  resolving: 'resolve',
  resolved: 'decisionPublic',
  decisionOut: 'decisionPublic',
  carryingOut: 'resultPublic',
  resultOut: 'resultPublic',
  done: null,
  ended: null,
};
export const gateOf = (status: MatterStatus): Gate | null => gateAt[status];
const gateOfVerb: Partial<Record<MatterVerb, Gate>> = {
  propose: 'propose',
  discuss: 'discuss',
  review: 'review',
  resolve: 'resolve',
  publishDecision: 'decisionPublic',
  closeDecision: 'decisionPublic',
  publishResult: 'resultPublic',
  closeResult: 'resultPublic',
};
/** Would this verb leap over the gate the matter stands at? */
export function skipsGate(status: MatterStatus, verb: MatterVerb): boolean {
  const [at, to] = [gateAt[status], gateOfVerb[verb]];
  return at !== null && to !== undefined && gates.indexOf(to) > gates.indexOf(at);
}

export type Share = { readonly num: number; readonly den: number; readonly isOver: boolean };
export type Pass = Share & { readonly of: 'should' | 'present' };
export type CountRule = {
  readonly quorum: Share;
  readonly pass: Pass;
  readonly noticeDays: number;
  readonly basis: string;
};
/** "过半数" is more than half, "半数以上" and "三分之二以上" are that share or more (民法典 1259: 以上 includes the number itself). */
export const reaches = ({ num, den, isOver }: Share, of: number, n: number): boolean =>
  of > 0 && (isOver ? n * den > of * num : n * den >= of * num);
/** The least number that reaches a share. */
export const leastOf = ({ num, den, isOver }: Share, of: number): number =>
  isOver ? Math.floor((of * num) / den) + 1 : Math.max(1, Math.ceil((of * num) / den));

export type Count = { readonly should: number; readonly present: number; readonly signatures: number };
export type Votes = { readonly yes: number; readonly no: number; readonly abstain: number };
export type CountFault = 'absentCounted' | 'noQuorum';
/** Present is who signed on the day: whoever is away, spoken for or asked at home later is not there, and more signatures than people called are none. */
export function countFault(rule: Pick<CountRule, 'quorum'>, c: Count): CountFault | null {
  if (c.present > c.should || c.present > c.signatures) return 'absentCounted';
  return reaches(rule.quorum, c.should, c.present) ? null : 'noQuorum';
}
/** More votes than people in the room means that somebody absent was counted. */
export const votesFault = (v: Votes, present: number): 'absentCounted' | null =>
  v.yes + v.no + v.abstain > present ? 'absentCounted' : null;
export const votesNeeded = (pass: Pass, c: Pick<Count, 'should' | 'present'>): number =>
  leastOf(pass, pass.of === 'should' ? c.should : c.present);
export const carries = (pass: Pass, c: Pick<Count, 'should' | 'present'>, v: Pick<Votes, 'yes'>): boolean =>
  v.yes >= votesNeeded(pass, c);

/** What becomes of a matter that did not pass: it ends, or goes back and comes again changed. */
export const afters = ['end', 'change'] as const;
export type After = (typeof afters)[number];
export type GateAct = Count & Votes & { readonly heldOn: string; readonly after: After | null };

export type MatterRefusal =
  | 'absentCounted'
  | 'noQuorum'
  | 'dayBefore'
  | 'futureDay'
  | 'sayWhatNow'
  | 'stillOut'
  | 'reasonMissing';
export type MatterFacts = {
  readonly status: MatterStatus;
  readonly today: string;
  /** The day of the gate passed last. */
  readonly lastOn: string | null;
  /** What is written down now; left out while one only asks what is open. */
  readonly act?: GateAct | undefined;
  readonly rule?: CountRule | undefined;
  /** Until when that hangs out which is out now. */
  readonly outUntil?: string | null;
  readonly reason?: string | undefined;
  /** What was decided has to be put out anew: someone objected, and rightly. */
  readonly after?: After | null;
};

/** Whether the vote carries, for a gate that is written down now. */
export const actCarries = (f: MatterFacts): boolean => !!f.act && !!f.rule && carries(f.rule.pass, f.act, f.act);
function gateFault(f: MatterFacts): MatterRefusal | false {
  const { act, rule } = f;
  if (!act || !rule) return false;
  if (act.heldOn > f.today) return 'futureDay';
  if (f.lastOn !== null && act.heldOn < f.lastOn) return 'dayBefore';
  const fault = countFault(rule, act) ?? votesFault(act, act.present);
  if (fault) return fault;
  return !actCarries(f) && act.after === null ? 'sayWhatNow' : false;
}
const orBack = <S extends MatterStatus>(next: S) => ({
  among: [next, 'proposing', 'ended'] as readonly MatterStatus[],
  choose: (f: MatterFacts): MatterStatus => (actCarries(f) ? next : f.act?.after === 'change' ? 'proposing' : 'ended'),
});
/** It hangs out its whole time; until then nothing follows from it. */
const periodOver = (f: MatterFacts): MatterRefusal | false =>
  f.outUntil !== undefined && f.outUntil !== null && f.today <= f.outUntil ? 'stillOut' : false;

export type MatterPart = 'keeper';
export const matterWorkflow: Workflow<MatterVerb, MatterStatus, MatterPart, MatterFacts, MatterRefusal> = {
  propose: { from: ['proposing'], to: orBack('discussing'), by: ['keeper'], unless: gateFault },
  discuss: { from: ['discussing'], to: orBack('reviewing'), by: ['keeper'], unless: gateFault },
  review: { from: ['reviewing'], to: orBack('resolving'), by: ['keeper'], unless: gateFault },
  resolve: { from: ['resolving'], to: orBack('resolved'), by: ['keeper'], unless: gateFault },
  publishDecision: { from: ['resolved'], to: 'decisionOut', by: ['keeper'] },
  closeDecision: {
    from: ['decisionOut'],
    to: {
      among: ['carryingOut', 'proposing', 'ended'],
      choose: (f) => (f.after === 'change' ? 'proposing' : f.after === 'end' ? 'ended' : 'carryingOut'),
    },
    by: ['keeper'],
    unless: periodOver,
  },
  publishResult: { from: ['carryingOut'], to: 'resultOut', by: ['keeper'] },
  closeResult: { from: ['resultOut'], to: 'done', by: ['keeper'], unless: periodOver },
  end: {
    from: ['proposing', 'discussing', 'reviewing', 'resolving'],
    to: 'ended',
    by: ['keeper'],
    unless: (f) => (f.reason !== undefined && f.reason.length < 2 ? 'reasonMissing' : false),
  },
};

/** What may be put out of a matter: nothing by which a person can be told, and nobody's vote. */
export const noticeFields = ['title', 'cause', 'content', 'numbers', 'cost', 'plan', 'result', 'contact'] as const;
export type NoticeField = (typeof noticeFields)[number];
export const fieldOutside = (fields: readonly string[]): string | null =>
  fields.find((f) => !noticeFields.some((n) => n === f)) ?? null;
/** Numbers as long as a telephone's or an identity card's have no place on a notice board (PIPL 25). */
export const holdsPersonalNumber = (text: string): boolean => /(?:\d[ -]?){11,}/.test(text.normalize('NFKC'));

export type NoticeStatus = 'out' | 'kept' | 'down';
/** What becomes of a notice by rule: it hangs out its time, stays to be read a while, then comes down by itself. */
export function noticeStands(untilOn: string, keptDays: number, today: string): NoticeStatus {
  if (today <= untilOn) return 'out';
  return daysBetween(untilOn, today) <= keptDays ? 'kept' : 'down';
}
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Who writes for the village; who looks, guides and answers complaints above it. */
export const keeperRoles = ['villageCadre', 'partyAffairs'] as const satisfies readonly Role[];
export const deliberationRoles = [
  ...keeperRoles,
  'villageSupervisor',
  'gridWorker',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
  'inspector',
] as const satisfies readonly Role[];
