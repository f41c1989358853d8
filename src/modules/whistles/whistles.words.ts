import type { Word } from '#kernel/words.ts';
import type {
  Box,
  TaskStatus,
  TaskVerb,
  UnitStatus,
  UnitVerb,
  WhistleRefusal,
  WhistleStatus,
  WhistleVerb,
} from './whistles.rules.ts';

export const whistlesWords = {
  title: ['吹哨报到', 'Whistles'],
} as const satisfies Record<string, Word>;

export const whistleStatusWords: Record<WhistleStatus, Word> = {
  running: ['进行中', 'Under way'],
  ended: ['已结束', 'Ended'],
};
export const unitStatusWords: Record<UnitStatus, Word> = {
  called: ['等报到', 'Called, not here yet'],
  arrived: ['已报到', 'Reported in'],
  declining: ['据单不来,等裁定', 'Declines, to be decided'],
  excused: ['可以不来', 'Excused'],
};
export const taskStatusWords: Record<TaskStatus, Word> = {
  open: ['在办', 'Open'],
  done: ['说办完了,等牵头单位验收', 'Said to be done'],
  accepted: ['已验收', 'Accepted'],
  waived: ['免了', 'Waived'],
};
export const boxWords: Record<Box, Word> = {
  byUs: ['我们吹的', 'Called by us'],
  toUs: ['叫我们的', 'Called to us'],
  overdue: ['没按时报到', 'Not here in time'],
  all: ['全部', 'All'],
};
export const whistleVerbWords: Record<UnitVerb | TaskVerb | WhistleVerb, Word> = {
  reportIn: ['报到', 'Report in'],
  decline: ['据清单说明不来', 'Decline by a clause'],
  excuse: ['同意不来', 'Agree that it need not come'],
  insist: ['要求报到', 'Insist that it comes'],
  finish: ['办完了', 'It is done'],
  accept: ['验收', 'Accept'],
  redo: ['没办好,重办', 'Not done, again'],
  waive: ['免去这一项', 'Waive it'],
  agreeTask: ['商定一项任务', 'Agree on a task'],
  end: ['结束', 'End it'],
  rate: ['评价', 'Rate'],
};

/** What the case's own timeline says; the holes are filled when it is written. */
export const timelineWords = {
  call: ['吹哨:请{units}{by}前报到,由{lead}牵头', 'Whistled: {units} to report in by {by}; {lead} leads'],
  thirdReturn: [
    '转了三次没人接,由{lead}牵头吹哨:请{units}{by}前报到',
    'It went round three times: {lead} leads and whistles for {units}, by {by}',
  ],
  reportIn: ['{unit}已报到:{who}', '{unit} reported in: {who}'],
  decline: ['{unit}说不归他们:{clause}', '{unit} says it is not theirs: {clause}'],
  excuse: ['上一级同意{unit}不来', 'The level above agrees that {unit} need not come'],
  insist: ['上一级要求{unit}报到', 'The level above insists that {unit} comes'],
  overdue: ['{unit}没有按时报到,已报上一级', '{unit} did not report in in time; the level above was told'],
  agreeTask: ['商定由{unit}办:{what},{due}前', 'Agreed: {unit} does “{what}” by {due}'],
  finish: ['{unit}说办完了:{what}', '{unit} says it is done: {what}'],
  accept: ['已验收:{what}', 'Accepted: {what}'],
  redo: ['没办好,请{unit}重办:{what}', 'Not done; {unit} does it again: {what}'],
  waive: ['免去一项:{what}', 'Waived: {what}'],
  end: ['各单位一起办完了:{result}', 'Done together: {result}'],
} as const satisfies Record<string, Word>;

export const holdWords: Word = ['{unit}还没办完:{what}', '{unit} has not finished: {what}'];
export const thirdReturnIssue: Word = [
  '这件事转了三次没有单位接。请到场一起看,当面定下谁办什么。',
  'It went round three times and no unit took it. Come, look at it together and agree who does what.',
];

export const refusalWords: Record<
  | WhistleRefusal
  | 'notNow'
  | 'notYours'
  | 'running'
  | 'fewUnits'
  | 'unknownUnit'
  | 'dueTooEarly'
  | 'notCalled'
  | 'ownUnit',
  Word
