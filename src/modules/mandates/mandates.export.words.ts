import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const mandatesExportWords = {
  mandates: {
    says: ['权责清单', 'Duty lists'],
    unitKind: ['单位类型', 'Kind of unit'],
    source: ['依据', 'Source'],
    basic: ['基本履职', 'Own'],
    assist: ['配合履职', 'Assists'],
    takenBack: ['上级收回', 'Taken back'],
  },
  gateFigures: {
    says: ['往下派了多少', 'What was pushed down'],
    name: ['单位', 'Unit'],
    village: ['派到村(社区)', 'To villages'],
    township: ['派到乡镇(街道)', 'To townships'],
    inList: ['清单内', 'In the list'],
    admitted: ['经准入', 'Admitted'],
    urgent: ['紧急', 'Urgent'],
    refused: ['被挡下', 'Refused'],
  },
  gateDecisions: {
    says: ['派单准入记录', 'Decisions of the gate'],
    dispatcher: ['派出单位', 'From'],
    receiver: ['接收单位', 'To'],
    unitKind: ['接收单位类型', 'Kind of receiver'],
    role: ['角色', 'Part'],
    matterKind: ['事项类型', 'Kind of matter'],
    matterLabel: ['事项', 'Matter'],
    outcome: ['结论', 'Outcome'],
    why: ['原因', 'Why'],
    line: ['清单条目', 'Line of the list'],
  },
  admissions: {
    says: ['准入申请', 'Admissions'],
    requester: ['申请单位', 'Asked by'],
    receiver: ['接收单位', 'Receiver'],
    role: ['角色', 'Part'],
    matterKind: ['事项类型', 'Kind of matter'],
    matterLabel: ['事项', 'Matter'],
    task: ['任务', 'Task'],
    until: ['完成期限', 'Until'],
    level: ['审批层级', 'Approved at'],
    proposedAt: ['提出时间', 'Proposed'],
  },
} as const satisfies Record<string, Record<string, Word>>;
