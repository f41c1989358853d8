/** The door of `cases`: registering something on any channel, and what a receipt opens. */
export { type ImportCount, type ImportOptions, importCases } from './cases.import.actions.ts';
export { type Draft, receiverFor, registerAll, report } from './cases.report.actions.ts';
export type { CaseKind, CaseStatus, CaseVerb } from './cases.rules.ts';
export { caseChannels, caseKinds } from './cases.rules.ts';

import * as verbs from './cases.verbs.ts';

export { type ReportInput, reportInput } from './cases.contract.ts';
export type { CaseChannel } from './cases.rules.ts';

const { upAgain: _, ...staffVerbs } = verbs;
/** What staff do with a case, verb by verb; each takes a context and what the endpoint of that name is given. */
export const caseVerbs = staffVerbs;
export type CaseVerbs = typeof caseVerbs;
