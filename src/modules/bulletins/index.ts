/** The door of `bulletins`: one written from the records as they are now, and issued for good. */
export { issueBulletin, showBulletin } from './bulletins.actions.ts';
export { plainText } from './prose.rules.ts';
export { kindsForPlace, kindsForUnit, write as writeBulletin } from './write.ts';
