import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type {
  CallPart,
  CallRefusal,
  CallStatus,
  CallVerb,
  ConsentWay,
  HonourKind,
  NomineeStatus,
} from './honours.rules.ts';

export const honourKindWords: Record<HonourKind, Word> = {
  goodNeighbour: ['身边好人', 'Good neighbour'],
  moralModel: ['道德模范', 'Moral model'],
  goodDaughterInLaw: ['好媳妇', 'Good daughter-in-law'],
  goodMotherInLaw: ['好婆婆', 'Good mother-in-law'],
  goodDeed: ['好人好事', 'Good deed'],
};
export const callStatusWords: Record<CallStatus, Word> = {
  nominating: ['推荐中', 'Nominations'],
  voting: ['投票中', 'Voting'],
  publicity: ['公示中', 'In publicity'],
  awarded: ['已表彰', 'Honoured'],
  cancelled: ['已取消', 'Cancelled'],
};
export const callVerbWords: Record<CallVerb, Word> = {
  nominate: ['登记推荐', 'Nominate'],
  startVote: ['开始投票', 'Begin the vote'],
  issueCodes: ['印投票码', 'Print codes'],
  vote: ['投票', 'Vote'],
  count: ['计票公示', 'Count and publish'],
  object: ['提意见', 'Object'],
  award: ['表彰', 'Honour'],
  cancel: ['取消', 'Cancel'],
};
export const callPartWords: Record<CallPart, Word> = {
  organiser: ['组织单位', 'whoever holds it'],
  anybody: ['任何人', 'anybody'],
  voter: ['有投票码的人', 'whoever has a code'],
};
export const nomineeStatusWords: Record<NomineeStatus, Word> = {
  nominated: ['等本人答复', 'To be asked'],
  consented: ['本人同意', 'Agreed'],
  declined: ['本人不愿意', 'Declined'],
  withdrawn: ['本人撤回', 'Withdrawn'],
  honoured: ['当选', 'Honoured'],
  notHonoured: ['未当选', 'Not this time'],
};
export const consentWayWords: Record<ConsentWay, Word> = {
  inPerson: ['当面说的', 'In person'],
  paper: ['签了字', 'On paper'],
  phone: ['电话里说的', 'By telephone'],
};

type Why =
  | CallRefusal
  | 'notNow'
  | 'notYours'
  | 'windowsWrong'
  | 'nameMissing'
  | 'deedsMissing'
  | 'consentAhead'
  | 'answeredAlready'
  | 'notPublic'
  | 'photoNotAgreed'
  | 'photoMissing'
  | 'codeWrong'
  | 'codeUsed'
  | 'choiceMissing'
  | 'choiceUnknown'
  | 'choicesTooMany'
  | 'tieWrong'
  | 'tieReason'
  | 'notUpheld'
  | 'tooManyNominations'
  | 'tooManyObjections';
export const honourRefusalWords: Record<Why, Word> = {
  nominateEarly: ['推荐还没开始,{from} 起可以推荐。', 'Nominations begin on {from}.'],
  nominateLate: ['推荐已于 {to} 截止。', 'Nominations ended on {to}.'],
  nominateRuns: ['推荐要到 {to} 截止,过后才能开始投票。', 'Nominations run until {to}; the vote comes after.'],
  candidatesTooFew: ['还没有人同意参评,投不了票。', 'Nobody has agreed yet: there is nothing to vote on.'],
  voteEarly: ['投票还没开始,{from} 起可以投。', 'The vote begins on {from}.'],
  voteLate: ['投票已于 {to} 截止。', 'The vote ended on {to}.'],
  voteRuns: ['投票要到 {to} 截止,过后才能计票。', 'The vote runs until {to}; it is counted after.'],
  tieOpen: [
    '有 {n} 人票数一样,只剩 {open} 个名额:请开会商定,写明选谁、为什么。',
    '{n} have the same number of votes and {open} places are left: decide in an open meeting and say why.',
  ],
  nobodyElected: ['没有人得票,不能公示。', 'Nobody got a vote.'],
  honourRuns: ['公示要到 {to},期满才能表彰。', 'Publicity runs until {to}.'],
  honourObjection: ['还有 {n} 条群众意见没有答复。', '{n} objections are not answered.'],
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这一步不由您的岗位办。', 'This is not for your post.'],
  windowsWrong: ['日期不对:先推荐,截止后再投票。', 'The days are wrong: nominations first, then the vote.'],
  nameMissing: ['请写推荐谁。', 'Say whom you nominate.'],
  deedsMissing: ['请写几句这个人做了什么。', 'Say in a few words what the person did.'],
  consentAhead: ['本人答复的日子还没到。', 'That day is still to come.'],
  answeredAlready: ['本人已经答复过了。', 'The person has answered already.'],
  notPublic: ['这个人没有公开,不用撤。', 'Nothing of this person is public.'],
  photoNotAgreed: ['本人没有同意公开照片,不能传。', 'The person did not agree to a picture.'],
  photoMissing: ['请选一张照片。', 'Choose a picture.'],
  codeWrong: ['没有这个码,请对照纸条再看一遍。', 'There is no such code: look at your slip again.'],
  codeUsed: ['这个投票码已经用过了,一人一票。', 'This code was used already: one vote each.'],
  choiceMissing: ['请选您要投的人。', 'Choose whom you vote for.'],
  choiceUnknown: ['名单刚刚变了,请再选一次。', 'The list has just changed: choose again.'],
  choicesTooMany: ['最多选 {n} 人。', 'Choose {n} at most.'],
  tieWrong: ['只能从票数一样的 {n} 人里选,最多 {open} 人。', 'Choose among the {n} who are tied, {open} at most.'],
  tieReason: ['请写明为什么选这几位。', 'Say why these.'],
  notUpheld: ['先采纳一条群众意见,才能撤销表彰。', 'An objection has to be upheld first.'],
  tooManyNominations: [
    '今天收到的推荐太多,请明天再试,或到村(社区)说一声。',
    'Too many today: try tomorrow, or tell the office.',
  ],
  tooManyObjections: [
    '今天收到的意见太多,请明天再试,或打电话到组织单位。',
    'Too many today: try tomorrow, or call the office.',
  ],
};
const conflicts: ReadonlySet<Why> = new Set([
  ...([
    'nominateEarly',
    'nominateLate',
    'nominateRuns',
    'candidatesTooFew',
    'voteEarly',
    'voteLate',
    'voteRuns',
  ] as const),
  ...(['tieOpen', 'nobodyElected', 'honourRuns', 'honourObjection', 'notNow', 'answeredAlready', 'notPublic'] as const),
  ...(['codeUsed', 'photoNotAgreed', 'notUpheld'] as const),
]);
const statusFor = (why: Why): number =>
  why === 'notYours' ? 403 : why.startsWith('tooMany') ? 429 : conflicts.has(why) ? 409 : 422;
export const noHonour = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusFor(why), honourRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: honourRefusalWords[why], values }] : [],
  });
