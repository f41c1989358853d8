/**
 * 卷宗 (domain §7.1): every sheet of a file is one page of A4 and has a number, and the list of contents names it. A text longer than a
 * page goes on on the next one. Lines are counted in characters of full width, as they are set on paper.
 */

/** A page of the file at the size it is printed in: characters a line, lines a page. */
export const FULL = { perLine: 38, lines: 32 } as const;
/** The same beside the head of a row. */
export const ROW = { perLine: 26, lines: 32 } as const;
type Page = { readonly perLine: number; readonly lines: number };

const HALF = /[ -~]/;
const widthOf = (char: string): number => (HALF.test(char) ? 0.5 : 1);

/** A text as lines of this width; an empty line is a line. */
export function linesOf(text: string, perLine: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let width = 0;
    for (const char of paragraph) {
      if (width + widthOf(char) > perLine) {
        lines.push(line);
        line = '';
        width = 0;
      }
      line += char;
      width += widthOf(char);
    }
    lines.push(line);
  }
  return lines;
}

/** A text cut into pages, nothing added and nothing lost; `taken` lines of the first page are not free. */
export function textPages(text: string, { perLine, lines }: Page = FULL, taken = 0): string[] {
  const pages: string[] = [];
  let page = '';
  let room = Math.max(1, lines - taken);
  for (const [i, paragraph] of text.split('\n').entries()) {
    for (const [j, line] of linesOf(paragraph, perLine).entries()) {
      if (room === 0) {
        pages.push(page);
        page = '';
        room = lines;
      } else if (i > 0 && j === 0) page += '\n';
      page += line;
      room -= 1;
    }
  }
  return [...pages, page];
}

export type Row<H> = readonly [head: H, says: string];
/** Rows of a table on as many pages as they need; a row that does not fit goes on under the same head. */
export function rowPages<H>(rows: readonly Row<H>[], page: Page = ROW): Row<H>[][] {
  const pages: Row<H>[][] = [];
  let here: Row<H>[] = [];
  let room = page.lines;
  const turn = () => {
    if (here.length > 0) pages.push(here);
    here = [];
    room = page.lines;
  };
  for (const [head, says] of rows) {
    const need = linesOf(says, page.perLine).length + 1;
    if (need > room && need <= page.lines) turn();
    // One line of each page is the frame of the row.
    for (const part of textPages(says, { ...page, lines: page.lines - 1 }, Math.max(0, page.lines - room))) {
      const takes = linesOf(part, page.perLine).length + 1;
      if (takes > room) turn();
      here.push([head, part]);
      room -= takes;
      if (room < 2) turn();
    }
  }
  turn();
  return pages;
}

/** Cover and contents come first; what has no sheet has no number. */
export function contentsOf<K>(
  parts: readonly { readonly kind: K; readonly sheets: number }[],
): { kind: K; from: number | null; to: number | null }[] {
  let next = 3;
  return parts.map(({ kind, sheets }) => {
    if (sheets === 0) return { kind, from: null, to: null };
    const from = next;
    next += sheets;
    return { kind, from, to: next - 1 };
  });
}
