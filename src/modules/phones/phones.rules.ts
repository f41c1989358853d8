/** What a telephone may have captured, and when: pure. */
import type { Captured } from '#kernel/fields.ts';

/** A phone's clock may be a little ahead or behind; beyond that the day would be a guess (docs/decisions/0011). */
export const MAX_DRIFT_MINUTES = 5;
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

export type CapturedFault = { why: 'madeInFuture' | 'beforeItExisted'; minutes: number };

/** Is the moment a record was written down possible? `notBefore`: when the thing it is about came into being. */
export function capturedFault(
  captured: Pick<Captured, 'madeAt'>,
  now: Temporal.Instant,
  notBefore: Temporal.Instant | null = null,
): CapturedFault | null {
  const madeAt = Temporal.Instant.from(captured.madeAt);
  const aheadMs = madeAt.epochMilliseconds - now.epochMilliseconds;
  const beforeMs = notBefore ? notBefore.epochMilliseconds - madeAt.epochMilliseconds : 0;
  if (aheadMs > MAX_DRIFT_MINUTES * 60_000) return { why: 'madeInFuture', minutes: Math.round(aheadMs / 60_000) };
  if (beforeMs > MAX_DRIFT_MINUTES * 60_000) return { why: 'beforeItExisted', minutes: Math.round(beforeMs / 60_000) };
  return null;
}

/** What a clock a little behind wrote down minutes before the thing existed was made when it did: the later of the two. */
export const notEarlier = (madeAt: string, notBefore: Temporal.Instant | null): string =>
  notBefore && Temporal.Instant.compare(Temporal.Instant.from(madeAt), notBefore) < 0 ? notBefore.toString() : madeAt;

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
