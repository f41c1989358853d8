import { notFound } from '#kernel/refusal.ts';
import { checkCaptured, dropFiles, takeFiles } from '#modules/phones/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { present } from './activities.actions.ts';
import type { ActivitiesApi, ActivityView } from './activities.contract.ts';
import type { PhotoShows } from './activities.rules.ts';
import { activityById, lockActivity, type StoredActivity } from './activities.store.ts';
import { entryOf, partsFor, ruleOf, staffOf } from './activities.view.ts';
import { no } from './activities.words.ts';
import { deletePhoto, insertPhoto, photosOf } from './minutes.store.ts';

type Handles = { [K in keyof ActivitiesApi]: Handler<ActivitiesApi[K]> };

/** Whoever records this kind, whatever its state: pictures are added and taken away after it was held too. */
async function lockForPictures(tx: TxCtx, id: string) {
  const a = await lockActivity(tx, id);
  if (!partsFor(tx, await ruleOf(tx, a)).has('recorder')) throw no('notYours');
  return a;
}
type About = { shows: PhotoShows; people?: string | undefined; agreed?: string | undefined };
/** Of people: who they are, and who agreed for each of them (for children, whoever brings them up). Of things: nothing is asked. */
function consentOf({ shows, people, agreed }: About): { people: string; agreed: string } | null {
  if (shows === 'things') return null;
  if (!people) throw no('peopleMissing', 'people');
  if (!agreed) throw no('consentMissing', 'agreed');
  return { people, agreed };
}
type Picture = Parameters<typeof insertPhoto>[2] & { kind: string };
async function add(tx: TxCtx, a: StoredActivity, file: Picture | undefined, about: About): Promise<ActivityView> {
  if (!file) throw no('photoMissing', 'files');
  if (file.kind !== 'photo') throw no('photosOnly', 'files');
  await insertPhoto(tx, a, file, { consent: consentOf(about), accountId: staffOf(tx).accountId });
  await record(tx, entryOf(a, 'addPhoto', { shows: about.shows }));
  return present(tx, a.id);
}
export const addActivityPhoto: Handles['addActivityPhoto'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const a = await lockForPictures(tx, params.id);
    await checkCaptured(tx, input.captured, a.plannedAt);
    const [file] = await takeFiles(tx, input.captured.files);
    return add(tx, a, file, input);
  });
export const uploadActivityPhoto: Handles['uploadActivityPhoto'] = (ctx, { params, input, files }) =>
  once(ctx, async (tx) => {
    const a = await lockForPictures(tx, params.id);
    if (files.length > 1) throw no('onePhoto', 'files');
    const [file] = files;
    return add(tx, a, file && { ...file, id: tx.house.newId() }, input);
  });

/** Somebody on it does not want it there any more: the row goes, then the file. */
export const dropActivityPhoto: Handles['dropActivityPhoto'] = async (ctx, { params }) => {
  const hashes: string[] = [];
  const answer = await once(ctx, async (tx) => {
    const a = await lockForPictures(tx, params.id);
    const own = await deletePhoto(tx, a.id, params.photoId);
    if (!own) throw notFound();
    hashes.push(...own, ...(await dropFiles(tx, [params.photoId])));
    await record(tx, entryOf(a, 'dropPhoto'));
    return present(tx, a.id);
  });
  await forgetFiles(ctx, hashes);
  return answer;
};
export const activityPhoto: Handles['activityPhoto'] = async (ctx, { params, query }) => {
  const a = await activityById(ctx, params.id);
  const photo = (await photosOf(ctx, a.id)).find((p) => p.id === params.photoId);
  if (!photo) throw notFound();
  const thumb = query.size === 'thumb' ? photo.thumbHash : null;
  return { hash: thumb ?? photo.hash, mediaType: thumb ? 'image/jpeg' : photo.mediaType, name: photo.name };
};
