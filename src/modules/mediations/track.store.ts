import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';

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

/** Counts one try within the last hour and says how many there were. */
export async function countTry(ctx: Ctx, id: string): Promise<number> {
  const hourAgo = ctx.now.subtract({ hours: 1 });
  const row = await ctx.db
    .updateTable('mediation')
    .set((eb) => ({
      tries: eb.case().when('tries_since', '>', hourAgo).then(sql<number>`least(tries + 1, 1000)`).else(1).end(),
      tries_since: eb.case().when('tries_since', '>', hourAgo).then(eb.ref('tries_since')).else(ctx.now).end(),
    }))
    .where('id', '=', id)
    .returning('tries')
    .executeTakeFirst();
  return row?.tries ?? 0;
}
export const forgetTries = (ctx: Ctx, id: string) =>
  ctx.db.updateTable('mediation').set({ tries: 0, tries_since: null }).where('id', '=', id).execute();

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
