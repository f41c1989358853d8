import { isWithin } from '#kernel/area.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import {
  exhibitionById,
  insertExhibition,
  lockExhibition,
  putExhibition,
  putHanging,
  type StoredExhibition,
  selectExhibitions,
} from './exhibitions.store.ts';
import { staffOf } from './gallery.actions.ts';
import type { ExhibitionView, GalleryApi } from './gallery.contract.ts';
import { picturesOf, selectWorks } from './gallery.store.ts';
import { noWork } from './gallery.words.ts';

type Handles = { [K in keyof GalleryApi]: Handler<GalleryApi[K]> };
const entry = (e: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'exhibition', id: e.id, area: e.area, verb, shows: 'staff', data }) as const;

/** Only what is shown now hangs: what its author withdrew is gone from every exhibition in the same moment. */
export async function hungIn(ctx: Ctx, e: StoredExhibition) {
  const works = await selectWorks(ctx, { ids: e.workIds, status: 'published' });
  const pictures = await picturesOf(
    ctx,
    works.map((w) => w.id),
  );
  const hung = e.workIds.flatMap((id) => works.find((w) => w.id === id) ?? []);
  return hung.map((w) => ({ ...w, pictures: pictures.filter((p) => p.workId === w.id) }));
}
async function present(ctx: Ctx, e: StoredExhibition): Promise<ExhibitionView> {
  const hung = await hungIn(ctx, e);
  return {
    ...{ id: e.id, area: e.area, placeName: e.placeName, title: e.title, about: e.about, opensOn: e.opensOn },
    ...{ closesOn: e.closesOn, hall: e.hall, version: e.version },
    works: hung.map((w) => ({
      ...{ id: w.id, title: w.title, shownAs: w.shownAs, classText: w.classText, kind: w.kind, madeOn: w.madeOn },
      ...{ about: w.about, firstId: w.pictures[0]?.id ?? null },
    })),
  };
}
export const listExhibitions: Handles['listExhibitions'] = async (ctx) => ({
  items: await Promise.all((await selectExhibitions(ctx)).map((e) => present(ctx, e))),
});
type Given = {
  title: string;
  about?: string | undefined;
  opensOn: string;
  closesOn?: string | undefined;
  hall?: string | undefined;
};
const valuesOf = (g: Given) => {
  if (g.closesOn && g.closesOn < g.opensOn) throw noWork('closesBefore', 'closesOn');
  return {
    title: g.title,
    about: g.about ?? null,
    opensOn: g.opensOn,
    closesOn: g.closesOn ?? null,
    hall: g.hall ?? null,
  };
};
export const addExhibition: Handles['addExhibition'] = (ctx, { input: { area, ...given } }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    if (!isWithin(area, self.area)) throw noWork('notHere', 'area');
    const of = { id: tx.house.newId(), area, organisationId: self.organisationId };
    await insertExhibition(tx, of, valuesOf(given));
    await record(tx, entry(of, 'add', { title: given.title }), 'new');
    return present(tx, await exhibitionById(tx, of.id));
  });
export const changeExhibition: Handles['changeExhibition'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const e = await lockExhibition(tx, params.id);
    await putExhibition(tx, e.id, valuesOf(input));
    await record(tx, entry(e, 'change', { title: input.title }));
    return present(tx, await exhibitionById(tx, e.id));
  });
export const hangWorks: Handles['hangWorks'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const e = await lockExhibition({ ...tx, version: null }, params.id);
    const ids = [...new Set(input.ids)];
    const shown = await selectWorks(tx, { ids, status: 'published' });
    if (shown.length !== ids.length) throw noWork('notShown', 'ids');
    await putHanging(tx, e, ids);
    await record(tx, entry(e, 'hang', { n: ids.length }));
    return present(tx, await exhibitionById(tx, e.id));
  });
