import type { PaperKind } from '#platform/module.ts';
import { deliberationRoles } from './deliberations.rules.ts';
import { matterById } from './deliberations.store.ts';
import { numberOf } from './deliberations.view.ts';
import { deliberationWords as w } from './deliberations.words.ts';
import { meetingById } from './meetings.store.ts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const foundOr = async <T>(read: () => Promise<T>): Promise<T | null> => {
  try {
    return await read();
  } catch {
    return null;
  }
};
/** The complete record of a matter: what is signed at each gate comes back to it as a scan. */
export const deliberationRecord: PaperKind = {
  roles: deliberationRoles,
  find: async (ctx, subject) => {
    const m = ID.test(subject) ? await foundOr(() => matterById(ctx, subject)) : null;
    return m && { area: m.area, title: `${w.record[0]} ${numberOf(m)}` };
  },
};
/** Who signed at a meeting, or asked for it to be called. */
export const deliberationSigns: PaperKind = {
  roles: deliberationRoles,
  find: async (ctx, subject) => {
    const m = ID.test(subject) ? await foundOr(() => meetingById(ctx, subject)) : null;
    return m && { area: m.area, title: `${w.attendanceSheet[0]} ${m.title}` };
  },
};
