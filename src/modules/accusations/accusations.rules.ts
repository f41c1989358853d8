import type { Role } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import type { Workflow } from '#kernel/workflow.ts';

/*
 * 检举控告 (信访工作条例 30): it goes to a discipline organ and nowhere else, and neither it nor anything about it may be disclosed or
 * passed on to the accused person or unit (liability: 46(5)). So it is no case: it has a way, a key and readers of its own.
 */

export const accusationStatuses = ['received', 'accepted', 'transferred', 'closed'] as const;
export type AccusationStatus = (typeof accusationStatuses)[number];
export const accusationVerbs = [
  'accept',
  'transfer',
  'reply',
  'close',
  'recuse',
  'exclude',
  'decideRecusal',
  'askRecusal',
  'climb',
] as const;
export type AccusationVerb = (typeof accusationVerbs)[number];
/**
 * An officer of the discipline organ that has it, the head of that organ, and whoever reported it: nobody else has a part in it. The
 * house only carries it on from where nobody is left.
 */
export type AccusationPart = 'organ' | 'leader' | 'reporter' | 'house';
export type AccusationRefusal =
  | 'nobodyMissing'
  | 'notOpened'
  | 'notAnswered'
  | 'nothingAsked'
  | 'undecided'
  | 'askedAlready';

/** Who works on accusations at a discipline organ. */
export const disciplineRoles = ['discipline', 'disciplineLeader'] as const satisfies readonly Role[];
export const isDiscipline = (role: Role): boolean => (disciplineRoles as readonly Role[]).includes(role);
export const partsOf = (role: Role): ReadonlySet<AccusationPart> =>
  new Set(role === 'disciplineLeader' ? ['organ', 'leader'] : ['organ']);

export type AccusationFacts = {
  status: AccusationStatus;
  /** Since when the present organ has it, and when it was last opened there. */
  since: Temporal.Instant;
  openedAt: Temporal.Instant | null;
  repliedAt: Temporal.Instant | null;
  /** The reporter asked that somebody step aside, and the head has not decided. */
  isAsked: boolean;
  /** With this step nobody is left here who may read it, or who may decide; and an organ above can have it. */
  goesOn?: boolean;
};

const OPEN = ['received', 'transferred', 'accepted'] as const;
const mayGoOn = { among: OPEN, choose: (f: AccusationFacts) => (f.goesOn ? 'transferred' : f.status) };
const unread = (f: AccusationFacts) =>
  (f.openedAt === null || Temporal.Instant.compare(f.openedAt, f.since) < 0) && 'notOpened';

/**
 * Nobody decides on what this organ has not opened, and nothing is closed without a word to the reporter. Who has an interest steps
 * aside at once, read or not (信访工作条例 28); the head makes others step aside, and decides what the reporter asked for.
 */
export const accusationWorkflow: Workflow<
  AccusationVerb,
  AccusationStatus,
  AccusationPart,
  AccusationFacts,
  AccusationRefusal
> = {
  accept: { from: ['received', 'transferred'], to: 'accepted', by: ['organ'], unless: unread },
  transfer: { from: OPEN, to: 'transferred', by: ['organ'], unless: unread },
  reply: { from: OPEN, to: 'same', by: ['organ'], unless: unread },
  close: {
    from: OPEN,
    to: 'closed',
    by: ['organ'],
    unless: (f) => unread(f) || (f.repliedAt === null && 'notAnswered') || (f.isAsked && 'undecided'),
  },
  recuse: { from: OPEN, to: mayGoOn, by: ['organ'] },
  exclude: { from: OPEN, to: mayGoOn, by: ['leader'] },
  decideRecusal: { from: OPEN, to: mayGoOn, by: ['leader'], unless: (f) => !f.isAsked && 'nothingAsked' },
  askRecusal: { from: OPEN, to: mayGoOn, by: ['reporter'], unless: (f) => f.isAsked && 'askedAlready' },
  // The posts there ended, or were given to those it tells of: it does not lie unread (信访工作条例 22, 30).
  climb: { from: OPEN, to: 'transferred', by: ['house'], unless: (f) => f.goesOn !== true && 'nobodyMissing' },
};

