import { notFound } from '#kernel/refusal.ts';
import { accountsOf } from '#modules/access/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { countWaiting } from './corrections.store.ts';
import { homesBy, homesToVisit, membersAt, type VisitHome } from './homes.store.ts';
import { filesOf, insertTexts, textsOf } from './parts.store.ts';
import { selectPurposes } from './purposes.store.ts';
import { entryOf } from './visit.entry.ts';
import type { TodayHousehold, visitsApi } from './visits.contract.ts';
import { mayVisitFor } from './visits.rules.ts';
import { lockVisit, noteReading, selectVisits, touchVisit, visitById } from './visits.store.ts';
import { rowsOf, staffOf, viewOf } from './visits.view.ts';
import { no } from './visits.words.ts';

type Api = typeof visitsApi;

async function withMembers(ctx: Ctx, homes: readonly VisitHome[]): Promise<TodayHousehold[]> {
  const found = await membersAt(
    ctx,
    homes.map((h) => h.id),
  );
  const of = Map.groupBy(found, (m) => m.householdId);
  return homes.map((h) => ({
    ...h,
    members: (of.get(h.id) ?? []).map(({ personId, name }) => ({ personId, name })),
  }));
}

/** What a visitor carries along: the households, what may be asked for which purpose, who may come along, what waits for an answer. */
export const visitsToday: Handler<Api['visitsToday']> = async (ctx) => {
  const self = staffOf(ctx);
  const today = dayOf(ctx.now);
  const homes = await homesToVisit(ctx);
  const [households, purposes, colleagues, correctionsOpen] = await Promise.all([
    withMembers(ctx, homes),
    selectPurposes(ctx),
    accountsOf(ctx, self.organisationId),
    countWaiting(ctx),
  ]);
  return {
    households,
    purposes: purposes
      .filter((p) => mayVisitFor(p, self.role, today))
      .map((p) => ({ ...p, roles: [...p.roles], questions: p.questions.map(questionOf), facts: [...p.facts] })),
    colleagues: colleagues
      .filter((c) => c.accountId !== self.accountId)
      .map(({ accountId, name }) => ({ accountId, name })),
    correctionsOpen,
  };
};
/** A question as contracts carry it: lists that may be written to. */
export const questionOf = (q: Awaited<ReturnType<typeof selectPurposes>>[number]['questions'][number]) => {
  const { choices, ...rest } = q;
  return { ...rest, ...(choices && { choices: choices.map((c) => ({ ...c })) }) };
};

export const visitHouseholds: Handler<Api['visitHouseholds']> = async (ctx, { query }) => ({
  items: await withMembers(ctx, await homesBy(ctx, query.q, query.area)),
});

export const listVisits: Handler<Api['listVisits']> = async (ctx, { query }) => {
  const { items, next } = await selectVisits(ctx, query);
  return { items: await rowsOf(ctx, items), next };
};

export const getVisit: Handler<Api['getVisit']> = async (ctx, { params }) => {
  const v = await visitById(ctx, params.id);
  await noteReading(ctx, v, dayOf(ctx.now));
  return viewOf(ctx, v);
};

export const visitFile: Handler<Api['visitFile']> = async (ctx, { params, query }) => {
  const v = await visitById(ctx, params.id);
  const file = (await filesOf(ctx, v.id)).find((f) => f.id === params.fileId);
  if (!file) throw notFound();
  const thumb = query.size === 'thumb' ? file.thumbHash : null;
  return { hash: thumb ?? file.hash, mediaType: thumb ? 'image/jpeg' : file.mediaType, name: file.name };
};

/** Whoever finds a slip of the pen writes it anew with a reason; what stood there before stays beside it. */
export const mendVisit: Handler<Api['mendVisit']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const v = await lockVisit(tx, params.id, tx.version);
    const needId = input.needId ?? null;
    const isOfNeed = input.part === 'need' || input.part === 'told';
    const [now] = (await textsOf(tx, [v.id])).filter((t) => t.part === input.part && t.needId === needId);
    if (!now || isOfNeed !== (needId !== null) || now.erasedAt) throw no('nothingToMend', 'part');
    if (now.text === input.text) throw no('sameWords', 'text');
    const { part, text, reason } = input;
    await insertTexts(tx, v, [{ part, needId, text, reason, byAccountId: staffOf(tx).accountId }]);
    await touchVisit(tx, v.id);
    await record(tx, entryOf(v, 'mend', { part }));
    return viewOf(tx, await visitById(tx, v.id));
  });
