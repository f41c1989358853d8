import { sql } from 'kysely';
import { placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Rhythm } from './affairs.rules.ts';
import type { Publicity } from './settings.contract.ts';

/* Every edition of what a place decided: those around the place asked for, and those within it. */

const touches = (area: string) => sql<boolean>`(starts_with(${area}, area) or starts_with(area, ${area}))`;
/** Of everywhere (an empty area) there is no place, and no name. */
const named = sql<string>`area`;
type Named = { area: string; placeName: string | null };
const whose = <R extends Named>(r: R) => ({ area: r.area, placeName: r.area === '' ? null : (r.placeName ?? r.area) });

export async function categorySettings({ db }: Ctx, area: string) {
  const rows = await db
    .selectFrom('disclosure_category')
    .selectAll()
    .select(placeName(named).as('placeName'))
    .where(touches(area))
    .orderBy('code')
    .orderBy('area')
    .orderBy('valid_from', 'desc')
    .execute();
  return rows.map((r) => ({
    ...whose(r),
    validFrom: r.valid_from,
    code: r.code,
    name: [r.name_zh, r.name_en] as [string, string],
    rhythm: r.rhythm as Rhythm,
    columns: r.columns,
    keptDays: r.kept_days,
    basis: r.basis,
  }));
}
export async function capSettings({ db }: Ctx, area: string) {
  const rows = await db
    .selectFrom('levy_cap')
    .selectAll()
    .select([placeName(named).as('placeName'), sql<number>`person_yuan::float8`.as('yuan')])
    .where(touches(area))
    .orderBy('area')
    .orderBy('valid_from', 'desc')
    .execute();
  return rows.map((r) => ({
    ...whose(r),
    validFrom: r.valid_from,
    personYuan: r.yuan,
    personDays: r.person_days,
    basis: r.basis,
  }));
}
export async function exemptionSettings({ db }: Ctx, area: string) {
  const rows = await db
    .selectFrom('levy_exemption')
    .selectAll()
    .select(placeName(named).as('placeName'))
    .where(touches(area))
    .orderBy('code')
    .orderBy('area')
    .orderBy('valid_from', 'desc')
    .execute();
  return rows.map((r) => ({
    ...whose(r),
    validFrom: r.valid_from,
    code: r.code,
    name: [r.name_zh, r.name_en] as [string, string],
    money: r.money,
    labour: r.labour,
  }));
}
export async function publicitySettings({ db }: Ctx, area: string) {
  const rows = await db
    .selectFrom('deliberation_publicity_rule')
    .selectAll()
    .select(placeName(named).as('placeName'))
    .where(touches(area))
    .orderBy('what')
    .orderBy('area')
    .orderBy('valid_from', 'desc')
    .execute();
  return rows.map((r) => ({
    ...whose(r),
    validFrom: r.valid_from,
    what: r.what as Publicity,
    leastDays: r.least_days,
    keptDays: r.kept_days,
    basis: r.basis,
  }));
}

type At = { area: string; validFrom: string };
export const insertCategory = (
  tx: TxCtx,
  c: At & {
    code: string;
    nameZh: string;
    nameEn: string;
    rhythm: Rhythm;
    columns: string[];
    keptDays: number;
    basis: string;
  },
) =>
  tx.db
    .insertInto('disclosure_category')
    .values({
      ...{ code: c.code, area: c.area, valid_from: c.validFrom, name_zh: c.nameZh, name_en: c.nameEn },
      ...{ rhythm: c.rhythm, columns: c.columns, kept_days: c.keptDays, basis: c.basis },
    })
    .execute();
export const insertCap = (tx: TxCtx, c: At & { personYuan: number; personDays: number; basis: string }) =>
  tx.db
    .insertInto('levy_cap')
    .values({
      ...{ area: c.area, valid_from: c.validFrom, person_yuan: String(c.personYuan) },
      ...{ person_days: c.personDays, basis: c.basis },
    })
    .execute();
export const insertExemption = (
  tx: TxCtx,
  e: At & { code: string; nameZh: string; nameEn: string; money: boolean; labour: boolean },
) =>
  tx.db
    .insertInto('levy_exemption')
    .values({
      ...{ code: e.code, area: e.area, valid_from: e.validFrom, name_zh: e.nameZh, name_en: e.nameEn },
      ...{ money: e.money, labour: e.labour },
    })
    .execute();
export const insertPublicity = (
  tx: TxCtx,
  p: At & { what: Publicity; leastDays: number; keptDays: number; basis: string },
) =>
  tx.db
    .insertInto('deliberation_publicity_rule')
    .values({
      ...{ what: p.what, area: p.area, valid_from: p.validFrom },
      ...{ least_days: p.leastDays, kept_days: p.keptDays, basis: p.basis },
    })
    .execute();
