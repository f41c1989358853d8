/** What other modules' pages take from the console of `cases`: how a table is looked at and imported. */
export type { Mapping } from './import.mapping.ts';
export { ImportPreview } from './import.preview.tsx';
export { type ImportAnswer, Imported, RefusedRows } from './import.result.tsx';
export { Running } from './import.running.tsx';
