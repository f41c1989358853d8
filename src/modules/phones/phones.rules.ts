/** What a telephone may have captured, and when: pure. */
import type { Captured } from '#kernel/fields.ts';

/** A phone's clock may be a little ahead; beyond that the day would be a guess (docs/decisions/0011). */
export const MAX_AHEAD_MINUTES = 5;
/** What nobody used by then belongs to a record that will not come any more. */
export const KEEP_UNUSED_DAYS = 30;

export const fileUses = ['photo', 'sound', 'signature', 'paper'] as const;
export type FileUse = (typeof fileUses)[number];

/** Which kinds of content answer to a use: a scan of a sheet may be a photo or a PDF, a signature is drawn. */
export const kindsFor = {
  photo: ['photo'],
  sound: ['audio'],
  signature: ['photo'],
  paper: ['photo', 'document'],
} as const satisfies Record<FileUse, readonly string[]>;

export type CapturedFault = { why: 'madeInFuture'; minutes: number } | { why: 'beforeItExisted' };

/** Is the moment a record was written down possible? `notBefore`: when the thing it is about came into being. */
export function capturedFault(
  captured: Pick<Captured, 'madeAt'>,
  now: Temporal.Instant,
  notBefore: Temporal.Instant | null = null,
): CapturedFault | null {
  const madeAt = Temporal.Instant.from(captured.madeAt);
  const aheadMs = madeAt.epochMilliseconds - now.epochMilliseconds;
  if (aheadMs > MAX_AHEAD_MINUTES * 60_000) return { why: 'madeInFuture', minutes: Math.round(aheadMs / 60_000) };
  if (notBefore && Temporal.Instant.compare(madeAt, notBefore) < 0) return { why: 'beforeItExisted' };
  return null;
}

/** The moment that was written down, or now where a phone's clock was ahead. */
export const notAfter = (madeAt: string, now: Temporal.Instant): string =>
  Temporal.Instant.compare(Temporal.Instant.from(madeAt), now) > 0 ? now.toString() : madeAt;

/** Minutes in the units a person thinks in: 1 天 3 小时, 26 分钟. */
export function spanOf(minutes: number): { days: number; hours: number; minutes: number } {
  return {
    days: Math.floor(minutes / 1440),
    hours: Math.floor((minutes % 1440) / 60),
    minutes: minutes % 60,
  };
}

/** The day in the county on which it was written down. */
export const dayMade = (captured: Pick<Captured, 'madeAt'>): string =>
  Temporal.Instant.from(captured.madeAt).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
