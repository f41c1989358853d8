import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { checkCaptured, takeFiles } from '#modules/phones/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import { record } from '#platform/journal.ts';
import type { Handler, Upload } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { GalleryApi, WorkRow, WorkView } from './gallery.contract.ts';
import {
  altFault,
  galleryRoles,
  isSameSet,
  MOST_PICTURES,
  type WorkFacts,
  type WorkPart,
  workWorkflow,
} from './gallery.rules.ts';
import {
  authorOf,
  deletePicture,
  findWork,
  insertPictures,
  insertWork,
  lockWork,
  pictureById,
  picturesOf,
  putDescribed,
  putOrder,
  putStatus,
  putWork,
  type StoredPicture,
  type StoredWork,
  selectWorks,
  touchWork,
  type WorkValues,
  workById,
} from './gallery.store.ts';
import { consentTexts, galleryRefusalWords, noWork } from './gallery.words.ts';

type Handles = { [K in keyof GalleryApi]: Handler<GalleryApi[K]> };
export const staffOf = ({ actor }: Ctx) => {
  if (actor.kind !== 'staff') throw notFound();
  return actor;
};
export const workEntry = (
  w: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind: 'galleryWork', id: w.id, area: w.area, verb, shows: 'staff', data }) as const;

export const factsOf = (w: StoredWork, pictures: readonly StoredPicture[]): WorkFacts => ({
  ...{ status: w.status, kind: w.kind, hasConsent: w.consentOn !== null, isMinor: w.isMinor },
  ...{ guardianAgreed: w.guardianAgreed, isErased: w.erasedAt !== null, pictures },
});
function partsOf(ctx: Ctx, w: StoredWork): ReadonlySet<WorkPart> {
  const { actor } = ctx;
  if (actor.kind !== 'staff' || !galleryRoles.some((r) => r === actor.role)) return new Set();
  return new Set(w.uploadedBy === actor.accountId ? ['keeper'] : ['keeper', 'other']);
}
export const rowOf = (w: StoredWork, pictures: readonly StoredPicture[]): WorkRow => ({
  ...{ id: w.id, area: w.area, placeName: w.placeName, unit: w.unit, kind: w.kind, title: w.title },
  ...{ shownAs: w.shownAs, classText: w.classText, madeOn: w.madeOn, status: w.status, at: w.at.toString() },
  ...{ hasConsent: w.consentOn !== null, firstId: pictures[0]?.id ?? null, pictures: pictures.length },
});
export async function viewOf(ctx: Ctx, id: string): Promise<WorkView> {
  const w = await workById(ctx, id);
  const pictures = await picturesOf(ctx, [id]);
  const parts = partsOf(ctx, w);
  const { open, closed } = openVerbs(workWorkflow, factsOf(w, pictures), parts, ctx.now);
  const isOwn = !parts.has('other') && ['draft', 'submitted'].includes(w.status);
  const author = authorOf(ctx, w);
  const [zh, en] = consentTexts[w.consentText ?? ''] ?? ['', ''];
  return {
    ...rowOf(w, pictures),
    about: w.about,
    items: pictures.map(({ id: of, width, height, alt, caption, people }) => ({
      id: of,
      width,
      height,
      alt,
      caption,
      people,
    })),
    consent:
      w.consentWay && w.consentOn
        ? {
            ...{ way: w.consentWay, on: w.consentOn, text: [zh, en], textName: w.consentText ?? '' },
            ...{ isMinor: w.isMinor, guardianAgreed: w.guardianAgreed, name: author.name ?? '—' },
            ...{ guardian: author.guardian, hasPhone: author.phone !== null, hasPaper: w.paperHash !== null },
          }
        : null,
    ...{ reason: w.reason, endedBy: w.endedBy, open, version: w.version },
    closed: [
      ...closed.map(({ verb, why }) => ({ verb, says: [...galleryRefusalWords[why]] as [string, string] })),
      ...(isOwn ? [{ verb: 'publish' as const, says: [...galleryRefusalWords.notYours] as [string, string] }] : []),
    ],
  };
}

export const listWorks: Handles['listWorks'] = async (ctx, { query }) => {
  const works = await selectWorks(ctx, query);
  const pictures = await picturesOf(
    ctx,
    works.map((w) => w.id),
  );
  return {
    items: works.map((w) =>
      rowOf(
        w,
        pictures.filter((p) => p.workId === w.id),
      ),
    ),
  };
};
export const getWork: Handles['getWork'] = (ctx, { params }) => viewOf(ctx, params.id);

type Given = Omit<WorkValues, 'shownAs' | 'classText' | 'classId' | 'madeOn' | 'about'> & {
  shownAs?: string | undefined;
  classText?: string | undefined;
  classId?: string | undefined;
  madeOn?: string | undefined;
  about?: string | undefined;
};
export const valuesOf = (g: Given): WorkValues => ({
  ...{ kind: g.kind, title: g.title, shownAs: g.shownAs ?? null, classText: g.classText ?? null },
  ...{ classId: g.classId ?? null, madeOn: g.madeOn ?? null, about: g.about ?? null },
});
/** Pictures only, made anew without place and camera when they came, and not too many. */
export function checkPictures(files: readonly Upload[], before: number): void {
  if (files.some((f) => f.kind !== 'photo')) throw noWork('onlyPictures', 'files');
  if (before + files.length > MOST_PICTURES) throw noWork('tooManyPictures', 'files', { n: MOST_PICTURES });
}
export const addWork: Handles['addWork'] = (ctx, { input: { area, ...given }, files }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    if (!isWithin(area, self.area)) throw noWork('notHere', 'area');
    checkPictures(files, 0);
    const id = tx.house.newId();
    const of = { id, area, organisationId: self.organisationId, status: 'draft', by: self.accountId } as const;
    await insertWork(tx, of, valuesOf(given));
    await insertPictures(tx, of, files);
    await record(tx, workEntry(of, 'upload', { pictures: files.length }), 'new');
    return viewOf(tx, id);
  });
