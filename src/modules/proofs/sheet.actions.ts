import { Refused } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import { inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type Layout, layoutOf } from '#platform/sheet.layout.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { readSheet } from '#platform/sheet.ts';
import { lockDraft } from './lists.actions.ts';
import type { ItemInput, ProofListsApi } from './lists.contract.ts';
import { editionById, itemsOf, putItem, touchEdition } from './lists.store.ts';
import { itemKindWords, remitWords } from './proofs.words.ts';
import { neededColumns, type ProofFault, proofFault, proofTable, readItem } from './sheet.rules.ts';
import { type SheetField, sheetFields, sheetFieldWords, sheetTexts } from './sheet.words.ts';

const MAX_ROWS = 300;
const LIMITS = { maxRows: MAX_ROWS + 10, maxBytes: 20 * 2 ** 20 };
const PREVIEW_ROWS = 5;

function planRows(layout: Layout<SheetField>): { good: ItemInput[]; faults: ProofFault[] } {
  const firstBy = new Map<string, number>();
  const good: ItemInput[] = [];
  const faults: ProofFault[] = [];
  for (const row of layout.rows) {
    const result = readItem(row, layout.columns);
    if ('faults' in result) {
      faults.push(...result.faults);
      continue;
    }
    const first = firstBy.get(result.read.code);
    if (first !== undefined) faults.push(proofFault(row.number, 'code', 'twice', { first }));
    else {
      firstBy.set(result.read.code, row.number);
      good.push(result.read);
    }
  }
  return { good, faults };
}
function previewOf({ header, columns, rows }: Layout<SheetField>) {
  const shown = header.cells.map((cell) => String(cell ?? '').slice(0, 200));
  const mapping: Partial<Record<SheetField, string>> = {};
  for (const f of sheetFields) if (columns[f] !== undefined) mapping[f] = shown[columns[f]] ?? '';
  const cellsOf = (cells: readonly unknown[]) => shown.map((_, i) => String(cells[i] ?? '').slice(0, 200));
  return {
    columns: shown,
    mapping,
    rows: rows.slice(0, PREVIEW_ROWS).map((r) => ({ row: r.number, cells: cellsOf(r.cells) })),
  };
}

/** Rows that are fine go into the draft, one of the same code is changed; the report lists the rest by row, field and rule. */
export const importProofItems: Handler<ProofListsApi['importProofItems']> = async (ctx, { params, input, sheet }) => {
  const layout = layoutOf(await readSheet(sheet.bytes, LIMITS), proofTable, input.map);
  if (!layout || neededColumns.some((f) => layout.columns[f] === undefined))
    throw new Refused('noHeader', 422, sheetTexts.noHeader);
  if (layout.rows.length > MAX_ROWS)
    throw new Refused('tooManyRows', 413, sheetTexts.tooMany, { values: { rows: MAX_ROWS } });
  const began = performance.now();
  const work = async (tx: TxCtx) => {
    const e = await lockDraft({ ...tx, version: null }, params.id);
    const plan = planRows(layout);
    if (!input.dryRun && plan.good.length > 0) {
      for (const item of plan.good) await putItem(tx, e, item);
      await touchEdition(tx, e.id);
      const data = { items: plan.good.length };
      await record(tx, { kind: 'proofEdition', id: e.id, area: e.area, verb: 'import', shows: 'staff', data });
    }
    return {
      rows: layout.rows.length,
      imported: input.dryRun ? 0 : plan.good.length,
      known: 0,
      refused: new Set(plan.faults.map((f) => f.row)).size,
      seconds: Math.round(performance.now() - began) / 1000,
      faults: plan.faults.toSorted((a, b) => a.row - b.row),
      preview: input.dryRun ? previewOf(layout) : null,
    };
  };
  // Looking first is no command: it may be repeated with the same key and still look at what is there now.
  return input.dryRun ? inTransaction(ctx, work) : once(ctx, work);
};

const widths: Partial<Record<SheetField, number>> = {
  name: 34,
  law: 30,
  purpose: 30,
  procedure: 50,
  form: 60,
  how: 60,
};
const yes = (is: boolean) => (is ? '是' : '否');
/** An edition as a table; changed there, it can be imported into a draft. */
export const exportProofItems: Handler<ProofListsApi['exportProofItems']> = async (ctx, { params }) => {
  const e = await editionById(ctx, params.id);
  const items = await itemsOf(ctx, e.id);
  await recordExport(ctx, e.area, { of: 'proofList', edition: e.nth, rows: items.length });
  return sheetFile(`${e.placeName} ${e.title} ${dayOf(ctx.now)}`, [
    {
      name: e.title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 30),
      columns: sheetFields.map((f) => ({ head: sheetFieldWords[f][0], width: widths[f] ?? 16, isText: f === 'code' })),
      rows: items.map((i) => [
        i.code,
        i.name,
        itemKindWords[i.kind][0],
        i.law,
        i.article,
        i.remit ? remitWords[i.remit][0] : '',
        i.purpose,
        i.procedure,
        i.form,
        i.materials,
        i.validDays,
        yes(i.needsMeeting),
        i.who,
        i.how,
        i.words,
      ]),
    },
  ]);
};
