/** The door of `errands`. */
export { errandActs } from './errands.actions.ts';
export { errandsWords } from './errands.words.ts';
