import { actorsWithRole } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { act } from './aid.act.ts';
import type { AidApi } from './aid.contract.ts';
import { addStatement, handsOf, kinOf } from './aid.parts.store.ts';
import { no } from './aid.refusals.words.ts';
import { reviewerRoles } from './aid.rules.ts';
import { aidById, type StoredAid } from './aid.store.ts';
import { EARLIER, namedColleagues } from './aid.survey.ts';
import { byOf } from './aid.verbs.ts';

/* Who decided does not review it, and a county may have one officer only: then somebody is named, of the county or of the level above. */
type Handles = { [K in keyof AidApi]: Handler<AidApi[K]> };
const COUNTY_LENGTH = 6;

/** People at work for the county or above, in a role that reviews, who had no part in it and are no kin; civil affairs first. */
async function freeFor(ctx: Ctx, a: StoredAid) {
  const [hands, kin] = await Promise.all([handsOf(ctx, [a.id]), kinOf(ctx, [a.id])]);
  const busy = new Set(hands.filter((h) => EARLIER.includes(h.part)).map((h) => h.accountId));
  const found = [];
  for (const role of reviewerRoles) found.push(...(await actorsWithRole(ctx, role, a.area)));
  const free = found.filter(
    (p) =>
      p.area.length <= COUNTY_LENGTH &&
      !busy.has(p.accountId) &&
      p.accountId !== a.taken_by &&
      p.accountId !== a.review_by &&
      !kin.some((k) => k.accountId === p.accountId || k.official === p.name),
  );
  return [...new Map(free.map((p) => [p.accountId, p])).values()];
}

export const reviewers: Handles['reviewers'] = async (ctx, { params }) => ({
  items: await namedColleagues(ctx, await freeFor(ctx, await aidById(ctx, params.id))),
});

export const passReview: Handles['passReview'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'passReview', async ({ tx, a }) => {
    const named = (await freeFor(tx, a)).find((p) => p.accountId === input.to);
    if (!named) throw no('reviewerUnknown', 'to');
    await addStatement(tx, a, { kind: 'passReview', text: input.text }, byOf(tx));
    return { change: { review_by: named.accountId }, data: { to: named.accountId } };
  });
