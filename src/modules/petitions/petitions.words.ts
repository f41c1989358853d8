import type { Word } from '#kernel/words.ts';
import type {
  Answer,
  Finding,
  Matter,
  Measure,
  Outcome,
  PetitionPart,
  PetitionRefusal,
  PetitionState,
  PetitionVerb,
  Procedure,
  RefusalReason,
  ServiceMethod,
} from './petitions.rules.ts';

export const petitionsWords = {
  title: ['信访事项', 'Petitions'],
} as const satisfies Record<string, Word>;

/** For staff. */
export const stateWords: Record<PetitionState, Word> = {
  registered: ['已登记,待受理', 'Registered, competence to be settled'],
  transferred: ['已转送,待受理', 'Transferred, to be accepted'],
  assigned: ['已交办,待受理', 'Assigned, to be accepted'],
  objected: ['对职权有异议', 'Competence disputed'],
  notifiedElsewhere: ['已告知向别处提出', 'Told where it belongs'],
  diverted: ['已导入法定途径', 'Led to a procedure of law'],
  refused: ['不予受理', 'Not accepted'],
  sealed: ['已密封移送纪检机关', 'Sealed, before a discipline organ'],
  accepted: ['已受理', 'Accepted'],
  investigating: ['调查核实', 'Under inquiry'],
  mediating: ['调解中', 'In mediation'],
  hearing: ['听证中', 'In hearing'],
  answered: ['已书面答复', 'Answered in writing'],
  decided: ['已出意见,待送达', 'Decided, to be served'],
  served: ['已送达', 'Served'],
  executing: ['意见执行中', 'Being carried out'],
  executed: ['意见已执行', 'Carried out'],
  reviewRequested: ['复查中', 'Under review'],
  reviewDecided: ['复查意见待送达', 'Review decided, to be served'],
  reviewServed: ['复查意见已送达', 'Review served'],
  recheckRequested: ['复核中', 'Under recheck'],
  recheckDecided: ['复核意见待送达', 'Recheck decided, to be served'],
  concluded: ['已终结', 'Concluded'],
  withdrawn: ['本人已撤回', 'Withdrawn by the person'],
};

export const verbWords: Record<PetitionVerb, Word> = {
  transfer: ['转送', 'Transfer'],
  assign: ['交办', 'Assign'],
  object: ['提出异议', 'Object'],
  agreeObjection: ['同意退回', 'Agree to take it back'],
  denyObjection: ['不同意退回', 'Do not agree'],
  designate: ['指定受理机关', 'Say whose it is'],
  notifyElsewhere: ['不属职权', 'Not our remit'],
  divert: ['导入法定途径', 'Lead to a procedure of law'],
  refuse: ['不予受理', 'Do not accept'],
  seal: ['属检举控告,密封移送', 'An accusation: seal it'],
  accept: ['受理', 'Accept'],
  investigate: ['开始调查', 'Begin the inquiry'],
  mediate: ['组织调解', 'Mediate'],
  settle: ['达成协议', 'Settled'],
  endMediation: ['调解不成', 'Mediation failed'],
  openHearing: ['举行听证', 'Hold a hearing'],
  closeHearing: ['听证结束', 'Hearing over'],
  askExtension: ['申请延期', 'Ask for an extension'],
  approveExtension: ['批准延期', 'Approve the extension'],
  refuseExtension: ['不批准延期', 'Do not approve'],
  answer: ['书面答复', 'Answer in writing'],
  decide: ['出具处理意见书', 'Decide'],
  serve: ['送达处理意见书', 'Serve the decision'],
  reportExecution: ['登记执行情况', 'Report that it was carried out'],
  askReview: ['登记复查申请', 'Take down a request for review'],
  decideReview: ['出具复查意见书', 'Decide the review'],
  serveReview: ['送达复查意见书', 'Serve the review'],
  askRecheck: ['登记复核申请', 'Take down a request for recheck'],
  openRecheckHearing: ['举行听证(听证时间不计)', 'Hold a hearing (its days stand still)'],
  closeRecheckHearing: ['听证结束', 'Hearing over'],
  decideRecheck: ['出具复核意见书', 'Decide the recheck'],
  serveRecheck: ['送达复核意见书', 'Serve the recheck'],
  reopen: ['有新事实,重新登记', 'New facts: register again'],
  conclude: ['终结', 'Conclude'],
  withdraw: ['撤回生效', 'Withdrawal takes effect'],
};

