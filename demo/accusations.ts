import { referAccusation } from '#modules/accusations/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

/** One sealed accusation, filed as a visitor files it, so that the discipline organ of the demonstration has something before it. Invented. */
export async function settleAccusation(house: House): Promise<void> {
  const ctx = systemCtx(house, 'demo');
  await inTransaction({ ...ctx, now: ctx.now.subtract({ hours: 30 }) }, (tx) =>
    referAccusation(tx, {
      area: '150124201213',
      accused: '村委会一名经办人员',
      accusedOrganisationId: null,
      body: '去年秋天发救助面粉，名单上有三户没有领到，签字的笔迹是同一个人的。请查一查签字表。',
      disclosure: 'anonymous',
      name: undefined,
      contact: undefined,
      keepOut: undefined,
    }),
  );
}
