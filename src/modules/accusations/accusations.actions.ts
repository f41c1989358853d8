import { notFound, Refused } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Download } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { act, note } from './accusations.act.ts';
import type { OpenedAccusation } from './accusations.contract.ts';
import { disciplineOrgans, freeOfficers } from './accusations.organs.ts';
import { insertWord, selectFile } from './accusations.parts.store.ts';
import { fileName, presentOpened, presentRow } from './accusations.present.ts';
import { type AccusationStatus, mayHave, OPENED_FOR_MINUTES, type OpenPurpose } from './accusations.rules.ts';
import {
  changeAccusation,
  insertOpening,
  listRows,
  lockAccusation,
  type StoredAccusation,
  selectAccusation,
  selectOpenings,
  selectSealed,
} from './accusations.store.ts';
import { openContent, openValue } from './accusations.vault.ts';
import { otherRefusals } from './accusations.words.ts';
import { type Accused, concernOf, moveTo, settleAt, wayOn } from './recusal.move.ts';
import { selectGone } from './recusal.store.ts';

export { decideRecusal, excludeFromAccusation, recuseFromAccusation } from './recusal.actions.ts';

export async function listAccusations(
  ctx: Ctx,
  { query }: { query: { status?: AccusationStatus | undefined; after?: string | undefined; limit: number } },
) {
  const rows = await listRows(ctx, { ...query, limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  return {
    items: page.map((a) => presentRow(ctx, a)),
    next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  };
}

const accusedIn = async (ctx: Ctx, id: string) =>
  openValue(ctx, 'accused', id, (await selectSealed(ctx, id)).accused) as Accused;

/**
 * Somebody who came to the organ after it did may be the very person it names: then they step aside before a word is shown, and where
 * nobody else is left it goes to the organ above.
 */
async function turnsAway(tx: TxCtx, a: StoredAccusation): Promise<boolean> {
  const accused = await accusedIn(tx, a.id);
  const { here, concern, to } = await wayOn(tx, a, accused, null);
  if (here) await settleAt(tx, a.id, here, concern);
  const { actor } = tx;
  if (actor.kind !== 'staff' || !(await selectGone(tx, a.id)).has(actor.accountId)) return false;
  if (to && a.status !== 'closed') {
    await changeAccusation(tx, a.id, { status: 'transferred', ...(await moveTo(tx, a.id, to, concern)) });
    await note(tx, { ...a, ...to }, 'recuse');
  }
  return true;
}

/** Opens it for a purpose. What is kept to repeat the answer is that it was opened, never what was read. */
export async function openAccusation(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: { purpose: OpenPurpose } },
): Promise<OpenedAccusation> {
  await once(ctx, async (tx) => {
    const a = await lockAccusation(tx, params.id);
    if (await turnsAway(tx, a)) return {};
    await insertOpening(tx, a, input.purpose);
    await changeAccusation(tx, a.id, { opened: true });
    await note(tx, a, 'open');
    return {};
  });
  return presentOpened(ctx, await selectAccusation(ctx, params.id));
}

/** A file, for whoever opened the accusation with a purpose a little while ago: that opening is its log. */
export async function accusationFile(
  ctx: Ctx,
  { params }: { params: { id: string; fileId: string } },
): Promise<Download> {
  const a = await selectAccusation(ctx, params.id);
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw notFound();
  const from = ctx.now.subtract({ minutes: OPENED_FOR_MINUTES });
  const isOpen = (await selectOpenings(ctx, a.id)).some(
    (o) => o.accountId === actor.accountId && Temporal.Instant.compare(o.at, from) >= 0,
  );
  if (!isOpen) throw new Refused('openFirst', 409, otherRefusals.openFirst);
  const file = await selectFile(ctx, a, params.fileId);
  return { ...fileName(ctx, file), content: openContent(ctx, file.id, file.content) };
}

type Said = { params: { id: string }; input: { text: string } };
const row = (id: string) => async (tx: TxCtx) => presentRow(tx, await selectAccusation(tx, id));

export const acceptAccusation = (ctx: Ctx, { params: { id } }: { params: { id: string } }) =>
  act(ctx, id, 'accept', async () => ({}), row(id));

export const replyAccusation = (ctx: Ctx, { params: { id }, input }: Said) =>
  act(
    ctx,
    id,
    'reply',
    async (tx, a) => {
      await insertWord(tx, a, 'reply', input.text);
      return { replied: true };
    },
    row(id),
  );

export const closeAccusation = (ctx: Ctx, { params: { id }, input }: Said) =>
  act(
    ctx,
    id,
    'close',
    async (tx, a) => {
      await insertWord(tx, a, 'close', input.text);
      return {};
    },
    row(id),
  );

/** To another discipline organ that is not on the accused's line either; this one no longer sees it then. */
export const transferAccusation = (
  ctx: Ctx,
  { params: { id }, input }: { params: { id: string }; input: { text: string; organisationId: string } },
) =>
  act(
    ctx,
    id,
    'transfer',
    async (tx, a) => {
      if (input.organisationId === a.organisationId) throw new Refused('sameOrgan', 409, otherRefusals.sameOrgan);
      const organs = await disciplineOrgans(tx);
      const target = organs.find((o) => o.organisationId === input.organisationId);
      if (!target) throw notFound();
      const concern = await concernOf(tx, id, await accusedIn(tx, id));
      if (!mayHave(target, concern.unit, organs)) throw new Refused('conflict', 409, otherRefusals.conflict);
      if (freeOfficers(target, concern).length === 0) throw new Refused('nobodyFree', 409, otherRefusals.nobodyFree);
      await insertWord(tx, a, 'transfer', input.text);
      return moveTo(tx, id, target, concern);
    },
    async () => ({ id }),
  );
