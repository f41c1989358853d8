import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import { no } from './aid.refusals.words.ts';
import type { AidKind, AidStatus, CustodyThing } from './aid.rules.ts';
import { visibleAid } from './aid.store.ts';

const LIST = 500;
export async function selectKin(ctx: Ctx, area: string | undefined) {
  let query = visibleAid(ctx)
    .innerJoin('aid_kin as k', 'k.application_id', 'a.id')
    .innerJoin('person as p', 'p.id', 'a.applicant_id')
    .select((eb) => [
      'k.id',
      'a.id as applicationId',
      'a.number',
      'a.kind',
      'a.status',
      placeName(eb.ref('a.area')).as('placeName'),
      'p.name as applicant',
      'k.official',
      'k.post',
      'k.relation',
      'k.at',
      eb
        .exists(
          eb
            .selectFrom('aid_statement as s')
            .select('s.id')
            .whereRef('s.application_id', '=', 'a.id')
            .where('s.kind', '=', 'visit'),
        )
        .as('visited'),
    ]);
  if (area) {
    const { from, before } = prefixRange(area);
    query = query.where('a.area', '>=', from).where('a.area', '<', before);
  }
  const rows = await query.orderBy('k.at', 'desc').orderBy('k.id').limit(mostOf(ctx, LIST)).execute();
  return rows.map((r) => ({
    ...r,
    placeName: r.placeName ?? '',
    kind: r.kind as AidKind,
    status: r.status as AidStatus,
    post: r.post as 'handler' | 'committee',
    visited: Boolean(r.visited),
  }));
}

/** The cards and passbooks kept in the actor's place. */
function visibleCustody({ db, actor }: Ctx) {
  const all = db
    .selectFrom('aid_custody as c')
    .innerJoin('household as h', 'h.id', 'c.household_id')
    .innerJoin('staff_account as s', 's.id', 'c.holder_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff' || actor.role === 'countyClerk') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('c.area', '>=', from).where('c.area', '<', before);
}
const custodyRows = (ctx: Ctx) =>
  visibleCustody(ctx).select((eb) => [
    'c.id',
    'c.area',
    placeName(eb.ref('c.area')).as('placeName'),
    'c.household_id as householdId',
    'h.address',
    's.name as holder',
    'c.thing',
    'c.why',
    'c.agreement',
    'c.since',
    'c.filed_on as filedOn',
    'c.filed_as as filedAs',
    'c.returned_on as returnedOn',
    'c.version',
  ]);
type CustodyRow = Awaited<ReturnType<ReturnType<typeof custodyRows>['execute']>>[number];
const typed = (r: CustodyRow) => ({ ...r, placeName: r.placeName ?? r.area, thing: r.thing as CustodyThing });
export type StoredCustody = ReturnType<typeof typed>;

export async function selectCustody(
  ctx: Ctx,
  filter: { area?: string | undefined; which: 'held' | 'all' },
): Promise<StoredCustody[]> {
  let query = custodyRows(ctx);
  if (filter.which === 'held') query = query.where('c.returned_on', 'is', null);
  if (filter.area) {
    const { from, before } = prefixRange(filter.area);
    query = query.where('c.area', '>=', from).where('c.area', '<', before);
  }
  return (await query.orderBy('c.since', 'desc').orderBy('c.id').limit(mostOf(ctx, LIST)).execute()).map(typed);
}
export async function custodyById(ctx: Ctx, id: string): Promise<StoredCustody> {
  const row = await custodyRows(ctx).where('c.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockCustody(tx: TxCtx, id: string): Promise<StoredCustody> {
  const row = await custodyRows(tx).where('c.id', '=', id).forNoKeyUpdate('c').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version === null) throw versionMissing();
  if (row.version !== tx.version) throw stale();
  return typed(row);
}
export const insertCustody = (
  tx: TxCtx,
  c: {
    id: string;
    area: string;
    householdId: string;
    holderId: string;
    thing: CustodyThing;
    why: string;
    agreement: string;
    since: string;
    by: string;
  },
) =>
  tx.db
    .insertInto('aid_custody')
    .values({
      id: c.id,
      area: c.area,
      household_id: c.householdId,
      holder_id: c.holderId,
      thing: c.thing,
      why: c.why,
      agreement: c.agreement,
      since: c.since,
      by_id: c.by,
      at: tx.now,
    })
    .execute()
    .catch((error) => {
      throw violation(error)?.constraint === 'aid_custody_once' ? no('custodyThere', 'thing') : error;
    });
