import { named, onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { workKindWords } from './gallery.words.ts';

/** What can be stated of works shown with their author's consent; the author stands on the work, not here. */
export const galleryFigures: Readonly<Record<string, Figure>> = {
  shown: {
    ...{ says: ['展出作品', 'Works shown'], unit: units.works, as: 'rows', of: 'both' },
    how: [
      '按展出日期在期间内、作者同意并仍在展出的作品和演出',
      'Works and performances by the day they were shown, whose consent stands',
    ],
    rows: within({
      ...{
        from: 'gallery_work r',
        day: onDay('r.published_at'),
        unit: 'r.organisation_id',
        where: "r.status = 'published'",
      },
      ...{ title: named('r.kind', workKindWords), path: "'/gallery/' || r.id" },
    }),
  },
  exhibitions: {
    ...{ says: ['办展', 'Exhibitions'], unit: units.events, as: 'rows', of: 'both' },
    how: ['按开展日期在期间内的展览', 'Exhibitions by the day they opened'],
    rows: within({
      ...{ from: 'exhibition r', day: 'r.opens_on', unit: 'r.organisation_id', title: 'r.title', path: "'/gallery'" },
    }),
  },
};
