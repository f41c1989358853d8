import type { Word } from '#kernel/words.ts';
import type {
  AidKind,
  AidPart,
  AidStatus,
  AidVerb,
  CareForm,
  ChangeGround,
  CheckOutcome,
  CustodyThing,
  Filer,
  LetterKind,
  NoticeKind,
  Opinion,
  RefusalGround,
  ReviewOutcome,
  ServiceMethod,
  SurveyPurpose,
} from './aid.rules.ts';

export const aidKindWords: Record<AidKind, Word> = {
  dibao: ['最低生活保障', 'Subsistence allowance'],
  tekun: ['特困人员救助供养', 'Support for those in extreme need'],
  emergency: ['临时救助(急难型)', 'Temporary relief: emergency'],
  expense: ['临时救助(支出型)', 'Temporary relief: expenses'],
};
export const aidStatusWords: Record<AidStatus, Word> = {
  lead: ['主动发现,待申请', 'Found in need, to apply'],
  applied: ['已申请,待审查材料', 'Applied'],
  needPapers: ['待补材料', 'Papers to come'],
  accepted: ['已受理,待入户', 'Accepted, to be visited'],
  surveyed: ['已入户,待核对', 'Visited, to be checked'],
  checked: ['已核对,待初审', 'Checked, opinion to come'],
  publicity: ['公示中', 'Hanging out in the village'],
  objected: ['有异议,待复查', 'Objected to'],
  county: ['待县级审核', 'Before the county'],
  approved: ['已批准', 'Approved'],
  helped: ['已先行救助,待补手续', 'Helped first, papers to come'],
  settled: ['已办结', 'Settled'],
  phasingOut: ['渐退期', 'Phasing out'],
  stopped: ['已停发', 'Stopped'],
  refused: ['不予批准', 'Refused'],
  declined: ['不予受理', 'Not accepted'],
  withdrawn: ['已撤回', 'Withdrawn'],
};
export const aidVerbWords: Record<AidVerb, Word> = {
  apply: ['转为正式申请', 'Make it an application'],
  askPapers: ['一次性告知补材料', 'Say what is missing, all at once'],
  bringPapers: ['登记补来的材料', 'Papers that came'],
  accept: ['受理', 'Accept'],
  decline: ['不予受理', 'Do not accept'],
  survey: ['入户调查', 'Survey of the household'],
  checkData: ['登记信息核对', 'Data check'],
  draft: ['提出初审意见', 'Draft opinion'],
  object: ['登记异议', 'Take down an objection'],
  deliberate: ['登记民主评议', 'Record the talk of the village'],
  sendUp: ['公示期满,报县级', 'Send up to the county'],
  visit: ['登记县级入户', 'County home visit'],
  approve: ['批准', 'Approve'],
  refuse: ['不予批准', 'Refuse'],
  sendBack: ['退回重新初审', 'Send back'],
  helpFirst: ['先行救助', 'Help first'],
  settle: ['手续补齐,办结', 'Papers complete: settle'],
  adjust: ['调整金额', 'Change the amount'],
  phaseOut: ['转入渐退', 'Phase out'],
  stop: ['停发', 'Stop'],
  endGrace: ['渐退期满停发', 'The grace is over'],
  secondStop: ['县级第二人复核同意', 'Second approval of the county'],
  askAssess: ['登记自理能力变化,重新评估', 'Self-care changed: assess again'],
  dispute: ['登记批准后的异议', 'Take down an objection to the grant'],
  passReview: ['转交复查', 'Pass the review on'],
  settleDispute: ['作出异议复查结论', 'Settle the objection'],
  withdraw: ['撤回申请', 'Withdraw'],
};
export const aidPartWords: Record<AidPart, Word> = {
  taker: ['接待登记', 'who takes it down'],
  clerk: ['乡镇经办', 'township clerk'],
  surveyor: ['调查人', 'surveyor'],
  checker: ['县级核对', 'county check'],
  decider: ['审核确认', 'decides'],
  helper: ['先行救助批准人', 'helps first'],
  second: ['县级第二人', 'second of the county'],
  reviewer: ['受托复查人', 'named to review'],
  household: ['申请人', 'the household'],
  villager: ['村民', 'anybody of the village'],
  house: ['系统', 'the system'],
};
/** What somebody did, as the steps of an application tell it. */
export const aidDoneWords: Record<
  | AidVerb
  | 'file'
  | 'lead'
  | 'kin'
  | 'serve'
  | 'takeDown'
  | 'freeze'
  | 'lift'
  | 'merge'
  | 'recheckEnded'
  | 'payStage'
  | 'publishYearly'
  | 'erase',
  Word
