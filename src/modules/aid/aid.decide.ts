import { endMembership, enrol, membershipsOf } from '#modules/care/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { approveGrantWithin } from '#modules/relief/index.ts';
import type { TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { act, type Doing, writeLetter } from './aid.act.ts';
import { noticeEnd } from './aid.clocks.rules.ts';
import type { AidApi } from './aid.contract.ts';
import { settingsOf } from './aid.load.ts';
import { yuan } from './aid.means.words.ts';
import { hangOut, takeDown } from './aid.notices.store.ts';
import { addPapers, addStatement } from './aid.parts.store.ts';
import { no } from './aid.refusals.words.ts';
import {
  type ChangeGround,
  graceUntil,
  isAdverse,
  isMonthly,
  paidFrom,
  stagesFault,
  withoutShare,
} from './aid.rules.ts';
import { standardFor } from './aid.settings.store.ts';
import { addStages } from './aid.stages.store.ts';
import type { StoredAid } from './aid.store.ts';
import { byOf, lastDay, limitNow } from './aid.verbs.ts';

type Handles = { [K in keyof AidApi]: Handler<AidApi[K]> };

const classOf = (a: StoredAid) =>
  a.kind === 'dibao' ? 'minimumLiving' : a.details.careForm === 'central' ? 'needyCentral' : 'needyHome';
/** Income that comes and goes, or somebody able to work: looked at again every half year instead of every year (DB 31). */
const circumstanceOf = (a: StoredAid) =>
  a.details.income.some((l) => l.head === 'wages' || l.head === 'business') ? 'changing' : 'steady';

/** From now on it is due to be looked at again, year by year. Who is in the register already goes on there. */
async function beginCare(tx: TxCtx, a: StoredAid, since: string): Promise<string> {
  const careClass = classOf(a);
  const personId = a.kind === 'tekun' || a.is_single ? a.applicant_id : null;
  const known = (await membershipsOf(tx, a.household_id)).find(
    (m) => m.careClass === careClass && m.personId === personId,
  );
  if (known) return known.id;
  const { memberId } = await enrol(tx, {
    householdId: a.household_id,
    personId,
    careClass,
    circumstance: circumstanceOf(a),
    since,
    basis: { kind: 'application', id: a.id, number: a.number },
  });
  return memberId;
}

const endReasonOf: Readonly<Record<ChangeGround, Parameters<typeof endMembership>[1]['reason']>> = {
  income: 'incomeAbove',
  members: 'incomeAbove',
  standard: 'incomeAbove',
  workRefused: 'ableAgain',
  death: 'deceased',
  ability: 'ableAgain',
  prison: 'prison',
  supporter: 'supporter',
  voluntary: 'ownWish',
  selfCare: 'ableAgain',
};
async function endCare(tx: TxCtx, a: StoredAid, ground: ChangeGround): Promise<void> {
  if (!a.care_member_id) return;
  const known = (await membershipsOf(tx, a.household_id)).find((m) => m.id === a.care_member_id);
  if (!known) return;
  const today = dayOf(tx.now);
  await endMembership(tx, {
    memberId: known.id,
    reason: endReasonOf[ground],
    endedOn: today < known.since ? known.since : today,
  });
}

/** In the village hangs what was granted: name, size, amount (DB 24). */
async function publish({ tx, a }: Doing, cents: number): Promise<void> {
  const from = dayOf(tx.now);
  const { amount } = await limitNow(tx, a, 'published');
  await takeDown(tx, a.id);
  await hangOut(tx, a, { kind: 'approved', size: a.size, cents, from, to: noticeEnd(from, amount) });
}

export const approveAid: Handles['approveAid'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'approve', async (doing) => {
    const { tx, a } = doing;
    const { cents, stages } = input;
    if (cents === 0) throw no('amountZero', 'cents');
    // What hung out in the village is what villagers could object to (DB 19): more than that hangs out first.
    if (a.proposed_cents !== null && cents > a.proposed_cents)
      throw no('moreThanPublished', 'cents', { most: yuan(a.proposed_cents) });
    const wrong = stagesFault(a.kind, cents, stages, dayOf(tx.now));
    if (wrong) throw no(wrong, 'stages');
    await mayDelegate(doing, cents);
    const from = isMonthly(a.kind) ? paidFrom(dayOf(tx.now)) : null;
    const { amount: reviewDays } = await limitNow(tx, a, 'review');
    await addStatement(tx, a, { kind: 'decision', outcome: 'approve', cents, text: input.text }, byOf(tx));
    await addStages(tx, a, stages);
    await writeLetter(tx, a, 'approved', { cents, stages, reviewDays, size: a.size, ...(from && { from }) });
    await publish(doing, cents);
    return {
      change: {
        amount_cents: cents,
        decided_at: tx.now,
        paid_from: from,
        ...(from && { care_member_id: await beginCare(tx, a, from) }),
      },
      hand: 'decider',
      data: { cents, ...(from && { from }) },
    };
  });

/** The township decides up to what the place said, and no further (JZ 48). */
async function mayDelegate({ tx, a, facts }: Doing, cents: number): Promise<void> {
  if (facts.isCounty) return;
  const { standards } = await settingsOf(tx);
  const standard = standardFor(standards, { area: a.area, kind: a.kind, day: dayOf(tx.now) });
  if (cents > (standard?.delegatedCents ?? 0)) throw no('notDelegated', 'cents');
}

export const refuseAid: Handles['refuseAid'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'refuse', async ({ tx, a }) => {
    const { amount: reviewDays } = await limitNow(tx, a, 'review');
    await addStatement(tx, a, { kind: 'decision', outcome: input.grounds[0] ?? 'refuse', text: input.text }, byOf(tx));
    await writeLetter(tx, a, 'refused', { grounds: input.grounds, text: input.text, reviewDays });
    await takeDown(tx, a.id);
    return { change: { decided_at: tx.now, ended_at: tx.now }, hand: 'decider', data: { grounds: input.grounds } };
  });

/** 急难型: the help goes out now, out of the ledger where a batch is named; papers and signatures come afterwards by a limit of their own. */
export const helpFirst: Handles['helpFirst'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'helpFirst', async ({ tx, a }) => {
    if (input.cents === 0) throw no('amountZero', 'cents');
    const { standards } = await settingsOf(tx);
    const most = standardFor(standards, { area: a.area, kind: 'emergency', day: dayOf(tx.now) })?.cents ?? null;
    if (most !== null && input.cents > most) throw no('amountTooHigh', 'cents', { most: yuan(most) });
    const papers = [...new Set(input.papers)];
    const grantId = input.batchId
      ? await approveGrantWithin(tx, {
          householdId: a.household_id,
          purpose: 'emergency',
          reason: `急难救助 ${a.number}`,
          decision: undefined,
          isKin: a.is_kin,
          lines: [{ batchId: input.batchId, quantity: input.cents }],
        })
      : null;
    await addPapers(tx, a, papers);
    await addStatement(
      tx,
      a,
      { kind: 'decision', outcome: 'helpFirst', cents: input.cents, text: input.text },
      byOf(tx),
    );
    const due = await lastDay(tx, a, 'papersAfter');
    await writeLetter(tx, a, 'helped', { cents: input.cents, papers, due });
    return {
      change: {
        amount_cents: input.cents,
        grant_id: grantId,
        helped_at: tx.now,
        decided_at: tx.now,
        papers_told_at: tx.now,
      },
      hand: 'decider',
      data: { cents: input.cents, ledger: grantId !== null },
    };
  });
export const settleAid: Handles['settleAid'] = (ctx, { params }) =>
  act(ctx, params.id, 'settle', ({ tx }) => ({ change: { ended_at: tx.now } }));

/** What somebody asked for, or a death, is done to nobody: no second pair of eyes is needed. */
const harmless = (ground: ChangeGround) => (isAdverse(ground) ? {} : { isFrozen: false });

type Change = { ground: ChangeGround; text: string };
const noteChange = (tx: TxCtx, a: StoredAid, change: Change, cents: number | null) =>
  addStatement(tx, a, { kind: 'change', outcome: change.ground, cents, text: change.text }, byOf(tx));

export const adjustAid: Handles['adjustAid'] = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'adjust',
    async ({ tx, a }) => {
      const now = a.amount_cents ?? 0;
      if (input.cents === 0) throw no('amountZero', 'cents');
      const least = withoutShare(now, a.size);
      if (input.ground === 'workRefused' && input.cents < least)
        throw no('amountTooLow', 'cents', { least: yuan(least) });
      const from = paidFrom(dayOf(tx.now));
      const { amount: reviewDays } = await limitNow(tx, a, 'review');
      await noteChange(tx, a, input, input.cents);
      await writeLetter(tx, a, 'changed', {
        cents: input.cents,
        from,
        changeGround: input.ground,
        text: input.text,
        reviewDays,
      });
      return {
        change: {
          amount_cents: input.cents,
          ...(input.size && { size: input.size }),
          changed_at: tx.now,
          noticed_at: null,
        },
        hand: 'decider',
        data: { ground: input.ground, cents: input.cents },
      };
    },
    // So is more money.
    (a) => (input.cents >= (a.amount_cents ?? 0) ? { isFrozen: false } : harmless(input.ground)),
  );

