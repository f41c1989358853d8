import { sql } from 'kysely';
import type { Ctx, TxCtx } from '#platform/context.ts';

export async function insertRating(
  tx: TxCtx,
  w: { id: string; area: string },
  r: { from: string; to: string; stars: number; text: string | null },
): Promise<void> {
  await tx.db
    .insertInto('whistle_rating')
    .values({
      whistle_id: w.id,
      area: w.area,
      from_organisation_id: r.from,
      to_organisation_id: r.to,
      stars: r.stars,
      text: r.text,
      at: tx.now,
    })
    .execute();
}

/** Ratings per unit that can be read by now, of those that have enough of them. */
export const countRatings = (ctx: Ctx, area: { from: string; before: string }, fewest: number, blindDays: number) =>
  ctx.db
    .selectFrom('whistle_rating as r')
    .innerJoin('whistle as w', 'w.id', 'r.whistle_id')
    .innerJoin('organisation as o', 'o.id', 'r.to_organisation_id')
    .select((eb) => [
      'o.id',
      'o.short_name as name',
      eb.fn.countAll<number>().as('n'),
      sql<number>`round(avg(r.stars), 1)::float8`.as('average'),
    ])
    .where('r.area', '>=', area.from)
    .where('r.area', '<', area.before)
    .where((eb) =>
      eb.or([
        eb('w.ended_at', '<=', ctx.now.subtract({ hours: blindDays * 24 })),
        eb.exists(
          eb
            .selectFrom('whistle_rating as back')
            .select('back.whistle_id')
            .whereRef('back.whistle_id', '=', 'r.whistle_id')
            .whereRef('back.from_organisation_id', '=', 'r.to_organisation_id')
            .whereRef('back.to_organisation_id', '=', 'r.from_organisation_id'),
        ),
      ]),
    )
    .groupBy(['o.id', 'o.short_name'])
    .having((eb) => eb.fn.countAll(), '>=', fewest)
    .orderBy('o.short_name')
    .execute();
