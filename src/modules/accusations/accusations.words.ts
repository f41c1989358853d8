import type { Word } from '#kernel/words.ts';
import type { AccusationRefusal, AccusationStatus, AccusationVerb, OpenPurpose } from './accusations.rules.ts';
import type { RecusalGround, RecusalSource, RecusalStatus } from './recusal.rules.ts';

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
  recuse: ['本人回避', 'Step aside'],
  exclude: ['决定他人回避', 'Make an officer step aside'],
  decideRecusal: ['答复回避请求', 'Decide on the request'],
  askRecusal: ['请求回避', 'Ask that somebody step aside'],
  climb: ['无人在岗,转上一级', 'Nobody left: to the organ above'],
};

export const groundWords: Readonly<Record<RecusalGround, Word>> = {
  concerned: ['本人就是被检举人,或者被检举的事与本人有关', 'It is about me, or about what I did'],
  kin: ['与被检举人或检举人是近亲属', 'Close kin of the accused or of the reporter'],
  witness: ['做过这件事的证人,或者以前经手过', 'A witness of it, or dealt with it before'],
  interest: ['与这件事有利害关系', 'A stake in it'],
  other: ['其他可能影响公正的情形', 'Anything else that could bias the handling'],
};

export const sourceWords: Readonly<Record<RecusalSource, Word>> = {
  named: ['检举人写明应当回避', 'named by the reporter'],
  tied: ['在被检举单位或其上下级任职', 'holds a post in the line of the accused unit'],
  self: ['本人提出', 'stepped aside'],
  ordered: ['负责人决定', 'decided by the head'],
  asked: ['检举人请求', 'asked by the reporter'],
};
export const recusalStatusWords: Readonly<Record<RecusalStatus, Word>> = {
  asked: ['待决定', 'not decided'],
  granted: ['已回避', 'stepped aside'],
  refused: ['未同意', 'not granted'],
  moved: ['已随件转上一级机关', 'moved with it to the organ above'],
};

export const purposeWords: Readonly<Record<OpenPurpose, Word>> = {
  examine: ['收件审看', 'First reading'],
  handle: ['办理核查', 'Handling'],
  transfer: ['研究移送', 'To decide on a transfer'],
  reply: ['答复检举人', 'To reply to the reporter'],
  supervise: ['监督检查', 'Supervision'],
};

export const refusalWords: Readonly<Record<AccusationRefusal | 'notNow' | 'notYours', Word>> = {
  nobodyMissing: ['这里还有人可以办理。', 'Somebody here can still handle it.'],
  notOpened: ['请先打开看过,再作处理。', 'Open and read it first.'],
  notAnswered: ['还没有答复检举人,不能办结。', 'The reporter has not been answered yet: it cannot be closed.'],
  nothingAsked: ['没有待决定的回避请求。', 'Nothing was asked that is still to be decided.'],
  undecided: [
    '本机关负责人还有一件事没有决定,暂不能办结。',
    'The head still has something to decide: it cannot be closed yet.',
  ],
  askedAlready: [
    '您提出的回避请求还没有决定,请等候答复。',
    'What you asked for is not decided yet: please wait for the answer.',
  ],
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
  nobodyFree: [
    '这个机关里没有可以办理这件的人(都应当回避)。',
    'Nobody at that organ is free to handle this: all of them have to step aside.',
  ],
  notThere: ['这个人不在本机关,或者已经回避。', 'That person is not at this organ, or stepped aside already.'],
  nobodyAbove: [
    '系统里没有上一级纪检机关可以接这件。请拨打 12388,或直接向上一级纪检监察机关提出。',
    'No discipline organ above is in this system. Please call 12388, or go to the organ one level up.',
  ],
  sameOrgan: ['这件就在这个机关。', 'It is with that organ already.'],
  wrongReceipt: [
    '编号或查询密码不对,请对照回执再输一次。',
    'The number or the passphrase is wrong: please check your receipt.',
  ],
  tooManyTries: ['输错太多次了,请一小时后再试。', 'Too many wrong tries: please wait an hour.'],
  openFirst: ['请先写明用途打开这件检举,再看材料。', 'Open the accusation with a purpose before looking at its files.'],
} as const satisfies Record<string, Word>;
