/** The door of `exports`: lists are taken out over its endpoints, nothing is asked of it in the same transaction. */
export { numberOf } from './exports.file.ts';
