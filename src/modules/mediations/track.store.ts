import type { Ctx } from '#platform/context.ts';
import { triesOf } from '#platform/tries.store.ts';

/** Whose receipt it is: a number, and the passphrase of one of its parties. */
export const partyByReceipt = (ctx: Ctx, number: string) =>
  ctx.db
    .selectFrom('mediation_party as p')
    .innerJoin('mediation as m', 'm.id', 'p.mediation_id')
    .select(['p.id', 'p.mac', 'm.id as mediationId'])
    .where('m.number', '=', number)
    .where('p.mac', 'is not', null)
    .orderBy('p.nth')
    .execute();
export const mediationOfParty = async (ctx: Ctx, partyId: string): Promise<string | null> =>
  (await ctx.db.selectFrom('mediation_party').select('mediation_id').where('id', '=', partyId).executeTakeFirst())
    ?.mediation_id ?? null;

export const { countTry, forgetTries } = triesOf('mediation');

/** Who opened it, for its parties: by name, and when. */
export const openingsOf = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('journal as j')
    .innerJoin('staff_account as a', 'a.id', 'j.actor_id')
    .select(['a.name', 'j.at'])
    .where('j.subject_kind', '=', 'mediation')
    .where('j.subject_id', '=', id)
    .where('j.verb', 'in', ['open', 'openFile'])
    .orderBy('j.seq', 'desc')
    .limit(50)
    .execute();
