import { sql } from 'kysely';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Mark, MarkWay } from './register.rules.ts';

export type Line = { sessionId: string; learnerId: string; name: string; state: Mark | null; way: MarkWay | null };
/** Who is expected at these sessions, or was marked there before they gave their seat up; in order of name. */
export async function linesOf(ctx: Ctx, sessionIds: readonly string[]): Promise<Line[]> {
  if (sessionIds.length === 0) return [];
  const { rows } = await sql<Line>`
    select x.session_id as "sessionId", l.id as "learnerId", coalesce(l.name, '') as name, a.state, a.way
    from (
      select session_id, learner_id from learning_seat_session where session_id = any (${sessionIds}::uuid[])
      union select session_id, learner_id from learning_attendance where session_id = any (${sessionIds}::uuid[])
    ) x join learning_learner l on l.id = x.learner_id
      left join learning_attendance a on a.session_id = x.session_id and a.learner_id = x.learner_id
    order by l.name, l.number`.execute(ctx.db);
  return rows;
}
export type NewMark = { learnerId: string; state: Mark };
export type MarkedBy = { way: MarkWay; madeAt: Temporal.Instant; accountId: string | null };
/** Writes marks down; of two for one learner the one that was made later counts, whichever comes first. */
export async function putMarks(
  tx: TxCtx,
  s: { id: string; area: string },
  list: readonly NewMark[],
  by: MarkedBy,
): Promise<void> {
  await tx.db
    .insertInto('learning_attendance')
    .values(
      list.map((m) => ({
        session_id: s.id,
        learner_id: m.learnerId,
        area: s.area,
        state: m.state,
        way: by.way,
        at: tx.now,
        made_at: by.madeAt,
        account_id: by.accountId,
      })),
    )
    .onConflict((c) =>
      c
        .columns(['session_id', 'learner_id'])
        .doUpdateSet((eb) => ({
          state: eb.ref('excluded.state'),
          way: eb.ref('excluded.way'),
          at: eb.ref('excluded.at'),
          made_at: eb.ref('excluded.made_at'),
          account_id: eb.ref('excluded.account_id'),
          version: eb('learning_attendance.version', '+', 1),
        }))
        .whereRef('learning_attendance.made_at', '<=', 'excluded.made_at'),
    )
    .execute();
}
/** Leave that was taken back before the session. */
export const dropLeave = (tx: TxCtx, sessionId: string, learnerId: string) =>
  tx.db
    .deleteFrom('learning_attendance')
    .where('session_id', '=', sessionId)
    .where('learner_id', '=', learnerId)
    .where('state', '=', 'leave')
    .execute();

export const heldSessions = async (ctx: Ctx, classId: string): Promise<number> =>
  Number(
    (
      await ctx.db
        .selectFrom('learning_session')
        .select((eb) => eb.fn.countAll().as('n'))
        .where('class_id', '=', classId)
        .where('status', '=', 'held')
        .executeTakeFirstOrThrow()
    ).n,
  );
/** Is anything of the class still to come? */
export const isOver = async (ctx: Ctx, classId: string): Promise<boolean> =>
  !(await ctx.db
    .selectFrom('learning_session')
    .select('id')
    .where('class_id', '=', classId)
    .where('status', '=', 'planned')
    .where(sql<boolean>`upper(during) > ${ctx.now}::timestamptz`)
    .executeTakeFirst());

/* What learners think of a course: the fact that somebody answered and the answer are two rows that nothing joins. */
export async function claimRating(
  tx: TxCtx,
  r: { classId: string; learnerId: string; area: string },
): Promise<boolean> {
  const row = await tx.db
    .insertInto('learning_rated')
    .values({ class_id: r.classId, learner_id: r.learnerId, area: r.area })
    .onConflict((c) => c.doNothing())
    .returning('class_id')
    .executeTakeFirst();
  return row !== undefined;
}
export const insertRating = (
  tx: TxCtx,
  id: string,
  r: { classId: string; area: string; mark: number; words: string | null },
) =>
  tx.db
    .insertInto('learning_rating')
    .values({ id, class_id: r.classId, area: r.area, mark: r.mark, words: r.words })
    .execute();
export const hasRated = async (ctx: Ctx, classId: string, learnerId: string): Promise<boolean> =>
  (await ctx.db
    .selectFrom('learning_rated')
    .select('class_id')
    .where('class_id', '=', classId)
    .where('learner_id', '=', learnerId)
    .executeTakeFirst()) !== undefined;
/** Answers in the order of their random ids, which says nothing of when they came. */
export const ratingsOf = (ctx: Ctx, classId: string) =>
  ctx.db
    .selectFrom('learning_rating')
    .select(['mark', 'words'])
    .where('class_id', '=', classId)
    .orderBy('id')
    .execute();
