import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { revealMany } from '#modules/people/index.ts';
import { dayOf, placeOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { recordExport } from '#platform/sheet.out.ts';
import { countBurden } from './burden.store.ts';
import { staffOf } from './facts.actions.ts';
import { currentFacts, keepFacts } from './facts.keep.ts';
import type { FactKind } from './facts.rules.ts';
import { selectFacts, selectHomes, selectKinds, selectMembers } from './facts.store.ts';
import { noFact } from './facts.words.ts';
import { viewReturn } from './returns.actions.ts';
import type { ReturnFill, returnsApi } from './returns.contract.ts';
import { type ReturnColumn, sealedKnown } from './returns.rules.ts';
import { fillTemplate } from './returns.sheet.ts';
import {
  lockFill,
  type StoredFill,
  type StoredReturn,
  saveFill,
  selectFill,
  selectReturn,
  selectTemplate,
} from './returns.store.ts';
import {
  asksOf,
  isOpen,
  openCells,
  type SentRow,
  sentRows,
  type TableHome,
  type TableRow,
  tableOf,
} from './returns.table.rules.ts';

type Api = typeof returnsApi;
type At = { id: string; area: string; period: string };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_HOUSEHOLDS = 3000;

/** A return of a village in the actor's place. */
async function returnAt(ctx: Ctx, at: At): Promise<StoredReturn> {
  const form = await selectReturn(ctx, at.id);
  if (at.area.length !== 12 || !isWithin(at.area, form.area)) throw notFound();
  return form;
}
async function ownReturn(ctx: Ctx, at: At): Promise<StoredReturn> {
  if (!isWithin(at.area, staffOf(ctx).area)) throw notFound();
  return returnAt(ctx, at);
}

export type Table = { kinds: FactKind[]; homes: TableHome[]; rows: TableRow[] };
async function readTable(ctx: Ctx, form: StoredReturn, area: string, cells: StoredFill['cells']): Promise<Table> {
  const found = await selectHomes(ctx, { area, limit: MOST_HOUSEHOLDS });
  const ids = found.map((h) => h.id);
  const [kinds, members] = [await selectKinds(ctx), await selectMembers(ctx, ids)];
  const asked = asksOf(form.columns, kinds).flatMap(({ kind }) => (kind ? [kind.key] : []));
  const facts = await selectFacts(ctx, ids, form.onlyKind ? [...asked, form.onlyKind] : asked);
  const [byHome, ofHome] = [Map.groupBy(facts, (f) => f.householdId), Map.groupBy(members, (m) => m.householdId)];
  const homes = found.map((h): TableHome => {
    const now = currentFacts(byHome.get(h.id) ?? []);
    return {
      ...h,
      members: ofHome.get(h.id) ?? [],
      facts: new Map(
        [...now].map(([line, f]) => [line, { value: f.value, validUntil: f.validUntil, on: dayOf(f.madeAt) }]),
      ),
    };
  });
  return { kinds, homes, rows: tableOf(form, homes, kinds, cells, dayOf(ctx.now)) };
}

async function viewFill(ctx: Ctx, form: StoredReturn, at: At, fill: StoredFill | null): Promise<ReturnFill> {
  const { kinds, rows } = await readTable(ctx, form, at.area, fill?.cells ?? {});
  const place = await placeOf(ctx, at.area);
  return {
    form: await viewReturn(ctx, form),
    area: at.area,
    placeName: place?.fullName ?? at.area,
    period: at.period,
    asks: asksOf(form.columns, kinds).map(({ key, head, kind }) => ({
      key,
      head,
      type: kind?.type ?? 'text',
      unit: kind?.unit ?? null,
      choices: [...(kind?.choices ?? [])],
    })),
    rows: rows.map((r) => ({ ...r, cells: { ...r.cells } })),
    open: openCells(rows).length,
    typed: fill?.typed ?? 0,
    reused: fill?.reused ?? 0,
    sentAt: fill?.sentAt?.toString() ?? null,
    backReason: fill?.backReason ?? null,
    version: fill?.version ?? 0,
  };
}

export const getFill: Handler<Api['getFill']> = (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    const form = await ownReturn(tx, params);
    return viewFill(tx, form, params, await selectFill(tx, form.id, params.area, params.period));
  });

