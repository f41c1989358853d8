import { isWithin } from '#kernel/area.ts';
import { notFound, Refused } from '#kernel/refusal.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { PublicCase, publicationApi } from './publication.contract.ts';
import { publicStatusOf } from './publication.rules.ts';
import { findPublic, listPublic, listSuspended, type StoredPublic } from './publication.store.ts';
import { selectReceptionPoints, upsertReceptionPoint } from './reception.store.ts';
import { SMALLEST, topicOf } from './statistics.rules.ts';

type Api = typeof publicationApi;

/** Days, not moments: when somebody sat down to write is nobody's business. */
export function presentPublic(p: StoredPublic): PublicCase {
  return {
    id: p.id,
    title: p.title,
    kind: p.kind,
    category: p.category ? topicOf(p.category) : null,
    area: p.area,
    placeName: p.placeName,
    status: publicStatusOf(p.status, p.outcome) ?? 'handling',
    unit: p.unit,
    receivedOn: dayOf(p.receivedAt),
    repliedOn: p.repliedAt ? dayOf(p.repliedAt) : null,
    closedOn: p.closedAt ? dayOf(p.closedAt) : null,
    reply: p.reply,
    nextReview: p.nextReview,
    position: p.lat !== null && p.long !== null ? { lat: p.lat, long: p.long } : null,
    publishedAt: p.publishedAt.toString({ smallestUnit: 'second' }),
  };
}

export const publicCases: Handler<Api['publicCases']> = async (ctx, { query }) => {
  const { items, total } = await listPublic(ctx, query);
  return { items: items.map(presentPublic), total, page: query.page };
};

export async function publicCaseOf(ctx: Ctx, id: string): Promise<PublicCase> {
  const found = await findPublic(ctx, id);
  if (!found) throw notFound();
  return presentPublic(found);
}

export const publicOne: Handler<Api['publicOne']> = (ctx, { params }) => publicCaseOf(ctx, params.id);

/** What is public is listed; of the rest only how many, and not even that when they are few. */
export const publicSuspended: Handler<Api['publicSuspended']> = async (ctx) => {
  const { items, all } = await listSuspended(ctx);
  const others = all - items.length;
  return { items: items.map(presentPublic), others: others < SMALLEST ? null : others };
};

export const receptionPoints: Handler<Api['receptionPoints']> = async (ctx) => ({
  items: await selectReceptionPoints(ctx),
});

/** The word of a place on itself: units of the actor's own place (信访工作条例 18). */
export const saveReceptionPoint: Handler<Api['saveReceptionPoint']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const of = (await organisationsById(tx, [params.id])).get(params.id);
    if (!of || tx.actor.kind !== 'staff' || !isWithin(of.area, tx.actor.area)) throw notFound();
    if (of.validTo) throw new Refused('closedUnit', 409, ['这个单位已经撤销。', 'This organisation has been closed.']);
    await upsertReceptionPoint(tx, of, input);
    await record(tx, {
      kind: 'organisation',
      id: of.id,
      area: of.area,
      verb: 'publishReception',
      shows: 'public',
      data: input,
    });
    const saved = (await selectReceptionPoints(tx)).find((r) => r.organisationId === of.id);
    if (!saved) throw notFound();
    return saved;
  });