export const partWords: Record<PetitionPart, Word> = {
  organ: ['办理机关', 'organ that has it'],
  common: ['共同上级机关', 'common superior'],
  sender: ['转送机关', 'sender'],
  approver: ['批准的负责人', 'approving head'],
  reviewer: ['复查复核机关', 'reviewing organ'],
  petitioner: ['信访人', 'the person'],
  counter: ['窗口', 'counter'],
  house: ['系统', 'system'],
};

export const refusalWords: Record<PetitionRefusal | 'notNow' | 'notYours', Word> = {
  notNow: ['这件信访事项现在走不到这一步,请刷新看最新情况。', 'Not possible at this stage: look at it again.'],
  notYours: ['这一步不归您办。', 'This step is not yours to take.'],
  recused: ['您声明了有直接利害关系,应当回避。', 'You declared a direct interest and must stand aside.'],
  caseNotAtWork: [
    '这件诉求现在不在本单位办理中。先签收或重新打开,再走信访程序。',
    'The case is not being handled here now: sign for it or reopen it first.',
  ],
  circledEnough: [
    '已经转了三次。请由共同的上级机关确定由谁受理(条例第二十四条)。',
    'Passed on three times: the common superior decides who accepts it (art 24).',
  ],
  tooLateToObject: [
    '五个工作日的异议期已过,请受理或依法告知。',
    'The five working days to object are over: accept it or say in writing why not.',
  ],
  designated: [
    '共同上级已经指定由本机关受理,不能再提异议。',
    'The common superior said that it is yours: it cannot be objected to.',
  ],
  notDisputed: [
    '还没有机关对由谁受理有争议,先转送或受理。',
    'No organ disagrees whose it is: pass it on or accept it first.',
  ],
  extendedBefore: ['已经延期一次,不能再延。', 'It was extended once; there is no second time.'],
  extensionPending: ['已经申请延期,等负责人批准。', 'An extension is asked for and waits for approval.'],
  noExtensionAsked: ['没有等待批准的延期申请。', 'No extension is waiting for approval.'],
  secondPersonNeeded: ['要由另一位负责人批准,不能自己批自己。', 'Another person must approve it.'],
  tooLateToExtend: ['办理期限已过,不能再延期。', 'The limit has passed: it cannot be extended any more.'],
  decideInstead: [
    '申诉求决事项要出具处理意见书,不能只作答复(条例第三十一条)。',
    'A claim is decided in writing, not merely answered (art 31).',
  ],
  answerInstead: [
    '意见建议和履职请求书面答复即可,不出具处理意见书(条例第二十九条、第三十一条)。',
    'A suggestion or a request to perform a duty is answered, not decided (arts 29, 31).',
  ],
  fieldsMissing: [
    '处理意见书必须写明投诉请求、事实和理由、处理意见、法律法规依据(条例第三十二条),缺一项都不能出具。',
    'A decision states request, facts and reasons, opinion and legal basis (art 32); with one missing it is none.',
  ],
  servedOutOfTime: [
    '送达日期不能早于出具日期,也不能晚于今天。',
    'It is served neither before it was decided nor on a day to come.',
  ],
  nothingToExecute: ['没有等待执行的意见。', 'There is nothing to carry out.'],
  tooLateToAsk: [
    '申请期限已过。有新的事实,可以重新提出;也可以依法申请行政复议或提起诉讼。',
    'The time to ask is over. New facts can be raised again; reconsideration and court remain open by law.',
  ],
  noReviewer: [
    '上一级机关不在本系统里。请按处理意见书写明的机关提出申请。',
    'The superior organ is not in this system: ask the organ named in the decision.',
  ],
  handledBefore: [
    '您或您的单位经手过这件事,不能复查、复核(条例第三十五、三十六条)。',
    'You or your unit had a hand in it and cannot review it (arts 35, 36).',
  ],
  hearingOpen: ['听证还没有结束。', 'The hearing is not over.'],
  noHearing: ['没有正在进行的听证。', 'No hearing is open.'],
  daysOutOfOrder: ['听证的起止日期不对。', 'The days of the hearing are out of order.'],
  windowOpen: ['本人的申请期限还没过。', 'The person may still ask.'],
};

