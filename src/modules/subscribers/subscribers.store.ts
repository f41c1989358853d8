import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Concern } from '#platform/jobs.ts';
import type { Settings } from './subscribers.contract.ts';
import type { SubscriberEvent } from './subscribers.rules.ts';

const rows = ({ db }: Ctx) =>
  db
    .selectFrom('subscriber as s')
    .innerJoin('webhook_endpoint as e', 'e.id', 's.endpoint_id')
    .innerJoin('place', 'place.code', 's.area')
    .select([
      's.id',
      's.name',
      's.contact',
      's.area',
      'place.full_name as placeName',
      'e.url',
      's.events',
      's.endpoint_id as endpointId',
      's.created_at as createdAt',
      'e.paused_at as pausedAt',
    ])
    .$narrowType<{ events: SubscriberEvent[] }>();

/** Every read by staff begins here: the systems connected inside what the actor's post covers. */
function visibleSubscribers(ctx: Ctx) {
  if (ctx.actor.kind !== 'staff') return rows(ctx).where((eb) => eb.lit(false));
  const { from, before } = prefixRange(ctx.actor.area);
  return rows(ctx).where('s.area', '>=', from).where('s.area', '<', before);
}

export const listSubscribers = (ctx: Ctx) => visibleSubscribers(ctx).orderBy('s.created_at').orderBy('s.id').execute();
export type StoredSubscriber = Awaited<ReturnType<typeof listSubscribers>>[number];

export async function selectSubscriber(ctx: Ctx, id: string): Promise<StoredSubscriber> {
  const row = await visibleSubscribers(ctx).where('s.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Whoever changes one holds it until the transaction ends. */
export async function lockSubscriber(tx: TxCtx, id: string): Promise<StoredSubscriber> {
  await tx.db.selectFrom('subscriber').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  return selectSubscriber(tx, id);
}

export async function insertSubscriber(
  tx: TxCtx,
  s: Omit<Settings, 'url'> & { area: string; endpointId: string; createdBy: string },
): Promise<string> {
  const id = tx.house.newId();
  const { area, name, contact, events } = s;
  const who = { endpoint_id: s.endpointId, created_by: s.createdBy, created_at: tx.now };
  await tx.db
    .insertInto('subscriber')
    .values({ id, area, name, contact, events, ...who })
    .execute();
  return id;
}

export async function updateSubscriber(tx: TxCtx, id: string, s: Omit<Settings, 'url'>): Promise<void> {
  const { name, contact, events } = s;
  await tx.db
    .updateTable('subscriber')
    .set((eb) => ({ name, contact, events, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Whom the house tells of a case of this place. */
export const subscribersOf = (ctx: Ctx, area: string) =>
  rows(ctx).where(sql<boolean>`starts_with(${area}, s.area)`).orderBy('s.id').execute();

/** Only where somebody is told at all. */
export const hasSubscribers: Concern = ({ area }) =>
  sql`exists (select 1 from subscriber s where starts_with(${area}, s.area))`;

/** What may be told of a case: numbers, words of our own and units. A sealed petition is nobody's to hear of (信访工作条例 30). */
export const selectTold = ({ db }: Ctx, caseId: string) =>
  db
    .selectFrom('cases as c')
    .leftJoin('organisation as o', 'o.id', 'c.handler_organisation_id')
    .select([
      'c.id',
      'c.area',
      'c.number',
      'c.kind',
      'c.category',
      'c.tier',
      'c.channel',
      'c.status',
      'c.outcome',
      'c.received_at as receivedAt',
      'c.due_at as dueAt',
      'c.closed_at as closedAt',
      'o.name as unit',
    ])
    .where('c.id', '=', caseId)
    .where('c.sealed_at', 'is', null)
    .executeTakeFirst();

/** What happened to a case since a moment, in order. */
export const selectHappened = ({ db }: Ctx, caseId: string, verbs: readonly string[], since: Temporal.Instant) =>
  db
    .selectFrom('journal')
    .select(['seq', 'verb', 'at'])
    .where('subject_kind', '=', 'case')
    .where('subject_id', '=', caseId)
    .where('verb', 'in', verbs)
    .where('at', '>=', since)
    .orderBy('seq')
    .execute();
