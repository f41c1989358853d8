/** The door of `care`: a benefit begins, ends, and is due to be looked at again. */
export type { BasisKind, CareClass, Circumstance, EndReason } from './care.rules.ts';
export { careClassWords } from './care.words.ts';
export { type Enrolment, endMembership, enrol, membershipsOf, nextRechecks } from './enrol.ts';
export type { Member } from './members.store.ts';
