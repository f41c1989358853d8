import type { PublishedFigures } from './publication.contract.ts';
import { breakdownWords, measureWords } from './publication.words.ts';
import { measures } from './statistics.rules.ts';

/** A text that a spreadsheet would take for a formula is kept a text. */
const cell = (text: string) => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One table for spreadsheets, with the mark that makes them read it as UTF-8; what is withheld is an empty cell. */
export function csvOf(f: PublishedFigures): string {
  const head = ['month', 'area', 'place', 'table', 'key', 'line', ...measures.map((m) => `${m} ${measureWords[m][0]}`)];
  const line = (table: string, key: string, label: string, shown: PublishedFigures['total']) => [
    f.month.slice(0, 7),
    f.area,
    f.placeName,
    table,
    key,
    label,
    ...measures.map((m) => String(shown[m] ?? '')),
  ];
  const lines = [
    head,
    line('total', 'total', '合计', f.total),
    ...f.tables.flatMap((t) =>
      t.rows.map((r) => line(`${t.by} ${breakdownWords[t.by][0]}`, r.key, r.label[0], r.shown)),
    ),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}
