/** The door of `subscribers`: nothing below it needs more than its pages. */
export { subscribersApi } from './subscribers.contract.ts';
