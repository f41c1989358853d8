import { clock } from '#modules/stations/hours.rules.ts';
import { minuteOf } from '../slots.ts';

/** `09:00` on the county's clock. */
export const clockOf = (at: Temporal.Instant | string): string =>
  clock(minuteOf(typeof at === 'string' ? Temporal.Instant.from(at) : at));
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
