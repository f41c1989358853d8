import type { Role } from '#kernel/actor.ts';

/** What kinds of records can satisfy a duty; the module that keeps such a record counts it (`countRecord`). */
export const recordKinds = [
  'patrol', // 网格排查
  'visit', // 入户走访
  'certification', // 认证
  'recheck', // 复核
  'rosterDay', // 值班
  'volunteering', // 志愿服务
  'study', // 研判
  'handout', // 发放救助
  'memberMeeting', // 党员大会
  'committeeMeeting', // 支委会
  'groupMeeting', // 党小组会
  'partyClass', // 党课
  'themeDay', // 主题党日
  'lifeMeeting', // 组织生活会
  'readingClass', // 读书班
  'councilMeeting', // 议事会
  'lawTalk', // 普法讲座
  'studyVisit', // 参观学习
  'civicEvent', // 文明实践活动
  'disclosure', // 村务公开
  'financeDisclosure', // 财务公开
  'deputiesMeeting', // 村民代表会议
  'appraisal', // 民主评议
  'floatingContact', // 联系流动党员
  'note', // 写一句:没有专门记录的事
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Kinds that no module keeps a record of: a line saying what was done counts for them. */
export const notedKinds = ['note', 'volunteering'] as const satisfies readonly RecordKind[];
export const isNoted = (kind: string): boolean => notedKinds.some((k) => k === kind);

export const turnStatuses = ['open', 'satisfied', 'excused', 'missed'] as const;
export type TurnStatus = (typeof turnStatuses)[number];

/** Who sets duties, ends them, and excuses a turn. */
export const setterRoles = [
  'villageCadre',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
  'civilAffairs',
  'partyAffairs',
] as const satisfies readonly Role[];
/** Who has duties or looks whether they are done. */
export const dutyRoles = [
  ...setterRoles,
  'agent',
  'gridWorker',
  'villageSupervisor',
  'departmentClerk',
  'propertyWorker',
  'inspector',
] as const satisfies readonly Role[];

export type DutyRefusal =
  | 'rule'
  | 'ruleNever'
  | 'ruleTooOften'
  | 'starts'
  | 'ends'
  | 'turnSettled'
  | 'ownTurn'
  | 'notNoted'
  | 'notOpenThen'
  | 'spanEnds'
  | 'notHere';

/** Whether a unit's turn may be excused by this actor: never by the people whose turn it is. */
export function mayExcuse(
  duty: { organisationId: string; role: string | null },
  actor: { organisationId: string; role: string },
): boolean {
  if (duty.organisationId !== actor.organisationId) return true;
  return duty.role !== null && duty.role !== actor.role;
}

/** Is this duty this actor's own to do? */
export const isTheirs = (
  duty: { organisationId: string; role: string | null },
  actor: { organisationId: string; role: string },
): boolean => duty.organisationId === actor.organisationId && (duty.role === null || duty.role === actor.role);
