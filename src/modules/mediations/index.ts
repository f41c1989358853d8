/** The door of `mediations`. */

export {
  agreeMediation,
  archiveMediation,
  courtMediation,
  endMediation,
  performMediation,
  signMediation,
  validateMediation,
} from './agreement.actions.ts';
export { appointMediation } from './appointments.actions.ts';
export { answerMediation, getMediation, keepFile, keepRecord, tellRights } from './mediations.actions.ts';
export { applyAtHome } from './mediations.track.ts';
export { mediationStatusWords } from './mediations.words.ts';
export { addCommittee, addPerson, trainPerson } from './registers.actions.ts';
export { takeMediation } from './take.actions.ts';
