import { formatCaseNumber, parseCaseNumber } from '#kernel/numbering.ts';

/** `JZ-150124201213-2026-0003-5`: 救助 batches are numbered per place and year, with the check digit of all our numbers. */
export const formatBatchNumber = (place: string, year: number, serial: number): string =>
  formatCaseNumber({ prefix: 'JZ', place, year, serial });

/** The number as it is kept, however it was typed; what is none stays as it was written. */
export function readBatchNumber(typed: string): string {
  const read = parseCaseNumber(typed);
  return typeof read === 'object' ? formatCaseNumber(read) : typed.trim();
}
