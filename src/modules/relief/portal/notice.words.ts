import type { Word } from '#kernel/words.ts';

export const noticeWords = {
  title: ['救助公示', 'Where help went'],
  lead: [
    '财政、捐赠和帮扶单位给的物资和钱,发给了多少户、还剩多少,都在这里。到期自动撤下。',
    'What came from public funds, donors and helping units: how many households it reached and what is left. A notice comes down by itself.',
  ],
  none: [
    '现在没有正在公示的救助。发放以后,村里会在这里公示几天。',
    'Nothing hangs out now. After a hand-out it is shown here for some days.',
  ],
  received: ['收到', 'Received'],
  handed: ['已发放', 'Handed out'],
  stock: ['还剩', 'Left'],
  households: ['户数', 'Households'],
  source: ['来源', 'From'],
  donor: ['{source}:{donor}', '{source}: {donor}'],
  donorHidden: ['{source}(不愿留名)', '{source} (not named)'],
  purpose: ['用途', 'For'],
  number: ['批次号', 'Batch'],
  days: ['公示时间', 'Shown'],
  span: ['{from} 至 {to}', '{from} to {to}'],
  line: ['{households} 户,已发 {handed},还剩 {stock}', '{households} households, {handed} handed out, {stock} left'],
  nHouseholds: ['{n} 户', '{n}'],
  listTitle: ['发给了谁', 'Who it went to'],
  listNote: [
    '只写姓氏、家里几口人、领了多少;按姓氏排,不分先后。',
    'Only the surname, how many live there, and how much; in order of surname.',
  ],
  noList: ['这一批只公示总数,不列户名。', 'Of this batch only sums are shown.'],
  name: ['户主', 'Head'],
  size: ['人口', 'Persons'],
  quantity: ['数量', 'Quantity'],
  nPersons: ['{n} 人', '{n}'],
  wrong: [
    '觉得哪里不对?可以直接说,由上一级来查,不影响您应得的救助。',
    'Something is wrong? Say so; the level above looks into it, and the help you are due is not touched.',
  ],
  report: ['说说哪里不对', 'Say what is wrong'],
  back: ['看其他公示', 'Other notices'],
  homeTitle: ['正在公示的救助', 'Help on show'],
} as const satisfies Record<string, Word>;
