/** What other modules' pages show of `exports`. */
export { ExportButton, ExportLine } from './export-button.tsx';
