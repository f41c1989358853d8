import { notFound } from '#kernel/refusal.ts';
import { receiptCookie, triedInVain } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import { signToken, timingSafeEqual, verifyToken } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { Download, PageCookie } from '#platform/module.ts';
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

const COOKIE = 'baodao_visit';
const HOURS = 2;
const PURPOSE = 'visitSlip';

/** A household reads everything on its own visit; the house reads it for them. */
const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'visit slip' } });

/** The slip that a number and a passphrase open. The answer never tells whether the number exists. */
export async function enterBySlip(ctx: Ctx, number: string, passphrase: string): Promise<PageCookie> {
  const slip = parseSlip(number);
  const found = slip ? await findSlip(ctx, slip) : undefined;
  if (!slip) throw no('wrongSlip');
  if (!found) throw no((await triedInVain(ctx, 'visit', slip, MAX_SLIP_TRIES)) ? 'tooManyTries' : 'wrongSlip');
  if ((await countTry(ctx, slip)) > MAX_SLIP_TRIES) throw no('tooManyTries');
  const digits = passphrase.normalize('NFKC').replace(/\D/g, '');
  if (!timingSafeEqual(found.mac, slipMac(ctx, slip, digits))) throw no('wrongSlip');
  await forgetTries(ctx, slip);
  const value = signToken(ctx.house.keys, {
    purpose: PURPOSE,
    subject: slip,
    expiresAt: ctx.now.add({ hours: HOURS }),
  });
  return { name: COOKIE, value, maxAge: HOURS * 3600 };
}
export const leaveSlip = (): PageCookie => ({ name: COOKIE, value: '', maxAge: 0 });

type Cookies = Readonly<Record<string, string | undefined>>;
export type Opened = { slip: string; visitId: string | null };
/** The slip shown in this browser, asked anew at every request: one that was replaced opens nothing any more. Null when there is none. */
export async function openedSlip(ctx: Ctx, cookies: Cookies): Promise<Opened | null> {
  const token = cookies[COOKIE];
  const verdict = token ? verifyToken(ctx.house.keys, token, PURPOSE, ctx.now) : null;
  if (!verdict?.ok) return null;
  const slip = await findSlip(ctx, verdict.subject);
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
