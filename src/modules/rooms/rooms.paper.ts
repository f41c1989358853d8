import { Refused } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { PaperKind } from '#platform/module.ts';
import { eveningById } from './evenings.store.ts';
import { eveningWords as w } from './evenings.words.ts';
import { roomHands } from './rooms.rules.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The sheet of an evening on paper; its subject is the evening. Its title names no child. */
export const roomEvening: PaperKind = {
  roles: roomHands,
  find: async (ctx, subject) => {
    if (!UUID.test(subject)) return null;
    try {
      const e = await eveningById(ctx, subject);
      return { area: e.area, title: `${e.room} ${w.sheet[0]} ${dayOf(e.from)} ${e.title}` };
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  },
};
