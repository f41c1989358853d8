import { sql } from 'kysely';
import { ancestorsOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { type ActivityKind, bases, isActivityKind, type KindRule, passBases } from './activities.rules.ts';
import type { Period } from './year.rules.ts';

/* What holds where and from when: rows of data, the nearest place and the newest day before the others. */

const placesAbove = (area: string) => ['', ...ancestorsOf(area), area];

/** SQL: the kind of the activity `a` calls nobody today, by the house's own rows. */
export const openKindsNow = () =>
  sql<boolean>`exists (select from activity_rule r where r.kind = a.kind and r.area = '' and r.base = 'open')`;

/** The rule of every kind for a place on a day. */
export async function rulesFor(ctx: Ctx, area: string, day: string): Promise<Map<ActivityKind, KindRule>> {
  const rows = await ctx.db
    .selectFrom('activity_rule')
    .selectAll()
    .where('area', 'in', placesAbove(area))
    .where('valid_from', '<=', day)
    .orderBy(sql`length(area)`)
    .orderBy('valid_from')
    .execute();
  const found = new Map<ActivityKind, KindRule>();
  for (const r of rows) {
    const base = bases.find((b) => b === r.base);
    const of = passBases.find((b) => b === r.pass_of);
    if (!isActivityKind(r.kind) || !base || !of) continue;
    found.set(r.kind, {
      kind: r.kind,
      base,
      quorum: r.quorum_num !== null && r.quorum_den !== null ? { num: r.quorum_num, den: r.quorum_den } : null,
      pass:
        r.pass_num !== null && r.pass_den !== null
          ? { num: r.pass_num, den: r.pass_den, isOver: r.pass_over, of }
          : null,
      countsAs: r.counts_as.filter(isActivityKind),
      hasHours: r.has_hours,
      recordRoles: r.record_roles,
      basis: r.basis,
    });
  }
  return found;
}
export async function ruleFor(ctx: Ctx, kind: ActivityKind, area: string, day: string): Promise<KindRule> {
  const rule = (await rulesFor(ctx, area, day)).get(kind);
  if (!rule) throw new Error(`no rule for activities of kind ${kind}`);
  return rule;
}

/** Every requirement that may hold for units of these kinds at these places; which one does is `nearest`. */
export async function requirementsFor(ctx: Ctx, area: string, unitKind: string, day: string) {
  const rows = await ctx.db
    .selectFrom('activity_requirement')
    .select([
      'area',
      'organisation_id as organisationId',
      'kind',
      'period',
      'needs',
      'valid_from as validFrom',
      'basis',
    ])
    .where('area', 'in', placesAbove(area))
    .where('unit_kind', '=', unitKind)
    .where('valid_from', '<=', day)
    .execute();
  return rows.flatMap((r) => (isActivityKind(r.kind) ? [{ ...r, kind: r.kind, period: r.period as Period }] : []));
}

/** False when there is one like it from that day already. */
export async function insertRequirement(
  tx: TxCtx,
  r: {
    id: string;
    area: string;
    organisationId: string | null;
    unitKind: string;
    kind: ActivityKind;
    period: Period;
    needs: number;
    validFrom: string;
    basis: string;
  },
): Promise<boolean> {
  const row = await tx.db
    .insertInto('activity_requirement')
    .values({
      id: r.id,
      area: r.area,
      organisation_id: r.organisationId,
      unit_kind: r.unitKind,
      kind: r.kind,
      period: r.period,
      needs: r.needs,
      valid_from: r.validFrom,
      basis: r.basis,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
