import { sql } from 'kysely';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { SwapStatus } from './rosters.rules.ts';
import { visibleRosters } from './rosters.store.ts';

/* Single days: swaps, leaves, notes, and where nobody is. */

const swaps = (ctx: Ctx) =>
  ctx.db
    .selectFrom('roster_swap as s')
    .innerJoin('roster as r', 'r.id', 's.roster_id')
    .innerJoin('organisation as unit', 'unit.id', 'r.organisation_id')
    .innerJoin('staff_account as f', 'f.id', 's.from_id')
    .innerJoin('staff_account as t', 't.id', 's.to_id')
    .select([
      's.id',
      's.roster_id as rosterId',
      'unit.short_name as unit',
      's.from_id as fromId',
      'f.name as fromName',
      's.from_day as fromDay',
      's.to_id as toId',
      't.name as toName',
      's.to_day as toDay',
      's.is_stand_in as isStandIn',
      's.status',
      's.version',
    ]);
const typed = <T extends { status: string }>(row: T) => ({ ...row, status: row.status as SwapStatus });

export const swapsOfRoster = async (ctx: Ctx, rosterId: string) =>
  (await swaps(ctx).where('s.roster_id', '=', rosterId).orderBy('s.offered_at', 'desc').limit(100).execute()).map(
    typed,
  );
export type StoredSwap = Awaited<ReturnType<typeof swapsOfRoster>>[number];

/** Offers that wait for this person or for an answer to them. */
export const swapsOfPerson = async (ctx: Ctx, accountId: string, today: string) =>
  (
    await swaps(ctx)
      .where('s.status', '=', 'offered')
      .where('s.from_day', '>=', today)
      .where((eb) => eb.or([eb('s.from_id', '=', accountId), eb('s.to_id', '=', accountId)]))
      .orderBy('s.from_day')
      .orderBy('s.id')
      .execute()
  ).map(typed);

/** One swap that this person offered or is asked, else 404. */
export async function lockSwap(tx: TxCtx, id: string, accountId: string): Promise<StoredSwap> {
  await tx.db.selectFrom('roster_swap').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const row = await swaps(tx)
    .where('s.id', '=', id)
    .where((eb) => eb.or([eb('s.from_id', '=', accountId), eb('s.to_id', '=', accountId)]))
    .executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version === null) throw versionMissing();
  if (tx.version !== row.version) throw stale();
  return typed(row);
}
export async function swapById(ctx: Ctx, id: string): Promise<StoredSwap> {
  return typed(await swaps(ctx).where('s.id', '=', id).executeTakeFirstOrThrow());
}

