/** The door of `orders`: what a place can order and from whom. */
export { arriveAtDoor, takeOrder } from './orders.actions.ts';
export { order } from './orders.birth.ts';
export { type LineInput, putLine } from './orders.store.ts';
export { ordersWords } from './orders.words.ts';
