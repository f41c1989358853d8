import { Refused } from '#kernel/refusal.ts';
import type { PaperKind } from '#platform/module.ts';
import { approverRoles, keeperRoles } from './relief.rules.ts';
import { selectBatch } from './relief.store.ts';
import { reliefPaperWords as w } from './relief.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The hand-out list of a batch on paper, with names and signatures: only for those who hand out or approve. */
export const reliefList: PaperKind = {
  roles: [...new Set([...keeperRoles, ...approverRoles])],
  find: async (ctx, subject) => {
    if (!UUID.test(subject)) return null;
    const batch = await selectBatch(ctx, subject).catch((error) => {
      if (error instanceof Refused && error.code === 'notFound') return null;
      throw error;
    });
    return batch && { area: batch.area, title: `${batch.item} ${w.title[0]} ${batch.number}` };
  },
};
