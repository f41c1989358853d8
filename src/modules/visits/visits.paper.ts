import { inFours } from '#kernel/fours.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { PaperKind, Upload } from '#platform/module.ts';
import { filesOf, insertVisitFiles } from './parts.store.ts';
import { findSlip, keepWaiting, takeWaiting } from './slips.store.ts';
import { entryOf } from './visit.entry.ts';
import { parseSlip, visitorRoles } from './visits.rules.ts';
import { findVisit } from './visits.store.ts';
import { visitPaperWords as w } from './visits.words.ts';

/** The visit a slip opens, as far as it is the actor's to see. */
const visitOf = async (tx: TxCtx, visitId: string | null) => (visitId ? await findVisit(tx, visitId) : null);

/** Puts a scan with its visit; false when it is there already. */
export async function putScan(tx: TxCtx, visitId: string, files: readonly Upload[]): Promise<boolean> {
  const v = await visitOf(tx, visitId);
  if (!v) return false;
  const there = new Set((await filesOf(tx, v.id)).map((f) => f.hash));
  const fresh = files.filter((f) => !there.has(f.hash));
  await insertVisitFiles(
    tx,
    v,
    fresh.map((f) => ({ ...f, isPaper: true })),
  );
  for (const f of fresh) await record(tx, entryOf(v, 'paper', { file: f.hash }));
  return fresh.length > 0;
}

/** The visit that was written down with a slip takes what came back of its sheet before. */
export async function takeScans(tx: TxCtx, slip: string, visitId: string): Promise<void> {
  const waiting = await takeWaiting(tx, slip);
  if (waiting.length > 0) await putScan(tx, visitId, waiting);
}

/** A blank sheet of a visit; its subject is the number of the slip at its foot. A scan belongs to the visit and is erased with it. */
export const visitSheet: PaperKind = {
  roles: visitorRoles,
  find: async (ctx, subject) => {
    const number = parseSlip(subject);
    const slip = number && (await findSlip(ctx, number));
    return slip ? { area: slip.area, title: `${w.title[0]} ${inFours(slip.number)}` } : null;
  },
  keep: async (tx, subject, file) => {
    const slip = await findSlip(tx, subject);
    if (!slip) return false;
    return slip.visitId ? putScan(tx, slip.visitId, [file]) : keepWaiting(tx, slip, file);
  },
};
