import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type {
  After,
  Forum,
  Gate,
  MatterRefusal,
  MatterStatus,
  MatterVerb,
  NoticeField,
} from './deliberations.rules.ts';
import type {
  Caller,
  CallFault,
  DeputyFault,
  MeetingKind,
  MeetingRefusal,
  MeetingStatus,
  Presence,
} from './meetings.rules.ts';
import type { BallotFault, Choice, VoteMedium, VoteWay } from './votes.rules.ts';

export const gateWords: Record<Gate, Word> = {
  propose: ['党支部提议', 'The Party branch proposes'],
  discuss: ['两委商议', 'Both committees discuss'],
  review: ['党员大会审议', 'The Party members review'],
  resolve: ['村民会议或村民代表会议决议', 'Villagers or their deputies resolve'],
  decisionPublic: ['决议公开', 'The decision is made public'],
  resultPublic: ['实施结果公开', 'What became of it is made public'],
};
export const matterStatusWords: Record<MatterStatus, Word> = {
  proposing: ['等党支部提议', 'Waits for the branch to propose'],
  discussing: ['等两委商议', 'Waits for both committees'],
  reviewing: ['等党员大会审议', 'Waits for the Party members'],
  resolving: ['等村民会议或代表会议决议', 'Waits for villagers or deputies'],
  resolved: ['已经决议,等公开', 'Resolved, to be made public'],
  decisionOut: ['决议正在公开', 'The decision hangs out'],
  carryingOut: ['正在实施', 'Being carried out'],
  resultOut: ['实施结果正在公开', 'The result hangs out'],
  done: ['已经办完', 'Done'],
  ended: ['没有通过或不再办', 'Ended'],
};
export const matterVerbWords: Record<MatterVerb, Word> = {
  propose: ['记党支部提议', 'Write down the proposal'],
  discuss: ['记两委商议', 'Write down the discussion'],
  review: ['记党员大会审议', 'Write down the review'],
  resolve: ['记会议决议', 'Write down the resolution'],
  publishDecision: ['公开决议', 'Make the decision public'],
  closeDecision: ['公开期满', 'Its time is over'],
  publishResult: ['公开实施结果', 'Make the result public'],
  closeResult: ['公开期满,办完', 'Its time is over: done'],
  end: ['不再办', 'End it'],
};
export const matterPartWords: Record<'keeper', Word> = { keeper: ['村里经办人', 'who keeps it in the village'] };
export const forumWords: Record<Forum, Word> = {
  villagers: ['村民会议', "Villagers' meeting"],
  deputies: ['村民代表会议', "Deputies' meeting"],
};
export const afterWords: Record<After, Word> = {
  end: ['到此为止', 'It ends here'],
  change: ['改了再提', 'It comes back changed'],
};
export const noticeFieldWords: Record<NoticeField, Word> = {
  title: ['事项', 'Matter'],
  cause: ['动议事由', 'Why'],
  content: ['决议内容', 'What was decided'],
  numbers: ['到会和表决人数', 'How many came and how they voted'],
  cost: ['花多少钱', 'Cost'],
  plan: ['怎么实施', 'How it is carried out'],
  result: ['办成什么样', 'What became of it'],
  contact: ['问谁', 'Whom to ask'],
};
export const meetingKindWords: Record<MeetingKind, Word> = {
  villagers: ['村民会议(十八周岁以上村民)', "Villagers' meeting (all of 18 and over)"],
  households: ['村民会议(户代表)', "Villagers' meeting (one of each household)"],
  deputies: ['村民代表会议', "Deputies' meeting"],
  groupVillagers: ['村民小组会议(本组村民)', 'Group meeting (its villagers)'],
  groupHouseholds: ['村民小组会议(户代表)', 'Group meeting (one of each household)'],
};
export const callerWords: Record<Caller, Word> = {
  committee: ['村民委员会', 'the committee'],
  villagers: ['十分之一以上村民联名', 'a tenth of the villagers'],
  deputies: ['村民代表联名', 'deputies'],
};
export const meetingStatusWords: Record<MeetingStatus, Word> = {
  called: ['已通知', 'Called'],
  sitting: ['正在开', 'Sitting'],
  held: ['已开', 'Held'],
  adjourned: ['人数不够,没开成', 'Short of its quorum'],
  cancelled: ['取消', 'Cancelled'],
};
export const presenceWords: Record<Presence, Word> = {
  unknown: ['没记', 'Not noted'],
  present: ['到会', 'Came'],
  absent: ['没到', 'Absent'],
  leave: ['请假', 'Excused'],
};
export const voteWayWords: Record<VoteWay, Word> = {
  hands: ['举手表决', 'Show of hands'],
  open: ['记名投票', 'Open ballot'],
  secret: ['无记名投票', 'Secret ballot'],
};
export const voteMediumWords: Record<VoteMedium, Word> = {
  counted: ['当场数', 'Counted on the spot'],
  paper: ['纸票', 'Paper'],
  device: ['手机或平板', 'On a phone'],
};
export const choiceWords: Record<Choice, Word> = {
  yes: ['同意', 'Yes'],
  no: ['不同意', 'No'],
  abstain: ['弃权', 'Abstain'],
};

