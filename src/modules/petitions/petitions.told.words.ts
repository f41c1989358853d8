import type { Word } from '#kernel/words.ts';
import type { PetitionState, PetitionVerb } from './petitions.rules.ts';

/* What the person is told of the procedure: where it stands, and each step on the timeline of their case. */

/** For the person: where it stands and what comes next. */
export const stateSentences: Record<PetitionState, Word> = {
  registered: [
    '{organ}已经登记,会书面告诉您受理了没有、怎么办。',
    '{organ} has registered it and will tell you in writing whether it is accepted and what happens.',
  ],
  transferred: [
    '已经转送{organ},由他们书面告诉您受理情况。',
    'It was passed to {organ}, who will tell you in writing whether it is accepted.',
  ],
  assigned: [
    '已经交给{organ}办理,由他们书面告诉您受理情况。',
    'It was assigned to {organ}, who will tell you in writing whether it is accepted.',
  ],
  objected: [
    '{organ}认为不归他们管,转送的机关正在定。您不用重新跑。',
    '{organ} says it is not theirs; the sender is deciding. You need not file it again.',
  ],
  notifiedElsewhere: ['已经书面告诉您该向哪里提出。', 'You were told in writing where it belongs.'],
  diverted: [
    '这件事有法定的办理途径,已经写明怎么走。',
    'There is a procedure of law for it; the paper says how to take it.',
  ],
  refused: [
    '不予受理,书面写明了理由、依据和接下来可以怎么办。',
    'Not accepted; the paper names the reason, the article and what you can do.',
  ],
  sealed: [
    '这件属于检举控告,已经密封移送纪检机关,这里的工作人员看不到了。',
    'It is an accusation: it was sealed and is before a discipline organ; nobody here can see it.',
  ],
  accepted: ['{organ}已经受理,正在安排调查。', '{organ} has accepted it and is preparing the inquiry.'],
  investigating: ['{organ}正在调查核实。', '{organ} is looking into it.'],
  mediating: ['{organ}正在组织调解。', '{organ} is mediating.'],
  hearing: ['{organ}正在组织听证。', '{organ} is holding a hearing.'],
  answered: ['{organ}已经书面答复。', '{organ} answered in writing.'],
  decided: ['{organ}已经作出处理意见,正在送达给您。', '{organ} has decided; the paper is on its way to you.'],
  served: [
    '处理意见已经送达。不同意的,可以申请复查。',
    'The decision was served. If you disagree, you can ask for a review.',
  ],
  executing: [
    '支持您的请求,{organ}正在督促落实。',
    'Your request is supported; {organ} sees to it that it is carried out.',
  ],
  executed: ['处理意见已经落实。', 'The decision was carried out.'],
  reviewRequested: ['{reviewer}正在复查。', '{reviewer} is reviewing it.'],
  reviewDecided: [
    '{reviewer}已经作出复查意见,正在送达给您。',
    '{reviewer} has decided; the paper is on its way to you.',
  ],
  reviewServed: [
    '复查意见已经送达。还不同意的,可以申请复核。',
    'The review was served. If you still disagree, you can ask for a recheck.',
  ],
  recheckRequested: ['{reviewer}正在复核。', '{reviewer} is rechecking it.'],
  recheckDecided: [
    '{reviewer}已经作出复核意见,正在送达给您。',
    '{reviewer} has decided; the paper is on its way to you.',
  ],
  concluded: [
    '信访程序已经走完。有新的事实,还可以再提出。',
    'The petition procedure is over. New facts can be raised again.',
  ],
  withdrawn: ['您撤回了这件信访事项。', 'You withdrew this petition.'],
};

/** What the case's own timeline says happened; `{…}` comes with the entry. */
export const entryWords: Record<PetitionVerb | 'begin' | 'declareConflict' | 'warn' | 'overdue', Word> = {
  begin: ['信访事项已登记,{number}', 'The petition was registered, {number}'],
  transfer: ['转送{to}办理', 'Transferred to {to}'],
  assign: ['交{to}办理', 'Assigned to {to}'],
  object: ['{organ}对转送提出异议', '{organ} objected to the transfer'],
  agreeObjection: ['同意退回,由{to}另行处理', 'Taken back by {to}'],
  denyObjection: ['不同意退回,仍由{to}办理', 'Not taken back: {to} goes on with it'],
  designate: ['有争议,由共同上级指定{to}受理', 'The organs disagreed; the common superior says it is for {to}'],
  notifyElsewhere: ['书面告知向有权机关提出', 'Told in writing where it belongs'],
  divert: ['书面告知法定途径', 'Told in writing which procedure of law to take'],
  refuse: ['书面告知不予受理及理由', 'Told in writing why it is not accepted'],
  seal: ['属于检举控告,已密封移送{to}', 'An accusation: sealed and handed to {to}'],
  accept: ['{organ}受理了信访事项', '{organ} accepted the petition'],
  investigate: ['开始调查核实', 'The inquiry began'],
  mediate: ['开始调解', 'Mediation began'],
  settle: ['达成协议', 'An agreement was reached'],
  endMediation: ['调解没有成功', 'Mediation did not succeed'],
  openHearing: ['定于{from}举行听证', 'A hearing is held on {from}'],
  closeHearing: ['听证结束', 'The hearing is over'],
  askExtension: ['申请延期 {days} 日,等负责人批准', 'An extension of {days} days was asked for'],
  approveExtension: ['延期 {days} 日,已书面告知理由', 'Extended by {days} days, with the reason in writing'],
  refuseExtension: ['负责人没有批准延期', 'The extension was not approved'],
  answer: ['{organ}作了书面答复', '{organ} answered in writing'],
  decide: ['{organ}出具了处理意见书', '{organ} decided in writing'],
  serve: ['处理意见书于{day}送达', 'The decision was served on {day}'],
  reportExecution: ['处理意见已经落实', 'The decision was carried out'],
  askReview: ['本人申请复查,由{to}办理', 'The person asked for a review by {to}'],
  decideReview: ['{organ}出具了复查意见书', '{organ} decided the review'],
  serveReview: ['复查意见书于{day}送达', 'The review was served on {day}'],
  askRecheck: ['本人申请复核,由{to}办理', 'The person asked for a recheck by {to}'],
  openRecheckHearing: [
    '定于{from}至{until}举行听证,这 {days} 日不计入办理期限',
    'A hearing from {from} to {until}; these {days} days do not count',
  ],
  closeRecheckHearing: ['听证结束,实际用了 {days} 日', 'The hearing is over and took {days} days'],
  decideRecheck: ['{organ}出具了复核意见书', '{organ} decided the recheck'],
  serveRecheck: ['复核意见书于{day}送达,信访程序终结', 'The recheck was served on {day}; the procedure is over'],
  reopen: ['有新的事实,重新登记受理', 'Registered again on new facts'],
  conclude: ['申请期限已过,信访程序终结', 'The time to ask is over; the procedure is concluded'],
  withdraw: ['本人撤回,信访程序结束', 'Withdrawn by the person'],
  declareConflict: ['一名工作人员声明有利害关系,已回避', 'A member of staff declared an interest and stands aside'],
  warn: ['{what}快到期了', '{what}: nearly due'],
  overdue: ['{what}超过了法定期限', '{what}: past the limit of the law'],
};
