/** 村务公开、民主评议、监委会、一事一议、红白理事会 (村民委员会组织法 30–33, domain §7.2). Pure. */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';
import { holdsPersonalNumber, reaches } from './deliberations.rules.ts';

export const rhythms = ['quarter', 'month', 'once'] as const;
export type Rhythm = (typeof rhythms)[number];
/** The first column that this category's tables may not have; null when all of them may. */
export const columnOutside = (columns: readonly string[], allowed: readonly string[]): string | null =>
  columns.find((c) => !allowed.includes(c)) ?? null;
export type TableFault = 'rowsUneven' | 'personalNumber';
export function tableFault(t: {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  texts: readonly string[];
}): TableFault | null {
  if (t.rows.some((r) => r.length !== t.columns.length)) return 'rowsUneven';
  return [...t.texts, ...t.rows.flat()].some(holdsPersonalNumber) ? 'personalNumber' : null;
}
/** Whether something was published in the present quarter or month (30); what has no rhythm is published when it happens. */
export function isDue(rhythm: Rhythm, lastOn: string | null, today: string): boolean {
  if (rhythm === 'once') return false;
  if (lastOn === null) return true;
  if (lastOn.slice(0, 4) !== today.slice(0, 4)) return true;
  const part = (day: string) => {
    const month = Number(day.slice(5, 7));
    return rhythm === 'month' ? month : Math.floor((month - 1) / 3);
  };
  return part(lastOn) !== part(today);
}

export const officerBodies = ['committee', 'supervision', 'rites'] as const;
export type OfficerBody = (typeof officerBodies)[number];
/** Members of the committee and their near relatives do not sit on its supervision (32); as the candidate declares, and by name. */
export const isBarred = (
  o: { body: OfficerBody; name: string; isNearRelative: boolean },
  serving: readonly { body: OfficerBody; name: string }[],
): boolean =>
  (o.body === 'supervision' &&
    (o.isNearRelative || serving.some((x) => x.body === 'committee' && x.name === o.name))) ||
  (o.body === 'committee' && serving.some((x) => x.body === 'supervision' && x.name === o.name));

/** Incompetent is who more than half of those present found so (practice; the law gives no share). */
export const foundIncompetent = (incompetent: number, present: number): boolean => incompetent * 2 > present;
/** Twice running: the office ends (33). Newest first. */
export const endsOffice = (results: readonly { isIncompetent: boolean }[]): boolean =>
  results[0]?.isIncompetent === true && results[1]?.isIncompetent === true;

export const levyStatuses = ['announced', 'agreed', 'townshipOk', 'approved', 'settled', 'refused', 'ended'] as const;
export type LevyStatus = (typeof levyStatuses)[number];
export const levyVerbs = ['canvass', 'agree', 'township', 'county', 'refuse', 'book', 'settle', 'end'] as const;
export type LevyVerb = (typeof levyVerbs)[number];
export type LevyPart = 'keeper' | 'township' | 'county';
export type LevyRefusal = 'decisionMissing' | 'decisionEarly' | 'askedTooFew' | 'notAgreed' | 'reasonMissing';
export type LevyFacts = {
  readonly status: LevyStatus;
  readonly households: number;
  readonly asked: number;
  readonly agreed: number;
  /** The vote of a villagers’ meeting that is cited: null when it is none, or none that passed; left out where it goes door by door. */
  readonly meeting?: { readonly heldOn: string } | null;
  readonly announcedOn?: string;
  readonly reason?: string;
};
const needsReason = (f: LevyFacts): LevyRefusal | false =>
  f.reason !== undefined && f.reason.length < 2 ? 'reasonMissing' : false;
/**
 * A villagers’ meeting passed it after it was announced (筹资筹劳管理办法: 村民会议过半数到会, 到会过半数通过; its quorum is the meeting’s
 * own), or else two thirds of the households were asked and signed, more than half of them agree: the same
 * quorum (22), brought home door by door.
 */
