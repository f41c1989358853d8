/** The door of `inspections`. */
export {
  addFinding,
  assignFinding,
  listFindings,
  planFinding,
  reportFinding,
  reviewFinding,
  whistleFinding,
} from './findings.actions.ts';
export { superviseOverdue } from './inspections.jobs.ts';
export { inspectionWords } from './inspections.words.ts';
export { addRound, publishRound } from './rounds.actions.ts';
