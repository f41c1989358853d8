/** What a place decides for its villages’ affairs: columns of the notice board, how long it hangs, what may be asked of a person (domain §7.2). Pure. */
import type { Role } from '#kernel/actor.ts';
import type { Rhythm } from './affairs.rules.ts';
import { holdsPersonalNumber } from './deliberations.rules.ts';

/** The county decides; a township adds columns and categories for its own villages. */
export const settingRoles = ['countyClerk'] as const satisfies readonly Role[];
export const columnRoles = ['countyClerk', 'townshipClerk'] as const satisfies readonly Role[];

export type SettingFault =
  | 'fromPast'
  | 'dayTaken'
  | 'rhythmRare'
  | 'columnTwice'
  | 'columnPersonal'
  | 'capAbove'
  | 'hangsShorter'
  | 'exemptionTaken'
  | 'exemptsNothing';

/** What holds from a day on never reaches back: what was published by the old columns stays lawful. */
export const fromFault = (validFrom: string, today: string): SettingFault | null =>
  validFrom < today ? 'fromPast' : null;

const WHO = /姓名|名字|户主|身份证|证件号|电话|手机|住址|门牌|银行|账号|卡号|病|残疾|家庭成员/;
/** A column that says who, where they live or what ails them is on no board: relief is published by households and persons (30; domain §7.3). */
export const isPersonalColumn = (column: string): boolean => WHO.test(column) || holdsPersonalNumber(column);
/** General matters at least every quarter, finances every month or quarter (30): rarer than that is not for a place to decide. */
const rhythmical = ['general', 'finance'];
export function categoryFault(c: { code: string; rhythm: Rhythm; columns: readonly string[] }): SettingFault | null {
  if (rhythmical.includes(c.code) && c.rhythm === 'once') return 'rhythmRare';
  if (new Set(c.columns).size !== c.columns.length) return 'columnTwice';
  return c.columns.some(isPersonalColumn) ? 'columnPersonal' : null;
}

export type Cap = { readonly personYuan: number; readonly personDays: number };
/** A narrower place stays below what the place around it allows; the house’s own default binds nobody (筹资筹劳管理办法: 省级规定限额). */
export const capFault = (cap: Cap, above: Cap | null): SettingFault | null =>
  above && (cap.personYuan > above.personYuan || cap.personDays > above.personDays) ? 'capAbove' : null;
/** What holds for a person: the least of what the places around decided; the default where none did. */
export function capOf<T extends Cap & { readonly area: string; readonly basis: string }>(rows: readonly T[]) {
  const places = rows.filter((r) => r.area !== '').sort((a, b) => b.area.length - a.area.length);
  const held = places.length > 0 ? places : rows;
  const [narrowest] = held;
  if (!narrowest) throw new Error('no cap');
  return {
    personYuan: Math.min(...held.map((r) => r.personYuan)),
    personDays: Math.min(...held.map((r) => r.personDays)),
    basis: narrowest.basis,
  };
}
/** Longer than the default, never shorter. */
export const hangFault = (leastDays: number, defaultDays: number): SettingFault | null =>
  leastDays < defaultDays ? 'hangsShorter' : null;
export type Exemption = { readonly money: boolean; readonly labour: boolean };
/** Who is exempt everywhere stays so; a place may exempt more people, not fewer. */
export function exemptionFault(e: Exemption, everywhere: Exemption | null): SettingFault | null {
  if (everywhere && ((everywhere.money && !e.money) || (everywhere.labour && !e.labour))) return 'exemptionTaken';
  return e.money || e.labour ? null : 'exemptsNothing';
}

/** What is in force at a place on a day: the narrowest place first, then the newest. */
export function inForce<T extends { area: string; validFrom: string }>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  at: string,
  on: string,
): ReadonlySet<T> {
  const best = new Map<string, T>();
  for (const row of rows) {
    if (!at.startsWith(row.area) || row.validFrom > on) continue;
    const known = best.get(keyOf(row));
    const isNarrower = !known || row.area.length > known.area.length;
    if (isNarrower || (row.area === known.area && row.validFrom > known.validFrom)) best.set(keyOf(row), row);
  }
  return new Set(best.values());
}

/** Every place around has its say in a cap, and the least of them holds; the default only where no place decided. */
export function capsInForce<T extends { area: string; validFrom: string }>(
  rows: readonly T[],
  at: string,
  on: string,
): ReadonlySet<T> {
  const decided = inForce(
    rows.filter((r) => r.area !== ''),
    (r) => r.area,
    at,
    on,
  );
  return decided.size > 0 ? decided : inForce(rows, () => '', at, on);
}
