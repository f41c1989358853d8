import { Refused } from '#kernel/refusal.ts';
import { dayOf, placesByText } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type Layout, layoutOf } from '#platform/sheet.layout.ts';
import { readSheet } from '#platform/sheet.ts';
import { staffOf } from './mediations.act.ts';
import { MAX_PERSONS, type RegistersApi } from './registers.contract.ts';
import { type PersonFault, personFault, personTable, readPerson, type SheetPerson } from './registers.rules.ts';
import { insertPerson, insertTraining, selectCommittees, selectPersons } from './registers.store.ts';
import { type PersonSheetField, type PersonSheetRule, personSheetFields, personSheetTexts } from './registers.words.ts';

const LIMITS = { maxRows: MAX_PERSONS + 10, maxBytes: 20 * 2 ** 20 };
const PREVIEW_ROWS = 5;
type Planned = SheetPerson & { area: string; committeeId: string | null };
type Plan = { good: Planned[]; known: number; faults: PersonFault[] };

/** Decides for every row whether it can be taken in; whoever stands in the register already is passed over. Changes nothing. */
async function planRows(ctx: Ctx, layout: Layout<PersonSheetField>): Promise<Plan> {
  const [committees, there] = await Promise.all([selectCommittees(ctx), selectPersons(ctx, {})]);
  const keyOf = (p: { kind: string; area: string; name: string }) => `${p.kind}/${p.area}/${p.name}`;
  const taken = new Set(there.filter((p) => p.until === null).map(keyOf));
  const heads = new Set(there.filter((p) => p.part === 'head' && p.until === null).map((p) => p.committeeId));
  const read = layout.rows.map((row) => readPerson(row, layout.columns));
  const named = read.flatMap((r) => ('read' in r && r.read.kind === 'guide' ? [r.read.place] : []));
  const places = await placesByText(ctx, named, staffOf(ctx).area);
  const placed = (text: string) => {
    const found = places.get(text);
    return found && 'code' in found ? found.code : undefined;
  };
  const firstBy = new Map<string, number>();
  const plan: Plan = { good: [], known: 0, faults: [] };
  for (const result of read) {
    if ('faults' in result) {
      plan.faults.push(...result.faults);
      continue;
    }
    const r = result.read;
    const bad = (field: PersonSheetField, rule: PersonSheetRule, values = {}) =>
      void plan.faults.push(personFault(r.row, field, rule, values));
    const committee = committees.find((c) => c.name === r.committee);
    const area = r.kind === 'mediator' ? committee?.area : placed(r.place);
    if (!area) {
      if (r.kind === 'mediator') bad('committee', 'committeeUnknown', { part: r.committee });
      else bad('place', 'placeUnknown', { part: r.place });
      continue;
    }
    const key = keyOf({ kind: r.kind, area, name: r.name });
    const first = firstBy.get(key);
    if (first !== undefined) bad('name', 'twice', { first });
    else if (taken.has(key)) plan.known += 1;
    else if (r.part === 'head' && heads.has(committee?.id ?? null)) bad('part', 'headTaken');
    else {
      firstBy.set(key, r.row);
      if (r.part === 'head') heads.add(committee?.id ?? null);
      plan.good.push({ ...r, area, committeeId: r.kind === 'mediator' ? (committee?.id ?? null) : null });
    }
  }
  return plan;
}

function previewOf({ header, columns, rows }: Layout<PersonSheetField>) {
  const shown = header.cells.map((cell) => String(cell ?? '').slice(0, 200));
  const mapping: Partial<Record<PersonSheetField, string>> = {};
  for (const f of personSheetFields) if (columns[f] !== undefined) mapping[f] = shown[columns[f]] ?? '';
  const cellsOf = (cells: readonly unknown[]) => shown.map((_, i) => String(cells[i] ?? '').slice(0, 200));
  return {
    columns: shown,
    mapping,
    rows: rows.slice(0, PREVIEW_ROWS).map((r) => ({ row: r.number, cells: cellsOf(r.cells) })),
  };
}

async function keep(tx: TxCtx, p: Planned): Promise<void> {
  const id = tx.house.newId();
  const today = dayOf(tx.now);
  const { area, kind, committeeId, name, isWoman, part, certificate } = p;
  const rest = { accountId: null, until: null, publicSince: null, since: p.since ?? today };
  await insertPerson(tx, { ...{ id, area, kind, committeeId, name, isWoman, part, certificate }, ...rest });
  const { accountId } = staffOf(tx);
  const topic = '培训(表格导入)';
  if (p.hours) await insertTraining(tx, { personId: id, area, on: today, hours: p.hours, topic, accountId });
  const data = { kind, table: true };
  await record(tx, { kind: 'mediationPerson', id, area, verb: 'add', shows: 'staff', data }, 'new');
}

/** Rows that are fine go in, the report lists the rest by row, field and rule. Nobody becomes public by a table. */
export const importPersons: Handler<RegistersApi['importPersons']> = async (ctx, { input, sheet }) => {
  const layout = layoutOf(await readSheet(sheet.bytes, LIMITS), personTable, input.map);
  if (!layout || layout.columns.kind === undefined || layout.columns.name === undefined)
    throw new Refused('noHeader', 422, personSheetTexts.noHeader);
  if (layout.rows.length > MAX_PERSONS)
    throw new Refused('tooManyRows', 413, personSheetTexts.tooMany, { values: { rows: MAX_PERSONS } });
  const began = performance.now();
  const work = async (tx: TxCtx) => {
    const plan = await planRows(tx, layout);
    if (!input.dryRun) for (const p of plan.good) await keep(tx, p);
    return {
      rows: layout.rows.length,
      imported: input.dryRun ? 0 : plan.good.length,
      known: plan.known,
      refused: new Set(plan.faults.map((f) => f.row)).size,
      seconds: Math.round(performance.now() - began) / 1000,
      faults: plan.faults.toSorted((a, b) => a.row - b.row),
      preview: input.dryRun ? previewOf(layout) : null,
    };
  };
  return input.dryRun ? inTransaction(ctx, work) : once(ctx, work);
};
