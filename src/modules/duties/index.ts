/** The door of `duties`: a record was made, and whoever owed it is told so. */
export { addDuties } from './duties.actions.ts';
export { type CountedRecord, countRecord } from './duties.open.ts';
export type { RecordKind } from './duties.rules.ts';
export { openFor } from './turns.store.ts';
