import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { StoredUpload } from '#modules/phones/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { DecisionView, TaskView } from './activities.contract.ts';
import type { PassBase, PhotoShows } from './activities.rules.ts';

/* Decisions, what follows, pictures. Callers hold an activity they may see. */

type OfActivity = { id: string; area: string };

export async function decisionsOf(ctx: Ctx, activityId: string): Promise<DecisionView[]> {
  const rows = await ctx.db
    .selectFrom('activity_decision')
    .select(['nth', 'what', 'yes', 'no', 'abstain', 'base', 'base_count as baseCount', 'needed', 'passed'])
    .where('activity_id', '=', activityId)
    .orderBy('nth')
    .execute();
  return rows.map((r) => ({ ...r, base: r.base as PassBase }));
}
export async function insertDecisions(
  tx: TxCtx,
  a: OfActivity,
  present: number,
  decisions: readonly DecisionView[],
): Promise<void> {
  if (decisions.length === 0) return;
  await tx.db
    .insertInto('activity_decision')
    .values(
      decisions.map(({ baseCount, ...d }) => ({
        ...d,
        activity_id: a.id,
        area: a.area,
        base_count: baseCount,
        present,
      })),
    )
    .execute();
}

const tasks = (ctx: Ctx) =>
  ctx.db
    .selectFrom('activity_task as t')
    .innerJoin('organisation as o', 'o.id', 't.organisation_id')
    .innerJoin('activity as a', 'a.id', 't.activity_id')
    .select([
      't.id',
      't.activity_id as activityId',
      't.what',
      't.organisation_id as organisationId',
      'o.short_name as unit',
      't.due_on as dueOn',
      't.done_on as doneOn',
      't.done_note as doneNote',
    ]);
export const tasksOf = (ctx: Ctx, activityId: string): Promise<TaskView[]> =>
  tasks(ctx).where('t.activity_id', '=', activityId).orderBy('t.due_on').orderBy('t.id').execute();

function ownArea({ actor }: Ctx) {
  if (actor.kind !== 'staff') throw notFound();
  return prefixRange(actor.area);
}
/** What is still open in the actor's place, the earliest first. */
export function openTasks(ctx: Ctx, area: string | undefined) {
  const own = ownArea(ctx);
  const within = area ? prefixRange(area) : own;
  return tasks(ctx)
    .select('a.title')
    .where('t.area', '>=', own.from)
    .where('t.area', '<', own.before)
    .where('t.done_on', 'is', null)
    .where('t.area', '>=', within.from)
    .where('t.area', '<', within.before)
    .orderBy('t.due_on')
    .orderBy('t.id')
    .limit(300)
    .execute();
}
export async function lockTask(tx: TxCtx, id: string): Promise<TaskView & { area: string }> {
  const own = ownArea(tx);
  const row = await tasks(tx)
    .select('t.area')
    .where('t.id', '=', id)
    .where('t.area', '>=', own.from)
    .where('t.area', '<', own.before)
    .forUpdate('t')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
export async function insertTasks(
  tx: TxCtx,
  a: OfActivity,
  many: readonly { what: string; organisationId: string; dueOn: string }[],
): Promise<void> {
  if (many.length === 0) return;
  await tx.db
    .insertInto('activity_task')
    .values(
      many.map((t) => ({
        id: tx.house.newId(),
        activity_id: a.id,
        area: a.area,
        what: t.what,
        organisation_id: t.organisationId,
        due_on: t.dueOn,
      })),
    )
    .execute();
}
export const putDone = (tx: TxCtx, id: string, d: { on: string; note: string; by: string }) =>
  tx.db
    .updateTable('activity_task')
    .set({ done_on: d.on, done_note: d.note, done_by: d.by })
    .where('id', '=', id)
    .execute();

export const photosOf = (ctx: Ctx, activityId: string) =>
  ctx.db
    .selectFrom('activity_photo')
    .select(['id', 'name', 'shows', 'consent', 'hash', 'thumb_hash as thumbHash', 'media_type as mediaType'])
    .where('activity_id', '=', activityId)
    .orderBy('at')
    .orderBy('id')
    .execute();
export async function insertPhotos(
  tx: TxCtx,
  a: OfActivity,
  files: readonly StoredUpload[],
  of: { shows: PhotoShows; consent: string | null; accountId: string },
): Promise<void> {
  if (files.length === 0) return;
  await tx.db
    .insertInto('activity_photo')
    .values(
      files.map((f) => ({
        id: f.id,
        activity_id: a.id,
        area: a.area,
        hash: f.hash,
        thumb_hash: f.thumbHash ?? null,
        media_type: f.mediaType,
        name: f.name,
        shows: of.shows,
        consent: of.consent,
        account_id: of.accountId,
        at: tx.now,
      })),
    )
    .execute();
}
/** The row goes; false when it was not there. */
export async function deletePhoto(tx: TxCtx, activityId: string, id: string): Promise<boolean> {
  const row = await tx.db
    .deleteFrom('activity_photo')
    .where('activity_id', '=', activityId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
