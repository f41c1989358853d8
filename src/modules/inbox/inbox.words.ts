import type { Word } from '#kernel/words.ts';
import type { DraftHint, DraftSource, DraftStatus, SheetResult } from './inbox.rules.ts';

export const inboxWords = {
  title: ['待登记来件', 'Inbox'],
  noSubject: ['(没有标题)', '(no subject)'],
  noWords: ['(没有文字)', '(no words)'],
  picture: ['(发来一张图片,请在企业微信里查看)', '(a picture was sent: see it in WeCom)'],
  voice: ['(发来一段语音,请在企业微信里收听)', '(a voice message was sent: listen to it in WeCom)'],
  joined: ['来件并入:{source}', 'Joined from the inbox: {source}'],
  sheet: ['纸质材料扫描后归入本件。', 'A paper of this case was scanned and put with it.'],
  bounced: ['退信,已记到那一件上', 'Returned mail, noted on its case'],
  unreadable: ['(有一封邮件读不出来)', '(a mail that cannot be read)'],
  unreadableHow: [
    '请到收件邮箱里看打了旗标的那一封,需要时手工登记。',
    'Look in the mailbox for the flagged mail and register it by hand if need be.',
  ],
  cutOff: [
    '邮件太大,这个附件没有收全,没有保存。',
    'The mail is too large: this attachment is not whole and was not kept.',
  ],
  mailFailed: [
    '邮件没有送到本人,请换一种办法告知。',
    'An e-mail did not reach the person: please tell them in another way.',
  ],
  voices: ['(群里另有 {n} 人反映同样的情况)', '({n} others in the group said the same)'],
  pictures: ['(群里发了 {n} 张图片或语音)', '({n} pictures or voice messages were sent in the group)'],
  received: [
    '收到。值班人员会登记并给您编号。危险紧急的事请拨打 110、119、120。',
    'Received. The officer on duty will register it and give you a number. In danger call 110, 119 or 120.',
  ],
} as const satisfies Record<string, Word>;

export const sourceWords: Readonly<Record<DraftSource, Word>> = {
  mail: ['电子邮件', 'E-mail'],
  wecom: ['企业微信助手', 'WeCom assistant'],
  chat: ['群聊摘录', 'Group chat'],
};

export const statusWords: Readonly<Record<DraftStatus, Word>> = {
  new: ['待处理', 'Waiting'],
  registered: ['已登记', 'Registered'],
  joined: ['已并入', 'Joined'],
  dismissed: ['不登记', 'Dismissed'],
};

export const hintWords: Readonly<Record<DraftHint, Word>> = {
  otherSender: [
    '来信提到这一件,但不是登记时的邮箱。请先向本人核实,再决定是否并入。',
    'It names this case but came from another address than the one registered: verify before joining it.',
  ],
  unproven: [
    '来信写着本人的邮箱,但不能确定真是本人发的。请先核实。',
    'It bears the person’s address, but nothing proves that they sent it: verify first.',
  ],
  ended: [
    '来信提到这一件,但它已经办结或撤回。可以重新登记。',
    'It names this case, which has ended: it may be registered anew.',
  ],
};

export const inboxRefusals = {
  noFiles: ['请选择扫描件或照片。', 'Please choose scans or photos.'],
  decided: ['这份来件已经处理过了。', 'This has already been decided.'],
  caseEnded: [
    '那一件已经办结或撤回,不能并入。请登记成新的一件,或在原件里重新办理。',
    'That case has ended: register this anew, or reopen the case.',
  ],
  noSuchCase: ['没有这个编号,或者那一件不归您看。', 'There is no such case, or it is not yours to see.'],
  pastedBefore: ['这一条已经登记过了。', 'This was registered before.'],
  badSignature: ['签名不对。', 'The signature is wrong.'],
  stale: ['时间戳太旧,请核对时钟。', 'The timestamp is too old: check the clock.'],
} as const satisfies Record<string, Word>;

/** What became of one scanned sheet. */
export const sheetWords: Readonly<Record<SheetResult, Word>> = {
  returned: ['已归入', 'Put with its case'],
  known: ['以前归过,没有重复', 'There already'],
  noCode: ['没读到二维码', 'No code was read'],
  severalCases: ['一个文件里有几件的单子,请分开扫描', 'Sheets of several cases in one file: scan them apart'],
  otherCase: ['二维码是另一件的,没有归入', 'Its code is that of another case: not put with it'],
  notYours: ['这个编号不存在,或者不归您办', 'There is no such case, or it is not yours to add to'],
};
