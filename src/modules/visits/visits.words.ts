import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type { AnswerLevel } from './climbs.rules.ts';
import type { StudyFault, TaskWay } from './studies.rules.ts';
import type {
  AnswerFault,
  CorrectionFault,
  CorrectionPart,
  NeedCategory,
  Outcome,
  SpokenTo,
  TextPart,
  VisitFault,
  VisitHow,
  VisitResult,
  Wish,
} from './visits.rules.ts';

export const visitHowWords: Record<VisitHow, Word> = {
  home: ['上门', 'At home'],
  phone: ['打电话', 'By phone'],
  station: ['在服务点见面', 'Met at the station'],
};
export const visitResultWords: Record<VisitResult, Word> = {
  talked: ['说上话了', 'Spoke with them'],
  nobody: ['家里没人', 'Nobody at home'],
  declined: ['不方便说', 'Did not want to talk'],
};
export const spokenToWords: Record<SpokenTo, Word> = {
  member: ['家里人', 'One of the household'],
  relative: ['亲属', 'A relative'],
  carer: ['照料的人', 'A carer'],
  other: ['其他人', 'Somebody else'],
};
export const needCategoryWords: Record<NeedCategory, Word> = {
  living: ['生活困难', 'Making ends meet'],
  medical: ['看病', 'Illness'],
  care: ['照料', 'Care'],
  schooling: ['上学', 'School'],
  work: ['就业', 'Work'],
  housing: ['住房', 'Housing'],
  heating: ['取暖', 'Heating'],
  water: ['吃水用水', 'Water'],
  power: ['用电', 'Power'],
  road: ['出行', 'Roads'],
  farming: ['种地养殖', 'Farming'],
  dispute: ['纠纷', 'Disputes'],
  papers: ['办证办手续', 'Papers'],
  other: ['其他', 'Other'],
};
export const textPartWords: Record<TextPart, Word> = {
  said: ['户里说的话', 'What the household said'],
  note: ['走访人写的', 'What the visitor wrote'],
  need: ['需要办的事', 'What is needed'],
  told: ['当场答复', 'Answered on the spot'],
};
export const correctionPartWords: Record<CorrectionPart, Word> = {
  said: ['户里说的话', 'What the household said'],
  note: ['走访人写的', 'What the visitor wrote'],
  answers: ['问到的情况', 'What was asked'],
  need: ['需要办的事', 'What is needed'],
  files: ['照片、录音和签名', 'Pictures, voice and signature'],
  facts: ['户情', 'Facts of the household'],
  all: ['这次走访写的全部', 'All that was written'],
};
export const answerLevelWords: Record<AnswerLevel, Word> = {
  village: ['村（社区）', 'village'],
  township: ['乡镇（街道）', 'township'],
  county: ['旗县区', 'county'],
};
export const wishWords: Record<Wish, Word> = {
  wrong: ['写得不对', 'It is wrong'],
  add: ['我要补充几句', 'Something to add'],
  erase: ['不需要留着,请删除', 'Not needed: erase it'],
};
export const outcomeWords: Record<Outcome, Word> = {
  corrected: ['已更正', 'Corrected'],
  noted: ['已记在旁边', 'Noted beside it'],
  erased: ['已删除', 'Erased'],
  kept: ['需要保留', 'Kept'],
};
export const taskWayWords: Record<TaskWay, Word> = {
  case: ['作为一件诉求去办', 'As a case'],
  duty: ['记入单位的固定工作', 'As a duty of the unit'],
};

type Why =
  | VisitFault
  | CorrectionFault
  | AnswerFault
  | StudyFault
  | 'purposeNotYours'
  | 'unitNotThere'
  | 'purposeEnded'
  | 'notAsked'
  | 'notThatAnswer'
  | 'mayNotAsk'
  | 'keyTaken'
  | 'choicesMissing'
  | 'factUnknown'
  | 'householdGone'
  | 'outsideYourPlace'
  | 'gridRedrawn'
  | 'spokenUnknown'
  | 'withUnknown'
  | 'slipUnknown'
  | 'slipUsed'
  | 'slipElsewhere'
  | 'nothingToMend'
  | 'sameWords'
  | 'noSheets'
  | 'wrongSlip'
  | 'tooManyTries';
