/** The door of `accusations`. */
export { accusationsWords } from './accusations.words.ts';