/** From the phone at the show; sent again, it is the same work. What is missing, the consent above all, is added at the desk. */
export const captureWork: Handles['captureWork'] = (ctx, { input: { area, people, captured, ...given } }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    const known = await findWork(tx, { id: captured.id });
    if (known && known.uploadedBy !== self.accountId) throw notFound();
    if (known) return { id: known.id };
    if (!isWithin(area, self.area)) throw noWork('notHere', 'area');
    const madeOn = await checkCaptured(tx, captured);
    const files = await takeFiles(tx, captured.files);
    if (files.length === 0) throw noWork('picturesMissing', 'captured.files');
    checkPictures(files, 0);
    const of = {
      id: captured.id,
      area,
      organisationId: self.organisationId,
      status: 'draft',
      by: self.accountId,
    } as const;
    await insertWork(tx, of, { ...valuesOf(given), madeOn: given.madeOn ?? madeOn });
    await insertPictures(tx, of, files, people ?? null);
    await record(tx, workEntry(of, 'upload', { pictures: files.length, way: 'field' }), 'new');
    return { id: captured.id };
  });

export const changeWork: Handles['changeWork'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const w = await lockWork(tx, params.id);
    if (w.erasedAt) throw noWork('erased');
    await putWork(tx, w.id, valuesOf(input));
    await record(tx, workEntry(w, 'change'));
    return viewOf(tx, w.id);
  });
/** What people agreed to see is not changed under them: pictures change only while the work is not shown. */
async function lockPrepared(tx: TxCtx, id: string): Promise<StoredWork> {
  const w = await lockWork({ ...tx, version: null }, id);
  if (w.erasedAt) throw noWork('erased');
  if (w.status === 'published') throw noWork('picturesPublished');
  return w;
}
export const addPictures: Handles['addPictures'] = (ctx, { params, files }) =>
  once(ctx, async (tx) => {
    const w = await lockPrepared(tx, params.id);
    if (files.length === 0) throw noWork('picturesMissing', 'files');
    checkPictures(files, (await picturesOf(tx, [w.id])).length);
    await insertPictures(tx, w, files);
    await touchWork(tx, w.id);
    await record(tx, workEntry(w, 'pictures', { n: files.length }));
    return viewOf(tx, w.id);
  });
export const orderPictures: Handles['orderPictures'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const w = await lockWork({ ...tx, version: null }, params.id);
    const there = await picturesOf(tx, [w.id]);
    if (
      !isSameSet(
        input.ids,
        there.map((p) => p.id),
      )
    )
      throw noWork('orderWrong');
    await putOrder(tx, input.ids);
    await touchWork(tx, w.id);
    await record(tx, workEntry(w, 'order'));
    return viewOf(tx, w.id);
  });
export const describePicture: Handles['describePicture'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const p = await pictureById(tx, params.id);
    const w = await lockWork({ ...tx, version: null }, p.workId);
    const fault = altFault(input.alt, w.title);
    if (fault) throw noWork(fault, 'alt');
    await putDescribed(tx, p.id, { alt: input.alt, caption: input.caption ?? null, people: input.people ?? null });
    await touchWork(tx, w.id);
    await record(tx, workEntry(w, 'describe', { picture: p.id, people: input.people ?? null }));
    return viewOf(tx, w.id);
  });
export const dropPicture: Handles['dropPicture'] = async (ctx, { params }) => {
  const hashes: string[] = [];
  const view = await once(ctx, async (tx) => {
    const p = await pictureById(tx, params.id);
    const w = await lockPrepared(tx, p.workId);
    await deletePicture(tx, p.id);
    hashes.push(p.hash, p.thumbHash);
    await touchWork(tx, w.id);
    await record(tx, workEntry(w, 'dropPicture'));
    return viewOf(tx, w.id);
  });
  await forgetFiles(ctx, hashes);
  return view;
};
export const workPicture: Handles['workPicture'] = async (ctx, { params, query }) => {
  const p = await pictureById(ctx, params.id);
  return { hash: query.size === 'thumb' ? p.thumbHash : p.hash, mediaType: p.mediaType, name: `${p.nth}.jpg` };
};

export const moveWork: Handles['moveWork'] = (ctx, { params, input: { verb, reason } }) =>
  once(ctx, async (tx) => {
    const w = await lockWork(tx, params.id);
    const pictures = await picturesOf(tx, [w.id]);
    const verdict = decide(workWorkflow, verb, factsOf(w, pictures), partsOf(tx, w), tx.now);
    if (!verdict.ok) throw noWork(verdict.why);
    const self = staffOf(tx);
    const ends = verdict.to === 'withdrawn' || verdict.to === 'declined';
    await putStatus(tx, w.id, {
      ...{ status: verdict.to, by: self.accountId, endedBy: ends ? 'house' : null, reason: reason ?? null },
    });
    await record(tx, workEntry(w, verb));
    return viewOf(tx, w.id);
  });
