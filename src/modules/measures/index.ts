/** The door of `measures`. */
export { addDocument, changeMeasure, judgeMeasure, listMeasures, reportMeasure } from './measures.actions.ts';
export { importMeasures } from './sheet.actions.ts';
