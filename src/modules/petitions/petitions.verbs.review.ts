import { addDays } from '#kernel/calendar.ts';
import { lastDayOf } from '#kernel/clock.ts';
import { notFound } from '#kernel/refusal.ts';
import { caseForWork, changeClocks, letSee, releaseHold } from '#modules/cases/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import { once } from '#platform/once.ts';
import { act, type Doing, type Effect, moveHeld, sendNotice, staff, today } from './petitions.act.ts';
import {
  caseClockRules,
  type Days,
  daysOf,
  daysTaken,
  HEARING_PAUSE,
  petitionClockRules,
} from './petitions.clocks.rules.ts';
import { endClocks, setPause, startClock } from './petitions.clocks.store.ts';
import { reviewerNameAfter } from './petitions.load.ts';
import { formalDay, lacksFields, notices } from './petitions.notices.rules.ts';
import { executeByOf, holdFor, oweExecution } from './petitions.owed.ts';
import { endHearing, insertHearing, insertReview, saveReview } from './petitions.review.store.ts';
import type { Level } from './petitions.rules.ts';
import { lastDayToAsk, recordService, type Served, servedOutOfTime } from './petitions.service.ts';
import { heldPetition } from './petitions.store.ts';
import { checkHeld, hearingOutOfOrder, type Verb } from './petitions.verbs.ts';
import { findingWords, outcomeWords } from './petitions.words.ts';

/* 复查 (35) and 复核 (36): asked for by the person, decided by a superior that had no hand in it. */

const asks = { review: 'askReview', recheck: 'askRecheck' } as const;

/** Begins a review: the superior may look at the case from now on, its thirty days run, and a case that is still open stays so. */
async function beginReview(d: Doing, level: Level, grounds: string, via: 'portal' | 'counter'): Promise<Effect> {
  const { tx, c, p, next } = d;
  if (!next?.reviewerId) throw new Error('a review goes to an organ');
  const reviewer = (await organisationsById(tx, [next.reviewerId])).get(next.reviewerId)!;
  await insertReview(tx, p, { level, organisationId: reviewer.id, ofOrganisationId: next.ofId, grounds, via });
  await letSee(tx, c, { organisationId: reviewer.id, by: `petition.${level}` });
  await endClocks(tx, p, 'met', [asks[level]]);
  const by = lastDayOf(await startClock(tx, p, level, tx.now, reviewer.id));
  if (!c.closedAt) {
    await holdFor(tx, c, 'review');
    await changeClocks(tx, c, {
      end: { callback: 'stopped', decide: 'stopped' },
      start: { decide: petitionClockRules[level] },
    });
  }
  const kind = level === 'review' ? 'reviewAcceptance' : 'recheckAcceptance';
  await sendNotice(tx, p, {
    kind,
    body: notices[kind]({ day: today(tx), by, grounds }),
    organisationId: reviewer.id,
  });
  return { data: { to: reviewer.shortName, text: grounds } };
}

export const askReview: Verb<'askReview'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'askReview', (d) => beginReview(d, 'review', input.grounds, 'counter'));
export const askRecheck: Verb<'askRecheck'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'askRecheck', (d) => beginReview(d, 'recheck', input.grounds, 'counter'));

/** The person's own request, from the page of their case. */
export function askByPerson(ctx: Ctx, level: Level, grounds: string): Promise<{ ok: true }> {
  if (ctx.actor.kind !== 'receipt') throw notFound();
  const { caseId } = ctx.actor;
  return once(ctx, async (tx) => {
    const c = await caseForWork(tx, caseId);
    const p = await heldPetition(tx, caseId);
    await moveHeld(tx, c, p, asks[level], (d) => beginReview(d, level, grounds, 'portal'));
    return { ok: true };
  });
}

type Opinion = {
  finding: 'uphold' | 'change';
  outcome: 'support' | 'explain' | 'notSupport';
  executeBy?: string | undefined;
  facts: string;
  opinion: string;
  basis: string;
};
async function giveOpinion({ tx, c, p }: Doing, level: Level, input: Opinion): Promise<Effect> {
  const { organisationId, accountId } = staff(tx);
  const executeBy = executeByOf(tx, input);
  await endClocks(tx, p, 'met', [level]);
  if (!c.closedAt) await changeClocks(tx, c, { end: { decide: 'met' }, start: { decide: caseClockRules.serve } });
  const { finding, outcome, facts, opinion, basis } = input;
  const said = { finding, outcome, facts, opinion, basis, execution_due: executeBy };
  await saveReview(tx, p, level, { ...said, decided_at: tx.now, decided_by: accountId });
  const body =
    level === 'recheck'
      ? notices.recheckOpinion({ ...input, executeBy })
      : notices.reviewOpinion({
          ...input,
          executeBy,
          reviewer: await reviewerNameAfter(tx, c.id, organisationId),
          lastDay: await lastDayToAsk(tx, 'askRecheck', today(tx)),
        });
  await sendNotice(tx, p, { kind: level === 'review' ? 'reviewOpinion' : 'recheckOpinion', body, organisationId });
  const organ = (await organisationsById(tx, [organisationId])).get(organisationId)?.shortName;
  return {
    data: { organ, finding: [...findingWords[input.finding]], outcome: [...outcomeWords[input.outcome]] },
  };
}

