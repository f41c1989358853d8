/** The door of `papers`: a scan goes back to what its sheet was printed for. */
export { returnScan, type ScanReturned, scansBack } from './papers.actions.ts';
export { paperCodeIn } from './papers.rules.ts';
export { deleteScans } from './papers.store.ts';
