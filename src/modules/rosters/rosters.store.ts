import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Away, CameBy, Placed } from './rosters.rules.ts';

/** Every read of rosters begins here: of the own place, the own unit, or where one is on the list. */
export const visibleRosters = ({ db, actor }: Ctx) => {
  const all = db.selectFrom('roster').innerJoin('organisation as unit', 'unit.id', 'roster.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where((eb) =>
    eb.or([
      eb.and([eb('roster.area', '>=', from), eb('roster.area', '<', before)]),
      eb('roster.organisation_id', '=', actor.organisationId),
      sql<boolean>`${actor.accountId} = any (roster.account_ids)`,
    ]),
  );
};

const columns = [
  'roster.id',
  'roster.area',
  'roster.organisation_id as organisationId',
  'unit.short_name as unit',
  'roster.month',
  'roster.per_day as perDay',
  'roster.account_ids as accountIds',
  'roster.published_at as publishedAt',
  'roster.version',
] as const;

/** The roster of a unit for a month (its first day); null when there is none the actor may see. */
export const selectRoster = async (ctx: Ctx, organisationId: string, month: string) =>
  (await visibleRosters(ctx)
    .select(columns)
    .where('roster.organisation_id', '=', organisationId)
    .where('roster.month', '=', month)
    .executeTakeFirst()) ?? null;
export type StoredRoster = NonNullable<Awaited<ReturnType<typeof selectRoster>>>;

/** One roster, else 404. */
export async function rosterById(ctx: Ctx, id: string): Promise<StoredRoster> {
  const row = await visibleRosters(ctx).select(columns).where('roster.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** One roster by what somebody says is its id; null when it is none, or not theirs to see. */
export const rosterIfSeen = async (ctx: Ctx, id: string): Promise<StoredRoster | null> =>
  (UUID.test(id) && (await visibleRosters(ctx).select(columns).where('roster.id', '=', id).executeTakeFirst())) || null;

/** Locked until the transaction ends, so that two people do not take the same day; `isDecided`: in the version the actor decided on. */
export async function lockRoster(tx: TxCtx, id: string, isDecided = false): Promise<StoredRoster> {
  await rosterById(tx, id);
  await tx.db.selectFrom('roster').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const r = await rosterById(tx, id);
  if (isDecided && tx.version === null) throw versionMissing();
  if (isDecided && tx.version !== r.version) throw stale();
  return r;
}

/** Makes a draft, or draws an unpublished one anew; false when it is published. */
export async function putRoster(
  tx: TxCtx,
  r: { organisationId: string; area: string; month: string; perDay: number; accountIds: readonly string[] },
): Promise<string | null> {
  const row = await tx.db
    .insertInto('roster')
    .values({
      id: tx.house.newId(),
      area: r.area,
      organisation_id: r.organisationId,
      month: r.month,
      per_day: r.perDay,
      account_ids: [...r.accountIds],
      created_at: tx.now,
    })
    .onConflict((c) =>
      c
        .columns(['organisation_id', 'month'])
        .doUpdateSet({
          per_day: r.perDay,
          account_ids: [...r.accountIds],
          version: sql`roster.version + 1`,
        })
        .where('roster.published_at', 'is', null),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function touchRoster(tx: TxCtx, id: string, change: { published_at?: Temporal.Instant } = {}) {
  await tx.db
    .updateTable('roster')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export const dropDays = (tx: TxCtx, rosterId: string, day: string | null = null) =>
  tx.db
    .deleteFrom('roster_day')
    .where('roster_id', '=', rosterId)
    .$if(day !== null, (q) => q.where('day', '=', day!))
    .execute();

export async function insertDays(
  tx: TxCtx,
  r: { id: string; area: string },
  placed: readonly Placed[],
  by: CameBy,
): Promise<void> {
  if (placed.length === 0) return;
  await tx.db
    .insertInto('roster_day')
    .values(placed.map((p) => ({ roster_id: r.id, area: r.area, day: p.day, account_id: p.accountId, came_by: by })))
    .execute();
}

/** Takes somebody off a day; false when they were not on it. */
export async function dropDay(tx: TxCtx, rosterId: string, p: Placed): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('roster_day')
    .where('roster_id', '=', rosterId)
    .where('day', '=', p.day)
    .where('account_id', '=', p.accountId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function daysIn(ctx: Ctx, rosterIds: readonly string[]) {
  if (rosterIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('roster_day as d')
    .innerJoin('staff_account as a', 'a.id', 'd.account_id')
    .select(['d.roster_id as rosterId', 'd.day', 'd.account_id as accountId', 'a.name', 'd.came_by as cameBy'])
    .where('d.roster_id', 'in', rosterIds)
    .orderBy('d.day')
    .orderBy('a.name')
    .execute();
  return rows.map((r) => ({ ...r, cameBy: r.cameBy as CameBy }));
}

/** Who may be on duty for a unit today: those at work there, and in the teams below it. */
export const peopleOf = (ctx: Ctx, organisationId: string, today: string) =>
  ctx.db
    .selectFrom('post')
    .innerJoin('staff_account as a', 'a.id', 'post.account_id')
    .innerJoin('organisation as o', 'o.id', 'post.organisation_id')
    .select(['a.id', 'a.name'])
    .distinct()
    .where('a.disabled_at', 'is', null)
    .where('post.valid_from', '<=', today)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', today)]))
    .where((eb) =>
      eb.or([
        eb('o.id', '=', organisationId),
        eb.and([eb('o.superior_id', '=', organisationId), eb('o.kind', '=', 'team')]),
      ]),
    )
    .orderBy('a.name')
    .orderBy('a.id')
    .execute();

export const namesOf = (ctx: Ctx, ids: readonly string[]) =>
  ctx.db.selectFrom('staff_account').select(['id', 'name']).where('id', 'in', ids).orderBy('name').execute();

/** How often each was on duty in published rosters of the months before, day by day. */
export async function earlierDays(ctx: Ctx, organisationId: string, from: string, before: string): Promise<Placed[]> {
  return ctx.db
    .selectFrom('roster_day as d')
    .innerJoin('roster as r', 'r.id', 'd.roster_id')
    .select(['d.day', 'd.account_id as accountId'])
    .where('r.organisation_id', '=', organisationId)
    .where('r.published_at', 'is not', null)
    .where('d.day', '>=', from)
    .where('d.day', '<', before)
    .execute();
}

/** Running leaves of these people that touch the days. */
export async function leavesOf(ctx: Ctx, accountIds: readonly string[], from: string, to: string) {
  if (accountIds.length === 0) return [];
  return ctx.db
    .selectFrom('roster_leave as l')
    .innerJoin('staff_account as a', 'a.id', 'l.account_id')
    .select(['l.id', 'l.account_id as accountId', 'a.name', 'l.from_day as fromDay', 'l.to_day as toDay'])
    .where('l.account_id', 'in', accountIds)
    .where('l.ended_at', 'is', null)
    .where('l.from_day', '<=', to)
    .where('l.to_day', '>=', from)
    .orderBy('l.from_day')
    .orderBy('l.id')
    .execute();
}
export const awayOf = (leaves: Awaited<ReturnType<typeof leavesOf>>): Away[] =>
  leaves.map((l) => ({ accountId: l.accountId, from: l.fromDay, to: l.toDay }));
