/** The door of `mandates`: which duty list holds for a unit today, what a line of it says, and what follows from it. */

export * as admissionSteps from './mandates.admissions.actions.ts';
export { lapseAdmissions } from './mandates.admissions.actions.ts';
export { presentLook } from './mandates.gate.actions.ts';
export {
  type Admitted,
  type Asked,
  admit,
  admitRow,
  type GateLine,
  gateData,
  lineFor,
  type Matter,
} from './mandates.gate.ts';
export type { MandateItem, MandateList, ReadyList } from './mandates.holding.ts';
export { clause, itemsFor, listFor, listsInForce, takeOverList } from './mandates.holding.ts';
export {
  type Admission,
  admissions,
  admits,
  clauseFor,
  type DeclineGround,
  type Duty,
  declineGround,
  duties,
  itemsMatching,
} from './mandates.items.rules.ts';
export { type UnitKind, unitKinds } from './mandates.rules.ts';
export {
  admissionWords,
  citationOf,
  declineGroundWords,
  dutyWords,
  mandatesWords,
  unitKindWords,
} from './mandates.words.ts';
