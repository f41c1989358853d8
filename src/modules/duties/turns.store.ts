import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { RecordKind, TurnStatus } from './duties.rules.ts';
import type { StoredDuty } from './duties.store.ts';
import type { Turn } from './recurrence.ts';

const columns = [
  'o.duty_id as dutyId',
  'o.opens_on as opensOn',
  'o.due_on as dueOn',
  'o.status',
  'o.counted',
  'o.settled_at as settledAt',
  'o.reason',
  'e.short_name as excusedBy',
  'o.version',
] as const;
const base = ({ db }: Ctx) =>
  db
    .selectFrom('duty_occurrence as o')
    .leftJoin('organisation as e', 'e.id', 'o.excused_by')
    .select(columns)
    .select(
      sql<boolean>`o.status = 'satisfied' and (o.settled_at at time zone 'Asia/Shanghai')::date > o.due_on`.as(
        'arrivedLate',
      ),
    );
const typed = <T extends { status: string }>(row: T) => ({ ...row, status: row.status as TurnStatus });

/** The turns of one duty that open within these days, newest first. */
export async function selectTurns(ctx: Ctx, dutyId: string, from: string, to: string) {
  const rows = await base(ctx)
    .where('o.duty_id', '=', dutyId)
    .where('o.opens_on', '>=', from)
    .where('o.opens_on', '<=', to)
    .orderBy('o.opens_on', 'desc')
    .execute();
  return rows.map(typed);
}
export type StoredTurn = Awaited<ReturnType<typeof selectTurns>>[number];

/** One turn, else 404; `locked`: until the transaction ends, in the version that the actor decided on. */
export async function lockTurn(tx: TxCtx, dutyId: string, opensOn: string): Promise<StoredTurn> {
  const row = await base(tx)
    .where('o.duty_id', '=', dutyId)
    .where('o.opens_on', '=', opensOn)
    .forUpdate('o')
    .executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version === null) throw versionMissing();
  if (row.version !== tx.version) throw stale();
  return typed(row);
}

/** The turn of a duty in which a day lies: the newest that was open on it; undefined when none was. */
export async function turnOn(tx: TxCtx, dutyId: string, on: string): Promise<StoredTurn | undefined> {
  const row = await base(tx)
    .where('o.duty_id', '=', dutyId)
    .where('o.opens_on', '<=', on)
    .where('o.due_on', '>=', on)
    .orderBy('o.opens_on', 'desc')
    .limit(1)
    .forUpdate('o')
    .executeTakeFirst();
  return row && typed(row);
}

/** Opens turns that are not open yet, and remembers how far the duty has been opened. */
export async function openTurns(
  tx: TxCtx,
  duty: Pick<StoredDuty, 'id' | 'area'>,
  turns: readonly Turn[],
  until: string,
): Promise<void> {
  if (turns.length > 0)
    await tx.db
      .insertInto('duty_occurrence')
      .values(
        turns.map((t) => ({
          duty_id: duty.id,
          area: duty.area,
          opens_on: t.opensOn,
          due_on: t.dueOn,
          status: 'open',
        })),
      )
      .onConflict((c) => c.columns(['duty_id', 'opens_on']).doNothing())
      .execute();
  await tx.db.updateTable('duty').set({ opened_until: until }).where('id', '=', duty.id).execute();
}

/** Duties whose turns have not been opened up to this day. */
export const notOpened = async (ctx: Ctx, today: string) =>
  ctx.db
    .selectFrom('duty')
    .select([
      'id',
      'area',
      'rrule',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'open_days as openDays',
      'opened_until as openedUntil',
    ])
    .where('starts_on', '<=', today)
    .where((eb) => eb.or([eb('opened_until', 'is', null), eb('opened_until', '<', today)]))
    .where((eb) =>
      eb.or([eb('ends_on', 'is', null), eb('opened_until', 'is', null), sql<boolean>`opened_until < ends_on`]),
    )
    .execute();

/** Turns whose last day is over are missed; returns the duties they belong to, once each. */
export async function missTurns(tx: TxCtx, today: string): Promise<{ id: string; area: string; days: string[] }[]> {
  const rows = await tx.db
    .updateTable('duty_occurrence')
    .set((eb) => ({ status: 'missed', settled_at: tx.now, version: eb('version', '+', 1) }))
    .where('status', '=', 'open')
    .where('due_on', '<', today)
    .returning(['duty_id as id', 'area', 'opens_on as day'])
    .execute();
  const byDuty = Map.groupBy(rows, (r) => r.id);
  return [...byDuty].map(([id, turns]) => ({ id, area: turns[0]!.area, days: turns.map((t) => t.day).sort() }));
}

/** Takes back what a duty that ends would still have opened after its last day. */
export async function dropTurnsAfter(tx: TxCtx, dutyId: string, lastDay: string): Promise<void> {
  await tx.db
    .deleteFrom('duty_occurrence')
    .where('duty_id', '=', dutyId)
    .where('opens_on', '>', lastDay)
    .where('counted', '=', 0)
    .execute();
}

