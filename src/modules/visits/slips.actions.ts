import { buffer } from 'node:stream/consumers';
import { codesIn } from '#platform/codes.read.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { openFile } from '#platform/files.ts';
import { record } from '#platform/journal.ts';
import type { Handler, Upload } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { correctionsApi } from './corrections.contract.ts';
import { filesOf, insertVisitFiles } from './parts.store.ts';
import { endSlip, findSlip, makeSlips } from './slips.store.ts';
import { entryOf } from './visit.keep.ts';
import { parseSlip } from './visits.rules.ts';
import { findVisit, lockVisit } from './visits.store.ts';
import { staffOf } from './visits.view.ts';
import { no } from './visits.words.ts';

type Api = typeof correctionsApi;

/** Blank sheets are taken along, each with a slip for the household: what was written by hand finds its visit again. */
export const printSlips: Handler<Api['printSlips']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { area, organisationId } = staffOf(tx);
    const slips = await makeSlips(tx, input.count, { area, organisationId, visitId: null });
    const data = { count: slips.length };
    await record(tx, { kind: 'visitSlips', id: tx.house.newId(), area, verb: 'print', shows: 'staff', data }, 'new');
    return { slips };
  });

/** A lost slip ends when another is made. */
export const newSlip: Handler<Api['newSlip']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const v = await lockVisit(tx, params.id);
    await endSlip(tx, v.id);
    const { organisationId } = staffOf(tx);
    const [slip] = await makeSlips(tx, 1, { area: v.area, organisationId, visitId: v.id });
    await record(tx, entryOf(v, 'newSlip'));
    return slip!;
  });

/** The slip numbers in the codes on a scanned sheet. */
async function slipsOn(ctx: Ctx, file: Upload): Promise<string[]> {
  if (file.kind === 'audio') return [];
  const kept = await openFile(ctx.house.files, file.hash);
  if (!kept) return [];
  const codes = await codesIn({ kind: file.kind, bytes: await buffer(kept.stream) });
  const numbers = codes.flatMap((code) => parseSlip(/[?&]n=([\d-]+)/.exec(code)?.[1] ?? code) ?? []);
  return [...new Set(numbers)];
}

type Returned = Awaited<ReturnType<Handler<Api['returnVisitSheets']>>>['sheets'][number];
async function returnOne(tx: TxCtx, file: Upload, codes: readonly string[], typed: string | null): Promise<Returned> {
  const [slip = typed, ...others] = codes;
  const told = (result: Returned['result'], visitId: string | null = null): Returned => ({
    name: file.name,
    result,
    slip: slip ?? null,
    visitId,
  });
  if (others.length > 0) return told('several');
  if (!slip) return told('noCode');
  const found = await findSlip(tx, slip);
  if (!found) return told('notYours');
  if (!found.visitId) return told('notWritten');
  const v = await findVisit(tx, found.visitId);
  if (!v) return told('notYours');
  if ((await filesOf(tx, v.id)).some((f) => f.hash === file.hash)) return told('known', v.id);
  await insertVisitFiles(tx, v, [{ ...file, isPaper: true }]);
  await record(tx, entryOf(v, 'paper', { file: file.hash }));
  return told('returned', v.id);
}

/** Scanned sheets go to the visit whose code they bear; one that was not typed in yet says so. */
export const returnVisitSheets: Handler<Api['returnVisitSheets']> = async (ctx, { input, files }) => {
  if (files.length === 0) throw no('noSheets', 'files');
  const typed = input.slip === undefined ? null : parseSlip(input.slip);
  if (input.slip !== undefined && !typed) throw no('slipUnknown', 'slip');
  const read: { file: Upload; codes: string[] }[] = [];
  // One after another: a page takes the processor for itself.
  for (const file of files) read.push({ file, codes: await slipsOn(ctx, file) });
  return once(ctx, async (tx) => {
    const sheets: Returned[] = [];
    for (const { file, codes } of read) sheets.push(await returnOne(tx, file, codes, typed));
    return { sheets };
  });
};
