/** The door of `whistles`. */
export { agreeTask, call as callUnits, callOn, reportIn } from './whistles.actions.ts';
export { whistlesWords } from './whistles.words.ts';
