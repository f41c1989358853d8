import { Refused } from '#kernel/refusal.ts';
import type { PaperKind } from '#platform/module.ts';
import { visitRoles } from './care.rules.ts';
import { careClassWords, checkKindWords } from './care.words.ts';
import { selectCheck } from './checks.store.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The sheet of one re-check or certification, taken to the door; its title names nobody. */
export const careCheck: PaperKind = {
  roles: visitRoles,
  find: async (ctx, subject) => {
    if (!UUID.test(subject)) return null;
    const check = await selectCheck(ctx, subject).catch((error) => {
      if (error instanceof Refused && error.code === 'notFound') return null;
      throw error;
    });
    return (
      check && {
        area: check.area,
        title: `${careClassWords[check.careClass][0]} ${checkKindWords[check.kind][0]}表 ${check.dueOn}`,
      }
    );
  },
};
