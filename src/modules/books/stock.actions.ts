import { notFound } from '#kernel/refusal.ts';
import { checkCaptured } from '#modules/phones/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { takeStock } from './books.rules.ts';
import { copiesById, putSeen, shelfCopies } from './books.store.ts';
import type { DeskApi, StocktakeView } from './desk.contract.ts';
import { readIsbn } from './isbn.rules.ts';
import { deskRoom, roomEntry, staffOf } from './rooms.actions.ts';
import { findStocktake, insertStocktake, type StoredStocktake, stocktakesOf } from './stock.store.ts';

type Handles = { [K in keyof DeskApi]: Handler<DeskApi[K]> };
async function viewsOf(ctx: Ctx, list: readonly StoredStocktake[]): Promise<StocktakeView[]> {
  const named = await copiesById(
    ctx,
    list.flatMap((s) => [...s.missing, ...s.misplaced]),
  );
  const of = (ids: readonly string[]) =>
    named
      .filter((c) => ids.includes(c.id))
      .map((c) => ({ id: c.id, bookId: c.bookId, number: c.number, title: c.title, shelf: c.shelf, state: c.state }));
  return list.map((s) => ({
    ...{ id: s.id, shelf: s.shelf, at: s.madeAt.toString(), expected: s.expected, found: s.found },
    ...{ missing: of(s.missing), misplaced: of(s.misplaced), unknown: s.unknown },
  }));
}
async function viewOf(ctx: Ctx, id: string): Promise<StocktakeView> {
  const s = await findStocktake(ctx, id);
  const [view] = s ? await viewsOf(ctx, [s]) : [];
  if (!view) throw notFound();
  return view;
}
export const shelfList: Handles['shelfList'] = async (ctx, { params }) => {
  const room = await deskRoom(ctx, params.id);
  return { copies: await shelfCopies(ctx, room.id) };
};
export const listStocktakes: Handles['listStocktakes'] = async (ctx, { params }) => {
  const room = await deskRoom(ctx, params.id);
  return { items: await viewsOf(ctx, await stocktakesOf(ctx, room.id)) };
};
/** Counted on the phone, reckoned here again: what stood there when it arrives is what counts. Nothing is called missing by a machine. */
export const takeShelf: Handles['takeShelf'] = (ctx, { params, input: { captured, shelf, codes } }) =>
  once(ctx, async (tx) => {
    const room = await deskRoom(tx, params.id);
    const known = await findStocktake(tx, captured.id);
    if (known && known.accountId !== staffOf(tx).accountId) throw notFound();
    if (known) return viewOf(tx, known.id);
    await checkCaptured(tx, captured);
    const copies = await shelfCopies(tx, room.id);
    const typed = codes.map((code) => {
      const read = readIsbn(code);
      return 'isbn' in read ? read.isbn : code.normalize('NFKC').toUpperCase().trim();
    });
    const result = takeStock(shelf, copies, typed);
    const of = { id: captured.id, roomId: room.id, area: room.area, shelf };
    await insertStocktake(tx, { ...of, ...result, accountId: staffOf(tx).accountId, madeAt: captured.madeAt });
    const missing = new Set(result.missing);
    const seen = copies.filter((c) => c.shelf === shelf && !c.isOut && !missing.has(c.id)).map((c) => c.id);
    await putSeen(tx, [...seen, ...result.misplaced], dayOf(tx.now));
    await record(tx, roomEntry(room, 'stocktake', { shelf, expected: result.expected, found: result.found }));
    return viewOf(tx, captured.id);
  });