export const decideReview: Verb<'decideReview'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'decideReview',
    (d) => giveOpinion(d, 'review', input),
    () => ({ lacksFields: lacksFields(input) }),
  );
export const decideRecheck: Verb<'decideRecheck'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'decideRecheck',
    (d) => giveOpinion(d, 'recheck', input),
    () => ({
      lacksFields: lacksFields(input),
    }),
  );

/** Served: the case, if it is still open, is the person's and the call-back's again. */
async function serveOpinion(d: Doing, level: Level, served: Served): Promise<Effect> {
  const { tx, c, p } = d;
  const { executeBy = null, finding = null } = d.reviews.find((r) => r.level === level) ?? {};
  await recordService(
    d,
    level === 'review' ? 'reviewOpinion' : 'recheckOpinion',
    served,
    level === 'review' ? 'askRecheck' : null,
  );
  await saveReview(tx, p, level, { served_on: served.servedOn });
  if (!c.closedAt) await changeClocks(tx, c, { end: { decide: 'met' } });
  // More than was done before is owed anew; what was upheld and is done already is not.
  const isOwed = executeBy !== null && (finding === 'change' || p.executedAt === null);
  if (isOwed) await oweExecution(d, executeBy);
  else await nothingOwed(d);
  return {
    change: isOwed ? { execution: null, executed_at: null } : {},
    data: { day: formalDay(served.servedOn) },
  };
}

/** A case that is still open is the person's and the call-back's again. */
async function nothingOwed({ tx, c, p }: Doing): Promise<void> {
  await endClocks(tx, p, 'stopped', ['execute']);
  if (c.closedAt) return;
  await releaseHold(tx, { by: 'petition', ref: c.id });
  if (c.status === 'replied') await changeClocks(tx, c, { end: { handle: 'stopped' }, start: { callback: null } });
}

const outOfTime =
  (level: Level, served: Served) =>
  ({ reviews }: Pick<Doing, 'reviews'>, day: string): boolean =>
    servedOutOfTime(served, reviews.find((r) => r.level === level)?.decidedAt ?? null, day);

export const serveReview: Verb<'serveReview'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'serveReview',
    (d) => serveOpinion(d, 'review', input),
    (tx, loaded) => ({
      servedOutOfTime: outOfTime('review', input)(loaded, today(tx)),
    }),
  );
export const serveRecheck: Verb<'serveRecheck'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'serveRecheck',
    (d) => serveOpinion(d, 'recheck', input),
    (tx, loaded) => ({
      servedOutOfTime: outOfTime('recheck', input)(loaded, today(tx)),
    }),
  );

/** The only days that stand still (36): those of the hearing, known beforehand and set right when it is over. */
export const openRecheckHearing: Verb<'openRecheckHearing'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'openRecheckHearing',
    async (d) => {
      const { tx, p } = d;
      const days = daysOf(input.from, input.to);
      await insertHearing(tx, p, { level: 'recheck', ...input });
      await standStill(d, [...taken(d), { from: input.from, to: input.to }], { from: input.from, to: input.to });
      await sendNotice(tx, p, {
        kind: 'hearing',
        body: notices.hearing({ ...input, days }),
        organisationId: staff(tx).organisationId,
      });
      return { data: { from: formalDay(input.from), until: formalDay(input.to), days } };
    },
    (tx) => ({ daysOutOfOrder: hearingOutOfOrder(input, today(tx)) }),
  );

export const closeRecheckHearing: Verb<'closeRecheckHearing'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'closeRecheckHearing',
    async (d) => {
      const { tx, hearings } = d;
      const open = hearings.find((h) => h.heldTo === null)!;
      checkHeld(open.from, input.heldTo);
      await endHearing(tx, open.id, input);
      const held = daysTaken({ ...open, heldTo: input.heldTo });
      const days = daysOf(held.from, held.to);
      await standStill(d, [...taken(d), held], { from: addDays(held.to, 1), to: open.to });
      return { data: { days, text: input.record } };
    },
    (tx) => ({ daysOutOfOrder: input.heldTo > today(tx) }),
  );

/** The days of the hearings that are over already. */
const taken = ({ hearings }: Doing): Days[] =>
  hearings.filter((h) => h.level === 'recheck' && h.heldTo !== null).map(daysTaken);

/** The recheck's own limit and the end of the case, which carries it, stand still on the same days and run on together. */
async function standStill({ tx, c, p }: Doing, hearings: readonly Days[], still: Days): Promise<void> {
  const amount = await setPause(tx, p, hearings, { source: HEARING_PAUSE.source, still });
  if (!c.closedAt && amount !== 0)
    await changeClocks(tx, c, { extend: { decide: { amount, still, ...HEARING_PAUSE } } });
}
