/** The door of `incidents`. */
export { incidentsWords } from './incidents.words.ts';
