/** The door of `cases`: how a case is born, its verbs, and what modules below may do to it. */
import * as own from './cases.resident.ts';
import * as verbs from './cases.verbs.ts';

export { attach } from './cases.actions.ts';
export { insertClockChange as noteLimitChange } from './cases.clocks.drift.store.ts';
export { type ClockBasis, clockBasis } from './cases.clocks.limits.store.ts';
export { type Limit, proveLimit, recountLimits } from './cases.clocks.proof.ts';
export { ruleFor, toClockRule } from './cases.clocks.rules.ts';
export { type CaseFilter, type ReportInput, reportInput } from './cases.contract.ts';
export { type Slice, sliceFigure } from './cases.counts.store.ts';
export { declinedBy } from './cases.decline.store.ts';
export { livingTrust } from './cases.delegates.store.ts';
export { insertFiles as attachFiles } from './cases.detail.store.ts';
export { admitCase, admitUnits } from './cases.gate.ts';
export { type Hold, holdCase, releaseHold } from './cases.holds.store.ts';
export { type ImportCount, type ImportOptions, importCases, importSheet } from './cases.import.actions.ts';
export { type Effect, moveLocked as moveCase, unitsAbove } from './cases.move.ts';
export { partsIn } from './cases.parts.rules.ts';
export { sealPlace } from './cases.present.ts';
export {
  type ClockChange,
  changeClocks,
  contentForSeal,
  giveCaseTo,
  letSee,
  sealCase,
} from './cases.procedure.store.ts';
export { type Climbed, climbAgain } from './cases.redo.ts';
export { type Draft, receiverFor, registerAll, report, titleOf } from './cases.report.actions.ts';
export type { CaseChannel, CaseKind, CasePart, CaseStatus, CaseTier, CaseVerb } from './cases.rules.ts';
export { caseChannels, caseKinds } from './cases.rules.ts';
export { type HandedTo, handTo } from './cases.send.ts';
export { allVisibleCases, isWide, visibleElsewhere } from './cases.sight.store.ts';
export { type StoredCase, visibleCases } from './cases.store.ts';
export { type Taken, type TakenPart, takenParts, takeOver } from './cases.takeover.ts';
export { type Formulas, formulasOn, type Rate, shareOf, type TallyMeasure } from './cases.tally.rules.ts';
export { rebuildTally, type TallyQuestion, type TallyRow, tallyMany, tallyOf } from './cases.tally.store.ts';
export { type Cited, citedClause } from './cases.verbs.decline.ts';
export type { CaseRow, CaseView, Receipt } from './cases.views.contract.ts';
export { caseForWork, caseSeen, recordOnCase, versionOf } from './cases.work.ts';
export { reportsOf } from './personal.store.ts';
export { proofPage } from './portal/clock.page.tsx';

/** What staff do with a case, verb by verb; each takes a context and what the endpoint of that name is given. */
export const caseVerbs = verbs;
export type CaseVerbs = typeof caseVerbs;
/** What the person whose receipt it is does with their case. */
export const residentVerbs = own;
