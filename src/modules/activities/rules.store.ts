import { sql } from 'kysely';
import { ancestorsOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { type ActivityKind, bases, isActivityKind, type KindRule, type Matter, passBases } from './activities.rules.ts';
import type { Period, Placed } from './year.rules.ts';

/* What holds where and from when: rows of data, the nearest place and the newest day before the others. */

const placesAbove = (area: string) => ['', ...ancestorsOf(area), area];

/** SQL: the kind of the activity `a` calls nobody today, by the house's own rows. */
export const openKindsNow = () =>
  sql<boolean>`exists (select from activity_rule r where r.kind = a.kind and r.area = '' and r.base = 'open')`;

type MatterColumns = Record<
  'matter_quorum_num' | 'matter_quorum_den' | 'matter_pass_num' | 'matter_pass_den',
  number | null
>;
/** "半数以上 of those who should attend": the share itself is enough, and its base is not those who came. */
function matterOf(r: MatterColumns): Matter | null {
  const [qn, qd, pn, pd] = [r.matter_quorum_num, r.matter_quorum_den, r.matter_pass_num, r.matter_pass_den];
  if (qn === null || qd === null || pn === null || pd === null) return null;
  return { quorum: { num: qn, den: qd }, pass: { num: pn, den: pd, isOver: false, of: 'shouldAttend' } };
}

const ruleRows = (ctx: Ctx, day: string) =>
  ctx.db
    .selectFrom('activity_rule')
    .selectAll()
    .where('valid_from', '<=', day)
    .orderBy(sql`length(area)`)
    .orderBy('valid_from');
/** The rule of every kind for a place on a day. */
export const rulesFor = async (ctx: Ctx, area: string, day: string): Promise<Map<ActivityKind, KindRule>> =>
  rulesIn(await ruleRows(ctx, day).where('area', 'in', placesAbove(area)).execute());
/** All rules of a day at once, for many places. */
export async function ruleBook(ctx: Ctx, day: string): Promise<(area: string) => Map<ActivityKind, KindRule>> {
  const rows = await ruleRows(ctx, day).execute();
  return (area) => rulesIn(rows.filter((r) => area.startsWith(r.area)));
}
/** Nearer places and newer days come after and stand. */
function rulesIn(rows: Awaited<ReturnType<ReturnType<typeof ruleRows>['execute']>>): Map<ActivityKind, KindRule> {
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
      matter: matterOf(r),
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

type AskedOf = { id: string; area: string; kind: string };
/**
 * Every requirement that may hold for a unit before `until`, its own and those of its places; which one does, and from when, is `yearLines`. Read
 * at once for however many units.
 */
export async function requirementBook(ctx: Ctx, until: string): Promise<(unit: AskedOf) => StoredRequirement[]> {
  const rows = await ctx.db
    .selectFrom('activity_requirement')
    .select([
      'id',
      'area',
      'organisation_id as organisationId',
      'unit_kind as unitKind',
      'kind',
      'period',
      'needs',
      'valid_from as validFrom',
      'basis',
    ])
    .where('valid_from', '<=', until)
    .orderBy('kind')
    .orderBy('valid_from', 'desc')
    .execute();
  const known = rows.flatMap((r) =>
    isActivityKind(r.kind) ? [{ ...r, kind: r.kind, period: r.period as Period }] : [],
  );
  return (unit) =>
    known.filter(
      (r) =>
        r.unitKind === unit.kind &&
        unit.area.startsWith(r.area) &&
        (r.organisationId === null || r.organisationId === unit.id),
    );
}
export type StoredRequirement = Placed & { id: string };

export type NewRequirement = Placed & { id: string; unitKind: string };
/** What was asked for from that same day, by the same place or for the same unit. */
export async function requirementOn(
  tx: TxCtx,
  r: NewRequirement,
): Promise<{ id: string; period: string; needs: number } | null> {
  const row = await tx.db
    .selectFrom('activity_requirement')
    .select(['id', 'period', 'needs'])
    .where('area', '=', r.area)
    .where('organisation_id', 'is not distinct from', r.organisationId)
    .where('unit_kind', '=', r.unitKind)
    .where('kind', '=', r.kind)
    .where('valid_from', '=', r.validFrom)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}
/** A new one, or the one of that day set right; what stood there before is in the journal. */
export async function putRequirement(tx: TxCtx, r: NewRequirement): Promise<void> {
  const asked = { period: r.period, needs: r.needs, basis: r.basis };
  await tx.db
    .insertInto('activity_requirement')
    .values({
      id: r.id,
      area: r.area,
      organisation_id: r.organisationId,
      unit_kind: r.unitKind,
      kind: r.kind,
      valid_from: r.validFrom,
      ...asked,
    })
    .onConflict((c) => c.columns(['area', 'organisation_id', 'unit_kind', 'kind', 'valid_from']).doUpdateSet(asked))
    .execute();
}
