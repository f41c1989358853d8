/** What other modules' pages show of `exports`. */
export { ExportButton } from './export-button.tsx';
