import { type QueryCreator, sql } from 'kysely';
import type { Tables } from '#db/tables.ts';
import { dueFor } from '#kernel/clock.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { plannedOnce } from '#platform/database.ts';
import { type ClockBasis, clockBasis } from './cases.clocks.limits.store.ts';
import { type ClockPurpose, endedBy, type Moved, ruleFor, startedBy, toClockRule } from './cases.clocks.rules.ts';
import type { CaseKind, CaseTier, CaseVerb } from './cases.rules.ts';

export type NewClock = {
  id: string;
  case_id: string;
  area: string;
  purpose: ClockPurpose;
  rule_id: string;
  source: string;
  unit: 'h' | 'wd' | 'd';
  amount: number;
  duty: 'organ' | 'resident';
  start: Temporal.Instant;
  due: Temporal.Instant;
  shown: Temporal.Instant;
  rolled: boolean;
  provisional: boolean;
  state: 'running';
};
type Running = { id: string; area: string; kind: CaseKind; tier: CaseTier };

/** The day it is here at that moment. */
export const localDay = (at: Temporal.Instant) => at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();

/** The clocks an act starts on a case, ready to be stored. `start` is usually now; an imported case brings its own. */
export function clocksFor(
  ctx: Ctx,
  { rules, calendar }: ClockBasis,
  c: Running,
  verb: CaseVerb | 'report',
  receiverKind: string,
  start: Temporal.Instant,
  moved: Moved = { from: 'received', to: 'received', isRedo: false },
): NewClock[] {
  return startedBy({ verb, kind: c.kind, receiverKind, ...moved }).flatMap((purpose) => {
    const row = ruleFor(rules, { area: c.area, kind: c.kind, tier: c.tier, purpose, day: localDay(start) });
    if (!row) return [];
    const due = dueFor(toClockRule(row), start, calendar);
    return [
      {
        id: ctx.house.newId(),
        case_id: c.id,
        area: c.area,
        purpose,
        rule_id: row.id,
        source: row.source,
        unit: row.unit,
        amount: row.amount,
        duty: row.duty,
        start,
        ...due,
        state: 'running' as const,
      },
    ];
  });
}

/** Another urgency counts from the same beginning: the running limit is the new tier's, as if it had been so from the start. */
export async function countByTier(tx: TxCtx, c: Running): Promise<void> {
  const running = await tx.db
    .selectFrom('case_clock')
    .select(['id', 'start'])
    .where('case_id', '=', c.id)
    .where('purpose', '=', 'handle')
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (!running) return;
  const { rules, calendar } = await clockBasis(tx);
  const { area, kind, tier } = c;
  const row = ruleFor(rules, { area, kind, tier, purpose: 'handle', day: localDay(running.start) });
  if (!row) return;
  await tx.db
    .updateTable('case_clock')
    .set({
      rule_id: row.id,
      source: row.source,
      unit: row.unit,
      amount: row.amount,
      ...dueFor(toClockRule(row), running.start, calendar),
    })
    .where('id', '=', running.id)
    .execute();
}

/** Spelled out: a plan made once must know which index this names. */
const isRunning = sql<boolean>`state = 'running'`;

type Due = { due_at: Temporal.Instant | null; due_provisional: boolean };
/** The earliest of these ends; the right to return something is not one. */
function earliest(clocks: readonly { purpose: string; shown: Temporal.Instant; provisional: boolean }[]): Due {
  const [first] = clocks
    .filter((k) => k.purpose !== 'return')
    .sort((a, b) => Temporal.Instant.compare(a.shown, b.shown));
  return { due_at: first?.shown ?? null, due_provisional: first?.provisional ?? false };
}

export type ClockMove = { started: NewClock[]; ended: { purpose: string; state: string }[]; due: Due };

/**
 * Ends the clocks an act ends and starts those it starts; one already running for the same purpose goes on. Tells what the act started and ended,
 * and the earliest end there is now.
 */
export async function moveClocks(
  tx: TxCtx,
  c: Running,
  verb: CaseVerb,
  receiverKind: string,
  moved: Moved,
): Promise<ClockMove> {
  const event = { verb, kind: c.kind, receiverKind, ...moved };
  const ends = endedBy(event);
  const starts = startedBy(event).length > 0;
  const started = starts ? clocksFor(tx, await clockBasis(tx), c, verb, receiverKind, tx.now, moved) : [];
  // A purpose that ends and begins in one act: the old one makes room first.
  if (started.some((k) => k.purpose in ends)) {
    const { ended } = await changeClocks(tx, c.id, ends, []);
    const { due } = await changeClocks(tx, c.id, {}, started);
    return { started, ended, due };
  }
  return { started, ...(await changeClocks(tx, c.id, ends, started)) };
}

type Ends = ReturnType<typeof endedBy>;
const ending = (tx: TxCtx, db: QueryCreator<Tables>, caseId: string, ends: Ends) =>
  db
    .updateTable('case_clock')
    .set({
      state: sql`case when ${tx.now}::timestamptz > due and purpose <> 'return' then 'missed' when purpose = any(${purposes(ends, 'met')}::text[]) then 'met' else 'stopped' end`,
      ended_at: tx.now,
    })
    .where('state', '=', 'running')
    .where('purpose', '=', sql<string>`any(${Object.keys(ends)}::text[])`)
    .where('case_id', '=', caseId);
