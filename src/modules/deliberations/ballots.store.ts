import { randomUUID } from 'node:crypto';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, randomDigits } from '#platform/crypto.ts';
import type { Choice } from './votes.rules.ts';

/*
 * Two tables that share nothing but the vote: who drew a slip, and what was cast. No moment, no order, no account, no command stands beside either
 * (docs/decisions/0022). Whoever may see a vote may see how many drew a slip and, once it is counted, the sums.
 */

export const SLIP_DIGITS = 10;
const slipHash = (ctx: Ctx, code: string) => Buffer.from(blindIndex(ctx.house.keys, 'deliberation.slip', code));
type SecretChoice = Choice | 'blank';

/** As many numbers as people who are there, each printed on a slip and known to nobody else; the order they are told in says nothing. */
export async function insertSlips(tx: TxCtx, v: { id: string; area: string }, n: number): Promise<string[]> {
  const codes = new Set<string>();
  while (codes.size < n) codes.add(randomDigits(SLIP_DIGITS));
  const rows = [...codes].map((code) => ({ code_hash: slipHash(tx, code), vote_id: v.id, area: v.area }));
  await tx.db.insertInto('deliberation_slip').values(rows).execute();
  return [...codes].sort();
}
export async function slipsOf({ db }: Ctx, voteId: string): Promise<number> {
  const row = await db
    .selectFrom('deliberation_slip')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vote_id', '=', voteId)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
/** The vote a slip is for, while it is unused and the vote is open. */
export const voteOfSlip = (ctx: Ctx, code: string) =>
  ctx.db
    .selectFrom('deliberation_slip as s')
    .innerJoin('deliberation_vote as v', 'v.id', 's.vote_id')
    .select(['v.id', 'v.question', 's.is_used as isUsed'])
    .where('s.code_hash', '=', slipHash(ctx, code))
    .where('v.status', '=', 'open')
    .executeTakeFirst();
/** Uses a slip; false when there is none, or it was used. Of two at once one waits and then finds it used. */
export async function useSlip(tx: TxCtx, code: string): Promise<{ id: string; area: string } | null> {
  const row = await tx.db
    .updateTable('deliberation_slip')
    .set({ is_used: true })
    .where('code_hash', '=', slipHash(tx, code))
    .where('is_used', '=', false)
    .returning(['vote_id as id', 'area'])
    .executeTakeFirst();
  return row ?? null;
}
/** The id is random, not one of ours that grow with time. */
export const insertBallot = (tx: TxCtx, v: { id: string; area: string }, choice: SecretChoice) =>
  tx.db.insertInto('deliberation_ballot').values({ id: randomUUID(), vote_id: v.id, area: v.area, choice }).execute();

export async function insertTurnout(tx: TxCtx, v: { id: string; area: string }, deputyId: string): Promise<boolean> {
  const row = await tx.db
    .insertInto('deliberation_turnout')
    .values({ vote_id: v.id, deputy_id: deputyId, area: v.area })
    .onConflict((c) => c.doNothing())
    .returning('vote_id')
    .executeTakeFirst();
  return row !== undefined;
}
/** Who drew a slip, by name and in no other order. */
export const turnoutOf = ({ db }: Ctx, voteIds: readonly string[]) =>
  voteIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('deliberation_turnout as t')
        .innerJoin('deliberation_deputy as d', 'd.id', 't.deputy_id')
        .select(['t.vote_id as voteId', 'd.id', 'd.name'])
        .where('t.vote_id', 'in', [...voteIds])
        .orderBy('d.name')
        .execute();

/** The sums of a secret vote; both tables are then written anew, in an order that is nobody's, and the slips are forgotten. */
export async function countAndShuffle(tx: TxCtx, v: { id: string; area: string }) {
  const ballots = await tx.db
    .deleteFrom('deliberation_ballot')
    .where('vote_id', '=', v.id)
    .returning('choice')
    .execute();
  const turnout = await tx.db
    .deleteFrom('deliberation_turnout')
    .where('vote_id', '=', v.id)
    .returning('deputy_id')
    .execute();
  await tx.db.deleteFrom('deliberation_slip').where('vote_id', '=', v.id).execute();
  const shuffled = ballots
    .map(({ choice }) => ({ id: randomUUID(), vote_id: v.id, area: v.area, choice }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const voters = turnout.map((t) => t.deputy_id).sort();
  if (shuffled.length > 0) await tx.db.insertInto('deliberation_ballot').values(shuffled).execute();
  if (voters.length > 0)
    await tx.db
      .insertInto('deliberation_turnout')
      .values(voters.map((deputy_id) => ({ vote_id: v.id, deputy_id, area: v.area })))
      .execute();
  const sum = (choice: SecretChoice) => ballots.filter((b) => b.choice === choice).length;
  return {
    issued: voters.length,
    yes: sum('yes'),
    no: sum('no'),
    abstain: sum('abstain'),
    blank: sum('blank'),
    invalid: 0,
  };
}

export async function insertOpenBallot(
  tx: TxCtx,
  v: { id: string; area: string },
  deputyId: string,
  choice: Choice,
): Promise<boolean> {
  const row = await tx.db
    .insertInto('deliberation_open_ballot')
    .values({ vote_id: v.id, deputy_id: deputyId, area: v.area, choice })
    .onConflict((c) => c.doNothing())
    .returning('vote_id')
    .executeTakeFirst();
  return row !== undefined;
}
export async function openBallotsOf({ db }: Ctx, voteIds: readonly string[]) {
  if (voteIds.length === 0) return [];
  const rows = await db
    .selectFrom('deliberation_open_ballot as b')
    .innerJoin('deliberation_deputy as d', 'd.id', 'b.deputy_id')
    .select(['b.vote_id as voteId', 'd.id', 'd.name', 'b.choice'])
    .where('b.vote_id', 'in', [...voteIds])
    .orderBy('d.name')
    .execute();
  return rows.map((r) => ({ ...r, choice: r.choice as Choice }));
}
