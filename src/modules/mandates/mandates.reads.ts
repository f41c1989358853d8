import { checkAreaCode, isWithin } from '#kernel/area.ts';
import type { Given, Output } from '#kernel/endpoint.ts';
import { notFound } from '#kernel/refusal.ts';
import { openVerbs } from '#kernel/workflow.ts';
import { accountNames } from '#modules/access/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf, placeOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { mandatesApi } from './mandates.contract.ts';
import { compareItems } from './mandates.items.rules.ts';
import { holdsOn, listHolding, type MandateFacts, mandateWorkflow, partsAt, unitKindOf } from './mandates.rules.ts';
import {
  type StoredItem,
  type StoredList,
  selectEditions,
  selectFor,
  selectItems,
  selectLines,
  selectList,
} from './mandates.store.ts';
import { mandateRefusalWords } from './mandates.words.ts';

type Api = typeof mandatesApi;
const PAGE = 200;

const isHolding = (l: StoredList, today: string) => l.status === 'published' && holdsOn(l, today);

export const rowOf = (l: StoredList, today: string) => ({
  id: l.id,
  area: l.area,
  placeName: l.placeName,
  organisation: l.organisationId === null ? null : { id: l.organisationId, name: l.organisationName ?? '' },
  unitKind: l.unitKind,
  name: l.name,
  source: l.source,
  edition: l.edition,
  status: l.status,
  validFrom: l.validFrom,
  validTo: l.validTo,
  holds: isHolding(l, today),
  counts: { basic: l.basic, assist: l.assist, takenBack: l.takenBack },
  version: l.version,
});
export const itemOf = ({ listId: _, words, ...item }: StoredItem) => ({ ...item, words: [...words] });

/** All that the workflow needs to know of a list, as this actor meets it. */
export const factsOf = (ctx: Ctx, l: StoredList, hasDraft: boolean): MandateFacts => ({
  status: l.status,
  items: l.basic + l.assist + l.takenBack,
  isWriter: ctx.actor.kind === 'staff' && l.writtenBy.includes(ctx.actor.accountId),
  hasDraft,
});

/** One edition with its items, the other editions of its line, and what the actor may do with it. */
export async function presentMandate(ctx: Ctx, id: string): Promise<Output<Api['getMandate']>> {
  const list = await selectList(ctx, id);
  const today = dayOf(ctx.now);
  const editions = await selectEditions(ctx, list.line);
  const items = await selectItems(ctx, [id]);
  const names = await accountNames(
    ctx,
    [list.draftedBy, list.publishedBy].flatMap((by) => by ?? []),
  );
  const facts = factsOf(
    ctx,
    list,
    editions.some((e) => e.status === 'draft'),
  );
  const parts = ctx.actor.kind === 'staff' ? partsAt(ctx.actor, list.area) : new Set<never>();
  const { open, closed } = openVerbs(mandateWorkflow, facts, parts, ctx.now);
  return {
    ...rowOf(list, today),
    draftedBy: names.get(list.draftedBy ?? '') ?? null,
    publishedBy: names.get(list.publishedBy ?? '') ?? null,
    publishedAt: list.publishedAt?.toString() ?? null,
    editions: editions.map((e) => ({
      id: e.id,
      edition: e.edition,
      status: e.status,
      validFrom: e.validFrom,
      validTo: e.validTo,
      holds: isHolding(e, today),
    })),
    items: items.map(itemOf),
    open,
    closed: closed.map(({ verb, why }) => {
      const [zh, en] = mandateRefusalWords[why];
      return { verb, why, says: [zh, en] };
    }),
  };
}

export const getMandate = (ctx: Ctx, { params }: Given<Api['getMandate']>) => presentMandate(ctx, params.id);

/** `150124~0192…`: the area and id of the last row of a page; null for what no page ever said. */
function readCursor(after: string | undefined): { area: string; id: string } | null {
  const match = /^(\d{2,15})~([0-9a-f-]{36})$/.exec(after ?? '');
  return match?.[1] && match[2] ? { area: match[1], id: match[2] } : null;
}

export async function listMandates(
  ctx: Ctx,
  { query }: Given<Api['listMandates']>,
): Promise<Output<Api['listMandates']>> {
  const area = query.area ?? null;
  if (area !== null && checkAreaCode(area)) return { lists: [], next: null };
  const today = dayOf(ctx.now);
  const rows = await selectLines(ctx, {
    area,
    unitKind: query.unitKind ?? null,
    q: query.q ?? null,
    today,
    after: readCursor(query.after),
    limit: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    lists: page.map((l) => ({ ...rowOf(l, today), hasDraft: l.hasDraft })),
    next: rows.length > PAGE && last ? `${last.area}~${last.id}` : null,
  };
}

export type Holding = { list: StoredList; items: StoredItem[] };
/** The edition that holds for an organisation on a day, whoever asks; null when no list was published for it. */
export async function holdingFor(ctx: Ctx, organisationId: string, day: string): Promise<Holding | null> {
  const organisation = (await organisationsById(ctx, [organisationId])).get(organisationId);
  if (!organisation) return null;
  const place = await placeOf(ctx, organisation.area);
  const unitKind = place ? unitKindOf(organisation.kind, place.kind) : null;
  const unit = { id: organisation.id, area: organisation.area, unitKind };
  const list = listHolding(await selectFor(ctx, unit), unit, day);
  return list && { list, items: await selectItems(ctx, [list.id]) };
}

/** What staff read of a unit on the line of their own area; elsewhere there is no such unit. */
export async function unitMandate(
  ctx: Ctx,
  { params }: Given<Api['unitMandate']>,
): Promise<Output<Api['unitMandate']>> {
  const organisation = (await organisationsById(ctx, [params.id])).get(params.id);
  const area = ctx.actor.kind === 'staff' ? ctx.actor.area : ctx.house.config.jurisdiction;
  if (!organisation || !(isWithin(organisation.area, area) || isWithin(area, organisation.area))) throw notFound();
  const today = dayOf(ctx.now);
  const found = await holdingFor(ctx, params.id, today);
  return { list: found && rowOf(found.list, today), items: found ? found.items.map(itemOf) : [] };
}

export async function compareMandates(
  ctx: Ctx,
  { params }: Given<Api['compareMandates']>,
): Promise<Output<Api['compareMandates']>> {
  const today = dayOf(ctx.now);
  const before = await selectList(ctx, params.id);
  const after = await selectList(ctx, params.otherId);
  const items = await selectItems(ctx, [before.id, after.id]);
  const of = (l: StoredList) => items.filter((i) => i.listId === l.id);
  const { added, removed, changed } = compareItems(of(before), of(after));
  return {
    before: rowOf(before, today),
    after: rowOf(after, today),
    added: added.map(itemOf),
    removed: removed.map(itemOf),
    changed: changed.map((c) => ({ before: itemOf(c.before), after: itemOf(c.after), fields: c.fields })),
  };
}
