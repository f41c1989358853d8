import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type {
  EvidenceKind,
  ForbiddenWhy,
  ItemSign,
  SchemeFaultWhy,
  SchemeStatus,
  ScoreFault,
  SurveyFault,
} from './scheme.rules.ts';
import type {
  RoundStatus,
  ScorePart,
  ScoreRefusal,
  ScoreStatus,
  ScoreVerb,
  SideFault,
  WindowName,
} from './scores.rules.ts';
import type { PublicityUnit, Stars } from './stars.rules.ts';

export const evidenceWords: Record<EvidenceKind, Word> = {
  meetings: ['按记录开的会', 'Meetings held, by record'],
  decisions: ['有纪要的决定', 'Decisions minuted'],
  tasks: ['议定后办结的事', 'Tasks done after a meeting'],
  honours: ['集体荣誉', 'Honours of the organisation'],
  satisfaction: ['群众满意度测评', 'Satisfaction of the masses, by survey'],
  inspection: ['其他单位检查', 'Inspection by another organisation'],
  document: ['文件材料', 'Document'],
};
export const signWords: Record<ItemSign, Word> = {
  base: ['基本项', 'Base'],
  plus: ['加分项', 'Bonus'],
  minus: ['扣分项', 'Deduction'],
};
export const schemeStatusWords: Record<SchemeStatus, Word> = {
  draft: ['草稿', 'Draft'],
  published: ['已发布', 'Published'],
};
export const roundStatusWords: Record<RoundStatus, Word> = {
  running: ['进行中', 'Running'],
  publicity: ['公示中', 'In publicity'],
  awarded: ['已评星', 'Stars awarded'],
  cancelled: ['已取消', 'Cancelled'],
};
export const scoreStatusWords: Record<ScoreStatus, Word> = {
  open: ['未开始自评', 'Not begun'],
  scoring: ['自评中', 'Scoring itself'],
  selfScored: ['自评已交', 'Self-score handed in'],
  reviewed: ['已复核', 'Reviewed'],
  appealed: ['申诉中', 'Appealed'],
  final: ['得分已定', 'Final'],
  publicity: ['公示中', 'In publicity'],
  awarded: ['已评星', 'Stars awarded'],
  downgraded: ['已降星', 'Downgraded'],
  absent: ['未参评', 'Took no part'],
};
export const scoreVerbWords: Record<ScoreVerb, Word> = {
  saveSelf: ['存自评', 'Save the self-score'],
  submitSelf: ['交自评', 'Hand in the self-score'],
  takeBack: ['撤回修改', 'Take back'],
  lapse: ['记为未参评', 'Note that it took no part'],
  saveReview: ['存复核', 'Save the review'],
  review: ['复核完毕', 'Finish the review'],
  appeal: ['提出申诉', 'Appeal'],
  accept: ['认可复核结果', 'Accept the review'],
  settle: ['期满定分', 'Settle after the appeal window'],
  decide: ['答复申诉', 'Decide the appeal'],
  publish: ['公示', 'Publish'],
  correct: ['更正得分', 'Correct a score'],
  award: ['评定星级', 'Award stars'],
  downgrade: ['降星', 'Downgrade'],
};
export const scorePartWords: Record<ScorePart, Word> = {
  scored: ['参评单位', 'the organisation scored'],
  reviewer: ['复核单位', 'the reviewing organisation'],
  arbiter: ['申诉受理单位', 'who decides appeals'],
  organiser: ['组织单位', 'who opened the round'],
};
export const windowWords: Record<WindowName, Word> = {
  self: ['自评', 'Self-score'],
  review: ['复核', 'Review'],
  appeal: ['申诉', 'Appeal'],
};
export const starWords: Record<Stars, Word> = {
  5: ['五星', 'Five stars'],
  4: ['四星', 'Four stars'],
  3: ['三星', 'Three stars'],
  0: ['未评星', 'No stars'],
};
export const publicityUnitWords: Record<PublicityUnit, Word> = { wd: ['个工作日', 'working days'], d: ['天', 'days'] };

