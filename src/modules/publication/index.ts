/** The door of `publication`. */
export { publicationWords } from './publication.words.ts';
