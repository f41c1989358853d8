import { dueFor, lastDayOf } from '#kernel/clock.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { act, type Doing, staffOf, writeLetter } from './aid.act.ts';
import { type AidStep, clockOf, limitFor, noticeEnd } from './aid.clocks.rules.ts';
import type { AidApi } from './aid.contract.ts';
import { settingsOf } from './aid.load.ts';
import { hangOut, takeDown } from './aid.notices.store.ts';
import { addObjection, addPapers, addStatement, objectionsHeard, papersCame } from './aid.parts.store.ts';
import { no } from './aid.refusals.words.ts';
import { standardFor } from './aid.settings.store.ts';
import type { StoredAid } from './aid.store.ts';

type Handles = { [K in keyof AidApi]: Handler<AidApi[K]> };
export const byOf = (tx: TxCtx) => {
  const { accountId, organisationId } = staffOf(tx);
  return { accountId, organisationId };
};

/** How long a step lasts here and now; a step that nothing limits is a hole in the table. */
export async function limitNow(tx: TxCtx, a: Pick<StoredAid, 'area' | 'kind'>, step: AidStep) {
  const { limits } = await settingsOf(tx);
  const limit = limitFor(limits, { area: a.area, kind: a.kind, step, day: dayOf(tx.now) });
  if (!limit) throw new Error(`no limit for ${step} of ${a.kind}`);
  return limit;
}
/** The last day of a limit that begins now. */
export async function lastDay(tx: TxCtx, a: Pick<StoredAid, 'area' | 'kind'>, step: AidStep): Promise<string> {
  const { calendar } = await settingsOf(tx);
  return lastDayOf(dueFor(clockOf(await limitNow(tx, a, step)), tx.now, calendar).shown);
}
export const notAhead = (tx: TxCtx, field: string, day: string): void => {
  if (day > dayOf(tx.now)) throw no('dayAhead', field);
};

export const applyAid: Handles['applyAid'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'apply', ({ tx }) => {
    if (input.filedBy === 'village' && !input.entrusted) throw no('entrustedMissing', 'entrusted');
    return {
      change: { filed_by: input.filedBy, entrusted: input.entrusted ?? null, applied_at: tx.now },
      hand: 'taker',
      data: { filedBy: input.filedBy },
    };
  });

/** What is missing is said once and all of it (DB 10); the letter says the same. */
export const askPapers: Handles['askPapers'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'askPapers', async ({ tx, a }) => {
    const names = [...new Set(input.papers)];
    await addPapers(tx, a, names);
    await writeLetter(tx, a, 'papers', { papers: names });
    return { change: { papers_told_at: tx.now }, data: { papers: names.length } };
  });

export const bringPapers: Handles['bringPapers'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'bringPapers', async ({ tx, a }) => {
    notAhead(tx, 'on', input.on);
    const n = await papersCame(tx, a, input.papers, input.on, staffOf(tx).accountId);
    if (n === 0) throw no('paperThere', 'papers');
    return { data: { papers: n } };
  });

/** May the township decide it (JZ 48)? Where the place said up to how much, and never for kin. */
const delegatedHere = async (tx: TxCtx, a: StoredAid): Promise<boolean> => {
  const { standards } = await settingsOf(tx);
  const standard = standardFor(standards, { area: a.area, kind: a.kind, day: dayOf(tx.now) });
  return !a.is_kin && (standard?.delegatedCents ?? null) !== null;
};

export const acceptAid: Handles['acceptAid'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'accept', async ({ tx, a }) => {
    const isDelegated = await delegatedHere(tx, a);
    const step = input.isSpecial ? 'totalSpecial' : isDelegated ? 'totalDelegated' : 'total';
    await writeLetter(tx, a, 'accepted', { due: await lastDay(tx, a, step) });
    return {
      change: { accepted_at: tx.now, is_special: input.isSpecial, is_delegated: isDelegated },
      data: { special: input.isSpecial },
    };
  });

