/** The door of `rights`. */

export { jsonCopy, sheetCopy } from './rights.copy.ts';
export { heldAbout, readingsAbout } from './rights.subject.ts';
export { rightKindWords } from './rights.words.ts';