const purposes = (ends: Ends, state: 'met' | 'stopped') =>
  Object.entries(ends).flatMap(([purpose, as]) => (as === state ? [purpose] : []));

/**
 * Both in one statement, of purposes that are not the same; what runs then is what ran of the others, and what began. What ended is what the statement
 * says it ended, not what was still to be seen running beside it: on Citus the one may be done before the other.
 */
async function changeClocks(tx: TxCtx, caseId: string, ends: Ends, started: readonly NewClock[]) {
  const columns = ['purpose', 'shown', 'provisional'] as const;
  const isAnyEnded = Object.keys(ends).length > 0;
  const start = (db: QueryCreator<Tables>) =>
    db
      .insertInto('case_clock')
      .values(started)
      .onConflict((o) => o.columns(['case_id', 'purpose']).where(isRunning).doNothing());
  const starting = (started.length > 0 ? tx.db.with('started', start) : tx.db) as QueryCreator<Tables>;
  const running = (db: QueryCreator<Tables>) =>
    db
      .selectFrom('case_clock')
      .select([...columns, 'state'])
      .where('state', '=', 'running')
      .where('case_id', '=', caseId);
  const read = isAnyEnded
    ? starting
        .with('ended', (db) => ending(tx, db, caseId, ends).returning([...columns, 'state']))
        .selectFrom('ended')
        .selectAll()
        .unionAll((db) =>
          running(db as unknown as QueryCreator<Tables>).where(
            sql<boolean>`purpose <> all(${Object.keys(ends)}::text[])`,
          ),
        )
    : running(starting);
  const found = await read.modifyEnd(plannedOnce).execute();
  const stay = found.filter((k) => k.state === 'running');
  const isNew = (k: NewClock) => !stay.some((b) => b.purpose === k.purpose);
  return { ended: found.filter((k) => k.state !== 'running'), due: earliest([...stay, ...started.filter(isNew)]) };
}

/** The next look at something on record: by `day`, a date that people agreed on; the one before it is over. */
export async function startReview(tx: TxCtx, c: Running, day: string): Promise<void> {
  await tx.db
    .updateTable('case_clock')
    .set({ state: 'met', ended_at: tx.now })
    .where('case_id', '=', c.id)
    .where('purpose', '=', 'review')
    .where('state', '=', 'running')
    .execute();
  const { rules, calendar } = await clockBasis(tx);
  const { area, kind, tier } = c;
  const row = ruleFor(rules, { area, kind, tier, purpose: 'review', day: localDay(tx.now) });
  if (!row) throw new Error('the rule set has no line for the review of what is on record');
  const amount = Temporal.PlainDate.from(localDay(tx.now)).until(day).days;
  const agreed = { ...row, unit: 'd' as const, amount };
  await tx.db
    .insertInto('case_clock')
    .values({
      id: tx.house.newId(),
      case_id: c.id,
      area,
      purpose: 'review',
      rule_id: row.id,
      source: row.source,
      unit: 'd',
      amount,
      duty: row.duty,
      start: tx.now,
      ...dueFor(toClockRule(agreed), tx.now, calendar),
      state: 'running',
    })
    .execute();
}

/** The earliest running end of a case (the right to return something is not an end); kept on the case for its queue. */
export async function refreshDue(tx: TxCtx, caseId: string): Promise<Due> {
  const running = await tx.db
    .selectFrom('case_clock')
    .select(['purpose', 'shown', 'provisional'])
    .where('state', '=', 'running')
    .where('case_id', '=', caseId)
    .execute();
  return earliest(running);
}

/**
 * Running clocks that need a warning or are over, each claimed by exactly one process: the mark is set where it was not. The case
 * is locked before its clocks, as every act does it, and one that somebody is at work on waits for the next round: otherwise a job
 * and an act could each hold what the other needs.
 */
export async function claimClocks(tx: TxCtx, mark: 'warned_48_at' | 'warned_24_at' | 'overdue_at', limit: number) {
  const { now } = tx;
  const line =
    mark === 'overdue_at'
      ? // Nobody is shown a later end than the law's (kernel/clock.ts): the index goes by the shown one.
        sql<boolean>`due <= ${now} and shown <= ${now}`
      : sql<boolean>`shown <= ${now.add({ hours: mark === 'warned_48_at' ? 48 : 24 })} and shown > ${now} and (unit <> 'h' or amount > 48)`;
  return (
    tx.db
      .updateTable('case_clock')
      .set({ [mark]: now })
      .where('id', 'in', (q) =>
        q
          .selectFrom('case_clock')
          .innerJoin('cases as c', 'c.id', 'case_clock.case_id')
          .select('case_clock.id')
          .where('case_clock.state', '=', 'running')
          .where('case_clock.purpose', '<>', 'return')
          .where('case_clock.overdue_at', 'is', null)
          .where(`case_clock.${mark}`, 'is', null)
          .where(line)
          .orderBy('case_clock.shown')
          .limit(limit)
          .forNoKeyUpdate('c')
          .skipLocked(),
      )
      // Asked again of the row as it is now: the lock may have been got just after another process committed.
      .where('state', '=', 'running')
      .where(mark, 'is', null)
      .where(line)
      .returning(['case_id as caseId', 'area', 'purpose', 'rule_id as ruleId', 'shown', 'due'])
      .execute()
  );
}