/** Why not, and what to do instead. */
export const visitRefusalWords: Record<Why, Word> = {
  spokenMissing: ['请选和谁说的话。', 'Say who was spoken to.'],
  quietSays: [
    '没有说上话的走访,不写内容、照片和签名;说上话了请改选。',
    'A visit where nobody spoke has no words, pictures or signature: choose again if somebody did.',
  ],
  nothingHeard: [
    '请写下户里说的话、问到的情况或者需要办的事,有一样就行。',
    'Write what they said, what was asked or what is needed: one of them is enough.',
  ],
  needShort: ['需要办的事请写清楚,至少 4 个字。', 'Say what is needed, four characters at least.'],
  toldShort: ['当场答复的,请写明怎么答复的。', 'Say what was told on the spot.'],
  consentMissing: [
    '有照片或录音,要先问过家里人同意,并勾选“问过了,同意”。',
    'Pictures or voice need their consent: ask, then tick it.',
  ],
  signedFar: ['打电话的走访没有签名。', 'A visit by phone has no signature.'],
  purposeNotYours: ['您的岗位不做这一种走访,请另选。', 'Your post does not visit for this purpose: choose another.'],
  purposeEnded: ['这一种走访已经停用,请另选。', 'This purpose has ended: choose another.'],
  notAsked: [
    '这一种走访不问“{key}”。只问这项服务用得着的。',
    '“{key}” is not asked on such a visit: only what its service needs.',
  ],
  notThatAnswer: ['“{name}”不能这样填,请重新选。', 'This is no answer to “{name}”: choose again.'],
  mayNotAsk: [
    '这一项不能问:不问信仰、政治、来往、行踪和诉求,也不给人打分定级。',
    'This may not be asked: nothing on belief, politics, acquaintances, whereabouts or complaints, and nothing that ranks people.',
  ],
  keyTaken: ['已经有这个代码,请换一个。', 'This code is taken: choose another.'],
  choicesMissing: [
    '选项型的问题至少两个选项,其他类型不写选项。',
    'A choice needs at least two options; other types have none.',
  ],
  factUnknown: ['没有“{key}”这一项户情。', 'There is no fact “{key}”.'],
  householdGone: ['没有找到这一户,或您无权走访。', 'No such household, or not yours to visit.'],
  outsideYourPlace: ['这一户不归您的岗位管。', 'This household is outside your post.'],
  gridRedrawn: [
    '这一户已经划到别的网格(村),请交给那里的人,内容还在您手机上。',
    'This household now belongs to another grid or village: hand it on, your words are still on your phone.',
  ],
  spokenUnknown: ['这个人现在不在这一户,请重新选。', 'This person does not live in this household now: choose again.'],
  withUnknown: ['没有找到同去的人,或者就是您自己。', 'The second visitor is unknown, or is you.'],
  slipUnknown: ['没有这个编号的回执单,请对照纸上的 8 位数字。', 'No slip has this number: check its eight digits.'],
  slipUsed: ['这张回执单已经用过了,请换一张。', 'This slip has been used: take another.'],
  slipElsewhere: ['这张回执单是别处印的,请换一张。', 'This slip was printed for another place: take another.'],
  nothingToMend: ['这一部分当时没有写内容。', 'Nothing was written there.'],
  sameWords: ['和原来写的一样,不用更正。', 'It says the same as before.'],
  noSheets: ['请先选扫描件。', 'Choose the scanned sheets first.'],
  wrongSlip: ['编号或查询密码不对,请对照回执单再输一次。', 'The number or the passphrase is wrong: check your slip.'],
  tooManyTries: [
    '输错太多次了,请一小时后再试,或请村里重打一张。',
    'Too many wrong tries: wait an hour, or ask for a new slip.',
  ],
  wordsMissing: ['请写几个字,说说哪里不对或者要补充什么。', 'Say in a few words what is wrong or missing.'],
  notErasable: [
    '这一部分不能从这里删除:正在办的事请到那一件里撤回,户情请选“写得不对”。',
    'This cannot be erased here: withdraw a matter on its own page; for facts choose “it is wrong”.',
  ],
  notThisOutcome: ['对这样的意见不能这样答复,请另选。', 'This is no answer to such a wish: choose another.'],
  ownVisit: [
    '自己走访写的,删不删由别人来定,请别人答复。',
    'Whether your own note is erased or stays is decided by another.',
  ],
  answerMissing: ['请写明怎么答复这一户。', 'Say what the household is told.'],
  newTextMissing: ['请写出更正后的内容。', 'Write the corrected words.'],
  answered: ['这一条已经答复过了,请刷新。', 'It has been answered already: load it again.'],
  aloneNotJoint: ['研判至少要两个单位或两个人参加。', 'A study takes at least two units or people.'],
  tooLate: ['研判的日期不能在今天以后。', 'A study cannot have been held after today.'],
  untilPast: ['办结的日期不能在今天以前。', 'What is to be done cannot be due before today.'],
  needNotThere: ['要研判的走访或需要没有找到,请重新选。', 'A visit or need to be studied was not found: choose again.'],
  unitNotThere: ['参加的单位没有找到,请重新选。', 'A unit that took part was not found: choose again.'],
  dutyNotYours: [
    '这个单位不在您能布置固定工作的范围,请改选“作为一件诉求去办”。',
    'You cannot set a duty for this unit: choose “as a case”.',
  ],
};
const statusOf: Partial<Record<Why, number>> = {
  purposeNotYours: 403,
  ownVisit: 403,
  householdGone: 404,
  answered: 409,
  slipUsed: 409,
  keyTaken: 409,
  wrongSlip: 401,
  tooManyTries: 429,
};
/** "No", with its sentence; about one field when `field` names it. */
export const no = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, visitRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: visitRefusalWords[why], values }] : [],
  });

export const visitWords = {
  title: ['入户走访', 'Household visits'],
  sheet: ['入户走访', 'Household visits'],
  aboutNeed: ['走访时说的:', 'Told on a visit: '],
  studied: [
    '联合研判({title})决定:{unit}在 {until} 前{what}。',
    'Joint study ({title}): {unit} is to {what} by {until}.',
  ],
  byTheirWord: ['按这一户的意见更正', 'Corrected as the household said'],
  asTold: ['这几样不问:信仰、政治面貌、和谁来往、谁来过。', 'Never asked: belief, politics, acquaintances, visitors.'],
} as const satisfies Record<string, Word>;

/** On the sheet to fill in by hand. */
export const visitPaperWords = { title: ['入户走访表', 'Sheet of a visit'] } as const satisfies Record<string, Word>;
