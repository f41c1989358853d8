import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { type CareClass, type CheckKind, careRoles, type DueWindow } from './care.rules.ts';
import type { CheckQuery } from './checks.contract.ts';
import { type CheckState, openStates } from './checks.rules.ts';

/** The checks of the actor's place, for those whose work it is. Every read of one begins here. */
function visibleChecks({ db, actor }: Ctx) {
  const all = db
    .selectFrom('care_check as c')
    .innerJoin('care_member as m', 'm.id', 'c.member_id')
    .leftJoin('organisation as u', 'u.id', 'c.unit_id')
    .leftJoin('staff_account as a', 'a.id', 'c.assignee_id')
    .leftJoin('person as p', 'p.id', 'm.person_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff' || !careRoles.some((r) => r === actor.role)) return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('c.area', '>=', from).where('c.area', '<', before);
}
const rows = (ctx: Ctx) =>
  visibleChecks(ctx).select((eb) => [
    'c.id',
    'c.area',
    placeName(eb.ref('c.area')).as('placeName'),
    'c.member_id as memberId',
    'c.kind',
    'm.care_class as careClass',
    'm.household_id as householdId',
    'p.name as person',
    'c.opens_on as opensOn',
    'c.due_on as dueOn',
    'c.second_due_on as secondDueOn',
    'c.state',
    'c.unit_id as unitId',
    'u.short_name as unit',
    'c.assignee_id as assigneeId',
    'a.name as assignee',
    'c.planned_on as plannedOn',
    'c.settled_on as settledOn',
    'c.settled_at as settledAt',
    'c.sync_number as syncNumber',
    'c.version',
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  kind: r.kind as CheckKind,
  careClass: r.careClass as CareClass,
  state: r.state as CheckState,
});
export type Check = ReturnType<typeof typed>;

