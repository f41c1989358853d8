import { type ReferenceExpression, sql } from 'kysely';
import type { Tables } from '#db/tables.ts';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import { violation } from '#platform/database.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { CourseInput, RoomInput, TeacherInput } from './catalogue.contract.ts';
import { no } from './learning.words.ts';

/* Subjects, courses, teachers and rooms: what classes are made of. Staff see those of their place and of the places above it that serve it. */

const placeOfPhone = (id: string) => `learning_teacher.phone:${id}`;
export const sealedTeacher: Sealed = { table: 'learning_teacher', key: 'id', columns: { phone_sealed: placeOfPhone } };

const inPlace = (ctx: Ctx, column: string) => {
  const { actor } = ctx;
  if (actor.kind === 'system') return sql<boolean>`true`;
  if (actor.kind !== 'staff') return sql<boolean>`false`;
  const { from, before } = prefixRange(actor.area);
  return sql<boolean>`(${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${before} or starts_with(${actor.area}, ${sql.ref(column)}))`;
};
type Catalogue = 'learning_subject' | 'learning_course' | 'learning_teacher' | 'learning_room';
/** The row of one's own place, locked and held against its version. */
async function lock(tx: TxCtx, table: Catalogue, id: string): Promise<{ area: string }> {
  const key: ReferenceExpression<Tables, Catalogue> = 'id';
  const row = await tx.db
    .selectFrom(table)
    .select(['area', 'version'])
    .where(key, '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row || (tx.actor.kind === 'staff' && !row.area.startsWith(tx.actor.area))) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return row;
}
/** A name that is taken is said on its field. */
const onceOnly = (name: string) => (error: unknown) => {
  if (violation(error)?.code === '23505') throw no('sameName', 'name', { name });
  throw error;
};

export const subjectsOf = (ctx: Ctx) =>
  ctx.db
    .selectFrom('learning_subject as s')
    .select(['s.id', 's.area', 's.name', 's.about', 's.version'])
    .where(inPlace(ctx, 's.area'))
    .orderBy('s.area')
    .orderBy('s.name')
    .execute();
export const insertSubject = (tx: TxCtx, id: string, area: string, name: string, about: string | null) =>
  tx.db.insertInto('learning_subject').values({ id, area, name, about }).execute().catch(onceOnly(name));

export const coursesOf = (ctx: Ctx) =>
  ctx.db
    .selectFrom('learning_course as c')
    .innerJoin('learning_subject as s', 's.id', 'c.subject_id')
    .select([
      ...(['c.id', 'c.area', 'c.subject_id as subjectId', 's.name as subject', 'c.title', 'c.about'] as const),
      ...(['c.hours_each as hoursEach', 'c.needs', 'c.version'] as const),
    ])
    .where(inPlace(ctx, 'c.area'))
    .orderBy('s.name')
    .orderBy('c.title')
    .execute();
const courseColumns = (c: CourseInput) => ({
  subject_id: c.subjectId,
  title: c.title,
  about: c.about ?? null,
  hours_each: c.hoursEach,
  needs: c.needs ?? null,
});
export const insertCourse = (tx: TxCtx, id: string, area: string, c: CourseInput) =>
  tx.db
    .insertInto('learning_course')
    .values({ id, area, ...courseColumns(c) })
    .execute()
    .catch(onceOnly(c.title));
export async function putCourse(tx: TxCtx, id: string, c: CourseInput): Promise<void> {
  await lock(tx, 'learning_course', id);
  await tx.db
    .updateTable('learning_course')
    .set((eb) => ({ ...courseColumns(c), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
    .catch(onceOnly(c.title));
}

export const teachersOf = (ctx: Ctx) =>
  ctx.db
    .selectFrom('learning_teacher as t')
    .leftJoin('staff_account as a', 'a.id', 't.account_id')
    .select([
      ...(['t.id', 't.area', 't.account_id as accountId', 'a.name as account', 't.name', 't.about'] as const),
      ...(['t.left_on as leftOn', 't.version'] as const),
      sql<boolean>`t.phone_sealed is not null`.as('hasPhone'),
      sql<{ id: string; name: string }[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name), '[]')
        from learning_teacher_subject ts join learning_subject s on s.id = ts.subject_id where ts.teacher_id = t.id)`.as(
        'subjects',
      ),
    ])
    .where(inPlace(ctx, 't.area'))
    .orderBy('t.name')
    .execute();
async function putSubjects(tx: TxCtx, id: string, area: string, subjectIds: readonly string[]): Promise<void> {
  await tx.db.deleteFrom('learning_teacher_subject').where('teacher_id', '=', id).execute();
  const of = [...new Set(subjectIds)];
  if (of.length > 0)
    await tx.db
      .insertInto('learning_teacher_subject')
      .values(of.map((subject_id) => ({ teacher_id: id, subject_id, area })))
      .execute();
}
const teacherColumns = (tx: TxCtx, id: string, t: TeacherInput) => ({
  name: t.name,
  account_id: t.accountId ?? null,
  about: t.about ?? null,
  ...(t.phone !== undefined && { phone_sealed: Buffer.from(seal(tx.house.keys, t.phone, placeOfPhone(id))) }),
});
export async function insertTeacher(tx: TxCtx, id: string, area: string, t: TeacherInput): Promise<void> {
  await tx.db
    .insertInto('learning_teacher')
    .values({ id, area, ...teacherColumns(tx, id, t) })
    .execute()
    .catch(onceOnly(t.name));
  await putSubjects(tx, id, area, t.subjectIds);
}
export async function putTeacher(tx: TxCtx, id: string, t: TeacherInput, leftOn: string | null): Promise<void> {
  const { area } = await lock(tx, 'learning_teacher', id);
  await tx.db
    .updateTable('learning_teacher')
    .set((eb) => ({ ...teacherColumns(tx, id, t), left_on: leftOn, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
    .catch(onceOnly(t.name));
  await putSubjects(tx, id, area, t.subjectIds);
}
/** The telephone of a teacher of one's place; the caller writes down that it was seen. */
export async function phoneOfTeacher(tx: TxCtx, id: string): Promise<{ area: string; phone: string | null }> {
  const { area } = await lock({ ...tx, version: null }, 'learning_teacher', id);
  const row = await tx.db
    .selectFrom('learning_teacher')
    .select('phone_sealed as sealed')
    .where('id', '=', id)
    .executeTakeFirst();
  return { area, phone: row?.sealed ? open(tx.house.keys, row.sealed, placeOfPhone(id)) : null };
}

export const roomsOf = (ctx: Ctx) =>
  ctx.db
    .selectFrom('learning_room as r')
    .select([
      ...(['r.id', 'r.area', 'r.organisation_id as organisationId', 'r.name', 'r.address', 'r.seats'] as const),
      ...(['r.step_free as stepFree', 'r.about', 'r.closed_on as closedOn', 'r.version'] as const),
    ])
    .where(inPlace(ctx, 'r.area'))
    .orderBy('r.area')
    .orderBy('r.name')
    .execute();
const roomColumns = (r: RoomInput) => ({
  name: r.name,
  address: r.address,
  seats: r.seats,
  step_free: r.stepFree,
  about: r.about ?? null,
});
export const insertRoom = (tx: TxCtx, id: string, area: string, organisationId: string, r: RoomInput) =>
  tx.db
    .insertInto('learning_room')
    .values({ id, area, organisation_id: organisationId, ...roomColumns(r) })
    .execute()
    .catch(onceOnly(r.name));
export async function putRoom(tx: TxCtx, id: string, r: RoomInput, closedOn: string | null): Promise<void> {
  await lock(tx, 'learning_room', id);
  await tx.db
    .updateTable('learning_room')
    .set((eb) => ({ ...roomColumns(r), closed_on: closedOn, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
    .catch(onceOnly(r.name));
}
