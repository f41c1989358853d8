import type { z } from 'zod';
import type { importFault } from '../cases.import.contract.ts';
import { fieldWords } from '../cases.import.words.ts';

export type Fault = z.output<typeof importFault>;

/** A cell a spreadsheet takes for text: quoted where it must be, and never for a formula. */
const cell = (value: string | number): string => {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The refused rows as Excel opens them: with the mark of UTF-8 and lines that end as on Windows. */
export function refusedCsv(headings: readonly string[], faults: readonly Fault[]): string {
  const rows = faults.map((f) => [f.row, fieldWords[f.field][0], f.zh, f.en]);
  return `\uFEFF${[headings, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
