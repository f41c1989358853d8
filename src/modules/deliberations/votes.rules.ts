/** How a meeting answers a question: hands counted, an open ballot with its voter's name, or a secret one that nobody can trace (docs/decisions/0022). Pure. */
import { type Count, carries, type Pass, votesNeeded } from './deliberations.rules.ts';

export const voteWays = ['hands', 'open', 'secret'] as const;
export type VoteWay = (typeof voteWays)[number];
export const voteMedia = ['counted', 'paper', 'device'] as const;
export type VoteMedium = (typeof voteMedia)[number];
export const choices = ['yes', 'no', 'abstain'] as const;
export type Choice = (typeof choices)[number];
/** Hands have no medium of their own; an open ballot is written down by name in the house; a secret one is of paper, or cast with a slip drawn from the box. */
export const mediumFits = (way: VoteWay, medium: VoteMedium): boolean =>
  way === 'hands' ? medium === 'counted' : way === 'open' ? medium === 'device' : medium !== 'counted';

export type BallotCount = {
  readonly issued: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly blank: number;
  readonly invalid: number;
};
export const returnedOf = (b: BallotCount): number => b.yes + b.no + b.abstain + b.blank + b.invalid;
export type BallotFault = 'absentCounted' | 'moreReturned' | 'tellersMissing' | 'tellersSame';
/**
 * Ballots handed out are at most as many as people are there. More returned than handed out: the vote is void (选举法 44 by analogy; practice of
 * village elections). Two tellers and a supervisor, three different people.
 */
export function ballotFault(
  b: BallotCount,
  present: number,
  by: { tellers: readonly string[]; supervisor: string },
): BallotFault | null {
  if (by.tellers.length < 2 || by.supervisor.length < 2) return 'tellersMissing';
  if (new Set([...by.tellers, by.supervisor]).size !== by.tellers.length + 1) return 'tellersSame';
  if (b.issued > present) return 'absentCounted';
  return returnedOf(b) > b.issued ? 'moreReturned' : null;
}
/** Blank and invalid ballots are in the count of who voted and agree with nothing. */
export const voteResult = (pass: Pass, c: Pick<Count, 'should' | 'present'>, yes: number) => ({
  needed: votesNeeded(pass, c),
  passed: carries(pass, c, { yes }),
});
