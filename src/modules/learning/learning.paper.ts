import { notFound, Refused } from '#kernel/refusal.ts';
import type { PaperKind } from '#platform/module.ts';
import { classById } from './classes.store.ts';
import { markerRoles } from './learning.rules.ts';
import { learningWords as w } from './learning.words.ts';

const SUBJECT = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(\d{4}-\d{2})$/;

/** The register of one class in one month on paper; its subject is `<class>/<month>`. */
export const classRegister: PaperKind = {
  roles: markerRoles,
  find: async (ctx, subject) => {
    const [, id = '', month = ''] = SUBJECT.exec(subject) ?? [];
    if (!id) return null;
    try {
      const c = await classById(ctx, id);
      if (ctx.actor.kind === 'staff' && !c.area.startsWith(ctx.actor.area)) throw notFound();
      return { area: c.area, title: `${c.unit} ${c.name} ${w.register[0]} ${month}` };
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  },
};
