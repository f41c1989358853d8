/** The door of `learning`: what enrolling needs to know of a class, and how somebody comes to sit in it. */
export { classById, type LearningClass, lockClass, selectClasses } from './classes.store.ts';
export { type Kin, type Learner, learnerById } from './learners.store.ts';
export { type LearnerInput, learnerFor } from './learners.ts';
export { learnerCookie } from './learning.resident.ts';
export { type Absentee, absenteesIn as absentees, type SeatedLearner } from './seats.store.ts';
export { classesOf, learnersOf, seat, unseat, wouldRefuse } from './seats.ts';
export { moveTerm } from './terms.move.ts';
export { type LearningTerm, selectTerms, termById } from './terms.store.ts';
