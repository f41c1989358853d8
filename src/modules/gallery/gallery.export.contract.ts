import { exportOf } from '#kernel/export.ts';
import { galleryApi } from './gallery.contract.ts';
import { galleryExportWords as w } from './gallery.export.words.ts';
import { workKindWords, workStatusWords } from './gallery.words.ts';

export const galleryExport = exportOf(galleryApi.listWorks, 'items', {
  name: 'gallery',
  says: w.gallery.says,
  columns: {
    title: 'text',
    placeName: 'text',
    unit: 'text',
    kind: workKindWords,
    shownAs: { head: w.gallery.shownAs },
    classText: { head: w.gallery.classText },
    madeOn: { head: w.gallery.madeOn, as: 'day' },
    status: workStatusWords,
    pictures: { head: w.gallery.pictures, as: 'number' },
    at: { head: w.gallery.at, as: 'moment' },
  },
});

export const exhibitionsExport = exportOf(galleryApi.listExhibitions, 'items', {
  name: 'exhibitions',
  says: w.exhibitions.says,
  columns: {
    title: 'text',
    placeName: 'text',
    hall: { head: w.exhibitions.hall },
    opensOn: { head: w.exhibitions.opensOn, as: 'day' },
    closesOn: { head: w.exhibitions.closesOn, as: 'day' },
    works: { head: w.exhibitions.works, as: 'number', of: (r) => r.works.length },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const galleryExports = [galleryExport, exhibitionsExport];