export type NewSwap = {
  rosterId: string;
  area: string;
  fromId: string;
  fromDay: string;
  toId: string;
  toDay: string | null;
  isStandIn?: boolean;
};
/** Null when the day is offered to somebody already. */
export async function insertSwap(tx: TxCtx, s: NewSwap): Promise<string | null> {
  const row = await tx.db
    .insertInto('roster_swap')
    .values({
      id: tx.house.newId(),
      roster_id: s.rosterId,
      area: s.area,
      from_id: s.fromId,
      from_day: s.fromDay,
      to_id: s.toId,
      to_day: s.toDay,
      is_stand_in: s.isStandIn ?? false,
      status: 'offered',
      offered_at: tx.now,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export const answerSwap = (tx: TxCtx, id: string, status: SwapStatus) =>
  tx.db
    .updateTable('roster_swap')
    .set((eb) => ({ status, answered_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** Offers of a day that no longer stand: all of them, or those of one person. Returns how many. */
export async function withdrawOffers(
  tx: TxCtx,
  of: { rosterId: string; day: string; fromId?: string; isStandIn?: boolean },
): Promise<bigint> {
  const { fromId, isStandIn } = of;
  const { numUpdatedRows } = await tx.db
    .updateTable('roster_swap')
    .set((eb) => ({ status: 'withdrawn', answered_at: tx.now, version: eb('version', '+', 1) }))
    .where('roster_id', '=', of.rosterId)
    .where('from_day', '=', of.day)
    .where('status', '=', 'offered')
    .$if(fromId !== undefined, (q) => q.where('from_id', '=', fromId!))
    .$if(isStandIn !== undefined, (q) => q.where('is_stand_in', '=', isStandIn!))
    .executeTakeFirst();
  return numUpdatedRows;
}

/** Who was asked to stand in on a day and said no. */
export const declinedOn = async (ctx: Ctx, rosterId: string, day: string): Promise<string[]> =>
  (
    await ctx.db
      .selectFrom('roster_swap')
      .select('to_id as id')
      .where('roster_id', '=', rosterId)
      .where('from_day', '=', day)
      .where('is_stand_in', '=', true)
      .where('status', '=', 'refused')
      .execute()
  ).map((r) => r.id);

/** Days of these rosters for which somebody was asked to stand in and has not answered. */
export const askedOn = (ctx: Ctx, rosterIds: readonly string[]) =>
  rosterIds.length === 0
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('roster_swap as s')
        .innerJoin('staff_account as a', 'a.id', 's.to_id')
        .select(['s.roster_id as rosterId', 's.from_id as fromId', 's.from_day as day', 'a.name'])
        .where('s.roster_id', 'in', rosterIds)
        .where('s.status', '=', 'offered')
        .where('s.is_stand_in', '=', true)
        .execute();

/** Free days from a day on that were this person's, and for which somebody is asked. */
export const openedBy = (ctx: Ctx, accountId: string, from: string, to: string) =>
  ctx.db
    .selectFrom('roster_swap as s')
    .select(['s.roster_id as rosterId', 's.area', 's.from_day as day'])
    .where('s.from_id', '=', accountId)
    .where('s.status', '=', 'offered')
    .where('s.is_stand_in', '=', true)
    .where('s.from_day', '>=', from)
    .where('s.from_day', '<=', to)
    .orderBy('s.from_day')
    .execute();

/** Null when a leave of theirs covers some of the days already. */
export async function insertLeave(
  tx: TxCtx,
  l: { area: string; organisationId: string; accountId: string; fromDay: string; toDay: string },
): Promise<string | null> {
  const overlapping = await tx.db
    .selectFrom('roster_leave')
    .select('id')
    .where('account_id', '=', l.accountId)
    .where('organisation_id', '=', l.organisationId)
    .where('ended_at', 'is', null)
    .where('from_day', '<=', l.toDay)
    .where('to_day', '>=', l.fromDay)
    .executeTakeFirst();
  if (overlapping) return null;
  const id = tx.house.newId();
  await tx.db
    .insertInto('roster_leave')
    .values({
      id,
      area: l.area,
      organisation_id: l.organisationId,
      account_id: l.accountId,
      from_day: l.fromDay,
      to_day: l.toDay,
      told_at: tx.now,
    })
    .execute();
  return id;
}

/** Ends a leave of one's own; null when it is not there or over, else its days. */
export async function endLeave(tx: TxCtx, id: string, accountId: string) {
  const row = await tx.db
    .updateTable('roster_leave')
    .set({ ended_at: tx.now })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .returning(['from_day as fromDay', 'to_day as toDay'])
    .executeTakeFirst();
  return row ?? null;
}

/** Days of published rosters on which a person is, from one day to another. */
export const daysOfPerson = (ctx: Ctx, accountId: string, from: string, to: string) =>
  ctx.db
    .selectFrom('roster_day as d')
    .innerJoin('roster as r', 'r.id', 'd.roster_id')
    .innerJoin('organisation as unit', 'unit.id', 'r.organisation_id')
    .select([
      'd.roster_id as rosterId',
      'd.area',
      'r.organisation_id as organisationId',
      'unit.short_name as unit',
      'd.day',
    ])
    .select(sql<Temporal.Instant>`r.published_at`.as('publishedAt'))
    .select(
      sql<boolean>`exists (select from roster_note n where n.roster_id = d.roster_id and n.day = d.day)`.as('noted'),
    )
    .select(
      sql<string[]>`array(select a.name from roster_day o join staff_account a on a.id = o.account_id
        where o.roster_id = d.roster_id and o.day = d.day and o.account_id <> d.account_id order by a.name)`.as('with'),
    )
    .where('r.published_at', 'is not', null)
    .where('d.account_id', '=', accountId)
    .where('d.day', '>=', from)
    .where('d.day', '<=', to)
    .orderBy('d.day')
    .execute();

/** Published rosters that a person is listed in, of these months. */
export const rostersOfPerson = (ctx: Ctx, accountId: string, months: readonly string[]) =>
  ctx.db
    .selectFrom('roster as r')
    .innerJoin('organisation as unit', 'unit.id', 'r.organisation_id')
    .select(['r.id', 'r.organisation_id as organisationId', 'unit.short_name as unit', 'r.account_ids as accountIds'])
    .where('r.month', 'in', months)
    .where('r.published_at', 'is not', null)
    .where(sql<boolean>`${accountId} = any (r.account_ids)`)
    .execute();

/** Days from one to another of published rosters on which nobody is. */
export async function emptyDays(ctx: Ctx, rosterIds: readonly string[], from: string, to: string) {
  if (rosterIds.length === 0) return [];
  const { rows } = await sql<{ rosterId: string; day: string }>`
    select r.id as "rosterId", g.day::date as day
    from roster r, generate_series(greatest(r.month, ${from}::date), least((r.month + interval '1 month - 1 day')::date, ${to}::date), interval '1 day') g(day)
    where r.id = any (${rosterIds}) and r.published_at is not null
      and not exists (select from roster_day d where d.roster_id = r.id and d.day = g.day::date)
    order by g.day, r.id`.execute(ctx.db);
  return rows;
}

/** Rosters of these months that the actor sees, and units that keep rosters and have none published for a month. */
export async function standingIn(ctx: Ctx, months: readonly string[]) {
  const published = await visibleRosters(ctx)
    .select([
      'roster.id',
      'roster.organisation_id as organisationId',
      'unit.short_name as unit',
      'roster.area',
      'roster.month',
    ])
    .where('roster.month', 'in', months)
    .where('roster.published_at', 'is not', null)
    .orderBy('roster.area')
    .orderBy('roster.month')
    .execute();
  const keeping = await visibleRosters(ctx)
    .select(['roster.organisation_id as organisationId', 'unit.short_name as unit', 'roster.area'])
    .distinct()
    .where('roster.published_at', 'is not', null)
    .orderBy('roster.area')
    .execute();
  return { published, keeping };
}

export const insertRosterNote = (
  tx: TxCtx,
  n: { id: string; rosterId: string; area: string; day: string; accountId: string; text: string; madeAt: string },
) =>
  tx.db
    .insertInto('roster_note')
    .values({
      id: n.id,
      roster_id: n.rosterId,
      area: n.area,
      day: n.day,
      account_id: n.accountId,
      text: n.text,
      made_at: Temporal.Instant.from(n.madeAt),
      at: tx.now,
    })
    .execute();

export const notesOf = (ctx: Ctx, rosterId: string) =>
  ctx.db
    .selectFrom('roster_note as n')
    .innerJoin('staff_account as a', 'a.id', 'n.account_id')
    .select(['n.id', 'n.day', 'a.name as by', 'n.text', 'n.at'])
    .where('n.roster_id', '=', rosterId)
    .orderBy('n.at')
    .execute();

/** Who is on duty today at these organisations, by organisation; for everybody to read. */
export async function onDutyOn(
  ctx: Ctx,
  organisationIds: readonly string[],
  day: string,
): Promise<Map<string, string[]>> {
  if (organisationIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('roster_day as d')
    .innerJoin('roster as r', 'r.id', 'd.roster_id')
    .innerJoin('staff_account as a', 'a.id', 'd.account_id')
    .select(['r.organisation_id as organisationId', 'a.name'])
    .where('r.published_at', 'is not', null)
    .where('r.organisation_id', 'in', organisationIds)
    .where('d.day', '=', day)
    .orderBy('a.name')
    .execute();
  const found = new Map<string, string[]>();
  for (const { organisationId, name } of rows) found.set(organisationId, [...(found.get(organisationId) ?? []), name]);
  return found;
}

/**
 * A day on duty goes over to a successor. False when it is no longer the giver's. Where the successor is on that day already, the day stays
 * with them alone: nobody is on duty twice.
 */
export async function handDay(
  tx: TxCtx,
  day: { rosterId: string; day: string },
  from: string,
  to: string,
): Promise<boolean> {
  await tx.db.selectFrom('roster').select('id').where('id', '=', day.rosterId).forNoKeyUpdate().execute();
  const { numDeletedRows } = await tx.db
    .deleteFrom('roster_day')
    .where('roster_id', '=', day.rosterId)
    .where('day', '=', day.day)
    .where('account_id', '=', from)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return false;
  await sql`insert into roster_day (roster_id, area, day, account_id, came_by)
    select id, area, ${day.day}::date, ${to}, 'hand' from roster where id = ${day.rosterId}
    on conflict (roster_id, day, account_id) do nothing`.execute(tx.db);
  await sql`update roster set account_ids = array_append(account_ids, ${to}::uuid), version = version + 1
    where id = ${day.rosterId} and not ${to}::uuid = any (account_ids)`.execute(tx.db);
  return true;
}
