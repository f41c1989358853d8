/** The door of `hotline`. */
export { hotlineWords } from './hotline.words.ts';
