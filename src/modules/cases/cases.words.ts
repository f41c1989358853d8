import type { Word } from '#kernel/words.ts';
import type { ClockPurpose } from './cases.clocks.rules.ts';
import type {
  CallbackResult,
  CaseChannel,
  CaseKind,
  CaseOutcome,
  CasePart,
  CaseRefusal,
  CaseStatus,
  CaseTier,
  CaseVerb,
  CheckResult,
  Disclosure,
} from './cases.rules.ts';

export const kindWords: Record<CaseKind, Word> = {
  consult: ['咨询', 'Question'],
  help: ['求助', 'Request for help'],
  complaint: ['投诉', 'Complaint'],
  suggestion: ['建议', 'Suggestion'],
  petition: ['信访', 'Petition'],
  errand: ['帮办代办', 'Errand'],
  hazard: ['隐患', 'Hazard'],
  order: ['服务单', 'Service order'],
};

export const channelWords: Record<CaseChannel, Word> = {
  visit: ['入户走访', 'Household visit'],
  reception: ['接访点', 'Reception point'],
  phone: ['电话', 'Telephone'],
  wechatGroup: ['微信群', 'WeChat group'],
  hotline: ['12345 热线', 'Hotline 12345'],
  web: ['网上', 'Web'],
  courier: ['快递员上报', 'Courier'],
  patrol: ['网格巡查', 'Grid patrol'],
};

export const tierWords: Record<CaseTier, Word> = {
  emergency: ['紧急', 'Emergency'],
  utility: ['水电气暖', 'Water, power, gas, heat'],
  general: ['一般', 'General'],
  complex: ['复杂', 'Complex'],
};

/** For staff. */
export const statusWords: Record<CaseStatus, Word> = {
  received: ['待派件', 'Received'],
  dispatched: ['待签收', 'Dispatched'],
  returned: ['待重派', 'Back for a decision'],
  arbitrating: ['待裁定', 'Declined, to be decided above'],
  handling: ['办理中', 'Being handled'],
  reviewing: ['待复核', 'Under second review'],
  suspending: ['挂账待批', 'To be put on record as unsolvable for now'],
  suspended: ['挂账', 'On record, cannot be solved now'],
  replied: ['待确认', 'Replied'],
  withdrawing: ['撤回冷静期', 'Withdrawing'],
  closed: ['已办结', 'Closed'],
  withdrawn: ['已撤回', 'Withdrawn'],
};

/** For residents: where it stands, as a neighbour would say it. */
export const statusSentences: Record<CaseStatus, Word> = {
  received: ['已经记下了,{firstReceiver}正在安排。', 'Noted. {firstReceiver} is arranging it.'],
  dispatched: ['已经转给{handler},等他们接下。', 'Passed to {handler}; they have yet to sign for it.'],
  returned: ['{desk}正在重新安排谁来办。', '{desk} is deciding who will do it.'],
  arbitrating: [
    '{handler}说不归他们管,上一级正在定谁来办。',
    '{handler} says it is not theirs; the level above is deciding who does it.',
  ],
  handling: ['{handler}正在办。', '{handler} is working on it.'],
  reviewing: ['上一级正在复核。', 'The level above is reviewing it.'],
  suspending: [
    '{handler}说眼下解决不了,上一级正在核实。',
    '{handler} says it cannot be solved now; the level above is checking.',
  ],
  suspended: [
    '眼下解决不了,已经挂账:会定期复查,办成之前不会结案。',
    'It cannot be solved now. It stays open, is looked at regularly, and is not counted as done.',
  ],
  replied: ['{handler}已经答复,请您看看办好了没有。', '{handler} has replied. Please say whether it is done.'],
  withdrawing: ['您要求撤回,{until}前可以改主意。', 'You asked to withdraw; you may change your mind until {until}.'],
  closed: ['这件事已经办结。', 'This case is closed.'],
  withdrawn: ['您撤回了这件事。', 'You withdrew this.'],
};

export const outcomeWords: Record<CaseOutcome, Word> = {
  solved: ['已解决', 'Solved'],
  explained: ['已解释说明', 'Explained'],
  unreached: ['未能联系上本人', 'Person not reached'],
  withdrawn: ['本人撤回', 'Withdrawn by the person'],
  elsewhere: ['来件前已在原平台办结', 'Closed on its own platform before it came here'],
};

