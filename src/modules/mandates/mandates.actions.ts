import type { Given, Output } from '#kernel/endpoint.ts';
import { faulty, notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { canonicalJson, digest } from '#platform/crypto.ts';
import { once } from '#platform/once.ts';
import { MAX_ITEMS, type mandatesApi } from './mandates.contract.ts';
import { datesOf, forWhom, itemFrom, lockFor, no, noField, tell, writerOf } from './mandates.draft.ts';
import {
  changeDraft,
  changeItem,
  deleteDraft,
  deleteItems,
  endEdition,
  insertDraft,
  insertItems,
  publishDraft,
} from './mandates.drafts.store.ts';
import type { ItemContent } from './mandates.items.rules.ts';
import { presentMandate } from './mandates.reads.ts';
import { lineOf, type StoredList, selectItems, selectList } from './mandates.store.ts';
import { mandateRefusalWords } from './mandates.words.ts';

type Api = typeof mandatesApi;
type Whole = Output<Api['getMandate']>;

/** A new list, or the next edition of one: empty, or with the items of another edition to begin with. */
export function draftMandate(ctx: Ctx, { input }: Given<Api['draftMandate']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    const whose = await forWhom(tx, input);
    const { name, source, validFrom, validTo = null } = input;
    await datesOf(tx, lineOf(whose), { validFrom, validTo });
    const copied = input.copyFrom ? await selectItems(tx, [(await selectList(tx, input.copyFrom)).id]) : [];
    const list = { id: tx.house.newId(), ...whose, name, source, validFrom, validTo, draftedBy: writerOf(tx) };
    if (!(await insertDraft(tx, list))) throw no('draftExists');
    await insertItems(tx, list, copied);
    const { organisationId, unitKind } = whose;
    const data = { organisationId, unitKind, name, source, validFrom, validTo, copied: copied.length };
    await tell(tx, list, 'draft', data);
    return presentMandate(tx, list.id);
  });
}

export function editMandate(ctx: Ctx, { params, input }: Given<Api['editMandate']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    const before = await lockFor(tx, params.id, 'edit');
    const wanted = { ...input, validTo: input.validTo ?? null };
    const changed = (['name', 'source', 'validFrom', 'validTo'] as const).filter((f) => wanted[f] !== before[f]);
    if (changed.length === 0) throw no('nothingChanged');
    await datesOf(tx, before.line, wanted);
    await changeDraft(tx, before.id, writerOf(tx), wanted);
    await tell(tx, before, 'edit', {
      from: Object.fromEntries(changed.map((f) => [f, before[f]])),
      to: Object.fromEntries(changed.map((f) => [f, wanted[f]])),
    });
    return presentMandate(tx, before.id);
  });
}

export function discardMandate(
  ctx: Ctx,
  { params }: Given<Api['discardMandate']>,
): Promise<Output<Api['discardMandate']>> {
  return once(ctx, async (tx) => {
    const draft = await lockFor(tx, params.id, 'discard');
    await tell(tx, draft, 'discard', { name: draft.name, edition: draft.edition });
    await deleteDraft(tx, draft.id);
    return { id: draft.id };
  });
}

/** What was published, in one figure: the list can be proved to be the one that was. */
async function contentHash(tx: TxCtx, listId: string): Promise<string> {
  const items = await selectItems(tx, [listId]);
  const said = items.map(({ id: _, listId: __, ...item }) => item);
  return Buffer.from(digest(tx.house.config.cryptoProfile, canonicalJson(said))).toString('hex');
}

/** Puts a draft into force from its first day; the edition it takes the place of ends on that day. */
export async function putIntoForce(tx: TxCtx, draft: StoredList, by: string): Promise<void> {
  const replaced = await datesOf(tx, draft.line, draft);
  if (replaced) {
    await endEdition(tx, replaced.id, draft.validFrom);
    const data = { on: draft.validFrom, by: draft.edition };
    await tell(tx, { id: replaced.id, area: draft.area }, 'end', data, 'public');
  }
  if (!(await publishDraft(tx, draft.id, by)))
    throw noField('validFrom', 'overlaps', { edition: replaced?.edition ?? '', from: replaced?.validFrom ?? '' });
  const { name, source, edition, validFrom, validTo, basic, assist, takenBack } = draft;
  const content = await contentHash(tx, draft.id);
  const data = { name, source, edition, validFrom, validTo, basic, assist, takenBack, content };
  await tell(tx, draft, 'publish', data, 'public');
}

export function publishMandate(ctx: Ctx, { params }: Given<Api['publishMandate']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    const draft = await lockFor(tx, params.id, 'publish');
    const by = writerOf(tx);
    if (by === null) throw no('notYours');
    await putIntoForce(tx, draft, by);
    return presentMandate(tx, draft.id);
  });
}

const named = ({ code, title, duty }: ItemContent) => ({ code, title, duty });

export function addItem(ctx: Ctx, { params, input }: Given<Api['addItem']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    const draft = await lockFor(tx, params.id, 'edit');
    const others = await selectItems(tx, [draft.id]);
    if (others.length >= MAX_ITEMS)
      throw faulty('code', 'tooManyItems', mandateRefusalWords.tooManyItems, { max: MAX_ITEMS });
    const item = await itemFrom(tx, draft, input, others);
    await insertItems(tx, draft, [item]);
    await changeDraft(tx, draft.id, writerOf(tx));
    await tell(tx, draft, 'addItem', named(item));
    return presentMandate(tx, draft.id);
  });
}

export function editItem(ctx: Ctx, { params, input }: Given<Api['editItem']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    const draft = await lockFor(tx, params.id, 'edit');
    const items = await selectItems(tx, [draft.id]);
    const before = items.find((i) => i.id === params.itemId);
    if (!before) throw notFound();
    const others = items.filter((i) => i !== before);
    const item = await itemFrom(tx, draft, input, others);
    await changeItem(tx, draft.id, before.id, item);
    await changeDraft(tx, draft.id, writerOf(tx));
    await tell(tx, draft, 'editItem', { from: named(before), to: named(item) });
    return presentMandate(tx, draft.id);
  });
}

export function removeItem(ctx: Ctx, { params }: Given<Api['removeItem']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    const draft = await lockFor(tx, params.id, 'edit');
    const item = (await selectItems(tx, [draft.id])).find((i) => i.id === params.itemId);
    if (!item) throw notFound();
    await deleteItems(tx, draft.id, [item.code]);
    await changeDraft(tx, draft.id, writerOf(tx));
    await tell(tx, draft, 'removeItem', named(item));
    return presentMandate(tx, draft.id);
  });
}
