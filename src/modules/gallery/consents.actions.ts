import { normalName, normalPhone } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { workEntry } from './gallery.actions.ts';
import type { GalleryApi } from './gallery.contract.ts';
import { CONSENT_TEXT, ENDED_DAYS } from './gallery.rules.ts';
import { authorOf, eraseEnded, lockWork, putConsent, workById } from './gallery.store.ts';
import { noWork } from './gallery.words.ts';

type Handles = { [K in keyof GalleryApi]: Handler<GalleryApi[K]> };
/** Signed on paper: who agreed, to which wording, on which day; the author gets a receipt to take it back from home. */
export const recordConsent: Handles['recordConsent'] = (ctx, { params, input, files }) =>
  once(ctx, async (tx) => {
    const w = await lockWork({ ...tx, version: null }, params.id);
    if (w.erasedAt) throw noWork('erased');
    if (input.on > dayOf(tx.now)) throw noWork('consentAhead', 'on');
    const name = normalName(input.name);
    if (!name) throw noWork('nameMissing', 'name');
    const phone = input.phone ? normalPhone(input.phone) : null;
    if (input.phone && !phone) throw noWork('phoneWrong', 'phone');
    const guardian = input.isMinor ? normalName(input.guardian ?? '') : null;
    if (input.isMinor && !guardian) throw noWork('guardianName', 'guardian');
    const [scan] = files;
    const paper = scan ? { hash: scan.hash, mediaType: scan.mediaType } : null;
    const of = {
      way: 'paper',
      on: input.on,
      text: CONSENT_TEXT,
      name,
      phone,
      isMinor: input.isMinor,
      guardian,
    } as const;
    const slip = await putConsent(tx, w.id, { ...of, paper });
    await record(tx, workEntry(w, 'consent', { way: 'paper', text: CONSENT_TEXT, guardian: guardian !== null }));
    return slip;
  });
export const consentPaper: Handles['consentPaper'] = async (ctx, { params }) => {
  const w = await workById(ctx, params.id);
  if (!w.paperHash || !w.paperType) throw notFound();
  return { hash: w.paperHash, mediaType: w.paperType, name: 'consent' };
};
export const authorPhone: Handles['authorPhone'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const w = await workById(tx, params.id);
    await record(tx, workEntry(w, 'phoneSeen'));
    return { phone: authorOf(tx, w).phone ?? '' };
  });

/** Every night: pictures and names of what was withdrawn or declined 30 days ago go, from the disk too. */
export async function forgetWithdrawn(ctx: Ctx): Promise<void> {
  const before = ctx.now.subtract({ hours: ENDED_DAYS * 24 });
  const hashes = await inTransaction(ctx, (tx) => eraseEnded(tx, before));
  await forgetFiles(ctx, hashes);
}
