import { Refused } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import { once } from '#platform/once.ts';
import { step } from './accusations.act.ts';
import type { AsideRequest } from './accusations.contract.ts';
import { privately } from './accusations.file.actions.ts';
import { freeOfficers, organAbove } from './accusations.organs.ts';
import type { RecusalReason } from './accusations.present.ts';
import { lockForReporter } from './accusations.store.ts';
import { proven } from './accusations.track.actions.ts';
import { otherRefusals } from './accusations.words.ts';
import { type Accused, moveTo, wayOn } from './recusal.move.ts';
import { insertAsked } from './recusal.store.ts';

/**
 * The reporter asks that somebody step aside. The head of the organ decides on officers; on the head, and where there is no head, the
 * organ above does: the accusation goes there, and nobody here decides on themselves (信访工作条例 28; domain §12.5).
 */
export async function askRecusal(
  ctx: Ctx,
  receipt: { number: string; passphrase: string },
  request: AsideRequest,
): Promise<void> {
  const { proof } = await proven(ctx, receipt.number, receipt.passphrase);
  const visitor = privately({ ...ctx, actor: { kind: 'visitor' } });
  await once(visitor, async (tx) => {
    const { a, accused } = await lockForReporter(tx, proof);
    const { here, concern, organs } = await wayOn(tx, a, accused as Accused, null);
    const decidedHere =
      request.about === 'officer' && here !== undefined && freeOfficers(here, concern).some((o) => o.isLeader);
    const to = decidedHere ? null : organAbove(a, organs, concern);
    if (!decidedHere && !to) throw new Refused('nobodyAbove', 409, otherRefusals.nobodyAbove);
    const reason: RecusalReason = { ground: null, text: request.text, whom: request.whom ?? null };
    await step(tx, a, 'askRecusal', new Set(['reporter']), { goesOn: to !== null }, async () => {
      await insertAsked(tx, a, to ? 'moved' : 'asked', reason);
      return to ? moveTo(tx, a.id, to, concern) : {};
    });
    return {};
  });
}
