import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type { SlotFault } from './draft.rules.ts';
import type { EnrolmentMode, JoinFault, TermRefusal, TermStatus, TermVerb, UsualSubject } from './learning.rules.ts';
import type { LeaveFault, Mark, MarkFault, MarkWay, SessionStatus } from './register.rules.ts';

export const termStatusWords: Record<TermStatus, Word> = {
  planned: ['筹备中', 'Being planned'],
  open: ['报名中', 'Enrolment open'],
  drawing: ['抽签中', 'Being drawn'],
  confirmed: ['名单已定', 'Seats confirmed'],
  running: ['上课中', 'Running'],
  ended: ['已结业', 'Ended'],
};
export const termVerbWords: Record<TermVerb, Word> = {
  open: ['开放报名', 'Open enrolment'],
  draw: ['截止报名,转入抽签', 'Close enrolment and draw'],
  confirm: ['确认名单', 'Confirm the seats'],
  start: ['开学', 'Start the term'],
  end: ['结业', 'End the term'],
};
export const termPartWords: Record<'keeper', Word> = { keeper: ['教务处', 'the university’s office'] };
export const modeWords: Record<EnrolmentMode, Word> = {
  first_come: ['先报先得', 'First come'],
  lottery: ['报满抽签', 'Lottery'],
};
export const usualSubjectWords: Record<UsualSubject, Word> = {
  calligraphy: ['书法', 'Calligraphy'],
  dance: ['舞蹈', 'Dance'],
  vocal: ['声乐', 'Singing'],
  instruments: ['器乐', 'Instruments'],
  opera: ['戏曲', 'Opera'],
  flowers: ['花艺', 'Flower arts'],
  knots: ['盘扣', 'Knotted buttons'],
  fans: ['团扇', 'Fans'],
};

export const sessionStatusWords: Record<SessionStatus, Word> = {
  planned: ['未上', 'Planned'],
  held: ['已上', 'Held'],
  cancelled: ['停课', 'Cancelled'],
};
export const markWords: Record<Mark, Word> = {
  present: ['到', 'Present'],
  absent: ['缺', 'Missed'],
  leave: ['假', 'On leave'],
};
export const markWayWords: Record<MarkWay, Word> = {
  teacher: ['教师点名', 'teacher'],
  leader: ['班长点名', 'class leader'],
  paper: ['签到表', 'paper register'],
  counter: ['柜台', 'counter'],
  phone: ['电话', 'telephone'],
  portal: ['本人网上', 'by the learner'],
};
/** What is written on paper and in calendars. */
export const learningWords = {
  title: ['老年大学', 'University for older people'],
  register: ['签到表', 'Class register'],
  teaches: ['{time} 上课:{class},{room}', '{time}: {class}, {room}'],
  timetable: ['课表', 'Timetable'],
  classes: ['开班', 'Classes'],
  certificate: ['结业证书', 'Certificate of completion'],
} as const satisfies Record<string, Word>;

type Why =
  | TermRefusal
  | JoinFault
  | 'notNow'
  | 'notYours'
  | 'roomBusy'
  | 'teacherBusy'
  | 'learnerBusy'
  | 'classBusy'
  | 'full'
  | 'seated'
  | 'classCancelled'
  | 'nameMissing'
  | 'phoneWrong'
  | 'wrongReceipt'
  | SlotFault
  | MarkFault
  | LeaveFault
  | 'sameName'
  | 'accountNotHere'
  | 'notHere'
  | 'daysWrong'
  | 'enrolmentWrong'
  | 'keptTooMany'
  | 'roomSmall'
  | 'seatsTaken'
  | 'feeBasisMissing'
  | 'roomClosed'
  | 'teacherLeft'
  | 'outsideTerm'
  | 'termOver'
  | 'sessionBegun'
  | 'sessionHeld'
  | 'nothingLeft'
  | 'makesUpWrong'
  | 'madeUp'
  | 'hasRegister'
  | 'notInClass'
  | 'notOverYet'
  | 'rated'
  | 'markMissing'
  | 'notEarned'
  | 'learnerKnown'
  | 'kinFirst'
  | 'wrongCertificate'
  | 'tooManyTries';
