/** What other modules' pages for residents share with those of a case. */
export { type PlaceChoices, placeChoices } from './draft.ts';
export { ReceiptSheet } from './receipt.tsx';
export { spoken } from './report.steps.tsx';
