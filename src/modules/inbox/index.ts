/** The door of `inbox`. */
export { inboxWords } from './inbox.words.ts';
