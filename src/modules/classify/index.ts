/** The door of `classify`. */
export { classifyWords } from './classify.words.ts';
