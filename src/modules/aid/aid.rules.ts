import type { Role } from '#kernel/actor.ts';

/*
 * 社会救助申请 (domain §5): 最低生活保障审核确认办法 (DB), 特困人员认定办法 (TK), 临时救助 (LS, 社会救助暂行办法 JZ). Nothing of petitions,
 * hotlines or cases is known here, and none may be (domain §12.13).
 */

/** 低保 · 特困 · 临时救助急难型 · 临时救助支出型. */
export const aidKinds = ['dibao', 'tekun', 'emergency', 'expense'] as const;
export type AidKind = (typeof aidKinds)[number];
export const isMonthly = (kind: AidKind): boolean => kind === 'dibao' || kind === 'tekun';

export const aidStatuses = [
  'lead',
  'applied',
  'needPapers',
  'accepted',
  'surveyed',
  'checked',
  'publicity',
  'objected',
  'county',
  'approved',
  'helped',
  'settled',
  'phasingOut',
  'stopped',
  'refused',
  'declined',
  'withdrawn',
] as const;
export type AidStatus = (typeof aidStatuses)[number];
/** Somebody still owes the household a step. */
export const openStatuses = [
  'lead',
  'applied',
  'needPapers',
  'accepted',
  'surveyed',
  'checked',
  'publicity',
  'objected',
  'county',
  'helped',
] as const satisfies readonly AidStatus[];
export const paidStatuses = ['approved', 'phasingOut'] as const satisfies readonly AidStatus[];
/** Each of these came with a letter that has to reach the person. */
export const decidedStatuses = ['approved', 'refused', 'phasingOut', 'stopped'] as const satisfies readonly AidStatus[];
export const endedStatuses = ['settled', 'stopped', 'refused', 'declined', 'withdrawn'] as const;

export const aidVerbs = [
  'apply',
  'askPapers',
  'bringPapers',
  'accept',
  'decline',
  'survey',
  'checkData',
  'draft',
  'object',
  'deliberate',
  'sendUp',
  'visit',
  'approve',
  'refuse',
  'sendBack',
  'helpFirst',
  'settle',
  'adjust',
  'phaseOut',
  'stop',
  'endGrace',
  'secondStop',
  'askAssess',
  'dispute',
  'passReview',
  'settleDispute',
  'withdraw',
] as const;
export type AidVerb = (typeof aidVerbs)[number];

/**
 * taker takes an application down; clerk is the township's desk; surveyor goes into the house; checker and decider are of the county (a decider
 * of the township where the power is delegated); second is the county's second pair of eyes; reviewer is who was named to
 * review what others decided; household and villager act for themselves.
 */
export const aidParts = [
  'taker',
  'clerk',
  'surveyor',
  'checker',
  'decider',
  'helper',
  'second',
  'reviewer',
  'household',
  'villager',
  'house',
] as const;
export type AidPart = (typeof aidParts)[number];

export const takerRoles = ['villageCadre', 'townshipClerk', 'civilAffairs'] as const satisfies readonly Role[];
/** A blank form that came back and for which nobody filed within a year goes. */
export const FORM_DAYS = 365;
/** The forms of an application on paper: blank for a household, and as it was told, to be signed. */
export const aidFormKinds = { blank: 'aidBlank', filled: 'aidForm' } as const;
export const clerkRoles = ['townshipClerk'] as const satisfies readonly Role[];
export const surveyorRoles = [
  'townshipClerk',
  'villageCadre',
  'gridWorker',
  'civilAffairs',
] as const satisfies readonly Role[];
export const checkerRoles = ['civilAffairs'] as const satisfies readonly Role[];
export const deciderRoles = ['civilAffairs', 'townshipLeader'] as const satisfies readonly Role[];
export const helperRoles = ['townshipLeader', 'civilAffairs'] as const satisfies readonly Role[];
/** Who may be named to review a decision that was objected to: of the county or above, without any earlier part in it. */
export const reviewerRoles = ['civilAffairs', 'countyClerk'] as const satisfies readonly Role[];
export const secondRoles = ['countyClerk', 'civilAffairs'] as const satisfies readonly Role[];
/** Who opens applications of their place; the county's clerk only those that wait for a second pair of eyes. */
export const aidRoles = [
  'villageCadre',
  'townshipClerk',
  'townshipLeader',
  'civilAffairs',
  'countyClerk',
] as const satisfies readonly Role[];
export const settingRoles = ['civilAffairs'] as const satisfies readonly Role[];
export const freezeRoles = ['discipline'] as const satisfies readonly Role[];
const COUNTY_LENGTH = 6;

