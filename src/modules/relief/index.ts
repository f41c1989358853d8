/** The door of `relief`. */
export { reliefWords } from './relief.words.ts';
export { stockOf } from './stock.store.ts';
