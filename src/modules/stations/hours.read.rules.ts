/** Opening hours as offices write them in a cell: `每天 8:00-22:00`, `工作日 8:30—17:30;周末 休息;节假日 10:00-16:00`. Pure. */
import { DAY, type Hours, type HoursFault, hoursFault, type Range } from './hours.rules.ts';

const names = '一二三四五六日';
const dayIndex = (sign: string) => names.indexOf(sign === '天' || sign === '七' || sign === '末' ? '日' : sign);
const every = [0, 1, 2, 3, 4, 5, 6];

const TIMES = /\d{1,2}\s*[::点]|24\s*小时|全天|休息|不开|关闭|不营业|不开放/;
const TIME = String.raw`(次日|第二天|凌晨)?\s*(\d{1,2})(?:[::](\d{2})|点(?:(\d{2})分?|(半))?)`;
const RANGE = new RegExp(String.raw`^${TIME}\s*[-–—~~至到]+\s*${TIME}$`);

/** Parts are divided by a semicolon, or by a comma after a time and before a day. */
const NEXT_PART = /[;\n。]|(?<=[\d点半息开])\s*[,、]\s*(?=周|星期|礼拜|工作日|双休|法定|节假|假日|每)/;

/** Which days a part speaks of; null where it cannot be read. No words at all are every day. */
function daysOf(text: string): { days: number[]; holiday: boolean } | null {
  const t = text
    .replace(/[\s:]/g, '')
    .replace(/星期|礼拜/g, '周')
    .replace(/([一二三四五六日天末])(?=周)/g, '$1、');
  const rest = t.replace(/(?:法定)?(?:节假日|假日|节日|假期)/g, '');
  const holiday = rest !== t;
  const plain = rest.replace(/^[、,,和及]+|[、,,和及]+$/g, '');
  if (plain === '') return holiday ? { days: [], holiday } : { days: every, holiday };
  const found = new Set<number>();
  for (const part of plain.split(/[、,,和及]/).filter(Boolean)) {
    if (/^(?:每天|每日|天天|全周|全年)$/.test(part)) for (const d of every) found.add(d);
    else if (part === '工作日') for (const d of every.slice(0, 5)) found.add(d);
    else if (/^(?:周末|双休日)$/.test(part)) for (const d of [5, 6]) found.add(d);
    else {
      const span = /^周?([一二三四五六七日天])(?:[-–—~至到]+周?([一二三四五六七日天]))?$/.exec(part);
      if (!span?.[1]) return null;
      const [from, to] = [dayIndex(span[1]), dayIndex(span[2] ?? span[1])];
      for (let d = from; ; d = (d + 1) % 7) {
        found.add(d);
        if (d === to) break;
      }
    }
  }
  return { days: [...found], holiday };
}

/** Minutes out of the three ways to write a time; null beyond 24:00. */
function minuteOf(hour: string | undefined, ...minutes: readonly (string | undefined)[]): number | null {
  const [written, spoken, half] = minutes;
  const m = half ? 30 : Number(written ?? spoken ?? 0);
  const minute = Number(hour) * 60 + m;
  return m < 60 && minute <= DAY ? minute : null;
}

function rangesOf(text: string): Range[] | null {
  const t = text.trim();
  if (/^(?:休息|不开|不开放|关闭|不营业)$/.test(t)) return [];
  if (/^(?:24\s*小时|全天)(?:开放|营业|服务)?$/.test(t)) return [[0, DAY]];
  const ranges: Range[] = [];
  for (const part of t
    .split(/[、,,和及/]/)
    .map((p) => p.trim())
    .filter(Boolean)) {
    const m = RANGE.exec(part);
    const from = m && minuteOf(m[2], m[3], m[4], m[5]);
    const to = m && minuteOf(m[7], m[8], m[9], m[10]);
    if (from === null || to === null || from === DAY) return null;
    ranges.push([from, to <= from || m?.[6] ? to + DAY : to]);
  }
  return ranges.length > 0 ? ranges : null;
}

/** Reads what an office wrote; a fault names the part that is not understood. A later part overrides an earlier one for its days. */
export function parseHours(text: string): { hours: Hours } | { fault: HoursFault; part: string } {
  const clean = text.normalize('NFKC').replace(/[()]/g, ' ').trim();
  if (clean === '') return { fault: 'hoursEmpty', part: '' };
  const week: Range[][] = every.map(() => []);
  let holiday: Range[] | null = null;
  for (const part of clean
    .split(NEXT_PART)
    .map((p) => p.trim())
    .filter(Boolean)) {
    const at = part.search(TIMES);
    const before = at < 0 ? '' : part.slice(0, at).replace(/次日|第二天|凌晨/g, '');
    const days = at < 0 ? null : daysOf(before);
    const ranges = at < 0 ? null : rangesOf(part.slice(at));
    if (!days || !ranges) return { fault: 'hoursUnread', part };
    for (const d of days.days) week[d] = ranges;
    if (days.holiday) holiday = ranges;
  }
  const hours = { week, holiday };
  const fault = hoursFault(hours);
  return fault ? { fault, part: clean } : { hours };
}
