import { notFound } from '#kernel/refusal.ts';
import { caseSeen, type Limit, proveLimit, recountLimits } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';
import { petitionClockRules } from './petitions.clocks.rules.ts';
import { clocksToRecount, type StoredClock, selectClocks } from './petitions.clocks.store.ts';
import { clockWords } from './petitions.words.ts';

/* The limits of the procedure open their proof as those of any case do (product N12). */

const limitOf = ({ caseId: _, area: __, pausedDays, ...k }: StoredClock): Limit => ({
  ...k,
  amount: k.amount + pausedDays,
  says: clockWords[k.ruleId] ?? [k.ruleId, k.ruleId],
});

/** A window of the person begins with the day of service, which is put on record on that day or later. */
const servedBy: Readonly<Record<string, string>> = {
  [petitionClockRules.askReview.id]: 'petition.serve',
  [petitionClockRules.askRecheck.id]: 'petition.serveReview',
};

export async function proveClock(ctx: Ctx, caseId: string, clockId: string) {
  const c = await caseSeen(ctx, caseId);
  const k = (await selectClocks(ctx, c.id)).find(({ id }) => id === clockId);
  // How long an organ may object to a transfer is between organs.
  const isTold = k && (ctx.actor.kind === 'staff' || k.ruleId !== petitionClockRules.object.id);
  if (!isTold) throw notFound();
  return proveLimit(ctx, c, limitOf(k), { begunBy: servedBy[k.ruleId] });
}

async function* limits(ctx: Ctx) {
  for await (const k of clocksToRecount(ctx)) yield { ...limitOf(k), caseId: k.caseId, area: k.area };
}
/** Every night, as the limits of cases are. */
export const recountPetitionClocks = (ctx: Ctx) => recountLimits(ctx, 'petition', limits(ctx));
