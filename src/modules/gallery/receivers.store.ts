import { placeName } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';

export type Receiver = { id: string; name: string; area: string; placeName: string };
/** Who takes in what people send: the units that show something here already, or have an exhibition. */
export async function receivers({ db }: Ctx): Promise<Receiver[]> {
  const found = await db
    .selectFrom('organisation as o')
    .select((eb) => ['o.id', 'o.name', 'o.area', placeName(eb.ref('o.area')).as('placeName')])
    .where('o.valid_to', 'is', null)
    .where((eb) =>
      eb.or([
        eb.exists(eb.selectFrom('gallery_work as w').select('w.id').whereRef('w.organisation_id', '=', 'o.id')),
        eb.exists(eb.selectFrom('exhibition as e').select('e.id').whereRef('e.organisation_id', '=', 'o.id')),
      ]),
    )
    .orderBy('o.area')
    .orderBy('o.name')
    .limit(100)
    .execute();
  return found.map((r) => ({ ...r, placeName: r.placeName ?? r.area }));
}
