/** The door of `accusations`. Nothing of an accusation goes through it: only the hint that a text may be one. */
export { looksLikeAccusation } from './accusations.rules.ts';
export { accusationsWords } from './accusations.words.ts';
