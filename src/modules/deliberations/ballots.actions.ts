import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import {
  countAndShuffle,
  insertBallot,
  insertOpenBallot,
  insertSlips,
  insertTurnout,
  openBallotsOf,
  slipsOf,
  useSlip,
  voteOfSlip,
} from './ballots.store.ts';
import { entryOf, noted } from './deliberations.view.ts';
import { no } from './deliberations.words.ts';
import type { MeetingsApi } from './meetings.contract.ts';
import { attendanceOf, meetingById } from './meetings.store.ts';
import { shownMeeting } from './meetings.view.ts';
import { lockOpenVote, settle, voidVote } from './votes.actions.ts';
import type { Choice } from './votes.rules.ts';
import { voteById } from './votes.store.ts';

type Handles = { [K in keyof MeetingsApi]: Handler<MeetingsApi[K]> };

/** The vote, when the actor may see its meeting. */
async function seen(ctx: Ctx, id: string) {
  const v = await voteById(ctx, id);
  await meetingById(ctx, v.meetingId);
  return { kind: 'deliberationVote', id, area: v.area };
}
/** A deputy who is in the room; whoever is away has no vote. */
async function voterOf(tx: TxCtx, meetingId: string, deputyId: string): Promise<string> {
  const voter = (await attendanceOf(tx, meetingId)).find((d) => d.id === deputyId);
  if (!voter) throw no('deputyUnknown', 'deputyId');
  if (voter.presence !== 'present') throw no('voterUnknown', 'deputyId', { name: voter.name });
  return voter.name;
}

export const castOpen: Handles['castOpen'] = async (ctx, { params: { id }, input }) =>
  noted(ctx, { ...(await seen(ctx, id)), what: 'ballot' }, () =>
    once(ctx, async (tx) => {
      const { v, m } = await lockOpenVote(tx, id);
      if (v.way !== 'open') throw no('voteForm');
      const name = await voterOf(tx, m.id, input.deputyId);
      if (!(await insertOpenBallot(tx, v, input.deputyId, input.choice))) throw no('ballotTwice', 'deputyId', { name });
      return shownMeeting(tx, m.id);
    }),
  );

/**
 * Prints the slips of a secret vote, once: they are told in this answer and never again, so the command keeps no copy of them. Lost in print, the vote
 * is voided and put anew.
 */
export const makeSlips: Handles['makeSlips'] = async (ctx, { params: { id } }) => {
  await seen(ctx, id);
  return inTransaction(ctx, async (tx) => {
    const { v, m } = await lockOpenVote(tx, id);
    if (v.medium !== 'device' || v.way !== 'secret') throw no('voteForm');
    if ((await slipsOf(tx, id)) > 0) throw no('slipsMade');
    const codes = await insertSlips(tx, v, m.present ?? 0);
    await record(tx, entryOf('deliberationVote', v, 'slips', { n: codes.length }));
    return { codes };
  });
};
/** One slip each: the name is ticked, then a folded slip is drawn. No command and no journal keeps when, or the two orders could be laid side by side. */
export const drawSlip: Handles['drawSlip'] = async (ctx, { params: { id }, input }) =>
  noted(ctx, { ...(await seen(ctx, id)), what: 'slip' }, () =>
    inTransaction(ctx, async (tx) => {
      const { v, m } = await lockOpenVote(tx, id);
      if (v.medium !== 'device' || v.way !== 'secret') throw no('voteForm');
      const name = await voterOf(tx, m.id, input.deputyId);
      if (!(await insertTurnout(tx, v, input.deputyId))) throw no('ballotTwice', 'deputyId', { name });
      return shownMeeting(tx, m.id);
    }),
  );
/** Casts a ballot by a slip, from the page at home or on the tablet in the booth: who casts it is asked nowhere. */
export async function castSecret(ctx: Ctx, code: string, choice: Choice | 'blank'): Promise<void> {
  const nobody: Ctx = { ...ctx, actor: { kind: 'visitor' }, origin: null };
  await inTransaction(nobody, async (tx) => {
    if (!(await voteOfSlip(tx, code))) throw no('slipWrong', 'code');
    const v = await useSlip(tx, code);
    if (!v) throw no('slipWrong', 'code');
    await insertBallot(tx, v, choice);
  });
}
/** Nobody sees a sum before the vote is closed, and nobody sees a ballot after. */
export const closeBallots: Handles['closeBallots'] = async (ctx, { params: { id }, input }) =>
  noted(ctx, { ...(await seen(ctx, id)), what: 'count' }, () =>
    once(ctx, async (tx) => {
      const open = await lockOpenVote(tx, id);
      const { v, m } = open;
      if (v.medium !== 'device') throw no('voteForm');
      const { tellers, supervisor } = input;
      if (v.way === 'open') {
        const ballots = await openBallotsOf(tx, [id]);
        const sum = (choice: Choice) => ballots.filter((b) => b.choice === choice).length;
        const b = {
          issued: ballots.length,
          yes: sum('yes'),
          no: sum('no'),
          abstain: sum('abstain'),
          blank: 0,
          invalid: 0,
        };
        await settle(tx, open, b, { tellers, supervisor: supervisor || null });
        return shownMeeting(tx, m.id);
      }
      if (tellers.length < 2 || supervisor.length < 2) throw no('tellersMissing', 'tellers');
      if (new Set([...tellers, supervisor]).size <= tellers.length) throw no('tellersSame', 'tellers');
      const b = await countAndShuffle(tx, v);
      const returned = b.yes + b.no + b.abstain + b.blank;
      if (returned > b.issued) await voidVote(tx, v, { issued: b.issued, returned }, { tellers, supervisor });
      else await settle(tx, open, b, { tellers, supervisor });
      return shownMeeting(tx, m.id);
    }),
  );
