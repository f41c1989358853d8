import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

export const activityKinds = [
  'memberMeeting', // 党员大会
  'committeeMeeting', // 支委会
  'groupMeeting', // 党小组会
  'partyClass', // 党课
  'themeDay', // 主题党日
  'lifeMeeting', // 组织生活会
  'readingClass', // 读书班
  'councilMeeting', // 议事会
  'volunteering', // 志愿服务
  'lawTalk', // 普法讲座
  'studyVisit', // 参观学习
  'civicEvent', // 文明实践活动
] as const;
export type ActivityKind = (typeof activityKinds)[number];
export const isActivityKind = (text: string): text is ActivityKind => activityKinds.some((k) => k === text);

/** 讲评帮乐庆: the five ways of a civilisation practice station (product S1.13). */
export const ways = ['talk', 'review', 'help', 'joy', 'feast'] as const;
export type Way = (typeof ways)[number];

/** Whom a kind calls: who has a vote, the committee, one group, every member; or nobody, and whoever likes may come. */
export const bases = ['voters', 'committee', 'group', 'members', 'open'] as const;
export type Base = (typeof bases)[number];
export const passBases = ['shouldAttend', 'present'] as const;
export type PassBase = (typeof passBases)[number];

export type Quorum = { readonly num: number; readonly den: number };
export type Pass = Quorum & { readonly isOver: boolean; readonly of: PassBase };
/** 四议两公开: two thirds of all members are there, half of those who should attend is enough (domain §7.2). */
export type Matter = { readonly quorum: Quorum; readonly pass: Pass };
/** What holds for a kind at a place on a day: rows of data, each with its article. */
export type KindRule = {
  readonly kind: ActivityKind;
  readonly base: Base;
  readonly quorum: Quorum | null;
  readonly pass: Pass | null;
  /** What holds for a matter of the village or community instead; null where the kind has none. */
  readonly matter: Matter | null;
  readonly countsAs: readonly ActivityKind[];
  readonly hasHours: boolean;
  readonly recordRoles: readonly string[];
  readonly basis: string;
};

/**
 * Whether a member has a vote: probationary members and those who came with an activity card from elsewhere have none (domain §6), nor has who is
 * under a suspension of the right to vote. `notCounted`: left out of those who should attend by the branch's own decision (bedridden, long away);
 * practice without an article in our sources, so it is never set by the product itself.
 */
export const standings = ['full', 'probationary', 'inflow', 'suspended', 'notCounted'] as const;
export type Standing = (typeof standings)[number];
export type RollMember = { readonly standing: Standing; readonly onCommittee: boolean; readonly group: string | null };
export const plainMember: RollMember = { standing: 'full', onCommittee: false, group: null };

/** How a member is called to a meeting; null when not called at all. Who is called without counting may attend and has no vote. */
export function callOf(base: Base, m: RollMember, group: string | null): { counts: boolean; hasVote: boolean } | null {
  const isFull = m.standing === 'full';
  if (base === 'open') return null;
  if (base === 'committee') return m.onCommittee ? { counts: true, hasVote: true } : null;
  if (base === 'group' && m.group !== group) return null;
  if (base === 'voters') return { counts: isFull, hasVote: isFull };
  return { counts: m.standing !== 'notCounted', hasVote: isFull };
}

/** "半数以上" is half or more (支部工作条例 11, 12). Nobody called is no quorum. */
export const meetsQuorum = ({ num, den }: Quorum, should: number, present: number): boolean =>
  should > 0 && present * den >= should * num;
/** The least number that is there for the quorum. */
export const quorumNeeds = ({ num, den }: Quorum, should: number): number =>
  Math.max(1, Math.ceil((should * num) / den));

/**
 * The least number of votes that carries a decision. "超过半数" is more than half of those who SHOULD attend, not of those who came
 * (支部工作条例 11): with 10 who should attend, 5 do not carry it and 6 do, however few came.
 */
export function votesNeeded({ num, den, isOver }: Quorum & { isOver: boolean }, count: number): number {
  const share = (count * num) / den;
  return isOver ? Math.floor(share) + 1 : Math.max(1, Math.ceil(share));
}

export type Tally = {
  readonly should: number;
  readonly present: number;
  readonly votersShould: number;
  readonly votersPresent: number;
};
export type Votes = { readonly yes: number; readonly no: number; readonly abstain: number };
export type VoteFault = 'votesAbovePresent' | 'noVoting' | 'noMatters' | 'matterQuorum';
type Decides = Pick<KindRule, 'pass' | 'matter'>;
/** By which share a decision is taken: a matter of the village by its own (domain §7.2), everything else by that of the kind. */
export const passFor = (rule: Decides, isMatter: boolean): Pass | null =>
  isMatter ? (rule.matter?.pass ?? null) : rule.pass;
