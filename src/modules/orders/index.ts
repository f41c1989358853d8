/** The door of `orders`: what a place can order and from whom. */
export { order } from './orders.birth.ts';
export { type LineInput, putLine } from './orders.store.ts';
export { ordersWords } from './orders.words.ts';
