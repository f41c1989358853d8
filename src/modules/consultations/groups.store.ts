import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { GroupStatus, Outcome } from './consultations.rules.ts';

/** Groups of the actor's place, of calls of the actor's unit, and what the actor's unit has to do. */
function visibleGroups({ db, actor }: Ctx) {
  const all = db
    .selectFrom('opinion_group as g')
    .leftJoin('consultation as c', 'c.id', 'g.consultation_id')
    .leftJoin('organisation as w', 'w.id', 'g.owner_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('g.status', '<>', 'open');
  const { from, before } = prefixRange(actor.area);
  return all.where(
    sql<boolean>`((g.area >= ${from} and g.area < ${before}) or g.organisation_id = ${actor.organisationId} or g.owner_id = ${actor.organisationId})`,
  );
}
const rows = (ctx: Ctx) =>
  visibleGroups(ctx).select([
    'g.id',
    'g.area',
    'g.organisation_id as organisationId',
    'g.consultation_id as consultationId',
    'c.title as callTitle',
    'c.status as callStatus',
    'g.summary',
    'g.status',
    'g.reason',
    'g.owner_id as ownerId',
    'w.name as owner',
    'g.due_on as dueOn',
    'g.answered_at as answeredAt',
    'g.evidence',
    'g.done_on as doneOn',
    'g.version',
    sql<number>`(select count(*)::int from opinion p where p.group_id = g.id)`.as('opinions'),
    sql<number>`(select count(*)::int from opinion p where p.group_id = g.id and p.told_at is not null)`.as('told'),
  ]);
type Raw = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Raw) => ({ ...r, status: r.status as GroupStatus });
export type StoredGroup = ReturnType<typeof typed>;

export async function groupsOf(ctx: Ctx, consultationId: string | null): Promise<StoredGroup[]> {
  const found = await rows(ctx)
    .$if(consultationId !== null, (q) => q.where('g.consultation_id', '=', consultationId ?? ''))
    .$if(consultationId === null, (q) => q.where('g.consultation_id', 'is', null))
    .orderBy('g.at')
    .orderBy('g.id')
    .limit(500)
    .execute();
  return found.map(typed);
}
export async function tasksOf(ctx: Ctx, organisationId: string): Promise<StoredGroup[]> {
  const found = await rows(ctx)
    .where('g.owner_id', '=', organisationId)
    .where('g.status', 'in', ['adopted', 'partly', 'done'])
    .orderBy(sql`g.status = 'done'`)
    .orderBy('g.due_on')
    .limit(mostOf(ctx, 300))
    .execute();
  return found.map(typed);
}
export async function groupById(ctx: Ctx, id: string): Promise<StoredGroup> {
  const row = await rows(ctx).where('g.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockGroup(tx: TxCtx, id: string): Promise<StoredGroup> {
  const row = await rows(tx).where('g.id', '=', id).forNoKeyUpdate('g').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(row);
}
export const insertGroup = (
  tx: TxCtx,
  g: { id: string; area: string; organisationId: string; consultationId: string | null; summary: string },
) =>
  tx.db
    .insertInto('opinion_group')
    .values({
      id: g.id,
      area: g.area,
      organisation_id: g.organisationId,
      consultation_id: g.consultationId,
      summary: g.summary,
      status: 'open',
      at: tx.now,
    })
    .execute();
export const putSummary = (tx: TxCtx, id: string, summary: string) =>
  tx.db
    .updateTable('opinion_group')
    .set((eb) => ({ summary, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export type GroupAnswer = { status: Outcome; reason: string; ownerId: string | null; dueOn: string | null; by: string };
export const putAnswer = (tx: TxCtx, id: string, a: GroupAnswer) =>
  tx.db
    .updateTable('opinion_group')
    .set((eb) => ({
      status: a.status,
      reason: a.reason,
      owner_id: a.ownerId,
      due_on: a.dueOn,
      answered_by: a.by,
      answered_at: tx.now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
export const putDone = (tx: TxCtx, id: string, d: { evidence: string; on: string; by: string }) =>
  tx.db
    .updateTable('opinion_group')
    .set((eb) => ({
      status: 'done',
      evidence: d.evidence,
      done_on: d.on,
      done_by: d.by,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
