/** The door of `papers`: a scan goes back to what its sheet was printed for. */

export { scansOf as heldScans, scansOfHome, scansWith } from './held.store.ts';
export { keepScan, moveScans, returnScan, type ScanReturned, type SheetSubject, scansBack } from './papers.actions.ts';
export { paperCodeIn } from './papers.rules.ts';
export { deleteOldScans, deleteScans } from './papers.store.ts';
