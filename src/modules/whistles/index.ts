/** The door of `whistles`. */
export { agreeTask, call as callUnits, reportIn } from './whistles.actions.ts';
export { whistlesWords } from './whistles.words.ts';
