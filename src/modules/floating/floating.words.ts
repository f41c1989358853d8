import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type { ConsentWay, Direction, DueKind, FloatingStatus, Reason, RuleKey, Side, Way } from './floating.rules.ts';
import type { FloatingPart, FloatingRefusal, FloatingVerb } from './floating.workflow.rules.ts';

export const floatingStatusWords: Record<FloatingStatus, Word> = {
  registeredOut: ['已登记外出', 'Registered out'],
  reportedIn: ['已报到', 'Reported in'],
  attached: ['已编入支部', 'Attached'],
  contacted: ['保持联系', 'In touch'],
  relationMoved: ['组织关系已转', 'Relation moved'],
  returned: ['已回来', 'Returned'],
  lostContact: ['暂时联系不上', 'Not reached for now'],
};
export const floatingVerbWords: Record<FloatingVerb, Word> = {
  edit: ['改登记', 'Change the record'],
  nameContact: ['定联系人', 'Name a contact person'],
  reportIn: ['已报到', 'Reported in'],
  attach: ['编入支部', 'Attach to the branch'],
  contact: ['联系上了', 'Reached'],
  tryContact: ['没联系上', 'Not reached'],
  lose: ['转为联系不上', 'Lost from sight'],
  appraise: ['记民主评议', 'Note the appraisal'],
  correct: ['本人说记错了', 'The member says it is wrong'],
  moveRelation: ['组织关系转走', 'Move the relation'],
  comeBack: ['回来了', 'Came back'],
};
/** What the record tells of its own way: verbs, and what was done beside them. */
export const stepWords = {
  ...floatingVerbWords,
  register: ['登记外出', 'Registered out'],
  enterIn: ['登记流入', 'Entered as come from elsewhere'],
  mend: ['换了电话或地方', 'Changed number or place'],
  answer: ['答复了本人', 'The member was answered'],
  newCode: ['补了联系卡', 'A new card'],
  phoneSeen: ['看了电话', 'The phone was seen'],
} as const satisfies Record<string, Word>;
export const floatingPartWords: Record<FloatingPart, Word> = {
  home: ['流出地支部', 'home branch'],
  inflow: ['流入地支部', 'receiving branch'],
  member: ['本人', 'the member'],
};
export const sideWords: Record<Side, Word> = { home: ['流出地', 'Home'], inflow: ['流入地', 'Receiving'] };
export const directionWords: Record<Direction, Word> = {
  county: ['旗县区内', 'Within the county'],
  province: ['自治区(省)内', 'Within the province'],
  otherProvince: ['外省', 'Another province'],
  abroad: ['国(境)外', 'Abroad'],
};
export const reasonWords: Record<Reason, Word> = {
  work: ['务工', 'Employed work'],
  business: ['经商', 'Business'],
  study: ['学习', 'Study'],
  family: ['随家人居住', 'Living with family'],
  other: ['其他', 'Other'],
};
export const wayWords: Record<Way, Word> = {
  phone: ['打电话', 'Phone'],
  message: ['发微信或短信', 'Message'],
  video: ['视频', 'Video call'],
  visit: ['见面', 'In person'],
  letter: ['写信', 'Letter'],
  family: ['问家里人', 'Through the family'],
  branch: ['请那边的支部帮忙', 'Through the other branch'],
};
export const consentWayWords: Record<ConsentWay, Word> = {
  paper: ['在告知书上签了字', 'Signed the notice'],
  spoken: ['念给本人听,口头同意', 'Read out and agreed to'],
  self: ['本人自己登记', 'Entered by themselves'],
};
export const dueWords: Record<DueKind, Word> = {
  nameContact: ['定联系人', 'Name a contact person'],
  reportIn: ['问清去向,办好报到', 'See that they report in'],
  attach: ['编入支部', 'Attach to a branch'],
  contact: ['联系一次', 'Contact once'],
  retry: ['再找一次', 'Try again'],
};
export const ruleWords: Record<RuleKey, Word> = {
  awayMonths: ['外出满几个月要登记', 'Months away that ask for registering'],
  nameContactDays: ['几天内定联系人', 'Days to name a contact person'],
  reportInDays: ['几天内报到', 'Days to report in'],
  attachDays: ['报到后几天内编入支部', 'Days to attach after reporting in'],
  contactMonths: ['几个月联系一次', 'Months between contacts'],
  contactAbroadMonths: ['国(境)外学习的,几个月联系一次', 'Months between contacts for students abroad'],
  lostTries: ['找几次才能记联系不上', 'Tries before not reached is noted'],
  lostWays: ['至少用几种办法找', 'In how many ways'],
  retryDays: ['联系不上的,几天后再找', 'Days until the next try'],
};

type Why =
  | FloatingRefusal
  | 'notNow'
  | 'notYours'
  | 'branchUnknown'
  | 'branchNotYours'
  | 'sameBranch'
  | 'inflowTwo'
  | 'notOnRoll'
  | 'noRelationHere'
  | 'tooShort'
  | 'untilWrong'
  | 'leftAhead'
  | 'dayAhead'
  | 'dayEarly'
  | 'phoneWrong'
  | 'nameWrong'
  | 'twice'
  | 'consentLate'
  | 'personUnknown'
  | 'appraisedAlready'
  | 'wrongCode'
  | 'tooManyTries'
  | 'wordsMissing'
  | 'alreadySaid'
  | 'answered'
  | 'ruleKnown'
  | 'ruleTooLong'
  | 'ruleNotHere';
