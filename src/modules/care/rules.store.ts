import { sql } from 'kysely';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import type { AllowanceInput, RuleInput } from './care.contract.ts';
import type { CareClass, CheckKind, Circumstance } from './care.rules.ts';
import { no } from './care.words.ts';

/** The rules of a class for one kind of check at a place and above it; the pure part chooses. */
export async function rulesOf(
  ctx: Ctx,
  area: string,
  of: { careClass: CareClass; circumstance: Circumstance; kind: CheckKind },
) {
  return ctx.db
    .selectFrom('care_rule')
    .select([
      'area',
      'valid_from as validFrom',
      'months',
      'lead_days as leadDays',
      'second_days as secondDays',
      'needs_witness as needsWitness',
    ])
    .where('care_class', '=', of.careClass)
    .where('circumstance', '=', of.circumstance)
    .where('kind', '=', of.kind)
    .where(sql<boolean>`starts_with(${area}, area)`)
    .execute();
}

/** The allowance rules that a place and those above it have. */
export async function allowanceRulesOf(ctx: Ctx, area: string) {
  const rows = await ctx.db
    .selectFrom('care_allowance_rule')
    .select([
      'area',
      'valid_from as validFrom',
      'age_from as ageFrom',
      'age_to as ageTo',
      'amount_cents as amountCents',
      'cert_months as months',
      'lead_days as leadDays',
      'second_days as secondDays',
      'needs_witness as needsWitness',
    ])
    .where(sql<boolean>`starts_with(${area}, area)`)
    .execute();
  return rows;
}

/** The rules of a place, of those above and below it. */
export const selectRules = (ctx: Ctx, area: string) =>
  ctx.db
    .selectFrom('care_rule as r')
    .leftJoin('place', 'place.code', 'r.area')
    .selectAll('r')
    .select('place.full_name as placeName')
    .where(sql<boolean>`starts_with(${area}, r.area) or starts_with(r.area, ${area})`)
    .orderBy('r.care_class')
    .orderBy('r.kind')
    .orderBy('r.circumstance')
    .orderBy('r.area')
    .orderBy('r.valid_from', 'desc')
    .execute();
export const selectAllowances = (ctx: Ctx, area: string) =>
  ctx.db
    .selectFrom('care_allowance_rule as r')
    .leftJoin('place', 'place.code', 'r.area')
    .selectAll('r')
    .select('place.full_name as placeName')
    .where(sql<boolean>`starts_with(${area}, r.area) or starts_with(r.area, ${area})`)
    .orderBy('r.area')
    .orderBy('r.age_from')
    .orderBy('r.valid_from', 'desc')
    .execute();

const refuse = (error: unknown): never => {
  const constraint = violation(error)?.constraint;
  throw constraint === 'care_rule_pkey' || constraint === 'care_allowance_rule_pkey'
    ? no('ruleThere', 'validFrom')
    : error;
};
const common = (r: RuleInput | AllowanceInput) => ({
  area: r.area,
  lead_days: r.leadDays,
  second_days: r.secondDays,
  needs_witness: r.needsWitness,
  valid_from: r.validFrom,
  source: r.source,
});
export const insertRule = (tx: TxCtx, r: RuleInput) =>
  tx.db
    .insertInto('care_rule')
    .values({ ...common(r), care_class: r.careClass, circumstance: r.circumstance, kind: r.kind, months: r.months })
    .execute()
    .catch(refuse);
export const insertAllowance = (tx: TxCtx, r: AllowanceInput) =>
  tx.db
    .insertInto('care_allowance_rule')
    .values({ ...common(r), age_from: r.ageFrom, age_to: r.ageTo, amount_cents: r.amountCents, cert_months: r.months })
    .execute()
    .catch(refuse);

/** Open benefits within an area that a changed rule may touch. */
export const touchedBy = (ctx: Ctx, area: string, classes: readonly CareClass[]) =>
  ctx.db
    .selectFrom('care_member')
    .select('id')
    .where(sql<boolean>`starts_with(area, ${area})`)
    .where('care_class', 'in', [...classes])
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute();
