import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { VoteMedium, VoteWay } from './votes.rules.ts';

const votes = ({ db }: Ctx) =>
  db
    .selectFrom('deliberation_vote as v')
    .select([
      'v.id',
      'v.meeting_id as meetingId',
      'v.matter_id as matterId',
      'v.round',
      'v.area',
      'v.question',
      'v.way',
      'v.medium',
      'v.status',
      'v.issued',
      'v.yes',
      'v.no',
      'v.abstain',
      'v.blank',
      'v.invalid',
      'v.needed',
      'v.passed',
      'v.tellers',
      'v.supervisor',
      'v.void_why as voidWhy',
      'v.version',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof votes>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  way: r.way as VoteWay,
  medium: r.medium as VoteMedium,
  status: r.status as 'open' | 'counted' | 'void',
});
export type StoredVote = ReturnType<typeof typed>;

/** The votes of a meeting; who may see the meeting is decided by whoever asks. */
export const votesOf = async (ctx: Ctx, meetingId: string): Promise<StoredVote[]> =>
  (await votes(ctx).where('v.meeting_id', '=', meetingId).orderBy('v.id').execute()).map(typed);
/** One vote; its meeting says who may. */
export async function voteById(ctx: Ctx, id: string): Promise<StoredVote> {
  const row = await votes(ctx).where('v.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockVote(tx: TxCtx, id: string): Promise<StoredVote> {
  const row = await votes(tx).where('v.id', '=', id).forNoKeyUpdate('v').executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
/** Counted votes on a matter at meetings that were held, in its present round. */
export const votesOn = ({ db }: Ctx, matterId: string, round: number) =>
  db
    .selectFrom('deliberation_vote as v')
    .innerJoin('deliberation_meeting as t', 't.id', 'v.meeting_id')
    .select([
      'v.id',
      'v.meeting_id as meetingId',
      't.title as meeting',
      't.kind',
      't.starts_at as startsAt',
      'v.passed',
      'v.yes',
    ])
    .where('v.matter_id', '=', matterId)
    .where('v.round', '=', round)
    .where('v.status', '=', 'counted')
    .where('t.status', '=', 'held')
    .orderBy('t.starts_at')
    .execute();

export const insertVote = (
  tx: TxCtx,
  v: Pick<StoredVote, 'id' | 'meetingId' | 'matterId' | 'round' | 'area' | 'question' | 'way' | 'medium'>,
) =>
  tx.db
    .insertInto('deliberation_vote')
    .values({
      id: v.id,
      meeting_id: v.meetingId,
      matter_id: v.matterId,
      round: v.round,
      area: v.area,
      question: v.question,
      way: v.way,
      medium: v.medium,
      status: 'open',
    })
    .execute();
export type VoteChange = Partial<
  Pick<
    StoredVote,
    | 'status'
    | 'issued'
    | 'yes'
    | 'no'
    | 'abstain'
    | 'blank'
    | 'invalid'
    | 'needed'
    | 'passed'
    | 'tellers'
    | 'supervisor'
    | 'voidWhy'
  >
>;
export const putVote = (tx: TxCtx, id: string, { voidWhy, ...v }: VoteChange) =>
  tx.db
    .updateTable('deliberation_vote')
    .set((eb) => ({ ...v, ...(voidWhy !== undefined && { void_why: voidWhy }), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