function agreedTo(f: LevyFacts): LevyRefusal | false {
  if (f.meeting === null) return 'decisionMissing';
  if (f.meeting) return f.announcedOn !== undefined && f.meeting.heldOn <= f.announcedOn ? 'decisionEarly' : false;
  if (!reaches({ num: 2, den: 3, isOver: false }, f.households, f.asked)) return 'askedTooFew';
  return reaches({ num: 1, den: 2, isOver: true }, f.asked, f.agreed) ? false : 'notAgreed';
}
export const levyWorkflow: Workflow<LevyVerb, LevyStatus, LevyPart, LevyFacts, LevyRefusal> = {
  canvass: { from: ['announced'], to: 'same', by: ['keeper'] },
  agree: { from: ['announced'], to: 'agreed', by: ['keeper'], unless: agreedTo },
  township: { from: ['agreed'], to: 'townshipOk', by: ['township'] },
  county: { from: ['townshipOk'], to: 'approved', by: ['county'] },
  refuse: { from: ['agreed', 'townshipOk'], to: 'refused', by: ['township', 'county'], unless: needsReason },
  book: { from: ['approved'], to: 'same', by: ['keeper'] },
  settle: { from: ['approved'], to: 'settled', by: ['keeper'] },
  end: { from: ['announced', 'agreed'], to: 'ended', by: ['keeper'], unless: needsReason },
};
export type LevyFault = 'aboveCap' | 'nothingAsked' | 'calledByTooFew' | 'exemptMany';
/** Within the cap for a person and a year; proposed by the committee, a tenth of the villagers or a fifth of the deputies; who is exempt is not counted on. */
export function levyFault(
  l: {
    personYuan: number;
    personDays: number;
    people: number;
    workers: number;
    exemptMoney: number;
    exemptLabour: number;
    by: 'committee' | 'villagers' | 'deputies';
    signatures: number;
    adults: number;
    deputies: number;
  },
  cap: { personYuan: number; personDays: number },
): LevyFault | null {
  if (l.personYuan === 0 && l.personDays === 0) return 'nothingAsked';
  if (l.personYuan > cap.personYuan || l.personDays > cap.personDays) return 'aboveCap';
  if (l.exemptMoney > l.people || l.exemptLabour > l.workers) return 'exemptMany';
  const enough =
    l.by === 'committee' ||
    (l.by === 'villagers'
      ? reaches({ num: 1, den: 10, isOver: false }, l.adults, l.signatures)
      : reaches({ num: 1, den: 5, isOver: false }, l.deputies, l.signatures));
  return enough ? null : 'calledByTooFew';
}
export const lineWays = ['in', 'out', 'labour'] as const;
export type LineWay = (typeof lineWays)[number];
export type LineFault = 'aboveAgreed' | 'spentMore';
/** No more is taken than was agreed, and no more spent than was taken. In cents, so that sums are exact. */
export function lineFault(
  line: { way: LineWay; cents: number },
  sums: { inCents: number; outCents: number; days: number },
  agreed: { cents: number; days: number },
): LineFault | null {
  if (line.way === 'in' && sums.inCents + line.cents > agreed.cents) return 'aboveAgreed';
  if (line.way === 'labour' && sums.days * 100 + line.cents > agreed.days * 100) return 'aboveAgreed';
  return line.way === 'out' && sums.outCents + line.cents > sums.inCents ? 'spentMore' : null;
}

export const riteKinds = ['wedding', 'funeral', 'other'] as const;
export type RiteKind = (typeof riteKinds)[number];
/** Standards are advice: no fine, no deposit, no list of who did otherwise, nothing about belief (domain §7.2). */
export const forbidsOrFines = (text: string): boolean =>
  /罚款|罚金|押金|保证金|违约金|通报|曝光|取消(?:低保|补助|资格)|扣发|上黑榜/.test(text);
export const RITE_KEPT_DAYS = 90;

export const reviewRoles = ['townshipClerk', 'countyClerk'] as const satisfies readonly Role[];
