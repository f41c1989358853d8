import { Refused } from '#kernel/refusal.ts';
import type { TableCell } from '#kernel/table.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { SheetLimits } from '#platform/sheet.row.ts';
import { COMMAND_LINE_LIMITS, readSheet } from '#platform/sheet.ts';
import { type importApi, MAX_UPLOAD_ROWS } from './cases.import.contract.ts';
import { type ImportOptions, type Layout, layoutOf, type Planned, planImport } from './cases.import.plan.ts';
import { faultOf, type RowFault } from './cases.import.rules.ts';
import { lockSource } from './cases.import.store.ts';
import { type ImportField, importFields, importRefusalWords } from './cases.import.words.ts';
import { knownExternal } from './cases.intake.store.ts';
import { type Draft, registerAll } from './cases.report.actions.ts';

export type { ImportOptions } from './cases.import.plan.ts';
export type ImportCount = {
  rows: number;
  imported: number;
  known: number;
  refused: number;
  seconds: number;
  faults: RowFault[];
};
type Counted = { imported: number; known: number; faults: RowFault[] };

const BATCH = 300;
const MAX_FAULTS = 2000;
const PREVIEW_ROWS = 5;
const UPLOAD_LIMITS: SheetLimits = { maxRows: MAX_UPLOAD_ROWS + 10, maxBytes: 60 * 2 ** 20 };

const draftOf = (p: Planned, source: string): Draft => {
  const { row, number, receivedAt, reporter, ...said } = p;
  const isNamed = Boolean(reporter.name || reporter.phone || reporter.address);
  return {
    ...said,
    reporter,
    disclosure: isNamed ? 'named' : 'anonymous',
    source,
    externalNumber: number,
    withoutReceipt: true,
    ...(receivedAt && { receivedAt }),
  };
};

async function registerNew(tx: TxCtx, rows: readonly Planned[], source: string): Promise<Counted> {
  await lockSource(tx, source);
  const known = await knownExternal(
    tx,
    source,
    rows.map((r) => r.number),
  );
  const fresh = rows.filter((r) => !known.has(r.number));
  if (fresh.length > 0)
    await registerAll(
      tx,
      fresh.map((r) => draftOf(r, source)),
    );
  return { imported: fresh.length, known: rows.length - fresh.length, faults: [] };
}

/** Why one row was not taken, when it is the row's fault; null for a bug or a failure of ours, which must surface. */
function faultOfError(row: number, error: unknown): RowFault | null {
  const refused = violation(error);
  if (refused) return faultOf(row, 'body', 'database', { constraint: refused.constraint });
  if (!(error instanceof Refused)) return null;
  const fault = error.faults[0];
  const field = importFields.find((f) => f === fault?.field.split('.').at(-1)) ?? 'body';
  const [zh, en] = fault?.says ?? error.says;
  return { row, field, rule: field === 'phone' || field === 'name' ? field : 'database', zh, en };
}

/** One batch, one transaction. When a single row is refused, the others of its batch are registered row by row. */
async function registerBatch(ctx: Ctx, rows: readonly Planned[], source: string): Promise<Counted> {
  try {
    return await inTransaction(ctx, (tx) => registerNew(tx, rows, source));
  } catch (error) {
    const fault = faultOfError(rows[0]!.row, error);
    if (!fault) throw error;
    if (rows.length === 1) return { imported: 0, known: 0, faults: [fault] };
  }
  const parts: Counted[] = [];
  for (const row of rows) parts.push(await registerBatch(ctx, [row], source));
  return sumOf(parts);
}

const sumOf = (parts: readonly Counted[]): Counted => ({
  imported: parts.reduce((n, p) => n + p.imported, 0),
  known: parts.reduce((n, p) => n + p.known, 0),
  faults: parts.flatMap((p) => p.faults),
});

const refusedRows = (faults: readonly RowFault[]) => new Set(faults.map((f) => f.row)).size;

/**
 * Imports a laid-out table in batches, each in a transaction of its own: what was registered stays when the process ends in the
 * middle, and the next run goes on from there, since every number of a source is registered once. Not to be called inside a
 * transaction: a refused row would end it.
 */
