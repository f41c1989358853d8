import { say, type Word } from '#kernel/words.ts';
import type { EventFault, HotlineField } from './hotline.rules.ts';

export const hotlineWords = {
  title: ['热线对接', 'Hotline 12345'],
  born: ['12345 工单 {ticket}({source})。', '12345 ticket {ticket} ({source}).'],
  bornDue: [
    '12345 工单 {ticket}({source}),要求 {due} 前办结。',
    '12345 ticket {ticket} ({source}), to be done by {due}.',
  ],
  linked: ['和 12345 工单 {ticket}({source})是同一件。', 'The same as 12345 ticket {ticket} ({source}).'],
  supplement: ['12345 转来补充。', 'An addition came through 12345.'],
  urge: ['12345 催办。', '12345 urges it.'],
  reassign: ['12345 已把工单转派给:{unit}。', '12345 gave the ticket to: {unit}.'],
  redo: ['12345 回访本人,认为没有办好,退回重办。', '12345 called the person back: not done, to be done again.'],
  redoLate: [
    '12345 退回重办,但这件事办结已久或已移送,不能重新打开,请另行登记。',
    '12345 sent it back to be done again, but it ended too long ago or was handed on: register it anew.',
  ],
  cancel: [
    '12345 撤回了工单。这里登记的诉求仍由本单位答复本人后结束。',
    '12345 cancelled the ticket. What is registered here still ends with an answer to the person.',
  ],
  due: ['12345 工单 {ticket} 改为 {due} 前办结。', '12345 ticket {ticket} is now due by {due}.'],
  clock: ['12345 工单 {ticket} 所定时限', 'The limit on 12345 ticket {ticket}'],
  unnamed: ['未写明的单位', 'a unit not named'],
  anywhere: ['热线写的地点:{area}', 'Place as the hotline has it: {area}'],
} as const satisfies Record<string, Word>;

export const fieldWords: Record<HotlineField, Word> = {
  ticket: ['工单编号', 'Ticket number'],
  event: ['事件', 'Event'],
  sequence: ['顺序号', 'Sequence'],
  at: ['事件时间', 'Time of the event'],
  title: ['标题', 'Title'],
  body: ['内容', 'Content'],
  area: ['区划', 'Division'],
  placeNote: ['事发地点', 'Where exactly'],
  kind: ['诉求类型', 'Kind'],
  category: ['分类', 'Category'],
  tier: ['紧急程度', 'Urgency'],
  name: ['姓名', 'Name'],
  phone: ['联系电话', 'Telephone'],
  address: ['联系地址', 'Address'],
  due: ['办结时限', 'Due'],
  receivedAt: ['来电时间', 'Received'],
  note: ['说明', 'Note'],
  unit: ['转派单位', 'Unit'],
};

export const eventFaultWords: Record<EventFault['rule'], Word> = {
  required: [
    '“{field}”没有填,或设置里没有写它在消息的哪里。',
    '“{field}” is empty, or the settings do not say where it stands.',
  ],
  value: ['“{field}”的这种写法,设置里还没有写是什么意思。', 'The settings do not say what this “{field}” means.'],
  time: ['“{field}”不是能读的时间。', '“{field}” is no time that can be read.'],
  tooShort: ['“{field}”不足 4 个字。', '“{field}” has fewer than 4 characters.'],
  shape: ['消息应为一个 JSON 对象。', 'The message must be one JSON object.'],
};

/** What is wrong with a message, in both languages. */
export function sayFault({ field, rule }: EventFault): Word {
  const name: Word = field === 'message' ? ['消息', 'message'] : fieldWords[field];
  return [say(eventFaultWords[rule], 'zh', { field: name[0] }), say(eventFaultWords[rule], 'en', { field: name[1] })];
}
