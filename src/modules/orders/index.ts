/** The door of `orders`. */
export { ordersWords } from './orders.words.ts';
