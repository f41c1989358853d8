import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Wanted } from './clash.store.ts';
import { publicStatuses } from './learning.rules.ts';
import type { SessionStatus } from './register.rules.ts';

export type Session = {
  id: string;
  area: string;
  classId: string;
  class: string;
  subject: string;
  termId: string;
  term: string;
  termStatus: string;
  hoursEach: number;
  leaderId: string | null;
  roomId: string;
  room: string;
  teachers: { id: string; name: string; accountId: string | null }[];
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  status: SessionStatus;
  reason: string | null;
  makesUp: string | null;
  insteadOf: Temporal.Instant | null;
  movedFrom: Temporal.Instant | null;
  isMadeUp: boolean;
  expected: number;
  present: number;
  version: number;
};
/** As classes are seen: those of announced terms by everybody, others in their place. */
const seen = ({ actor }: Ctx) => {
  if (actor.kind === 'system') return sql`true`;
  const isPublic = sql`t.status = any (${[...publicStatuses]})`;
  if (actor.kind !== 'staff') return isPublic;
  const { from, before } = prefixRange(actor.area);
  return sql`(${isPublic} or (s.area >= ${from} and s.area < ${before}))`;
};
const teachers = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'accountId', p.account_id) order by ct.nth nulls last, p.name), '[]')
  from learning_session_teacher st join learning_teacher p on p.id = st.teacher_id
    left join learning_class_teacher ct on ct.class_id = s.class_id and ct.teacher_id = p.id
  where st.session_id = s.id)`;
const rowsOf = (ctx: Ctx, where: ReturnType<typeof sql>, more = sql``) => sql<Session>`
  select s.id, s.area, s.class_id as "classId", c.name as class, j.name as subject, c.term_id as "termId", t.name as term,
    t.status as "termStatus", k.hours_each as "hoursEach", c.leader_id as "leaderId", s.room_id as "roomId", r.name as room,
    ${teachers} as teachers, lower(s.during) as "startsAt", upper(s.during) as "endsAt", s.status, s.reason,
    s.makes_up as "makesUp", lower(m.during) as "insteadOf", s.moved_from as "movedFrom",
    exists (select from learning_session x where x.makes_up = s.id and x.status <> 'cancelled') as "isMadeUp",
    (select count(*)::int from learning_seat_session ss where ss.session_id = s.id) as expected,
    (select count(*)::int from learning_attendance a where a.session_id = s.id and a.state = 'present') as present,
    s.version
  from learning_session s join learning_class c on c.id = s.class_id join learning_term t on t.id = c.term_id
    join learning_course k on k.id = c.course_id join learning_subject j on j.id = k.subject_id
    join learning_room r on r.id = s.room_id left join learning_session m on m.id = s.makes_up
  where ${seen(ctx)} and ${where} order by lower(s.during), c.name ${more}`;

export type SessionFilter = {
  from?: Temporal.Instant | undefined;
  to?: Temporal.Instant | undefined;
  termId?: string | undefined;
  classId?: string | undefined;
  roomId?: string | undefined;
  teacherId?: string | undefined;
  accountId?: string | undefined;
  learnerId?: string | undefined;
  area?: string | undefined;
};
const MOST = 3000;
export async function selectSessions(ctx: Ctx, f: SessionFilter): Promise<Session[]> {
  const parts = [sql`true`];
  if (f.from) parts.push(sql`upper(s.during) > ${f.from.toString()}::timestamptz`);
  if (f.to) parts.push(sql`lower(s.during) < ${f.to.toString()}::timestamptz`);
  if (f.termId) parts.push(sql`c.term_id = ${f.termId}`);
  if (f.classId) parts.push(sql`s.class_id = ${f.classId}`);
  if (f.roomId) parts.push(sql`s.room_id = ${f.roomId}`);
  if (f.teacherId)
    parts.push(
      sql`exists (select from learning_session_teacher x where x.session_id = s.id and x.teacher_id = ${f.teacherId})`,
    );
  if (f.accountId)
    parts.push(sql`exists (select from learning_session_teacher x join learning_teacher p on p.id = x.teacher_id
      where x.session_id = s.id and p.account_id = ${f.accountId})`);
  if (f.learnerId)
    parts.push(
      sql`exists (select from learning_seat_session x where x.session_id = s.id and x.learner_id = ${f.learnerId})`,
    );
  if (f.area) {
    const { from, before } = prefixRange(f.area);
    parts.push(sql`s.area >= ${from} and s.area < ${before}`);
  }
  const { rows } = await rowsOf(ctx, sql`${sql.join(parts, sql` and `)}`, sql`limit ${MOST}`).execute(ctx.db);
  return rows;
}

export async function sessionById(ctx: Ctx, id: string): Promise<Session> {
  const { rows } = await rowsOf(ctx, sql`s.id = ${id}`).execute(ctx.db);
  const [found] = rows;
  if (!found) throw notFound();
  return found;
}
/** The session of one's own place, locked and held against its version. */
export async function lockSession(tx: TxCtx, id: string): Promise<Session> {
  const taken = await tx.db
    .selectFrom('learning_session')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!taken) throw notFound();
  const s = await sessionById(tx, id);
  if (tx.actor.kind === 'staff' && !s.area.startsWith(tx.actor.area)) throw notFound();
  if (tx.version !== null && tx.version !== s.version) throw stale();
  return s;
}

const range = (w: Wanted) =>
  sql<string>`tstzrange(${w.startsAt.toString()}::timestamptz, ${w.endsAt.toString()}::timestamptz)`;
export type NewSession = Wanted & { id: string; makesUp?: string | undefined };
type Place = { classId: string; area: string; roomId: string; teacherIds: readonly string[] };

/** Writes sessions with their teachers and everybody who has a seat in the class. */
export async function insertSessions(tx: TxCtx, place: Place, list: readonly NewSession[]): Promise<void> {
  const { classId, area, roomId, teacherIds } = place;
  await tx.db
    .insertInto('learning_session')
    .values(
      list.map((s) => ({
        id: s.id,
        area,
        class_id: classId,
        room_id: roomId,
        during: range(s),
        makes_up: s.makesUp ?? null,
      })),
    )
    .execute();
  await tx.db
    .insertInto('learning_session_teacher')
    .values(
      list.flatMap((s) => teacherIds.map((teacher_id) => ({ session_id: s.id, teacher_id, area, during: range(s) }))),
    )
    .execute();
  await sql`insert into learning_seat_session (session_id, learner_id, area, during)
      select s.id, x.learner_id, s.area, s.during from learning_session s
      join learning_seat x on x.class_id = s.class_id and x.to_at is null
      where s.id = any (${list.map((s) => s.id)}::uuid[]) order by s.during, x.learner_id`.execute(tx.db);
}

/** Moves one session: the foreign keys take everybody in it along, or their exclusion constraints refuse it. */
export async function putMoved(
  tx: TxCtx,
  s: { id: string; area: string },
  to: Wanted & { roomId: string; teacherIds: readonly string[] },
): Promise<void> {
  await tx.db
    .deleteFrom('learning_session_teacher')
    .where('session_id', '=', s.id)
    .where('teacher_id', 'not in', [...to.teacherIds])
    .execute();
  await tx.db
    .updateTable('learning_session')
    .set((eb) => ({
      during: range(to),
      room_id: to.roomId,
      moved_from: sql`case when lower(during) = ${to.startsAt}::timestamptz then moved_from else coalesce(moved_from, lower(during)) end`,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', s.id)
    .execute();
  await tx.db
    .insertInto('learning_session_teacher')
    .values(to.teacherIds.map((teacher_id) => ({ session_id: s.id, teacher_id, area: s.area, during: range(to) })))
    .onConflict((c) => c.columns(['session_id', 'teacher_id']).doNothing())
    .execute();
}
/** A session is cancelled: its row stays with the reason, its teachers and learners are free. */
export async function putSessionCancelled(tx: TxCtx, id: string, reason: string): Promise<void> {
  await tx.db.deleteFrom('learning_session_teacher').where('session_id', '=', id).execute();
  await tx.db.deleteFrom('learning_seat_session').where('session_id', '=', id).execute();
  await tx.db
    .updateTable('learning_session')
    .set((eb) => ({ status: 'cancelled', reason, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
export const putHeld = (tx: TxCtx, id: string) =>
  tx.db
    .updateTable('learning_session')
    .set((eb) => ({ status: 'held', version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'planned')
    .execute();

/** Everything of a class that is still to come is cancelled. */
export async function clearComing(tx: TxCtx, classId: string, reason: string): Promise<void> {
  const coming = await tx.db
    .selectFrom('learning_session')
    .select('id')
    .where('class_id', '=', classId)
    .where('status', '=', 'planned')
    .where(sql<boolean>`upper(during) > ${tx.now}::timestamptz`)
    .execute();
  for (const { id } of coming) await putSessionCancelled(tx, id, reason);
}
/** What was drafted and nobody has come to yet, cleared away to be drafted anew; false when some of it has a register already. */
export async function dropDrafted(tx: TxCtx, classId: string): Promise<boolean> {
  const used = await tx.db
    .selectFrom('learning_session')
    .select('id')
    .where('class_id', '=', classId)
    .where((eb) =>
      eb.or([
        eb('status', '<>', 'planned'),
        eb.exists(
          eb
            .selectFrom('learning_attendance as a')
            .select('a.session_id')
            .whereRef('a.session_id', '=', 'learning_session.id'),
        ),
      ]),
    )
    .executeTakeFirst();
  if (used) return false;
  await tx.db.deleteFrom('learning_session').where('class_id', '=', classId).execute();
  return true;
}
export const learnersSeated = async (ctx: Ctx, classId: string): Promise<string[]> =>
  (
    await ctx.db
      .selectFrom('learning_seat')
      .select('learner_id as id')
      .where('class_id', '=', classId)
      .where('to_at', 'is', null)
      .execute()
  ).map((l) => l.id);
