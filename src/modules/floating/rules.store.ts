import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { ancestorsOf, placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { type FloatingRules, type RuleKey, ruleKeys } from './floating.rules.ts';

/* Limits, the nearest place and the newest day before the others; and the branches that take part. */

const placesAbove = (area: string) => ['', ...ancestorsOf(area), area];
export type RuleLine = { key: RuleKey; value: number; isDefault: boolean; validFrom: string; basis: string };

export async function rulesFor(ctx: Ctx, area: string, day: string): Promise<RuleLine[]> {
  const rows = await ctx.db
    .selectFrom('floating_rule')
    .select(['key', 'value', 'is_default as isDefault', 'valid_from as validFrom', 'basis'])
    .where('area', 'in', placesAbove(area))
    .where('valid_from', '<=', day)
    .orderBy(sql`length(area)`)
    .orderBy('valid_from')
    .execute();
  const nearest = new Map(rows.map((r) => [r.key, r]));
  return ruleKeys.flatMap((key) => {
    const found = nearest.get(key);
    return found ? [{ ...found, key }] : [];
  });
}
export function valuesOf(lines: readonly RuleLine[]): FloatingRules {
  const value = (key: RuleKey): number => {
    const line = lines.find((l) => l.key === key);
    if (!line) throw new Error(`no rule for ${key}`);
    return line.value;
  };
  return Object.fromEntries(ruleKeys.map((key) => [key, value(key)])) as Record<RuleKey, number>;
}
/** Reads the limits of a place once, however many records ask. */
export function limitsOf(ctx: Ctx, day: string): (area: string) => Promise<FloatingRules> {
  const known = new Map<string, Promise<FloatingRules>>();
  return (area) => {
    const found = known.get(area) ?? rulesFor(ctx, area, day).then(valuesOf);
    known.set(area, found);
    return found;
  };
}
/** False when there is one like it from that day already. */
export async function insertRule(
  tx: TxCtx,
  r: Omit<RuleLine, 'isDefault'> & { id: string; area: string },
): Promise<boolean> {
  const row = await tx.db
    .insertInto('floating_rule')
    .values({
      id: r.id,
      area: r.area,
      key: r.key,
      value: r.value,
      is_default: false,
      valid_from: r.validFrom,
      basis: r.basis,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Every open Party organisation of the jurisdiction: a member may come from, or go to, any of them. */
export async function partyBranches(ctx: Ctx, day: string) {
  const { from, before } = prefixRange(ctx.house.config.jurisdiction);
  const rows = await ctx.db
    .selectFrom('organisation as o')
    .select((eb) => [
      'o.id',
      'o.name',
      'o.short_name as shortName',
      'o.area',
      placeName(eb.ref('o.area')).as('placeName'),
    ])
    .where('o.kind', '=', 'party')
    .where('o.area', '>=', from)
    .where('o.area', '<', before)
    .where(sql<boolean>`o.valid_from <= ${day} and (o.valid_to is null or o.valid_to > ${day})`)
    .orderBy('o.area')
    .orderBy('o.name')
    .limit(2000)
    .execute();
  return rows.map((r) => ({ ...r, placeName: r.placeName ?? r.area }));
}
export type PartyBranch = Awaited<ReturnType<typeof partyBranches>>[number];
