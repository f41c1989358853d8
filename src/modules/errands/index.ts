/** The door of `errands`. */
export { errandsWords } from './errands.words.ts';
