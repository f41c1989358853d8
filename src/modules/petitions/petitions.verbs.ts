import type { Given } from '#kernel/endpoint.ts';
import { faulty } from '#kernel/refusal.ts';
import { changeClocks } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';
import { act, dayBefore, sendNotice, staff, today } from './petitions.act.ts';
import { caseClockRules, EXTENSION } from './petitions.clocks.rules.ts';
import { endClocks, shownOf } from './petitions.clocks.store.ts';
import type { PetitionsApi } from './petitions.contract.ts';
import { formalDay, notices } from './petitions.notices.rules.ts';
import { endHearing, insertHearing } from './petitions.review.store.ts';
import type { PetitionView } from './petitions.views.contract.ts';

/* What an organ does with a petition from its acceptance up to its decision (信访工作条例 28–34). */

export type Verb<N extends keyof PetitionsApi> = (ctx: Ctx, given: Given<PetitionsApi[N]>) => Promise<PetitionView>;

export const accept: Verb<'accept'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'accept', async ({ tx, c, p }) => {
    if (input.representatives && input.representatives > (input.persons ?? 1))
      throw faulty('representatives', 'order', [
        '代表人数不能多于涉及人数。',
        'There are not more to speak than there are.',
      ]);
    await endClocks(tx, p, 'met', ['register', 'object']);
    // Sixty days from acceptance (34), not from the day it came in: the fifteen before it are a limit of their own (23).
    await changeClocks(tx, c, { end: { notify: 'met', decide: 'stopped' }, start: { decide: caseClockRules.decide } });
    const decideBy = dayBefore(await shownOf(tx, c.id, 'decide'), tx);
    await sendNotice(tx, p, {
      kind: 'acceptance',
      body: notices.acceptance({ day: today(tx), decideBy }),
      organisationId: staff(tx).organisationId,
    });
    return {
      change: {
        matter: input.matter,
        persons: input.persons ?? null,
        representatives: input.representatives ?? null,
        accepted_at: tx.now,
      },
    };
  });

const said = (text: string | undefined) => (text ? { text } : {});
export const investigate: Verb<'investigate'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'investigate', () => ({ data: said(input.text) }));
export const mediate: Verb<'mediate'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'mediate', () => ({ data: said(input.text) }));
export const endMediation: Verb<'endMediation'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'endMediation', () => ({ data: { reason: input.reason } }));

export const settle: Verb<'settle'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'settle', async ({ tx, p }) => {
    await sendNotice(tx, p, {
      kind: 'agreement',
      body: notices.agreement({ text: input.agreement }),
      organisationId: staff(tx).organisationId,
    });
    return { change: { agreement: input.agreement } };
  });

/** A hearing of the handling organ (31): announced in writing; it pauses nothing. */
export const openHearing: Verb<'openHearing'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'openHearing',
    async ({ tx, p }) => {
      await insertHearing(tx, p, { level: 'first', ...input });
      await sendNotice(tx, p, {
        kind: 'hearing',
        body: notices.hearing({ ...input, days: null }),
        organisationId: staff(tx).organisationId,
      });
      return { data: { from: formalDay(input.from) } };
    },
    (tx) => ({ daysOutOfOrder: hearingOutOfOrder(input, today(tx)) }),
  );

export const closeHearing: Verb<'closeHearing'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'closeHearing',
    async ({ tx, hearings }) => {
      const open = hearings.find((h) => h.heldTo === null)!;
      checkHeld(open.from, input.heldTo);
      await endHearing(tx, open.id, input);
      return {};
    },
    (tx) => ({ daysOutOfOrder: input.heldTo > today(tx) }),
  );

const LONGEST_HEARING_DAYS = 30;
/** From today on, the first day before the last, and no longer than the limit it would stretch. */
export const hearingOutOfOrder = (h: { from: string; to: string }, day: string): boolean =>
  h.from < day || h.to < h.from || Temporal.PlainDate.from(h.from).until(h.to).days >= LONGEST_HEARING_DAYS;

export function checkHeld(from: string, heldTo: string): void {
  if (heldTo < from) throw faulty('heldTo', 'order', ['结束日期不能早于开始日期。', 'It did not end before it began.']);
}

export const askExtension: Verb<'askExtension'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'askExtension', ({ tx }) => ({
    change: {
      extension_days: input.days,
      extension_reason: input.reason,
      extension_asked_by: staff(tx).accountId,
      extension_asked_at: tx.now,
    },
    data: { days: input.days, reason: input.reason },
    shows: 'staff',
  }));

/** The limit is longer only once another person has approved it and the petitioner is told why (34). */
export const approveExtension: Verb<'approveExtension'> = (ctx, { params }) =>
  act(ctx, params.id, 'approveExtension', async ({ tx, c, p, standing }) => {
    const days = p.extensionDays ?? 0;
    await changeClocks(tx, c, { extend: { decide: { amount: days, ...EXTENSION } } });
    await sendNotice(tx, p, {
      kind: 'extension',
      body: notices.extension({
        days,
        reason: p.extensionReason ?? '',
        decideBy: dayBefore(await shownOf(tx, c.id, 'decide'), tx),
      }),
      organisationId: standing.organId ?? staff(tx).organisationId,
    });
    return {
      change: { extended_by: staff(tx).accountId, extended_at: tx.now },
      data: { days, reason: p.extensionReason },
    };
  });

export const refuseExtension: Verb<'refuseExtension'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'refuseExtension', () => ({
    change: { extension_days: null, extension_reason: null, extension_asked_by: null, extension_asked_at: null },
    data: { reason: input.reason },
    shows: 'staff',
  }));