> = {
  notNow: ['现在不能这样办,请刷新看最新情况。', 'Not possible in the present state: look at it again.'],
  notYours: ['这一步不归您办。', 'This step is not yours to take.'],
  ended: ['这次吹哨已经结束。', 'This whistle has ended.'],
  tasksOpen: ['还有商定的任务没办完或没验收。', 'An agreed task is still open or not accepted.'],
  unitsOpen: ['还有单位没报到,也没说明理由。', 'A unit has neither come nor named a clause.'],
  notArrived: ['先报到,再商定任务。', 'A unit reports in first; then tasks are agreed.'],
  ratedBefore: ['已经评价过了。', 'It was rated already.'],
  notEnded: ['结束以后才评价。', 'Ratings come after the end.'],
  running: ['这件事已经吹过哨,还在进行。', 'A whistle on this case is still under way.'],
  fewUnits: ['至少要叫一个别的单位。', 'Call at least one other unit.'],
  unknownUnit: ['没有这个单位,或它不负责那个地方。', 'No such unit, or it does not answer for that place.'],
  dueTooEarly: ['办完的日子要在报到之后。', 'The deadline comes after the report-in.'],
  notCalled: ['没有叫这个单位。', 'This unit was not called.'],
  ownUnit: ['不能评价自己的单位。', 'Nobody rates their own unit.'],
};

export const whistleConsoleWords = {
  call: ['吹哨', 'Whistle'],
  callHint: [
    '一个牵头单位、一个期限,其他单位各有一项。商定的任务没完,这件事就不能答复办结。',
    'One lead, one deadline, a task for each of the others. The case cannot be answered while an agreed task is open.',
  ],
  issue: ['什么事、要来做什么', 'What it is about, and what they should come for'],
  units: ['叫哪些单位', 'Which units'],
  lead: ['牵头单位', 'Lead'],
  leadOwn: ['不选就是本单位', 'Your own unit, if empty'],
  hours: ['几小时内报到', 'Report in within (hours)'],
  due: ['办完的期限', 'Deadline of the whole'],
  plan: ['怎么办(可以到场再定)', 'Plan (may be agreed on the spot)'],
  who: ['谁来、怎么联系', 'Who comes, how to reach them'],
  what: ['办什么', 'What'],
  unit: ['单位', 'Unit'],
  result: ['结果', 'Result'],
  reason: ['理由', 'Reason'],
  line: ['依据清单的哪一条', 'Line of the duty list'],
  clause: ['或写明文件和条款', 'Or document and article'],
  stars: ['评价', 'Rating'],
  text: ['说说为什么(可不填)', 'Why (optional)'],
  rateHint: [
    '对单位评,不对人。两边都评了,或过了七天,才互相看得到。',
    'Of units, never of persons. Read once both have rated, or after seven days.',
  ],
  ratings: ['互相评价', 'Mutual ratings'],
  blind: ['对方还没评,先不显示。', 'The other side has not rated yet.'],
  tasks: ['商定的任务', 'Agreed tasks'],
  noTasks: ['还没有商定任务。', 'No task is agreed yet.'],
  unitsTitle: ['叫到的单位', 'Units called'],
  reportBy: ['{moment}前报到', 'To report in by {moment}'],
  dueBy: ['{day}前办完', 'To be done by {day}'],
  arrivedAt: ['{moment}到,{who}', 'Here since {moment}: {who}'],
  overdue: ['没按时报到', 'Not here in time'],
  empty: ['这里还没有吹哨', 'No whistles here'],
  emptyHint: [
    '一件事要几个单位一起办时,打开那件诉求,在右边吹哨;叫到的单位会在这里看到。',
    'When a matter needs several units, open its case and whistle on the right; the units called see it here.',
  ],
  none: ['这件事没有吹过哨。', 'No whistle on this case.'],
  caseNumber: ['诉求', 'Case'],
  calledAt: ['吹哨时间', 'Called'],
  calledBy: ['吹哨单位', 'Caller'],
  status: ['状态', 'State'],
  place: ['地点', 'Place'],
  open: ['打开', 'Open'],
  required: ['请填写这一项', 'Please fill this in'],
} as const satisfies Record<string, Word>;

export const whistlePortalWords = {
  title: ['叫了哪些单位来', 'Units called to it'],
  lead: ['{lead}牵头,{day}前办完。', '{lead} leads; to be done by {day}.'],
  reportBy: ['{by}前到场。', 'To be there by {by}.'],
  proof: ['怎么算的', 'How it was counted'],
  ended: ['已经一起办完:{result}', 'Done together: {result}'],
} as const satisfies Record<string, Word>;
