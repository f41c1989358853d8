import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import type { TermInput } from './learning.contract.ts';
import { publicStatuses, type TermStatus } from './learning.rules.ts';
import { no } from './learning.words.ts';

/** Announced terms are public; those being planned are seen in their place. */
function visibleTerms({ db, actor }: Ctx) {
  const all = db.selectFrom('learning_term as t').innerJoin('organisation as o', 'o.id', 't.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('t.status', 'in', publicStatuses);
  const { from, before } = prefixRange(actor.area);
  return all.where(sql<boolean>`(t.status <> 'planned' or (t.area >= ${from} and t.area < ${before}))`);
}
const held = sql`select from learning_class c where c.term_id = t.id and c.cancelled_reason is null`;
const rows = (ctx: Ctx) =>
  visibleTerms(ctx).select([
    't.id',
    't.area',
    't.organisation_id as organisationId',
    'o.name as unit',
    't.name',
    't.from_day as fromDay',
    't.to_day as toDay',
    't.opens_at as opensAt',
    't.closes_at as closesAt',
    't.per_learner as perLearner',
    't.status',
    't.version',
    sql<number>`(select count(*)::int from (${held}) x)`.as('classes'),
    sql<number>`(select count(*)::int from (${held} and not exists (
      select from learning_session s where s.class_id = c.id and s.status <> 'cancelled')) x)`.as('withoutSessions'),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({ ...r, status: r.status as TermStatus });
export type LearningTerm = ReturnType<typeof typed>;

export async function selectTerms(ctx: Ctx, f: { area?: string | undefined } = {}): Promise<LearningTerm[]> {
  const within = f.area ? prefixRange(f.area) : null;
  const found = await rows(ctx)
    .$if(within !== null, (q) => q.where('t.area', '>=', within?.from ?? '').where('t.area', '<', within?.before ?? ''))
    .orderBy('t.from_day', 'desc')
    .orderBy('t.name')
    .limit(mostOf(ctx, 200))
    .execute();
  return found.map(typed);
}
export async function termById(ctx: Ctx, id: string): Promise<LearningTerm> {
  const row = await rows(ctx).where('t.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockTerm(tx: TxCtx, id: string): Promise<LearningTerm> {
  const taken = await tx.db
    .selectFrom('learning_term')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!taken) throw notFound();
  const term = await termById(tx, id);
  if (tx.actor.kind === 'staff' && !term.area.startsWith(tx.actor.area)) throw notFound();
  if (tx.version !== null && tx.version !== term.version) throw stale();
  return term;
}
export const putTermStatus = (tx: TxCtx, id: string, status: TermStatus) =>
  tx.db
    .updateTable('learning_term')
    .set((eb) => ({ status, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

const columnsOf = (t: TermInput) => ({
  name: t.name,
  from_day: t.fromDay,
  to_day: t.toDay,
  opens_at: Temporal.Instant.from(t.opensAt),
  closes_at: Temporal.Instant.from(t.closesAt),
  per_learner: t.perLearner,
});
const onceOnly = (name: string) => (error: unknown) => {
  if (violation(error)?.constraint === 'learning_term_once') throw no('sameName', 'name', { name });
  throw error;
};
export const insertTerm = (tx: TxCtx, id: string, of: { area: string; organisationId: string }, t: TermInput) =>
  tx.db
    .insertInto('learning_term')
    .values({ id, area: of.area, organisation_id: of.organisationId, ...columnsOf(t) })
    .execute()
    .catch(onceOnly(t.name));
export const putTerm = (tx: TxCtx, id: string, t: TermInput) =>
  tx.db
    .updateTable('learning_term')
    .set((eb) => ({ ...columnsOf(t), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
    .catch(onceOnly(t.name));
