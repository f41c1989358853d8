import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { json, violation } from '#platform/database.ts';
import type { ClassInput } from './learning.contract.ts';
import { type EnrolmentMode, publicStatuses, type TermStatus, type WeekSlot } from './learning.rules.ts';
import { no } from './learning.words.ts';

/** Classes of terms that are announced are public; those of one's own place are seen while they are planned. */
function visibleClasses({ db, actor }: Ctx) {
  const all = db
    .selectFrom('learning_class as c')
    .innerJoin('learning_term as t', 't.id', 'c.term_id')
    .innerJoin('learning_course as k', 'k.id', 'c.course_id')
    .innerJoin('learning_subject as j', 'j.id', 'k.subject_id')
    .innerJoin('learning_room as r', 'r.id', 'c.room_id')
    .innerJoin('organisation as o', 'o.id', 'c.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('t.status', 'in', publicStatuses);
  const { from, before } = prefixRange(actor.area);
  return all.where(sql<boolean>`(t.status <> 'planned' or (c.area >= ${from} and c.area < ${before}))`);
}
const rows = (ctx: Ctx) =>
  visibleClasses(ctx).select([
    'c.id',
    'c.area',
    'c.organisation_id as organisationId',
    'o.name as unit',
    'c.term_id as termId',
    't.name as term',
    't.status as termStatus',
    't.per_learner as perLearner',
    'c.course_id as courseId',
    'k.title as course',
    'k.about',
    'k.hours_each as hoursEach',
    'j.id as subjectId',
    'j.name as subject',
    'c.name',
    'c.room_id as roomId',
    'r.name as room',
    'r.address',
    'r.step_free as stepFree',
    'c.seats',
    'c.kept_seats as keptSeats',
    'c.mode',
    'c.opens_at as opensAt',
    'c.closes_at as closesAt',
    'c.youngest',
    'c.extra_step_from as extraStepFrom',
    'c.fee_fen as feeFen',
    'c.fee_basis as feeBasis',
    sql<string | null>`coalesce(c.needs, k.needs)`.as('needs'),
    'c.slots',
    'c.from_day as fromDay',
    'c.sessions',
    'c.missed_limit as missedLimit',
    'c.certificate_percent as certificatePercent',
    'c.leader_id as leaderId',
    'c.cancelled_reason as cancelledReason',
    'c.version',
    sql<number>`(select count(*)::int from learning_seat s where s.class_id = c.id and s.to_at is null)`.as('taken'),
    sql<number>`(select count(*)::int from learning_session s where s.class_id = c.id and s.status <> 'cancelled')`.as(
      'drafted',
    ),
    sql<{ id: string; name: string }[]>`(
      select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by ct.nth), '[]')
      from learning_class_teacher ct join learning_teacher p on p.id = ct.teacher_id where ct.class_id = c.id)`.as(
      'teachers',
    ),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  termStatus: r.termStatus as TermStatus,
  mode: r.mode as EnrolmentMode,
  slots: r.slots as unknown as WeekSlot[],
});
/** A class with all that enrolling asks: how many seats, how many of them for telephone and counter, how many are taken, when, how, who, how much. */
export type LearningClass = ReturnType<typeof typed>;

export type ClassFilter = { termId?: string | undefined; subjectId?: string | undefined; area?: string | undefined };
export async function selectClasses(ctx: Ctx, f: ClassFilter = {}): Promise<LearningClass[]> {
  const within = f.area ? prefixRange(f.area) : null;
  const found = await rows(ctx)
    .$if(f.termId !== undefined, (q) => q.where('c.term_id', '=', f.termId ?? ''))
    .$if(f.subjectId !== undefined, (q) => q.where('j.id', '=', f.subjectId ?? ''))
    .$if(within !== null, (q) => q.where('c.area', '>=', within?.from ?? '').where('c.area', '<', within?.before ?? ''))
    .orderBy('j.name')
    .orderBy('c.name')
    .limit(mostOf(ctx, 1000))
    .execute();
  return found.map(typed);
}
export async function classById(ctx: Ctx, id: string): Promise<LearningClass> {
  const row = await rows(ctx).where('c.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
/** Taken for this transaction: whoever gives out seats or moves sessions of a class waits for the other. */
export async function lockClass(tx: TxCtx, id: string): Promise<LearningClass> {
  const row = await tx.db
    .selectFrom('learning_class')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return classById(tx, id);
}
/** For a change of the class itself: by those of its place, held against its version. */
export async function lockOwnClass(tx: TxCtx, id: string): Promise<LearningClass> {
  const found = await lockClass(tx, id);
  if (tx.actor.kind === 'staff' && !found.area.startsWith(tx.actor.area)) throw notFound();
  if (tx.version !== null && tx.version !== found.version) throw stale();
  return found;
}

/** What a class is, with the times of its enrolment decided. */
export type ClassValues = ClassInput & { opensAt: string; closesAt: string };
const columnsOf = (v: ClassValues) => ({
  course_id: v.courseId,
  name: v.name,
  room_id: v.roomId,
  seats: v.seats,
  kept_seats: v.keptSeats,
  mode: v.mode,
  opens_at: Temporal.Instant.from(v.opensAt),
  closes_at: Temporal.Instant.from(v.closesAt),
  youngest: v.youngest ?? null,
  extra_step_from: v.extraStepFrom,
  fee_fen: v.feeFen,
  fee_basis: v.feeBasis ?? null,
  needs: v.needs ?? null,
  slots: json(v.slots),
  from_day: v.fromDay,
  sessions: v.sessions,
  missed_limit: v.missedLimit ?? null,
  certificate_percent: v.certificatePercent,
});
const onceOnly = (name: string) => (error: unknown) => {
  if (violation(error)?.constraint === 'learning_class_once') throw no('sameName', 'name', { name });
  throw error;
};
async function putTeachers(tx: TxCtx, id: string, area: string, teacherIds: readonly string[]): Promise<void> {
  await tx.db.deleteFrom('learning_class_teacher').where('class_id', '=', id).execute();
  await tx.db
    .insertInto('learning_class_teacher')
    .values([...new Set(teacherIds)].map((teacher_id, i) => ({ class_id: id, teacher_id, area, nth: i + 1 })))
    .execute();
}
export async function insertClass(
  tx: TxCtx,
  of: { id: string; area: string; organisationId: string; termId: string },
  v: ClassValues,
): Promise<void> {
  await tx.db
    .insertInto('learning_class')
    .values({ id: of.id, area: of.area, organisation_id: of.organisationId, term_id: of.termId, ...columnsOf(v) })
    .execute()
    .catch(onceOnly(v.name));
  await putTeachers(tx, of.id, of.area, v.teacherIds);
}
export async function putClass(tx: TxCtx, c: { id: string; area: string }, v: ClassValues): Promise<void> {
  await tx.db
    .updateTable('learning_class')
    .set((eb) => ({ ...columnsOf(v), version: eb('version', '+', 1) }))
    .where('id', '=', c.id)
    .execute()
    .catch(onceOnly(v.name));
  await putTeachers(tx, c.id, c.area, v.teacherIds);
}
export const putCancelled = (tx: TxCtx, id: string, reason: string) =>
  tx.db
    .updateTable('learning_class')
    .set((eb) => ({ cancelled_reason: reason, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export const putLeader = (tx: TxCtx, id: string, learnerId: string | null) =>
  tx.db
    .updateTable('learning_class')
    .set((eb) => ({ leader_id: learnerId, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
