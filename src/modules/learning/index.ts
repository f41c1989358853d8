/** The door of `learning`: what enrolling needs to know of a class, and how somebody comes to sit in it. */

export { addCourse, addRoom, addTeacher, addUsualSubjects, catalogue } from './catalogue.actions.ts';
export { giveCertificates } from './certificates.actions.ts';
export { addClass } from './classes.actions.ts';
export { classById, type LearningClass, lockClass, selectClasses } from './classes.store.ts';
export { type Kin, type Learner, learnerById } from './learners.store.ts';
export { type LearnerInput, learnerFor } from './learners.ts';
export { learnerCookie } from './learning.resident.ts';
export { keepRegister, noteLeave } from './register.actions.ts';
export { type Absentee, absenteesIn as absentees, type SeatedLearner } from './seats.store.ts';
export { classesOf, learnersOf, seat, unseat, wouldRefuse } from './seats.ts';
export { addSession, cancelSession, draftClass, listSessions } from './sessions.actions.ts';
export { addTerm } from './terms.actions.ts';
export { moveTerm } from './terms.move.ts';
export { type LearningTerm, selectTerms, termById } from './terms.store.ts';
