import { Refused } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { EditionRow, EditionView, ItemInput, ProofListsApi } from './lists.contract.ts';
import {
  dropItem,
  editionById,
  insertEdition,
  itemsOf,
  lockEdition,
  nextNth,
  openFrom,
  publishEdition,
  putItem,
  type StoredEdition,
  selectEditions,
  touchEdition,
} from './lists.store.ts';
import { itemFaults } from './proofs.rules.ts';
import { itemFaultWords, noProof } from './proofs.words.ts';

type Handles = { [K in keyof ProofListsApi]: Handler<ProofListsApi[K]> };

const countyOf = ({ actor }: Ctx): string => {
  if (actor.kind !== 'staff' || actor.area.length < 6) throw noProof('notYours');
  return actor.area.slice(0, 6);
};
const rowOf = (ctx: Ctx, e: StoredEdition): EditionRow => {
  const today = dayOf(ctx.now);
  const { actor } = ctx;
  const isOwn = actor.kind === 'staff' && actor.role === 'countyClerk' && actor.area === e.area;
  return {
    ...e,
    isInForce: e.fromDay !== null && e.fromDay <= today && (e.toDay === null || e.toDay > today),
    mayEdit: e.status === 'draft' && isOwn,
  };
};
export async function presentEdition(ctx: Ctx, id: string): Promise<EditionView> {
  const e = await editionById(ctx, id);
  const list = (await itemsOf(ctx, e.id)).map(({ area: _, ...i }) => i);
  return { ...rowOf(ctx, e), list };
}
/** A draft of the actor's own county, held for this transaction. */
export async function lockDraft(tx: TxCtx, id: string): Promise<StoredEdition> {
  const e = await lockEdition(tx, id);
  if (e.area !== countyOf(tx)) throw noProof('notYours');
  if (e.status !== 'draft') throw noProof('draftOnly');
  return e;
}
const entry = (e: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'proofEdition', id: e.id, area: e.area, verb, shows: 'staff', data }) as const;

export const proofEditions: Handles['proofEditions'] = async (ctx) => ({
  items: (await selectEditions(ctx)).map((e) => rowOf(ctx, e)),
});
export const getProofEdition: Handles['getProofEdition'] = (ctx, { params }) => presentEdition(ctx, params.id);

/** A new edition begins as what is in force; one draft at a time. */
export const draftProofEdition: Handles['draftProofEdition'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const area = countyOf(tx);
    const all = (await selectEditions(tx)).filter((e) => e.area === area);
    if (all.some((e) => e.status === 'draft')) throw noProof('draftThere');
    const e = { id: tx.house.newId(), area, nth: await nextNth(tx, area), title: input.title };
    await insertEdition(tx, e);
    const before = all.find((o) => o.status === 'published' && o.toDay === null);
    if (before) for (const { id: _i, area: _a, ...item } of await itemsOf(tx, before.id)) await putItem(tx, e, item);
    await record(tx, entry(e, 'draft', { nth: e.nth }), 'new');
    return presentEdition(tx, e.id);
  });

/** Refused with every fault of the item on its field; another code of the same name is one of them. */
export async function checkItem(tx: TxCtx, editionId: string, item: ItemInput): Promise<void> {
  const faults = itemFaults(item).map(({ field, fault }) => ({ field, rule: fault, says: itemFaultWords[fault] }));
  const [first] = faults;
  if (first) throw new Refused(first.rule, 422, first.says, { faults });
  const others = await itemsOf(tx, editionId);
  if (others.some((o) => o.name === item.name && o.code !== item.code)) throw noProof('nameTwice', 'name');
}
export const putProofItem: Handles['putProofItem'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const e = await lockDraft(tx, params.id);
    await checkItem(tx, e.id, input);
    await putItem(tx, e, input);
    await touchEdition(tx, e.id);
    await record(tx, entry(e, 'item', { code: input.code }));
    return presentEdition(tx, e.id);
  });
export const dropProofItem: Handles['dropProofItem'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const e = await lockDraft(tx, params.id);
    if (!(await dropItem(tx, e.id, input.code))) throw noProof('itemUnknown', 'code');
    await touchEdition(tx, e.id);
    await record(tx, entry(e, 'drop', { code: input.code }));
    return presentEdition(tx, e.id);
  });
export const publishProofEdition: Handles['publishProofEdition'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const e = await lockDraft(tx, params.id);
    if (e.items === 0) throw noProof('listEmpty');
    const last = await openFrom(tx, e.area);
    if (input.fromDay < dayOf(tx.now) || (last !== null && input.fromDay <= last))
      throw noProof('fromDayWrong', 'fromDay');
    const { actor } = tx;
    if (actor.kind !== 'staff') throw noProof('notYours');
    await publishEdition(tx, e, input.fromDay, actor.accountId);
    await record(tx, entry(e, 'publish', { fromDay: input.fromDay, items: e.items }));
    return presentEdition(tx, e.id);
  });
