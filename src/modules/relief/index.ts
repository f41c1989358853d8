/** The door of `relief`. */
export { approve as approveGrantWithin, approveGrant } from './grants.actions.ts';
export { handOut } from './handout.actions.ts';
export { reliefWords } from './relief.words.ts';
export { addStore, receiveBatch } from './stock.actions.ts';
export { stockOf } from './stock.store.ts';
