/** The door of `mandates`. */
export { mandatesWords } from './mandates.words.ts';