export type Why =
  | MatterRefusal
  | CallFault
  | MeetingRefusal
  | DeputyFault
  | BallotFault
  | 'notNow'
  | 'tooLongAgo'
  | 'notYours'
  | 'gateSkipped'
  | 'notVillage'
  | 'kindUnknown'
  | 'forumWrong'
  | 'authorisedMissing'
  | 'countsMissing'
  | 'groupUnknown'
  | 'noDeputies'
  | 'activityUnfit'
  | 'voteUnfit'
  | 'voteForm'
  | 'fieldNotPublic'
  | 'personalNumber'
  | 'periodShort'
  | 'publishLate'
  | 'deputyUnknown'
  | 'endBefore'
  | 'matterNotHere'
  | 'ballotTwice'
  | 'slipWrong'
  | 'voterUnknown'
  | 'voteClosed'
  | 'slipsMade';
export const refusalWords: Record<Why, Word> = {
  absentCounted: [
    '到会 {present} 人,应到 {should} 人,签到 {signatures} 人,表决 {votes} 票:没到会的人不能算到会,也不能算票。',
    '{present} counted as present of {should}, {signatures} signed, {votes} votes: whoever was not there is neither present nor a vote.',
  ],
  noQuorum: [
    '应到 {should} 人,至少要到 {least} 人,现在到会 {present} 人,会开不成。',
    'Of {should} at least {least} must be there; {present} are: it cannot sit.',
  ],
  dayBefore: ['这一步不能早于上一步的日期。', 'This step cannot be before the day of the last one.'],
  tooLongAgo: ['那时候的规定系统里没有,请核对日期。', 'No rule of that day is known here: check the date.'],
  futureDay: ['日期不能在今天以后。', 'The day is not after today.'],
  sayWhatNow: [
    '赞成 {yes} 票,不到 {needed} 票,没有通过。请选:到此为止,还是改了再提。',
    '{yes} agreed, {needed} are needed: it did not pass. Say whether it ends or comes back changed.',
  ],
  stillOut: ['公开到 {until},期没满不能往下走。', 'It hangs out until {until}: nothing follows before that.'],
  reasonMissing: ['请写明原因。', 'Say why.'],
  gateSkipped: [
    '不能跳步:这件事现在走到“{at}”,先把这一步走完。',
    'No gate can be skipped: this matter stands at “{at}”.',
  ],
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['村里的议事由本村村干部和党务记。', 'A village keeps its own deliberations.'],
  notVillage: ['请选到村或社区。', 'Choose a village or community.'],
  kindUnknown: ['没有这一类事项。', 'There is no such kind of matter.'],
  forumWrong: [
    '“{kind}”要由村民会议决定,不能由代表会议代替。',
    '“{kind}” is for the villagers’ meeting, deputies cannot decide it.',
  ],
  authorisedMissing: [
    '由村民代表会议决定的,要写明村民会议哪天授的权。',
    'Deputies decide only what the villagers’ meeting gave to them: say on which day.',
  ],
  countsMissing: [
    '还没有登记村里(或这个组)有多少十八周岁以上村民、多少户,算不出应到人数。',
    'How many villagers and households there are is not entered: nobody can say who should come.',
  ],
  groupUnknown: ['没有登记这个村民小组。', 'There is no such group.'],
  noDeputies: ['还没有登记任期内的村民代表。', 'No deputy in office is entered.'],
  callerWrong: ['这种会议不能由他们联名召集。', 'They cannot call a meeting of this kind.'],
  calledByTooFew: [
    '联名 {signatures} 人,按 {base} 人算至少要 {least} 人,不够召集。',
    '{signatures} signed; of {base} it takes {least}: too few to call it.',
  ],
  noticeShort: [
    '通知日到开会日只有 {days} 天,至少要提前 {least} 天。',
    'Notice was {days} days before; it takes {least}.',
  ],
  noticeFuture: ['通知日期不能在今天以后。', 'Notice cannot be given after today.'],
  notYet: ['还没到开会时间。', 'It has not begun.'],
  nobodyCounted: ['先记到会人数。', 'Note first who came.'],
  votesOpen: ['还有表决没计票。', 'A vote is still open.'],
  householdsNumber: [
    '一名代表由五户至十五户推选,现在是 {n} 户。',
    'A deputy is elected by five to fifteen households; here are {n}.',
  ],
  householdTaken: ['“{name}”这一户已经推选了别的代表。', 'The household “{name}” has another deputy.'],
  termWrong: ['任期最长五年,止日要晚于起日。', 'A term is five years at most, and ends after it begins.'],
  moreReturned: [
    '收回 {returned} 票,多于发出的 {issued} 票,这次投票无效,要重投。',
    '{returned} came back, {issued} were handed out: the vote is void and must be held again.',
  ],
  tellersMissing: ['要有两名计票人、一名监票人。', 'It takes two tellers and one supervisor.'],
  tellersSame: ['计票人、监票人要是三个不同的人。', 'Tellers and supervisor are three different people.'],
  activityUnfit: [
    '只能引用本村党组织已经开过、有这项表决的会议。',
    'Only a meeting of the village’s own Party organisation that was held and took this vote can be cited.',
  ],
  voteUnfit: [
    '要引用本村开过的“{forum}”上对这件事的表决。',
    'Cite the vote on this matter at a “{forum}” that was held.',
  ],
  voteForm: [
    '举手当场数,记名投票逐人记,无记名用纸票或票号。',
    'Hands are counted, open ballots go by name, secret ones by paper or slip.',
  ],
  fieldNotPublic: ['“{field}”不在可以公开的内容里,不能公开。', '“{field}” is not among what may be made public.'],
  personalNumber: ['公开的内容里不能有电话号码、身份证号。', 'No telephone or identity number is made public.'],
  periodShort: ['至少公开 {least} 天。', 'It hangs out {least} days at the least.'],
  publishLate: [
    '公开的日期不能早于今天以前的会议,也不能在今天以后。',
    'It hangs out from a day between the meeting and today.',
  ],
  deputyUnknown: ['名单里没有这位代表。', 'No such deputy is on the roll.'],
  endBefore: ['不能早于任期开始。', 'Not before the term began.'],
  matterNotHere: [
    '这件事不是本村的,或还没走到会议决议这一步。',
    'That matter is not this village’s, or has not come to the meeting.',
  ],
  ballotTwice: ['{name}已经投过票,一人一票。', '{name} has voted already: one vote each.'],
  slipWrong: [
    '没有这个票号,或票号已经用过。一张票只能投一次。',
    'There is no such slip, or it was used: one slip, one vote.',
  ],
  voterUnknown: ['{name}没有到会,不能投票。', '{name} is not there and cannot vote.'],
  voteClosed: ['这次投票已经结束。', 'This vote is over.'],
  slipsMade: [
    '票号已经印过一次,不会再给。丢了就把这次投票作废,重新提请表决。',
    'The slips were printed once and are not told again. If they are lost, the vote is void and put anew.',
  ],
};
const statusOf: Partial<Record<Why, number>> = {
  notNow: 409,
  gateSkipped: 409,
  notYours: 403,
  stillOut: 409,
  ballotTwice: 409,
  voteClosed: 409,
};
type Values = Readonly<Record<string, string | number | Word>>;
const isWord = (v: string | number | Word): v is Word => typeof v === 'object';
/** A refusal; a value that is itself a word is said in each language. */
export function no(why: Why, field?: string, given: Values = {}): Refused {
  const words = Object.entries(given).flatMap(([name, v]) => (isWord(v) ? [[name, v] as const] : []));
  const fill = (i: 0 | 1) =>
    words.reduce((text, [name, v]) => text.replaceAll(`{${name}}`, v[i]), refusalWords[why][i]);
  const says: Word = [fill(0), fill(1)];
  const values: WordValues = Object.fromEntries(
    Object.entries(given).flatMap(([name, v]) => (isWord(v) ? [] : [[name, v] as const])),
  );
  return new Refused(why, statusOf[why] ?? 422, says, {
    values,
    faults: field ? [{ field, rule: why, says, values }] : [],
  });
}
/** Refusals somebody may later ask about: they are in the journal although nothing was done. */
export const notedWhys: ReadonlySet<string> = new Set<Why>([
  'gateSkipped',
  'absentCounted',
  'noQuorum',
  'noticeShort',
  'calledByTooFew',
  'fieldNotPublic',
  'personalNumber',
  'ballotTwice',
  'moreReturned',
]);

export const deliberationWords = {
  title: ['议事与公开', 'Deliberation'],
  record: ['四议两公开记录表', 'Record of the six gates'],
  number: ['{area}议〔{year}〕{nth}号', '{area} {year}/{nth}'],
  attendanceSheet: ['会议签到表', 'Attendance sheet'],
  round: ['第 {n} 次提', 'Round {n}'],
} as const satisfies Record<string, Word>;
