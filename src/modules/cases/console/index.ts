/** What other modules' pages take from the console of `cases`: how a table of cases is looked at. */
import type { SheetTable } from '#ui/console/sheet/preview.tsx';
import type { SheetAnswer } from '#ui/console/sheet/result.tsx';
import { importConsoleWords as w } from '../cases.import.console.words.ts';
import { fieldWords, type ImportField, importFields } from '../cases.import.words.ts';

export { CaseGate, CaseGates, TaskGate } from './gate.tsx';

export const caseTable: SheetTable<ImportField> = {
  fields: importFields,
  words: fieldWords,
  needed: ['body'],
  hint: w.columnsHint,
};
export type ImportAnswer = SheetAnswer<ImportField>;
export const toCasesWord = w.toCases;
export { ProofButton } from './clock.proof.tsx';
