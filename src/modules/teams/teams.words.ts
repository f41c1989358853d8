import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type { Consent, ReportFault, TeamOutcome } from './teams.rules.ts';

export const teamOutcomeWords: Record<TeamOutcome, Word> = {
  solved: ['办好了', 'Solved'],
  explained: ['作了说明', 'Explained'],
  onRecord: ['眼下办不了,已挂账', 'Cannot be done now, on record'],
  underWay: ['正在办', 'Under way'],
};
export const consentWords: Record<Consent, Word> = {
  self: ['自己报名', 'Joined by themselves'],
  paper: ['签了字', 'Signed'],
  spoken: ['口头同意', 'Agreed by word'],
};
/** What a report's way tells whoever reported the thing. */
export const stepWords = {
  report: ['登记了', 'Registered'],
  dispatch: ['派给了单位', 'Sent to a unit'],
  take: ['由本单位办', 'Taken on'],
  sign: ['单位接下了', 'Signed for'],
  return: ['退回重新安排', 'Sent back'],
  insist: ['上级要求接着办', 'To go on, says the level above'],
  passOn: ['换了单位办', 'Another unit does it'],
  reply: ['办了,作了答复', 'Answered'],
  approveSuspension: ['眼下办不了,挂了账', 'On record'],
  resumeWork: ['恢复办理', 'Work goes on'],
  callback: ['回访了', 'Called back'],
  confirm: ['确认了', 'Confirmed'],
  dispute: ['没办好,重新办', 'Not done: again'],
  reopen: ['重新办理', 'Reopened'],
} as const satisfies Record<string, Word>;

type Why =
  | ReportFault
  | 'nameMissing'
  | 'phoneWrong'
  | 'twice'
  | 'wrongCode'
  | 'tooManyTries'
  | 'notIn'
  | 'notHere'
  | 'nameKnown'
  | 'placeWrong'
  | 'isClosed';
export const teamRefusalWords: Record<Why, Word> = {
  wordsMissing: ['请写清是什么东西、哪里不对。', 'Say what thing it is and what is wrong with it.'],
  numbers: ['只报东西,不写人的电话和证件号。', 'Things only: no telephone or identity numbers.'],
  nameMissing: ['请写姓名。', 'Write your name.'],
  phoneWrong: ['电话号码不对,请写手机号。', 'This is no phone number.'],
  twice: ['已经在队里了。', 'In the team already.'],
  wrongCode: ['编号或密码不对,请对照入队卡再试。', 'The number or the code is wrong: check your card.'],
  tooManyTries: ['试的次数太多,请一个小时后再试。', 'Too many tries: come back in an hour.'],
  notIn: ['已经不在队里了。', 'Not in the team any more.'],
  notHere: ['这个地方不归您管。', 'That place is outside yours.'],
  nameKnown: ['这个地方已经有一支同名的队伍。', 'There is a team of that name here already.'],
  isClosed: ['这支队伍已经解散。', 'This team has been closed.'],
  placeWrong: ['请选一个地方。', 'Choose a place.'],
};
const statusOf: Partial<Record<Why, number>> = {
  twice: 409,
  notIn: 409,
  nameKnown: 409,
  isClosed: 409,
  wrongCode: 401,
  tooManyTries: 429,
};
export const noTeam = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, teamRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: teamRefusalWords[why], values }] : [],
  });

export const teamWords = {
  title: ['志愿队', 'Volunteer teams'],
  consent: [
    '登记姓名和电话,只用来跟您联系;报的是东西,不报人。自愿参加,没有任务、不打分、不排名,随时一点就退出,不用说原因;退出 90 天后删除。',
    'Your name and phone are kept to reach you. Things are reported, never people. Voluntary: no tasks, no points, no ranking; leave with one tap, no reasons. Deleted 90 days after you leave.',
  ],
} as const satisfies Record<string, Word>;
