import type { Word } from '#kernel/words.ts';
import type { DutyRefusal, RecordKind, TurnStatus } from './duties.rules.ts';

export const recordKindWords: Record<RecordKind, Word> = {
  patrol: ['网格排查', 'Patrol of the grid'],
  visit: ['入户走访', 'Household visit'],
  certification: ['上门认证', 'Certification'],
  recheck: ['待遇复核', 'Re-check of a benefit'],
  rosterDay: ['值班', 'A day on duty'],
  volunteering: ['志愿服务', 'Volunteer activity'],
  study: ['集体研判', 'Joint study'],
  handout: ['发放救助', 'Relief handed out'],
  memberMeeting: ['党员大会', 'General meeting of the branch'],
  committeeMeeting: ['支委会', 'Branch committee'],
  groupMeeting: ['党小组会', 'Party group'],
  partyClass: ['党课', 'Party class'],
  themeDay: ['主题党日', 'Theme day'],
  lifeMeeting: ['组织生活会', 'Organisation life meeting'],
  readingClass: ['读书班', 'Reading class'],
  councilMeeting: ['议事会', 'Council meeting'],
  lawTalk: ['普法讲座', 'Law talk'],
  studyVisit: ['参观学习', 'Study visit'],
  civicEvent: ['文明实践活动', 'Civic event'],
  disclosure: ['村务公开', 'Village affairs made public'],
  financeDisclosure: ['财务公开', 'Village finances made public'],
  deputiesMeeting: ['村民代表会议', "Deputies' meeting"],
  appraisal: ['民主评议', 'Appraisal of the committee'],
  floatingContact: ['联系流动党员', 'Contact with members on the move'],
  note: ['写一句办了什么', 'A line saying what was done'],
};

export const turnStatusWords: Record<TurnStatus, Word> = {
  open: ['待完成', 'To do'],
  satisfied: ['已完成', 'Done'],
  excused: ['已说明', 'Excused'],
  missed: ['没做', 'Missed'],
};

export const dutyRefusals: Record<DutyRefusal, Word> = {
  rule: [
    '周期写得不对,例如每天写 FREQ=DAILY,每周一写 FREQ=WEEKLY;BYDAY=MO。',
    'This is no recurrence: write FREQ=DAILY for every day, FREQ=WEEKLY;BYDAY=MO for every Monday.',
  ],
  ruleNever: ['按这个周期,两年里一次也轮不到,请核对。', 'This recurrence does not come up once in two years.'],
  ruleTooOften: ['周期最短是一天。', 'Once a day is the most often there is.'],
  starts: ['从今天或以后开始:过去的日子没法补做。', 'Begin today or later: nobody can do it yesterday.'],
  ends: [
    '结束的日子不能早于开始的日子,也不能早于今天。',
    'The last day may not lie before the first, nor before today.',
  ],
  turnSettled: ['这一次已经完成或说明过了。', 'This turn is done or excused already.'],
  ownTurn: [
    '自己没做的,不能由自己说明,请上级或交办的人来说明。',
    'Nobody excuses their own turn: ask the unit that set it, or the one above.',
  ],
  notNoted: [
    '这项工作有专门的记录,做了自然就算完成,不用另写。',
    'This duty has a record of its own and counts by itself: nothing to write here.',
  ],
  notOpenThen: ['那一天这项工作没有要做的,请核对日期。', 'Nothing of this duty was open on that day: check the date.'],
  spanEnds: ['截止的日子不能早于开始的日子。', 'The last day lies before the first.'],
  notHere: ['这个单位管不到这个地方。', 'That unit does not serve this place.'],
};

/** On the sheet to fill in by hand. */
export const dutyPaperWords = {
  title: ['履职记录', 'Record of a duty'],
  how: [
    '每办一次写一行,只写办了什么事,不写住户的姓名和号码。',
    'A line each time: what was done, no names or numbers of residents.',
  ],
  day: ['日期', 'Day'],
  what: ['办了什么', 'What was done'],
  by: ['谁办的', 'By whom'],
} as const satisfies Record<string, Word>;
