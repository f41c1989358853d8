/** The door of `petitions`. */
export { petitionsWords } from './petitions.words.ts';
