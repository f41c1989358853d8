/** The door of `consultations`. */
export { addConsultation, moveConsultation } from './consultations.actions.ts';
export { giveAtHome } from './consultations.resident.ts';
export { giveOpinion, moveGroup, sortOpinions } from './opinions.actions.ts';
