/** The door of `petitions`. */
import type { Ctx } from '#platform/context.ts';
import { findPetition } from './petitions.store.ts';
import * as ends from './petitions.verbs.end.ts';
import * as reviews from './petitions.verbs.review.ts';
import * as verbs from './petitions.verbs.ts';

export { begin as beginPetition } from './petitions.begin.ts';
export { type PetitionState, petitionStates } from './petitions.rules.ts';
export { petitionsWords, stateWords as petitionStateWords } from './petitions.words.ts';

/** The acts of the procedure, each by its own verb. */
export const petitionActs = { ...verbs, ...ends, ...reviews };
export const petitionVersion = async (ctx: Ctx, caseId: string): Promise<number | null> =>
  (await findPetition(ctx, caseId))?.version ?? null;
