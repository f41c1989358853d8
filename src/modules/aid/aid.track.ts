import { digitsOf } from '#kernel/identity.ts';
import { formatCaseNumber, parseCaseNumber } from '#kernel/numbering.ts';
import { triedInVain } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import { verifyPassphrase } from '#platform/crypto.ts';
import { once } from '#platform/once.ts';
import { moveAid } from './aid.act.ts';
import { takeDown } from './aid.notices.store.ts';
import { presentStored } from './aid.present.ts';
import { no } from './aid.refusals.words.ts';
import { countTry, forgetTries, lockProved, macByNumber, provedAid } from './aid.track.store.ts';
import type { AidView } from './aid.views.contract.ts';

const MAX_TRIES = 5;

/** Proves that the receipt is theirs; the answer does not tell whether there is such a number. */
async function prove(ctx: Ctx, number: string, passphrase: string): Promise<{ aidId: string }> {
  const parsed = parseCaseNumber(number);
  if (typeof parsed === 'string') throw no('wrongReceipt');
  const plain = formatCaseNumber(parsed);
  const found = await macByNumber(ctx, plain);
  const isTooOften = found
    ? (await countTry(ctx, found.id)) > MAX_TRIES
    : await triedInVain(ctx, 'aid', plain, MAX_TRIES);
  if (isTooOften) throw no('tooManyTries');
  const isRight = await verifyPassphrase(ctx.house.keys, digitsOf(passphrase), found?.mac ?? null);
  if (!found || !isRight) throw no('wrongReceipt');
  await forgetTries(ctx, found.id);
  return { aidId: found.id };
}

/** What the household sees of its application: all of it, but never who objected, nor what they said. */
export type Tracked = Omit<AidView, 'objections'>;
export async function trackAid(ctx: Ctx, number: string, passphrase: string): Promise<Tracked> {
  const proof = await prove(ctx, number, passphrase);
  const { objections: _, ...view } = await presentStored(ctx, await provedAid(ctx, proof), true);
  return view;
}

/** The household takes its application back by its own hand, before anything was decided. */
export async function withdrawOwn(ctx: Ctx, number: string, passphrase: string): Promise<void> {
  const proof = await prove(ctx, number, passphrase);
  await once({ ...ctx, actor: { kind: 'visitor' } }, async (tx) => {
    const a = await lockProved(tx, proof);
    await moveAid(
      tx,
      a,
      'withdraw',
      async () => {
        await takeDown(tx, a.id);
        return { change: { ended_at: tx.now }, data: { way: 'portal' } };
      },
      { isHousehold: true },
    );
  });
}
