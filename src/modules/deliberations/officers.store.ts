import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { OfficerBody } from './affairs.rules.ts';

/** Who sits on the bodies of one's own place and below; at home nobody reads how they were appraised. */
function visibleOfficers({ db, actor }: Ctx) {
  const all = db.selectFrom('village_officer as o');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where((eb) => eb.lit(false));
  const { from, before } = prefixRange(actor.area);
  return all.where('o.area', '>=', from).where('o.area', '<', before);
}
const officers = (ctx: Ctx) =>
  visibleOfficers(ctx).select([
    'o.id',
    'o.area',
    'o.body',
    'o.name',
    'o.post',
    'o.from_on as fromOn',
    'o.ended_on as endedOn',
    'o.ended_why as endedWhy',
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof officers>['execute']>>[number];
const typed = (r: Row) => ({ ...r, body: r.body as OfficerBody });
export type StoredOfficer = ReturnType<typeof typed>;
export const officersOf = async (ctx: Ctx, area: string): Promise<StoredOfficer[]> =>
  (await officers(ctx).where('o.area', '=', area).orderBy('o.body').orderBy('o.from_on').orderBy('o.id').execute()).map(
    typed,
  );
export async function officerById(ctx: Ctx, id: string): Promise<StoredOfficer> {
  const row = await officers(ctx).where('o.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export const insertOfficer = (tx: TxCtx, o: Pick<StoredOfficer, 'id' | 'area' | 'body' | 'name' | 'post' | 'fromOn'>) =>
  tx.db
    .insertInto('village_officer')
    .values({ id: o.id, area: o.area, body: o.body, name: o.name, post: o.post, from_on: o.fromOn })
    .execute();
export const putOfficerEnd = (tx: TxCtx, id: string, end: { on: string; why: string }) =>
  tx.db
    .updateTable('village_officer')
    .set((eb) => ({ ended_on: end.on, ended_why: end.why, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export type Appraisal = { competent: number; fair: number; incompetent: number; isIncompetent: boolean; onDay: string };
export async function insertAppraisal(
  tx: TxCtx,
  a: Appraisal & { meetingId: string; officerId: string; area: string },
): Promise<boolean> {
  const row = await tx.db
    .insertInto('village_appraisal')
    .values({
      meeting_id: a.meetingId,
      officer_id: a.officerId,
      area: a.area,
      competent: a.competent,
      fair: a.fair,
      incompetent: a.incompetent,
      is_incompetent: a.isIncompetent,
      on_day: a.onDay,
    })
    .onConflict((c) => c.doNothing())
    .returning('meeting_id')
    .executeTakeFirst();
  return row !== undefined;
}
/** Newest first. */
export async function appraisalsOf({ db }: Ctx, officerIds: readonly string[]) {
  if (officerIds.length === 0) return [];
  return db
    .selectFrom('village_appraisal')
    .select([
      'officer_id as officerId',
      'on_day as onDay',
      'competent',
      'fair',
      'incompetent',
      'is_incompetent as isIncompetent',
    ])
    .where('officer_id', 'in', [...officerIds])
    .orderBy('on_day', 'desc')
    .execute();
}
