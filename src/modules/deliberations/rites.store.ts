import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { RiteKind } from './affairs.rules.ts';

const placeOfFamily = (id: string) => `rite_request.family:${id}`;
export const sealedRite: Sealed = { table: 'rite_request', key: 'id', columns: { family_sealed: placeOfFamily } };

/** Standards are everybody's to read. */
export async function standardsOf({ db }: Ctx, area: string) {
  const rows = await db
    .selectFrom('rite_standard')
    .select(['id', 'kind', 'body', 'basis', 'from_on as fromOn'])
    .where('area', '=', area)
    .where('ended_on', 'is', null)
    .orderBy('kind')
    .execute();
  return rows.map((r) => ({ ...r, kind: r.kind as RiteKind }));
}
/** The new one takes the place of the old one of its kind. */
export async function putStandard(
  tx: TxCtx,
  s: { id: string; area: string; kind: RiteKind; body: string; basis: string; on: string },
): Promise<void> {
  await tx.db
    .updateTable('rite_standard')
    .set({ ended_on: s.on })
    .where('area', '=', s.area)
    .where('kind', '=', s.kind)
    .where('ended_on', 'is', null)
    .execute();
  await tx.db
    .insertInto('rite_standard')
    .values({ id: s.id, area: s.area, kind: s.kind, body: s.body, basis: s.basis, from_on: s.on })
    .execute();
}

/** Families that asked: the village's own, and nobody above it. */
function visibleRequests({ db, actor }: Ctx) {
  const all = db.selectFrom('rite_request as r');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where((eb) => eb.lit(false));
  const { from, before } = prefixRange(actor.area);
  return all.where('r.area', '>=', from).where('r.area', '<', before);
}
const requests = (ctx: Ctx) =>
  visibleRequests(ctx).select([
    'r.id',
    'r.area',
    'r.kind',
    'r.family_sealed as familySealed',
    'r.about_on as aboutOn',
    'r.asks',
    'r.advice',
    'r.help',
    'r.status',
    'r.version',
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number];
const typed = (ctx: Ctx, { familySealed, ...r }: Row) => ({
  ...r,
  kind: r.kind as RiteKind,
  status: r.status as 'asked' | 'advised' | 'over',
  family: open(ctx.house.keys, familySealed, placeOfFamily(r.id)),
});
export type StoredRequest = ReturnType<typeof typed>;
export const requestsOf = async (ctx: Ctx, area: string): Promise<StoredRequest[]> =>
  (await requests(ctx).where('r.area', '=', area).orderBy('r.about_on', 'desc').limit(200).execute()).map((r) =>
    typed(ctx, r),
  );
export async function lockRequest(tx: TxCtx, id: string): Promise<StoredRequest> {
  const row = await requests(tx).where('r.id', '=', id).forNoKeyUpdate('r').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(tx, row);
}
export const insertRequest = (
  tx: TxCtx,
  r: { id: string; area: string; kind: RiteKind; family: string; aboutOn: string; asks: string; accountId: string },
) =>
  tx.db
    .insertInto('rite_request')
    .values({
      id: r.id,
      area: r.area,
      kind: r.kind,
      family_sealed: Buffer.from(seal(tx.house.keys, r.family, placeOfFamily(r.id))),
      about_on: r.aboutOn,
      asks: r.asks,
      account_id: r.accountId,
      at: tx.now,
    })
    .execute();
export const putAdvice = (
  tx: TxCtx,
  id: string,
  v: { advice: string; help: string | null; status: 'advised' | 'over' },
) =>
  tx.db
    .updateTable('rite_request')
    .set((eb) => ({ ...v, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export const dropRequests = (tx: TxCtx, before: string) =>
  tx.db.deleteFrom('rite_request').where('about_on', '<', before).execute();