async function importLayout(
  ctx: Ctx,
  layout: Layout,
  options: ImportOptions,
  hash: string,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<ImportCount> {
  const began = performance.now();
  const plan = await planImport(ctx, layout, options);
  const parts: Counted[] = [];
  for (let i = 0; i < plan.planned.length; i += BATCH) {
    parts.push(await registerBatch(ctx, plan.planned.slice(i, i + BATCH), options.source));
    onProgress(Math.min(i + BATCH, plan.planned.length), plan.planned.length);
  }
  const { imported, known, faults: late } = sumOf(parts);
  const faults = [...plan.faults, ...late].sort((a, b) => a.row - b.row);
  const counts = { rows: plan.rows, imported, known, refused: refusedRows(faults) };
  return once(ctx, async (tx) => {
    const id = tx.house.newId();
    const data = { ...counts, source: options.source, file: hash };
    await record(tx, { kind: 'import', id, area: options.area, verb: 'import', shows: 'staff', data }, 'new');
    return { ...counts, seconds: Math.round(performance.now() - began) / 1000, faults };
  });
}

/** Imports a table from the command line. */
export async function importCases(
  ctx: Ctx,
  sheet: { bytes: Uint8Array; hash: string },
  options: ImportOptions & { onProgress?: (done: number, of: number) => void },
): Promise<ImportCount> {
  const began = performance.now();
  const layout = layoutOf(await readSheet(sheet.bytes, COMMAND_LINE_LIMITS), options.map);
  const result = await importLayout(ctx, layout, options, sheet.hash, options.onProgress);
  return { ...result, seconds: Math.round(performance.now() - began) / 1000 };
}

const shown = (cell: TableCell | undefined): string => String(cell ?? '').slice(0, 200);

function previewOf({ header, columns: mapping, rows }: Layout) {
  const columns = header.cells.map(shown);
  const headings: Partial<Record<ImportField, string>> = {};
  for (const field of importFields) if (mapping[field] !== undefined) headings[field] = columns[mapping[field]] ?? '';
  return {
    columns,
    mapping: headings,
    rows: rows.slice(0, PREVIEW_ROWS).map((r) => ({ row: r.number, cells: columns.map((_, i) => shown(r.cells[i])) })),
  };
}

const tooMany = () =>
  new Refused('tooManyRows', 413, importRefusalWords.tooManyForUpload, { values: { rows: MAX_UPLOAD_ROWS } });

async function readUpload(bytes: Uint8Array, map: Readonly<Record<string, string>>): Promise<Layout> {
  const rows = await readSheet(bytes, UPLOAD_LIMITS).catch((error: unknown) => {
    throw error instanceof Refused && error.code === 'tooManyRows' ? tooMany() : error;
  });
  const layout = layoutOf(rows, map);
  if (layout.rows.length > MAX_UPLOAD_ROWS) throw tooMany();
  return layout;
}

type Import = (typeof importApi)['importFile'];

export const importFile: Handler<Import> = (ctx, { input, sheet }) => importSheet(ctx, sheet, input);

/** Imports an uploaded table, or says how it would be read. */
export async function importSheet(
  ctx: Ctx,
  sheet: { bytes: Uint8Array; hash: string },
  input: Parameters<Handler<Import>>[1]['input'] & Pick<ImportOptions, 'theirs'>,
): ReturnType<Handler<Import>> {
  const { dryRun, map, area, ...rest } = input;
  const own = ctx.actor.kind === 'staff' ? ctx.actor.area : ctx.house.config.jurisdiction;
  const options: ImportOptions = { ...rest, map, area: area ?? own };
  const layout = await readUpload(sheet.bytes, map);
  if (dryRun) {
    const { rows, faults } = await planImport(ctx, layout, options);
    const counts = { rows, imported: 0, known: 0, refused: refusedRows(faults), seconds: 0 };
    return { ...counts, faults: faults.slice(0, MAX_FAULTS), preview: previewOf(layout) };
  }
  const result = await importLayout(ctx, layout, options, sheet.hash);
  return { ...result, faults: result.faults.slice(0, MAX_FAULTS), preview: null };
}