> = {
  file: ['提出申请', 'Applied'],
  lead: ['主动发现困难线索', 'Found in need'],
  kin: ['登记近亲属关系', 'Kinship declared'],
  serve: ['通知书已送达', 'Letter served'],
  takeDown: ['公示到期撤下', 'Notice taken down'],
  freeze: ['停发减发须县级第二人复核', 'Stops need a second approval'],
  merge: ['并户后随户转到现在的户', 'Went along when the household was merged'],
  recheckEnded: ['复核后停发', 'Ended after a re-check'],
  lift: ['解除复核要求', 'The need for a second approval ended'],
  apply: ['转为正式申请', 'Applied'],
  askPapers: ['一次性告知补材料', 'Missing papers named'],
  bringPapers: ['补来材料', 'Papers came'],
  accept: ['受理', 'Accepted'],
  decline: ['不予受理', 'Not accepted'],
  survey: ['入户调查,两人签字、户方签字', 'Visited by two, signed by all'],
  checkData: ['信息核对完成', 'Data checked'],
  draft: ['提出初审意见', 'Draft opinion made'],
  object: ['收到异议', 'Objected to'],
  deliberate: ['村里民主评议', 'Talked over in the village'],
  sendUp: ['公示期满,报县级', 'Sent up to the county'],
  visit: ['县级入户', 'County visited'],
  approve: ['批准', 'Approved'],
  refuse: ['不予批准', 'Refused'],
  sendBack: ['退回重新初审', 'Sent back'],
  helpFirst: ['先行救助', 'Helped first'],
  settle: ['手续补齐,办结', 'Settled'],
  adjust: ['金额调整', 'Amount changed'],
  phaseOut: ['转入渐退', 'Phasing out'],
  stop: ['停发', 'Stopped'],
  endGrace: ['渐退期满停发', 'The grace is over'],
  secondStop: ['县级第二人复核同意', 'Second approval given'],
  askAssess: ['自理能力有变化,重新评估', 'Self-care changed, to be assessed again'],
  dispute: ['批准后收到异议', 'The grant was objected to'],
  passReview: ['异议转交没有经办过的人复查', 'The review was passed to somebody without a part in it'],
  settleDispute: ['异议复查有结论', 'The objection is settled'],
  payStage: ['分期救助已发放一期', 'A stage was paid'],
  publishYearly: ['在发名单年度公布', 'Published again for the year'],
  erase: ['保存期满,内容已清除', 'Kept long enough: emptied'],
  withdraw: ['撤回申请', 'Withdrawn'],
};
export const filerWords: Record<Filer, Word> = {
  self: ['共同生活的家庭成员本人申请', 'A member of the household'],
  village: ['村(社区)受委托代为申请', 'The village, entrusted in writing'],
};
export const opinionWords: Record<Opinion, Word> = {
  grant: ['建议批准', 'To be granted'],
  refuse: ['建议不批准', 'To be refused'],
};
export const checkWords: Record<CheckOutcome, Word> = {
  consistent: ['与申报一致', 'As declared'],
  differs: ['与申报不一致', 'Not as declared'],
};
export const refusalGroundWords: Record<RefusalGround, Word> = {
  income: ['家庭收入不符合规定', 'Income above the limit'],
  property: ['家庭财产不符合规定', 'Property above the limit'],
  coLiving: ['共同生活情况与申报不符', 'Who lives together is not as declared'],
  ability: ['有劳动能力', 'Able to work'],
  supporter: ['有法定赡养、抚养、扶养人且有能力', 'Somebody is bound and able to support'],
  untrue: ['申报不实', 'Not declared truly'],
  notUrgent: ['不属于急难情形', 'No emergency'],
};
export const changeGroundWords: Record<ChangeGround, Word> = {
  income: ['家庭收入变化', 'Income changed'],
  members: ['家庭人口变化', 'The household changed'],
  standard: ['标准调整', 'The standard changed'],
  workRefused: ['无正当理由三次拒绝介绍的工作(只减本人份额)', 'Refused suitable work three times: own share only'],
  death: ['人员去世', 'Death'],
  ability: ['恢复劳动能力', 'Able to work again'],
  prison: ['被判处监禁刑罚', 'In prison'],
  supporter: ['有了法定赡养、抚养、扶养人', 'Somebody supports them now'],
  voluntary: ['本人自愿放弃', 'Gave it up freely'],
  selfCare: ['生活自理能力变化', 'Self-care changed'],
};
export const reviewOutcomeWords: Record<ReviewOutcome, Word> = {
  upheld: ['原决定属实,维持', 'Upheld'],
  wrong: ['与事实不符,按变动办理', 'Not so: to be changed'],
};
export const surveyPurposeWords: Record<SurveyPurpose, Word> = {
  apply: ['申请入户', 'For the application'],
  reassess: ['自理能力重新评估', 'Self-care assessed again'],
  review: ['异议复查', 'Review of an objection'],
};
export const careFormWords: Record<CareForm, Word> = {
  central: ['集中供养', 'In an institution'],
  home: ['分散供养(在家)', 'At home'],
};
export const letterWords: Record<LetterKind, Word> = {
  accepted: ['受理通知书', 'Notice of acceptance'],
  papers: ['补正材料告知书', 'Notice of missing papers'],
  declined: ['不予受理通知书', 'Notice of non-acceptance'],
  approved: ['批准通知书', 'Notice of approval'],
  refused: ['不予批准通知书', 'Notice of refusal'],
  helped: ['先行救助告知书', 'Notice of help given first'],
  changed: ['救助金调整通知书', 'Notice of a change'],
  stopped: ['停止救助通知书', 'Notice of the end of relief'],
  assessed: ['生活自理能力评估结果告知书', 'Result of the assessment'],
  reviewed: ['异议复查结果告知书', 'Result of the review'],
};
export const serviceWords: Record<ServiceMethod, Word> = {
  hand: ['当面送达', 'By hand'],
  home: ['上门送达', 'At home'],
  post: ['邮寄', 'By post'],
  proxy: ['代收', 'To somebody for them'],
};
export const custodyWords: Record<CustodyThing, Word> = {
  card: ['银行卡(社保卡)', 'Bank card'],
  passbook: ['存折', 'Passbook'],
};
export const noticeKindWords: Record<NoticeKind, Word> = {
  proposed: ['初审公示', 'Proposed'],
  approved: ['批准公布', 'Approved'],
  stopping: ['拟终止公示', 'To be ended'],
};

