import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import {
  type EveningCategory,
  type EveningStatus,
  eveningCategories,
  eveningStatuses,
  type FetchedAs,
  fetchedAs,
} from './evenings.rules.ts';

const placeOfVetting = (id: string) => `room_vetting:${id}`;
const placeOfFetcher = (id: string) => `room_evening_child:${id}`;
export const sealedVetting: Sealed = { table: 'room_vetting', key: 'id', columns: { sealed: placeOfVetting } };
export const sealedFetcher: Sealed = {
  table: 'room_evening_child',
  key: 'id',
  columns: { fetcher_sealed: placeOfFetcher },
};

/* Checks. */
type Paper = { name: string; document: string };
function visibleVettings({ db, actor }: Ctx) {
  const all = db.selectFrom('room_vetting as v').innerJoin('organisation as o', 'o.id', 'v.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('v.area', '>=', from).where('v.area', '<', before);
}
const vettingRows = (ctx: Ctx) =>
  visibleVettings(ctx).select([
    'v.id',
    'v.area',
    'v.organisation_id as organisationId',
    'o.name as unit',
    'v.account_id as accountId',
    'v.sealed',
    'v.checked_by as checkedBy',
    'v.checked_on as checkedOn',
    'v.valid_until as validUntil',
    'v.ended_on as endedOn',
    'v.end_reason as endReason',
    'v.version',
  ]);
type VettingRow = Awaited<ReturnType<ReturnType<typeof vettingRows>['execute']>>[number];
const typedVetting = (ctx: Ctx, { sealed, ...v }: VettingRow) => {
  const paper = sealed ? (JSON.parse(open(ctx.house.keys, sealed, placeOfVetting(v.id))) as Paper) : null;
  return { ...v, name: paper?.name ?? null, document: paper?.document ?? null };
};
export type StoredVetting = ReturnType<typeof typedVetting>;
export const selectVettings = async (ctx: Ctx): Promise<StoredVetting[]> =>
  (await vettingRows(ctx).orderBy('v.valid_until').limit(500).execute()).map((v) => typedVetting(ctx, v));
export async function lockVetting(tx: TxCtx, id: string): Promise<StoredVetting> {
  const row = await vettingRows(tx).where('v.id', '=', id).forNoKeyUpdate('v').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typedVetting(tx, row);
}
export type NewVetting = Paper & {
  id: string;
  area: string;
  organisationId: string;
  accountId: string | null;
  checkedBy: string;
  checkedOn: string;
  validUntil: string;
  by: string;
  dutyId: string | null;
};
export const insertVetting = (tx: TxCtx, v: NewVetting) =>
  tx.db
    .insertInto('room_vetting')
    .values({
      id: v.id,
      area: v.area,
      organisation_id: v.organisationId,
      account_id: v.accountId,
      sealed: Buffer.from(
        seal(tx.house.keys, JSON.stringify({ name: v.name, document: v.document }), placeOfVetting(v.id)),
      ),
      checked_by: v.checkedBy,
      checked_on: v.checkedOn,
      valid_until: v.validUntil,
      entered_by: v.by,
      at: tx.now,
      duty_id: v.dutyId,
    })
    .execute();
export const putVettingEnd = (tx: TxCtx, id: string, endedOn: string, reason: string) =>
  tx.db
    .updateTable('room_vetting')
    .set((eb) => ({ ended_on: endedOn, end_reason: reason, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export const eraseVettings = (tx: TxCtx, before: string) =>
  tx.db
    .updateTable('room_vetting')
    .set({ sealed: null, erased_at: tx.now })
    .where('erased_at', 'is', null)
    .where('valid_until', '<', before)
    .execute();

/* Evenings. */
/** What is planned is public; who is on it is not. */
function visibleEvenings({ db, actor }: Ctx) {
  const all = db.selectFrom('room_evening as e').innerJoin('room as r', 'r.id', 'e.room_id');
  if (actor.kind === 'system' || actor.kind === 'visitor') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('e.area', '>=', from).where('e.area', '<', before);
}
const eveningRows = (ctx: Ctx) =>
  visibleEvenings(ctx).select([
    'e.id',
    'e.room_id as roomId',
    'r.name as room',
    'r.children_per_adult as perAdult',
    'e.term_id as termId',
    'e.area',
    'e.category',
    'e.title',
    'e.starts_at as from',
    'e.ends_at as to',
    'e.grade_from as gradeFrom',
    'e.grade_to as gradeTo',
    'e.places',
    'e.status',
    'e.reason',
    'e.version',
    sql<number>`(select count(*)::int from room_evening_child c where c.evening_id = e.id and c.status = 'in')`.as(
      'children',
    ),
    sql<number>`(select count(*)::int from room_evening_child c where c.evening_id = e.id and c.arrived_at is not null)`.as(
      'arrived',
    ),
    sql<number>`(select count(*)::int from room_evening_child c where c.evening_id = e.id and c.arrived_at is not null and c.fetched_at is null)`.as(
      'there',
    ),
  ]);
type EveningRow = Awaited<ReturnType<ReturnType<typeof eveningRows>['execute']>>[number];
const typedEvening = (e: EveningRow) => ({
  ...e,
  category: eveningCategories.find((c): c is EveningCategory => c === e.category) ?? 'activity',
  status: eveningStatuses.find((s): s is EveningStatus => s === e.status) ?? 'cancelled',
});
export type StoredEvening = ReturnType<typeof typedEvening>;
export async function selectEvenings(
  ctx: Ctx,
  f: { roomId?: string | undefined; from?: Temporal.Instant; to?: Temporal.Instant },
): Promise<StoredEvening[]> {
  const found = await eveningRows(ctx)
    .$if(f.roomId !== undefined, (q) => q.where('e.room_id', '=', f.roomId ?? ''))
    .$if(f.from !== undefined, (q) => q.where('e.ends_at', '>', f.from ?? ctx.now))
    .$if(f.to !== undefined, (q) => q.where('e.starts_at', '<', f.to ?? ctx.now))
    .orderBy('e.starts_at')
    .limit(mostOf(ctx, 300))
    .execute();
  return found.map(typedEvening);
}
export async function eveningById(ctx: Ctx, id: string): Promise<StoredEvening> {
  const row = await eveningRows(ctx).where('e.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typedEvening(row);
}
/** Taken for this transaction: of two who want the last place, the second is told it is full. */
export async function lockEvening(tx: TxCtx, id: string): Promise<StoredEvening> {
  await sql`select 1 from room_evening where id = ${id} for no key update`.execute(tx.db);
  const e = await eveningById(tx, id);
  if (tx.version !== null && tx.version !== e.version) throw stale();
  return e;
}
export type NewEvening = Pick<
  StoredEvening,
  'id' | 'roomId' | 'termId' | 'area' | 'category' | 'title' | 'from' | 'to' | 'gradeFrom' | 'gradeTo' | 'places'
>;
export const insertEvening = (tx: TxCtx, e: NewEvening) =>
  tx.db
    .insertInto('room_evening')
    .values({
      id: e.id,
      room_id: e.roomId,
      term_id: e.termId,
      area: e.area,
      category: e.category,
      title: e.title,
      starts_at: e.from,
      ends_at: e.to,
      grade_from: e.gradeFrom,
      grade_to: e.gradeTo,
      places: e.places,
    })
    .execute();
export const putEvening = (tx: TxCtx, id: string, status: EveningStatus, reason: string | null) =>
  tx.db
    .updateTable('room_evening')
    .set((eb) => ({ status, reason, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export type Adult = {
  eveningId: string;
  vettingId: string;
  name: string | null;
  validUntil: string;
  endedOn: string | null;
};
/** Who minds which evening; names are for staff. */
export async function adultsOf(ctx: Ctx, eveningIds: readonly string[]): Promise<Adult[]> {
  if (eveningIds.length === 0) return [];
  const found = await ctx.db
    .selectFrom('room_evening_adult as a')
    .innerJoin('room_vetting as v', 'v.id', 'a.vetting_id')
    .select([
      'a.evening_id as eveningId',
      'a.vetting_id as vettingId',
      'v.sealed',
      'v.valid_until as validUntil',
      'v.ended_on as endedOn',
    ])
    .where('a.evening_id', 'in', eveningIds)
    .orderBy('a.at')
    .execute();
  return found.map(({ sealed, ...a }) => ({
    ...a,
    name: sealed ? (JSON.parse(open(ctx.house.keys, sealed, placeOfVetting(a.vettingId))) as Paper).name : null,
  }));
}
/** False when this adult is on it already. */
export async function insertAdult(tx: TxCtx, e: { id: string; area: string }, vettingId: string): Promise<boolean> {
  const made = await tx.db
    .insertInto('room_evening_adult')
    .values({ evening_id: e.id, vetting_id: vettingId, area: e.area, at: tx.now })
    .onConflict((c) => c.doNothing())
    .returning('evening_id')
    .executeTakeFirst();
  return made !== undefined;
}
export const deleteAdult = (tx: TxCtx, eveningId: string, vettingId: string) =>
  tx.db
    .deleteFrom('room_evening_adult')
    .where('evening_id', '=', eveningId)
    .where('vetting_id', '=', vettingId)
    .execute();
/** How many evenings to come each adult is on beyond the last day of the check. */
export async function lapsesOf(ctx: Ctx, vettingIds: readonly string[]): Promise<Map<string, number>> {
  if (vettingIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; n: number }>`
    select v.id, count(*)::int as n from room_vetting v
    join room_evening_adult a on a.vetting_id = v.id
    join room_evening e on e.id = a.evening_id and e.status = 'planned' and e.ends_at > ${ctx.now}
    where v.id = any(${[...vettingIds]}::uuid[])
      and (e.starts_at at time zone 'Asia/Shanghai')::date > least(v.valid_until, coalesce(v.ended_on - 1, v.valid_until))
    group by v.id`.execute(ctx.db);
  return new Map(rows.map((r) => [r.id, r.n]));
}

/* Children of an evening. */
const childRows = (ctx: Ctx) =>
  ctx.db
    .selectFrom('room_evening_child as x')
    .innerJoin('room_evening as e', 'e.id', 'x.evening_id')
    .select([
      'x.id',
      'x.evening_id as eveningId',
      'x.child_id as childId',
      'x.area',
      'x.status',
      'x.arrived_at as arrivedAt',
      'x.fetched_at as fetchedAt',
      'x.fetched_as as fetchedAs',
      'x.fetcher_sealed as fetcherSealed',
      'x.called_at as calledAt',
      'e.title',
      'e.category',
      'e.status as eveningStatus',
      'e.starts_at as from',
      'e.ends_at as to',
      'e.reason',
    ]);
type ChildRow = Awaited<ReturnType<ReturnType<typeof childRows>['execute']>>[number];
const typedChild = (ctx: Ctx, { fetcherSealed, ...x }: ChildRow) => ({
  ...x,
  fetchedAs: fetchedAs.find((f): f is FetchedAs => f === x.fetchedAs) ?? null,
  fetcher: fetcherSealed ? open(ctx.house.keys, fetcherSealed, placeOfFetcher(x.id)) : null,
});
export type EveningChildRow = ReturnType<typeof typedChild>;
export const childrenOfEvening = async (ctx: Ctx, eveningId: string): Promise<EveningChildRow[]> =>
  (
    await childRows(ctx).where('x.evening_id', '=', eveningId).where('x.status', '=', 'in').orderBy('x.at').execute()
  ).map((x) => typedChild(ctx, x));
export const eveningsOfChild = async (ctx: Ctx, childId: string): Promise<EveningChildRow[]> =>
  (await childRows(ctx).where('x.child_id', '=', childId).orderBy('e.starts_at').execute()).map((x) =>
    typedChild(ctx, x),
  );
export async function lockSignUp(tx: TxCtx, eveningId: string, id: string): Promise<EveningChildRow | null> {
  const row = await childRows(tx)
    .where('x.id', '=', id)
    .where('x.evening_id', '=', eveningId)
    .forNoKeyUpdate('x')
    .executeTakeFirst();
  return row ? typedChild(tx, row) : null;
}
/** Signed up, or again after having left; false when it is in already. */
export async function putSignUp(tx: TxCtx, e: { id: string; area: string }, childId: string): Promise<boolean> {
  const made = await tx.db
    .insertInto('room_evening_child')
    .values({ id: tx.house.newId(), evening_id: e.id, child_id: childId, area: e.area, at: tx.now })
    .onConflict((c) =>
      c
        .columns(['evening_id', 'child_id'])
        .doUpdateSet({ status: 'in', at: tx.now })
        .where('room_evening_child.status', '=', 'left'),
    )
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}
export const putLeft = (tx: TxCtx, id: string) =>
  tx.db.updateTable('room_evening_child').set({ status: 'left' }).where('id', '=', id).execute();
export const leaveEvenings = (tx: TxCtx, childId: string) =>
  tx.db
    .updateTable('room_evening_child')
    .set({ status: 'left' })
    .where('child_id', '=', childId)
    .where('arrived_at', 'is', null)
    .execute();
export const putArrival = (tx: TxCtx, id: string, at: Temporal.Instant, by: string) =>
  tx.db.updateTable('room_evening_child').set({ arrived_at: at, arrived_by: by }).where('id', '=', id).execute();
export const putFetched = (
  tx: TxCtx,
  id: string,
  f: { at: Temporal.Instant; by: string; as: FetchedAs; name: string },
) =>
  tx.db
    .updateTable('room_evening_child')
    .set({
      fetched_at: f.at,
      fetched_by: f.by,
      fetched_as: f.as,
      fetcher_sealed: f.name ? Buffer.from(seal(tx.house.keys, f.name, placeOfFetcher(id))) : null,
    })
    .where('id', '=', id)
    .execute();
export const putCalled = (tx: TxCtx, id: string) =>
  tx.db.updateTable('room_evening_child').set({ called_at: tx.now }).where('id', '=', id).execute();
