/** The door of `open311`. */
export { open311Words } from './open311.words.ts';
