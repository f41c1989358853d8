import { addDays } from '#kernel/calendar.ts';
import { openVerbs } from '#kernel/workflow.ts';
import { householdCards } from '#modules/people/index.ts';
import type { Ctx } from '#platform/context.ts';
import { decideRoles, monthsAfter } from './care.rules.ts';
import type { EndView, NoticeView } from './ends.contract.ts';
import { type EndFacts, endWorkflow, LAWSUIT_MONTHS, REVIEW_DAYS } from './ends.rules.ts';
import { type End, type Notice, selectEnd, selectNotice, wentThere } from './ends.store.ts';
import { endRefusalWords } from './ends.words.ts';
import { isHeld } from './holds.store.ts';
import { staffOf } from './staff.ts';

export async function factsOf(ctx: Ctx, e: End, grounds: string): Promise<EndFacts> {
  const { accountId } = staffOf(ctx);
  return {
    status: e.state,
    reason: e.reason,
    isProposer: e.proposerId === accountId,
    isVisitor: e.checkId !== null && (await wentThere(ctx, e.checkId, accountId)),
    checkState: e.checkState,
    isHeld: await isHeld(ctx, e.householdId),
    grounds,
  };
}
export function partsOf(ctx: Ctx, e: End): ReadonlySet<'decider' | 'proposer'> {
  const { accountId, role } = staffOf(ctx);
  return new Set([
    ...(decideRoles.some((r) => r === role) ? ['decider' as const] : []),
    ...(e.proposerId === accountId ? ['proposer' as const] : []),
  ]);
}

export async function presentEnds(ctx: Ctx, ends: readonly End[]): Promise<EndView[]> {
  const cards = await householdCards(
    ctx,
    ends.map((e) => e.householdId),
  );
  const views: EndView[] = [];
  for (const e of ends) {
    // The grounds are asked for when it is decided: here they stand as given.
    const { open, closed } = openVerbs(endWorkflow, await factsOf(ctx, e, '----'), partsOf(ctx, e), ctx.now);
    const { householdId, checkId: _, checkState: __, proposerId: ___, proposedAt, decidedAt, ...rest } = e;
    views.push({
      ...rest,
      household: cards.get(householdId)?.head ?? '',
      proposedAt: proposedAt.toString(),
      decidedAt: decidedAt?.toString() ?? null,
      open,
      closed: closed.map(({ verb, why }) => ({ verb, says: [...endRefusalWords[why]] as [string, string] })),
    });
  }
  return views;
}
export async function presentEnd(ctx: Ctx, id: string): Promise<EndView> {
  const [view] = await presentEnds(ctx, [await selectEnd(ctx, id)]);
  if (!view) throw new Error('an end that was just read');
  return view;
}

export async function presentNotices(ctx: Ctx, notices: readonly Notice[]): Promise<NoticeView[]> {
  const cards = await householdCards(
    ctx,
    notices.map((n) => n.householdId),
  );
  return notices.map(({ householdId, madeAt, ...n }) => ({
    ...n,
    number: `GZ-${n.id.slice(-8).toUpperCase()}`,
    household: cards.get(householdId)?.head ?? '',
    address: cards.get(householdId)?.address ?? '',
    madeAt: madeAt.toString(),
    reviewUntil: n.servedOn && addDays(n.servedOn, REVIEW_DAYS),
    lawsuitUntil: n.servedOn && monthsAfter(n.servedOn, LAWSUIT_MONTHS),
  }));
}
export async function presentNotice(ctx: Ctx, id: string): Promise<NoticeView> {
  const [view] = await presentNotices(ctx, [await selectNotice(ctx, id)]);
  if (!view) throw new Error('a notice that was just read');
  return view;
}
