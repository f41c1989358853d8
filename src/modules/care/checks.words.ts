import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import type {
  CheckRefusal,
  CheckState,
  CheckVerb,
  consentGivers,
  Method,
  Outcome,
  Standing,
  Urgency,
  VisitFault,
  VisitProof,
  WhyMissed,
} from './checks.rules.ts';

export const checkStateWords: Record<CheckState, Word> = {
  due: ['待安排', 'To be assigned'],
  assigned: ['已安排,待上门', 'Assigned'],
  secondTry: ['没见到人,要再联系一次', 'Nobody met: a second try'],
  unreached: ['两次都没见到人', 'Not reached in two tries'],
  confirmed: ['已确认', 'Confirmed'],
  moved: ['已搬走', 'Moved away'],
  deceased: ['有人去世', 'Somebody died'],
  synced: ['已录入民政系统', 'Entered in the civil affairs system'],
  dropped: ['待遇已结束,不用办', 'Dropped: the benefit has ended'],
};
export const checkVerbWords: Record<CheckVerb, Word> = {
  assign: ['安排人去', 'Assign'],
  visit: ['记一次', 'Record a visit'],
  tryAgain: ['再联系一次', 'Try once more'],
  sync: ['已录入民政系统', 'Entered in the civil affairs system'],
};
export const methodWords: Record<Method, Word> = {
  home: ['上门', 'At home'],
  counter: ['到窗口', 'At the counter'],
  dataMatch: ['数据比对', 'Data match'],
  video: ['视频', 'Video'],
};
export const outcomeWords: Record<Outcome, Word> = {
  confirmed: ['本人在,情况属实', 'There, as recorded'],
  notFound: ['没见到人', 'Nobody met'],
  moved: ['已搬走', 'Moved away'],
  deceased: ['有人去世', 'Somebody died'],
};
export const whyMissedWords: Record<WhyMissed, Word> = {
  nobodyHome: ['家里没人', 'Nobody at home'],
  away: ['听说外出了', 'Said to be away'],
  wrongAddress: ['地址不对', 'Wrong address'],
  noAnswer: ['联系不上', 'No answer'],
  didNotCome: ['约了没来', 'Did not come'],
};
export const visitProofWords: Record<VisitProof, Word> = {
  signature: ['本人签名', 'Signature'],
  fingerprint: ['按指印(拍下来)', 'Fingerprint, photographed'],
  photo: ['本人同意的照片', 'A photo the person agreed to'],
  witness: ['不便签字,由见证人作证', 'Cannot sign: the witness vouches'],
  paper: ['签在纸质认证表上', 'Signed on the printed sheet'],
};
export const consentGiverWords: Record<(typeof consentGivers)[number], Word> = {
  self: ['本人同意', 'The person agrees'],
  guardian: ['监护人同意', 'The guardian agrees'],
};
export const standingWords: Record<Standing, Word> = {
  first: ['第一次', 'First try'],
  second: ['再次联系', 'Second try'],
  beside: ['另一份记录,一并留存', 'Another record, kept beside'],
};
export const urgencyWords: Record<Urgency, Word> = {
  overdue: ['已过期', 'Overdue'],
  soon: ['该办了', 'Due'],
  later: ['还不到时候', 'Not yet'],
};

/** Begins the facts of an end that a recorded death proposes. */
export const deathSays: Word = ['核实时记下有人去世,根据:', 'A death was recorded at a check, told by: '];

export type CheckNo = CheckRefusal | VisitFault | 'notNow' | 'notYours' | 'assigneeMissing';
export const checkRefusalWords: Record<CheckNo, Word> = {
  sameAgain: [
    '第二次要换个办法,或者换个人去:同一个人用同一种办法不算再联系。',
    'The second try is by another way or another person: the same again does not count.',
  ],
  assigneeElsewhere: ['这个人的岗位不管这个地方。', 'This person’s post does not cover the place.'],
  assigneeMissing: ['这个人今天不在这个单位。', 'This person is not at the unit today.'],
  consentMissing: [
    '视频认证要本人(或监护人)单独同意,并记下是谁同意的。',
    'By video needs the separate consent of the person or guardian: say whose.',
  ],
  faceAlone: [
    '不能只有刷脸、视频这一种办法:请先告诉本人还可以上门、到窗口或数据比对,再记下来。',
    'A face is never the only way: offer a visit, the counter or a data match, and say which was offered.',
  ],
  matchSourceMissing: ['请写明比对的是哪份数据,比如“2026年2月医保结算”。', 'Say which data it was matched with.'],
  matchOnlyConfirms: [
    '数据比对只能用来确认。比对说人去世、搬走或查不到的,请上门或打电话核实。',
    'A data match may only confirm. Where it says somebody died, moved or is not there, people go and see.',
  ],
  witnessMissing: ['这次要有一位见证人。', 'This needs a witness.'],
  witnessSame: ['见证人不能是您自己。', 'The witness is somebody else than you.'],
  witnessOfHousehold: ['见证人不能是这一户的人。', 'The witness is not of the household.'],
  noStrokes: ['还没有签名。', 'There is no signature yet.'],
  proofMissing: ['请拍下指印,或本人同意的照片。', 'Photograph the fingerprint, or take the photo that was agreed to.'],
  photoConsentMissing: [
    '拍人要本人同意;不同意就签名、按指印或请见证人。',
    'A photo needs the person’s consent; else a signature, a fingerprint or a witness.',
  ],
  whyMissedMissing: ['请选为什么没见到。', 'Say why nobody was met.'],
  toldByMissing: ['请写明根据:谁说的,或哪份证明。', 'Say on what it rests: who said so, or which paper.'],
  whoMissing: ['请选是家里哪一位。', 'Say who of the household.'],
  notNow: ['这一件已经办到别的一步了,请刷新。', 'It has moved on: load it again.'],
  notYours: ['这一步不归您的岗位。', 'This step is not your post’s.'],
};

const CONFLICT = new Set<CheckNo>(['notNow']);
const FORBIDDEN = new Set<CheckNo>(['notYours']);
const fieldOf: Partial<Record<CheckNo, string>> = {
  sameAgain: 'method',
  assigneeElsewhere: 'accountId',
  assigneeMissing: 'accountId',
  consentMissing: 'consentBy',
  faceAlone: 'offered',
  matchSourceMissing: 'matchSource',
  matchOnlyConfirms: 'outcome',
  witnessMissing: 'witness',
  witnessSame: 'witness',
  witnessOfHousehold: 'witness',
  noStrokes: 'strokes',
  proofMissing: 'proof',
  photoConsentMissing: 'hasPhotoConsent',
  whyMissedMissing: 'whyMissed',
  toldByMissing: 'toldBy',
  whoMissing: 'personId',
};
/** A refusal about a check, beside the field it is about. */
export function noCheck(why: CheckNo): Refused {
  const says = checkRefusalWords[why];
  const field = fieldOf[why];
  return new Refused(why, CONFLICT.has(why) ? 409 : FORBIDDEN.has(why) ? 403 : 422, says, {
    ...(field && { faults: [{ field, rule: why, says }] }),
  });
}

/** What a check is called at the gate of duty lists, and the words by which a line of a list is found for it. */
export const checkMatterWords = {
  label: ['待遇复核和生存认证', 'Re-checks and certifications'],
  text: ['低保、特困、高龄津贴等社会救助待遇的入户核实、复核和认证', 'Checks of relief at home'],
} as const satisfies Record<string, Word>;
