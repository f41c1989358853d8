/** The door of `accusations`. Nothing of an accusation comes out of it: only the hint that a text may be one, and a way in. */
export { referAccusation } from './accusations.file.actions.ts';
export { looksLikeAccusation } from './accusations.rules.ts';
export { accusationsWords } from './accusations.words.ts';
