/** The door of `phones`: what came from a telephone that may be days behind. */
export { checkCaptured, type StoredUpload, takeFiles } from './captured.ts';
export { dropFiles, dropFilesUsedBy } from './files.store.ts';
export { phonesWords } from './phones.words.ts';