/** What somebody at a post may be in these matters. */
export function partsAt(post: { role: Role; area: string }): ReadonlySet<AidPart> {
  const { role, area } = post;
  const is = (roles: readonly Role[]) => roles.includes(role);
  const inCounty = area.length <= COUNTY_LENGTH;
  const parts: AidPart[] = [];
  if (is(takerRoles)) parts.push('taker');
  if (is(clerkRoles)) parts.push('clerk');
  if (is(surveyorRoles)) parts.push('surveyor');
  if (is(checkerRoles) && inCounty) parts.push('checker');
  if (role === 'townshipLeader' || (is(deciderRoles) && inCounty)) parts.push('decider');
  if (is(helperRoles)) parts.push('helper');
  if (is(secondRoles) && inCounty) parts.push('second');
  return new Set(parts);
}

export const filers = ['self', 'village'] as const;
export type Filer = (typeof filers)[number];
export const opinions = ['grant', 'refuse'] as const;
export type Opinion = (typeof opinions)[number];
export const checkOutcomes = ['consistent', 'differs'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];
/** Why an application is refused: a reason of the rules each, with the words that explain it beside. */
export const refusalGrounds = [
  'income',
  'property',
  'coLiving',
  'ability',
  'supporter',
  'untrue',
  'notUrgent',
] as const;
export type RefusalGround = (typeof refusalGrounds)[number];
/** Why what was granted is changed (DB 31–34, TK 24). */
export const changeGrounds = [
  'income',
  'members',
  'standard',
  'workRefused',
  'death',
  'ability',
  'prison',
  'supporter',
  'voluntary',
  'selfCare',
] as const;
export type ChangeGround = (typeof changeGrounds)[number];
/** A change that a person asked for or that a death brings is not done to anybody: it needs no second pair of eyes. */
export const isAdverse = (ground: ChangeGround): boolean => !['death', 'voluntary'].includes(ground);

/** Where to live is the person's choice (JZ 19, WB 12): 集中 or 分散. */
export const careForms = ['central', 'home'] as const;
export type CareForm = (typeof careForms)[number];

export const letterKinds = [
  'accepted',
  'papers',
  'declined',
  'approved',
  'refused',
  'helped',
  'changed',
  'stopped',
  'assessed',
  'reviewed',
] as const;
export type LetterKind = (typeof letterKinds)[number];
export const serviceMethods = ['hand', 'home', 'post', 'proxy'] as const;
export type ServiceMethod = (typeof serviceMethods)[number];

export const custodyThings = ['card', 'passbook'] as const;
export type CustodyThing = (typeof custodyThings)[number];

/** What a public notice may say: before and after the decision the same three (DB 24), and the days it hangs. */
export const noticeFields = ['name', 'size', 'cents'] as const;
export const noticeKinds = ['proposed', 'approved', 'stopping'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What an objection to a grant came to, looked into by people who had no part in it before. */
export const reviewOutcomes = ['upheld', 'wrong'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];
/** Why two people went into the house: the application, self-care that changed (TK 23), an objection to what was granted. */
export const surveyPurposes = ['apply', 'reassess', 'review'] as const;
export type SurveyPurpose = (typeof surveyPurposes)[number];

export type Stage = { on: string; cents: number };
export type StageFault = 'stagesMonthly' | 'stagesWrong' | 'stagesOrder';
/** One approval of temporary relief may be paid in stages (LS): two or more, each later than the one before, together the whole. */
export function stagesFault(kind: AidKind, cents: number, stages: readonly Stage[], today: string): StageFault | null {
  if (stages.length === 0) return null;
  if (isMonthly(kind)) return 'stagesMonthly';
  if (stages.length < 2 || stages.reduce((n, s) => n + s.cents, 0) !== cents || stages.some((s) => s.cents === 0))
    return 'stagesWrong';
  const isInOrder = stages.every((s, i) => s.on >= today && s.on > (stages[i - 1]?.on ?? ''));
  return isInOrder ? null : 'stagesOrder';
}

/** Three refusals of suitable work end that person's share and nobody else's (DB 34): the least that must go on being paid. */
export const withoutShare = (monthlyCents: number, size: number): number =>
  size <= 1 ? 0 : Math.ceil((monthlyCents * (size - 1)) / size);

/** Paid from the month after the decision (DB 21). */
export const paidFrom = (decidedOn: string): string =>
  Temporal.PlainDate.from(decidedOn).with({ day: 1 }).add({ months: 1 }).toString();

/** The last day of a grace of so many months (渐退), counted from the month after. */
export const graceUntil = (decidedOn: string, months: number): string =>
  Temporal.PlainDate.from(paidFrom(decidedOn)).add({ months }).subtract({ days: 1 }).toString();

export const spotCheckShare = 0.3;
/** How many of so many decided 特困 applications the county must have visited (TK 17: 不低于30%). */
export const spotChecksWanted = (decided: number): number => Math.ceil(decided * spotCheckShare);
