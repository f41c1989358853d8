/** The door of `hotline`: a platform that is connected, and what it brings. */
export { addSource, importTickets } from './hotline.actions.ts';
export { plainMapping } from './hotline.rules.ts';
export { sourceByCode } from './hotline.store.ts';
export { hotlineWords } from './hotline.words.ts';
export { takePush } from './tickets.actions.ts';