/** A ballot may be missing, but there are never more than people with a vote in the room; a matter of the village asks for more of them. */
export function voteFault(rule: Decides, v: Votes & { isMatter?: boolean }, t: Tally): VoteFault | null {
  if (!rule.pass || t.votersShould === 0) return 'noVoting';
  if (v.isMatter && !rule.matter) return 'noMatters';
  if (v.yes + v.no + v.abstain > t.votersPresent) return 'votesAbovePresent';
  const isShort = v.isMatter && rule.matter && !meetsQuorum(rule.matter.quorum, t.votersShould, t.votersPresent);
  return isShort ? 'matterQuorum' : null;
}
export function decided(
  pass: Pass,
  v: Votes,
  t: Tally,
): { base: PassBase; count: number; needed: number; passed: boolean } {
  const count = pass.of === 'shouldAttend' ? t.votersShould : t.votersPresent;
  const needed = votesNeeded(pass, count);
  return { base: pass.of, count, needed, passed: v.yes >= needed };
}

export const presences = ['unknown', 'present', 'absent', 'leave'] as const;
export type Presence = (typeof presences)[number];
export function tallyOf(roll: readonly { counts: boolean; hasVote: boolean; presence: Presence }[]): Tally {
  const number = (of: (a: (typeof roll)[number]) => boolean) => roll.filter(of).length;
  return {
    should: number((a) => a.counts),
    present: number((a) => a.counts && a.presence === 'present'),
    votersShould: number((a) => a.hasVote),
    votersPresent: number((a) => a.hasVote && a.presence === 'present'),
  };
}

export const activityStatuses = ['planned', 'called', 'held', 'cancelled'] as const;
export type ActivityStatus = (typeof activityStatuses)[number];
export const activityVerbs = ['edit', 'call', 'attend', 'hold', 'supplement', 'cancel'] as const;
export type ActivityVerb = (typeof activityVerbs)[number];
export type ActivityRefusal = 'notYet' | 'noQuorum' | 'nobodyCame' | 'wayIsForEvents';
export type ActivityFacts = {
  readonly status: ActivityStatus;
  readonly startsAt: Temporal.Instant;
  readonly rule: KindRule;
  readonly tally: Tally;
  /** Everybody in the room, guests too. */
  readonly came: number;
};

const notBegun = (f: ActivityFacts, now: Temporal.Instant) => Temporal.Instant.compare(now, f.startsAt) < 0;
/** Quorum is asked of those with a vote where only they are called, else of everybody who counts; one number either way. */
function mayHold(f: ActivityFacts, now: Temporal.Instant): ActivityRefusal | false {
  if (notBegun(f, now)) return 'notYet';
  if (f.came === 0) return 'nobodyCame';
  return f.rule.quorum && !meetsQuorum(f.rule.quorum, f.tally.should, f.tally.present) ? 'noQuorum' : false;
}
export const activityWorkflow: Workflow<ActivityVerb, ActivityStatus, 'recorder', ActivityFacts, ActivityRefusal> = {
  edit: { from: ['planned', 'called'], to: 'same', by: ['recorder'] },
  call: { from: ['planned'], to: 'called', by: ['recorder'] },
  attend: { from: ['called'], to: 'same', by: ['recorder'] },
  hold: { from: ['called'], to: 'held', by: ['recorder'], unless: mayHold },
  // Minutes that were written are never written over: what was forgotten stands below them.
  supplement: { from: ['held'], to: 'same', by: ['recorder'] },
  cancel: { from: ['planned', 'called'], to: 'cancelled', by: ['recorder'] },
};

export type TickFault = 'reasonMissing' | 'notBegun';
/** Leave can be asked for before; nobody was present, or stayed away, at what has not begun. */
export function tickFault(
  tick: { presence: Presence; reason: string | null },
  startsAt: Temporal.Instant,
  made: Temporal.Instant,
): TickFault | null {
  if (tick.presence === 'leave') return tick.reason ? null : 'reasonMissing';
  const early = startsAt.subtract({ minutes: 60 });
  return tick.presence !== 'unknown' && Temporal.Instant.compare(made, early) < 0 ? 'notBegun' : null;
}

export const photoShows = ['things', 'people'] as const;
export type PhotoShows = (typeof photoShows)[number];

/** Who reads what units hold, and who takes part in keeping it; which kinds a role records is data (`recordRoles`). */
export const keeperRoles = [
  'villageCadre',
  'partyAffairs',
  'townshipClerk',
  'countyClerk',
  'stationKeeper',
  'gridWorker',
  'agent',
] as const satisfies readonly Role[];
export const activityRoles = [...keeperRoles, 'townshipLeader', 'inspector'] as const satisfies readonly Role[];
/** Who reads a branch's members, its minutes and its year: Party membership is treated as sensitive (domain §10.1). */
export const branchRoles = [
  'villageCadre',
  'partyAffairs',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
  'inspector',
] as const satisfies readonly Role[];
export const rollRoles = [
  'villageCadre',
  'partyAffairs',
  'townshipClerk',
  'countyClerk',
] as const satisfies readonly Role[];
/** Who says how often units of a place hold something. */
export const requirementRoles = ['partyAffairs', 'countyClerk', 'townshipClerk'] as const satisfies readonly Role[];
/** Kinds that everybody may hear of: they call nobody. */
export const isOpenKind = (rule: Pick<KindRule, 'base'>): boolean => rule.base === 'open';