export const disclosureWords: Record<Disclosure, Word> = {
  named: ['实名', 'Named'],
  hidden: ['实名,但不告诉承办人', 'Named, hidden from the handler'],
  anonymous: ['匿名', 'Anonymous'],
};

export const verbWords: Record<CaseVerb, Word> = {
  answer: ['当场答复', 'Answer at once'],
  take: ['本单位办理', 'Do it here'],
  dispatch: ['派件', 'Dispatch'],
  recall: ['收回', 'Recall'],
  sign: ['签收', 'Sign for it'],
  return: ['退回', 'Return'],
  insist: ['责成继续办理', 'Insist'],
  allowReturn: ['同意退回', 'Agree that it is not theirs'],
  passOn: ['无人接单,另行安排', 'Passed on, nobody took it'],
  categorise: ['归类', 'Set the category'],
  assign: ['指定经办人', 'Assign'],
  contact: ['记录联系', 'Log a contact'],
  note: ['内部备注', 'Note'],
  reply: ['答复', 'Reply'],
  proposeUnreasonable: ['拟定为不合理诉求', 'Propose as unreasonable'],
  confirmUnreasonable: ['复核同意', 'Confirm'],
  rejectUnreasonable: ['复核不同意', 'Reject'],
  proposeSuspension: ['申请挂账', 'Cannot be solved now'],
  approveSuspension: ['同意挂账', 'Agree to keep it on record'],
  refuseSuspension: ['不同意挂账', 'Do not agree'],
  reviewSuspension: ['复查挂账', 'Look at it again'],
  resumeWork: ['恢复办理', 'Go on with it'],
  confirm: ['办好了', 'It is done'],
  dispute: ['没办好', 'It is not done'],
  callback: ['回访', 'Call back'],
  checkClosed: ['办结抽查', 'Check after the end'],
  reopen: ['重新办理', 'Reopen'],
  supplement: ['补充情况', 'Add something'],
  rate: ['评价', 'Rate'],
  escalate: ['向上一级反映', 'Take it to the level above'],
  changeHandler: ['换人办', 'Ask for another handler'],
  withdraw: ['撤回', 'Withdraw'],
  resume: ['不撤了', 'Keep it after all'],
  lapse: ['冷静期满,撤回生效', 'Withdrawal takes effect'],
  offerHandover: ['移交首接责任', 'Hand over first responsibility'],
  acceptHandover: ['接下首接责任', 'Accept first responsibility'],
  declineHandover: ['不接', 'Decline'],
};

/** What the timeline says happened. */
export const entryWords: Record<
  CaseVerb | 'report' | 'import' | 'open' | 'reveal' | 'warn' | 'overdue' | 'attach' | 'reissue',
  Word
