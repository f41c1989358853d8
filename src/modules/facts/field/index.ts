/** What the field pages of other modules take from facts. */
export { FactInput, FactLines } from './FactLines.tsx';
export { mayWriteFacts, useCarriedFacts } from './Facts.pages.tsx';
