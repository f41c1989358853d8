/**
 * 职责准入 (domain §8.1, §8.2; 内蒙古自治区职责准入: 旗县部门申请 → 征求苏木乡镇意见 → 联席会议审核 → 旗县政府 → 盟市批准): how a unit comes to
 * take on what is not in its list. For one matter, with its funds, until a day; every step is another person's.
 */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

export const admissionStatuses = [
  'consulting', // 征求接收单位意见
  'checking', // 合法性审查
  'reviewing', // 联席会审核
  'deciding', // 等批准
  'inForce', // 执行中
  'rejected', // 不予准入
  'withdrawn', // 撤回
  'expired', // 到期
  'revoked', // 撤销
] as const;
export type AdmissionStatus = (typeof admissionStatuses)[number];
export const admissionVerbs = [
  'answer',
  'check',
  'sign',
  'approve',
  'approveTemporarily',
  'reject',
  'revoke',
  'withdraw',
  'lapse',
] as const;
export type AdmissionVerb = (typeof admissionVerbs)[number];
export type AdmissionPart = 'requester' | 'receiver' | 'lawyer' | 'reviewer' | 'approver' | 'house';
export type AdmissionRefusal =
  | 'secondPersonNeeded'
  | 'unlawful'
  | 'tooFewReviewers'
  | 'signedBefore'
  | 'reviewAgainst'
  | 'notYetOver';

export const approvalLevels = ['county', 'league'] as const;
export type ApprovalLevel = (typeof approvalLevels)[number];

export const requestRoles = [
  'countyClerk',
  'departmentClerk',
  'civilAffairs',
  'hotlineAgent',
  'townshipClerk',
  'townshipLeader',
] as const satisfies readonly Role[];
export const answerRoles = ['villageCadre', 'townshipClerk', 'townshipLeader'] as const satisfies readonly Role[];
/** Legal check and decision lie with the county’s (league’s) own office, never with the one that asks; the reviewers are named by the legal check. */
export const officeRoles = ['countyClerk', 'reviewer'] as const satisfies readonly Role[];
export const signRoles = [
  'countyClerk',
  'reviewer',
  'departmentClerk',
  'civilAffairs',
  'inspector',
] as const satisfies readonly Role[];
export const admissionRoles = [...new Set<Role>([...requestRoles, ...answerRoles, ...officeRoles, ...signRoles])];

/** Joint means more than one. */
export const MIN_REVIEWERS = 2;
const COUNTY = 6;
const LEAGUE = 4;

export const countyOf = (area: string): string => area.slice(0, COUNTY);
/** The place whose office decides. */
export const approvalArea = (area: string, level: ApprovalLevel): string =>
  area.slice(0, level === 'league' ? LEAGUE : COUNTY);

export type LevelRule = {
  readonly area: string;
  readonly validFrom: string;
  readonly level: ApprovalLevel;
  readonly basis: string;
};
/** Who approves for a place on a day: the nearest place that set it, its latest; the county where nobody did. */
export function levelFor(rules: readonly LevelRule[], area: string, today: string): ApprovalLevel {
  const held = rules
    .filter((r) => area.startsWith(r.area) && r.validFrom <= today)
    .sort((a, b) => b.area.length - a.area.length || b.validFrom.localeCompare(a.validFrom));
  return held[0]?.level ?? 'county';
}

/**
 * Which offices check and decide a request. Nobody decides their own (domain §8.1: 旗县部门申请 → … → 盟市批准): what a county’s own office asks
 * for goes to the league’s, where one person checks and another decides; what the league’s office asks for, to that of the county that would get it.
 */
export function officesFor(
  asking: { readonly role: Role; readonly area: string },
  area: string,
  level: ApprovalLevel,
): { check: ApprovalLevel; decide: ApprovalLevel } {
  const isOffice = officeRoles.some((r) => r === asking.role);
  if (isOffice && asking.area === approvalArea(area, 'county')) return { check: 'league', decide: 'league' };
  if (isOffice && asking.area === approvalArea(area, 'league')) return { check: 'county', decide: 'county' };
  return { check: 'county', decide: level };
}

export type AdmissionFacts = {
  readonly status: AdmissionStatus;
  /** The actor did an earlier step of this one. */
  readonly actedBefore: boolean;
  readonly hasSigned: boolean;
  /** Organisations that have not signed yet, and those that signed against. */
  readonly unsigned: number;
  readonly against: number;
  readonly reviewers: number;
  /** What the legal check that is being done says, and whom it names. */
  readonly isLawful: boolean;
  readonly named: number;
  readonly isOver: boolean;
};

