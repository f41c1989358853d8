import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { type CareClass, careRoles, type EndReason } from './care.rules.ts';
import type { CheckState } from './checks.rules.ts';
import type { EndState, ServedHow } from './ends.rules.ts';

/** What was proposed in the actor's place, with the check it rests on. */
function visibleEnds({ db, actor }: Ctx) {
  const all = db
    .selectFrom('care_end as e')
    .innerJoin('care_member as m', 'm.id', 'e.member_id')
    .innerJoin('staff_account as by', 'by.id', 'e.proposed_by')
    .innerJoin('organisation as u', 'u.id', 'e.proposed_unit')
    .leftJoin('staff_account as d', 'd.id', 'e.decided_by')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('care_check as c', 'c.id', 'e.check_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff' || !careRoles.some((r) => r === actor.role)) return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('e.area', '>=', from).where('e.area', '<', before);
}
const rows = (ctx: Ctx) =>
  visibleEnds(ctx).select((eb) => [
    'e.id',
    'e.area',
    placeName(eb.ref('e.area')).as('placeName'),
    'e.member_id as memberId',
    'm.household_id as householdId',
    'm.care_class as careClass',
    'p.name as person',
    'e.check_id as checkId',
    'c.state as checkState',
    'e.reason',
    'e.facts',
    'e.proposed_by as proposerId',
    'by.name as proposedBy',
    'u.short_name as unit',
    'e.proposed_at as proposedAt',
    'e.state',
    'd.name as decidedBy',
    'e.decided_at as decidedAt',
    'e.grounds',
    'e.ends_on as endsOn',
    'e.version',
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  careClass: r.careClass as CareClass,
  checkState: r.checkState as CheckState | null,
  reason: r.reason as EndReason,
  state: r.state as EndState,
});
export type End = ReturnType<typeof typed>;

