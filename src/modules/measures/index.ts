/** The door of `measures`. */
export {
  addDocument,
  changeMeasure,
  dropRest,
  issuePlan,
  judgeMeasure,
  listMeasures,
  measuresOf,
  reportMeasure,
} from './measures.actions.ts';
export { importMeasures } from './sheet.actions.ts';
