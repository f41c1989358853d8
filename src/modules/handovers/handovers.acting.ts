import { Refused } from '#kernel/refusal.ts';
import { decide } from '#kernel/workflow.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { HandoverView } from './handovers.contract.ts';
import { factsOf, handoverParts, presentHandover } from './handovers.present.ts';
import { type HandoverVerb, handoverWorkflow } from './handovers.rules.ts';
import { type StoredHandover, selectHandover } from './handovers.store.ts';
import { handoverRefusals } from './handovers.words.ts';

/* What every act on a sheet does. */

export const refused = (code: keyof typeof handoverRefusals, status = 409) =>
  new Refused(code, status, handoverRefusals[code]);

/** Where the verb leads, or the refusal. */
export function led(ctx: Ctx, h: StoredHandover, verb: HandoverVerb, accepted?: number, items?: number) {
  const verdict = decide(handoverWorkflow, verb, factsOf(ctx, h, accepted, items), handoverParts(ctx, h), ctx.now);
  if (!verdict.ok) throw refused(verdict.why, verdict.why === 'notYours' ? 403 : 409);
  return verdict.to;
}
export const tell = (tx: TxCtx, h: { id: string; area: string }, verb: string, data: object, born?: 'new') =>
  record(tx, { kind: 'handover', id: h.id, area: h.area, verb, shows: 'staff', data: { ...data } }, born);
export const seen = async (tx: TxCtx, id: string): Promise<HandoverView> =>
  presentHandover(tx, await selectHandover(tx, id));
