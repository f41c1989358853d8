import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type {
  ActivityKind,
  ActivityRefusal,
  ActivityStatus,
  ActivityVerb,
  Base,
  PassBase,
  PhotoShows,
  Presence,
  Standing,
  TickFault,
  VoteFault,
  Way,
} from './activities.rules.ts';
import type { CellState, Period } from './year.rules.ts';

export const activityKindWords: Record<ActivityKind, Word> = {
  memberMeeting: ['党员大会', 'General meeting of the branch'],
  committeeMeeting: ['支委会', 'Branch committee'],
  groupMeeting: ['党小组会', 'Party group'],
  partyClass: ['党课', 'Party class'],
  themeDay: ['主题党日', 'Theme day'],
  lifeMeeting: ['组织生活会', 'Organisation life meeting'],
  readingClass: ['读书班', 'Reading class'],
  councilMeeting: ['议事会', 'Council meeting'],
  volunteering: ['志愿服务', 'Volunteering'],
  lawTalk: ['普法讲座', 'Law talk'],
  studyVisit: ['参观学习', 'Study visit'],
  civicEvent: ['文明实践活动', 'Civic event'],
};
/** A meeting by its kind; one of a group by the group, whose name may end in 组 or 党小组 already. */
export const meetingWord = (kind: ActivityKind, group: string | null | undefined): Word =>
  group ? [`${group}会`, `${group}: ${activityKindWords[kind][1]}`] : activityKindWords[kind];
export const wayWords: Record<Way, Word> = {
  talk: ['讲', 'Talks'],
  review: ['评', 'Reviews'],
  help: ['帮', 'Help'],
  joy: ['乐', 'Arts'],
  feast: ['庆', 'Feasts'],
};
export const baseWords: Record<Base, Word> = {
  voters: ['有表决权的党员', 'Members with a vote'],
  committee: ['支委会委员', 'The committee'],
  group: ['本组党员', 'The group'],
  members: ['全体成员', 'All members'],
  open: ['自愿参加', 'Whoever likes'],
};
export const passBaseWords: Record<PassBase, Word> = {
  shouldAttend: ['应到有表决权人数', 'those with a vote who should attend'],
  present: ['到会有表决权人数', 'those with a vote who came'],
};
export const standingWords: Record<Standing, Word> = {
  full: ['正式党员', 'Full member'],
  probationary: ['预备党员(没有表决权)', 'Probationary (no vote)'],
  inflow: ['持活动证流入(没有表决权)', 'With an activity card from elsewhere (no vote)'],
  suspended: ['停止表决权', 'Right to vote suspended'],
  notCounted: ['支部决定不计入应到', 'Left out of those who should attend'],
};
export const activityStatusWords: Record<ActivityStatus, Word> = {
  planned: ['计划中', 'Planned'],
  called: ['已通知', 'Called'],
  held: ['已开展', 'Held'],
  cancelled: ['已取消', 'Cancelled'],
};
export const activityVerbWords: Record<ActivityVerb, Word> = {
  edit: ['修改', 'Change'],
  call: ['发通知', 'Call'],
  attend: ['记到会', 'Attendance'],
  hold: ['写纪要、办结', 'Minutes'],
  supplement: ['补充说明', 'Add to the minutes'],
  cancel: ['取消', 'Cancel'],
};
export const presenceWords: Record<Presence, Word> = {
  unknown: ['未记', 'Not noted'],
  present: ['到', 'Present'],
  absent: ['缺席', 'Absent'],
  leave: ['请假', 'Excused'],
};
export const photoShowsWords: Record<PhotoShows, Word> = {
  things: ['只有场地、物品', 'Things only'],
  people: ['有人,都同意拍', 'People, who all agreed'],
};
export const periodWords: Record<Period, Word> = {
  month: ['每月', 'a month'],
  quarter: ['每季度', 'a quarter'],
  halfYear: ['每半年', 'a half-year'],
  year: ['每年', 'a year'],
};
export const cellStateWords: Record<CellState, Word> = {
  held: ['已开展', 'Held'],
  planned: ['已计划', 'Planned'],
  due: ['还没安排', 'Nothing planned yet'],
  missed: ['没开', 'Missed'],
  none: ['不要求', 'Not required'],
};