export const saveCustody = (
  tx: TxCtx,
  id: string,
  change: { filed_on?: string; filed_as?: string; returned_on?: string },
) =>
  tx.db
    .updateTable('aid_custody')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** What this discipline organ asked for; nobody else sees that list, nor why. */
const visibleFreezes = ({ db, actor }: Ctx) => {
  const all = db.selectFrom('aid_freeze as f').innerJoin('aid_application as a', 'a.id', 'f.application_id');
  if (actor.kind !== 'staff' || actor.role !== 'discipline') return all.where(sql<boolean>`false`);
  return all.where('f.organisation_id', '=', actor.organisationId);
};
const freezeColumns = [
  'f.id',
  'f.application_id as aidId',
  'f.area',
  'a.number',
  'f.at',
  'f.lifted_at as liftedAt',
  'f.version',
] as const;
export const selectFreezes = (ctx: Ctx) =>
  visibleFreezes(ctx).select(freezeColumns).orderBy('f.at', 'desc').orderBy('f.id').limit(mostOf(ctx, LIST)).execute();
export async function freezeById(ctx: Ctx, id: string) {
  const row = await visibleFreezes(ctx).select(freezeColumns).where('f.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
/** Is nothing to be stopped here without a second approval, and since when? */
export const frozenSince = async (ctx: Ctx, ids: readonly string[]): Promise<Map<string, Temporal.Instant>> => {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('aid_freeze')
    .select(['application_id as aidId', 'at'])
    .where('application_id', 'in', [...ids])
    .where('lifted_at', 'is', null)
    .execute();
  return new Map(rows.map((r) => [r.aidId, r.at]));
};
/** An application by its number in the place of a discipline organ: its place, whose it is, and nothing else of it. */
export async function aidNumbered(ctx: Ctx, number: string) {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw notFound();
  const { from, before } = prefixRange(actor.area);
  const row = await ctx.db
    .selectFrom('aid_application')
    .select(['id', 'area', 'household_id as householdId'])
    .where('number', '=', number)
    .where('area', '>=', from)
    .where('area', '<', before)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
export const insertFreeze = (
  tx: TxCtx,
  f: { id: string; aidId: string; area: string; organisationId: string; by: string },
) =>
  tx.db
    .insertInto('aid_freeze')
    .values({
      id: f.id,
      application_id: f.aidId,
      area: f.area,
      organisation_id: f.organisationId,
      by_id: f.by,
      at: tx.now,
    })
    .execute()
    .catch((error) => {
      throw violation(error)?.constraint === 'aid_freeze_once' ? no('frozenAlready', 'number') : error;
    });
export const endFreeze = (tx: TxCtx, id: string) =>
  tx.db
    .updateTable('aid_freeze')
    .set((eb) => ({ lifted_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .execute();

/** What is kept for a household goes along when it is merged; of two of a kind that are held the first stays. */
export const custodyFollows = (tx: TxCtx, from: string, into: string) =>
  tx.db
    .updateTable('aid_custody as c')
    .set((eb) => ({ household_id: into, version: eb('c.version', '+', 1) }))
    .where('c.household_id', '=', from)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('aid_custody as o')
            .select('o.id')
            .where('o.household_id', '=', into)
            .whereRef('o.thing', '=', 'c.thing')
            .where('o.returned_on', 'is', null),
        ),
      ),
    )
    .execute();
