import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { CallStatus } from './consultations.rules.ts';

/** Calls of the actor's place and of the places above it, once published; a draft only for the unit that writes it. The public sees what is published. */
function visibleCalls({ db, actor }: Ctx) {
  const all = db.selectFrom('consultation as c').innerJoin('organisation as o', 'o.id', 'c.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('c.status', '<>', 'draft');
  const { from, before } = prefixRange(actor.area);
  return all.where(
    sql<boolean>`(c.organisation_id = ${actor.organisationId} or (c.status <> 'draft' and ((c.area >= ${from} and c.area < ${before}) or ${actor.area} like c.area || '%')))`,
  );
}
const rows = (ctx: Ctx) =>
  visibleCalls(ctx).select((eb) => [
    'c.id',
    'c.area',
    placeName(eb.ref('c.area')).as('placeName'),
    'c.organisation_id as organisationId',
    'o.name as unit',
    'c.title',
    'c.question',
    'c.background',
    'c.who',
    'c.places',
    'c.until_day as untilDay',
    'c.status',
    'c.summary',
    'c.closed_at as closedAt',
    'c.version',
    sql<number>`(select count(*)::int from opinion p where p.consultation_id = c.id)`.as('opinions'),
    sql<number>`(select count(*)::int from opinion p left join opinion_group g on g.id = p.group_id
      where p.consultation_id = c.id and (g.id is null or g.status = 'open'))`.as('waiting'),
  ]);
type Raw = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Raw) => ({ ...r, placeName: r.placeName ?? r.area, status: r.status as CallStatus });
export type StoredCall = ReturnType<typeof typed>;

export async function selectCalls(ctx: Ctx): Promise<StoredCall[]> {
  const found = await rows(ctx)
    .orderBy(sql`case c.status when 'open' then 0 when 'draft' then 1 else 2 end`)
    .orderBy('c.until_day', 'desc')
    .orderBy('c.id')
    .limit(mostOf(ctx, 300))
    .execute();
  return found.map(typed);
}
export async function callById(ctx: Ctx, id: string): Promise<StoredCall> {
  const row = await rows(ctx).where('c.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
/** Held: an opinion that comes while it is being closed waits for the end of that. */
export async function lockCall(tx: TxCtx, id: string): Promise<StoredCall> {
  await tx.db.selectFrom('consultation').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  const row = await callById(tx, id);
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return row;
}
export type CallText = {
  title: string;
  question: string;
  background: string;
  who: string;
  places: string;
  untilDay: string;
};
const columnsOf = (c: CallText) => ({
  title: c.title,
  question: c.question,
  background: c.background,
  who: c.who,
  places: c.places,
  until_day: c.untilDay,
});
export const insertCall = (tx: TxCtx, c: CallText & { id: string; area: string; organisationId: string }) =>
  tx.db
    .insertInto('consultation')
    .values({
      id: c.id,
      area: c.area,
      organisation_id: c.organisationId,
      status: 'draft',
      at: tx.now,
      ...columnsOf(c),
    })
    .execute();
export const putCallText = (tx: TxCtx, id: string, c: CallText) =>
  tx.db
    .updateTable('consultation')
    .set((eb) => ({ ...columnsOf(c), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export type CallMove = {
  status: CallStatus;
  isOpened?: boolean;
  isClosed?: boolean;
  untilDay?: string;
  summary?: string;
};
export const putCall = (tx: TxCtx, id: string, c: CallMove) =>
  tx.db
    .updateTable('consultation')
    .set((eb) => ({
      status: c.status,
      ...(c.isOpened && { opened_at: tx.now }),
      ...(c.isClosed && { closed_at: tx.now }),
      ...(c.untilDay !== undefined && { until_day: c.untilDay }),
      ...(c.summary !== undefined && { summary: c.summary }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
