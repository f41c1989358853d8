/** The door of `petitions`. */
export { begin as beginPetition } from './petitions.begin.ts';
export { type PetitionState, petitionStates } from './petitions.rules.ts';
export { petitionsWords, stateWords as petitionStateWords } from './petitions.words.ts';
