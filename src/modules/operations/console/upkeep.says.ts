import type { Word } from '#kernel/words.ts';
import type { UpkeepRow } from '../operations.contract.ts';
import { operationWords as w } from '../operations.words.ts';

type Say = (word: Word, values?: Record<string, string | number>) => string;

/** `812 KB`, `3.4 GB`: three figures are enough to see how much it is. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let [n, i] = [bytes, 0];
  while (n >= 1000 && i < units.length - 1) [n, i] = [n / 1024, i + 1];
  return `${i === 0 || n >= 100 ? Math.round(n) : n.toFixed(1)} ${units[i]}`;
}

/** How long it has run, in its largest unit that is not nought. */
export function upText(seconds: number, sayWord: Say): string {
  if (seconds >= 2 * 86_400) return sayWord(w.days, { n: Math.floor(seconds / 86_400) });
  if (seconds >= 2 * 3600) return sayWord(w.hours, { n: Math.floor(seconds / 3600) });
  return sayWord(w.minutes, { n: Math.floor(seconds / 60) });
}

/** What came of a backup or a drill, in sentences a clerk can read. */
export function upkeepSays(
  { what, outcome, report }: UpkeepRow,
  sayWord: Say,
  moment: (at: string) => string,
): string[] {
  if (!outcome || !report) return [sayWord(w.running)];
  if (report.why) return [sayWord(w.why, { why: report.why })];
  const { rows = 0, files = 0, tables = 0, seconds = 0, bytes = 0, differ = [], chains } = report;
  if (what === 'backup') return [sayWord(w.backedUp, { rows, files, size: sizeText(bytes) })];
  const faults = [
    differ.length > 0 && sayWord(w.differ, { n: differ.length, names: differ.slice(0, 8).join(', ') }),
    chains && chains.faults > 0 && sayWord(w.chainBroken, { n: chains.faults }),
    report.keysFit === false && sayWord(w.keysDiffer),
  ].filter((s) => s !== false && s !== undefined);
  if (faults.length > 0) return faults;
  const takenAt = moment(report.takenAt ?? '');
  return [sayWord(w.drilled, { takenAt, tables, rows, files, seconds, entries: chains?.entries ?? 0 })];
}