/** The form of a survey on paper. */
export const aidPaperWords = {
  title: ['社会救助入户调查表', 'Household survey for relief'],
  how: [
    '两名调查人一起入户填写;调查人和户方都要签字。填好后扫描或拍照交回,按右上角编号归件。',
    'Filled in by two in the house, signed by both and by the household; scanned, it goes back by its code.',
  ],
  day: ['入户日期', 'Day'],
  first: ['调查人一(签字)', 'Surveyor 1 (signature)'],
  second: ['调查人二(签字)', 'Surveyor 2 (signature)'],
  household: ['户方(签字、按手印)', 'Household (signature or fingerprint)'],
  proxy: ['代签的,写明是谁、为什么', 'Signed by another: who, and why'],
  yuan: ['＿＿＿＿＿＿＿＿ 元', '＿＿＿＿＿＿＿＿ yuan'],
  canCannot: ['能 □  不能 □', 'can □  cannot □'],
} as const satisfies Record<string, Word>;

/** The application on paper: what is asked is what the form at the counter asks. */
export const aidFormWords = {
  title: ['社会救助申请书', 'Application for relief'],
  blankTitle: ['社会救助申请表(空白)', 'Blank application for relief'],
  sign: ['申请书(打印签字)', 'The application, to print and sign'],
  blankHow: [
    '带回家填,填不了的到村部由工作人员代填。填好签字后交回村部登记,扫描或拍照,按右上角编号归到这一户。',
    'To be filled in at home, or by staff at the village office. Signed and handed back it is taken down; scanned, it goes back by its code.',
  ],
  filledHow: [
    '下面是登记时说的情况,请看清楚,不对的当场改正;无误再签字。签好后扫描或拍照,按右上角编号归件。',
    'What was told when it was taken down. Read it, have mistakes put right, and sign; scanned, it goes back by its code.',
  ],
  box: ['□ {text}', '□ {text}'],
  onlyOwn: ['与申请人关系(是共同生活的在方格里打勾)', 'Tie to the applicant (tick who lives together)'],
  notes: ['说明', 'Notes'],
  truth: [
    '本人承诺以上情况属实,同意民政部门为审核这次申请,核对家庭成员的收入、财产和户籍信息。',
    'I declare that this is true, and agree that civil affairs check income, property and registration for this application.',
  ],
  signs: ['申请人签字(或按手印)', 'Signed by the applicant (or fingerprint)'],
  helper: ['代填人、受委托人签字', 'Signed by who filled it in or was entrusted'],
  taker: ['收表人', 'Taken by'],
  day: ['日期', 'Day'],
  waiting: [
    '这一户已交回 {n} 份申请表,登记后自动归到这件申请。',
    '{n} filled form(s) of this household came back and go to the application.',
  ],
} as const satisfies Record<string, Word>;

export const aidWords = {
  title: ['社会救助', 'Social relief'],
  sheet: ['社会救助申请', 'Applications for relief'],
} as const satisfies Record<string, Word>;
