import { readIdNumber } from '#kernel/identity.ts';
import {
  type DistributionColumn,
  type DistributionRefusal,
  distributionAliases,
  distributionColumns,
} from './distribution.words.ts';

/** What stands in a cell of a table. */
type Cell = unknown;
export type ListRow = { readonly number: number; readonly cells: readonly Cell[] };
export type Mapping = Partial<Record<DistributionColumn, number>>;

const headingOf = (cell: Cell): string =>
  String(cell ?? '')
    .normalize('NFKC')
    .replace(/[\s*::]/g, '');

/** Which column is which, by the headings people use. */
export function detectMapping(cells: readonly Cell[]): Mapping {
  const found: Mapping = {};
  for (const [i, cell] of cells.entries()) {
    const heading = headingOf(cell);
    const column = distributionColumns.find((c) =>
      distributionAliases[c].some((a) => headingOf(a) === heading && heading !== ''),
    );
    if (column && found[column] === undefined) found[column] = i;
  }
  return found;
}
export const missingColumns = (m: Mapping): DistributionColumn[] =>
  (['head', 'batch', 'quantity', 'kin'] as const).filter((c) => m[c] === undefined);

export type ReadRow = {
  row: number;
  head: string;
  idNumber: string | null;
  address: string | null;
  batch: string;
  /** As it stands in the table: things, or yuan. */
  quantity: number;
  isKin: boolean;
};
export type RowFaultOf = { row: number; household: string; column: DistributionColumn; rule: DistributionRefusal };

const yes = ['是', 'yes', 'y', 'true', '1'];
const not = ['否', 'no', 'n', 'false', '0'];

/** One row as it is written, and everything that is wrong with it before any record is looked at. */
export function readRow(row: ListRow, m: Mapping): { read: ReadRow | null; faults: RowFaultOf[] } {
  const at = (c: DistributionColumn) => {
    const i = m[c];
    const cell = i === undefined ? null : row.cells[i];
    return cell === null || cell === undefined ? '' : String(cell).normalize('NFKC').trim();
  };
  const head = at('head');
  const faults: RowFaultOf[] = [];
  const wrong = (column: DistributionColumn, rule: DistributionRefusal) =>
    faults.push({ row: row.number, household: head, column, rule });
  if (!head) wrong('head', 'headMissing');
  const id = at('idNumber') ? readIdNumber(at('idNumber')) : null;
  if (typeof id === 'string') wrong('idNumber', 'idNumber');
  if (!at('batch')) wrong('batch', 'batchMissing');
  const quantity = Number(at('quantity').replaceAll(',', ''));
  if (!at('quantity') || !Number.isFinite(quantity) || quantity <= 0) wrong('quantity', 'quantity');
  const kin = at('kin').toLowerCase();
  if (!yes.includes(kin) && !not.includes(kin)) wrong('kin', 'kinMissing');
  if (faults.length > 0) return { read: null, faults };
  return {
    read: {
      row: row.number,
      head,
      idNumber: typeof id === 'object' && id ? id.value : null,
      address: at('address') || null,
      batch: at('batch'),
      quantity,
      isKin: yes.includes(kin),
    },
    faults,
  };
}

/** Things are whole; yuan become cents, at most two decimals. Null for what is neither. */
export function quantityOf(written: number, isMoney: boolean): number | null {
  const n = isMoney ? Math.round(written * 100) : written;
  if (!Number.isSafeInteger(n) || n < 1 || n > 1_000_000_000) return null;
  return isMoney && Math.abs(n - written * 100) > 1e-6 ? null : n;
}
