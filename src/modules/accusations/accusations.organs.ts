import { isWithin } from '#kernel/area.ts';
import { type AtPost, actorsWithRole, unitsOf } from '#modules/access/index.ts';
import { organisationsById, superiorsOf } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import { type AccusedUnit, disciplineRoles, mayReceive, type Organ, organFor } from './accusations.rules.ts';
import { aside, type Officer, type Told, unitAccused } from './recusal.rules.ts';

export type KnownOfficer = Officer & { readonly isLeader: boolean };
export type KnownOrgan = Organ & {
  readonly name: string;
  readonly superiors: readonly string[];
  readonly officers: readonly KnownOfficer[];
};

const once = <T>(items: readonly T[]) => [...new Set(items)];

/** Where these people hold posts today, with what stands above each of those units. */
async function postsOfOfficers(ctx: Ctx, accountIds: readonly string[]) {
  const units = await unitsOf(ctx, accountIds);
  const ids = once([...units.values()].flat());
  const above = new Map(await Promise.all(ids.map(async (id) => [id, await superiorsOf(ctx, id)] as const)));
  return (accountId: string) => (units.get(accountId) ?? []).map((id) => ({ id, superiors: above.get(id) ?? [] }));
}

/**
 * The discipline organs at work today: organisations in which somebody holds a post of discipline inspection that covers the whole
 * place of the organisation, from the county up. A post with nobody in it receives nothing that would then lie unread.
 */
export async function disciplineOrgans(ctx: Ctx): Promise<KnownOrgan[]> {
  const posts: AtPost[] = (await Promise.all(disciplineRoles.map((role) => actorsWithRole(ctx, role)))).flat();
  const units = await organisationsById(ctx, once(posts.map((p) => p.organisationId)));
  const heldBy = await postsOfOfficers(ctx, once(posts.map((p) => p.accountId)));
  const organs = await Promise.all(
    [...units.values()].map(async ({ id, name, area }) => {
      const held = posts.filter((p) => p.organisationId === id && isWithin(area, p.area));
      const officers = once(held.map((p) => p.accountId)).map((accountId) => ({
        accountId,
        name: held.find((p) => p.accountId === accountId)?.name ?? '',
        isLeader: held.some((p) => p.accountId === accountId && p.role === 'disciplineLeader'),
        units: heldBy(accountId),
      }));
      return { organisationId: id, name, area, superiors: await superiorsOf(ctx, id), officers };
    }),
  );
  return organs.filter((organ) => organ.officers.length > 0 && mayReceive(organ));
}

/** The accused's unit with the units above it; null when none was chosen, or it is no longer known. */
export async function accusedUnit(
  ctx: Ctx,
  organisationId: string | null,
): Promise<(AccusedUnit & { name: string; area: string }) | null> {
  if (organisationId === null) return null;
  const unit = (await organisationsById(ctx, [organisationId])).get(organisationId);
  return unit ? { id: unit.id, name: unit.name, area: unit.area, superiors: await superiorsOf(ctx, unit.id) } : null;
}

/** What decides where an accusation may lie: of whom it tells, and who stepped aside already. */
export type Concern = { readonly told: Told; readonly unit: AccusedUnit | null; readonly gone: ReadonlySet<string> };

/** Who of this organ may read it. */
export function freeOfficers(organ: KnownOrgan, { told, unit, gone }: Concern): KnownOfficer[] {
  const out = aside(organ.officers, organ.organisationId, told, unit).map((a) => a.accountId);
  return organ.officers.filter((o) => !gone.has(o.accountId) && !out.includes(o.accountId));
}

export const accusedFor = (concern: Concern, organs: readonly KnownOrgan[]): AccusedUnit | null =>
  unitAccused(concern.unit, concern.told.accused, organs);

/** The nearest organ that works for the place, is free of the accused and has somebody free to read it. */
export const organFreeFor = (place: string, organs: readonly KnownOrgan[], concern: Concern): KnownOrgan | null =>
  organFor(place, organs, accusedFor(concern, organs), (organ) => freeOfficers(organ, concern).length > 0);

/** The one an accusation goes on to from this organ: of a higher level, and free of the accused. */
export const organAbove = (organ: Organ, organs: readonly KnownOrgan[], concern: Concern): KnownOrgan | null =>
  organFor(
    organ.area,
    organs,
    accusedFor(concern, organs),
    (o) => o.area.length < organ.area.length && freeOfficers(o, concern).length > 0,
  );