export const learningRefusalWords: Record<Why, Word> = {
  noClasses: ['这个学期还没有班。先开班再报名。', 'The term has no class yet: add classes first.'],
  noSessions: ['还有班没排课。先排好课表再开放报名。', 'Some classes have no sessions yet: draft the timetable first.'],
  notBegun: ['还没到开学那天。', 'The first day of the term is still to come.'],
  notOver: ['学期还没到最后一天。', 'The last day of the term is still to come.'],
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这一步不由您的岗位办。', 'Your post does not do this.'],
  birthYearMissing: ['请填出生年份。', 'Give the year of birth.'],
  tooYoung: ['这个班 {age} 岁起可以报。', 'This class takes people from {age} years on.'],
  kinMissing: [
    '{age} 岁起要留一位亲属的姓名和电话,方便照应。',
    'From {age} years on, the name and telephone of a relative are needed.',
  ],
  kinFirst: [
    '安全协议是和亲属一起签的：请先填亲属的姓名和电话。',
    'The safety agreement is signed with a relative: give their name and telephone first.',
  ],
  agreementMissing: [
    '{age} 岁起要和亲属一起签安全协议书,签好就能报,没有年龄上限。',
    'From {age} years on, a safety agreement is signed with a relative; there is no oldest age.',
  ],
  roomBusy: ['{what}这时已有“{other}”({when})。', '{what} has “{other}” then ({when}).'],
  teacherBusy: ['{what}老师这时在上“{other}”({when})。', '{what} is teaching “{other}” then ({when}).'],
  learnerBusy: ['{what}这时在“{other}”上课({when})。', '{what} is in “{other}” then ({when}).'],
  classBusy: ['“{what}”这时已经有课({when})。', '“{what}” meets then already ({when}).'],
  full: ['“{name}”已经满了。', '“{name}” is full.'],
  seated: ['{who}已经在“{name}”班里。', '{who} is in “{name}” already.'],
  classCancelled: ['“{name}”不开了:{reason}', '“{name}” is not held: {reason}'],
  noSlots: ['请填每周哪天几点上课。', 'Say on which days and when it meets.'],
  slotWrong: ['上课时段要在一天之内,15 分钟到 8 小时。', 'A slot lies within a day and lasts 15 minutes to 8 hours.'],
  slotsOverlap: ['每周的上课时段有重叠。', 'Two of the weekly slots overlap.'],
  tooEarly: ['还没到上课时间,上课前半小时起可以点名。', 'The register opens half an hour before the session.'],
  tooLate: ['这次课过去四周了,不能再改点名。', 'The session was over four weeks ago: its register is closed.'],
  sessionCancelled: ['这次课停了。', 'This session was cancelled.'],
  begun: ['课已经开始,请假请找老师。', 'It has begun: speak to the teacher.'],
  sameName: ['已经有“{name}”了。', 'There is “{name}” already.'],
  accountNotHere: ['这个账号不是本校教师。', 'That account is no teacher of this university.'],
  notHere: ['所选的课程、教师或教室不在本校。', 'The course, teacher or room is not of this university.'],
  daysWrong: ['结束日期要在开始日期之后。', 'The last day comes after the first.'],
  enrolmentWrong: ['报名截止要在开始之后。', 'Enrolment closes after it opens.'],
  keptTooMany: [
    '留给电话和柜台的名额不能多于总名额。',
    'Seats kept for telephone and counter are no more than all seats.',
  ],
  roomSmall: ['{room}只坐得下 {n} 人。', '{room} holds {n} people.'],
  seatsTaken: ['已有 {n} 人在班里,名额不能少于这个数。', '{n} people are in the class: seats cannot be fewer.'],
  feeBasisMissing: ['收费要写明价目依据。', 'A fee names the price list that sets it.'],
  roomClosed: ['{room}停用了。', '{room} is no longer used.'],
  teacherLeft: ['{name}老师已离校。', '{name} has left.'],
  outsideTerm: ['日期要在学期之内({from} 至 {to})。', 'The day lies within the term ({from} to {to}).'],
  termOver: ['学期已经结束。', 'The term is over.'],
  sessionBegun: ['这次课已经开始,不能再调。', 'The session has begun: it can no longer be moved.'],
  sessionHeld: ['这次课已经上过。', 'The session was held.'],
  nothingLeft: ['学期里没有可以排课的日子。', 'No day of the term is left for a session.'],
  makesUpWrong: ['只能补这个班停掉的课。', 'Only a cancelled session of this class can be made up for.'],
  madeUp: ['这次课已经安排了补课。', 'That session is made up for already.'],
  hasRegister: [
    '已经点过名的课不能重排;没上的课可以一次一次调。',
    'Sessions with a register are not drafted anew: move the others one by one.',
  ],
  notInClass: ['{n} 人不在这个班里,请刷新名单。', '{n} people are not in this class: load the list again.'],
  notOverYet: ['课还没上完,结课后再评。', 'The course is still running: wait until it ends.'],
  rated: ['您已经评过了,谢谢。', 'You have answered already, thank you.'],
  markMissing: ['请选一个。', 'Choose one.'],
  notEarned: ['出勤还没达到发证要求。', 'The attendance needed for a certificate is not reached.'],
  learnerKnown: ['已经登记过:{name},学员号 {number}。', 'Registered already: {name}, number {number}.'],
  wrongCertificate: ['证书编号或校验码不对。', 'The number or the code of the certificate is wrong.'],
  nameMissing: ['请填姓名。', 'Give a name.'],
  phoneWrong: ['请填能打通的电话。', 'Give a telephone number that works.'],
  wrongReceipt: ['学员号或密码不对。', 'The learner’s number or the passphrase is wrong.'],
  tooManyTries: ['试的次数太多,请一小时后再试。', 'Too many tries: try again in an hour.'],
};
const statusOf: Partial<Record<Why, number>> = {
  notNow: 409,
  notYours: 403,
  roomBusy: 409,
  teacherBusy: 409,
  learnerBusy: 409,
  classBusy: 409,
  full: 409,
  seated: 409,
  classCancelled: 409,
  noClasses: 409,
  noSessions: 409,
  notBegun: 409,
  notOver: 409,
  tooManyTries: 429,
  roomClosed: 409,
  teacherLeft: 409,
  seatsTaken: 409,
  termOver: 409,
  sessionBegun: 409,
  sessionHeld: 409,
  hasRegister: 409,
  madeUp: 409,
  tooEarly: 409,
  tooLate: 409,
  sessionCancelled: 409,
  begun: 409,
  notOverYet: 409,
  rated: 409,
  notEarned: 409,
  learnerKnown: 409,
};
export type LearningRefusal = Why;
export const no = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, learningRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: learningRefusalWords[why], values }] : [],
  });