type Why =
  | ActivityRefusal
  | TickFault
  | VoteFault
  | 'notNow'
  | 'notYours'
  | 'notYourKind'
  | 'unitNotHere'
  | 'noMembers'
  | 'groupMissing'
  | 'groupUnknown'
  | 'spanWrong'
  | 'notMember'
  | 'notOnRoll'
  | 'ticksOfOther'
  | 'taskPast'
  | 'taskDone'
  | 'consentMissing'
  | 'peopleMissing'
  | 'photoMissing'
  | 'photosOnly'
  | 'onePhoto'
  | 'supplementsMany'
  | 'groupFixed'
  | 'planPast'
  | 'planTwice'
  | 'undone'
  | 'nothingUndone'
  | 'committeeFull'
  | 'votesElsewhere'
  | 'onRollAlready'
  | 'nothingToDraft'
  | 'requirementKnown';
export const activityRefusalWords: Record<Why, Word> = {
  notYet: ['还没到开始的时间,到时再写纪要。', 'It has not begun: the minutes come after.'],
  noQuorum: [
    '到会人数不够,这次会议开不成:可以补记到会,或者取消并写明原因,改期再开。',
    'Too few came, so it cannot be held: complete the attendance, or cancel it with the reason and call it again.',
  ],
  nobodyCame: ['还没记谁到会,请先记到会。', 'Nobody is noted as present: note the attendance first.'],
  wayIsForEvents: ['“讲评帮乐庆”只用于文明实践活动。', 'These five ways are for civic events.'],
  reasonMissing: ['请假要写一句原因。', 'Say in a line why.'],
  notBegun: ['活动还没开始,只能先记请假。', 'It has not begun: only leave can be noted yet.'],
  votesAbovePresent: [
    '票数加起来超过了到会的有表决权人数,请核对到会和票数。',
    'More votes than people with a vote who came: check the attendance and the count.',
  ],
  noVoting: ['这类活动不表决。', 'Nothing is voted on here.'],
  noMatters: ['这类会不议村(社区)重大事项,请在党员大会上审议。', 'Matters of the village belong to a general meeting.'],
  matterQuorum: [
    '审议村(社区)重大事项要有三分之二以上党员到会,到会人数不够,这一项不能表决。',
    'A matter of the village asks for two thirds of the members: too few came to decide it.',
  ],
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这类活动不由您的岗位记录。', 'Your post does not record this kind.'],
  notYourKind: ['这类活动不由您的岗位记录。', 'Your post does not record this kind.'],
  unitNotHere: ['这个单位不在您管的地方。', 'That unit is outside your place.'],
  noMembers: [
    '这个单位还没登记成员,先到“单位”里登记,再发通知。',
    'This unit has no members on record: enter them under Organisations first.',
  ],
  groupMissing: ['党小组会要写明是哪个组。', 'Say which group meets.'],
  groupUnknown: ['名册里没有这个组。', 'No member belongs to that group.'],
  spanWrong: ['结束要在开始之后,最长 14 天。', 'It ends after it begins, within 14 days.'],
  notMember: [
    '{name}那天不是这个单位的成员,不能记到会;来旁听的请记在“列席”。',
    '{name} was no member of this unit on that day: note guests as guests.',
  ],
  notOnRoll: ['{name}不在这次会议的应到名单里。', '{name} is not on the roll of this meeting.'],
  ticksOfOther: [
    '名单里有人不属于这次活动,请刷新。',
    'Somebody on this list belongs to another activity: load it again.',
  ],
  taskPast: ['办结的日子不能在活动以前。', 'What is to be done cannot be due before the activity.'],
  taskDone: ['这一条已经办结了。', 'This is done already.'],
  consentMissing: [
    '照片里有人,要写明谁同意的、怎么同意的;没同意的不要传。',
    'There are people on it: say who agreed and how; leave it out if they did not.',
  ],
  peopleMissing: ['照片里有人,要写明是谁。', 'There are people on it: say who.'],
  photoMissing: ['请选一张照片。', 'Choose a picture.'],
  photosOnly: ['这里只收照片。', 'Only pictures are taken here.'],
  onePhoto: ['一次传一张,每张单独说明谁同意。', 'One at a time: consent is told for each picture.'],
  supplementsMany: ['补充说明最多 50 条。', 'Minutes take 50 additions at most.'],
  groupFixed: [
    '通知已经发给这个组了,不能换组;请取消这次,另排一次。',
    'This group has been called already: cancel it and plan another.',
  ],
  planPast: ['这一天已经过了,排计划要排在今天以后。', 'That day is over: a plan is for a day to come.'],
  planTwice: ['{unit}这一天已经有一次{kind}了。', '{unit} has a {kind} on that day already.'],
  undone: ['这一批已经撤回过了。', 'This plan was taken back already.'],
  nothingUndone: [
    '这一批都改过或发过通知了,请逐个取消。',
    'All of them were changed or called since: cancel them one by one.',
  ],
  committeeFull: ['只有正式党员能当支委。', 'Only full members sit on the committee.'],
  votesElsewhere: [
    '{name}的组织关系在“{unit}”,在那边有表决权,在这里没有:关系转来以后再改。',
    'The relation of {name} is with “{unit}”, and so is the vote: change this when the relation has been moved.',
  ],
  onRollAlready: [
    '名册里已经有一个叫“{name}”的成员:先核对是不是同一个人,同名的请在名字后面加注再来。',
    'There is a member called {name} on the roll already: check whether it is the same person.',
  ],
  nothingToDraft: ['这一年该有的都排上了。', 'Everything this year needs is planned.'],
  requirementKnown: ['这一天起已经有一条同样的要求。', 'There is such a requirement from that day already.'],
};
const statusOf: Partial<Record<Why, number>> = {
  notNow: 409,
  notYet: 409,
  noQuorum: 409,
  nobodyCame: 409,
  nothingToDraft: 409,
  taskDone: 409,
  votesElsewhere: 409,
  onRollAlready: 409,
  requirementKnown: 409,
  undone: 409,
  nothingUndone: 409,
  supplementsMany: 409,
  notYours: 403,
  notYourKind: 403,
};
/** "No", with its sentence; about one field when `field` names it. */
export const no = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, activityRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: activityRefusalWords[why], values }] : [],
  });

