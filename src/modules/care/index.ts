/** The door of `care`: a benefit begins, ends, and is due to be looked at again. */
export type { BasisKind, CareClass, Circumstance, EndReason } from './care.rules.ts';
export { careClassWords } from './care.words.ts';
export { assignChecks } from './checks.actions.ts';
export { decideEnd, proposeEnd } from './ends.actions.ts';
export { type Enrolment, endMembership, enrol, membershipsOf, nextChecks, nextRechecks } from './enrol.ts';
export { holdEnds, letEnd } from './holds.store.ts';
export type { Member } from './members.store.ts';
export { addAllowanceRule, addCareRule } from './rules.actions.ts';
export { visitCheck } from './visit.actions.ts';
