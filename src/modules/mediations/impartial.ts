import { unitsOf } from '#modules/access/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import { ownParty } from './impartial.rules.ts';
import { no } from './mediations.words.ts';

/** Refuses one who would mediate for or against himself or his own unit; the parties are named to nobody by it. */
export async function notOwnMatter(
  ctx: Ctx,
  parties: readonly string[],
  by: { name: string; accountId: string },
  field?: string,
): Promise<void> {
  const ids = (await unitsOf(ctx, [by.accountId])).get(by.accountId) ?? [];
  const units = [...(await organisationsById(ctx, ids)).values()];
  const own = ownParty(parties, {
    name: by.name,
    units: units.map(({ name, shortName, kind }) => ({ name, shortName, isCommittee: kind === 'committee' })),
  });
  if (own) throw no('ownMatter', field, { name: by.name });
}
