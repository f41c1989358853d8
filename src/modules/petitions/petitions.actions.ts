import { isWithin } from '#kernel/area.ts';
import { notFound, Refused } from '#kernel/refusal.ts';
import { caseForWork, caseSeen, recordOnCase } from '#modules/cases/index.ts';
import { type Organisation, organisationsFor } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { presentAfter, seenPetition, staff } from './petitions.act.ts';
import { proveClock } from './petitions.clocks.proof.ts';
import type { PetitionsApi, Span } from './petitions.contract.ts';
import { insertConflict } from './petitions.hands.store.ts';
import { listPetitions as list } from './petitions.list.store.ts';
import { loadPetition, organOf } from './petitions.load.ts';
import { partsInPetition } from './petitions.parts.rules.ts';
import { presentPetition } from './petitions.present.ts';
import { findPetition } from './petitions.store.ts';
import { entryWords } from './petitions.told.words.ts';
import { receiversFor } from './petitions.verbs.competence.ts';
import { refusalWords } from './petitions.words.ts';
import { countBySpan } from './petitions.year.ts';

export const listPetitions: Handler<PetitionsApi['listPetitions']> = async (ctx, { query }) => {
  const { rows, next } = await list(ctx, query);
  return {
    items: rows.map(({ organId, organName, due, beganAt, ...row }) => ({
      ...row,
      organ: organId && organName ? { id: organId, name: organName } : null,
      dueAt: due?.toString({ smallestUnit: 'second' }) ?? null,
      overdue: due !== null && Temporal.Instant.compare(due, ctx.now) <= 0,
      beganAt: beganAt.toString({ smallestUnit: 'second' }),
    })),
    next,
  };
};

export const getPetition: Handler<PetitionsApi['getPetition']> = async (ctx, { params }) => {
  const loaded = await seenPetition(ctx, params.id);
  return { petition: loaded && (await presentPetition(ctx, loaded)) };
};

export const clockProof: Handler<PetitionsApi['clockProof']> = (ctx, { params }) =>
  proveClock(ctx, params.id, params.clockId);

export const receivers: Handler<PetitionsApi['receivers']> = async (ctx, { params }) => {
  const c = await caseSeen(ctx, params.id);
  const [units, near] = await Promise.all([receiversFor(ctx, c, await organOf(ctx, c)), organisationsFor(ctx, c.area)]);
  const named = (known: readonly Organisation[]) => known.map(({ id, name }) => ({ id, name }));
  return { units: named(units), near: named(near) };
};

/** Whoever has a direct interest says so and can do nothing more in this matter (28). */
export const declareConflict: Handler<PetitionsApi['declareConflict']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await caseForWork(tx, params.id);
    const p = await findPetition(tx, params.id);
    if (!p) throw notFound();
    const { standing } = await loadPetition(tx, c, p);
    if (partsInPetition(standing, tx.actor).size === 0) throw new Refused('notYours', 403, refusalWords.notYours);
    if (await insertConflict(tx, p, staff(tx).accountId, input.what))
      await recordOnCase(tx, c, {
        verb: 'petition.declareConflict',
        says: entryWords.declareConflict,
        shows: 'resident',
      });
    return presentAfter(tx, params.id);
  });

/** The area of the question, inside the area of the post. */
function areaOf(ctx: Ctx, span: Span): string {
  const own = staff(ctx).area;
  if (span.area && !isWithin(span.area, own)) throw notFound();
  return span.area ?? own;
}

export const statistics: Handler<PetitionsApi['statistics']> = (ctx, { query }) =>
  countBySpan(ctx, query, areaOf(ctx, query));
