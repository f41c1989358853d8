import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { votesFault } from './deliberations.rules.ts';
import { matterById } from './deliberations.store.ts';
import { entryOf, noted } from './deliberations.view.ts';
import { no } from './deliberations.words.ts';
import { lockMeetingFor } from './meetings.actions.ts';
import type { MeetingsApi } from './meetings.contract.ts';
import { forumOf } from './meetings.rules.ts';
import { meetingById, type StoredMeeting } from './meetings.store.ts';
import { shownMeeting } from './meetings.view.ts';
import { type BallotCount, ballotFault, mediumFits, returnedOf, voteResult } from './votes.rules.ts';
import { insertVote, lockVote, putVote, type StoredVote, voteById } from './votes.store.ts';

type Handles = { [K in keyof MeetingsApi]: Handler<MeetingsApi[K]> };

/** A matter is voted on where it belongs, once the three gates before have let it come. */
export async function matterFor(tx: TxCtx, meeting: Pick<StoredMeeting, 'kind' | 'area'>, matterId: string) {
  const m = await matterById(tx, matterId);
  if (m.area !== meeting.area || m.status !== 'resolving' || m.forum !== forumOf(meeting.kind))
    throw no('matterNotHere', 'matterId');
  return m;
}
export const openVote: Handles['openVote'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { m } = await lockMeetingFor({ ...tx, version: null }, params.id, 'vote');
    if (!mediumFits(input.way, input.medium) || (input.medium === 'device' && m.kind !== 'deputies'))
      throw no('voteForm', 'medium');
    const matter = input.matterId ? await matterFor(tx, m, input.matterId) : null;
    const id = tx.house.newId();
    const { question, way, medium } = input;
    await insertVote(tx, {
      id,
      meetingId: m.id,
      matterId: matter?.id ?? null,
      round: matter?.round ?? null,
      area: m.area,
      question,
      way,
      medium,
    });
    await record(tx, entryOf('deliberationVote', { id, area: m.area }, 'open', { way, medium }), 'new');
    return shownMeeting(tx, m.id);
  });

export async function lockOpenVote(tx: TxCtx, id: string) {
  const v = await lockVote(tx, id);
  const { m, rule } = await lockMeetingFor({ ...tx, version: null }, v.meetingId, 'vote');
  if (v.status !== 'open') throw no('voteClosed');
  return { v, m, rule };
}
/** The result in numbers, in the books of the meeting and in the journal. */
export async function settle(
  tx: TxCtx,
  { v, m, rule }: Awaited<ReturnType<typeof lockOpenVote>>,
  b: BallotCount,
  by: { tellers: string[]; supervisor: string | null },
): Promise<void> {
  const result = voteResult(rule.pass, { should: m.should, present: m.present ?? 0 }, b.yes);
  await putVote(tx, v.id, { ...b, ...result, ...by, status: 'counted' });
  await record(tx, entryOf('deliberationVote', v, 'count', { ...b, ...result }));
}
const sums = (b: BallotCount, m: StoredMeeting) => ({
  present: m.present ?? 0,
  should: m.should,
  signatures: m.signatures ?? 0,
  votes: Math.max(returnedOf(b), b.issued),
  issued: b.issued,
  returned: returnedOf(b),
});
/** Hands are counted on the spot; paper by two tellers and a supervisor. More ballots back than were handed out void the vote. */
export const countVote: Handles['countVote'] = async (ctx, { params: { id }, input }) => {
  const { area } = await voteById(ctx, id);
  // Who may see the meeting may see its vote.
  await meetingById(ctx, (await voteById(ctx, id)).meetingId);
  return noted(ctx, { kind: 'deliberationVote', id, area, what: 'count' }, () =>
    once(ctx, async (tx) => {
      const open = await lockOpenVote({ ...tx, version: null }, id);
      const { v, m } = open;
      if (v.medium === 'device') throw no('voteForm');
      const { tellers, supervisor, ...b } = input;
      if (v.way === 'hands') {
        if (votesFault(b, m.present ?? 0)) throw no('absentCounted', 'yes', sums(b, m));
        await settle(
          tx,
          open,
          { ...b, issued: m.present ?? 0, blank: 0, invalid: 0 },
          { tellers, supervisor: supervisor || null },
        );
        return shownMeeting(tx, m.id);
      }
      const fault = ballotFault(b, m.present ?? 0, { tellers, supervisor });
      if (fault === 'moreReturned') {
        await voidVote(tx, v, sums(b, m), { tellers, supervisor });
        return shownMeeting(tx, m.id);
      }
      if (fault) throw no(fault, fault === 'absentCounted' ? 'issued' : 'tellers', sums(b, m));
      await settle(tx, open, b, { tellers, supervisor });
      return shownMeeting(tx, m.id);
    }),
  );
};
export async function voidVote(
  tx: TxCtx,
  v: StoredVote,
  n: { issued: number; returned: number },
  by: { tellers: string[]; supervisor: string },
): Promise<void> {
  const why = `收回 ${n.returned} 票,多于发出的 ${n.issued} 票`;
  await putVote(tx, v.id, { status: 'void', voidWhy: why, issued: n.issued, ...by });
  await record(tx, entryOf('deliberationVote', v, 'refused', { what: 'count', why: 'moreReturned', ...n }));
}
