import { sql } from 'kysely';
import { isAreaCode, isWithin, prefixRange } from '#kernel/area.ts';
import type { Ctx } from '#platform/context.ts';

/** What a place text of a table means here, or why it means nothing. */
export type NamedPlace = { code: string } | { rule: 'unknown' | 'ambiguous' | 'outsideYourPlace' };

/**
 * What the place texts of a table mean here: codes, or names inside `within` (the full name before the short one, aliases too); each is
 * looked up once. A place outside the actor's post is said to be so.
 */
export async function placesByText(
  ctx: Ctx,
  texts: readonly string[],
  within: string,
): Promise<Map<string, NamedPlace>> {
  const distinct = [...new Set(texts)].filter(Boolean);
  const codes = distinct.filter(isAreaCode);
  const known = await selectCodes(ctx, codes);
  const named = await selectNamed(
    ctx,
    distinct.filter((text) => !isAreaCode(text)),
    within,
  );
  const staffArea = ctx.actor.kind === 'staff' ? ctx.actor.area : null;
  const placeOfText = (text: string): NamedPlace => {
    const hits = named.filter((p) => p.name === text);
    const full = hits.filter((p) => p.isFull);
    const found = isAreaCode(text) ? [...known].filter((c) => c === text) : codesOf(full.length > 0 ? full : hits);
    const [code, ...others] = found;
    if (!code) return { rule: 'unknown' };
    if (others.length > 0) return { rule: 'ambiguous' };
    return staffArea && !isWithin(code, staffArea) ? { rule: 'outsideYourPlace' } : { code };
  };
  return new Map(distinct.map((text) => [text, placeOfText(text)]));
}
const codesOf = (hits: readonly { code: string }[]) => [...new Set(hits.map((p) => p.code))];

/** Which of these codes are places. */
async function selectCodes(ctx: Ctx, codes: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('place')
    .select('code')
    .where(sql<boolean>`code = any(${codes}::text[])`)
    .execute();
  return new Set(rows.map((r) => r.code));
}

/** The places inside `within` that have one of these names: the full one, the short one, or another one. */
async function selectNamed(
  ctx: Ctx,
  names: readonly string[],
  within: string,
): Promise<{ code: string; name: string; isFull: boolean }[]> {
  const { from, before } = prefixRange(within);
  const { rows } = await sql<{ code: string; name: string; isFull: boolean }>`
    select p.code, n.name, n."isFull"
    from place p
    cross join lateral (
      select p.full_name as name, true as "isFull"
      union select p.name, false
      union select a.alias, false from place_alias a where a.area = p.code
    ) n
    where p.code >= ${from} and p.code < ${before} and n.name = any(${names}::text[])`.execute(ctx.db);
  return rows;
}
