import { faulty } from '#kernel/refusal.ts';
import { type Columns, detectColumns, headingOf, type TableFields, type TableRow } from '#kernel/table.ts';
import type { Word } from '#kernel/words.ts';

/** A table whose heading row is found: which column is what, and the rows below it. */
export type Layout<F extends string> = {
  readonly header: TableRow;
  readonly columns: Columns<F>;
  readonly rows: readonly TableRow[];
};

const HEADER_WITHIN = 10;
const noColumn: Word = ['表里没有“{column}”这一栏。', 'The table has no column “{column}”.'];
const noField: Word = ['没有“{field}”这个项目,可用:{fields}。', 'There is no field “{field}”; use one of: {fields}.'];

/** The columns as the caller names them (field → heading; an empty heading leaves the field out), on top of those found by themselves. */
function withChosen<F extends string>(
  found: Columns<F>,
  header: TableRow,
  { fields }: TableFields<F>,
  map: Readonly<Record<string, string>>,
): Columns<F> {
  const headings = header.cells.map(headingOf);
  const chosen = { ...found };
  for (const [name, heading] of Object.entries(map)) {
    const field = fields.find((f) => f === name);
    if (!field) throw faulty('map', 'noField', noField, { field: name, fields: fields.join(', ') });
    delete chosen[field];
    if (heading === '') continue;
    const column = headings.indexOf(headingOf(heading));
    if (column < 0) throw faulty('map', 'noColumn', noColumn, { column: heading });
    for (const other of fields) if (chosen[other] === column) delete chosen[other];
    chosen[field] = column;
  }
  return chosen;
}

/**
 * Finds the heading row, below a title at most: the one of the first ten in which most columns are known or named by `map`. Null when none
 * names two, or (with a `map`) one: the caller says in its own words which columns it needs.
 */
export function layoutOf<F extends string>(
  rows: readonly TableRow[],
  fields: TableFields<F>,
  map: Readonly<Record<string, string>> = {},
): Layout<F> | null {
  const wanted = Object.values(map).filter(Boolean).map(headingOf);
  const known = (row: TableRow) =>
    Object.keys(detectColumns(row.cells, fields)).length +
    row.cells.filter((cell) => wanted.includes(headingOf(cell))).length;
  const top = rows.slice(0, HEADER_WITHIN);
  const best = Math.max(0, ...top.map(known));
  const header = best < (wanted.length > 0 ? 1 : 2) ? undefined : top.find((row) => known(row) === best);
  if (!header) return null;
  const columns = withChosen(detectColumns(header.cells, fields), header, fields, map);
  return { header, columns, rows: rows.slice(rows.indexOf(header) + 1) };
}
