import { formatCaseNumber } from '#kernel/numbering.ts';
import { faulty } from '#kernel/refusal.ts';
import { typeset } from '#kernel/typeset.ts';
import { say } from '#kernel/words.ts';
import { type TakenPart, takeOver } from '#modules/cases/index.ts';
import { superiorsOf } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { led, refused, seen, tell } from './handovers.acting.ts';
import type { handoversApi } from './handovers.contract.ts';
import { everythingOf, holdersOf } from './handovers.draw.store.ts';
import { successorsFor } from './handovers.people.store.ts';
import { postOut, staff } from './handovers.reads.ts';
import { gapsOf, holdsByWayOf } from './handovers.rules.ts';
import {
  type Drawn,
  dropItems,
  hasOpenSheet,
  insertHandover,
  insertItems,
  laterSteps,
  lockHandover,
  markReturned,
  nextSerial,
  type StoredHandover,
  saveDecision,
  saveHandover,
  saveNote,
  selectItems,
} from './handovers.store.ts';
import { handoversWords } from './handovers.words.ts';
import { takeThings } from './things.actions.ts';
import { redrawThings, selectThings, thingsOf } from './things.store.ts';

type Api = typeof handoversApi;

async function draw(ctx: Ctx, fromId: string, toId: string): Promise<Drawn[]> {
  const found = await everythingOf(ctx, fromId, toId, dayOf(ctx.now));
  return found.map((f) => ({ caseId: f.caseId, area: f.area, parts: f.parts, gaps: gapsOf(f) }));
}

export const draftHandover: Handler<Api['draftHandover']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const actor = staff(tx);
    const today = dayOf(tx.now);
    const from = await postOut(tx, input.fromId ?? actor.accountId);
    if (!from) throw refused('notHead', 403);
    const to = (await successorsFor(tx, from, today)).find((p) => p.id === input.toId);
    if (!to)
      throw faulty('toId', 'successor', [
        '要交给本单位或同一地方现在有岗位的人。',
        'It goes to somebody with a post in the same unit or place.',
      ]);
    if (input.until && input.until <= today)
      throw faulty('until', 'later', ['交还日期要在今天以后。', 'The day of return lies after today.']);
    if (await hasOpenSheet(tx, from.id)) throw refused('openBefore');
    const id = tx.house.newId();
    const year = Number(today.slice(0, 4));
    const number = formatCaseNumber({
      prefix: 'JJ',
      place: from.area,
      year,
      serial: await nextSerial(tx, from.area, year),
    });
    await insertHandover(tx, {
      id,
      number,
      area: from.area,
      fromId: from.id,
      fromOrganisationId: from.organisationId,
      toId: to.id,
      toOrganisationId: to.organisationId,
      heads: [from.organisationId, ...(await superiorsOf(tx, from.organisationId))],
      reason: input.reason,
      until: input.until ?? null,
      draftedBy: actor.accountId,
    });
    const drawn = await draw(tx, from.id, to.id);
    await insertItems(tx, id, drawn);
    await redrawThings(tx, { id, area: from.area }, await thingsOf(tx, { ...from, until: input.until ?? null }));
    await tell(
      tx,
      { id, area: from.area },
      'draft',
      { number, from: from.name, to: to.name, reason: input.reason, until: input.until ?? null, n: drawn.length },
      'new',
    );
    return seen(tx, id);
  });

export const redrawHandover: Handler<Api['redrawHandover']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const h = await lockHandover(tx, params.id);
    led(tx, h, 'redraw');
    const drawn = await draw(tx, h.fromId, h.toId);
    await dropItems(
      tx,
      h.id,
      drawn.map((d) => d.caseId),
    );
    await insertItems(tx, h.id, drawn);
    const from = { id: h.fromId, organisationId: h.fromOrganisationId, until: h.until };
    await redrawThings(tx, h, await thingsOf(tx, from));
    await saveHandover(tx, h.id, { drawn_at: tx.now });
    await tell(tx, h, 'redraw', { n: drawn.length });
    return seen(tx, h.id);
  });

export const noteHandover: Handler<Api['noteHandover']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const h = await lockHandover(tx, params.id);
    led(tx, h, 'note');
    await saveNote(tx, h.id, input.itemId, input.note || null);
    await saveHandover(tx, h.id, {});
    await tell(tx, h, 'note', { itemId: input.itemId });
    return seen(tx, h.id);
  });

/** The sentence must be the one this list makes, however its stops are printed: who signs another count has read another list. */
function sameSentence(says: string, word: readonly [string, string], values: Record<string, string | number>): void {
  const ours = [say(word, 'zh', values), say(word, 'en', values)].map(typeset);
  if (!ours.includes(typeset(says))) throw refused('otherText');
}

