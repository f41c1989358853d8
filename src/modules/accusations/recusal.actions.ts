import { notFound, Refused } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { once } from '#platform/once.ts';
import { step } from './accusations.act.ts';
import { privately } from './accusations.file.actions.ts';
import { partsIn, presentRow, type RecusalReason } from './accusations.present.ts';
import type { AccusationVerb } from './accusations.rules.ts';
import {
  type Change,
  lockAccusation,
  type StoredAccusation,
  selectAccusation,
  selectSealed,
} from './accusations.store.ts';
import { openValue } from './accusations.vault.ts';
import { otherRefusals } from './accusations.words.ts';
import { type Accused, moveTo, wayOn } from './recusal.move.ts';
import type { RecusalGround } from './recusal.rules.ts';
import { decideAsked, insertRecusal, selectRecusals } from './recusal.store.ts';

type Leaving = { accountId: string | null; source: 'self' | 'ordered' | null; reason: RecusalReason | null };

/**
 * Somebody steps aside: from this transaction on they see nothing of it. Where nobody else here may read it, it goes to the organ above
 * in the same one; where there is none, it stays for whoever comes, and its reporter is told.
 */
async function leave(
  tx: TxCtx,
  a: StoredAccusation,
  verb: AccusationVerb,
  leaving: Leaving,
  also?: () => Promise<void>,
) {
  const accused = openValue(tx, 'accused', a.id, (await selectSealed(tx, a.id)).accused) as Accused;
  const { here, concern, to } = await wayOn(tx, a, accused, leaving.accountId);
  if (leaving.accountId && verb !== 'recuse' && !here?.officers.some((o) => o.accountId === leaving.accountId))
    throw new Refused('notThere', 409, otherRefusals.notThere);
  await step(tx, a, verb, partsIn(tx), { goesOn: to !== null }, async (): Promise<Change> => {
    const { accountId, source, reason } = leaving;
    if (accountId && source) await insertRecusal(tx, a, { source, accountId, reason });
    await also?.();
    return to ? moveTo(tx, a.id, to, concern) : {};
  });
  return { id: a.id, wentTo: to?.name ?? null };
}

const because = (ground: RecusalGround | null, text: string | null): RecusalReason => ({ ground, text, whom: null });
const self = ({ actor }: Ctx): string => {
  if (actor.kind !== 'staff') throw notFound();
  return actor.accountId;
};

/** 本人回避: whoever has an interest says so, and is out of it. */
export const recuseFromAccusation = (
  ctx: Ctx,
  { params: { id }, input }: { params: { id: string }; input: { text: string; ground: RecusalGround } },
) =>
  once(privately(ctx), async (tx) => {
    const reason = because(input.ground, input.text);
    return leave(tx, await lockAccusation(tx, id), 'recuse', { accountId: self(tx), source: 'self', reason });
  });

/** The head makes an officer step aside who did not do it of their own. */
export const excludeFromAccusation = (
  ctx: Ctx,
  {
    params: { id },
    input,
  }: { params: { id: string }; input: { text: string; ground: RecusalGround; accountId: string } },
) =>
  once(privately(ctx), async (tx) => {
    // Whoever decides on others does not decide on themselves: for that there is stepping aside.
    if (input.accountId === self(tx)) throw new Refused('notThere', 409, otherRefusals.notThere);
    const reason = because(input.ground, input.text);
    await leave(tx, await lockAccusation(tx, id), 'exclude', { accountId: input.accountId, source: 'ordered', reason });
    return presentRow(tx, await selectAccusation(tx, id));
  });

/** What the reporter asked for: granted of one of the officers, or not; the reason goes to the reporter in either case. */
export const decideRecusal = (
  ctx: Ctx,
  { params: { id }, input }: { params: { id: string }; input: { text: string; accountId: string | null } },
) =>
  once(privately(ctx), async (tx) => {
    const a = await lockAccusation(tx, id);
    const { accountId } = input;
    const known = await selectRecusals(tx, id);
    if (accountId && known.some((r) => r.status === 'granted' && r.accountId === accountId))
      throw new Refused('notThere', 409, otherRefusals.notThere);
    const asked = known.find((r) => r.status === 'asked');
    return leave(tx, a, 'decideRecusal', { accountId, source: null, reason: null }, async () => {
      if (asked) await decideAsked(tx, asked.id, accountId, input.text);
    });
  });
