/** The door of `assessments`. */
export { evidenceWords, scoreStatusWords } from './assessments.words.ts';
export {
  acceptReview,
  addSurvey,
  finishReview,
  getEntry,
  saveReview,
  saveSelf,
  submitSelf,
} from './entries.actions.ts';
export { openRound } from './rounds.actions.ts';
export { addScheme, publishScheme } from './schemes.actions.ts';
