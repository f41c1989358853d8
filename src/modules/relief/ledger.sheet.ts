import type { Word } from '#kernel/words.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { selectEntries } from './ledger.store.ts';
import { ledgerColumnWords as lw, stockColumnWords as sw } from './ledger.words.ts';
import type { BatchView, LedgerQuery, stockApi } from './relief.contract.ts';
import { presentEntries, staffOf } from './relief.view.ts';
import { entryKindWords, purposeWords, sourceWords } from './relief.words.ts';
import { listBatches, listStores } from './stock.actions.ts';

type Api = typeof stockApi;
const column = (word: Word, width?: number) => ({ head: word[0], ...(width && { width }) });
const shown = (n: number, isMoney: boolean) => (isMoney ? n / 100 : n);

const ledgerColumns = [
  column(lw.day),
  column(lw.kind),
  column(lw.batch, 28),
  column(lw.item, 14),
  column(lw.unit),
  column(lw.account, 24),
  column(lw.into),
  column(lw.out),
  column(lw.after),
  column(lw.by),
  column(lw.reason, 30),
  column(lw.place, 30),
];
/** The rows of the ledger as people keep one: a line in, a line out, what is left after it. */
async function ledgerRows(ctx: Ctx, query: LedgerQuery) {
  const entries = await presentEntries(ctx, await selectEntries(ctx, query, null));
  return entries.flatMap((e) =>
    e.lines.map((l) => [
      e.day,
      entryKindWords[e.kind][0],
      e.batch,
      e.item,
      e.unit,
      l.account,
      l.amount > 0 ? shown(l.amount, e.money) : null,
      l.amount < 0 ? shown(-l.amount, e.money) : null,
      l.kind === 'source' ? null : shown(l.after, e.money),
      e.by ?? '',
      e.reason ?? '',
      e.placeName,
    ]),
  );
}

export const exportLedger: Handler<Api['exportLedger']> = async (ctx, { query }) => {
  const rows = await ledgerRows(ctx, query);
  await recordExport(ctx, staffOf(ctx).area, { relief: rows.length });
  const name = lw.sheet[0];
  return sheetFile(`${name}-${dayOf(ctx.now)}`, [{ name, columns: ledgerColumns, rows }]);
};

const batchColumns = [
  column(sw.number, 30),
  column(sw.item, 14),
  column(sw.unit, 8),
  column(sw.source),
  column(sw.donor, 20),
  column(sw.purpose),
  column(sw.receivedOn),
  column(sw.received),
  column(sw.handed),
  column(sw.promised),
  column(sw.stock),
  column(sw.missing),
  column(sw.households, 8),
  column(sw.place, 30),
];
const batchRow = (b: BatchView) => {
  const n = (of: number) => shown(of, b.kind === 'money');
  const { received, handed, stock, missing } = b.standing;
  return [
    b.number,
    b.item,
    b.unit,
    sourceWords[b.source][0],
    b.donor,
    purposeWords[b.purpose][0],
    b.receivedOn,
    n(received),
    n(handed),
    n(b.promised),
    n(stock),
    n(missing),
    b.households,
    b.placeName,
  ];
};
const storeColumns = [
  column(sw.store, 20),
  column(sw.keeper, 24),
  column(sw.place, 30),
  column(sw.number, 30),
  column(sw.item, 14),
  column(sw.stock),
  column(sw.unit, 8),
  column(sw.countedOn),
];

/** What there is: batch by batch as the screen shows it, and on a second sheet what lies in each store. */
export const exportStock: Handler<Api['exportStock']> = async (ctx, given) => {
  const batches = await listBatches(ctx, given);
  const { area } = given.query;
  const { items } = await listStores(ctx, { ...given, query: undefined });
  const stores = items.filter((s) => !area || s.area.startsWith(area));
  await recordExport(ctx, staffOf(ctx).area, { reliefStock: batches.items.length });
  return sheetFile(`${sw.sheet[0]}-${dayOf(ctx.now)}`, [
    { name: sw.sheet[0], columns: batchColumns, rows: batches.items.map(batchRow) },
    {
      name: sw.stores[0],
      columns: storeColumns,
      rows: stores.flatMap((s) =>
        s.holds.map((h) => [
          s.name,
          s.unit,
          s.placeName,
          h.batch,
          h.item,
          shown(h.stock, h.money),
          h.unit,
          h.countedOn ?? '',
        ]),
      ),
    },
  ]);
};
