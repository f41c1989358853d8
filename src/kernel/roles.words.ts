import type { Role } from './actor.ts';
import type { Word } from './words.ts';

/** What each role is called. */
export const roleWords: Readonly<Record<Role, Word>> = {
  agent: ['代办员', 'errand agent'],
  gridWorker: ['网格员', 'grid worker'],
  villageCadre: ['村(社区)干部', 'village officer'],
  villageSupervisor: ['村务监督委员会', 'village supervisor'],
  townshipClerk: ['乡镇(街道)经办', 'township clerk'],
  townshipLeader: ['乡镇(街道)领导', 'township leader'],
  countyClerk: ['旗县区社会工作部经办', 'county clerk'],
  departmentClerk: ['部门经办', 'department clerk'],
  hotlineAgent: ['热线坐席', 'hotline agent'],
  caller: ['回访员', 'call-back officer'],
  reviewer: ['复查复核员', 'reviewer'],
  discipline: ['纪检', 'discipline inspection'],
  disciplineLeader: ['纪检机关负责人', 'head of a discipline organ'],
  civilAffairs: ['民政审核', 'civil affairs'],
  mediator: ['人民调解员', 'mediator'],
  partyAffairs: ['党务', 'Party affairs'],
  universityOffice: ['老年大学教务', 'university office'],
  teacher: ['教师', 'teacher'],
  stationKeeper: ['驿站管理', 'station keeper'],
  courierVolunteer: ['快递志愿者', 'courier volunteer'],
  propertyWorker: ['物业、热力等企业人员', 'property or utility worker'],
  inspector: ['巡察', 'inspector'],
  dataProtection: ['数据保护员', 'data protection officer'],
  systemAdmin: ['系统管理员', 'system administrator'],
  securityAdmin: ['安全管理员', 'security administrator'],
  auditAdmin: ['审计管理员', 'audit administrator'],
};