/** Why a sealed letter is opened; kept in clear beside who and when, so it is one of a few words and never a text. */
export const openPurposes = ['examine', 'handle', 'transfer', 'reply', 'supervise'] as const;
export type OpenPurpose = (typeof openPurposes)[number];

/** The files of an accusation are shown for this long after it was opened with a purpose, to whoever opened it. */
export const OPENED_FOR_MINUTES = 30;

/** A discipline organ with the place it works for; only from the county up may one read accusations (domain §12.5). */
export type Organ = { readonly organisationId: string; readonly area: string };
const COUNTY_LENGTH = 6;
export const mayReceive = (organ: Organ): boolean => organ.area.length <= COUNTY_LENGTH;

/** The accused's unit as the tree of organisations knows it. */
export type AccusedUnit = {
  readonly id: string;
  /** The units above it in its own system, the direct one first. */
  readonly superiors: readonly string[];
};

type Candidate = Organ & { readonly superiors: readonly string[] };

/**
 * May this organ have an accusation of that unit? Not when it is the unit itself, above it or below it: nobody on the accused's own
 * reporting line (domain §12.5). A discipline organ, and what belongs to one, is accused before an organ of a higher level, its
 * superior included: that is whose duty it is. Who is related to whom, no tree of units knows.
 */
export function mayHave(organ: Candidate, accused: AccusedUnit | null, organs: readonly Organ[]): boolean {
  if (!mayReceive(organ)) return false;
  if (!accused) return true;
  if (organ.superiors.includes(accused.id)) return false;
  const line = [accused.id, ...accused.superiors];
  const own = line.flatMap((id) => organs.find((o) => o.organisationId === id) ?? [])[0];
  if (own) return organ.area !== own.area && isWithin(own.area, organ.area);
  return !line.includes(organ.organisationId);
}

/**
 * The organ an accusation goes to: of those that work for the place the nearest that may have it and in which somebody is free to
 * read it. Null when there is none here.
 */
export function organFor<O extends Candidate>(
  place: string,
  organs: readonly O[],
  accused: AccusedUnit | null,
  hasSomebody: (organ: O) => boolean = () => true,
): O | null {
  const nearestFirst = organs
    .filter((o) => isWithin(place, o.area))
    .sort((a, b) => b.area.length - a.area.length || (a.organisationId < b.organisationId ? -1 : 1));
  return nearestFirst.find((o) => mayHave(o, accused, organs) && hasSomebody(o)) ?? null;
}

const ACCUSES = /检举|控告|信访举报/;
// 尊敬的张书记:… greets an official and accuses none.
const GREETING = /(?:尊敬|敬爱)的.{0,20}?(?:[::,,!!]|您好|你好)/g;
const TELLS = /举报|反映|投诉|揭发/;
const WRONGS =
  /贪污|受贿|行贿|索贿|贿赂|索要(?:财物|钱|好处|红包|礼|回扣)|索拿卡要|吃拿卡要|收(?:受|取|了)?(?:好处费|红包|回扣|黑钱)|回扣|挪用公款|私分|侵吞|中饱私囊|优亲厚友|以权谋私|滥用职权|徇私|公款(?:吃喝|旅游)|虚报冒领|套取|截留|克扣(?:补助|补贴|低保|救助|工资)|保护伞|买官卖官|贿选|打击报复|违纪|腐败/;
const OFFICIALS =
  /干部|书记|主任|村长|镇长|乡长|局长|科长|所长|站长|队长|会计|民警|警察|法官|领导|公务员|工作人员|党员|村委|支书|执法人员|城管|纪委/;

/**
 * Does the text sound like an accusation against somebody in office, for which there is a sealed way? A hint to offer it, never a
 * decision: it names a wrong done by office, or tells of an official in the words of an accusation.
 */
export function looksLikeAccusation(text: string): boolean {
  const said = text.normalize('NFKC').replace(/\s+/g, '').replace(GREETING, '');
  if (WRONGS.test(said) && (OFFICIALS.test(said) || TELLS.test(said) || ACCUSES.test(said))) return true;
  return ACCUSES.test(said) && OFFICIALS.test(said);
}
