import type { PaperKind } from '#platform/module.ts';
import { charterRoles } from './charter.rules.ts';
import { charterById } from './charter.store.ts';

const ID = /^[0-9a-f-]{36}$/;
/** An edition on paper, to be signed by the meeting; reminders have no form that comes back: a signature would say whose it is. */
export const charterPaper: PaperKind = {
  roles: charterRoles,
  find: async (ctx, subject) => {
    if (!ID.test(subject)) return null;
    const c = await charterById(ctx, subject).catch(() => null);
    return c && { area: c.area, title: `${c.placeName} ${c.name}` };
  },
};
