import type { Word } from '#kernel/words.ts';
import { importWords } from './classify.words.ts';
import type { Example } from './learn.rules.ts';

type Row = { readonly cells: readonly unknown[] };
export type Labelled = Example & { readonly number: string };
export type Term = { readonly level1: string; readonly level2: string; readonly level3: string };
/** What is wrong with a table as a whole. */
export type TableFault = { readonly says: Word; readonly columns: string };
export type ReadTable<T> = {
  readonly items: T[];
  /** Rows that hold something and yet could not be used. */
  readonly left: number;
  readonly fault: TableFault | null;
};

const textOf = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell).trim());
const headingOf = (cell: unknown) => textOf(cell).toLowerCase().replace(/[\s*]/g, '');

/** The names a column may have; the first one is what a person is told. */
const exampleColumns = {
  number: ['id', '编号', '留言编号', '工单编号'],
  title: ['title', '主题', '标题', '留言主题'],
  body: ['body', '内容', '正文', '详情', '留言详情', '诉求内容'],
  category: ['label', 'category', '类别', '一级标签', '分类', '一级分类'],
} as const;
const termColumns = {
  level1: ['level1', '一级分类', '一级标签', '一级'],
  level2: ['level2', '二级分类', '二级标签', '二级'],
  level3: ['level3', '三级分类', '三级标签', '三级'],
} as const;

type Columns = Readonly<Record<string, readonly string[]>>;
/** Where each column stands, or which of those needed are missing. */
function findColumns<C extends Columns>(
  rows: readonly Row[],
  columns: C,
  needed: readonly (keyof C & string)[],
): { at: Record<keyof C, number>; missing: string[] } {
  const headings = (rows[0]?.cells ?? []).map(headingOf);
  const entries = Object.entries(columns).map(
    ([name, names]) => [name, headings.findIndex((h) => names.includes(h))] as const,
  );
  const at = Object.fromEntries(entries) as Record<keyof C, number>;
  return { at, missing: needed.filter((name) => at[name] < 0).map((name) => columns[name]![0]!) };
}

const faultOf = (missing: readonly string[], items: readonly unknown[]): TableFault | null =>
  missing.length > 0
    ? { says: importWords.noColumns, columns: missing.join(', ') }
    : items.length === 0
      ? { says: importWords.empty, columns: '' }
      : null;

/** Examples of a table (id, title, body, label); a row without text or category is left out. */
export function examplesIn(rows: readonly Row[]): ReadTable<Labelled> {
  const { at, missing } = findColumns(rows, exampleColumns, ['body', 'category']);
  if (missing.length > 0) return { items: [], left: 0, fault: faultOf(missing, []) };
  const items = rows.slice(1).flatMap(({ cells }, i) => {
    const get = (name: keyof typeof exampleColumns) => (at[name] < 0 ? '' : textOf(cells[at[name]]));
    const read = {
      number: get('number') || String(i + 1),
      title: get('title'),
      body: get('body'),
      category: get('category'),
    };
    return read.category && (read.title || read.body) ? [read] : [];
  });
  return { items, left: rows.length - 1 - items.length, fault: faultOf([], items) };
}

/** The same table without a category: texts that only tell which words are rare. */
export function textsIn(rows: readonly Row[]): ReadTable<{ title: string; body: string }> {
  const { at, missing } = findColumns(rows, exampleColumns, ['body']);
  if (missing.length > 0) return { items: [], left: 0, fault: faultOf(missing, []) };
  const items = rows.slice(1).map(({ cells }) => ({
    title: at.title < 0 ? '' : textOf(cells[at.title]),
    body: textOf(cells[at.body]),
  }));
  return { items, left: 0, fault: faultOf([], items) };
}

/** The categories of a table in up to three levels, each line once. */
export function termsIn(rows: readonly Row[]): ReadTable<Term> {
  const { at, missing } = findColumns(rows, termColumns, ['level1']);
  if (missing.length > 0) return { items: [], left: 0, fault: faultOf(missing, []) };
  const seen = new Map<string, Term>();
  let left = 0;
  for (const { cells } of rows.slice(1)) {
    const get = (name: keyof typeof termColumns) => (at[name] < 0 ? '' : textOf(cells[at[name]]));
    const term = { level1: get('level1'), level2: get('level2'), level3: get('level3') };
    if (term.level1) seen.set(`${term.level1}\n${term.level2}\n${term.level3}`, term);
    else left += 1;
  }
  const items = [...seen.values()];
  return { items, left, fault: faultOf([], items) };
}

/** A category's own terms as examples of it: 物业服务 says 城乡建设 before anybody wrote a word. Of no use where they say nothing. */
export const examplesOf = (terms: readonly Term[]): Example[] =>
  terms.flatMap(({ level1, level2, level3 }) => {
    const title = [level2, level3].filter((name) => name && name !== '其他').join(' ');
    return title ? [{ title, body: '', category: level1 }] : [];
  });
