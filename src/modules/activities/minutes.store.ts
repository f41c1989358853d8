import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { StoredUpload } from '#modules/phones/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { DecisionView, SupplementView, TaskView } from './activities.contract.ts';
import type { PassBase } from './activities.rules.ts';

/* Decisions, what follows, pictures. Callers hold an activity they may see. */

type OfActivity = { id: string; area: string };

export async function decisionsOf(ctx: Ctx, activityId: string): Promise<DecisionView[]> {
  const rows = await ctx.db
    .selectFrom('activity_decision')
    .select([
      'nth',
      'what',
      'yes',
      'no',
      'abstain',
      'base',
      'base_count as baseCount',
      'needed',
      'passed',
      'is_matter as isMatter',
    ])
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
      decisions.map(({ baseCount, isMatter, ...d }) => ({
        ...d,
        activity_id: a.id,
        area: a.area,
        base_count: baseCount,
        is_matter: isMatter,
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

/** What follows in the actor's place, and what is their own unit's to do wherever it was decided. */
function visibleTasks(ctx: Ctx) {
  if (ctx.actor.kind !== 'staff') throw notFound();
  const { area, organisationId } = ctx.actor;
  const { from, before } = prefixRange(area);
  return tasks(ctx).where((eb) =>
    eb.or([
      eb.and([eb('t.area', '>=', from), eb('t.area', '<', before)]),
      eb('t.organisation_id', '=', organisationId),
    ]),
  );
}
/** What is still open, the earliest first. */
export function openTasks(ctx: Ctx, area: string | undefined) {
  const within = area ? prefixRange(area) : null;
  return visibleTasks(ctx)
    .select(['a.title', 't.area'])
    .where('t.done_on', 'is', null)
    .$if(within !== null, (q) => q.where('t.area', '>=', within?.from ?? '').where('t.area', '<', within?.before ?? ''))
    .orderBy('t.due_on')
    .orderBy('t.id')
    .limit(mostOf(ctx, 300))
    .execute();
}
export async function lockTask(tx: TxCtx, id: string): Promise<TaskView & { area: string; madeAt: Temporal.Instant }> {
  const row = await visibleTasks(tx)
    .select(['t.area', 'a.held_at as madeAt'])
    .where('t.id', '=', id)
    .forUpdate('t')
    .executeTakeFirst();
  if (!row?.madeAt) throw notFound();
  return { ...row, madeAt: row.madeAt };
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

const placeOfPeople = (id: string) => `activity_photo.people:${id}`;
const placeOfAgreed = (id: string) => `activity_photo.agreed:${id}`;
export const sealedPhoto: Sealed = {
  table: 'activity_photo',
  key: 'id',
  columns: { people_sealed: placeOfPeople, agreed_sealed: placeOfAgreed },
};
export async function photosOf(ctx: Ctx, activityId: string) {
  const rows = await ctx.db
    .selectFrom('activity_photo')
    .select([
      'id',
      'name',
      'shows',
      'consent',
      'people_sealed as peopleSealed',
      'agreed_sealed as agreedSealed',
      'hash',
      'thumb_hash as thumbHash',
      'media_type as mediaType',
    ])
    .where('activity_id', '=', activityId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ peopleSealed, agreedSealed, consent, ...p }) => ({
    ...p,
    people: peopleSealed ? open(ctx.house.keys, peopleSealed, placeOfPeople(p.id)) : null,
    agreed: agreedSealed ? open(ctx.house.keys, agreedSealed, placeOfAgreed(p.id)) : consent,
  }));
}
/** One picture, with who is on it and who agreed. */
export async function insertPhoto(
  tx: TxCtx,
  a: OfActivity,
  f: Pick<StoredUpload, 'id' | 'name' | 'hash' | 'mediaType' | 'thumbHash'>,
  of: { consent: { people: string; agreed: string } | null; accountId: string },
): Promise<void> {
  const sealed = (text: string, place: string) => Buffer.from(seal(tx.house.keys, text, place));
  await tx.db
    .insertInto('activity_photo')
    .values({
      id: f.id,
      activity_id: a.id,
      area: a.area,
      hash: f.hash,
      thumb_hash: f.thumbHash ?? null,
      media_type: f.mediaType,
      name: f.name,
      shows: of.consent ? 'people' : 'things',
      people_sealed: of.consent && sealed(of.consent.people, placeOfPeople(f.id)),
      agreed_sealed: of.consent && sealed(of.consent.agreed, placeOfAgreed(f.id)),
      account_id: of.accountId,
      at: tx.now,
    })
    .execute();
}
/** The row goes; the hashes of what it showed, or null when it was not there. */
export async function deletePhoto(tx: TxCtx, activityId: string, id: string): Promise<string[] | null> {
  const row = await tx.db
    .deleteFrom('activity_photo')
    .where('activity_id', '=', activityId)
    .where('id', '=', id)
    .returning(['hash', 'thumb_hash as thumbHash'])
    .executeTakeFirst();
  return row ? [row.hash, ...(row.thumbHash ? [row.thumbHash] : [])] : null;
}

const placeOfSupplement = (id: string) => `activity_supplement:${id}`;
export const sealedSupplement: Sealed = {
  table: 'activity_supplement',
  key: 'id',
  columns: { text_sealed: placeOfSupplement },
};
/** What was added under the minutes, in the order it came. */
export async function supplementsOf(ctx: Ctx, activityId: string): Promise<SupplementView[]> {
  const rows = await ctx.db
    .selectFrom('activity_supplement as s')
    .innerJoin('staff_account as c', 'c.id', 's.account_id')
    .select(['s.id', 's.nth', 's.text_sealed as sealed', 's.at', 'c.name as by'])
    .where('s.activity_id', '=', activityId)
    .orderBy('s.nth')
    .execute();
  return rows.map(({ id, sealed, at, nth, by }) => ({
    nth,
    by,
    at: at.toString(),
    text: open(ctx.house.keys, sealed, placeOfSupplement(id)),
  }));
}
export async function insertSupplement(
  tx: TxCtx,
  a: OfActivity,
  of: { nth: number; text: string; by: string },
): Promise<void> {
  const id = tx.house.newId();
  await tx.db
    .insertInto('activity_supplement')
    .values({
      id,
      activity_id: a.id,
      area: a.area,
      nth: of.nth,
      text_sealed: Buffer.from(seal(tx.house.keys, of.text, placeOfSupplement(id))),
      account_id: of.by,
      at: tx.now,
    })
    .execute();
}