export const floatingRefusalWords: Record<Why, Word> = {
  inflowUnknown: [
    '还不知道去了哪个支部:先在“改登记”里写上流入地支部。',
    'No receiving branch is named yet: enter it first.',
  ],
  triesTooFew: [
    '还不能记“联系不上”:先多找几次、换几种办法,每次都记下来。',
    'Not yet: try more often and in more ways first, and note each try.',
  ],
  homeDecides: ['组织关系由流出地支部转出,这边不能办。', 'The home branch moves the relation; it cannot be done here.'],
  inflowAttaches: ['由流入地支部编入,请等那边办理。', 'The receiving branch attaches the member.'],
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这件事不由您的岗位办。', 'This is not for your post to do.'],
  branchUnknown: ['没有这个支部,或已经撤销。', 'There is no such branch, or it is closed.'],
  branchNotYours: ['这个支部不在您管的地方。', 'That branch is outside your place.'],
  sameBranch: ['流入地支部不能就是原支部。', 'The receiving branch cannot be the home branch.'],
  inflowTwo: ['流入地支部要么选一个,要么写名称,不能都填。', 'Choose the receiving branch or write its name, not both.'],
  notOnRoll: ['这个支部的名册里现在没有这个人。', 'This person is not on the roll of that branch now.'],
  noRelationHere: [
    '{name}的组织关系不在这个支部,由“{unit}”登记。',
    'The relation of {name} is not here: “{unit}” registers it.',
  ],
  tooShort: [
    '外出不满 {months} 个月的不用登记流动党员,照常参加支部活动或请假。',
    'Away for less than {months} months: no ground for registering.',
  ],
  untilWrong: ['预计回来的日子要在外出以后。', 'The day of return comes after the day of leaving.'],
  leftAhead: ['外出的日子还没到。', 'That day has not come yet.'],
  dayAhead: ['日子还没到,请写已经发生的。', 'That day has not come yet.'],
  dayEarly: ['日子不能早于前一步({day})。', 'The day cannot lie before the step before it ({day}).'],
  phoneWrong: [
    '电话号码不对,请写手机号,或者带区号的座机。',
    'This is no phone number: a mobile, or a landline with its area code.',
  ],
  nameWrong: ['请写姓名。', 'Write the name.'],
  twice: [
    '{name}已经登记过,现在还没结束:一名党员只登记一次,请在原来的记录上办。',
    '{name} is registered already and it has not ended: one member, one record.',
  ],
  consentLate: ['告知的日子不能晚于今天。', 'They cannot have been told after today.'],
  personUnknown: ['这个人不在这个支部的地方任职。', 'That person holds no post at this branch’s place.'],
  appraisedAlready: ['{year} 年已经评议过了,一年只记一次。', 'They were appraised in {year} already.'],
  wrongCode: [
    '手机号或查询码不对,请对照联系卡再试;卡丢了找支部补一张。',
    'The number or the code is wrong: check your card, or ask your branch for a new one.',
  ],
  tooManyTries: ['试的次数太多,请一个小时后再试。', 'Too many tries: come back in an hour.'],
  wordsMissing: ['请写一句哪里不对。', 'Say in a line what is wrong.'],
  alreadySaid: ['您上次说的还在核对,答复会写在这里。', 'What you said is being looked at: the answer will stand here.'],
  answered: ['这一条已经答复过了,请刷新。', 'It has been answered: load it again.'],
  ruleKnown: ['这一天起已经有一条同样的规定。', 'There is such a rule from that day already.'],
  ruleTooLong: ['国(境)外学习的党员至少每半年联系一次。', 'Students abroad are contacted every half year at least.'],
  ruleNotHere: ['这个地方不归您管。', 'That place is outside yours.'],
};
const conflicts: readonly Why[] = [
  'inflowUnknown',
  'triesTooFew',
  'inflowAttaches',
  'notNow',
  'twice',
  'appraisedAlready',
  'alreadySaid',
  'answered',
  'ruleKnown',
];
const statusOf = (why: Why): number => {
  if (why === 'notYours' || why === 'homeDecides') return 403;
  if (why === 'wrongCode') return 401;
  if (why === 'tooManyTries') return 429;
  return conflicts.includes(why) ? 409 : 422;
};
/** "No", with its sentence; about one field when `field` names it. */
export const noFloating = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf(why), floatingRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: floatingRefusalWords[why], values }] : [],
  });

/** What is told before anything is written down: Party membership is sensitive (PIPL 28–31). */
export const consentText: Word = [
  '登记的是:姓名、电话、在哪个支部、去了哪里、什么原因、报到和联系的情况。只给两边支部和上级党务用来联系您、安排组织生活,不公开,不用于别的事;不登记身份证号,不定位、不打卡。您随时可以凭联系卡查看、更正;结束三年后删除。',
  'Kept: name, phone, branch, where you went and why, reporting in and contacts. Only for the two branches and the Party offices above them, to keep in touch and arrange meetings; never public, nothing else. No identity number, no position. By your card you can read and correct it; it is deleted three years after the end.',
];
export const floatingWords = {
  title: ['流动党员', 'Floating members'],
  says: ['联系:{name}', 'Contact: {name}'],
} as const satisfies Record<string, Word>;