export const periodOf = (period: Period, n: number): Word => [
  `${periodWords[period][0]} ${n} 次`,
  `${n} ${periodWords[period][1]}`,
];
export const activityWords = {
  title: ['活动', 'Activities'],
  year: ['{year} 年组织生活', 'Organisation life {year}'],
  kind: ['类别', 'Kind'],
  required: ['要求', 'Required'],
  missed: ['缺', 'Missed'],
  months: ['{n}月', 'Month {n}'],
  list: ['活动台账', 'Activities'],
  day: ['日期', 'Day'],
  unit: ['单位', 'Unit'],
  what: ['名称', 'Title'],
  where: ['地点', 'Where'],
  status: ['状态', 'Status'],
  should: ['应到', 'Should attend'],
  present: ['实到', 'Came'],
  yearsSheet: ['{year} 年各支部开展情况', 'Units in {year}'],
  place: ['地方', 'Place'],
  heldN: ['已开展', 'Held'],
  missing: ['缺在', 'Missing in'],
  draftTitle: ['{month}月{kind}', '{kind}, month {month}'],
} as const satisfies Record<string, Word>;

/** On the sheet to sign. */
export const activityPaperWords = {
  signs: ['签到表', 'Sign-in sheet'],
  minutes: ['会议记录', 'Minutes'],
} as const satisfies Record<string, Word>;
