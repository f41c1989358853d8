/** What a phone's storage says about itself, in words a person can weigh. Pure. */
const NEARLY_FULL = 0.9;
const FEW_BYTES = 50 * 2 ** 20;

/** Nine tenths used, or less than fifty photos' room: what is written next may not be kept. Nothing is known where the browser tells no limit. */
export const isNearlyFull = (used: number, quota: number): boolean =>
  quota > 0 && (used / quota > NEARLY_FULL || quota - used < FEW_BYTES);

/** `3.2 GB`, `640 MB`; below one, `<1 MB`. */
export function sizeText(bytes: number): string {
  const mb = bytes / 2 ** 20;
  if (mb < 1) return '<1 MB';
  return mb < 1000 ? `${Math.round(mb)} MB` : `${(mb / 1024).toFixed(1)} GB`;
}
