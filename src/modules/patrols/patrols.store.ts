import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import type { StoredUpload } from '#modules/phones/index.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { type FindCategory, findCategories, type PatrolResult, type PatrolState } from './patrols.rules.ts';

/** The rounds in the actor's place; anybody else sees none. */
function visiblePatrols({ db, actor }: Ctx) {
  const all = db.selectFrom('patrol as p').leftJoin('cases as c', 'c.id', 'p.case_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('p.area', '>=', from).where('p.area', '<', before);
}
const rows = (ctx: Ctx) =>
  visiblePatrols(ctx).select((eb) => [
    'p.id',
    'p.area',
    placeName(eb.ref('p.area')).as('placeName'),
    'p.account_id as finderId',
    'p.organisation_id as unitId',
    'p.day',
    'p.result',
    'p.category',
    'p.what',
    'p.place_note as placeNote',
    'p.state',
    'p.case_id as caseId',
    'c.number as caseNumber',
    'p.verified_by as verifiedBy',
    'p.verified_at as verifiedAt',
    'p.verify_note as verifyNote',
    'p.version',
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  result: r.result as PatrolResult,
  state: r.state as PatrolState,
  category: findCategories.find((c): c is FindCategory => c === r.category) ?? null,
});
export type StoredPatrol = ReturnType<typeof typed>;

/** The round of this id in the actor's place, or null. */
export async function findPatrol(ctx: Ctx, id: string): Promise<StoredPatrol | null> {
  const row = await rows(ctx).where('p.id', '=', id).executeTakeFirst();
  return row ? typed(row) : null;
}

export async function patrolById(ctx: Ctx, id: string): Promise<StoredPatrol> {
  const found = await findPatrol(ctx, id);
  if (!found) throw notFound();
  return found;
}

export async function lockPatrol(tx: TxCtx, id: string): Promise<StoredPatrol> {
  const row = await rows(tx).where('p.id', '=', id).forNoKeyUpdate('p').executeTakeFirst();
  if (!row) throw notFound();
  if (row.version !== tx.version) throw stale();
  return typed(row);
}

const withArea = (area: string | undefined) => (area ? prefixRange(area) : null);

/** What was found, what waits for somebody first, then the newest. */
export async function selectFinds(
  ctx: Ctx,
  filter: { state?: PatrolState | undefined; area?: string | undefined },
): Promise<StoredPatrol[]> {
  const within = withArea(filter.area);
  const found = await rows(ctx)
    .where('p.result', '<>', 'nothing')
    .$if(filter.state !== undefined, (q) => q.where('p.state', '=', filter.state ?? ''))
    .$if(within !== null, (q) => q.where('p.area', '>=', within?.from ?? '').where('p.area', '<', within?.before ?? ''))
    .orderBy(sql`p.state <> 'toVerify'`)
    .orderBy('p.day', 'desc')
    .orderBy('p.id', 'desc')
    .limit(mostOf(ctx, 300))
    .execute();
  return found.map(typed);
}

export type NewPatrol = {
  id: string;
  area: string;
  accountId: string;
  organisationId: string;
  day: string;
  madeAt: string;
  result: PatrolResult;
  state: PatrolState;
  category: FindCategory | null;
  what: string | null;
  placeNote: string | null;
  caseId: string | null;
};
export async function insertPatrol(tx: TxCtx, p: NewPatrol): Promise<void> {
  await tx.db
    .insertInto('patrol')
    .values({
      id: p.id,
      area: p.area,
      account_id: p.accountId,
      organisation_id: p.organisationId,
      day: p.day,
      made_at: Temporal.Instant.from(p.madeAt),
      at: tx.now,
      result: p.result,
      state: p.state,
      category: p.category,
      what: p.what,
      place_note: p.placeNote,
      case_id: p.caseId,
    })
    .execute();
}

export async function insertPatrolFiles(
  tx: TxCtx,
  p: { id: string; area: string },
  files: readonly StoredUpload[],
  after: readonly string[],
): Promise<void> {
  if (files.length === 0) return;
  await tx.db
    .insertInto('patrol_file')
    .values(
      files.map((f) => ({
        id: f.id,
        patrol_id: p.id,
        area: p.area,
        stage: after.includes(f.id) ? 'after' : 'before',
        hash: f.hash,
        thumb_hash: f.thumbHash ?? null,
        media_type: f.mediaType,
        name: f.name,
        at: tx.now,
      })),
    )
    .execute();
}

export const filesOf = (ctx: Ctx, patrolId: string) =>
  ctx.db
    .selectFrom('patrol_file')
    .select(['id', 'stage', 'hash', 'thumb_hash', 'media_type', 'name'])
    .where('patrol_id', '=', patrolId)
    .orderBy('stage', 'desc')
    .orderBy('id')
    .execute();

export async function putLook(
  tx: TxCtx,
  id: string,
  given: { state: PatrolState; by: string; note: string | null; caseId: string | null },
): Promise<void> {
  await tx.db
    .updateTable('patrol')
    .set((eb) => ({
      state: given.state,
      verified_by: given.by,
      verified_at: tx.now,
      verify_note: given.note,
      case_id: given.caseId,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}