export async function selectEnd(ctx: Ctx, id: string): Promise<End> {
  const row = await rows(ctx).where('e.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockEnd(tx: TxCtx, id: string, version: number | null): Promise<End> {
  const row = await rows(tx).where('e.id', '=', id).modifyEnd(sql`for no key update of e`).executeTakeFirst();
  if (!row) throw notFound();
  if (version === null) throw versionMissing();
  if (row.version !== version) throw stale();
  return typed(row);
}

export async function selectEnds(
  ctx: Ctx,
  f: { state?: EndState; memberId?: string; area?: string | undefined },
): Promise<End[]> {
  let query = rows(ctx);
  if (f.state) query = query.where('e.state', '=', f.state);
  if (f.memberId) query = query.where('e.member_id', '=', f.memberId);
  if (f.area) {
    const { from, before } = prefixRange(f.area);
    query = query.where('e.area', '>=', from).where('e.area', '<', before);
  }
  const found = await query.orderBy('e.proposed_at').orderBy('e.id').limit(mostOf(ctx, 500)).execute();
  return found.map(typed);
}

/** Proposes; false when something is proposed of this benefit already. The proposer is whoever acts. */
export async function openProposal(
  tx: TxCtx,
  e: { id: string; area: string; checkId: string | null; reason: EndReason; facts: string },
): Promise<boolean> {
  if (tx.actor.kind !== 'staff') throw notFound();
  const row = await tx.db
    .insertInto('care_end')
    .values({
      id: tx.house.newId(),
      area: e.area,
      member_id: e.id,
      check_id: e.checkId,
      reason: e.reason,
      facts: e.facts,
      proposed_by: tx.actor.accountId,
      proposed_unit: tx.actor.organisationId,
      proposed_at: tx.now,
      state: 'proposed',
    })
    .onConflict((c) => c.column('member_id').where('state', '=', 'proposed').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export const saveEnd = (
  tx: TxCtx,
  id: string,
  change:
    | { state: 'withdrawn' }
    | { state: 'ended' | 'kept'; decided_by: string; decided_unit: string; grounds: string; ends_on: string | null },
) =>
  tx.db
    .updateTable('care_end')
    .set((eb) => ({
      ...change,
      ...(change.state !== 'withdrawn' && { decided_at: tx.now }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();

/** The check of a benefit at which nobody was reached twice, and whether somebody's death was recorded; what a proposal may rest on. */
export async function restsOn(ctx: Ctx, memberId: string) {
  const found = await ctx.db
    .selectFrom('care_check as c')
    .leftJoin('care_visit as v', (j) => j.onRef('v.check_id', '=', 'c.id').on('v.outcome', '=', 'deceased'))
    .select(['c.id', 'c.state', 'v.id as deathId'])
    .where('c.member_id', '=', memberId)
    .orderBy('c.due_on', 'desc')
    .execute();
  return {
    unreached: found.find((c) => c.state === 'unreached')?.id ?? null,
    death: found.find((c) => c.deathId !== null)?.id ?? null,
  };
}

/** Did this account make one of the tries of a check? */
export async function wentThere(ctx: Ctx, checkId: string, accountId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('care_visit')
    .select('id')
    .where('check_id', '=', checkId)
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Papers that tell of an end, of the actor's place. */
function visibleNotices({ db, actor }: Ctx) {
  const all = db
    .selectFrom('care_notice as n')
    .innerJoin('care_member as m', 'm.id', 'n.member_id')
    .leftJoin('care_end as e', 'e.id', 'n.end_id')
    .leftJoin('organisation as u', 'u.id', 'n.organisation_id')
    .leftJoin('person as p', 'p.id', 'm.person_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff' || !careRoles.some((r) => r === actor.role)) return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('n.area', '>=', from).where('n.area', '<', before);
}
const noticeRows = (ctx: Ctx) =>
  visibleNotices(ctx).select((eb) => [
    'n.id',
    'n.area',
    placeName(eb.ref('n.area')).as('placeName'),
    'n.member_id as memberId',
    'm.household_id as householdId',
    'm.care_class as careClass',
    'm.since',
    'p.name as person',
    'n.reason',
    'n.ends_on as endsOn',
    'e.facts',
    'e.grounds',
    'u.name as organisation',
    'n.made_at as madeAt',
    'n.served_on as servedOn',
    'n.served_how as servedHow',
    'n.version',
  ]);
type NoticeRow = Awaited<ReturnType<ReturnType<typeof noticeRows>['execute']>>[number];
const noticeTyped = (r: NoticeRow) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  careClass: r.careClass as CareClass,
  reason: r.reason as EndReason,
  servedHow: r.servedHow as ServedHow | null,
});
export type Notice = ReturnType<typeof noticeTyped>;

export async function selectNotice(ctx: Ctx, id: string): Promise<Notice> {
  const row = await noticeRows(ctx).where('n.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return noticeTyped(row);
}
export async function lockNotice(tx: TxCtx, id: string, version: number | null): Promise<Notice> {
  const row = await noticeRows(tx).where('n.id', '=', id).modifyEnd(sql`for no key update of n`).executeTakeFirst();
  if (!row) throw notFound();
  if (version === null) throw versionMissing();
  if (row.version !== version) throw stale();
  return noticeTyped(row);
}
/** Those of a benefit, or all that are still to be served. */
export async function selectNotices(ctx: Ctx, f: { memberId?: string; area?: string | undefined }): Promise<Notice[]> {
  let query = noticeRows(ctx);
  query = f.memberId ? query.where('n.member_id', '=', f.memberId) : query.where('n.served_on', 'is', null);
  if (f.area) {
    const { from, before } = prefixRange(f.area);
    query = query.where('n.area', '>=', from).where('n.area', '<', before);
  }
  const found = await query.orderBy('n.made_at').orderBy('n.id').limit(mostOf(ctx, 500)).execute();
  return found.map(noticeTyped);
}

export async function insertNotice(
  tx: TxCtx,
  n: { area: string; memberId: string; endId: string | null; reason: EndReason; endsOn: string },
): Promise<string> {
  const id = tx.house.newId();
  await tx.db
    .insertInto('care_notice')
    .values({
      id,
      area: n.area,
      member_id: n.memberId,
      end_id: n.endId,
      reason: n.reason,
      ends_on: n.endsOn,
      organisation_id: tx.actor.kind === 'staff' ? tx.actor.organisationId : null,
      made_at: tx.now,
    })
    .execute();
  return id;
}

export const saveServed = (tx: TxCtx, id: string, s: { on: string; how: ServedHow; by: string }) =>
  tx.db
    .updateTable('care_notice')
    .set((eb) => ({ served_on: s.on, served_how: s.how, served_by: s.by, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