const secondPerson = (f: AdmissionFacts) => f.actedBefore && 'secondPersonNeeded';
const mayApprove = (f: AdmissionFacts) => secondPerson(f) || (f.against * 2 >= f.reviewers && 'reviewAgainst');

export const admissionWorkflow: Workflow<
  AdmissionVerb,
  AdmissionStatus,
  AdmissionPart,
  AdmissionFacts,
  AdmissionRefusal
> = {
  // The unit that would have to do it says so in its own words; "no" does not end it, and stays beside it for all to read.
  answer: { from: ['consulting'], to: 'checking', by: ['receiver'], unless: secondPerson },
  // What has no basis in law ends here; what has one goes to the organisations that must be heard.
  check: {
    from: ['checking'],
    to: { among: ['reviewing', 'rejected'], choose: (f) => (f.isLawful ? 'reviewing' : 'rejected') },
    by: ['lawyer'],
    unless: (f) => secondPerson(f) || (f.isLawful && f.named < MIN_REVIEWERS && 'tooFewReviewers'),
  },
  sign: {
    from: ['reviewing'],
    to: { among: ['reviewing', 'deciding'], choose: (f) => (f.unsigned > 1 ? 'reviewing' : 'deciding') },
    by: ['reviewer'],
    unless: (f) => secondPerson(f) || (f.hasSigned && 'signedBefore'),
  },
  approve: { from: ['deciding'], to: 'inForce', by: ['approver'], unless: mayApprove },
  approveTemporarily: { from: ['deciding'], to: 'inForce', by: ['approver'], unless: mayApprove },
  reject: { from: ['deciding'], to: 'rejected', by: ['approver'], unless: secondPerson },
  revoke: { from: ['inForce'], to: 'revoked', by: ['approver'] },
  withdraw: { from: ['consulting', 'checking', 'reviewing', 'deciding'], to: 'withdrawn', by: ['requester'] },
  lapse: { from: ['inForce'], to: 'expired', by: ['house'], unless: (f) => !f.isOver && 'notYetOver' },
};

export type AdmissionStanding = {
  readonly area: string;
  readonly organisationId: string;
  readonly receiverId: string;
  readonly level: ApprovalLevel;
  readonly checkLevel: ApprovalLevel;
  readonly reviewerIds: readonly string[];
};
type Post = { readonly role: Role; readonly organisationId: string; readonly area: string };
const has = (roles: readonly Role[], role: Role) => roles.includes(role);

/** What a post may do with an admission. The unit that asks reviews and decides nothing of its own request. */
export function admissionParts(a: AdmissionStanding, actor: Post): Set<AdmissionPart> {
  const parts = new Set<AdmissionPart>();
  const isRequester = a.organisationId === actor.organisationId;
  if (isRequester && has(requestRoles, actor.role)) parts.add('requester');
  if (a.receiverId === actor.organisationId && has(answerRoles, actor.role)) parts.add('receiver');
  if (isRequester) return parts;
  if (has(officeRoles, actor.role) && actor.area === approvalArea(a.area, a.checkLevel)) parts.add('lawyer');
  if (a.reviewerIds.includes(actor.organisationId) && has(signRoles, actor.role)) parts.add('reviewer');
  if (has(officeRoles, actor.role) && actor.area === approvalArea(a.area, a.level)) parts.add('approver');
  return parts;
}

/** A public text names no person: no telephone and no identity number in it. */
export const namesSomebody = (text: string): boolean => /(?<!\d)(1\d{10}|\d{15}|\d{17}[\dXx])(?!\d)/.test(text);

export type ProposalFault = 'untilPast' | 'namesSomebody' | 'alreadyAsked';
/** What of a request breaks a rule; the days are local ones. */
export function proposalFaults(
  p: { readonly until: string; readonly task: string; readonly matterLabel: string },
  today: string,
): { field: 'until' | 'task'; rule: ProposalFault }[] {
  const faults: { field: 'until' | 'task'; rule: ProposalFault }[] = [];
  if (p.until <= today) faults.push({ field: 'until', rule: 'untilPast' });
  if (namesSomebody(p.task)) faults.push({ field: 'task', rule: 'namesSomebody' });
  return faults;
}
