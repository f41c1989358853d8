import type { Word } from '#kernel/words.ts';

export const calendarWords = {
  feed: ['报到 · 我的到期事项', 'Baodao · what is due'],
  title: ['{number} {what} {place}', '{number} {what}, {place}'],
  alarm: ['24 小时后到期', 'Due in 24 hours'],
  provisional: ['(待节假日安排公布)', '(until the holidays are announced)'],

  card: ['到期日历', 'Calendar of deadlines'],
  hint: [
    '把这个地址加到手机或电脑的日历里,您负责的和在办的诉求到期前 24 小时会提醒。里面只有编号、要办什么和地点,没有姓名和内容。',
    'Add this address to the calendar of your phone or computer: what you answer for or work on reminds you 24 hours before it is due. It holds numbers, what is due and places; no names, no texts.',
  ],
  off: ['还没有启用。', 'Not in use.'],
  on: [
    '{day}启用。地址只在启用时显示一次;忘了就换一个新的。',
    'In use since {day}. The address is shown once, when it is issued; if it is lost, take a new one.',
  ],
  issue: ['启用', 'Turn on'],
  renew: ['换一个新地址', 'New address'],
  revoke: ['停用', 'Turn off'],
  once: [
    '请现在复制。谁有这个地址谁就能看到,不要发到群里。',
    'Copy it now. Whoever has it can read it: do not post it in a group.',
  ],
  copy: ['复制地址', 'Copy the address'],
  copied: ['已复制', 'Copied'],
} as const satisfies Record<string, Word>;
