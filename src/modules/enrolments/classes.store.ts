import { sql } from 'kysely';
import { stale } from '#kernel/refusal.ts';
import type { LearningClass } from '#modules/learning/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { json } from '#platform/database.ts';
import { KEPT_HOURS, OFFER_HOURS, type Priority, type Seats, SWAP_DAYS } from './enrolments.rules.ts';

/** What enrolling adds to a class; until the desk sets it, what is usual. */
export type ClassRules = {
  readonly offerHours: number;
  readonly keptUntil: Temporal.Instant;
  readonly swapUntil: string;
  readonly priorities: readonly Priority[];
  readonly keptReleasedAt: Temporal.Instant | null;
  readonly version: number;
};
export function usualRules(c: Pick<LearningClass, 'opensAt' | 'closesAt' | 'fromDay'>): ClassRules {
  const early = c.closesAt.subtract({ hours: KEPT_HOURS });
  return {
    offerHours: OFFER_HOURS,
    keptUntil: Temporal.Instant.compare(early, c.opensAt) > 0 ? early : c.closesAt,
    swapUntil: Temporal.PlainDate.from(c.fromDay).add({ days: SWAP_DAYS }).toString(),
    priorities: [],
    keptReleasedAt: null,
    version: 0,
  };
}
const stored = (ctx: Ctx) =>
  ctx.db
    .selectFrom('enrolment_class')
    .select([
      'class_id as classId',
      'offer_hours as offerHours',
      'kept_until as keptUntil',
      'swap_until as swapUntil',
      'priorities',
      'kept_released_at as keptReleasedAt',
      'version',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof stored>['execute']>>[number];
const typed = ({ classId: _, ...r }: Row): ClassRules => ({ ...r, priorities: r.priorities as unknown as Priority[] });

export async function rulesOf(ctx: Ctx, classes: readonly LearningClass[]): Promise<Map<string, ClassRules>> {
  const rows =
    classes.length === 0
      ? []
      : await stored(ctx)
          .where(
            'class_id',
            'in',
            classes.map((c) => c.id),
          )
          .execute();
  const known = new Map(rows.map((r) => [r.classId, typed(r)]));
  return new Map(classes.map((c) => [c.id, known.get(c.id) ?? usualRules(c)]));
}
/** Makes sure that there is a row to hold the class by. */
export async function ensureRules(tx: TxCtx, c: LearningClass): Promise<void> {
  const usual = usualRules(c);
  await tx.db
    .insertInto('enrolment_class')
    .values({ class_id: c.id, area: c.area, kept_until: usual.keptUntil, swap_until: usual.swapUntil })
    .onConflict((x) => x.doNothing())
    .execute();
}
/**
 * The next number in the order of arrival. Whoever takes one holds the class until the transaction ends: seats and places in the line are given in
 * this order and no other, so this comes last, after everything that can be done before.
 */
export async function arrive(tx: TxCtx, classId: string): Promise<{ arrival: number; rules: ClassRules } | null> {
  const row = await tx.db
    .updateTable('enrolment_class')
    .set((eb) => ({ last_arrival: eb('last_arrival', '+', 1) }))
    .where('class_id', '=', classId)
    .returning([
      'class_id as classId',
      'last_arrival as arrival',
      'offer_hours as offerHours',
      'kept_until as keptUntil',
      'swap_until as swapUntil',
      'priorities',
      'kept_released_at as keptReleasedAt',
      'version',
    ])
    .executeTakeFirst();
  if (!row) return null;
  const { arrival, ...rules } = row;
  return { arrival, rules: typed(rules) };
}
/** Holds the class without arriving: seats pass on in one hand. */
export async function lockRules(tx: TxCtx, c: LearningClass): Promise<ClassRules> {
  const found = () => stored(tx).where('class_id', '=', c.id).forNoKeyUpdate().executeTakeFirst();
  const row = await found();
  if (row) return typed(row);
  await ensureRules(tx, c);
  const made = await found();
  return made ? typed(made) : usualRules(c);
}
export type RulesChange = {
  offerHours: number;
  keptUntil: Temporal.Instant;
  swapUntil: string;
  priorities: readonly Priority[];
};
export async function putRules(tx: TxCtx, c: LearningClass, r: RulesChange): Promise<void> {
  const before = await lockRules(tx, c);
  // Version 0 is what is usual, which nobody wrote down.
  if (tx.version !== null && tx.version !== 0 && tx.version !== before.version) throw stale();
  await tx.db
    .updateTable('enrolment_class')
    .set((eb) => ({
      offer_hours: r.offerHours,
      kept_until: r.keptUntil,
      swap_until: r.swapUntil,
      priorities: json(r.priorities),
      version: eb('version', '+', 1),
    }))
    .where('class_id', '=', c.id)
    .execute();
}
export const putKeptReleased = (tx: TxCtx, classId: string) =>
  tx.db.updateTable('enrolment_class').set({ kept_released_at: tx.now }).where('class_id', '=', classId).execute();

export type Counts = {
  applied: number;
  waiting: number;
  waitingKept: number;
  offered: number;
  seated: number;
  keptTaken: number;
};
const nothing: Counts = { applied: 0, waiting: 0, waitingKept: 0, offered: 0, seated: 0, keptTaken: 0 };
/**
 * How full classes are, whoever gave the seats: a seat that the university gave without an enrolment is taken too. Everybody may know; nobody is named.
 */
export async function countsOf(ctx: Ctx, classIds: readonly string[]): Promise<Map<string, Counts>> {
  if (classIds.length === 0) return new Map();
  const { rows } = await sql<Counts & { classId: string }>`
    select c.id as "classId",
      (select count(*)::int from learning_seat s where s.class_id = c.id and s.to_at is null) as seated,
      count(*) filter (where e.status = 'applied')::int as applied,
      count(*) filter (where e.status = 'waiting')::int as waiting,
      count(*) filter (where e.status = 'waiting' and e.way <> 'portal')::int as "waitingKept",
      count(*) filter (where e.status = 'offered')::int as offered,
      count(*) filter (where e.status in ('offered', 'confirmed') and e.way <> 'portal')::int as "keptTaken"
    from learning_class c left join enrolment e on e.class_id = c.id
    where c.id = any (${[...classIds]}::uuid[]) group by c.id`.execute(ctx.db);
  return new Map(rows.map((r) => [r.classId, r]));
}
export const countsIn = async (ctx: Ctx, classId: string): Promise<Counts> =>
  (await countsOf(ctx, [classId])).get(classId) ?? nothing;
export const seatsNow = (c: LearningClass, r: ClassRules, n: Counts): Seats => ({
  seats: c.seats,
  kept: c.keptSeats,
  isReleased: r.keptReleasedAt !== null,
  taken: n.seated + n.offered,
  keptTaken: n.keptTaken,
});

/** Classes where something may be due: an offer ran out, kept seats are to be released, a list is to be closed, somebody waits for a seat. */
export async function classesDue(ctx: Ctx): Promise<string[]> {
  const now = ctx.now.toString();
  const { rows } = await sql<{ id: string }>`
    select class_id as id from enrolment where status = 'offered' and expires_at <= ${now}::timestamptz
    union select r.class_id from enrolment_class r join learning_class c on c.id = r.class_id
      where r.kept_released_at is null and r.kept_until <= ${now}::timestamptz and c.mode = 'first_come'
    union select d.class_id from enrolment_draw d join learning_class c on c.id = d.class_id
      where d.list is null and c.closes_at <= ${now}::timestamptz
    union select e.class_id from enrolment e join learning_class c on c.id = e.class_id
      where e.status = 'waiting' and (c.mode = 'first_come' or exists (
        select from enrolment_draw d where d.class_id = c.id and d.drawn_at is not null))
    order by 1`.execute(ctx.db);
  return rows.map((r) => r.id);
}
/** The last moment of a class's sessions; null while none is planned. */
export async function endOf(ctx: Ctx, classId: string): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select max(upper(during)) as at from learning_session where class_id = ${classId} and status <> 'cancelled'`.execute(
    ctx.db,
  );
  return rows[0]?.at ?? null;
}
