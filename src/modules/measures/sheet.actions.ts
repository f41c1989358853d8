import { Refused } from '#kernel/refusal.ts';
import { admitRow } from '#modules/mandates/index.ts';
import { organisationsFor } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type Layout, layoutOf } from '#platform/sheet.layout.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { readSheet } from '#platform/sheet.ts';
import { confirmerOf, lockOwn, matterOf, rowOf } from './measures.actions.ts';
import { MAX_ROWS, type MeasuresApi } from './measures.contract.ts';
import {
  documentById,
  insertMeasure,
  type NewMeasure,
  nthsOf,
  type StoredDocument,
  selectMeasures,
} from './measures.store.ts';
import { measureWords as mw, standingWords } from './measures.words.ts';
import { type MeasureFault, measureFault, measureTable, neededColumns, readMeasure } from './sheet.rules.ts';
import { type SheetField, sheetFields, sheetFieldWords, sheetTexts } from './sheet.words.ts';

const LIMITS = { maxRows: MAX_ROWS + 10, maxBytes: 20 * 2 ** 20 };
const PREVIEW_ROWS = 5;

type Planned = Omit<NewMeasure, 'id' | 'documentId' | 'area'> & { row: number };
type Plan = { good: Planned[]; known: number; faults: MeasureFault[] };

/** Decides for every row whether it can be taken in; a measure that is there already, by its number, is passed over. Changes nothing, but for what the gate keeps. */
async function planRows(ctx: TxCtx, d: StoredDocument, layout: Layout<SheetField>, isDry: boolean): Promise<Plan> {
  const there = await organisationsFor(ctx, d.area);
  const named = (name: string) => there.find((o) => o.name === name || o.shortName === name)?.id;
  const taken = await nthsOf(ctx, d.id);
  const firstBy = new Map<number, number>();
  const plan: Plan = { good: [], known: 0, faults: [] };
  let next = 1;
  for (const row of layout.rows) {
    const result = readMeasure(row, layout.columns, Number(d.issuedOn.slice(0, 4)));
    if ('faults' in result) {
      plan.faults.push(...result.faults);
      continue;
    }
    const r = result.read;
    const bad = (field: SheetField, rule: Parameters<typeof measureFault>[2], values = {}) =>
      void plan.faults.push(measureFault(r.row, field, rule, values));
    while (r.nth === null && (taken.has(next) || firstBy.has(next))) next += 1;
    const nth = r.nth ?? next;
    const first = firstBy.get(nth);
    if (first !== undefined) {
      bad('nth', 'twice', { first });
      continue;
    }
    if (taken.has(nth)) {
      plan.known += 1;
      continue;
    }
    const leadId = named(r.lead);
    const units = r.units.map((name) => ({ name, id: named(name) }));
    const strange = units.find((u) => !u.id);
    if (!leadId) bad('lead', 'leadUnknown', { name: r.lead });
    else if (!confirmerOf({ leadId, issuerId: d.organisationId, issuerSuperiorId: d.superiorId }))
      bad('lead', 'noConfirmer');
    if (strange) bad('units', 'unitUnknown', { name: strange.name });
    if (r.dueOn < d.issuedOn) bad('due', 'duePast');
    if (plan.faults.some((f) => f.row === r.row) || !leadId) continue;
    const unitIds = [...new Set(units.flatMap((u) => (u.id && u.id !== leadId ? [u.id] : [])))];
    const matter = matterOf(d, nth, r.body);
    const asked = [
      { receiverId: leadId, role: 'lead', field: 'lead' },
      ...unitIds.map((receiverId) => ({ receiverId, role: 'assist', field: 'units' }) as const),
    ] as const;
    for (const { field, ...of } of asked) {
      const refused = await admitRow(ctx, { ...of, matter }, { isDry });
      if (refused) plan.faults.push({ row: r.row, field, rule: refused.why, zh: refused.says[0], en: refused.says[1] });
    }
    if (plan.faults.some((f) => f.row === r.row)) continue;
    firstBy.set(nth, r.row);
    plan.good.push({ row: r.row, nth, body: r.body, leadId, unitIds, dueOn: r.dueOn, proof: r.proof });
  }
  return plan;
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

/** Rows that are fine go in, the report lists the rest by row, field and rule. */
export const importMeasures: Handler<MeasuresApi['importMeasures']> = async (ctx, { params, input, sheet }) => {
  const layout = layoutOf(await readSheet(sheet.bytes, LIMITS), measureTable, input.map);
  if (!layout || neededColumns.some((f) => layout.columns[f] === undefined))
    throw new Refused('noHeader', 422, sheetTexts.noHeader);
  if (layout.rows.length > MAX_ROWS)
    throw new Refused('tooManyRows', 413, sheetTexts.tooMany, { values: { rows: MAX_ROWS } });
  const began = performance.now();
  const work = async (tx: TxCtx) => {
    const d = await lockOwn({ ...tx, version: null }, params.id);
    const plan = await planRows(tx, d, layout, input.dryRun);
    if (!input.dryRun)
      for (const { row: _row, ...p } of plan.good) {
        const id = tx.house.newId();
        await insertMeasure(tx, { ...p, id, documentId: d.id, area: d.area });
        const told = {
          kind: 'measure',
          id,
          area: d.area,
          verb: 'add',
          shows: 'staff',
          data: { nth: p.nth, table: true },
        } as const;
        await record(tx, told, 'new');
      }
    const refused = new Set(plan.faults.map((f) => f.row)).size;
    return {
      rows: layout.rows.length,
      imported: input.dryRun ? 0 : plan.good.length,
      known: plan.known,
      refused,
      seconds: Math.round(performance.now() - began) / 1000,
      faults: plan.faults.toSorted((a, b) => a.row - b.row),
      preview: input.dryRun ? previewOf(layout) : null,
    };
  };
  // Looking first is no command: it may be repeated with the same key and still look at what is there now.
  return input.dryRun ? inTransaction(ctx, work) : once(ctx, work);
};

const widths: Readonly<Record<SheetField, number>> = { nth: 8, body: 60, lead: 18, units: 26, due: 14, proof: 40 };
/** The measures of a document; changed there, the new ones can be imported again. */
export const exportMeasures: Handler<MeasuresApi['exportMeasures']> = async (ctx, { params }) => {
  const d = await documentById(ctx, params.id);
  const rows = (await selectMeasures(ctx, { documentIds: [d.id] })).map((m) => rowOf(ctx, m));
  await recordExport(ctx, d.area, { of: 'measures', document: d.id, rows: rows.length });
  return sheetFile(`${d.title} ${dayOf(ctx.now)}`, [
    {
      name: mw.title[0],
      columns: [
        ...sheetFields.map((f) => ({ head: sheetFieldWords[f][0], width: widths[f] })),
        { head: mw.standing[0], width: 16 },
        { head: mw.last[0], width: 50 },
      ],
      rows: rows.map((m) => [
        m.nth,
        m.body,
        m.lead.name,
        m.units.map((u) => u.name).join('、'),
        m.dueOn,
        m.proof,
        standingWords[m.standing][0],
        m.lastReport ? `${m.lastReport.onDay} ${m.lastReport.body}` : '',
      ]),
    },
  ]);
};
