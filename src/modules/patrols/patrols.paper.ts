import { placeOf } from '#modules/places/index.ts';
import type { PaperKind } from '#platform/module.ts';
import { mondayOf, patrolRoles } from './patrols.rules.ts';
import { patrolPaperWords as w } from './patrols.words.ts';

const SUBJECT = /^(\d{2,15})\/(\d{4}-\d{2}-\d{2})$/;

/** The rounds of one grid in one week on paper; its subject is `<area>/<monday>`. */
export const patrolWeek: PaperKind = {
  roles: patrolRoles,
  find: async (ctx, subject) => {
    const [, area = '', monday = ''] = SUBJECT.exec(subject) ?? [];
    if (!area || Number.isNaN(Date.parse(monday)) || mondayOf(monday) !== monday) return null;
    const place = await placeOf(ctx, area);
    return place ? { area, title: `${place.fullName} ${w.title[0]} ${monday}` } : null;
  },
};
