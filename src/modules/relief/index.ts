/** The door of `relief`. */
export { reliefWords } from './relief.words.ts';
