import { isDay } from './identity.ts';
import type { TableCell } from './table.ts';

const ZONE = 'Asia/Shanghai';
const TIME =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[\sT]*(上午|下午|AM|PM)?\s*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:[.,]\d+)?秒?|分)?)?\s*(AM|PM)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;

/** Hours of a twelve-hour clock as those of the day; null when the clock has no such hour. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (!half) return hour <= 23 ? hour : null;
  const isLate = half === '下午' || half.toUpperCase() === 'PM';
  if (hour > 12) return isLate && hour <= 23 ? hour : null;
  return (hour % 12) + (isLate ? 12 : 0);
}

/** A day number of Excel; only those of people's lifetimes, since any number could be one. */
function ofSerial(serial: number): Temporal.Instant | null {
  if (!(serial > 20_000 && serial < 80_000)) return null;
  const seconds = Math.round(serial * 86_400);
  return Temporal.PlainDateTime.from('1899-12-30T00:00:00').add({ seconds }).toZonedDateTime(ZONE).toInstant();
}

/** When it was said, as tables write it: wall-clock time of Beijing unless the text names an offset. Null when it cannot be read. */
export function parseTime(cell: TableCell): Temporal.Instant | null {
  if (cell === null || typeof cell === 'boolean') return null;
  if (typeof cell === 'object') return cell.toZonedDateTime(ZONE).toInstant();
  if (typeof cell === 'number') return ofSerial(cell) ?? ofText(String(cell));
  const text = cell.normalize('NFKC').replace(/\s+/g, ' ').trim();
  return ofText(text) ?? (/^\d{5}(\.\d+)?$/.test(text) ? ofSerial(Number(text)) : null);
}

function ofText(text: string): Temporal.Instant | null {
  const compact = COMPACT.exec(text);
  const [, year, month, day, before, h = '0', minute = '0', second = '0', after, offset] =
    TIME.exec(text) ?? (compact ? [...compact.slice(0, 4), undefined, ...compact.slice(4)] : []);
  if (!year || !month || !day) return null;
  const two = (n: string | number) => String(n).padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  const hour = hourOf(Number(h), before ?? after);
  if (!isDay(date) || hour === null || Number(minute) > 59 || Number(second) > 59) return null;
  const wall = `${date}T${two(hour)}:${two(minute)}:${two(second)}`;
  if (!offset) return Temporal.PlainDateTime.from(wall).toZonedDateTime(ZONE).toInstant();
  const [hours, minutes] =
    offset === 'Z' || offset === 'z' ? [0, 0] : [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  if (hours > 14 || minutes > 59) return null;
  const sign = offset.startsWith('-') ? -1 : 1;
  return Temporal.Instant.from(`${wall}Z`).subtract({ minutes: sign * (hours * 60 + minutes) });
}
