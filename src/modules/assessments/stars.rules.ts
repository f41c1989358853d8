import { addDays, addWorkdays, type WorkCalendar } from '#kernel/calendar.ts';
import type { Quotas } from './scheme.rules.ts';

/* Stars after publicity: quotas are data of the scheme, and are never exceeded (domain §6: 五星/四星/三星 10/40/30%). */

export const starNumbers = [5, 4, 3] as const;
export type Star = (typeof starNumbers)[number];
/** 0 is no star. */
export type Stars = Star | 0;
export const isStars = (n: number): n is Stars => n === 0 || starNumbers.some((s) => s === n);

const quotaOf = (star: Star, q: Quotas): number => (star === 5 ? q.five : star === 4 ? q.four : q.three);
/** Places of a rank: the share of those scored, the broken rest dropped. With six, 10 % is none and 40 % is two. */
export const placesFor = (scored: number, percent: number): number => Math.floor((scored * percent) / 100);

export type Rank = {
  readonly star: Star;
  readonly places: number;
  readonly given: readonly string[];
  readonly tied: readonly string[];
};
/**
 * Who gets how many stars. By total, downwards. Those with the same total stand or fall together: if there is no place for all of them, none of
 * them gets this rank and they stand first for the next one; the place stays empty and does not move down. So a quota is never exceeded and
 * nobody is put before somebody with the same total.
 */
export function allotStars(rows: readonly { id: string; total: number }[], quotas: Quotas): Rank[] {
  let rest = [...rows].sort((a, b) => b.total - a.total || a.id.localeCompare(b.id));
  return starNumbers.map((star) => {
    const places = placesFor(rows.length, quotaOf(star, quotas));
    const [last, next] = [rest[places - 1], rest[places]];
    const isTied = last !== undefined && next !== undefined && last.total === next.total;
    const tied = isTied ? rest.filter((r) => r.total === last.total) : [];
    const given = rest.slice(0, isTied ? rest.findIndex((r) => r.total === last.total) : places);
    rest = rest.slice(given.length);
    return { star, places, given: given.map((r) => r.id), tied: tied.map((r) => r.id) };
  });
}
export const starsOf = (ranks: readonly Rank[], id: string): Stars =>
  ranks.find((r) => r.given.includes(id))?.star ?? 0;

export const publicityUnits = ['wd', 'd'] as const;
export type PublicityUnit = (typeof publicityUnits)[number];
/** The last day of publicity: the day it begins is not counted (民法典 201); five days by default (domain §6). */
export const publicityEnd = (cal: WorkCalendar, from: string, days: number, unit: PublicityUnit): string =>
  unit === 'wd' ? addWorkdays(cal, from, days).date : addDays(from, days);
