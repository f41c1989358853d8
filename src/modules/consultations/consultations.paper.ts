import { Refused } from '#kernel/refusal.ts';
import type { PaperKind } from '#platform/module.ts';
import { takerRoles } from './consultations.rules.ts';
import { callById } from './consultations.store.ts';
import { consultationWords as w } from './consultations.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The form of a call on paper; its subject is the call. What is written on a scan that came back is written down by hand, as what it is. */
export const consultationSheet: PaperKind = {
  roles: takerRoles,
  find: async (ctx, subject) => {
    if (!UUID.test(subject)) return null;
    const c = await callById(ctx, subject).catch((error) => {
      if (error instanceof Refused && error.code === 'notFound') return null;
      throw error;
    });
    return c && c.status !== 'draft' ? { area: c.area, title: `${w.title[0]} ${c.title}` } : null;
  },
};
