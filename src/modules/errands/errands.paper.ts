import { Refused } from '#kernel/refusal.ts';
import { caseSeen } from '#modules/cases/index.ts';
import type { PaperKind } from '#platform/module.ts';
import { returners } from './errands.rules.ts';
import { errandNotesWords as w } from './errands.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an agent notes on the way without a phone: trips, papers, where it was handed in; its subject is the case of the errand. */
export const errandNotes: PaperKind = {
  roles: returners,
  find: async (ctx, subject) => {
    if (!UUID.test(subject)) return null;
    const c = await caseSeen(ctx, subject).catch((error) => {
      if (error instanceof Refused && error.code === 'notFound') return null;
      throw error;
    });
    return c && c.kind === 'errand' ? { area: c.area, title: `${w.title[0]} ${c.number}` } : null;
  },
};
