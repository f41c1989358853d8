import { Refused } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import type { PaperKind } from '#platform/module.ts';
import { isOpenKind, keeperRoles } from './activities.rules.ts';
import { activityById } from './activities.store.ts';
import { ruleOf } from './activities.view.ts';
import { activityPaperWords as w } from './activities.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const meetingOf = async (ctx: Ctx, subject: string) => {
  if (!UUID.test(subject)) return null;
  const a = await activityById(ctx, subject).catch((error) => {
    if (error instanceof Refused && error.code === 'notFound') return null;
    throw error;
  });
  return a && !isOpenKind(await ruleOf(ctx, a)) ? a : null;
};
/** The minutes of a meeting of members, signed by host and recorder (支部工作条例); the signed sheet comes back to its record. */
export const activityMinutes: PaperKind = {
  roles: keeperRoles,
  find: async (ctx, subject) => {
    const a = await meetingOf(ctx, subject);
    return a?.status === 'held' ? { area: a.area, title: `${a.title}${w.minutes[0]}`.slice(0, 200) } : null;
  },
};
/** The sign-in sheet of a meeting of members; who came to something open to all is not kept on a scan. */
export const activitySigns: PaperKind = {
  roles: keeperRoles,
  find: async (ctx, subject) => {
    const a = await meetingOf(ctx, subject);
    return a && { area: a.area, title: `${a.title} ${w.signs[0]}`.slice(0, 200) };
  },
};
