/** The door of `organisations`: who they are, who stands above whom, and to whom a place's matters can be sent. */

import { checkAreaCode } from '#kernel/area.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { selectCommitteeJoined } from './members.store.ts';
import {
  type Organisation,
  selectNamed,
  selectOnLine,
  selectOrganisations,
  selectSuperiors,
} from './organisations.store.ts';

export { addMember, endPerson, joinPerson } from './members.actions.ts';
export { addOne as addOrganisation, type NewOrganisation } from './organisations.actions.ts';
export { structureOf } from './organisations.reads.ts';
export { type OrganisationKind, organisationKinds } from './organisations.rules.ts';
export type { Organisation } from './organisations.store.ts';
export { organisationKindWords } from './organisations.words.ts';

/** Organisations by id, closed ones too, whoever asks; an unknown id is not in the map. */
export async function organisationsById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Organisation>> {
  return new Map((await selectOrganisations(ctx, ids)).map((o) => [o.id, o]));
}

/** The superiors by system, bottom-up: the direct one first. Review goes up this line (信访条例 35, 36). */
export async function superiorsOf(ctx: Ctx, id: string): Promise<string[]> {
  return (await selectSuperiors(ctx, id)).map((s) => s.id);
}

/** The Party committee to which a unit belongs by having joined it; null where it joined none. */
export const committeeJoinedBy = (ctx: Ctx, id: string): Promise<string | null> =>
  selectCommitteeJoined(ctx, id, dayOf(ctx.now));

/** Is `upperId` somewhere above `lowerId`? Nobody is above themselves. */
export async function isSuperiorOf(ctx: Ctx, upperId: string, lowerId: string): Promise<boolean> {
  return (await superiorsOf(ctx, lowerId)).includes(upperId);
}

/**
 * The open organisations to which a matter of this place can be sent: those at the place, those of the places above it, whose
 * departments and companies serve it too, and those inside it. Nearest first. Empty for what is no code.
 */
export async function organisationsFor(ctx: Ctx, area: string): Promise<Organisation[]> {
  return checkAreaCode(area) ? [] : selectOnLine(ctx, area, dayOf(ctx.now));
}

/** The open organisation of exactly this name or short name; null when there is none or more than one. For the command line. */
export async function organisationNamed(ctx: Ctx, name: string): Promise<Organisation | null> {
  const [found, another] = await selectNamed(ctx, name, dayOf(ctx.now));
  return found && !another ? found : null;
}
