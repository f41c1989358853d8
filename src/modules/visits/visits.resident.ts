import { notFound } from '#kernel/refusal.ts';
import { doorOf, receiptCookie } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Cookies, Download, PageCookie } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { insertCorrection } from './corrections.store.ts';
import { filesOf, needsOf } from './parts.store.ts';
import { countTry, findSlip, forgetTries, slipMac } from './slips.store.ts';
import { entryOf } from './visit.entry.ts';
import type { VisitView } from './visits.contract.ts';
import { type CorrectionPart, correctionFault, MAX_SLIP_TRIES, parseSlip, type Wish } from './visits.rules.ts';
import { lockVisit, readersOf, visitById } from './visits.store.ts';
import { viewOf } from './visits.view.ts';
import { no } from './visits.words.ts';

/* What the holder of a slip does: read what was written about the household, and say what is wrong with it (PIPL 45-47). */

/** A household reads everything on its own visit; the house reads it for them. */
const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'visit slip' } });

const door = doorOf({
  ...{ cookie: 'baodao_visit', purpose: 'visitSlip', hours: 2, mostTries: MAX_SLIP_TRIES },
  ...{ parse: parseSlip, macOf: slipMac, tries: { countTry, forgetTries } },
  find: async (ctx, number) => {
    const slip = await findSlip(ctx, number);
    return slip && { id: slip.number, mac: slip.mac };
  },
  refuse: (isTooOften) => no(isTooOften ? 'tooManyTries' : 'wrongSlip'),
});
export const enterBySlip = door.enter;
export const leaveSlip = door.close;
export type Opened = { slip: string; visitId: string | null };
/** The slip shown in this browser, asked anew at every request: one that was replaced opens nothing any more. Null when there is none. */
export async function openedSlip(ctx: Ctx, cookies: Cookies): Promise<Opened | null> {
  const number = door.opened(ctx, cookies);
  const slip = number ? await findSlip(ctx, number) : null;
  return slip ? { slip: slip.number, visitId: slip.visitId } : null;
}

export type OwnVisit = VisitView & { readers: { day: string; name: string; unit: string }[] };
export async function ownVisit(ctx: Ctx, visitId: string): Promise<OwnVisit> {
  const house = asHouse(ctx);
  const v = await visitById(house, visitId);
  return { ...(await viewOf(house, v)), readers: await readersOf(house, visitId) };
}

/** The household's own words to what was written; nothing that stood there is touched until a person answers. */
export const correctOwn = (
  ctx: Ctx,
  visitId: string,
  given: { wish: Wish; part: CorrectionPart; text: string },
): Promise<{ id: string }> =>
  once(ctx, async (tx) => {
    const text = given.text.trim().slice(0, 2000) || null;
    const fault = correctionFault({ ...given, text });
    if (fault) throw no(fault, fault === 'wordsMissing' ? 'text' : 'part');
    const v = await lockVisit(asHouse(tx), visitId);
    const id = await insertCorrection(tx, v, { wish: given.wish, part: given.part, text });
    await record(tx, entryOf(v, 'correct', { wish: given.wish, part: given.part }));
    return { id };
  });

/** One paper opens everything: from the visit to the matter that came of it. */
export async function caseOfNeed(ctx: Ctx, visitId: string, needId: string): Promise<PageCookie> {
  const need = (await needsOf(ctx, [visitId])).find((n) => n.id === needId);
  if (!need?.caseId) throw notFound();
  return receiptCookie(ctx.house, need.caseId, ctx.now);
}

export async function ownVisitFile(ctx: Ctx, visitId: string, fileId: string): Promise<Download> {
  const file = (await filesOf(ctx, visitId)).find((f) => f.id === fileId);
  if (!file) throw notFound();
  return { hash: file.hash, mediaType: file.mediaType, name: file.name };
}
