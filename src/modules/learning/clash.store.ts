import { sql } from 'kysely';
import { say } from '#kernel/words.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import { spanSays } from './learning.time.ts';
import { type LearningRefusal, learningRefusalWords, no } from './learning.words.ts';

/* The database alone decides who is in two places (decision 0026); this file says with whom. */

const constraints = {
  learning_session_room: 'roomBusy',
  learning_session_teacher_once: 'teacherBusy',
  learning_seat_session_once: 'learnerBusy',
  learning_session_class: 'classBusy',
} as const satisfies Record<string, LearningRefusal>;
type Clash = keyof typeof constraints;
const clashes = Object.keys(constraints) as Clash[];
const isClash = (name: string): name is Clash => name in constraints;

export type Wanted = { readonly startsAt: Temporal.Instant; readonly endsAt: Temporal.Instant };
/** What was to be done: these sessions, or one of these spans of time for a class; `but`: what is being moved does not stand in its own way. */
export type Doing = {
  readonly spans: readonly Wanted[];
  readonly classId: string;
  readonly roomId?: string;
  readonly teacherIds?: readonly string[];
  readonly learnerIds?: readonly string[];
  readonly but?: string;
  readonly field?: string;
};

type Found = { what: string; other: string; from: Temporal.Instant; to: Temporal.Instant };

/** Runs what writes times. When the database refuses, what was written since is undone and whoever is in the way is named. */
export async function orNamed<T>(tx: TxCtx, doing: Doing, work: () => Promise<T>): Promise<T> {
  await sql`savepoint learning_times`.execute(tx.db);
  try {
    const done = await work();
    await sql`release savepoint learning_times`.execute(tx.db);
    return done;
  } catch (error) {
    const broken = violation(error)?.constraint ?? '';
    if (!isClash(broken)) throw error;
    await sql`rollback to savepoint learning_times`.execute(tx.db);
    const [found] = await inTheWay(tx, broken, doing);
    if (!found) throw error;
    const when = spanSays(found.from, found.to, tx.lang);
    throw no(constraints[broken], doing.field, { what: found.what, other: found.other, when });
  }
}

const ranges = (spans: readonly Wanted[]) =>
  sql`array[${sql.join(spans.map((s) => sql`tstzrange(${s.startsAt.toString()}::timestamptz, ${s.endsAt.toString()}::timestamptz)`))}]::tstzrange[]`;
const ids = (list: readonly string[] | undefined) => sql`${list ?? []}::uuid[]`;
const none = '00000000-0000-0000-0000-000000000000';

/** Everything that would be in the way of sessions, by day: what a draft shows before it is written. */
export async function allInTheWay(ctx: Ctx, d: Doing): Promise<{ at: Temporal.Instant; says: [string, string] }[]> {
  const found = await Promise.all(
    clashes.map(async (c) => (await inTheWay(ctx, c, d)).map((f) => ({ ...f, why: constraints[c] }))),
  );
  return found.flat().map((f) => {
    const word = learningRefusalWords[f.why];
    const filled = (lang: 'zh' | 'en') =>
      say(word, lang, { what: f.what, other: f.other, when: spanSays(f.from, f.to, lang) });
    return { at: f.from, says: [filled('zh'), filled('en')] };
  });
}

async function inTheWay(ctx: Ctx, broken: Clash, d: Doing): Promise<Found[]> {
  const spans = ranges(d.spans);
  const but = d.but ?? none;
  const found = {
    learning_session_room: sql<Found>`
      select r.name as what, c.name as other, lower(s.during) as "from", upper(s.during) as "to"
      from learning_session s join learning_room r on r.id = s.room_id join learning_class c on c.id = s.class_id
      where s.room_id = ${d.roomId ?? none}::uuid and s.status <> 'cancelled' and s.id <> ${but}::uuid and s.during && any (${spans})`,
    learning_session_class: sql<Found>`
      select c.name as what, c.name as other, lower(s.during) as "from", upper(s.during) as "to"
      from learning_session s join learning_class c on c.id = s.class_id
      where s.class_id = ${d.classId}::uuid and s.status <> 'cancelled' and s.id <> ${but}::uuid and s.during && any (${spans})`,
    learning_session_teacher_once: sql<Found>`
      select t.name as what, c.name as other, lower(st.during) as "from", upper(st.during) as "to"
      from learning_session_teacher st join learning_teacher t on t.id = st.teacher_id
        join learning_session s on s.id = st.session_id join learning_class c on c.id = s.class_id
      where st.teacher_id = any (${ids(d.teacherIds)}) and st.session_id <> ${but}::uuid and st.during && any (${spans})`,
    learning_seat_session_once: sql<Found>`
      select coalesce(l.name, l.number) as what, c.name as other, lower(ss.during) as "from", upper(ss.during) as "to"
      from learning_seat_session ss join learning_learner l on l.id = ss.learner_id
        join learning_session s on s.id = ss.session_id join learning_class c on c.id = s.class_id
      where ss.learner_id = any (${ids(d.learnerIds)}) and ss.session_id <> ${but}::uuid and ss.during && any (${spans})`,
  }[broken];
  const { rows } = await sql<Found>`${found} order by 3 limit 100`.execute(ctx.db);
  return rows;
}
