import type { Word } from '#kernel/words.ts';
import type { EventFault, HotlineVerb } from './hotline.rules.ts';
import { sayFault } from './hotline.words.ts';

export const hotlineConsoleWords = {
  title: ['热线对接', 'Hotline 12345'],
  note: [
    '12345 平台推来的工单自动登记为诉求,办理情况签名后回传。同一工单只登记一次,先后颠倒也不会错。',
    'Tickets pushed by a 12345 platform become cases; what becomes of them is sent back, signed. Each is registered once, in whatever order its events arrive.',
  ],
  add: ['接入一个平台', 'Connect a platform'],
  none: ['还没有接入平台', 'No platform is connected yet'],
  noneHint: [
    '由系统管理员接入,把推送地址和密钥交给对方。',
    'A system administrator connects one and hands over address and secret.',
  ],
  code: ['代号', 'Code'],
  codeHint: [
    '小写字母、数字和连字符,写在推送地址里,以后不能改。',
    'Lower case letters, digits, hyphens; part of the address, for good.',
  ],
  name: ['平台', 'Platform'],
  area: ['管到哪里', 'Its area'],
  areaHint: ['看不出在哪儿的工单,落到这里。', 'Tickets that name no place are filed here.'],
  pushUrl: ['推送地址', 'It pushes to'],
  url: ['回传地址', 'We send to'],
  urlHint: ['不填就不回传。', 'Without it nothing is sent.'],
  deadline: ['办结期限', 'Due'],
  amount: ['从来电起(可不填)', 'From its receipt (optional)'],
  unit: ['单位', 'Unit'],
  where: ['各项在消息的哪里', 'Where each thing stands'],
  whereHint: [
    '填对方消息里的名字,里层用点连起来,例如 data.orderNo。没有的留空。',
    'Its name in their message; inner ones joined by dots, such as data.orderNo. Leave empty what they do not send.',
  ],
  meaning: ['对方的说法是什么意思', 'What their words mean'],
  meaningHint: [
    '一行一个,写成“对方的 = 我们的”。推送和导入的表格都照这个读。',
    'One a line: “theirs = ours”. Pushes and imported tables are read by it.',
  ],
  areasHint: ['右边写区划代码,例如:北堡乡 = 150124201', 'Ours is a division code, such as: Beibao = 150124201'],
  categoriesHint: ['右边写我们的分类;没写的照原样记', 'Ours is a category; what is not listed stays as it is'],
  otherKind: ['没写清类型的按', 'Where the kind is not known'],
  wrongLine: ['这一行看不懂:{line}', 'This line cannot be read: {line}'],
  urlStays: ['要停止回传,请用“停用”。', 'To stop sending, pause the platform.'],
  notJson: ['不是有效的 JSON', 'Not valid JSON'],
  sample: ['对方的一条消息', 'One message of theirs'],
  tried: [
    '读作:工单 {ticket},{verb},区划 {area},时限 {due}',
    'Read as: ticket {ticket}, {verb}, division {area}, due {due}',
  ],
  state: ['状态', 'State'],
  sendsNothing: ['没有填,不回传', 'None: nothing is sent'],
  on: ['在用', 'In use'],
  off: ['停用', 'Paused'],
  lastFault: ['最近一次被拒:{fault}', 'Last refusal: {fault}'],
  act: ['操作', 'Do'],
  edit: ['设置', 'Settings'],
  tryIt: ['试读', 'Try'],
  test: ['测试回传', 'Send a test'],
  rotate: ['换密钥', 'New secrets'],
  pause: ['停用', 'Pause'],
  goOn: ['恢复', 'Go on'],
  importFile: ['导入表格', 'Import a table'],
  importTitle: ['导入工单:{source}', 'Import tickets: {source}'],
  importHint: [
    '平台导出的表格直接选进来,先看读得对不对再登记。栏目对好一次就记住,下个月不用再对。已办结的工单请先从表里删掉。',
    'Choose the table as the platform exports it; look how it is read, then register. Columns set once are remembered. Take out tickets that are closed.',
  ],
  remembered: ['栏目按上次对好的读。', 'Columns are read as they were set last time.'],
  forgetColumns: ['不用上次的,按这份的表头重新对', 'Find the columns anew in this table'],
  importRows: ['登记 {n} 件', 'Register {n}'],
  file: ['选择表格(xlsx、csv)', 'Choose a table (xlsx, csv)'],
  reason: ['原因', 'Why'],
  secretTitle: ['密钥只显示这一次', 'The secrets are shown this once'],
  secretIn: ['对方推送时用来签名', 'They sign pushes with'],
  secretOut: ['对方用来验证我们的回传', 'They check what we send with'],
  pushes: ['最近的推送', 'Pushed lately'],
  empty: ['还没有。', 'None yet.'],
  when: ['时间', 'When'],
  ticket: ['工单', 'Ticket'],
  event: ['事件', 'Event'],
  result: ['结果', 'Result'],
  number: ['诉求编号', 'Case'],
  required: ['请填写', 'Required'],
} as const satisfies Record<string, Word>;

export const verbWords: Record<HotlineVerb, Word> = {
  create: ['派单', 'Created'],
  supplement: ['补充', 'Addition'],
  urge: ['催办', 'Urged'],
  redo: ['退回重办', 'Sent back'],
  reassign: ['转派', 'Reassigned'],
  cancel: ['撤单', 'Cancelled'],
};
export const resultWords = {
  registered: ['已登记', 'Registered'],
  known: ['已有', 'Known'],
  applied: ['已生效', 'Applied'],
  parked: ['等派单', 'Waits for its creation'],
  superseded: ['已被后来的取代', 'Superseded'],
  refused: ['看不懂', 'Not readable'],
} as const satisfies Record<string, Word>;

export const ruleWords = {
  ticket: ['工单上写的为准;没写就按下面算', 'As the ticket says; else counted as below'],
  count: ['不看工单,都按下面算', 'Always counted as below'],
} as const satisfies Record<string, Word>;
export const unitWords = { h: ['小时', 'hours'], d: ['天', 'days'] } as const satisfies Record<string, Word>;
export const tableWords = {
  events: ['事件', 'Events'],
  kinds: ['诉求类型', 'Kinds'],
  tiers: ['紧急程度', 'Urgency'],
  areas: ['区划', 'Divisions'],
  categories: ['分类', 'Categories'],
} as const satisfies Record<string, Word>;

const pushFaults: Readonly<Record<string, Word>> = {
  badSignature: ['签名不对', 'wrong signature'],
  staleTimestamp: ['对方时钟差了 5 分钟以上', 'their clock is over 5 minutes off'],
  sourcePaused: ['这个来源已停用', 'this source is paused'],
  noEventId: ['没有事件编号', 'no event id'],
};
/** Why a push was not taken: a refusal's code, or what is wrong with its fields (`event:value due:time`). */
export function sayPushFault(fault: string): Word {
  const plain = pushFaults[fault];
  if (plain) return plain;
  const all = fault.split(' ').map((part) => {
    const [field, rule] = part.split(':');
    return sayFault({ field, rule } as EventFault);
  });
  return [all.map((s) => s[0]).join(''), all.map((s) => s[1]).join(' ')];
}