export const outcomeWords: Record<Outcome, Word> = {
  support: ['请求合法合理,予以支持', 'Lawful and justified: supported'],
  explain: ['请求合理但没有法律法规依据,作好解释', 'Justified, but without ground in law: explained'],
  notSupport: ['没有事实依据或不符合法律法规,不予支持', 'Without ground in fact or law: not supported'],
};
export const findingWords: Record<Finding, Word> = {
  uphold: ['维持原意见', 'The decision stands'],
  change: ['变更原意见', 'The decision is changed'],
};
export const measureWords: Record<Measure, Word> = {
  solved: ['诉求合理的,解决到位', 'What is justified was solved'],
  explained: ['诉求没有依据的,说明教育到位', 'What has no ground was explained'],
  helped: ['生活困难的,帮扶救助到位', 'Hardship was helped'],
  handedOver: ['查出违法情形的,已移送有权机关', 'Unlawful conduct found was handed to the competent organ'],
};
export const matterWords: Record<Matter, Word> = {
  claim: ['申诉求决', 'Claim'],
  duty: ['申请查处、要求履行职责', 'Request to perform a duty'],
  suggestion: ['意见建议', 'Suggestion'],
};
export const answerWords: Record<Answer, Word> = {
  adopted: ['予以采纳', 'Adopted'],
  partly: ['部分采纳', 'Adopted in part'],
  notAdopted: ['未予采纳', 'Not adopted'],
  performed: ['已依法履行职责', 'The duty was performed'],
  noDuty: ['经查不属于应当履行的情形', 'There was no duty to perform'],
};
export const refusalReasonWords: Record<RefusalReason, Word> = {
  pendingBelow: [
    '同一事项已经受理或正在办理,还在规定期限内',
    'The same matter has been accepted or is being handled within its time limit',
  ],
  finallyReviewed: [
    '已经作出复核意见,仍以同一事实和理由提出',
    'After the recheck, raised again on the same facts and reasons',
  ],
};
export const procedureWords: Record<Procedure, Word> = {
  litigation: ['诉讼', 'Court'],
  reconsideration: ['行政复议', 'Administrative reconsideration'],
  prosecution: ['检察监督', 'Procuratorial supervision'],
  police: ['公安机关办案程序', 'Police procedure'],
  arbitration: ['仲裁', 'Arbitration'],
  partyAppeal: ['党员申诉', 'Appeal of a Party member'],
  administrative: ['行政裁决、确认、许可、处罚等程序', 'Administrative ruling, confirmation, licence or penalty'],
  discipline: ['检举控告,向纪检监察机关提出', 'Accusation: to the discipline organ'],
};
export const methodWords: Record<ServiceMethod | 'portal', Word> = {
  portal: ['网上告知', 'On the page of the case'],
  inPerson: ['直接送达', 'Handed over'],
  mail: ['邮寄送达', 'By post'],
  left: ['留置送达', 'Left at the address'],
  entrusted: ['委托送达', 'Through another organ'],
  electronic: ['电子送达(本人同意)', 'Electronically, with consent'],
  announcement: ['公告送达', 'By public announcement'],
};
export const clockWords: Readonly<Record<string, Word>> = {
  'XF-REG': ['登记并转送、交办', 'Register and pass on'],
  'XF-OBJECT': ['对转送提出异议', 'Object to the transfer'],
  'XF-REVIEW-ASK': ['申请复查', 'Ask for a review'],
  'XF-REVIEW': ['出具复查意见', 'Decide the review'],
  'XF-RECHECK-ASK': ['申请复核', 'Ask for a recheck'],
  'XF-EXECUTE': ['执行处理意见', 'Carry the decision out'],
  'XF-RECHECK': ['出具复核意见', 'Decide the recheck'],
};
/** What keeps the case open while the procedure runs. */
export const holdWords = {
  procedure: ['信访事项还没有出具并送达处理意见书', 'The written decision on the petition is not served yet'],
  execution: ['支持本人请求的意见还没有执行完', 'The decision in the person’s favour is not carried out yet'],
  review: ['复查或复核还没有结果', 'The review or recheck is not decided yet'],
} as const satisfies Record<string, Word>;
