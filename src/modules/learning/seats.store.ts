import { sql } from 'kysely';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Wanted } from './clash.store.ts';

export const activeSeat = (ctx: Ctx, classId: string, learnerId: string) =>
  ctx.db
    .selectFrom('learning_seat')
    .select(['id', 'from_at as fromAt'])
    .where('class_id', '=', classId)
    .where('learner_id', '=', learnerId)
    .where('to_at', 'is', null)
    .executeTakeFirst();

export const insertSeat = (tx: TxCtx, s: { area: string; classId: string; learnerId: string }) =>
  tx.db
    .insertInto('learning_seat')
    .values({ id: tx.house.newId(), area: s.area, class_id: s.classId, learner_id: s.learnerId, from_at: tx.now })
    .execute();

export const endSeat = (tx: TxCtx, id: string) =>
  tx.db.updateTable('learning_seat').set({ to_at: tx.now }).where('id', '=', id).execute();

/** The times of a class that are still to come: what somebody who joins now will sit in. */
export async function comingSpans(ctx: Ctx, classId: string): Promise<Wanted[]> {
  const { rows } = await sql<Wanted>`
    select lower(during) as "startsAt", upper(during) as "endsAt" from learning_session
    where class_id = ${classId} and status = 'planned' and upper(during) > ${ctx.now.toString()}::timestamptz order by 1`.execute(
    ctx.db,
  );
  return rows;
}

/** Expects a learner at what is still to come of a class. */
export const expectLearner = (tx: TxCtx, s: { area: string; classId: string; learnerId: string }) =>
  sql`insert into learning_seat_session (session_id, learner_id, area, during)
      select id, ${s.learnerId}::uuid, ${s.area}, during from learning_session
      where class_id = ${s.classId} and status = 'planned' and upper(during) > ${tx.now.toString()}::timestamptz
      order by during`.execute(tx.db);

/** No longer expects a learner at what is still to come; what has been stays. */
export const releaseLearner = (tx: TxCtx, classId: string, learnerId: string) =>
  sql`delete from learning_seat_session ss using learning_session s
      where s.id = ss.session_id and s.class_id = ${classId} and ss.learner_id = ${learnerId}
        and upper(s.during) > ${tx.now.toString()}::timestamptz`.execute(tx.db);

export type SeatedLearner = {
  learnerId: string;
  number: string;
  name: string;
  birthYear: number | null;
  seatId: string;
  fromAt: Temporal.Instant;
  toAt: Temporal.Instant | null;
  present: number;
  absent: number;
  leave: number;
};
/** Who has a seat in a class, in order of name, with how often they came; those who gave theirs up when asked for. */
export async function seatsOf(ctx: Ctx, classId: string, withEnded = false): Promise<SeatedLearner[]> {
  const { rows } = await sql<SeatedLearner>`
    select l.id as "learnerId", l.number, coalesce(l.name, '') as name, l.birth_year as "birthYear",
      s.id as "seatId", s.from_at as "fromAt", s.to_at as "toAt",
      count(*) filter (where a.state = 'present')::int as present,
      count(*) filter (where a.state = 'absent')::int as absent,
      count(*) filter (where a.state = 'leave')::int as leave
    from learning_seat s join learning_learner l on l.id = s.learner_id
      left join (learning_attendance a join learning_session e on e.id = a.session_id)
        on a.learner_id = l.id and e.class_id = s.class_id and e.status = 'held'
    where s.class_id = ${classId} and (s.to_at is null or ${withEnded})
    group by l.id, s.id order by l.name, l.number`.execute(ctx.db);
  return rows;
}

export type ClassOfLearner = { classId: string; fromAt: Temporal.Instant; toAt: Temporal.Instant | null };
export const classesOfLearner = (ctx: Ctx, learnerId: string): Promise<ClassOfLearner[]> =>
  ctx.db
    .selectFrom('learning_seat')
    .select(['class_id as classId', 'from_at as fromAt', 'to_at as toAt'])
    .where('learner_id', '=', learnerId)
    .orderBy('from_at')
    .execute();

export type Absentee = {
  classId: string;
  class: string;
  learnerId: string;
  name: string;
  missed: number;
  limit: number;
};
/** Who missed a class as often as its limit says, without leave, and still has the seat. */
export async function absenteesIn(ctx: Ctx, by: { termId: string } | { classId: string }): Promise<Absentee[]> {
  const of = 'termId' in by ? sql`c.term_id = ${by.termId}` : sql`c.id = ${by.classId}`;
  const { rows } = await sql<Absentee>`
    select c.id as "classId", c.name as class, l.id as "learnerId", coalesce(l.name, '') as name,
      count(*)::int as missed, c.missed_limit as "limit"
    from learning_class c join learning_seat s on s.class_id = c.id and s.to_at is null
      join learning_learner l on l.id = s.learner_id
      join learning_attendance a on a.learner_id = l.id and a.state = 'absent'
      join learning_session e on e.id = a.session_id and e.class_id = c.id and e.status = 'held'
    where ${of} and c.cancelled_reason is null and lower(e.during) >= s.from_at
    group by c.id, l.id having count(*) >= c.missed_limit order by c.name, l.name`.execute(ctx.db);
  return rows;
}
