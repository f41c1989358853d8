import { faulty, Refused } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { putIntoForce } from './mandates.actions.ts';
import { datesOf, forWhom, type ItemInput, itemFrom, no, tell } from './mandates.draft.ts';
import { insertDraft, insertItems } from './mandates.drafts.store.ts';
import type { ItemContent } from './mandates.items.rules.ts';
import { type Holding, holdingFor } from './mandates.reads.ts';
import type { UnitKind } from './mandates.rules.ts';
import { lineOf, type StoredItem, type StoredList, selectHolding, selectItems, selectList } from './mandates.store.ts';

/** A line of a duty list, with the list and edition it stands in: enough to cite it. */
export type MandateItem = ItemContent & {
  readonly id: string;
  readonly listId: string;
  readonly listName: string;
  readonly edition: number;
};
export type MandateList = {
  readonly id: string;
  readonly area: string;
  readonly organisationId: string | null;
  readonly unitKind: UnitKind | null;
  readonly name: string;
  readonly source: string;
  readonly edition: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly items: readonly MandateItem[];
};

const itemIn = (list: StoredList, item: StoredItem): MandateItem => ({
  ...item,
  listName: list.name,
  edition: list.edition,
});
const listOf = ({ list: l, items }: Holding): MandateList => ({
  id: l.id,
  area: l.area,
  organisationId: l.organisationId,
  unitKind: l.unitKind,
  name: l.name,
  source: l.source,
  edition: l.edition,
  validFrom: l.validFrom,
  validTo: l.validTo,
  items: items.map((i) => itemIn(l, i)),
});

/** The duty list that holds for an organisation today — its own, else that of its kind at the nearest place — or null. */
export async function listFor(ctx: Ctx, organisationId: string): Promise<MandateList | null> {
  const found = await holdingFor(ctx, organisationId, dayOf(ctx.now));
  return found && listOf(found);
}

/** The items of that list, in order of code; [] when no list was published for the unit. Whoever asks. */
export async function itemsFor(ctx: Ctx, organisationId: string): Promise<MandateItem[]> {
  return [...((await listFor(ctx, organisationId))?.items ?? [])];
}

/** An item of the list that holds for that unit today; null for an item of any other list or edition. */
export async function clause(ctx: Ctx, organisationId: string, itemId: string): Promise<MandateItem | null> {
  return (await itemsFor(ctx, organisationId)).find((i) => i.id === itemId) ?? null;
}

/** The published lists that hold today at a place, above it and below it: what a public page may show. */
export async function listsInForce(ctx: Ctx, area: string): Promise<MandateList[]> {
  const lists = await selectHolding(ctx, area, dayOf(ctx.now));
  const items = await selectItems(
    ctx,
    lists.map((l) => l.id),
  );
  return lists.map((list) => listOf({ list, items: items.filter((i) => i.listId === list.id) }));
}

export type ReadyList = {
  organisationId?: string;
  unitKind?: UnitKind;
  area?: string;
  name: string;
  source: string;
  validFrom: string;
  validTo?: string;
  items: readonly ItemInput[];
};

/** Takes over a list that is in force on paper: the house writes it down, `publishedBy` answers for it. For a first set-up. */
export async function takeOverList(tx: TxCtx, ready: ReadyList, publishedBy: string): Promise<string> {
  const whose = await forWhom(tx, ready);
  const { name, source, validFrom, validTo = null } = ready;
  await datesOf(tx, lineOf(whose), { validFrom, validTo });
  const list = { id: tx.house.newId(), ...whose, name, source, validFrom, validTo, draftedBy: null };
  if (!(await insertDraft(tx, list))) throw no('draftExists');
  const items: ItemContent[] = [];
  for (const [i, item] of ready.items.entries()) items.push(await itemFrom(tx, list, item, items).catch(at(i)));
  await insertItems(tx, list, items);
  await tell(tx, list, 'draft', { ...whose, name, source, validFrom, validTo, copied: 0 });
  await putIntoForce(tx, await selectList(tx, list.id), publishedBy);
  return list.id;
}

/** Says which of the items was refused. */
const at =
  (index: number) =>
  (error: unknown): never => {
    const fault = error instanceof Refused ? error.faults[0] : undefined;
    if (!fault) throw error;
    throw faulty(`items.${index}.${fault.field}`, fault.rule, fault.says, fault.values);
  };
