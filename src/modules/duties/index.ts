/** The door of `duties`: a record was made, and whoever owed it is told so. */
export { addDuties, excuseTurn, noteTurn, turns } from './duties.actions.ts';
export { turnTheDay } from './duties.jobs.ts';
export { type CountedRecord, countRecord } from './duties.open.ts';
export type { RecordKind } from './duties.rules.ts';
export { openFor } from './turns.store.ts';
