/** The roles of domain §13 that act through this system. A post binds one of them to an organisation and a place. */
export const roles = [
  'agent', // 代办员
  'gridWorker', // 网格员
  'villageCadre', // 村(社区)干部
  'villageSupervisor', // 村务监督委员会
  'townshipClerk', // 乡镇(街道)经办
  'townshipLeader', // 乡镇(街道)领导
  'countyClerk', // 旗县区社会工作部经办
  'departmentClerk', // 部门经办
  'hotlineAgent', // 热线坐席
  'caller', // 回访员
  'reviewer', // 复查复核员
  'discipline', // 纪检
  'disciplineLeader', // 纪检机关负责人
  'civilAffairs', // 民政审核
  'mediator', // 人民调解员
  'partyAffairs', // 党务
  'universityOffice', // 老年大学教务
  'teacher', // 教师
  'stationKeeper', // 驿站管理
  'courierVolunteer', // 快递志愿者
  'propertyWorker', // 物业、热力等企业人员
  'inspector', // 巡察
  'dataProtection', // 数据保护员
  'systemAdmin', // 系统管理员
  'securityAdmin', // 安全管理员
  'auditAdmin', // 审计管理员
] as const;
export type Role = (typeof roles)[number];

/** A staff member at one of their posts: every act says in which capacity it was done. */
export type StaffActor = {
  readonly kind: 'staff';
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly organisationId: string;
  /** The place the post covers: everything below it is in scope. */
  readonly area: string;
};
/** Somebody who showed the number and the passphrase of a receipt; they act on that one case. */
export type ReceiptActor = {
  readonly kind: 'receipt';
  readonly caseId: string;
  /** Somebody the person trusts with it, and with what (product N13); absent when it is the person. */
  readonly delegate?: { readonly id: string; readonly scopes: readonly string[] };
  /** The member of staff signed in at the same browser: their hands are on the person's receipt. */
  readonly besideStaff?: string;
};
export type VisitorActor = { readonly kind: 'visitor' };
/** The house itself: jobs, imports, the first set-up. Never reachable through a request. */
export type SystemActor = { readonly kind: 'system'; readonly what: string };

export type Actor = StaffActor | ReceiptActor | VisitorActor | SystemActor;

/**
 * Who may call: anyone at all, the person whose receipt it is, that person or somebody they entrusted, any signed-in member of staff,
 * or the listed roles. 'receipt' is never a delegate: what a page shows them, it has to say of itself.
 */
export type Allow = 'anyone' | 'receipt' | 'entrusted' | 'staff' | readonly Role[];

export function isAllowed(allow: Allow, actor: Actor): boolean {
  if (allow === 'anyone') return true;
  if (allow === 'entrusted') return actor.kind === 'receipt';
  if (allow === 'receipt') return actor.kind === 'receipt' && !actor.delegate;
  if (actor.kind !== 'staff') return false;
  return allow === 'staff' || allow.includes(actor.role);
}
