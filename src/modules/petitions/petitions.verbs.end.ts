import { faulty } from '#kernel/refusal.ts';
import { changeClocks, releaseHold } from '#modules/cases/index.ts';
import { act, replyToCase, sendNotice, staff, today } from './petitions.act.ts';
import { caseClockRules } from './petitions.clocks.rules.ts';
import { endClocks } from './petitions.clocks.store.ts';
import { levelNow, reviewerNameAfter } from './petitions.load.ts';
import { formalDay, lacksFields, notices, noticeTitles } from './petitions.notices.rules.ts';
import { executeByOf, holdFor, oweExecution } from './petitions.owed.ts';
import { answersTo } from './petitions.rules.ts';
import { lastDayToAsk, recordService, servedOutOfTime } from './petitions.service.ts';
import type { Verb } from './petitions.verbs.ts';
import { answerWords, outcomeWords } from './petitions.words.ts';

/* The decision, its service, its execution, and a reopening (信访工作条例 32, 34). */

/** A suggestion or a request to perform a duty: said in writing, and the case answered with it. */
export const answer: Verb<'answer'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'answer', async ({ tx, c, p }) => {
    const { matter } = p;
    if (matter === 'claim') throw new Error('the rules let no claim be answered');
    const { result, text, basis = null } = input;
    if (!answersTo[matter].some((fits) => fits === result))
      throw faulty('result', 'matter', ['这种结果不适用于这一类事项。', 'Not a result of this kind of matter.']);
    await endClocks(tx, p, 'stopped');
    const body = notices.answer({ matter, result, text, basis });
    await sendNotice(tx, p, { kind: 'answer', body, organisationId: staff(tx).organisationId });
    await replyToCase(tx, c.id, {
      text: [`${noticeTitles.answer[0]}:${answerWords[result][0]}。`, text].join('\n'),
      outcome: result === 'adopted' || result === 'performed' ? 'solved' : 'explained',
      basis: basis ?? (matter === 'duty' ? '信访工作条例第三十一条' : '信访工作条例第二十九条'),
    });
    return { change: { answer: result }, data: { outcome: [...answerWords[result]] } };
  });

export const decide: Verb<'decide'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'decide',
    async ({ tx, c, p }) => {
      const { organisationId, accountId } = staff(tx);
      const executeBy = executeByOf(tx, input);
      // The written opinion is what the sixty days are for; a default limit sees to it that it is not left lying.
      await changeClocks(tx, c, {
        end: { decide: 'met', contact: 'stopped', handle: 'stopped' },
        start: { decide: caseClockRules.serve },
      });
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
      if (p.executeBy) await oweExecution(d, p.executeBy);
      return { change: { served_on: input.servedOn }, data: { day: formalDay(input.servedOn) } };
    },
    (tx, { p }) => ({ servedOutOfTime: servedOutOfTime(input, p.decidedAt, today(tx)) }),
  );

export const reportExecution: Verb<'reportExecution'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'reportExecution', async ({ tx, c, p }) => {
    const isUnderReview = levelNow(p) !== null;
    await endClocks(tx, p, 'met', ['execute']);
    if (!c.closedAt) {
      if (isUnderReview) await holdFor(tx, c, 'review');
      else await releaseHold(tx, { by: 'petition', ref: c.id });
      // Answered before and done now: from here on it is the person's word or a call-back. Sent back meanwhile, its answer is still due.
      if (c.status === 'replied')
        await changeClocks(tx, c, { end: { handle: 'met' }, start: isUnderReview ? {} : { callback: null } });
    }
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
    await holdFor(tx, c, 'procedure');
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
        answer: null,
        matter: 'claim',
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
