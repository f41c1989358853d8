import { type FieldFault, Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type { AccessFault, ChildFault, Relation } from './children.rules.ts';
import type {
  EveningCategory,
  EveningRefusal,
  EveningStatus,
  EveningVerb,
  FetchedAs,
  FetchFault,
  Staffing,
} from './evenings.rules.ts';

export const relationWords: Record<Relation, Word> = {
  mother: ['母亲', 'Mother'],
  father: ['父亲', 'Father'],
  grandparent: ['祖父母、外祖父母', 'Grandparent'],
  otherKin: ['其他亲属监护人', 'Other kin with custody'],
  appointed: ['指定的监护人', 'Appointed guardian'],
};
export const categoryWords: Record<EveningCategory, Word> = {
  homework: ['作业辅导', 'Homework help'],
  reading: ['阅读', 'Reading'],
  activity: ['活动', 'Activity'],
};
export const eveningStatusWords: Record<EveningStatus, Word> = {
  planned: ['没开始', 'Planned'],
  running: ['进行中', 'Running'],
  ended: ['已结束', 'Over'],
  cancelled: ['已取消', 'Cancelled'],
};
export const eveningVerbWords: Record<EveningVerb, Word> = {
  begin: ['开始', 'Begin'],
  end: ['结束', 'End'],
  cancel: ['取消这一晚', 'Cancel it'],
};
export const staffingWords: Record<Staffing, Word> = {
  fine: ['人手够', 'Staffed'],
  nobody: ['还没有安排老师', 'Nobody is assigned'],
  lapsed: ['有老师的核查到期了,要换人', 'A check has lapsed: staff it anew'],
  tooFew: ['孩子多、老师少,要加人', 'Too few adults for the children'],
};
export const fetchedAsWords: Record<FetchedAs, Word> = {
  listed: ['登记的接送人', 'Somebody on the list'],
  alone: ['自己回家(监护人同意过)', 'Alone, as agreed'],
  phoned: ['监护人电话里同意的人', 'Somebody the guardian agreed to on the telephone'],
};

export const childFaultWords: Record<ChildFault, Word> = {
  childName: ['请填孩子的姓名。', 'Give the child’s name.'],
  gradeWrong: ['请选年级,1 到 9。', 'Choose the grade, 1 to 9.'],
  noGuardian: [
    '请填监护人的姓名:孩子要有监护人同意才能来。',
    'Name the guardian: a child comes with a guardian’s consent.',
  ],
  guardianPhone: ['请填监护人能打通的电话。', 'Give a telephone on which the guardian is reached.'],
  relationMissing: ['请选和孩子的关系。', 'Say how you are related.'],
  noConsent: [
    '请看完说明,勾选同意;不同意就不登记。',
    'Read the text and tick that you agree; without it nothing is kept.',
  ],
  fetcherMissing: ['请写谁来接;或者勾选孩子可以自己回家。', 'Say who fetches the child, or that it may go home alone.'],
  fetchersMany: ['接送人最多写 4 位。', 'At most four people may fetch.'],
};
export const fetchFaultWords: Record<FetchFault, Word> = {
  notCome: ['还没有记到达,不能记接走。', 'The arrival was not noted yet.'],
  fetchedBefore: ['接走的时间比到达还早。', 'It was fetched before it came.'],
  notListed: [
    '这个人不在监护人写的接送名单上。先给监护人打电话,同意了再按“电话里同意的人”记。',
    'This person is not on the guardian’s list. Call the guardian first, then note it as agreed on the telephone.',
  ],
  notAlone: ['监护人没有同意孩子自己回家。', 'The guardian did not agree that the child goes alone.'],
  nameMissing: ['请写接走孩子的人的姓名。', 'Name who fetched the child.'],
};
export const accessFaultWords: Record<AccessFault, Word> = {
  ownRequest: ['自己申请的,要由别人来批。', 'Somebody else decides on your own request.'],
  decidedAlready: ['已经批过了。', 'It was decided already.'],
  tooLate: ['已经过时了,请重新申请。', 'It is too late for this one: ask again.'],
};

type Why =
  | EveningRefusal
  | FetchFault
  | AccessFault
  | 'notNow'
  | 'notYours'
  | 'subjectCourse'
  | 'vettingExpired'
  | 'vettingAccount'
  | 'ownVetting'
  | 'vettingOrder'
  | 'ratioFull'
  | 'placesFull'
  | 'gradeNot'
  | 'signedUp'
  | 'notSignedUp'
  | 'noTerm'
  | 'termOver'
  | 'eveningOver'
  | 'eveningTwice'
  | 'eveningBackwards'
  | 'eveningPast'
  | 'gradesBackwards'
  | 'notRunning'
  | 'arrivedAlready'
  | 'fetchedAlready'
  | 'noAccess'
  | 'askedAlready'
  | 'childThere'
  | 'faulty'
  | 'wrongReceipt'
  | 'tooManyTries'
  | 'childGone'
  | 'adultThere';
export const eveningRefusalWords: Record<Why, Word> = {
  notStaffed: ['现在还不能开始:{why}。', 'It cannot begin: {why}.'],
  notThatDay: ['还早,开始前一小时可以开门。', 'Too early: it may begin an hour before.'],
  childrenThere: [
    '还有 {n} 个孩子没接走,都接走了才能结束。',
    '{n} children are still there: it ends when all are fetched.',
  ],
  reasonMissing: ['请写一句原因,家长看得到。', 'Say in a line why: the guardians read it.'],
  ...fetchFaultWords,
  ...accessFaultWords,
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这一步不由您的岗位办。', 'Your post does not do this.'],
  subjectCourse: [
    '自习室只做作业辅导、阅读和活动,不办学科培训、不收费(“双减”)。请改标题。',
    'Rooms offer homework help, reading and activities: no courses, no fees. Change the title.',
  ],
  vettingExpired: [
    '{name} 的核查到 {day} 为止,不能安排在这一晚。',
    'The check of {name} holds until {day}: not for this evening.',
  ],
  vettingAccount: ['这个账号不在本地工作。', 'That account has no post here.'],
  ownVetting: ['自己的核查要由别人登记。', 'Somebody else enters your own check.'],
  vettingOrder: [
    '有效期要在核查日期之后,核查日期不能在以后。',
    'It holds until after the day of the check, which is not in the future.',
  ],
  ratioFull: [
    '这一晚的老师最多照看 {n} 个孩子,已经满了。',
    'The adults of this evening mind {n} children at most: it is full.',
  ],
  placesFull: ['这一晚的 {n} 个名额满了。', 'The {n} places of this evening are taken.'],
  gradeNot: ['这一晚是给 {from}–{to} 年级的。', 'This evening is for grades {from} to {to}.'],
  signedUp: ['已经报过名了。', 'It is signed up already.'],
  notSignedUp: ['没有报名。', 'It is not signed up.'],
  noTerm: ['这间自习室现在没有学期,先不登记孩子。', 'There is no term now: children are not registered.'],
  termOver: ['要在学期里。', 'It has to lie within a term.'],
  eveningOver: ['这一晚已经开始或过了。', 'That evening has begun or is over.'],
  eveningTwice: ['这个时间已经有一场。', 'There is one at that time already.'],
  eveningBackwards: ['结束要在开始之后,同一天里。', 'It ends after it begins, on the same day.'],
  eveningPast: ['不能排在过去。', 'It cannot be planned in the past.'],
  gradesBackwards: ['年级要从小到大。', 'Grades go from the lower to the higher.'],
  notRunning: ['这一晚还没有开始(或已经结束),先按“开始”。', 'The evening is not running: begin it first.'],
  arrivedAlready: ['已经记过到达。', 'Its arrival was noted already.'],
  fetchedAlready: ['已经记过接走。', 'It was noted as fetched already.'],
  noAccess: [
    '看孩子的记录要先申请,由别人批准;过时了要重新申请。',
    'To read a child’s record ask first; somebody else approves, and it runs out.',
  ],
  askedAlready: ['您已经申请过,还在等人批。', 'You have asked already: it waits for somebody.'],
  childThere: ['孩子还没接走,先接走再撤回。', 'The child is still there: fetch it first.'],
  faulty: ['请改好标出的地方。', 'Mend what is marked.'],
  wrongReceipt: ['编号或密码不对。', 'The number or the passphrase is wrong.'],
  tooManyTries: ['试的次数太多,请一小时后再试。', 'Too many tries: try again in an hour.'],
  childGone: ['这个孩子的记录已经删除。', 'The record of this child was erased.'],
  adultThere: ['已经安排过了。', 'Assigned already.'],
};
const statusOf: Partial<Record<Why, number>> = {
  notNow: 409,
  notStaffed: 409,
  childrenThere: 409,
  notThatDay: 409,
  ratioFull: 409,
  placesFull: 409,
  signedUp: 409,
  eveningOver: 409,
  eveningTwice: 409,
  notRunning: 409,
  arrivedAlready: 409,
  fetchedAlready: 409,
  askedAlready: 409,
  decidedAlready: 409,
  tooLate: 409,
  childThere: 409,
  adultThere: 409,
  childGone: 409,
  notYours: 403,
  ownRequest: 403,
  ownVetting: 403,
  noAccess: 403,
  tooManyTries: 429,
};
export const noEvening = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, eveningRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: eveningRefusalWords[why], values }] : [],
  });
