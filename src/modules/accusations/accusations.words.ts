import type { Word } from '#kernel/words.ts';
import type { AccusationRefusal, AccusationStatus, AccusationVerb, OpenPurpose } from './accusations.rules.ts';

export const accusationsWords = {
  title: ['检举控告', 'Accusations'],
  /** Said where a text looks like an accusation, beside the way that everybody in the unit could read. */
  suggest: [
    '这段话像是检举控告。从专门的通道提交,内容加密,只有纪检机关能打开,被检举的人和单位看不到。',
    'This reads like an accusation. There is a sealed way: it is encrypted, only a discipline organ can open it, and those accused cannot see it.',
  ],
  suggestWay: ['改走检举控告通道', 'Use the sealed way instead'],
  suggestStaff: [
    '这段话像是检举控告,不要登记成诉求:登记后本单位的人都能看到。请让本人从检举控告通道提交,或拨打 12388。',
    'This reads like an accusation: do not register it as a case, where colleagues could read it. Let the person use the sealed way, or call 12388.',
  ],
} as const satisfies Record<string, Word>;

export const statusWords: Readonly<Record<AccusationStatus, Word>> = {
  received: ['已收到', 'received'],
  accepted: ['已受理', 'accepted'],
  transferred: ['已移送', 'transferred'],
  closed: ['已办结', 'closed'],
};

export const verbWords: Readonly<Record<AccusationVerb, Word>> = {
  accept: ['受理', 'Accept'],
  transfer: ['移送其他纪检机关', 'Transfer to another discipline organ'],
  reply: ['答复检举人', 'Reply to the reporter'],
  close: ['办结', 'Close'],
};

export const purposeWords: Readonly<Record<OpenPurpose, Word>> = {
  examine: ['收件审看', 'First reading'],
  handle: ['办理核查', 'Handling'],
  transfer: ['研究移送', 'To decide on a transfer'],
  reply: ['答复检举人', 'To reply to the reporter'],
  supervise: ['监督检查', 'Supervision'],
};

export const refusalWords: Readonly<Record<AccusationRefusal | 'notNow' | 'notYours', Word>> = {
  notOpened: ['请先打开看过,再作处理。', 'Open and read it first.'],
  notAnswered: ['还没有答复检举人,不能办结。', 'The reporter has not been answered yet: it cannot be closed.'],
  notNow: ['现在不能这样处理。', 'This cannot be done now.'],
  notYours: ['您的岗位不能做这件事。', 'Your post may not do this.'],
};

export const otherRefusals = {
  noOrgan: [
    '按回避的要求,这里没有可以受理这件检举的纪检机关。内容没有保存。请拨打 12388,或向上一级纪检监察机关提出。',
    'No discipline organ here may take this without a conflict. Nothing was kept. Please call 12388, or go to the discipline organ one level up.',
  ],
  conflict: [
    '这个机关是被检举单位,或者是它的上级、下级,不能移送给它。',
    'That organ is the accused unit, or stands above or below it: it must not get this.',
  ],
  sameOrgan: ['这件就在这个机关。', 'It is with that organ already.'],
  wrongReceipt: [
    '编号或查询密码不对,请对照回执再输一次。',
    'The number or the passphrase is wrong: please check your receipt.',
  ],
  tooManyTries: ['输错太多次了,请一小时后再试。', 'Too many wrong tries: please wait an hour.'],
  openFirst: ['请先写明用途打开这件检举,再看材料。', 'Open the accusation with a purpose before looking at its files.'],
} as const satisfies Record<string, Word>;
