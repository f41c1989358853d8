/** The door of `cases`: registering something on any channel, and what a receipt opens. */
export { type Draft, receiverFor, registerAll, report } from './cases.report.actions.ts';
export type { CaseKind, CaseStatus, CaseVerb } from './cases.rules.ts';
