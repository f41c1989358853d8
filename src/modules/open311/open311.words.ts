import type { Word } from '#kernel/words.ts';
import type { UpdateStatus } from './georeport.rules.ts';

export const open311Words = {
  title: ['Open311 接口', 'Open311'],
  filed: [
    '已登记,编号 {number}。要确认、评价或公开这件事,请凭编号向接件的地方要一张回执。',
    'Registered as {number}. To confirm, rate or publish it, ask for a receipt where it was taken, with this number.',
  ],
  phoneDropped: ['电话号码看不懂,没有留下。', 'The telephone number could not be read and was not kept.'],
  dry: ['这是测试接口,没有登记。', 'This is the test endpoint: nothing was registered.'],
  privateCase: [
    '本人没有公开这件事,这里只有办理状态。',
    'Its person has not made this public: only its standing is here.',
  ],
  attached: ['附件地址:', 'Attachments: '],
  through: ['(通过 {name} 提交)', '(sent by {name})'],
  saysFixed: ['(在提交的程序里标成了“已解决”)', '(Marked as fixed in the program it came from)'],
  saysBack: ['(在提交的程序里标成了“又出现了”)', '(Marked as back again in the program it came from)'],
  later: ['办结以后,本人又说:', 'After the end the person added:'],
} as const satisfies Record<string, Word>;

/** What an update says when there are no public words to tell. */
export const updateWords: Record<UpdateStatus, Word> = {
  OPEN: ['已经登记。', 'Registered.'],
  FIXED: ['本人确认已经解决。', 'Its person says it is solved.'],
  IN_PROGRESS: ['正在办。', 'Being handled.'],
  ACTION_SCHEDULED: [
    '眼下解决不了,已有计划,到期再看。',
    'It cannot be solved now; there is a plan and a day to look again.',
  ],
  INVESTIGATING: ['已经答复,等本人确认。', 'Answered; its person has yet to say whether it is done.'],
  DUPLICATE: ['和另一件是同一件事。', 'The same matter as another.'],
  NOT_COUNCILS_RESPONSIBILITY: ['不归这里管,已告知该找谁。', 'Not a matter for us; it was said whose it is.'],
  NO_FURTHER_ACTION: ['已经解释说明。', 'Explained.'],
  INTERNAL_REFERRAL: ['已经转给承办单位。', 'Passed to the unit that handles it.'],
  FOR_TRIAGE: ['正在重新安排谁来办。', 'It is being decided anew who does it.'],
  CLOSED: ['已经办结,没有联系上本人。', 'Closed; its person could not be reached.'],
  CANCELLED: ['本人撤回了。', 'Its person took it back.'],
  REOPEN: ['本人说没办好,重新办。', 'Its person says it is not done: it goes on.'],
};
