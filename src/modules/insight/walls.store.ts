import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Db } from '#platform/database.ts';
import type { BoardKind } from './insight.board.rules.ts';
import type { WallInput } from './walls.contract.ts';
import type { WallSpan } from './walls.rules.ts';

const rows = (db: Ctx['db'] | Db) =>
  db
    .selectFrom('wall_pass as r')
    .innerJoin('place', 'place.code', 'r.area')
    .innerJoin('staff_account as a', 'a.id', 'r.issued_by')
    .leftJoin('organisation as o', 'o.id', 'r.organisation_id')
    .select([
      'r.id',
      'r.name',
      'r.area',
      'place.full_name as placeName',
      'r.board',
      'r.organisation_id as organisationId',
      'o.short_name as unit',
      'r.span',
      'a.name as issuedBy',
      'r.issued_at as issuedAt',
      'r.opened_at as openedAt',
      'r.opened',
      'r.seen_at as seenAt',
      'r.revoked_at as revokedAt',
    ])
    .$narrowType<{ board: BoardKind; span: WallSpan }>();
export type StoredWall = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** Every read by staff begins here: the screens inside what the actor's post covers. */
function visibleWalls(ctx: Ctx) {
  if (ctx.actor.kind !== 'staff') return rows(ctx.db).where((eb) => eb.lit(false));
  const { from, before } = prefixRange(ctx.actor.area);
  return rows(ctx.db).where('r.area', '>=', from).where('r.area', '<', before);
}
export const selectWalls = (ctx: Ctx): Promise<StoredWall[]> =>
  visibleWalls(ctx).orderBy('r.issued_at', 'desc').orderBy('r.id').execute();
export async function wallById(ctx: Ctx, id: string): Promise<StoredWall> {
  const row = await visibleWalls(ctx).where('r.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
/** By what the screen itself holds, for the house. */
export const wallHeld = (db: Db, id: string): Promise<StoredWall | undefined> =>
  rows(db).where('r.id', '=', id).executeTakeFirst();

export async function insertWall(tx: TxCtx, w: WallInput, issuedBy: string): Promise<string> {
  const id = tx.house.newId();
  const { name, area, board, span } = w;
  const issued = { organisation_id: w.organisationId ?? null, issued_by: issuedBy, issued_at: tx.now };
  await tx.db
    .insertInto('wall_pass')
    .values({ id, name, area, board, span, ...issued })
    .execute();
  return id;
}
export async function revokeWallPass(tx: TxCtx, id: string): Promise<void> {
  await tx.db
    .updateTable('wall_pass')
    .set({ revoked_at: tx.now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}
/** The next use of its link, from the one the link was made for; undefined where it was used, or taken back, meanwhile. */
export async function openWall(tx: TxCtx, id: string, from: number): Promise<{ area: string } | undefined> {
  return tx.db
    .updateTable('wall_pass')
    .set({ opened: from + 1, opened_at: tx.now, seen_at: null })
    .where('id', '=', id)
    .where('opened', '=', from)
    .where('revoked_at', 'is', null)
    .returning('area')
    .executeTakeFirst();
}
export async function seeWall(db: Db, id: string, now: Temporal.Instant): Promise<void> {
  await db.updateTable('wall_pass').set({ seen_at: now }).where('id', '=', id).execute();
}
