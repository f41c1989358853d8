import { say, type Word } from '#kernel/words.ts';
import type { FreeReason, GateOutcome, GateRefusal, GateRole, MatterKind } from './mandates.gate.rules.ts';

export const matterKindWords: Readonly<Record<MatterKind, Word>> = {
  case: ['诉求', 'case'],
  duty: ['履职事项', 'duty'],
  measure: ['文件措施', 'measure of a document'],
  task: ['会议定下的事', 'task of a meeting'],
  incident: ['同类事项', 'incident'],
  return: ['报表', 'return'],
  check: ['复核认证', 'check'],
};
export const gateRoleWords: Readonly<Record<GateRole, Word>> = {
  lead: ['牵头办', 'to lead'],
  assist: ['配合办', 'to assist'],
};
export const gateOutcomeWords: Readonly<Record<GateOutcome, Word>> = {
  inList: ['清单内', 'In the list'],
  admitted: ['凭准入', 'By an admission'],
  urgent: ['紧急先办', 'For danger'],
  refused: ['越权被拦', 'Refused'],
};
export const freeReasonWords: Readonly<Record<FreeReason, Word>> = {
  house: ['由系统按规则安排。', 'The house arranges it by its rules.'],
  ownOrUp: ['本单位的事或向上报，不用准入。', 'One’s own matter, or going up: no admission is needed.'],
  notGrassroots: ['派给部门，按法定职责办，不用准入。', 'A department answers by law: no admission is needed.'],
  noList: [
    '该单位还没有发布权责清单，暂不拦截；请县里尽早把清单配上。',
    'This unit has no published duty list, so nothing is held back: the county should publish one.',
  ],
  urgent: ['危及人身安全，先派先办，事后照样记录。', 'Danger to life: it goes at once, and is on record all the same.'],
};

/** `{unit}` the receiver, `{line}` a line cited, `{lead}` who leads, `{number}`/`{matter}` an admission and what it was decided for. */
export const gateRefusalWords: Readonly<Record<GateRefusal, Word>> = {
  notInList: [
    '{unit}的权责清单里没有这一事项，不能派给它。{elsewhere}确需它办的，请先申请准入，写明依据、经费和期限。',
    'The duty list of {unit} does not have this: it cannot be sent there.{elsewhere} If it has to be, ask for an admission first, with basis, funds and an end.',
  ],
  assistOnly: [
    '按{line}，{unit}在这件事上只是配合，不能让它牵头。请派给牵头单位{lead}，或者先申请准入。',
    'By {line}, {unit} only assists here and cannot be made the lead. Send it to {lead}, or ask for an admission first.',
  ],
  takenBack: [
    '按{line}，这一事项已由上级收回，不再由{unit}承担。请派给{lead}。',
    'By {line} this was taken back by the level above and is no longer for {unit}. Send it to {lead}.',
  ],
  severalFit: [
    '{unit}的清单里有几条都对得上，请选明按哪一条派。',
    'Several lines of the list of {unit} fit: choose the one by which it is sent.',
  ],
  notItsItem: [
    '选的这一条不在{unit}现行的清单里，请重新选择。',
    'The line chosen is not in the list that holds for {unit} now: choose again.',
  ],
  anotherMatter: [
    '准入{number}是为“{matter}”办的，不能用在这件事上。',
    'Admission {number} was decided for “{matter}” and does not serve for this matter.',
  ],
  anotherReceiver: [
    '准入{number}准的是另一个单位，不是{unit}。',
    'Admission {number} is for another unit, not for {unit}.',
  ],
  notInForce: [
    '这份准入{number}没有批准、已经到期或者被撤销，不能凭它派件。',
    'This admission {number} is not approved, has ended or was revoked: nothing goes by it.',
  ],
};

const elsewhere: Word = ['按清单，它是{unit}的事（{line}）。', ' By the lists it is for {unit} ({line}).'];
/** "By the lists it is for the water bureau (…)": filled in where another unit's own line fits. */
export const elsewhereWord = (unit: string, line: Word): Word => [
  say(elsewhere, 'zh', { unit, line: line[0] }),
  say(elsewhere, 'en', { unit, line: line[1] }),
];

/** Why it was refused, in a column. */
export const gateReasonWords: Readonly<Record<GateRefusal, Word>> = {
  notInList: ['清单里没有', 'not in the list'],
  assistOnly: ['只配合，不能牵头', 'assists only'],
  takenBack: ['已由上级收回', 'taken back'],
  severalFit: ['没有选明哪一条', 'line not chosen'],
  notItsItem: ['不是它的清单', 'not of its list'],
  anotherMatter: ['准入是为另一件事办的', 'admitted for another matter'],
  anotherReceiver: ['准入准的是另一个单位', 'admitted for another unit'],
  notInForce: ['准入没有生效', 'admission not in force'],
};

export const gateFigureWords = {
  title: ['派件准入统计', 'What was sent down'],
  byUnit: ['按派出单位', 'By unit'],
  behind: ['逐件明细', 'One by one'],
  dispatcher: ['派出单位', 'Sent by'],
  receiver: ['接收单位', 'Sent to'],
  day: ['日期', 'Day'],
  level: ['接收层级', 'Level'],
  village: ['村、社区', 'Village'],
  township: ['乡镇、街道', 'Township'],
  matter: ['事项', 'Matter'],
  role: ['要它怎么办', 'As'],
  outcome: ['结果', 'Outcome'],
  by: ['按哪一条', 'By'],
} as const satisfies Record<string, Word>;

export const gateConsoleWords = {
  byLine: ['按{unit}清单的哪一条', 'By which line of the list of {unit}'],
  pick: ['清单里没有合适的就空着', 'Leave it empty where none fits'],
  byAdmission: ['凭{number}可以派。', 'It may go by {number}.'],
  ask: ['申请准入', 'Ask for an admission'],
  title: ['派件准入统计', 'What was sent down'],
  hint: [
    '每个单位往乡镇和村派了多少：清单内的、凭准入的、被拦下的。只统计单位，不统计个人。点数字看每一件。',
    'How much each unit sent to townships and villages: by a line, by an admission, refused. Of units, never of persons. Click a figure for what is behind it.',
  ],
  from: ['从', 'From'],
  to: ['到', 'To'],
  level: ['接收层级', 'Level'],
  both: ['乡镇和村', 'Both'],
  unit: ['派出单位', 'Sent by'],
  total: ['合计', 'Total'],
  none: ['这段时间没有往下派过事。', 'Nothing was sent down in this time.'],
  noneHint: [
    '发布权责清单以后，每次往下派都会记在这里。',
    'Once duty lists are published, whatever goes down is counted here.',
  ],
  behind: ['{unit}：{outcome}（{n} 件）', '{unit}: {outcome} ({n})'],
  more: ['只列出最近 500 件，全部在表格里。', 'The latest 500; all of them are in the table.'],
  sheet: ['存成表格', 'As a table'],
  print: ['打印', 'Print'],
  day: ['日期', 'Day'],
  matter: ['事项', 'Matter'],
  receiver: ['派给', 'Sent to'],
  by: ['按哪一条 / 为什么被拦', 'By which line / why refused'],
} as const satisfies Record<string, Word>;
