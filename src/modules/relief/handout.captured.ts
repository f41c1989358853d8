import type { Captured } from '#kernel/fields.ts';
import { faulty } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';

const AHEAD = { minutes: 5 };

/** The day on which a hand-out was written down, and the hashes of its files. */
export async function captureOf(
  tx: TxCtx,
  captured: Captured,
  notBefore: Temporal.Instant,
): Promise<{ on: string; files: string[] }> {
  const madeAt = Temporal.Instant.from(captured.madeAt);
  if (Temporal.Instant.compare(madeAt, tx.now.add(AHEAD)) > 0)
    throw faulty('captured.madeAt', 'madeInFuture', ['手机的时间比现在早走了,请校准。', 'The phone’s clock is ahead.']);
  if (Temporal.Instant.compare(madeAt, notBefore) < 0)
    throw faulty('captured.madeAt', 'beforeItExisted', ['那时还没有批准。', 'It was not approved then.']);
  if (captured.files.length > 0)
    throw faulty('captured.files', 'fileMissing', ['照片还没有传上来。', 'The photo is not there yet.']);
  return { on: dayOf(madeAt), files: [] };
}
