import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { CareClass, CheckKind, Circumstance } from './care.rules.ts';

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
