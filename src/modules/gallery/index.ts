/** The door of `gallery`. */
export { recordConsent } from './consents.actions.ts';
export { addExhibition, hangWorks } from './exhibitions.actions.ts';
export { addWork, describePicture, getWork, moveWork } from './gallery.actions.ts';
