import type { Cell } from './exports.cells.ts';

/** What a spreadsheet would read as a formula, or as the beginning of a command (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;
/** A text that cannot become a formula: an apostrophe before it, which our own imports take off again. */
export const defused = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const timeText = (at: Temporal.PlainDateTime) => at.toString({ smallestUnit: 'second' }).replace('T', ' ');
const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const field = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? quoted(defused(cell)) : timeText(cell);
};
const line = (cells: readonly Cell[]) => `${cells.map(field).join(',')}\r\n`;

/** UTF-8 with a byte order mark, without which Excel shows Chinese as something else. `last` is asked when all rows are out. */
export async function* csvOf(
  heads: readonly string[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
  last: () => readonly string[],
): AsyncGenerator<Buffer> {
  yield Buffer.from(`\ufeff${line(heads)}`);
  for await (const page of pages) if (page.length > 0) yield Buffer.from(page.map(line).join(''));
  yield Buffer.from(
    `\r\n${last()
      .map((text) => line([text]))
      .join('')}`,
  );
}
