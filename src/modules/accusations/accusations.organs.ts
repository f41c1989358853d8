import { isWithin } from '#kernel/area.ts';
import { actorsWithRole } from '#modules/access/index.ts';
import { organisationsById, superiorsOf } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import { type AccusedUnit, mayReceive, type Organ } from './accusations.rules.ts';

export type KnownOrgan = Organ & { readonly name: string; readonly superiors: readonly string[] };

/**
 * The discipline organs at work today: organisations in which somebody holds a post of discipline inspection that covers the whole
 * place of the organisation, from the county up. A post with nobody in it receives nothing that would then lie unread.
 */
export async function disciplineOrgans(ctx: Ctx): Promise<KnownOrgan[]> {
  const officers = await actorsWithRole(ctx, 'discipline');
  const units = await organisationsById(
    ctx,
    officers.map((o) => o.organisationId),
  );
  const atWork = [...units.values()].filter((unit) =>
    officers.some((o) => o.organisationId === unit.id && isWithin(unit.area, o.area)),
  );
  const organs = await Promise.all(
    atWork.map(async ({ id, name, area }) => ({
      organisationId: id,
      name,
      area,
      superiors: await superiorsOf(ctx, id),
    })),
  );
  return organs.filter(mayReceive);
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
