import type { PaperKind } from '#platform/module.ts';
import { rosterRoles } from './rosters.rules.ts';
import { rosterIfSeen } from './rosters.store.ts';
import { rosterPaperWords as w } from './rosters.words.ts';

/** 值班记录 of a month on paper: what was written by hand on days without a phone. */
export const rosterNotes: PaperKind = {
  roles: rosterRoles,
  find: async (ctx, subject) => {
    const r = await rosterIfSeen(ctx, subject);
    return r && { area: r.area, title: `${r.unit} ${r.month.slice(0, 7)} ${w.title[0]}` };
  },
};
