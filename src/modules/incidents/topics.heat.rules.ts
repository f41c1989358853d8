/**
 * How hot a matter is: one published formula over four numbers that are shown beside it, so that anyone can work it out again
 * with a pocket calculator. It is the heat of a matter at a place; nothing in it is about a person (domain §12.1).
 */
export const HEAT_VERSION = '2026-1';
/** Half of the heat is gone after so many days without a new voice. */
export const HALF_LIFE_DAYS = 180;

export type HeatInputs = {
  /** Different voices: one per case, and one for all cases told from the same telephone. */
  readonly voices: number;
  /** From the first day to the last, both counted. */
  readonly days: number;
  /** People who said "I agree" without a case of their own. */
  readonly supporters: number;
  /** Days since the last voice. */
  readonly quiet: number;
};

/** (voices + log2(1 + supporters)) × (1 + log10(days)) × 0.5^(quiet / 180), to one decimal. */
export function heatOf({ voices, days, supporters, quiet }: HeatInputs): number {
  const said = voices + Math.log2(1 + supporters);
  const lasting = 1 + Math.log10(Math.max(1, days));
  const fresh = 0.5 ** (Math.max(0, quiet) / HALF_LIFE_DAYS);
  return Math.round(said * lasting * fresh * 10) / 10;
}

const DAY = 86_400_000;
/** A day as the number of days since 1970, so that days can be counted without a calendar. */
export const dayNumber = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);

export const dayNumbered = (n: number): string => new Date(n * DAY).toISOString().slice(0, 10);

export type Voice = { readonly day: string; readonly supporters: number; readonly voice: string };

/** The four numbers of some cases, as on `today`. */
export function inputsOf(voices: readonly Voice[], today: string): HeatInputs {
  const days = voices.map((v) => dayNumber(v.day));
  const last = Math.max(...days);
  return {
    voices: new Set(voices.map((v) => v.voice)).size,
    days: last - Math.min(...days) + 1,
    supporters: voices.reduce((sum, v) => sum + v.supporters, 0),
    quiet: Math.max(0, dayNumber(today) - last),
  };
}
