import { prefixRange } from '#kernel/area.ts';
import type { Ctx } from '#platform/context.ts';
import { visibleAid } from './aid.store.ts';

/** Of the 特困 applications decided in the last year: how many, and how many of them the county visited (TK 17). */
export async function countSpotChecks(
  ctx: Ctx,
  area: string | undefined,
): Promise<{ decided: number; visited: number }> {
  let query = visibleAid(ctx)
    .select((eb) => [
      eb.fn.countAll<number>().as('decided'),
      eb.fn
        .countAll<number>()
        .filterWhere((w) =>
          w.exists(
            w
              .selectFrom('aid_statement as s')
              .select('s.id')
              .whereRef('s.application_id', '=', 'a.id')
              .where('s.kind', '=', 'visit'),
          ),
        )
        .as('visited'),
    ])
    .where('a.kind', '=', 'tekun')
    .where('a.decided_at', '>=', ctx.now.subtract({ hours: 365 * 24 }));
  if (area) {
    const { from, before } = prefixRange(area);
    query = query.where('a.area', '>=', from).where('a.area', '<', before);
  }
  return query.executeTakeFirstOrThrow();
}
