import type { Ctx, TxCtx } from '#platform/context.ts';
import { json } from '#platform/database.ts';
import type { HotlineVerb, TicketState } from './hotline.rules.ts';

export type StoredTicket = {
  id: string;
  area: string;
  ticket: string;
  caseId: string | null;
  ownDueAt: Temporal.Instant | null;
  createdAt: Temporal.Instant;
  state: TicketState;
};

/** The ticket, made if it is new, and held until the transaction ends: pushes of one ticket take turns. */
export async function holdTicket(
  tx: TxCtx,
  source: { id: string; area: string },
  ticket: string,
): Promise<StoredTicket> {
  await tx.db
    .insertInto('hotline_ticket')
    .values({ id: tx.house.newId(), source_id: source.id, area: source.area, ticket, created_at: tx.now })
    .onConflict((o) => o.columns(['source_id', 'ticket']).doNothing())
    .execute();
  const row = await tx.db
    .selectFrom('hotline_ticket')
    .selectAll()
    .where('source_id', '=', source.id)
    .where('ticket', '=', ticket)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    area: row.area,
    ticket: row.ticket,
    caseId: row.case_id,
    ownDueAt: row.own_due_at,
    createdAt: row.created_at,
    state: {
      due: row.due_at?.toString() ?? null,
      dueRank: row.due_rank,
      assignedTo: row.assigned_to,
      assignedRank: row.assigned_rank,
      isCancelled: row.cancelled_at !== null,
      urges: row.urges,
      redos: row.redos,
      highest: row.highest,
    },
  };
}

export async function saveTicket(
  tx: TxCtx,
  t: StoredTicket,
  state: TicketState,
  more: { case_id?: string; area?: string; own_due_at?: Temporal.Instant | null } = {},
): Promise<void> {
  await tx.db
    .updateTable('hotline_ticket')
    .set((eb) => ({
      ...more,
      due_at: state.due ? Temporal.Instant.from(state.due) : null,
      due_rank: state.dueRank,
      assigned_to: state.assignedTo,
      assigned_rank: state.assignedRank,
      urges: state.urges,
      redos: state.redos,
      highest: state.highest,
      ...(state.isCancelled && !t.state.isCancelled && { cancelled_at: tx.now }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', t.id)
    .execute();
}

/** A case that is known by this ticket already, from an imported file. */
export const caseByExternal = (ctx: Ctx, source: string, ticket: string) =>
  ctx.db
    .selectFrom('cases')
    .select(['id', 'number', 'area', 'due_at as dueAt'])
    .where('source', '=', source)
    .where('external_number', '=', ticket)
    .executeTakeFirst();

export const numberOf = async (ctx: Ctx, caseId: string): Promise<string> =>
  (await ctx.db.selectFrom('cases').select('number').where('id', '=', caseId).executeTakeFirstOrThrow()).number;

export type Result = 'registered' | 'known' | 'applied' | 'parked' | 'superseded' | 'refused';

/**
 * Takes an event's id: the row, new or refused before and free for another try, or the one that was answered. Two copies arriving
 * together: the second waits here.
 */
export async function claimEvent(
  tx: TxCtx,
  source: { id: string; area: string },
  e: { eventId: string; fingerprint: Buffer },
): Promise<{ id: string; isMine: boolean; fingerprint: Buffer; answer: unknown }> {
  const id = tx.house.newId();
  const mine = await tx.db
    .insertInto('hotline_event')
    .values({
      id,
      source_id: source.id,
      area: source.area,
      event_id: e.eventId,
      fingerprint: e.fingerprint,
      result: 'refused',
      at: tx.now,
    })
    .onConflict((o) => o.columns(['source_id', 'event_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (mine) return { id, isMine: true, fingerprint: e.fingerprint, answer: null };
  const row = await tx.db
    .selectFrom('hotline_event')
    .select(['id', 'fingerprint', 'answer', 'result'])
    .where('source_id', '=', source.id)
    .where('event_id', '=', e.eventId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const isMine = row.result === 'refused';
  return { id: row.id, isMine, fingerprint: row.fingerprint, answer: row.answer };
}

export async function saveEvent(
  tx: TxCtx,
  id: string,
  e: {
    result: Result;
    fingerprint?: Buffer;
    fault?: string | null;
    ticket?: string | null;
    ticket_id?: string;
    verb?: HotlineVerb;
    rank?: string;
    answer?: unknown;
    read_sealed?: Buffer | null;
    applied_at?: Temporal.Instant;
  },
): Promise<void> {
  const { answer, ...plain } = e;
  await tx.db
    .updateTable('hotline_event')
    .set((eb) => ({
      ...plain,
      at: tx.now,
      ...(answer !== undefined && { answer: json(answer) }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** What waits for the creation of this ticket, in the order of the events. */
export const selectParked = (tx: TxCtx, ticketId: string) =>
  tx.db
    .selectFrom('hotline_event')
    .select(['id', 'read_sealed as readSealed'])
    .where('ticket_id', '=', ticketId)
    .where('read_sealed', 'is not', null)
    .orderBy('rank')
    .orderBy('id')
    .execute();

/** What was parked has been applied: its words stand in the case's chain now and are kept nowhere else. */
export async function unpark(tx: TxCtx, id: string): Promise<void> {
  await tx.db
    .updateTable('hotline_event')
    .set((eb) => ({ read_sealed: null, applied_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
