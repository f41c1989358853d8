/** The door of `whistles`. */
export { whistlesWords } from './whistles.words.ts';
