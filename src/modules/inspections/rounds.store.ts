import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { ancestorsOf, placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { type Openness, wideRoles } from './inspections.rules.ts';

/** Those who oversee a place read of every unit in it; everybody else of what their own unit has a part in. */
export const readsWide = ({ actor }: Ctx): boolean =>
  actor.kind === 'staff' && wideRoles.some((role) => role === actor.role);
/** Is a finding (`f`) of a round (`r`) one in which this unit has a part? */
export const hasPart = (own: string) => sql<boolean>`(
  r.organisation_id = ${own} or f.inspected_id = ${own} or f.owner_id = ${own} or f.lead_id = ${own} or ${own} = any(f.called_ids)
  or exists (select 1 from inspection_measure x where x.finding_id = f.id and x.organisation_id = ${own}))`;

/** Rounds in which one's own unit inspects, is inspected or has a part, and for overseers those of units in their place; at home what was published. */
export function visibleRounds(ctx: Ctx) {
  const { db, actor } = ctx;
  const all = db.selectFrom('inspection_round as r').innerJoin('organisation as o', 'o.id', 'r.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('r.openness', '=', 'public');
  const { from, before } = prefixRange(actor.area);
  const own = actor.organisationId;
  return all.where(
    sql<boolean>`(r.organisation_id = ${own}
      or exists (select 1 from inspection_unit u where u.round_id = r.id
        and (u.organisation_id = ${own} or (${readsWide(ctx)} and u.area >= ${from} and u.area < ${before})))
      or exists (select 1 from inspection_finding f where f.round_id = r.id and ${hasPart(own)}))`,
  );
}
const rounds = (q: ReturnType<typeof visibleRounds>) =>
  q.select((eb) => [
    'r.id',
    'r.area',
    placeName(eb.ref('r.area')).as('placeName'),
    'r.organisation_id as officeId',
    'o.short_name as office',
    'r.year',
    'r.nth',
    'r.title',
    'r.document_no as documentNo',
    'r.begun_on as begunOn',
    'r.ended_on as endedOn',
    'r.told_on as toldOn',
    'r.plan_days as planDays',
    'r.rectify_days as rectifyDays',
    'r.openness',
    'r.statement',
    'r.published_on as publishedOn',
    'r.version',
    sql<{ id: string; name: string }[]>`coalesce((
      select json_agg(json_build_object('id', x.id, 'name', x.short_name) order by x.short_name)
      from inspection_unit u join organisation x on x.id = u.organisation_id where u.round_id = r.id), '[]'::json)`.as(
      'units',
    ),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rounds>['execute']>>[number];
const typed = (r: Row) => ({ ...r, placeName: r.placeName ?? r.area, openness: r.openness as Openness });
export type StoredRound = ReturnType<typeof typed>;

const MOST = 300;
const inOrder = (ctx: Ctx, q: ReturnType<typeof rounds>) =>
  q.orderBy('r.told_on', 'desc').orderBy('r.id').limit(mostOf(ctx, MOST)).execute();
export const selectRounds = async (ctx: Ctx): Promise<StoredRound[]> =>
  (await inOrder(ctx, rounds(visibleRounds(ctx)))).map(typed);
export async function roundById(ctx: Ctx, id: string): Promise<StoredRound> {
  const row = await rounds(visibleRounds(ctx)).where('r.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
/** What was published to this reader: at home to everybody, to staff also within the Party, on the line of their place. */
export async function selectPublished(ctx: Ctx): Promise<StoredRound[]> {
  const { db, actor } = ctx;
  const all = db.selectFrom('inspection_round as r').innerJoin('organisation as o', 'o.id', 'r.organisation_id');
  if (actor.kind !== 'staff') return (await inOrder(ctx, rounds(all.where('r.openness', '=', 'public')))).map(typed);
  const { from, before } = prefixRange(actor.area);
  const near = sql<boolean>`(r.area = any(${ancestorsOf(actor.area)}) or (r.area >= ${from} and r.area < ${before}))`;
  return (await inOrder(ctx, rounds(all.where('r.openness', '<>', 'none').where(near)))).map(typed);
}

export type RoundValues = {
  year: number;
  nth: number;
  title: string;
  documentNo?: string | undefined;
  begunOn: string;
  endedOn: string;
  toldOn: string;
  planDays: number;
  rectifyDays: number;
};
const columns = (v: RoundValues) => ({
  year: v.year,
  nth: v.nth,
  title: v.title,
  document_no: v.documentNo ?? null,
  begun_on: v.begunOn,
  ended_on: v.endedOn,
  told_on: v.toldOn,
  plan_days: v.planDays,
  rectify_days: v.rectifyDays,
});
export const insertRound = (
  tx: TxCtx,
  r: RoundValues & { id: string; area: string; organisationId: string; accountId: string },
) =>
  tx.db
    .insertInto('inspection_round')
    .values({
      ...{ id: r.id, area: r.area, organisation_id: r.organisationId, account_id: r.accountId, at: tx.now },
      ...columns(r),
    })
    .execute();
export const insertUnits = (tx: TxCtx, roundId: string, units: readonly { id: string; area: string }[]) =>
  tx.db
    .insertInto('inspection_unit')
    .values(units.map((u) => ({ round_id: roundId, organisation_id: u.id, area: u.area })))
    .onConflict((c) => c.doNothing())
    .execute();
/** Units that are no longer among the inspected; those with findings stay. Returns whether all went. */
export async function dropUnits(tx: TxCtx, roundId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .deleteFrom('inspection_unit')
    .where('round_id', '=', roundId)
    .where('organisation_id', 'in', [...ids])
    .execute();
}
/** Takes the row for this transaction and holds it to the version that was seen. */
export async function lockRound(tx: TxCtx, id: string): Promise<StoredRound> {
  const r = await roundById(tx, id);
  const row = await tx.db
    .selectFrom('inspection_round')
    .select('version')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (tx.version === null) throw versionMissing();
  if (row.version !== tx.version) throw stale();
  return r;
}
export const putRound = (tx: TxCtx, id: string, v: RoundValues) =>
  tx.db
    .updateTable('inspection_round')
    .set((eb) => ({ ...columns(v), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export const putOpenness = (
  tx: TxCtx,
  id: string,
  v: { openness: Openness; statement: string | null; publishedOn: string | null },
) =>
  tx.db
    .updateTable('inspection_round')
    .set((eb) => ({
      openness: v.openness,
      statement: v.statement,
      published_on: v.publishedOn,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