/** Why a wording may not be counted (整治“指尖上的形式主义”的意见; domain §8.4, §12.3). */
export const forbiddenWords: Record<ForbiddenWhy, Word> = {
  likes: [
    '“{words}”不能作评分依据:点赞、转发、浏览量不得用来考核,请换成群众得到了什么。',
    '“{words}” cannot be scored: likes, shares and views are no basis for appraisal. Say what people got out of it.',
  ],
  logins: [
    '“{words}”不能作评分依据:登录天数、活跃度不得用来考核,请换成办成了什么事。',
    '“{words}” cannot be scored: log-ins are no basis for appraisal. Say what was done.',
  ],
  minutes: [
    '“{words}”不能作评分依据:在线时长、学习时长不得用来考核,请换成有记录的学习或会议。',
    '“{words}” cannot be scored: time online is no basis for appraisal. Use meetings held by record.',
  ],
  photos: [
    '“{words}”不能作评分依据:不得按照片、截图多少计分,也不得要求上传工作照片。',
    '“{words}” cannot be scored: pictures are not counted, and nobody has to upload any.',
  ],
  petitions: [
    '“{words}”不能作评分依据:信访、举报是群众的权利,数量多少都不得加分扣分;可以评办理是否及时、群众是否满意。',
    '“{words}” cannot be scored: to petition is a right. Score whether matters were handled in time and to satisfaction.',
  ],
  checkIns: [
    '“{words}”不能作评分依据:不得打卡、不得按签到次数或轨迹考核,请换成会议记录。',
    '“{words}” cannot be scored: no check-ins and no tracks. Use the record of the meeting.',
  ],
  installs: [
    '“{words}”不能作评分依据:不得考核软件的安装、注册、使用率。',
    '“{words}” cannot be scored: nobody is appraised by how many installed something.',
  ],
  persons: [
    '“{words}”不能作评分依据:这里只评单位,不给个人打分排名。',
    '“{words}” cannot be scored: only organisations are scored, never persons.',
  ],
};

type Why =
  | SchemeFaultWhy
  | ScoreFault
  | SurveyFault
  | ScoreRefusal
  | SideFault
  | 'notNow'
  | 'notYours'
  | 'schemePublished'
  | 'schemeDraft'
  | 'draftThere'
  | 'windowsWrong'
  | 'windowShorter'
  | 'unitNotHere'
  | 'unitTwice'
  | 'noUnits'
  | 'reviewerUnknown'
  | 'itemUnknown'
  | 'itemTwice'
  | 'recordUnknown'
  | 'notSurvey'
  | 'fileMissing'
  | 'notAllFinal'
  | 'nobodyFinal'
  | 'answeredAlready'
  | 'noticeOver'
  | 'tooManyObjections'
  | 'nothingChanged'
  | 'wrongCode';