> = {
  report: ['登记了这件事', 'Registered'],
  import: ['从原系统导入', 'Imported'],
  answer: ['当场作了答复', 'Answered at once'],
  take: ['由本单位办理', 'Taken on by the unit itself'],
  dispatch: ['派给{to}', 'Dispatched to {to}'],
  recall: ['收回,另行安排', 'Recalled'],
  sign: ['已签收', 'Signed for'],
  return: ['退回:{reason}', 'Returned: {reason}'],
  insist: ['上级责成继续办理:{reason}', 'The level above insists: {reason}'],
  allowReturn: ['上一级同意退回:{reason}', 'The level above agrees that it is not theirs: {reason}'],
  passOn: ['{from}没有按时接单,改由{to}负责', '{from} did not take it in time; {to} does it now'],
  categorise: ['归入“{category}”', 'Filed under “{category}”'],
  assign: ['经办人:{to}', 'Assigned to {to}'],
  contact: ['联系了本人', 'Contacted the person'],
  note: ['备注', 'Note'],
  reply: ['作了答复', 'Replied'],
  proposeUnreasonable: ['认为这项诉求不合理,提请上一级复核', 'Held to be unreasonable; sent for a second review'],
  confirmUnreasonable: ['上一级复核后作了解释说明', 'Reviewed by the level above and explained'],
  rejectUnreasonable: ['上一级要求继续办理', 'The level above asks to go on'],
  proposeSuspension: ['认为眼下解决不了,报上一级核实', 'Held to be unsolvable for now; sent to the level above'],
  approveSuspension: [
    '已挂账:{plan}。负责人{owner},{review}前复查',
    'On record: {plan}. Answerable: {owner}; looked at again by {review}',
  ],
  refuseSuspension: [
    '上一级不同意挂账,要求继续办理:{reason}',
    'The level above does not agree and asks to go on: {reason}',
  ],
  reviewSuspension: ['复查了挂账事项,下次复查{review}', 'Looked at again; next on {review}'],
  resumeWork: ['恢复办理', 'Work goes on'],
  confirm: ['本人确认', 'Confirmed by the person'],
  dispute: ['本人认为没有办好', 'The person says it is not done'],
  callback: ['回访', 'Called back'],
  checkClosed: ['办结后抽查回访', 'Checked by a call after the end'],
  reopen: ['重新办理', 'Reopened'],
  supplement: ['补充了情况', 'Something was added'],
  rate: ['作了评价', 'Rated'],
  escalate: ['本人向上一级反映', 'Taken to the level above'],
  changeHandler: ['本人要求换人办', 'The person asked for another handler'],
  withdraw: ['本人要求撤回,进入 7 天冷静期', 'Withdrawal asked for; seven days to think it over'],
  resume: ['本人决定不撤回', 'Kept after all'],
  lapse: ['冷静期满,撤回生效', 'Withdrawal took effect'],
  offerHandover: ['提议由{to}接手首接责任', 'Offered first responsibility to {to}'],
  acceptHandover: ['接下首接责任', 'Accepted first responsibility'],
  declineHandover: ['没有接首接责任', 'Declined first responsibility'],
  open: ['查看了这件事', 'Opened the file'],
  reveal: ['查看了联系方式:{purpose}', 'Looked at the contact data: {purpose}'],
  warn: ['快到期了', 'Nearly due'],
  overdue: ['超过了时限,已报上一级', 'Overdue; the level above was told'],
  attach: ['添加了材料', 'Added a file'],
  reissue: ['重打了回执,换了新的查询密码:{reason}', 'Issued a new receipt with a new passphrase: {reason}'],
};

export const partWords: Record<CasePart, Word> = {
  resident: ['本人', 'the person'],
  helper: ['受托人(可补充)', 'delegate who may add'],
  rater: ['受托人(可评价)', 'delegate who may rate'],
  firstReceiver: ['首接人', 'first receiver'],
  offered: ['接手人', 'next receiver'],
  dispatcher: ['派件人', 'dispatcher'],
  handler: ['承办单位', 'handling unit'],
  superior: ['上一级', 'level above'],
  arbiter: ['裁定的上一级', 'level that decides a return'],
  caller: ['回访员', 'call-back officer'],
  house: ['系统', 'system'],
};

export const checkWords: Record<CheckResult, Word> = {
  same: ['和答复一致', 'As was replied'],
  differs: ['和答复不一致,没办好', 'Not as was replied'],
  unreached: ['没打通', 'Not reached'],
};

export const callbackWords: Record<CallbackResult, Word> = {
  solved: ['本人说办好了', 'Solved, says the person'],
  explained: ['本人接受解释', 'The explanation is accepted'],
  unsolved: ['本人说没办好', 'Not solved, says the person'],
  unreached: ['没打通', 'Not reached'],
};

export const purposeWords: Record<ClockPurpose, Word> = {
  sign: ['签收', 'Sign for it'],
  return: ['退回', 'Return it'],
  contact: ['联系本人', 'Contact the person'],
  handle: ['办理答复', 'Handle and reply'],
  arbitrate: ['裁定退回', 'Decide on the return'],
  review: ['复查挂账', 'Look at it again'],
  arrive: ['报到', 'Report in after a whistle'],
  callback: ['确认或回访', 'Confirmation or call-back'],
  notify: ['书面告知受理情况', 'Written notice'],
  decide: ['出具处理意见书', 'Written decision'],
};