async function lockOwn(tx: TxCtx, at: At): Promise<{ form: StoredReturn; fill: StoredFill }> {
  const form = await ownReturn(tx, at);
  if (form.closedAt) throw noFact('returnClosed', 409);
  const { organisationId } = staffOf(tx);
  const fill = await lockFill(tx, { formId: form.id, area: at.area, period: at.period, organisationId });
  if (fill.sentAt) throw noFact('fillSent', 409);
  return { form, fill };
}

type GivenCell = { row: string; ask: string; value: string };
/** The facts among the cells, per household; what is typed for the return alone comes back as its cells. */
async function keepCells(tx: TxCtx, form: StoredReturn, table: Table, cells: readonly GivenCell[]) {
  const asks = asksOf(form.columns, table.kinds);
  const facts = new Map<string, { kind: string; personId?: string; value: string }[]>();
  const typed: Record<string, Record<string, string>> = {};
  for (const cell of cells) {
    const row = table.rows.find((r) => r.key === cell.row);
    const ask = asks.find((a) => a.key === cell.ask);
    if (!row) throw noFact('noSuchRow', 409);
    if (!ask) throw noFact('noSuchColumn');
    if (!ask.kind) {
      typed[row.key] = { ...typed[row.key], [ask.key]: cell.value };
      continue;
    }
    const personId = ask.kind.subject === 'person' ? row.personId : null;
    const list = facts.get(row.householdId) ?? [];
    list.push({ kind: ask.kind.key, value: cell.value, ...(personId && { personId }) });
    facts.set(row.householdId, list);
  }
  const { organisationId } = staffOf(tx);
  let [changed, confirmed] = [0, 0];
  for (const householdId of [...facts.keys()].sort()) {
    const about = { householdId, ownerId: organisationId, source: 'office' as const, madeAt: tx.now };
    const kept = await keepFacts(tx, about, facts.get(householdId)!);
    changed += kept.changed;
    confirmed += kept.confirmed;
  }
  return { changed, confirmed, typed };
}

export const fillCells: Handler<Api['fillCells']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { form, fill } = await lockOwn(tx, params);
    const table = await readTable(tx, form, params.area, fill.cells);
    const { changed, confirmed, typed } = await keepCells(tx, form, table, input.cells);
    const own = Object.values(typed).reduce((n, of) => n + Object.keys(of).length, 0);
    const cells = { ...fill.cells };
    for (const [row, of] of Object.entries(typed)) cells[row] = { ...cells[row], ...of };
    await saveFill(tx, fill.id, { cells, typed: fill.typed + changed + own, reused: fill.reused + confirmed });
    await countBurden(tx, {
      form: `return:${form.id}`,
      organisationId: staffOf(tx).organisationId,
      area: params.area,
      on: dayOf(tx.now),
      effort: { typed: changed + own, reused: confirmed, photos: 0, records: 0 },
    });
    return viewFill(tx, form, params, await selectFill(tx, form.id, params.area, params.period));
  });

export const sendFill: Handler<Api['sendFill']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { form, fill } = await lockOwn(tx, params);
    const { homes, rows, kinds } = await readTable(tx, form, params.area, fill.cells);
    if (rows.length === 0) throw noFact('nobodyIn', 409);
    const open = openCells(rows);
    if (open.length > 0) {
      const where = [...new Set(open.map(({ row }) => row.name))].slice(0, 3).join('、');
      throw noFact('cellsOpen', 409, { n: open.length, where });
    }
    // Whatever stands in the file and was not typed for it filled itself in.
    const filled = rows.length * form.columns.length;
    const reused = Math.max(0, filled - fill.typed);
    await saveFill(tx, fill.id, { rows: sentRows(form, homes, rows, kinds), reused, sentAt: tx.now, backReason: null });
    await countBurden(tx, {
      form: `return:${form.id}`,
      organisationId: staffOf(tx).organisationId,
      area: params.area,
      on: dayOf(tx.now),
      effort: { typed: 0, reused: 0, photos: 0, records: 1 },
    });
    await tell(tx, form, params, 'send', { rows: rows.length });
    return viewFill(tx, form, params, await selectFill(tx, form.id, params.area, params.period));
  });

