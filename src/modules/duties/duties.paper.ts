import { Refused } from '#kernel/refusal.ts';
import type { PaperKind } from '#platform/module.ts';
import { dutyRoles, isNoted } from './duties.rules.ts';
import { selectDuty } from './duties.store.ts';
import { dutyPaperWords as w } from './duties.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What was done for a duty whose record is a word of whoever did it, written by hand where there was no phone. */
export const dutyNotes: PaperKind = {
  roles: dutyRoles,
  find: async (ctx, subject) => {
    if (!UUID.test(subject)) return null;
    const duty = await selectDuty(ctx, subject).catch((error) => {
      if (error instanceof Refused && error.code === 'notFound') return null;
      throw error;
    });
    return duty && isNoted(duty.recordKind) ? { area: duty.area, title: `${duty.title} ${w.title[0]}` } : null;
  },
};
