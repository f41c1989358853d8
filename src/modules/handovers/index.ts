/** The door of `handovers`. */
export { handoversWords } from './handovers.words.ts';
