import type { Word } from '#kernel/words.ts';

export const subscriberWords = {
  title: ['对外推送', 'Webhooks'],
  note: [
    '把诉求办到哪一步告诉别的系统(如一网统管、督查平台)。消息带签名,没送到会再试;里面没有姓名、电话和诉求内容。',
    'Tells other systems how far cases have come. Messages are signed and tried again until taken; no names, no phones, no text of a case is in them.',
  ],
  add: ['接入一个系统', 'Connect a system'],
  none: ['还没有接入系统', 'No system is connected yet'],
  noneHint: [
    '接入时填对方的接收地址,把只显示一次的密钥交给对方。',
    'Give the address where it listens, and hand over the secret that is shown once.',
  ],
  name: ['系统名称', 'System'],
  contact: ['对方联系人', 'Contact there'],
  contactHint: ['送不到的时候找谁。', 'Whom to call when nothing arrives.'],
  area: ['告诉哪里的诉求', 'Cases of'],
  url: ['接收地址', 'It listens at'],
  events: ['告诉哪些事', 'Told of'],
  all: ['全部进展', 'every step'],
  state: ['状态', 'State'],
  on: ['在用', 'In use'],
  off: ['停用', 'Paused'],
  since: ['接入时间', 'Since'],
  edit: ['设置', 'Settings'],
  test: ['发测试消息', 'Send a test'],
  rotate: ['换密钥', 'New secret'],
  rotateHint: [
    '换了以后,旧密钥马上不再用来签名,请先和对方约好。',
    'The old one signs nothing from that moment: agree with them first.',
  ],
  pause: ['停用', 'Pause'],
  pauseHint: [
    '停用期间的消息记在“送不到的消息”里,恢复后可以重发。',
    'What happens meanwhile waits among the undelivered, to be sent again later.',
  ],
  goOn: ['恢复', 'Go on'],
  reason: ['原因', 'Why'],
  secretTitle: ['密钥只显示这一次', 'The secret is shown this once'],
  secret: ['对方用它验证我们的签名', 'They check our signature with it'],
  required: ['请填写', 'Required'],
} as const satisfies Record<string, Word>;
