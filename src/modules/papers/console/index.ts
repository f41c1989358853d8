/** What other modules' pages show of `papers`. */
export { PaperPile, PaperTwin } from './twin.tsx';
