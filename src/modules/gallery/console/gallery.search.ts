import { type WorkStatus, workStatuses } from '../gallery.rules.ts';

export const galleryViews = ['works', 'exhibitions'] as const;
/** What the address of the page says. */
export type GallerySearch = {
  view?: (typeof galleryViews)[number] | undefined;
  status?: WorkStatus | undefined;
};
/** Whatever stands in the address, brought into what can be asked for. */
export const readGallerySearch = (raw: Record<string, unknown>): GallerySearch => ({
  view: galleryViews.find((v) => v === raw.view),
  status: workStatuses.find((s) => s === raw.status),
});
