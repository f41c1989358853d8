/** What other modules' pages show of `papers`. */
export { PaperTwin } from './twin.tsx';
