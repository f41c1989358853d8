import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { votesOfLevies } from './levies.store.ts';
import { passedVotes, satOn } from './meetings.store.ts';

/** What a villagers’ meeting (22) decided: the vote, the meeting it was taken in, and how many were there. */
export type Decision = {
  readonly voteId: string;
  readonly meetingId: string;
  /** The kind of the matter the vote was about; null where a question was put by itself. */
  readonly about: string | null;
  readonly question: string;
  readonly title: string;
  readonly base: 'adults' | 'households';
  readonly noticeOn: string;
  readonly heldOn: string;
  readonly startsAt: string;
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
    startsAt: startsAt.toString(),
  }));
}
export async function decisionCited(ctx: Ctx, area: string, voteId: string): Promise<Decision | null> {
  return (await villageDecisions(ctx, area, voteId))[0] ?? null;
}
/** A vote is about one thing: one that a levy rests on adopts nothing else. */
export const spentVotes = (ctx: Ctx, votes: readonly string[]): Promise<string[]> => votesOfLevies(ctx, votes);
export const villageSatOn = (ctx: Ctx, area: string, day: string): Promise<boolean> => satOn(ctx, area, day);