export const assessmentRefusalWords: Record<Why, Word> = {
  noItems: ['还没有评分项,先加几项。', 'There are no items yet.'],
  weightsSum: [
    '基本项的分值加起来是 {sum} 分,应正好 100 分(差 {off} 分)。',
    'The base items add up to {sum}; it has to be exactly 100 (off by {off}).',
  ],
  weightZero: ['“{title}”的分值要大于 0。', '“{title}” has to be worth something.'],
  capZero: ['“{title}”的满分刻度和每档要大于 0。', 'Cap and step of “{title}” have to be above zero.'],
  capStep: ['“{title}”的满分刻度不是每档的整倍数,满分评不出来。', 'The cap of “{title}” is no whole number of steps.'],
  titleTwice: ['“{title}”写了两次。', '“{title}” stands there twice.'],
  kindsMissing: ['“{title}”要选明数哪几类会议。', 'Say which kinds of meetings “{title}” counts.'],
  quotasOver: ['三档星级的比例加起来超过 100%。', 'The quotas of stars add up to more than 100%.'],
  ...forbiddenWords,
  scoreRange: ['“{title}”要在 0 到 {cap} 之间。', '“{title}” is between 0 and {cap}.'],
  scoreStep: ['“{title}”每档 {step},没有这一档。', '“{title}” goes in steps of {step}.'],
  askedTooFew: [
    '只问了 {asked} 人,少于这个办法要求的 {least} 人,不能算满意度。',
    'Only {asked} were asked; at least {least} are needed for it to count.',
  ],
  satisfiedOver: ['满意的人数不能多于被问的人数。', 'More satisfied than were asked.'],
  surveyAhead: ['测评日期还没到。', 'That day is still to come.'],
  surveyBefore: ['测评日期在评分年度以前。', 'That day is before the year that is scored.'],
  roundOver: ['这一轮已经结束或取消。', 'This round is over or cancelled.'],
  selfEarly: ['自评还没开始,{from} 起可以填。', 'Self-scoring has not begun: from {from}.'],
  selfLate: [
    '自评已于 {to} 截止,不能再填。确有原因的,请组织单位延长并写明理由。',
    'Self-scoring ended on {to}. The organiser may extend it, with the reason.',
  ],
  reviewEarly: ['复核还没开始,{from} 起可以评。', 'Reviews have not begun: from {from}.'],
  reviewLate: [
    '复核已于 {to} 截止,不能再评。确有原因的,请组织单位延长并写明理由。',
    'Reviews ended on {to}. The organiser may extend it, with the reason.',
  ],
  appealEarly: ['申诉还没开始,{from} 起可以提。', 'Appeals have not begun: from {from}.'],
  appealLate: ['申诉已于 {to} 截止。', 'Appeals ended on {to}.'],
  windowRuns: ['期限还没到,要等 {to} 过后。', 'The window is still open: after {to}.'],
  selfMissing: ['还有 {n} 项没有自评。', '{n} items are not scored yet.'],
  proofMissing: ['还有 {n} 项评了分没有佐证:{titles}。', '{n} scored items have no proof: {titles}.'],
  reviewMissing: ['还有 {n} 项没有复核。', '{n} items are not reviewed yet.'],
  wordMissing: [
    '有 {n} 项和自评不一样,要各写一句为什么:{titles}。',
    '{n} items differ from the self-score: say why for each: {titles}.',
  ],
  appealEmpty: ['请至少选一项,写明理由。', 'Name at least one item and the reason.'],
  selfScorerReviews: [
    '这个单位的自评是您填的,复核要换一个人。',
    'You scored it for the organisation: somebody else reviews.',
  ],
  reviewerDecides: ['复核是您做的,申诉和更正要由别的人决定。', 'You reviewed it: somebody else decides.'],
  appealOpen: ['还有 {n} 项申诉没有答复。', '{n} appealed items are not answered.'],
  publicityRuns: ['公示要到 {to},期满才能评定。', 'Publicity runs until {to}.'],
  objectionOpen: ['还有 {n} 条群众意见没有答复。', '{n} objections are not answered.'],
  notLower: ['降星只能降到比现在低。', 'A downgrade leads to fewer stars than now.'],
  reviewsItself: ['“{unit}”不能复核自己。', '“{unit}” cannot review itself.'],
  reviewerBelow: ['复核单位是“{unit}”的下级,不能由下级复核。', 'The reviewer stands below “{unit}”.'],
  appealByReviewer: [
    '申诉不能由复核单位自己受理(“{unit}”)。请另选一个单位。',
    'Appeals of “{unit}” cannot be decided by its reviewer: choose another organisation.',
  ],
  appealByScored: [
    '申诉不能由参评单位或它的下级受理(“{unit}”)。',
    'Appeals of “{unit}” cannot be decided by itself or one below it.',
  ],
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这一步不由您的岗位办。', 'This is not for your post.'],
  schemePublished: ['已发布的办法不能改,请另起一版。', 'A published scheme never changes: make a new edition.'],
  schemeDraft: ['这个办法还是草稿,发布后才能用。', 'This scheme is a draft: publish it first.'],
  draftThere: ['已经有一版草稿,接着改那一版。', 'There is a draft of it already.'],
  windowsWrong: [
    '{window}的起止日期不对:自评、复核、申诉要一段接一段,每段结束不早于开始。',
    'The days of {window} are wrong: self-score, review and appeal come one after another.',
  ],
  windowShorter: ['只能延长,不能缩短;新的截止日期还要晚于今天。', 'It can only become longer, beyond today.'],
  unitNotHere: ['“{unit}”不在您管的地方。', '“{unit}” is outside your place.'],
  unitTwice: ['“{unit}”选了两次。', '“{unit}” was chosen twice.'],
  noUnits: ['请至少选一个参评单位。', 'Choose at least one organisation.'],
  reviewerUnknown: ['没有这个单位。', 'There is no such organisation.'],
  itemUnknown: ['评分办法里没有这一项,请刷新。', 'The scheme has no such item: load it again.'],
  itemTwice: ['同一项写了两次。', 'The same item twice.'],
  recordUnknown: [
    '有的记录不属于这个单位、这一年,请刷新后再确认。',
    'Some records are not of this organisation and year: load it again.',
  ],
  notSurvey: ['这一项不看满意度。', 'This item is not about satisfaction.'],
  fileMissing: ['请选一个文件。', 'Choose a file.'],
  notAllFinal: [
    '还有 {n} 个单位得分没定,暂时不能公示:{units}。',
    '{n} organisations have no final score yet: {units}.',
  ],
  nobodyFinal: ['没有单位参评,不能公示。', 'Nobody took part: nothing to publish.'],
  answeredAlready: ['这条意见已经答复过了。', 'It was answered already.'],
  noticeOver: ['这里现在没有公示。', 'Nothing hangs out here now.'],
  tooManyObjections: [
    '今天收到的意见太多,请明天再试,或打电话到组织单位。',
    'Too many today: try tomorrow, or call the office.',
  ],
  nothingChanged: ['和现在的分数一样,不用更正。', 'That is the score it has.'],
  wrongCode: ['没有这个查询码,请对照回执再看一遍。', 'There is no such code: look at your receipt again.'],
};
const statusOf: Partial<Record<Why, number>> = {
  notYours: 403,
  notNow: 409,
  roundOver: 409,
  selfEarly: 409,
  selfLate: 409,
  reviewEarly: 409,
  reviewLate: 409,
  appealEarly: 409,
  appealLate: 409,
  windowRuns: 409,
  selfScorerReviews: 403,
  reviewerDecides: 403,
  schemePublished: 409,
  schemeDraft: 409,
  draftThere: 409,
  publicityRuns: 409,
  objectionOpen: 409,
  notAllFinal: 409,
  nobodyFinal: 409,
  answeredAlready: 409,
  noticeOver: 409,
  tooManyObjections: 429,
};
/** "No", with its sentence; about one field when `field` names it. */
export const no = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, assessmentRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: assessmentRefusalWords[why], values }] : [],
  });

export const assessmentWords = {
  title: ['支部评分', 'Branch scoring'],
  honours: ['评好人', 'Honours'],
  organisation: ['参评单位', 'Organisation'],
  section: ['部分', 'Section'],
  item: ['评分项', 'Item'],
  standard: ['评什么、怎么评', 'What is scored, and how'],
  sign: ['类别', 'Kind'],
  evidence: ['看什么佐证', 'Proved by'],
  meetingKinds: ['数哪几类会议', 'Which meetings'],
  weight: ['分值', 'Points'],
  cap: ['满分刻度', 'Scored up to'],
  step: ['每档', 'Step'],
  total: ['总分', 'Total'],
  stars: ['星级', 'Stars'],
  status: ['到哪一步', 'Status'],
  reviewer: ['复核单位', 'Reviewed by'],
  self: ['自评', 'Self'],
  review: ['复核', 'Review'],
  final: ['最后', 'Final'],
  points: ['得分', 'Points'],
  sheet: ['{name}评分表', '{name}: scores'],
} as const satisfies Record<string, Word>;
