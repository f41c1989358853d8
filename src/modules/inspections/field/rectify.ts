import { say, type Word } from '#kernel/words.ts';
import type { Finished } from '#ui/field/useCapture.ts';
import type { FindingRow } from '../inspections.contract.ts';
import { inspectionFieldWords as w } from './field.words.ts';
import { inspections } from './wire.ts';

export type RectifyValues = { body: string; how: 'progress' | 'done'; done: readonly string[] };
export const noReport: RectifyValues = { body: '', how: 'progress', done: [] };

/** What the server would refuse at once, said here too: it may be days until it is asked. */
export function missingIn(
  v: RectifyValues,
  f: Pick<FindingRow, 'measures' | 'status'>,
  files: number,
): Partial<Record<'body' | 'photos' | 'done', Word>> {
  const isDone = v.how === 'done';
  const open = f.measures.some((m) => m.doneOn === null && !v.done.includes(m.id));
  return {
    ...(v.body.trim().length < 2 && { body: w.bodyMissing }),
    ...(isDone && files === 0 && { photos: w.photoMissing }),
    ...(isDone && open && { done: w.measuresMissing }),
  };
}
/** A report as it goes into the outbox. No text of the finding in the list of what waits: phones are seen by others. */
export const reportOf = (f: FindingRow, v: RectifyValues, area: string): Finished => ({
  endpoint: inspections.report,
  params: { id: f.id },
  input: { body: v.body.trim(), isDone: v.how === 'done', done: [...v.done] },
  area,
  about: f.id,
  says: [say(w.says, 'zh', { nth: f.nth }), say(w.says, 'en', { nth: f.nth })],
});
