import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { type ActivityKind, type ActivityStatus, branchRoles, type Tally, type Way, ways } from './activities.rules.ts';
import { openKindsNow } from './rules.store.ts';

export const placeOfMinutes = (id: string) => `activity_minutes:${id}`;
export const sealedMinutes: Sealed = { table: 'activity', key: 'id', columns: { minutes_sealed: placeOfMinutes } };

/** The activities of the actor's place. Whoever does not deal with branches sees those that call nobody: Party meetings are not for every desk. */
function visibleActivities({ db, actor }: Ctx) {
  const all = db.selectFrom('activity as a').innerJoin('organisation as o', 'o.id', 'a.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  const within = all.where('a.area', '>=', from).where('a.area', '<', before);
  return branchRoles.some((r) => r === actor.role) ? within : within.where(openKindsNow());
}
const rows = (ctx: Ctx) =>
  visibleActivities(ctx).select((eb) => [
    'a.id',
    'a.area',
    placeName(eb.ref('a.area')).as('placeName'),
    'a.organisation_id as organisationId',
    'o.short_name as unit',
    'a.kind',
    'a.title',
    'a.topic',
    'a.way',
    'a.group_name as group',
    'a.held_where as where',
    'a.starts_at as startsAt',
    'a.ends_at as endsAt',
    'a.status',
    'a.cancel_reason as cancelReason',
    'a.at as plannedAt',
    'a.held_at as heldAt',
    'a.host',
    'a.recorder',
    'a.minutes_sealed as minutesSealed',
    'a.should_attend as should',
    'a.present',
    'a.voters_should as votersShould',
    'a.voters_present as votersPresent',
    'a.version',
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  kind: r.kind as ActivityKind,
  status: r.status as ActivityStatus,
  way: ways.find((w): w is Way => w === r.way) ?? null,
});
export type StoredActivity = ReturnType<typeof typed>;

export const minutesOf = (ctx: Ctx, a: StoredActivity): string | null =>
  a.minutesSealed ? open(ctx.house.keys, a.minutesSealed, placeOfMinutes(a.id)) : null;

export async function activityById(ctx: Ctx, id: string): Promise<StoredActivity> {
  const row = await rows(ctx).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
/** Taken for this transaction; held against the version when the caller gave one. */
export async function lockActivity(tx: TxCtx, id: string): Promise<StoredActivity> {
  const row = await rows(tx).where('a.id', '=', id).forNoKeyUpdate('a').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && row.version !== tx.version) throw stale();
  return typed(row);
}

export type ActivityFilter = {
  organisationId?: string | undefined;
  area?: string | undefined;
  kind?: ActivityKind | undefined;
  status?: ActivityStatus | undefined;
  from?: string | undefined;
  to?: string | undefined;
};
const dayStart = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').toInstant();
const dayAfter = (day: string) => dayStart(Temporal.PlainDate.from(day).add({ days: 1 }).toString());

/** What is to come first in order of time, then what was, the newest first. */
export async function selectActivities(ctx: Ctx, f: ActivityFilter): Promise<StoredActivity[]> {
  const within = f.area ? prefixRange(f.area) : null;
  const found = await rows(ctx)
    .$if(f.organisationId !== undefined, (q) => q.where('a.organisation_id', '=', f.organisationId ?? ''))
    .$if(within !== null, (q) => q.where('a.area', '>=', within?.from ?? '').where('a.area', '<', within?.before ?? ''))
    .$if(f.kind !== undefined, (q) => q.where('a.kind', '=', f.kind ?? ''))
    .$if(f.status !== undefined, (q) => q.where('a.status', '=', f.status ?? ''))
    .$if(f.from !== undefined, (q) => q.where('a.starts_at', '>=', dayStart(f.from ?? '')))
    .$if(f.to !== undefined, (q) => q.where('a.starts_at', '<', dayAfter(f.to ?? '')))
    .orderBy('a.starts_at', 'desc')
    .orderBy('a.id')
    .limit(mostOf(ctx, 1000))
    .execute();
  return found.map(typed);
}

/** Whether something of this kind that is not cancelled is on that day already: a draft is not made twice. */
export async function yearOfUnits(ctx: Ctx, organisationIds: readonly string[], year: number) {
  if (organisationIds.length === 0) return [];
  const found = await rows(ctx)
    .where('a.organisation_id', 'in', organisationIds)
    .where('a.status', '<>', 'cancelled')
    .where('a.starts_at', '>=', dayStart(`${year}-01-01`))
    .where('a.starts_at', '<', dayStart(`${year + 1}-01-01`))
    .orderBy('a.starts_at')
    .orderBy('a.id')
    .execute();
  return found.map(typed);
}

export type Planned = {
  id: string;
  kind: ActivityKind;
  title: string;
  topic?: string | undefined;
  way?: Way | undefined;
  group?: string | undefined;
  where: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
};
export async function insertActivities(
  tx: TxCtx,
  of: { area: string; organisationId: string; accountId: string; batchId?: string },
  planned: readonly Planned[],
): Promise<void> {
  await tx.db
    .insertInto('activity')
    .values(
      planned.map((p) => ({
        id: p.id,
        area: of.area,
        organisation_id: of.organisationId,
        kind: p.kind,
        title: p.title,
        topic: p.topic ?? null,
        way: p.way ?? null,
        group_name: p.group ?? null,
        held_where: p.where,
        starts_at: p.startsAt,
        ends_at: p.endsAt,
        status: 'planned',
        account_id: of.accountId,
        at: tx.now,
        batch_id: of.batchId ?? null,
      })),
    )
    .execute();
}

export async function changePlan(tx: TxCtx, id: string, p: Omit<Planned, 'id' | 'kind'>): Promise<void> {
  await tx.db
    .updateTable('activity')
    .set((eb) => ({
      title: p.title,
      topic: p.topic ?? null,
      way: p.way ?? null,
      group_name: p.group ?? null,
      held_where: p.where,
      starts_at: p.startsAt,
      ends_at: p.endsAt,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}
export async function putCalled(tx: TxCtx, id: string): Promise<void> {
  await tx.db
    .updateTable('activity')
    .set((eb) => ({ status: 'called', called_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
export async function putCancelled(tx: TxCtx, id: string, reason: string): Promise<void> {
  await tx.db
    .updateTable('activity')
    .set((eb) => ({ status: 'cancelled', cancel_reason: reason, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
export const touchActivity = (tx: TxCtx, id: string) =>
  tx.db
    .updateTable('activity')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export async function putHeld(
  tx: TxCtx,
  id: string,
  m: { host: string; recorder: string; minutes: string; by: string; tally: Tally | null; came: number },
): Promise<void> {
  await tx.db
    .updateTable('activity')
    .set((eb) => ({
      status: 'held',
      held_at: tx.now,
      held_by: m.by,
      host: m.host,
      recorder: m.recorder,
      minutes_sealed: Buffer.from(seal(tx.house.keys, m.minutes, placeOfMinutes(id))),
      should_attend: m.tally?.should ?? null,
      present: m.tally?.present ?? m.came,
      voters_should: m.tally?.votersShould ?? null,
      voters_present: m.tally?.votersPresent ?? null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}