export const declineAid: Handles['declineAid'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'decline', async ({ tx, a }) => {
    const { amount } = await limitNow(tx, a, 'review');
    await writeLetter(tx, a, 'declined', { text: input.text, reviewDays: amount });
    return { change: { ended_at: tx.now } };
  });

export const checkData: Handles['checkData'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'checkData', async ({ tx, a }) => {
    await addStatement(tx, a, { kind: 'check', outcome: input.outcome, text: input.text }, byOf(tx));
    return { change: { checked_at: tx.now }, hand: 'checker', data: { outcome: input.outcome } };
  });

/** A grant hangs out in the village before anybody decides on it (DB 19); who is to get nothing is named nowhere. */
async function hangOpinion({ tx, a }: Doing, cents: number): Promise<void> {
  const from = dayOf(tx.now);
  const { amount } = await limitNow(tx, a, 'publicity');
  await hangOut(tx, a, { kind: 'proposed', size: a.size, cents, from, to: noticeEnd(from, amount) });
}

export const draftOpinion: Handles['draftOpinion'] = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'draft',
    async (doing) => {
      const { tx, a, to } = doing;
      const isGrant = input.opinion === 'grant';
      if (isGrant && !input.cents) throw no('amountZero', 'cents');
      const cents = isGrant ? (input.cents ?? 0) : null;
      await addStatement(tx, a, { kind: 'draft', outcome: input.opinion, cents, text: input.text }, byOf(tx));
      if (cents !== null) await hangOpinion(doing, cents);
      return {
        change: {
          opinion: input.opinion,
          proposed_cents: cents,
          drafted_at: tx.now,
          objected_at: null,
          ...(to === 'county' && { sent_up_at: tx.now }),
        },
        hand: 'drafter',
        data: { opinion: input.opinion },
      };
    },
    () => ({ opinion: input.opinion }),
  );

/** An objection takes the notice down: what is disputed does not go on hanging while it is looked into. */
export async function objected(
  { tx, a }: Doing,
  way: 'portal' | 'counter',
  said: { text: string; name: string | null },
) {
  await addObjection(tx, a, way, said, 'proposed');
  await takeDown(tx, a.id, 'proposed');
  return { change: { objected_at: tx.now }, data: { way } };
}
export const objectAid: Handles['objectAid'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'object', (doing) => objected(doing, 'counter', { text: input.text, name: input.name ?? null }));

export const deliberateAid: Handles['deliberateAid'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'deliberate', async ({ tx, a }) => {
    const outcome = `${input.agree}/${input.present}`;
    await addStatement(tx, a, { kind: 'deliberation', outcome, text: input.text }, byOf(tx));
    await objectionsHeard(tx, a, 'deliberation');
    return { data: { present: input.present, agree: input.agree } };
  });

export const sendUpAid: Handles['sendUpAid'] = (ctx, { params }) =>
  act(ctx, params.id, 'sendUp', async ({ tx, a }) => {
    await takeDown(tx, a.id, 'proposed');
    return { change: { sent_up_at: tx.now } };
  });

export const visitAid: Handles['visitAid'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'visit', async ({ tx, a }) => {
    notAhead(tx, 'on', input.on);
    await addStatement(tx, a, { kind: 'visit', outcome: input.on, text: input.text }, byOf(tx));
    return { hand: 'visitor', data: { on: input.on } };
  });

export const sendBackAid: Handles['sendBackAid'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'sendBack', async ({ tx, a }) => {
    await addStatement(tx, a, { kind: 'sendBack', text: input.text }, byOf(tx));
    return {};
  });

export const withdrawAid: Handles['withdrawAid'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'withdraw', async ({ tx, a }) => {
    await addStatement(tx, a, { kind: 'change', outcome: 'withdraw', text: input.text }, byOf(tx));
    await takeDown(tx, a.id);
    return { change: { ended_at: tx.now } };
  });
