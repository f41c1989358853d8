import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';

/** Deputies of one's own place and below; at home only how many there are, asked for by the pages with the house's own eyes. */
function visibleDeputies({ db, actor }: Ctx) {
  const all = db.selectFrom('deliberation_deputy as d');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where((eb) => eb.lit(false));
  const { from, before } = prefixRange(actor.area);
  return all.where('d.area', '>=', from).where('d.area', '<', before);
}
const deputies = (ctx: Ctx) =>
  visibleDeputies(ctx).select([
    'd.id',
    'd.area',
    'd.name',
    'd.is_woman as isWoman',
    'd.part',
    'd.elected_by as electedBy',
    'd.households',
    'd.term_from as termFrom',
    'd.term_until as termUntil',
    'd.ended_on as endedOn',
    'd.ended_why as endedWhy',
    'd.version',
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof deputies>['execute']>>[number];
const typed = (r: Row) => ({ ...r, electedBy: r.electedBy === 'group' ? ('group' as const) : ('households' as const) });
export type StoredDeputy = ReturnType<typeof typed>;

export const deputiesOf = async (ctx: Ctx, area: string): Promise<StoredDeputy[]> =>
  (await deputies(ctx).where('d.area', '=', area).orderBy('d.part').orderBy('d.name').orderBy('d.id').execute()).map(
    typed,
  );
export async function deputyById(ctx: Ctx, id: string): Promise<StoredDeputy> {
  const row = await deputies(ctx).where('d.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export const isServing = (d: Pick<StoredDeputy, 'termFrom' | 'termUntil' | 'endedOn'>, on: string): boolean =>
  d.termFrom <= on && on <= d.termUntil && (d.endedOn === null || on < d.endedOn);

export const insertDeputy = (
  tx: TxCtx,
  d: Pick<
    StoredDeputy,
    'id' | 'area' | 'name' | 'isWoman' | 'part' | 'electedBy' | 'households' | 'termFrom' | 'termUntil'
  >,
) =>
  tx.db
    .insertInto('deliberation_deputy')
    .values({
      id: d.id,
      area: d.area,
      name: d.name,
      is_woman: d.isWoman,
      part: d.part,
      elected_by: d.electedBy,
      households: d.households,
      term_from: d.termFrom,
      term_until: d.termUntil,
    })
    .execute();
export const putDeputyEnd = (tx: TxCtx, id: string, end: { on: string; why: string }) =>
  tx.db
    .updateTable('deliberation_deputy')
    .set((eb) => ({ ended_on: end.on, ended_why: end.why, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** Deputies in office by village: how many, how many of them women. */
export async function deputyCounts(ctx: Ctx, on: string) {
  const rows = await visibleDeputies(ctx)
    .select((eb) => [
      'd.area',
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('d.is_woman', '=', true).as('women'),
    ])
    .where('d.term_from', '<=', on)
    .where('d.term_until', '>=', on)
    .where((eb) => eb.or([eb('d.ended_on', 'is', null), eb('d.ended_on', '>', on)]))
    .groupBy('d.area')
    .execute();
  return new Map(rows.map((r) => [r.area, { all: Number(r.all), women: Number(r.women) }]));
}