export const revealPurposes = ['contact', 'visit', 'verify', 'callback', 'notice'] as const;
export type RevealPurpose = (typeof revealPurposes)[number];
export const revealWords: Record<RevealPurpose, Word> = {
  contact: ['联系本人了解情况', 'To contact the person'],
  visit: ['上门走访', 'To visit'],
  verify: ['核实身份', 'To verify who it is'],
  callback: ['回访', 'To call back'],
  notice: ['送达书面通知', 'To serve a notice'],
};

export const refusalWords: Record<
  CaseRefusal | 'notNow' | 'notYours' | 'closedMeanwhile' | 'withdrawnMeanwhile',
  Word
> = {
  notNow: ['这件事现在的状态不能这样办,请刷新看最新情况。', 'Not possible in the present state: look at it again.'],
  notYours: ['这一步不归您办。', 'This step is not yours to take.'],
  closedMeanwhile: [
    '这件事在这期间已经办结,这一条没有加上。要接着办,请首接人“重新办理”;不办了,可以只写内部备注。',
    'It was closed meanwhile, so this was not added: have it reopened, or write an internal note.',
  ],
  withdrawnMeanwhile: [
    '本人在这期间撤回了这件事,这一条没有加上。',
    'The person withdrew it meanwhile, so this was not added.',
  ],
  tooLateToReturn: [
    '已过退回期限,请办理;确实办不了可向上级说明。',
    'The time to return it is over: handle it, or explain to the level above.',
  ],
  closesOwnCase: ['自己办的件不能由自己回访办结。', 'Nobody closes their own case.'],
  secondPersonNeeded: ['要由没有经手的上一级来定。', 'A person of the level above who had no part in it must decide.'],
  handlerChangedBefore: [
    '已经换过一次人。您可以“向上一级反映”。',
    'The handler was changed once already. You can take it to the level above.',
  ],
  offerPending: ['已经提议移交,等对方答复。', 'A handover is already offered; wait for the answer.'],
  noOffer: ['没有等您接手的移交。', 'No handover is offered to you.'],
  ratedBefore: ['您已经评价过了。', 'You have rated it already.'],
  inHandlersReach: [
    '这张回执的查询密码、这部手机或这个网络,办件的单位也在用,评价算不到您头上。请到没经手的单位(如上一级)重打一张回执,用自己的手机评价。',
    'The unit that handled this also uses this passphrase, phone or network, so the mark could be theirs. Ask a unit that had no part in it, such as the level above, for a new receipt, and rate from your own phone.',
  ],
  tooLateToReopen: [
    '办结超过 90 天,请作为新事项反映,会关联到这一件。',
    'Closed more than 90 days ago: file it anew, it will be linked.',
  ],
  coolingOff: ['冷静期还没过。', 'The cooling-off time is not over.'],
  coolingOffOver: ['冷静期已过,撤回已生效。', 'The cooling-off time is over; the withdrawal took effect.'],
  calledEnough: ['已经回访两次,不再打扰。', 'Two calls were made; nobody is called again and again.'],
  returnedEnough: ['已经退回三次,不能再退,请办理。', 'Returned three times: it must be handled.'],
  circledEnough: [
    '已经转了三次,不能再转:请由本单位牵头办,需要别的单位就吹哨。',
    'It went round three times and is not sent on again: take the lead, and whistle for the others.',
  ],
  heldOpen: [
    '还有没完成的事:{holds}。完成后才能答复和办结。',
    'Not finished yet: {holds}. It can be answered and closed after that.',
  ],
  evidenceMissing: [
    '这类事说“已解决”要附上现场照片或材料。请先添加,或改为“已解释说明”。',
    'To call this solved, add a photo or paper that shows it, or choose “explained”.',
  ],
  callAwaited: ['您的话已经记下,回访员会打一个电话核实。', 'Your word is noted; a call-back will confirm it.'],
  notDrawn: ['这一件没有抽中办结后抽查。', 'This case was not drawn for a check.'],
  sealed: [
    '这件已密封移送纪检机关,这里的工作人员看不到。要在这里继续办,请先选“重新办”。',
    'It was sealed and handed to a discipline organ: nobody here can see it. To go on with it here, reopen it first.',
  ],
  ordersOnly: ['只有服务单可以这样转。', 'Only service orders are passed on like this.'],
  decidedAbove: [
    '本人说没办好,由上一级决定谁来办。',
    'The person said it is not done: the level above decides who does it.',
  ],
};
