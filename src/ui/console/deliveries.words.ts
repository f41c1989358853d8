import type { Word } from '#kernel/words.ts';

/** Words of what is sent to other systems. */
export const deliveryWords = {
  dead: ['送不到的消息', 'What could not be delivered'],
  noDead: ['没有送不到的。', 'Nothing failed for good.'],
  sent: ['最近发出的消息', 'Sent lately'],
  empty: ['还没有。', 'None yet.'],
  event: ['事件', 'Event'],
  to: ['发往', 'To'],
  result: ['结果', 'Result'],
  tries: ['次数', 'Tries'],
  fault: ['最后的错误', 'Last error'],
  when: ['时间', 'When'],
  act: ['操作', 'Do'],
  nextTry: ['再试:', 'Next try: '],
  resend: ['重发', 'Send again'],
  resendAll: ['全部重发', 'Send all again'],
} as const satisfies Record<string, Word>;

export const stateWords = {
  waiting: ['待发', 'Waiting'],
  sent: ['已送达', 'Delivered'],
  dead: ['送不到', 'Not delivered'],
} as const satisfies Record<string, Word>;

const topicWords: Readonly<Record<string, Word>> = {
  test: ['测试消息', 'Test'],
  registered: ['已登记', 'Registered'],
  dispatched: ['已派件', 'Dispatched'],
  signed: ['已接件', 'Taken'],
  contacted: ['已联系本人', 'Person contacted'],
  returned: ['已退回', 'Returned'],
  replied: ['已答复', 'Answered'],
  suspended: ['暂时挂起', 'Suspended'],
  resumed: ['恢复办理', 'Resumed'],
  overdue: ['已超期', 'Overdue'],
  visited: ['已回访', 'Called back'],
  confirmed: ['本人确认办好', 'Confirmed by the person'],
  disputed: ['本人说没办好', 'Disputed by the person'],
  reopened: ['重新办理', 'Reopened'],
  withdrawn: ['本人撤回', 'Withdrawn'],
};
/** What a message tells. */
export const sayTopic = (topic: string): Word => topicWords[topic] ?? [topic, topic];

const faultWords: Readonly<Record<string, Word>> = {
  timeout: ['对方 10 秒没有回应', 'no answer in 10 seconds'],
  paused: ['已停用,没有发', 'paused, not sent'],
  innerAddress: ['是内网地址,没有放行', 'an inner address, which is not allowed'],
  ECONNREFUSED: ['对方的服务没有开(连接被拒)', 'connection refused'],
  ECONNRESET: ['连接中断', 'connection cut'],
  ENOTFOUND: ['找不到这个域名', 'no such host'],
  EAI_AGAIN: ['域名暂时查不到', 'host could not be looked up'],
};
/** Why a message was not taken, with what the technician needs to know behind it. */
export function sayDeliveryFault(fault: string): Word {
  const status = /^http(\d{3})$/.exec(fault)?.[1];
  if (status) return [`对方没有接受(HTTP ${status})`, `not accepted (HTTP ${status})`];
  return faultWords[fault] ?? [`没有连上(${fault})`, `no connection (${fault})`];
}