/** Keeps that a record counts for a turn; false when it has already. */
export async function insertRecord(
  tx: TxCtx,
  turn: { dutyId: string; opensOn: string; area: string },
  r: { kind: RecordKind; id: string; on: string },
): Promise<boolean> {
  const row = await tx.db
    .insertInto('duty_record')
    .values({
      duty_id: turn.dutyId,
      opens_on: turn.opensOn,
      area: turn.area,
      kind: r.kind,
      record_id: r.id,
      done_on: r.on,
      at: tx.now,
    })
    .onConflict((c) => c.doNothing())
    .returning('record_id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function saveTurn(
  tx: TxCtx,
  t: { dutyId: string; opensOn: string },
  change: Partial<{
    status: TurnStatus;
    counted: number;
    settled_at: Temporal.Instant | null;
    reason: string | null;
    excused_by: string | null;
  }>,
): Promise<void> {
  await tx.db
    .updateTable('duty_occurrence')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('duty_id', '=', t.dutyId)
    .where('opens_on', '=', t.opensOn)
    .execute();
}

export const insertNote = (
  tx: TxCtx,
  n: { id: string; dutyId: string; area: string; opensOn: string; on: string; text: string; by: string },
) =>
  tx.db
    .insertInto('duty_note')
    .values({
      id: n.id,
      duty_id: n.dutyId,
      area: n.area,
      opens_on: n.opensOn,
      done_on: n.on,
      text: n.text,
      account_id: n.by,
      at: tx.now,
    })
    .execute();

/** What is open for one post on a day, soonest due first. */
export const openFor = (ctx: Ctx, post: { organisationId: string; role: string }, today: string) =>
  ctx.db
    .selectFrom('duty_occurrence as o')
    .innerJoin('duty as d', 'd.id', 'o.duty_id')
    .innerJoin('place as p', 'p.code', 'd.area')
    .select([
      'o.duty_id as dutyId',
      'o.opens_on as opensOn',
      'o.due_on as dueOn',
      'o.counted',
      'd.needs',
      'd.title',
      'd.note',
      'd.area',
      'p.full_name as placeName',
      'd.record_kind as recordKind',
    ])
    .where('o.status', '=', 'open')
    .where('o.opens_on', '<=', today)
    .where('o.due_on', '>=', today)
    .where('d.organisation_id', '=', post.organisationId)
    .where((eb) => eb.or([eb('d.role', 'is', null), eb('d.role', '=', post.role)]))
    .orderBy('o.due_on')
    .orderBy('d.title')
    .orderBy('o.duty_id')
    .execute();

const MOST_DUE = 2000;
/** Turns that are open on a day and due by another, soonest first; of what the post covers, and of the own unit. */
export async function dueBy(
  ctx: Ctx,
  f: { today: string; until: string; area: string | null; kind: RecordKind | null },
) {
  const { actor } = ctx;
  if (actor.kind !== 'staff') return [];
  const own = prefixRange(actor.area);
  let query = ctx.db
    .selectFrom('duty_occurrence as o')
    .innerJoin('duty as d', 'd.id', 'o.duty_id')
    .innerJoin('organisation as u', 'u.id', 'd.organisation_id')
    .innerJoin('place as p', 'p.code', 'd.area')
    .select([
      'o.duty_id as dutyId',
      'o.opens_on as opensOn',
      'o.due_on as dueOn',
      'o.counted',
      'd.needs',
      'd.organisation_id as organisationId',
      'u.short_name as unit',
      'd.area',
      'p.full_name as placeName',
      'd.role',
      'd.title',
      'd.record_kind as recordKind',
    ])
    .where('o.status', '=', 'open')
    .where('o.opens_on', '<=', f.today)
    .where('o.due_on', '>=', f.today)
    .where('o.due_on', '<=', f.until)
    .where((eb) =>
      eb.or([
        eb.and([eb('o.area', '>=', own.from), eb('o.area', '<', own.before)]),
        eb('d.organisation_id', '=', actor.organisationId),
      ]),
    );
  if (f.area) {
    const asked = prefixRange(f.area);
    query = query.where('o.area', '>=', asked.from).where('o.area', '<', asked.before);
  }
  if (f.kind) query = query.where('d.record_kind', '=', f.kind);
  return query
    .orderBy('o.due_on')
    .orderBy('d.area')
    .orderBy('u.short_name')
    .orderBy('d.title')
    .orderBy('o.duty_id')
    .limit(mostOf(ctx, MOST_DUE))
    .execute();
}

export type BoardFilter = { from: string; to: string; area: string | null; kind: RecordKind | null };
/** Per duty how its turns of these days ended; of what the post covers, and of the own unit. */
export async function countTurns(ctx: Ctx, f: BoardFilter) {
  const { actor } = ctx;
  if (actor.kind !== 'staff') return [];
  const own = prefixRange(actor.area);
  const asked = prefixRange(f.area ?? actor.area);
  const count = (status: TurnStatus) => sql<number>`(count(*) filter (where o.status = ${status}))::int`;
  let query = ctx.db
    .selectFrom('duty_occurrence as o')
    .innerJoin('duty as d', 'd.id', 'o.duty_id')
    .innerJoin('organisation as u', 'u.id', 'd.organisation_id')
    .select([
      'd.organisation_id as organisationId',
      'u.short_name as unit',
      'd.area',
      'd.id as dutyId',
      'd.title',
      'd.record_kind as recordKind',
      count('satisfied').as('satisfied'),
      count('excused').as('excused'),
      count('missed').as('missed'),
      count('open').as('open'),
    ])
    .where('o.opens_on', '>=', f.from)
    .where('o.opens_on', '<=', f.to)
    .where((eb) =>
      eb.or([
        eb.and([eb('o.area', '>=', own.from), eb('o.area', '<', own.before)]),
        eb('d.organisation_id', '=', actor.organisationId),
      ]),
    );
  if (f.area) query = query.where('o.area', '>=', asked.from).where('o.area', '<', asked.before);
  if (f.kind) query = query.where('d.record_kind', '=', f.kind);
  return query
    .groupBy(['d.organisation_id', 'u.short_name', 'd.area', 'd.id', 'd.title', 'd.record_kind'])
    .orderBy('d.area')
    .orderBy('u.short_name')
    .orderBy('d.title')
    .execute();
}
