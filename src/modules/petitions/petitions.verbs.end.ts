import { lastDayOf } from '#kernel/clock.ts';
import { faulty } from '#kernel/refusal.ts';
import { changeClocks, holdCase } from '#modules/cases/index.ts';
import { calendarOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { act, type Doing, replyToCase, sendNotice, staff, today } from './petitions.act.ts';
import { caseClockRules, dueWithPause, petitionClockRules, startOfPeriod } from './petitions.clocks.rules.ts';
import { endClocks, startClock } from './petitions.clocks.store.ts';
import { reviewerNameAfter } from './petitions.load.ts';
import { formalDay, lacksFields, type NoticeKind, notices, noticeTitles } from './petitions.notices.rules.ts';
import { selectNotices } from './petitions.notices.store.ts';
import type { ServiceMethod } from './petitions.rules.ts';
import type { Verb } from './petitions.verbs.ts';
import { holdWords, methodWords, outcomeWords } from './petitions.words.ts';

/* The decision, its service, its execution, and a reopening (信访工作条例 32, 34). */

/** The last day on which the person may ask for the next review, if they get the paper on this day. */
export async function lastDayToAsk(tx: TxCtx, key: 'askReview' | 'askRecheck', received: string): Promise<string> {
  return lastDayOf(dueWithPause(petitionClockRules[key], startOfPeriod(received), 0, await calendarOf(tx)).due);
}

export const decide: Verb<'decide'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'decide',
    async ({ tx, c, p }) => {
      const { organisationId, accountId } = staff(tx);
      if (input.outcome === 'support' && !input.executeBy)
        throw faulty('executeBy', 'required', [
          '支持请求的,要写明在哪一天前执行。',
          'A supportive decision says by which day it is carried out.',
        ]);
      if (input.executeBy && input.executeBy < today(tx))
        throw faulty('executeBy', 'past', ['执行日期不能早于今天。', 'It is carried out on a day to come.']);
      // The written opinion is what the sixty days are for; a default limit sees to it that it is not left lying.
      await changeClocks(tx, c, {
        end: { decide: 'met', contact: 'stopped', handle: 'stopped' },
        start: { decide: caseClockRules.serve },
      });
      const executeBy = input.outcome === 'support' ? (input.executeBy ?? null) : null;
      await sendNotice(tx, p, {
        kind: 'decision',
        body: notices.decision({
          ...input,
          executeBy,
          reviewer: await reviewerNameAfter(tx, c.id, organisationId),
          lastDay: await lastDayToAsk(tx, 'askReview', today(tx)),
        }),
        organisationId,
      });
      return {
        change: {
          outcome: input.outcome,
          claim: input.claim,
          facts: input.facts,
          opinion: input.opinion,
          basis: input.basis,
          measures: input.measures,
          execution_due: executeBy,
          decided_at: tx.now,
          decided_by: accountId,
          decided_organisation_id: organisationId,
        },
        data: { outcome: [...outcomeWords[input.outcome]] },
      };
    },
    () => ({ lacksFields: lacksFields(input) }),
  );

export type Served = { method: ServiceMethod; servedOn: string; receiver: string; proof: string };

/** Neither before it was made nor on a day to come. */
export const servedOutOfTime = (served: Served, decidedAt: Temporal.Instant | null, day: string): boolean =>
  decidedAt === null ||
  served.servedOn > day ||
  served.servedOn < decidedAt.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();

/** 送达回证: which paper, how, when, to whom, by what proof; from that day the person's window runs. */
export async function recordService(
  { tx, p }: Pick<Doing, 'tx' | 'p'>,
  of: Extract<NoticeKind, 'decision' | 'reviewOpinion' | 'recheckOpinion'>,
  served: Served,
  window: 'askReview' | 'askRecheck' | null,
): Promise<void> {
  const paper = (await selectNotices(tx, p.caseId)).findLast((n) => n.kind === of);
  if (!paper) throw new Error(`there is no ${of} to serve`);
  const lastDay = window ? await lastDayToAsk(tx, window, served.servedOn) : null;
  await sendNotice(
    tx,
    p,
    {
      kind: 'service',
      body: notices.service({
        ...served,
        of: noticeTitles[of],
        number: paper.number,
        method: methodWords[served.method],
        day: served.servedOn,
        lastDay,
      }),
      organisationId: staff(tx).organisationId,
    },
    { ofId: paper.id, ...served },
  );
  if (window) await startClock(tx, p, window, startOfPeriod(served.servedOn));
}

/** Served: the case is answered with the decision, and the ordinary confirmation or call-back ends it. */
export const serve: Verb<'serve'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'serve',
    async (d) => {
      const { tx, c, p } = d;
      await recordService(d, 'decision', input, 'askReview');
      await replyToCase(tx, c.id, {
        text: [`${noticeTitles.decision[0]}:${outcomeWords[p.outcome!][0]}。`, p.opinion ?? ''].join('\n'),
        outcome: p.outcome === 'support' ? 'solved' : 'explained',
        basis: p.basis ?? '',
      });
      return { change: { served_on: input.servedOn }, data: { day: formalDay(input.servedOn) } };
    },
    (tx, { p }) => ({ servedOutOfTime: servedOutOfTime(input, p.decidedAt, today(tx)) }),
  );

export const reportExecution: Verb<'reportExecution'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'reportExecution', async ({ tx, p }) => {
    await sendNotice(tx, p, {
      kind: 'execution',
      body: notices.execution({ text: input.text }),
      organisationId: staff(tx).organisationId,
    });
    return { change: { execution: input.text, executed_at: tx.now }, data: { text: input.text } };
  });

/** New facts: another round of the same petition, on the same chain, with the limits of a new acceptance. */
export const reopen: Verb<'reopen'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'reopen', async ({ tx, c, p }) => {
    await endClocks(tx, p, 'stopped');
    await holdCase(tx, c, { by: 'petition', ref: c.id, says: holdWords.procedure });
    await changeClocks(tx, c, {
      end: { handle: 'stopped', notify: 'stopped', decide: 'stopped' },
      start: { notify: caseClockRules.notifyDirect },
    });
    return {
      change: {
        round: p.round + 1,
        began_at: tx.now,
        sender_organisation_id: null,
        given_as: null,
        objection: null,
        transfers: 0,
        refusal_reason: null,
        refusal_article: null,
        onward: null,
        accepted_at: null,
        extension_days: null,
        extension_reason: null,
        extension_asked_by: null,
        extension_asked_at: null,
        extended_by: null,
        extended_at: null,
        agreement: null,
        outcome: null,
        claim: null,
        facts: null,
        opinion: null,
        basis: null,
        measures: [],
        decided_at: null,
        decided_by: null,
        decided_organisation_id: null,
        served_on: null,
        execution_due: null,
        execution: null,
        executed_at: null,
        organisation_id: staff(tx).organisationId,
      },
      data: { reason: input.facts },
    };
  });