export async function selectCheck(ctx: Ctx, id: string): Promise<Check> {
  const row = await rows(ctx).where('c.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}

/** Takes the row; with `version` (If-Match) also refuses who decided on an older one. `null` is a request that gave none. */
export async function lockCheck(tx: TxCtx, id: string, version?: number | null): Promise<Check> {
  const row = await rows(tx).where('c.id', '=', id).modifyEnd(sql`for no key update of c`).executeTakeFirst();
  if (!row) throw notFound();
  if (version === null) throw versionMissing();
  if (version !== undefined && row.version !== version) throw stale();
  return typed(row);
}

/** Several at once, locked in one order. */
export async function lockChecks(tx: TxCtx, ids: readonly string[]): Promise<Check[]> {
  const found = await rows(tx)
    .where('c.id', 'in', [...new Set(ids)])
    .orderBy('c.id')
    .modifyEnd(sql`for no key update of c`)
    .execute();
  return found.map(typed);
}

export const PAGE = 100;
/** The list that is asked for, soonest due first; `after` is `day/id` of the last row seen. */
export async function selectChecks(ctx: Ctx, q: CheckQuery, today: string, limit = PAGE + 1): Promise<Check[]> {
  let query = rows(ctx);
  if (q.area) {
    const { from, before } = prefixRange(q.area);
    query = query.where('c.area', '>=', from).where('c.area', '<', before);
  }
  if (q.kind) query = query.where('c.kind', '=', q.kind);
  if (q.careClass) query = query.where('m.care_class', '=', q.careClass);
  if (q.show === 'toSync') query = query.where('c.state', 'in', ['confirmed', 'moved', 'deceased']);
  else query = query.where('c.settled_at', 'is', null);
  if (q.show === 'unreached') query = query.where('c.state', 'in', ['secondTry', 'unreached']);
  if (q.show === 'overdue')
    query = query.where((eb) => eb.or([eb('c.due_on', '<', today), eb('c.second_due_on', '<', today)]));
  if (q.show === 'month') {
    const end = Temporal.PlainDate.from(today).with({ day: 31 }).toString();
    query = query.where((eb) => eb.or([eb('c.due_on', '<=', end), eb('c.opens_on', '<=', today)]));
  }
  const [day, id] = q.after?.split('/') ?? [];
  if (day && id) query = query.where(sql<boolean>`(c.due_on, c.id) > (${day}::date, ${id}::uuid)`);
  const found = await query.orderBy('c.due_on').orderBy('c.id').limit(limit).execute();
  return found.map(typed);
}

/** What a visitor carries along: the open checks of the place whose time has come. */
export async function selectRound(ctx: Ctx, today: string): Promise<Check[]> {
  const found = await rows(ctx)
    .where('c.settled_at', 'is', null)
    .where((eb) => eb.or([eb('c.opens_on', '<=', today), eb('c.state', '<>', 'due')]))
    .orderBy(sql`coalesce(c.planned_on, c.second_due_on, c.due_on)`)
    .orderBy('c.id')
    .limit(500)
    .execute();
  return found.map(typed);
}

/** Every check of a benefit, the newest first. */
export async function checksOf(ctx: Ctx, memberId: string): Promise<Check[]> {
  const found = await rows(ctx)
    .where('c.member_id', '=', memberId)
    .orderBy('c.due_on', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
  return found.map(typed);
}

export const insertCheck = (
  tx: TxCtx,
  c: { id: string; area: string; memberId: string; kind: CheckKind } & DueWindow,
) =>
  tx.db
    .insertInto('care_check')
    .values({
      id: c.id,
      area: c.area,
      member_id: c.memberId,
      kind: c.kind,
      opens_on: c.opensOn,
      due_on: c.dueOn,
      state: 'due',
    })
    .execute();

export type CheckChange = Partial<{
  state: CheckState;
  opens_on: string;
  due_on: string;
  unit_id: string;
  assignee_id: string | null;
  planned_on: string | null;
  second_due_on: string;
  settled_on: string;
  settled_at: Temporal.Instant;
  synced_at: Temporal.Instant;
  synced_by: string;
  sync_number: string | null;
}>;
export const saveChecks = (tx: TxCtx, ids: readonly string[], change: CheckChange) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx.db
        .updateTable('care_check')
        .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
        .where('id', 'in', [...ids])
        .execute();

/** What is open of these members, whoever asks; a benefit has at most one open check of each kind. */
export async function openChecks(ctx: Ctx, memberIds: readonly string[]) {
  if (memberIds.length === 0) return [];
  const found = await ctx.db
    .selectFrom('care_check')
    .select(['id', 'member_id as memberId', 'kind', 'due_on as dueOn', 'opens_on as opensOn', 'state'])
    .where('member_id', 'in', [...new Set(memberIds)])
    .where('settled_at', 'is', null)
    .orderBy('due_on')
    .execute();
  return found.map((r) => ({ ...r, kind: r.kind as CheckKind, state: r.state as CheckState }));
}

/** The day on which a check of a kind was last settled by meeting somebody or learning of them; null when never. */
export async function lastSettled(ctx: Ctx, memberId: string, kind: CheckKind): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('care_check')
    .select('settled_on')
    .where('member_id', '=', memberId)
    .where('kind', '=', kind)
    .where('state', 'in', ['confirmed', 'moved', 'deceased', 'synced'])
    .orderBy('settled_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.settled_on ?? null;
}

/** The benefit is over, or its place asks no such check any more: nothing of it is due. What was seen before stays. */
export const dropChecks = (tx: TxCtx, memberId: string, on: string, kind?: CheckKind) =>
  tx.db
    .updateTable('care_check')
    .set((eb) => ({ state: 'dropped', settled_on: on, settled_at: tx.now, version: eb('version', '+', 1) }))
    .where('member_id', '=', memberId)
    .where('state', 'in', [...openStates])
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind ?? ''))
    .execute();

/** The household moved within the jurisdiction: its benefits and what is due of them are seen where it is now. */
export async function followHousehold(tx: TxCtx, householdId: string): Promise<void> {
  const { rows: moved } = await sql<{ id: string; area: string }>`
    update care_member m set area = h.area from household h
    where h.id = m.household_id and h.id = ${householdId} and m.area <> h.area returning m.id, m.area`.execute(tx.db);
  for (const m of moved) {
    const of = sql`set area = ${m.area}, version = version + 1 where member_id = ${m.id}`;
    await sql`update care_check ${of} and settled_at is null`.execute(tx.db);
    await sql`update care_end ${of} and state = 'proposed'`.execute(tx.db);
    await sql`update care_notice ${of} and served_on is null`.execute(tx.db);
  }
}
