/* What the law distinguishes: the stages of a petition, its outcomes, the closed lists, the ways of service. */

export const petitionStates = [
  'registered', // 已登记 (22)
  'transferred', // 转送 (22)
  'assigned', // 交办 (22)
  'objected', // 对转送、交办有异议,等转送单位答复 (23)
  'notifiedElsewhere', // 不属本机关职权,已告知去处 (23)
  'diverted', // 导入法定途径 (28, 31)
  'refused', // 不予(不再)受理 (19, 36)
  'sealed', // 检举控告,已密封移送纪检机关 (22, 30)
  'accepted', // 已受理 (23)
  'investigating', // 调查核实 (31)
  'mediating', // 调解、和解 (33)
  'hearing', // 听证 (31)
  'answered', // 意见建议、履职请求已书面答复 (29, 31)
  'decided', // 已出具处理意见书,待送达 (32)
  'served', // 已送达
  'executing', // 支持的意见,督促执行 (32)
  'executed', // 已执行
  'reviewRequested', // 复查中 (35)
  'reviewDecided', // 复查意见已出,待送达
  'reviewServed', // 复查意见已送达
  'recheckRequested', // 复核中 (36)
  'recheckDecided', // 复核意见已出,待送达
  'concluded', // 终结
  'withdrawn', // 本人撤回
] as const;
export type PetitionState = (typeof petitionStates)[number];

/** Where nothing more is owed. */
export const endedStates = [
  'notifiedElsewhere',
  'diverted',
  'refused',
  'sealed',
  'answered',
  'concluded',
  'withdrawn',
] as const satisfies readonly PetitionState[];
export const isEnded = (state: PetitionState) => (endedStates as readonly PetitionState[]).includes(state);

/** Whose it is has not been settled yet: neither accepted nor told where else it goes (22, 23). */
export const arrivingStates = [
  'registered',
  'transferred',
  'assigned',
  'objected',
] as const satisfies readonly PetitionState[];
export const isArriving = (state: PetitionState) => (arrivingStates as readonly PetitionState[]).includes(state);

/** A claim is decided; a request to perform a duty (31 (5)) and a suggestion (29) are answered. */
export const matters = ['claim', 'duty', 'suggestion'] as const;
export type Matter = (typeof matters)[number];
/** What came of it: a suggestion is adopted, in part or not; a duty was performed, or there is none to perform. */
export const answersTo = {
  claim: [],
  duty: ['performed', 'noDuty'],
  suggestion: ['adopted', 'partly', 'notAdopted'],
} as const satisfies Record<Matter, readonly string[]>;
export const answers = [...answersTo.suggestion, ...answersTo.duty] as const;
export type Answer = (typeof answers)[number];
/** Support · reasonable, but the law gives no ground: explained · not supported (32). */
export const outcomes = ['support', 'explain', 'notSupport'] as const;
export type Outcome = (typeof outcomes)[number];
export const findings = ['uphold', 'change'] as const;
export type Finding = (typeof findings)[number];
/** 四到位 (27), of the matter and never of a person: what was handed to the competent organ is said, not about whom. */
export const measures = ['solved', 'explained', 'helped', 'handedOver'] as const;
export type Measure = (typeof measures)[number];
export const levels = ['review', 'recheck'] as const;
export type Level = (typeof levels)[number];

/**
 * The closed list (domain §1.5): there is no third reason. Bad manners, having come before and "unreasonable" are no grounds.
 * What belongs elsewhere is not refused but led there (divert, notifyElsewhere).
 */
export const refusalReasons = ['pendingBelow', 'finallyReviewed'] as const;
export type RefusalReason = (typeof refusalReasons)[number];
export const refusalArticles: Readonly<Record<RefusalReason, string>> = {
  pendingBelow: '信访工作条例第十九条',
  finallyReviewed: '信访工作条例第三十六条',
};

/** Procedures of law to which a matter is led, with how to take that way (28, 30, 31 (1)–(4)). */
export const procedures = [
  'litigation',
  'reconsideration',
  'prosecution',
  'police',
  'arbitration',
  'partyAppeal',
  'administrative',
  'discipline',
] as const;
export type Procedure = (typeof procedures)[number];
export const procedureArticles: Readonly<Record<Procedure, string>> = {
  litigation: '信访工作条例第三十一条第一项',
  reconsideration: '信访工作条例第三十一条第一项',
  prosecution: '信访工作条例第三十一条第一项',
  police: '信访工作条例第三十一条第一项',
  arbitration: '信访工作条例第三十一条第二项',
  partyAppeal: '信访工作条例第三十一条第三项',
  administrative: '信访工作条例第三十一条第四项',
  discipline: '信访工作条例第三十条',
};

/** How a paper reaches the person; the review window runs from the day it did. */
export const serviceMethods = ['inPerson', 'mail', 'left', 'entrusted', 'electronic', 'announcement'] as const;
export type ServiceMethod = (typeof serviceMethods)[number];
