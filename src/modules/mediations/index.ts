/** The door of `mediations`. */
export { mediationStatusWords } from './mediations.words.ts';
