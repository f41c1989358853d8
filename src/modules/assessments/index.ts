/** The door of `assessments`. */
export { evidenceWords, scoreStatusWords } from './assessments.words.ts';
export {
  acceptReview,
  addEvidence,
  addSurvey,
  finishReview,
  getEntry,
  saveReview,
  saveSelf,
  submitSelf,
} from './entries.actions.ts';
export {
  answerNomination,
  awardHonours,
  countVotes,
  issueCodes,
  nominate,
  openHonour,
  startVote,
} from './honours.actions.ts';
export { voteAtHome } from './honours.public.ts';
export { awardRound, openRound, publishRound } from './rounds.actions.ts';
export { addScheme, publishScheme } from './schemes.actions.ts';
