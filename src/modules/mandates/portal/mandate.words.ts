import type { Word } from '#kernel/words.ts';
import type { AdmissionStatus } from '../mandates.admissions.rules.ts';
import type { Duty } from '../mandates.items.rules.ts';

export const mandatePortalWords = {
  title: ['权责清单', 'Duty lists'],
  lead: [
    '村、社区、乡镇和各部门该做什么、配合什么、不再做什么，都写在清单里。清单以外的事要先办准入才能往下派。',
    'What villages, townships and departments have to do, help with, or no longer do. What is not in a list goes down only by an admission.',
  ],
  homeSays: ['谁该做什么，往下派了什么', 'Who has to do what, and what was sent down'],
  none: ['这里还没有公布清单。', 'No list is public here yet.'],
  back: ['看全部清单', 'All lists'],
  edition: ['第 {n} 版', 'Edition {n}'],
  from: ['{day} 起执行', 'In force from {day}'],
  counts: [
    '基本履职 {basic} 项，配合 {assist} 项，上级收回 {takenBack} 项',
    '{basic} own, {assist} to help with, {takenBack} taken back',
  ],
  source: ['依据文件：{says}', 'By: {says}'],
  basis: ['依据：{says}', 'Basis: {says}'],
  ledBy: ['牵头：{says}', 'Led by: {says}'],
  admissions: ['清单以外派下去的事', 'Sent down though in no list'],
  admissionsLead: [
    '哪个单位请哪个单位做什么、谁批准的、做到哪天为止。这里只写单位，不写人。',
    'Which unit asked which to do what, who approved it, and until when. Of units: no person is named.',
  ],
  admissionsNone: ['{year} 年没有批准过准入。', 'Nothing was admitted in {year}.'],
  inForce: ['正在执行', 'In force'],
  over: ['已经结束', 'Over'],
  years: ['看别的年份：', 'Other years:'],
  asks: ['{from}请{to}{role}：{task}', '{from} asked {to} {role}: {task}'],
  approvedBy: ['{unit}批准', 'Approved by {unit}'],
  approvedHow: ['{unit}批准（临时任务）', 'Approved for a time by {unit}'],
  days: ['{from} 起，做到 {to}', 'From {from} to {to}'],
  funds: ['随事拨付 {n} 元', '{n} yuan go with it'],
  noFunds: ['不另拨经费', 'No funds go with it'],
  heard: ['接收单位意见：{says}', 'The receiving unit: {says}'],
  agreed: ['同意', 'agreed'],
  disagreed: ['不同意', 'did not agree'],
} as const satisfies Record<string, Word>;

/** A list says three things, each under its own head. */
export const dutyHeads: Readonly<Record<Duty, Word>> = {
  basic: ['该做的', 'To do'],
  assist: ['配合做的', 'To help with'],
  takenBack: ['上级收回、不再做的', 'Taken back by the level above'],
};
export const publicStatusWords: Readonly<Record<Extract<AdmissionStatus, 'inForce' | 'expired' | 'revoked'>, Word>> = {
  inForce: ['正在执行', 'In force'],
  expired: ['已到期', 'Ended'],
  revoked: ['已撤销', 'Revoked'],
};
