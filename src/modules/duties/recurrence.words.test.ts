import { expect, test } from 'vitest';
import { tell } from '#kernel/tell.ts';
import { dutyConsoleWords } from './duties.console.words.ts';
import { recurrenceText } from './recurrence.words.ts';

test.each([
  ['FREQ=DAILY', '每天', 'every day'],
  ['FREQ=DAILY;INTERVAL=2', '每 2 天', 'every 2 days'],
  ['FREQ=WEEKLY', '每周', 'every week'],
  ['FREQ=WEEKLY;BYDAY=MO,TH', '每周一、四', 'every week on Monday, Thursday'],
  ['FREQ=MONTHLY;BYMONTHDAY=1', '每月 1 日', 'every month on day 1'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '每月最后一天', 'every month on the last day'],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1', '每 3 个月 1 日', 'every 3 months on day 1'],
  ['FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1', '每年 3、9 月的 1 日', 'every year on day 1 of month 3, 9'],
  ['FREQ=YEARLY', '每年', 'every year'],
  // Rarer ones are shown as written rather than half understood.
  ['FREQ=MONTHLY;BYDAY=2TU', 'FREQ=MONTHLY;BYDAY=2TU', 'FREQ=MONTHLY;BYDAY=2TU'],
  ['FREQ=WEEKLY;BYDAY=1MO', 'FREQ=WEEKLY;BYDAY=1MO', 'FREQ=WEEKLY;BYDAY=1MO'],
  ['FREQ=DAILY;COUNT=3', 'FREQ=DAILY;COUNT=3', 'FREQ=DAILY;COUNT=3'],
])('%s is said %s', (rrule, zh, en) => {
  expect([recurrenceText(rrule, 'zh'), recurrenceText(rrule, 'en')]).toEqual([zh, en]);
});

test('the days of a week are seven names, in either language, as they are shown', () => {
  for (const lang of ['zh', 'en'] as const)
    expect(tell(dutyConsoleWords.weekdayNames, lang).split(' ')).toHaveLength(7);
  expect(tell(dutyConsoleWords.weekdayNames, 'zh').split(' ')).toEqual(['一', '二', '三', '四', '五', '六', '日']);
});
