import { normalName, normalPhone } from '#kernel/identity.ts';
import { decide } from '#kernel/workflow.ts';
import { doorOf } from '#modules/access/index.ts';
import { MAX_TRIES, parseSignUp } from '#modules/activities/signups.rules.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Cookies, Upload } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { checkPictures, factsOf, workEntry } from './gallery.actions.ts';
import { CONSENT_TEXT, type WorkKind, type WorkVerb, workWorkflow } from './gallery.rules.ts';
import {
  countTry,
  findWork,
  forgetTries,
  insertPictures,
  insertWork,
  lockWork,
  picturesOf,
  putConsent,
  putStatus,
  type StoredPicture,
  type StoredWork,
  slipMac,
} from './gallery.store.ts';
import { noWork } from './gallery.words.ts';

/* What an author does from home, without an account: sends a work with their consent, and by its receipt takes it back at any time. */

const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'gallery' } });

export type Sending = {
  kind: WorkKind;
  title: string;
  shownAs: string;
  classText: string;
  about: string;
  name: string;
  phone: string;
  isMinor: boolean;
  guardian: string;
  agrees: boolean;
  files: readonly Upload[];
  /** Where it is to be shown, and who looks at it first. */
  to: { area: string; organisationId: string };
};
const orNull = (text: string, max: number) => text.trim().slice(0, max) || null;
export const sendWork = (ctx: Ctx, s: Sending): Promise<{ id: string; number: string; passphrase: string }> =>
  once(ctx, async (tx) => {
    const title = s.title.trim().slice(0, 80);
    if (!title) throw noWork('titleMissing', 'title');
    const shownAs = orNull(s.shownAs, 60);
    if (!shownAs) throw noWork('shownAsMissing', 'shownAs');
    if (s.files.length === 0) throw noWork('picturesMissing', 'files');
    checkPictures(s.files, 0);
    const name = normalName(s.name);
    if (!name) throw noWork('nameMissing', 'name');
    const phone = normalPhone(s.phone);
    if (!phone) throw noWork('phoneWrong', 'phone');
    const guardian = s.isMinor ? normalName(s.guardian) : null;
    if (s.isMinor && !guardian) throw noWork('guardianName', 'guardian');
    if (!s.agrees) throw noWork('agreeMissing', 'agrees');
    const id = tx.house.newId();
    const of = { id, ...s.to, status: 'submitted', by: null } as const;
    const words = { kind: s.kind, title, shownAs, classText: orNull(s.classText, 80), classId: null, madeOn: null };
    await insertWork(tx, of, { ...words, about: orNull(s.about, 1000) });
    await insertPictures(tx, of, s.files);
    const consent = {
      way: 'portal',
      on: dayOf(tx.now),
      text: CONSENT_TEXT,
      name,
      phone,
      guardian,
      paper: null,
    } as const;
    const slip = await putConsent(tx, id, { ...consent, isMinor: s.isMinor });
    await record(tx, workEntry(of, 'send', { pictures: s.files.length, text: CONSENT_TEXT }), 'new');
    return { id, ...slip };
  });

const door = doorOf({
  ...{ cookie: 'baodao_gallery', purpose: 'gallerySlip', hours: 2, mostTries: MAX_TRIES },
  ...{
    parse: parseSignUp,
    find: (ctx, number) => findWork(asHouse(ctx), { number }),
    macOf: slipMac,
    tries: { countTry, forgetTries },
  },
  refuse: (isTooOften) => noWork(isTooOften ? 'tooManyTries' : 'wrongSlip'),
});
export const enterBySlip = door.enter;
export const closeSlip = door.close;
export type OwnWork = { w: StoredWork; pictures: readonly StoredPicture[] };
export async function openedSlip(ctx: Ctx, cookies: Cookies): Promise<OwnWork | null> {
  const id = door.opened(ctx, cookies);
  const w = id ? await findWork(asHouse(ctx), { id }) : null;
  return w && { w, pictures: await picturesOf(ctx, [w.id]) };
}
const author = new Set(['author'] as const);
export const mayDo = (ctx: Ctx, { w, pictures }: OwnWork, verb: WorkVerb): boolean =>
  decide(workWorkflow, verb, factsOf(w, pictures), author, ctx.now).ok;
/** At any time, without a reason, at once: the next page that is drawn does not have it any more. */
export const moveOwn = (ctx: Ctx, id: string, verb: 'withdraw' | 'agreeAgain'): Promise<void> =>
  inTransaction(asHouse(ctx), async (tx) => {
    const w = await lockWork({ ...tx, version: null }, id);
    const verdict = decide(workWorkflow, verb, factsOf(w, await picturesOf(tx, [id])), author, tx.now);
    if (!verdict.ok) throw noWork(verdict.why);
    const endedBy = verdict.to === 'withdrawn' ? 'author' : null;
    await putStatus(tx, id, { status: verdict.to, by: null, endedBy, reason: null });
    await record(tx, workEntry(w, verb, { by: 'author' }));
  });