const tell = (tx: TxCtx, form: StoredReturn, at: At, verb: string, data: Readonly<Record<string, unknown>>) =>
  record(tx, {
    kind: 'return',
    id: form.id,
    area: at.area,
    verb,
    shows: 'staff',
    data: { village: at.area, period: at.period, ...data },
  });

export const sendBack: Handler<Api['sendBack']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const form = await returnAt(tx, params);
    if (form.organisationId !== staffOf(tx).organisationId) throw noFact('notOrdered', 403);
    const { organisationId } = staffOf(tx);
    const fill = await lockFill(tx, { formId: form.id, area: params.area, period: params.period, organisationId });
    if (!fill.sentAt) throw noFact('notSent', 409);
    await saveFill(tx, fill.id, { rows: null, sentAt: null, backReason: input.reason });
    await tell(tx, form, params, 'back', input);
    return viewFill(tx, form, params, await selectFill(tx, form.id, params.area, params.period));
  });

/** The sealed numbers of a table's people; each of them sees that they were taken out, and what for. */
async function withNumbers(tx: TxCtx, columns: readonly ReturnColumn[], rows: readonly SentRow[]): Promise<string[][]> {
  const purposes = { idNumber: 'verify', phone: 'contact', bank: 'pay' } as const;
  const ids = rows.flatMap((r) => (r.personId ? [r.personId] : []));
  const shown = new Map<string, Map<string, string>>();
  for (const field of sealedKnown)
    if (columns.some((c) => c.is === 'known' && c.field === field))
      shown.set(field, await revealMany(tx, ids, field, purposes[field]));
  return rows.map((row) =>
    row.values.map((value, i) => {
      const column = columns[i];
      if (value !== null) return value;
      return (column?.is === 'known' && shown.get(column.field)?.get(row.personId ?? '')) || '';
    }),
  );
}

/** What was sent; for the village itself also what is not sent yet, with the open cells empty. */
async function rowsOf(tx: TxCtx, form: StoredReturn, at: At): Promise<readonly SentRow[]> {
  const fill = await selectFill(tx, form.id, at.area, at.period);
  if (fill?.rows) return fill.rows;
  const { area } = staffOf(tx);
  if (!isWithin(at.area, area)) throw notFound();
  const { homes, rows, kinds } = await readTable(tx, form, at.area, fill?.cells ?? {});
  const blank = rows.map((r) => ({
    ...r,
    cells: Object.fromEntries(Object.entries(r.cells).map(([k, c]) => [k, isOpen(c) ? { ...c, value: null } : c])),
  }));
  return sentRows(form, homes, blank, kinds);
}

export const fillFile: Handler<Api['fillFile']> = (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    const form = await returnAt(tx, params);
    const { area, organisationId } = staffOf(tx);
    if (form.organisationId !== organisationId && !isWithin(params.area, area)) throw notFound();
    const rows = await withNumbers(tx, form.columns, await rowsOf(tx, form, params));
    await tell(tx, form, params, 'export', { rows: rows.length });
    await recordExport(tx, params.area, { of: 'returnTable', return: form.id, rows: rows.length });
    const content = await fillTemplate(await selectTemplate(tx, form.id), form, rows);
    const place = await placeOf(tx, params.area);
    return { content, mediaType: XLSX, name: `${form.name}-${place?.name ?? params.area}-${params.period}.xlsx` };
  });
