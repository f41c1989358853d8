import type { ExportColumn } from '#kernel/export.ts';
import type { Lang, Word } from '#kernel/words.ts';
import { fileWords as w } from './exports.words.ts';

/** What stands in a cell: text, a number, or a moment as wall-clock time of Beijing. */
export type Cell = string | number | Temporal.PlainDateTime | null;

const ZONE = 'Asia/Shanghai';
const wall = (value: unknown) =>
  Temporal.Instant.from(String(value)).toZonedDateTimeISO(ZONE).toPlainDateTime().round('second');
const texts = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(texts).filter(Boolean).join('、');
  if (typeof value !== 'object' || value === null) return String(value);
  // A unit or a person as lists show them: by name.
  return 'name' in value ? String(value.name) : '';
};

/** A value of a row as its column writes it. */
export function cellOf(column: ExportColumn, row: unknown, lang: Lang): Cell {
  const value = column.of(row);
  if (value === null || value === undefined || value === '') return null;
  const { as } = column;
  const i = lang === 'zh' ? 0 : 1;
  if (typeof as === 'object') {
    const told = (v: unknown): string => (as[String(v)] ?? ([String(v), String(v)] satisfies Word))[i];
    return Array.isArray(value) ? value.map(told).join('、') : told(value);
  }
  if (as === 'yes' || typeof value === 'boolean') return (value ? w.yes : w.no)[i];
  if (as === 'moment') return wall(value);
  if (as === 'yuan') return Number(value) / 100;
  if (as === 'number' || typeof value === 'number') return Number(value);
  return texts(value);
}
