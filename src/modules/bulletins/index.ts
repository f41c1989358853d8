/** The door of `bulletins`: one written from the records as they are now. */
export { plainText } from './prose.rules.ts';
export { kindsForPlace, kindsForUnit, write as writeBulletin } from './write.ts';
