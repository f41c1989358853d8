import { notFound } from '#kernel/refusal.ts';
import { say, type Word } from '#kernel/words.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { AssessmentsApi, ItemInput, ItemView, SchemeRow, SchemeView } from './assessments.contract.ts';
import { assessmentRefusalWords, no } from './assessments.words.ts';
import { type ItemPlan, itemFault, type SchemeFault, schemeFaults, sumOf, TENTH, tenths } from './scheme.rules.ts';
import {
  changeScheme,
  insertScheme,
  itemsOf,
  lockScheme,
  newestEdition,
  putItems,
  putPublished,
  type StoredItem,
  type StoredScheme,
  schemeById,
  selectSchemes,
} from './schemes.store.ts';
import { schemeRoles } from './scores.rules.ts';

type Handles = { [K in keyof AssessmentsApi]: Handler<AssessmentsApi[K]> };

/** The member of staff who acts. */
export const staffOf = (ctx: Ctx) => {
  if (ctx.actor.kind !== 'staff') throw notFound();
  return ctx.actor;
};
export const shownItem = ({
  id,
  nth,
  section,
  title,
  standard,
  sign,
  evidence,
  activityKinds,
  ...n
}: StoredItem): ItemView => ({
  ...{ id, nth, section, title, standard, sign, evidence },
  activityKinds: [...activityKinds],
  weight: n.weight / TENTH,
  cap: n.cap / TENTH,
  step: n.step / TENTH,
});
const rowOf = (s: StoredScheme, items: readonly StoredItem[]): SchemeRow => ({
  id: s.id,
  familyId: s.familyId,
  edition: s.edition,
  area: s.area,
  organisation: s.organisation,
  name: s.name,
  basis: s.basis,
  isExample: s.isExample,
  leastAsked: s.leastAsked,
  quotas: s.quotas,
  publicityDays: s.publicityDays,
  publicityUnit: s.publicityUnit,
  status: s.status,
  publishedAt: s.publishedAt?.toString() ?? null,
  items: items.length,
  sum: sumOf(items) / TENTH,
  version: s.version,
});
/** A word with its values filled in, in both languages. */
export const filled = (word: Word, values: Readonly<Record<string, string | number>>): [string, string] => [
  say(word, 'zh', values),
  say(word, 'en', values),
];
const shownFault = (f: SchemeFault) => ({
  nth: f.nth === null ? null : f.nth + 1,
  rule: f.why,
  says: filled(assessmentRefusalWords[f.why], f.values),
});
/** Whoever's office the scheme is. */
const isKeeper = (ctx: Ctx, s: StoredScheme) =>
  ctx.actor.kind === 'staff' &&
  ctx.actor.organisationId === s.organisationId &&
  schemeRoles.some((r) => ctx.actor.kind === 'staff' && r === ctx.actor.role);

async function viewOf(ctx: Ctx, id: string): Promise<SchemeView> {
  const s = await schemeById(ctx, id);
  const items = (await itemsOf(ctx, [id])).get(id) ?? [];
  return {
    ...rowOf(s, items),
    items: items.map(shownItem),
    faults: s.status === 'draft' ? schemeFaults(items, s.quotas).map(shownFault) : [],
    mayEdit: isKeeper(ctx, s),
  };
}
export const presentScheme = viewOf;

export const listSchemes: Handles['listSchemes'] = async (ctx) => {
  const found = await selectSchemes(ctx);
  const items = await itemsOf(
    ctx,
    found.map((s) => s.id),
  );
  return { items: found.map((s) => rowOf(s, items.get(s.id) ?? [])) };
};
export const getScheme: Handles['getScheme'] = (ctx, { params }) => viewOf(ctx, params.id);

export const entryOf = (s: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'scoreScheme', id: s.id, area: s.area, verb, shows: 'staff', data }) as const;

/** What one item breaks is refused at once, by its field; that the whole adds up is asked when it is published. */
function planned(items: readonly ItemInput[]): ItemPlan[] {
  return items.map((i, nth) => {
    const plan = {
      ...i,
      activityKinds: i.activityKinds ?? [],
      weight: tenths(i.weight),
      cap: tenths(i.cap),
      step: tenths(i.step),
    };
    const fault = itemFault(plan);
    if (fault) throw no(fault.why, `items.${nth}.title`, { ...fault.values, title: i.title });
    if (items.findIndex((other) => other.title === i.title) < nth)
      throw no('titleTwice', `items.${nth}.title`, { title: i.title });
    return plan;
  });
}
function quotasFit({ five, four, three }: { five: number; four: number; three: number }): void {
  if (five + four + three > 100) throw no('quotasOver', 'quotas.five');
}

export const addScheme: Handles['addScheme'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const actor = staffOf(tx);
    const { items, ...head } = input;
    quotasFit(head.quotas);
    const plan = planned(items);
    const id = tx.house.newId();
    const at = { area: actor.area, organisationId: actor.organisationId, by: actor.accountId };
    await insertScheme(tx, { ...head, ...at, id, familyId: id, edition: 1 });
    await putItems(tx, { id, area: actor.area }, plan);
    await record(tx, entryOf({ id, area: actor.area }, 'add', { items: plan.length }), 'new');
    return viewOf(tx, id);
  });

/** A draft of the actor's own office, locked; what is published is refused by name. */
export async function lockDraft(tx: TxCtx, id: string): Promise<StoredScheme> {
  const s = await lockScheme(tx, id);
  if (!isKeeper(tx, s)) throw no('notYours');
  if (s.status === 'published') throw no('schemePublished');
  return s;
}
export const putScheme: Handles['putScheme'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const s = await lockDraft(tx, params.id);
    const { items, ...head } = input;
    quotasFit(head.quotas);
    const plan = planned(items);
    await putItems(tx, s, plan);
    await changeScheme(tx, s.id, head);
    await record(tx, entryOf(s, 'edit', { items: plan.length, sum: sumOf(plan) / TENTH }));
    return viewOf(tx, s.id);
  });

export const publishScheme: Handles['publishScheme'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const s = await lockDraft(tx, params.id);
    const items = (await itemsOf(tx, [s.id])).get(s.id) ?? [];
    const [fault] = schemeFaults(items, s.quotas);
    if (fault) throw no(fault.why, undefined, fault.values);
    await putPublished(tx, s.id, staffOf(tx).accountId);
    await record(tx, entryOf(s, 'publish', { edition: s.edition, items: items.length }));
    return viewOf(tx, s.id);
  });

export const nextScheme: Handles['nextScheme'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const from = await schemeById(tx, params.id);
    const actor = staffOf(tx);
    if (!isKeeper(tx, from)) throw no('notYours');
    if (from.status === 'draft') throw no('draftThere');
    const newest = await newestEdition(tx, from.familyId);
    if (newest.status === 'draft') throw no('draftThere');
    const id = tx.house.newId();
    const { familyId, area, organisationId } = from;
    const at = { familyId, area, organisationId, by: actor.accountId, edition: newest.edition + 1 };
    try {
      await insertScheme(tx, { ...from, ...at, id });
    } catch (error) {
      if (violation(error)?.constraint === 'score_scheme_one_draft') throw no('draftThere');
      throw error;
    }
    await putItems(tx, { id, area }, (await itemsOf(tx, [from.id])).get(from.id) ?? []);
    await record(tx, entryOf({ id, area }, 'next', { from: from.id, edition: at.edition }), 'new');
    return viewOf(tx, id);
  });