export const noChild = (found: readonly { field: string; rule: ChildFault }[]): Refused => {
  const faults: FieldFault[] = found.map((f) => ({ ...f, says: childFaultWords[f.rule] }));
  return new Refused(found[0]?.rule ?? 'faulty', 422, faults[0]?.says ?? eveningRefusalWords.faulty, { faults });
};

/** What the guardian agrees to, in the edition of `CONSENT_VERSION`. A changed text is a new edition. */
export const consentWords: readonly Word[] = [
  [
    '我们登记:孩子的姓名和年级,您的姓名、电话和您与孩子的关系,谁可以来接孩子。别的都不要。',
    'We keep: the child’s name and grade, your name, telephone and relation, who may fetch the child. Nothing else.',
  ],
  [
    '只用在:安排座位和辅导,孩子有事时找到您,把孩子交给您指定的人。不用于别处,不公开,不拍照,不给学校和别的单位。',
    'Only for seats and homework help, to reach you, and to hand the child to whom you named. For nothing else; not published, no pictures, not passed on.',
  ],
  [
    '工作人员看孩子的记录,要先写明用途,由另一个人批准,过时作废;每看一次都留痕,您凭回执看得到。',
    'Staff who want to read the record say what for, somebody else approves, and it runs out; every reading is noted, and you see it by your receipt.',
  ],
  [
    '学期结束后 30 天删除。您可以随时看、改谁来接、撤回同意;撤回当场删除,不影响您办别的事。',
    'Erased 30 days after the term. You may look, change who fetches, and withdraw at any time; then it is erased at once, and nothing else you need depends on it.',
  ],
];
export const eveningWords = {
  grade: ['{n} 年级', 'Grade {n}'],
  vettingDuty: ['复核与孩子接触人员的背景核查', 'Renew the check of an adult who works with children'],
  vettingDutyNote: [
    '有一位辅导人员的核查到 {day} 到期。到自习室“人员核查”里登记新的核查,或停止安排。',
    'A check ends on {day}. Enter a new one among the vetted adults, or stop assigning them.',
  ],
  sheet: ['晚间名单', 'Evening sheet'],
} as const satisfies Record<string, Word>;
