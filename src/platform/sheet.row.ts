import type { TableCell, TableRow } from '#kernel/table.ts';

/** What stands in a cell; a formula counts as its result, rich text and links as their text, a date as wall-clock time. */
export type Cell = TableCell;
/** `number` is the row's number as a spreadsheet program shows it; missing cells at the end are left out. */
export type SheetRow = TableRow;
export type SheetLimits = { readonly maxRows: number; readonly maxBytes: number };