export const signHandover: Handler<Api['signHandover']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const h = await lockHandover(tx, params.id);
    const status = led(tx, h, 'sign');
    const items = await selectItems(tx, h.id);
    sameSentence(input.says, handoversWords.signText, { n: items.length, k: h.things, to: h.toName });
    // What ended or went elsewhere since the list was drawn is said so, not handed over.
    const theirs = new Set((await draw(tx, h.fromId, h.toId)).map((d) => d.caseId));
    const gone = items.filter((i) => !theirs.has(i.caseId));
    for (const item of gone) await saveDecision(tx, item.id, { decision: 'gone' });
    await saveHandover(tx, h.id, {
      status,
      signed_by: staff(tx).accountId,
      signed_at: tx.now,
      signed_says: input.says,
    });
    await tell(tx, h, 'sign', {
      says: input.says,
      n: items.length,
      gone: gone.length,
      items: items.map((i) => [i.number, i.parts, i.gaps]),
      things: (await selectThings(tx, h.id)).map((t) => t.says[0]),
    });
    return seen(tx, h.id);
  });

/** The second signature: what is accepted moves now, all of it or nothing. */
export const answerHandover: Handler<Api['answerHandover']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const h = await lockHandover(tx, params.id);
    led(tx, h, 'answer');
    const pending = (await selectItems(tx, h.id)).filter((i) => i.decision === null);
    const reasons = new Map(input.refused.map((r) => [r.itemId, r.reason]));
    const isListed = (itemId: string) => pending.some((i) => i.id === itemId);
    if (![...reasons.keys()].every(isListed)) throw refused('otherText');
    const n = pending.length - reasons.size;
    sameSentence(input.says, handoversWords.answerText, { n, m: reasons.size, k: h.things });
    const from = { accountId: h.fromId, name: h.fromName };
    const to = { accountId: h.toId, name: h.toName, organisationId: h.toOrganisationId };
    const count = { accepted: 0, refused: 0, gone: 0, blocked: 0 };
    for (const item of pending) {
      const reason = reasons.get(item.id);
      const taken = reason
        ? null
        : await takeOver(tx, item.caseId, {
            from,
            to,
            parts: item.parts as TakenPart[],
            data: { handover: h.number },
          });
      const decision = taken ? (taken.why ?? 'accepted') : 'refused';
      count[decision] += 1;
      await saveDecision(tx, item.id, { decision, ...(reason && { reason }), moved: taken?.moved ?? [] });
    }
    const status = led(tx, h, 'answer', count.accepted, pending.length - count.gone);
    await takeThings(tx, h, status !== 'refused');
    await saveHandover(tx, h.id, { status, answered_at: tx.now, answered_says: input.says });
    await tell(tx, h, 'answer', { says: input.says, ...count });
    return seen(tx, h.id);
  });

export const withdrawHandover: Handler<Api['withdrawHandover']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const h = await lockHandover(tx, params.id);
    const status = led(tx, h, 'withdraw');
    await saveHandover(tx, h.id, { status });
    await tell(tx, h, 'withdraw', { reason: input.reason });
    return seen(tx, h.id);
  });

/**
 * Gives back what a leave lent: from whoever has it by way of the successor, also when it went on from there. What was since moved
 * otherwise, has ended, or cannot go back (no post any more) stays where it is, with somebody answerable.
 */
async function giveBack(tx: TxCtx, h: StoredHandover): Promise<void> {
  const status = led(tx, h, 'giveBack');
  const lent = (await selectItems(tx, h.id)).filter((i) => i.decision === 'accepted' && !i.returned);
  const steps = h.answeredAt
    ? await laterSteps(
        tx,
        h.answeredAt,
        lent.map((i) => i.caseId),
      )
    : [];
  const back = { accountId: h.fromId, name: h.fromName, organisationId: h.fromOrganisationId };
  let n = 0;
  for (const item of lent) {
    const held = (await holdersOf(tx, item.caseId)).filter(
      (p) => item.moved.includes(p.part) && p.id !== h.fromId && holdsByWayOf(p.id, h.toId, item.caseId, steps),
    );
    let hasMoved = false;
    for (const holder of new Map(held.map((p) => [p.id, p])).values()) {
      const { moved } = await takeOver(tx, item.caseId, {
        from: { accountId: holder.id, name: holder.name },
        to: back,
        parts: held.filter((p) => p.id === holder.id).map((p) => p.part),
        data: { handover: h.number, givenBack: true },
      });
      hasMoved ||= moved.length > 0;
    }
    if (!hasMoved) continue;
    await markReturned(tx, item.id);
    n += 1;
  }
  await saveHandover(tx, h.id, { status, returned_at: tx.now });
  await tell(tx, h, 'giveBack', { n, stays: lent.length - n });
}

export const giveBackHandover: Handler<Api['giveBackHandover']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const h = await lockHandover(tx, params.id);
    await giveBack(tx, h);
    return seen(tx, h.id);
  });

/** For the job: gives back one leave that is over, once, whichever process comes first. */
export const giveBackEnded = (ctx: Ctx, id: string): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const h = await lockHandover(tx, id);
    if (h.status !== 'accepted' && h.status !== 'partly') return;
    await giveBack(tx, h);
  });
