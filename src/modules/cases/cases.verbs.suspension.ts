import { faulty, Refused } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { startReview } from './cases.clocks.store.ts';
import { act } from './cases.move.ts';
import { approveOpen, endSuspension, insertSuspension, postponeReview } from './cases.suspension.store.ts';
import { colleague, staff, type Verb } from './cases.verbs.staff.ts';

/* 挂账: what cannot be solved now keeps a plan, an owner and a day on which it is looked at again (domain §2.4, §2.5). */

/** The longest one may wait before looking again. */
const MAX_REVIEW_DAYS = 90;

function checkReview(tx: TxCtx, day: string): void {
  const today = Temporal.PlainDate.from(dayOf(tx.now));
  const days = today.until(day).days;
  if (days >= 1 && days <= MAX_REVIEW_DAYS) return;
  throw faulty('nextReview', 'within', [
    `复查日期要在明天到 ${MAX_REVIEW_DAYS} 天之内。`,
    `The next review must be from tomorrow to ${MAX_REVIEW_DAYS} days ahead.`,
  ]);
}

export const proposeSuspension: Verb<'proposeSuspension'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'proposeSuspension', async (tx, c) => {
    if (c.superiorIds.length === 0)
      throw new Refused('noLevelAbove', 409, [
        '本单位没有上一级,不能挂账;请照常办理答复。',
        'There is no level above to agree: handle it and reply as usual.',
      ]);
    checkReview(tx, input.nextReview);
    const { accountId, organisationId } = staff(tx);
    const owner = await colleague(tx, input.ownerId ?? accountId, c.handlerOrganisationId);
    await insertSuspension(tx, c, {
      reason: input.reason,
      plan: input.plan,
      nextReview: input.nextReview,
      ownerId: owner.accountId,
      ownerOrganisationId: organisationId,
      proposedBy: accountId,
    });
    return {
      change: { proposed_by: accountId },
      data: { reason: input.reason, plan: input.plan, owner: owner.name, review: input.nextReview },
    };
  });

export const approveSuspension: Verb<'approveSuspension'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'approveSuspension', async (tx, c) => {
    const s = await approveOpen(tx, c.id, staff(tx).accountId);
    // It lay too long: a day that is over can no longer be agreed on.
    if (s.nextReview <= dayOf(tx.now))
      throw new Refused('reviewPassed', 409, [
        '提出时定的复查日期已经到了,请退回,请对方另定日期再提。',
        'The day of review that was proposed has come: refuse it, so that it is proposed again with another day.',
      ]);
    await startReview(tx, c, s.nextReview);
    return {
      change: { proposed_by: null },
      data: {
        plan: s.plan,
        reason: s.reason,
        owner: s.ownerName,
        review: s.nextReview,
        ...(input.note && { note: input.note }),
      },
    };
  });

export const refuseSuspension: Verb<'refuseSuspension'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'refuseSuspension', async (tx, c) => {
    await endSuspension(tx, c.id, 'refused');
    return { change: { proposed_by: null }, data: { reason: input.reason } };
  });

export const reviewSuspension: Verb<'reviewSuspension'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'reviewSuspension', async (tx, c) => {
    checkReview(tx, input.nextReview);
    await postponeReview(tx, c.id, input.nextReview);
    await startReview(tx, c, input.nextReview);
    return { data: { text: input.text, review: input.nextReview } };
  });

export const resumeWork: Verb<'resumeWork'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'resumeWork', async (tx, c) => {
    await endSuspension(tx, c.id, 'resumed');
    return { data: { reason: input.reason } };
  });