export const phaseOutAid: Handles['phaseOutAid'] = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'phaseOut',
    async ({ tx, a }) => {
      const { amount: most } = await limitNow(tx, a, 'graceMonths');
      if (input.months > most) throw no('graceTooLong', 'months', { most });
      const until = graceUntil(dayOf(tx.now), input.months);
      const { amount: reviewDays } = await limitNow(tx, a, 'review');
      await noteChange(tx, a, input, a.amount_cents);
      await writeLetter(tx, a, 'changed', {
        ...{ cents: a.amount_cents ?? 0, from: paidFrom(dayOf(tx.now)), until, reviewDays },
        changeGround: input.ground,
        text: input.text,
      });
      return {
        change: { paid_until: until, changed_at: tx.now, noticed_at: null },
        hand: 'decider',
        data: { ground: input.ground, until },
      };
    },
    () => harmless(input.ground),
  );

export const stopAid: Handles['stopAid'] = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'stop',
    async ({ tx, a }) => {
      const { amount: reviewDays } = await limitNow(tx, a, 'review');
      await noteChange(tx, a, input, null);
      const from = paidFrom(dayOf(tx.now));
      await writeLetter(tx, a, 'stopped', { from, changeGround: input.ground, text: input.text, reviewDays });
      await takeDown(tx, a.id);
      if (a.kind === 'tekun') await hangEnd(tx, a);
      await endCare(tx, a, input.ground);
      return {
        change: { ended_at: tx.now, changed_at: tx.now, noticed_at: null },
        hand: 'decider',
        data: { ground: input.ground },
      };
    },
    () => harmless(input.ground),
  );

/** The end of 特困 support hangs out for its days too (TK 25). */
async function hangEnd(tx: TxCtx, a: StoredAid): Promise<void> {
  const from = dayOf(tx.now);
  const { amount } = await limitNow(tx, a, 'endPublicity');
  await hangOut(tx, a, {
    kind: 'stopping',
    size: a.size,
    cents: a.amount_cents ?? 0,
    from,
    to: noticeEnd(from, amount),
  });
}

export const secondStop: Handles['secondStop'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'secondStop', async ({ tx, a }) => {
    await addStatement(tx, a, { kind: 'second', text: input.text }, byOf(tx));
    return { hand: 'second' };
  });

/** The grace is over: the house ends it, with the letter. */
export const endGrace = async ({ tx, a }: Doing) => {
  const { amount: reviewDays } = await limitNow(tx, a, 'review');
  await writeLetter(tx, a, 'stopped', { from: dayOf(tx.now), reviewDays });
  await takeDown(tx, a.id);
  await endCare(tx, a, 'income');
  return { change: { ended_at: tx.now, changed_at: tx.now, noticed_at: null }, data: { ground: 'grace' } };
};
