import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { passedVotes } from './meetings.store.ts';

/** What a villagers’ meeting (22) decided: the vote, the meeting it was taken in, and how many were there. */
export type Decision = {
  readonly voteId: string;
  readonly question: string;
  readonly title: string;
  readonly base: 'adults' | 'households';
  readonly noticeOn: string;
  readonly heldOn: string;
  readonly entitled: number;
  readonly present: number;
  readonly yes: number;
};
/** Votes that passed in villagers’ meetings of a village, the latest first: what other books may cite. Deputies and groups decide other things. */
export async function villageDecisions(ctx: Ctx, area: string, voteId?: string): Promise<Decision[]> {
  const rows = await passedVotes(ctx, area, voteId);
  return rows.map(({ kind, startsAt, ...r }) => ({
    ...r,
    base: kind === 'households' ? 'households' : 'adults',
    heldOn: dayOf(startsAt),
  }));
}
export async function decisionCited(ctx: Ctx, area: string, voteId: string): Promise<Decision | null> {
  return (await villageDecisions(ctx, area, voteId))[0] ?? null;
}
