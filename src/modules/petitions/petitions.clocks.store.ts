import { sql } from 'kysely';
import type { ClockRule } from '#kernel/clock.ts';
import { noteLimitChange } from '#modules/cases/index.ts';
import { calendarOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import {
  type Days,
  daysStill,
  dueWithPause,
  type PetitionClockKey,
  petitionClockRules,
} from './petitions.clocks.rules.ts';
import type { StoredPetition } from './petitions.store.ts';

type Of = Pick<StoredPetition, 'caseId' | 'area' | 'round'>;

export type StoredClock = {
  id: string;
  caseId: string;
  area: string;
  ruleId: string;
  source: string;
  unit: 'h' | 'wd' | 'd';
  amount: number;
  pausedDays: number;
  duty: 'organ' | 'resident';
  start: Temporal.Instant;
  due: Temporal.Instant;
  shown: Temporal.Instant;
  rolled: boolean;
  provisional: boolean;
  state: 'running' | 'met' | 'missed' | 'stopped';
  endedAt: Temporal.Instant | null;
};

const columns = [
  'id',
  'case_id as caseId',
  'area',
  'rule_id as ruleId',
  'source',
  'unit',
  'amount',
  'paused_days as pausedDays',
  'duty',
  'start',
  'due',
  'shown',
  'rolled',
  'provisional',
  'state',
  'ended_at as endedAt',
] as const;

/** All limits of the procedure, oldest first, earlier rounds too. */
export async function selectClocks(ctx: Ctx, caseId: string): Promise<StoredClock[]> {
  const rows = await ctx.db
    .selectFrom('petition_clock')
    .select(columns)
    .where('case_id', '=', caseId)
    .orderBy('start')
    .orderBy('due')
    .execute();
  return rows as StoredClock[];
}

/** The end of the case's own sixty days while they run. */
export async function decideByOf(ctx: Ctx, caseId: string): Promise<Temporal.Instant | null> {
  const row = await ctx.db
    .selectFrom('case_clock')
    .select('due')
    .where('case_id', '=', caseId)
    .where('purpose', '=', 'decide')
    .where('state', '=', 'running')
    .executeTakeFirst();
  return row?.due ?? null;
}

/** The running end of one of the case's own clocks, as people are told it. */
export async function shownOf(
  ctx: Ctx,
  caseId: string,
  purpose: 'notify' | 'decide',
): Promise<Temporal.Instant | null> {
  const row = await ctx.db
    .selectFrom('case_clock')
    .select('shown')
    .where('case_id', '=', caseId)
    .where('purpose', '=', purpose)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return row?.shown ?? null;
}

export async function startClock(
  tx: TxCtx,
  p: Of,
  by: PetitionClockKey | ClockRule,
  start: Temporal.Instant,
  organisationId: string | null = null,
): Promise<Temporal.Instant> {
  const r: ClockRule = typeof by === 'string' ? petitionClockRules[by] : by;
  const due = dueWithPause(r, start, 0, await calendarOf(tx));
  await tx.db
    .insertInto('petition_clock')
    .values({
      id: tx.house.newId(),
      case_id: p.caseId,
      area: p.area,
      round: p.round,
      rule_id: r.id,
      source: r.source,
      unit: r.unit,
      amount: r.amount,
      duty: r.duty,
      pausable: r.pausable,
      organisation_id: organisationId,
      start,
      ...due,
      state: 'running',
    })
    .execute();
  return due.shown;
}

/** Ends running limits; an organ's that is past its end stays missed. With no keys, all of them. */
export async function endClocks(
  tx: TxCtx,
  p: Of,
  state: 'met' | 'stopped',
  keys: readonly PetitionClockKey[] | null = null,
): Promise<void> {
  const ids = keys?.map((key) => petitionClockRules[key].id) ?? null;
  await tx.db
    .updateTable('petition_clock')
    .set({
      // A right that lapsed unused is nobody's omission.
      state: sql`case when ${tx.now}::timestamptz >= due and duty = 'organ' and rule_id <> 'XF-OBJECT' then 'missed' else ${state} end`,
      ended_at: tx.now,
    })
    .where('case_id', '=', p.caseId)
    .where('state', '=', 'running')
    .$if(ids !== null, (q) => q.where('rule_id', 'in', ids ?? []))
    .execute();
}

/** The days of hearings stand still: the running recheck ends that much later, counted from its own beginning. Returns by how many days it moved. */
export async function setPause(
  tx: TxCtx,
  p: Of,
  hearings: readonly Days[],
  change: { source: string; still: Days },
): Promise<number> {
  const r: ClockRule = petitionClockRules.recheck;
  const running = await tx.db
    .selectFrom('petition_clock')
    .select(['id', 'start', 'paused_days as pausedDays'])
    .where('case_id', '=', p.caseId)
    .where('rule_id', '=', r.id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (!running) return 0;
  const days = daysStill(r.amount, running.start, hearings);
  const amount = days - running.pausedDays;
  if (amount === 0) return 0;
  await tx.db
    .updateTable('petition_clock')
    .set({ paused_days: days, ...dueWithPause(r, running.start, days, await calendarOf(tx)), warned_at: null })
    .where('id', '=', running.id)
    .execute();
  await noteLimitChange(tx, { clockId: running.id, caseId: p.caseId, area: p.area, amount, ...change });
  return amount;
}

/** Organs' limits that need a warning or are over, each claimed by one process; a case somebody is at work on waits for the next round. */
export async function claimClocks(tx: TxCtx, mark: 'warned_at' | 'overdue_at', limit: number) {
  const { now } = tx;
  const line =
    mark === 'overdue_at'
      ? sql<boolean>`petition_clock.due <= ${now}`
      : sql<boolean>`petition_clock.shown <= ${now.add({ hours: 48 })} and petition_clock.shown > ${now}`;
  return tx.db
    .updateTable('petition_clock')
    .set({ [mark]: now })
    .where('id', 'in', (q) =>
      q
        .selectFrom('petition_clock')
        .innerJoin('cases as c', 'c.id', 'petition_clock.case_id')
        .select('petition_clock.id')
        .where('petition_clock.state', '=', 'running')
        .where('petition_clock.duty', '=', 'organ')
        .where('petition_clock.rule_id', '<>', petitionClockRules.object.id)
        // An open case carries the same limit itself, and warns by it.
        .where((eb) =>
          eb.or([eb('c.closed_at', 'is not', null), eb('petition_clock.rule_id', '=', petitionClockRules.register.id)]),
        )
        .where(`petition_clock.${mark}`, 'is', null)
        .where(line)
        .orderBy('petition_clock.shown')
        .limit(limit)
        .forNoKeyUpdate('c')
        .skipLocked(),
    )
    .where('state', '=', 'running')
    .where(mark, 'is', null)
    .returning(['case_id as caseId', 'area', 'rule_id as ruleId', 'due'])
    .execute();
}

/** Petitions whose last window to ask is over. */
export const selectLapsed = (ctx: Ctx, limit: number) =>
  ctx.db
    .selectFrom('petition as p')
    .innerJoin('petition_clock as k', (join) =>
      join
        .onRef('k.case_id', '=', 'p.case_id')
        .on('k.state', '=', 'running')
        .on('k.duty', '=', 'resident')
        .on('k.due', '<=', sql<Temporal.Instant>`${ctx.now}`),
    )
    .select('p.case_id as caseId')
    .where('p.state', 'in', ['served', 'executed', 'reviewServed'])
    .orderBy('k.due')
    .limit(limit)
    .execute();

/** Running limits whose end lies beyond the calendar. */
export async function settleOne(tx: TxCtx, k: StoredClock): Promise<boolean> {
  const r = Object.values(petitionClockRules).find((known) => known.id === k.ruleId);
  if (!r) return false;
  const due = dueWithPause({ ...r, amount: k.amount }, k.start, k.pausedDays, await calendarOf(tx));
  if (due.provisional && Temporal.Instant.compare(due.due, k.due) === 0) return false;
  await tx.db.updateTable('petition_clock').set(due).where('id', '=', k.id).where('state', '=', 'running').execute();
  return true;
}
export async function selectProvisional(ctx: Ctx): Promise<StoredClock[]> {
  const rows = await ctx.db
    .selectFrom('petition_clock')
    .select(columns)
    .where('state', '=', 'running')
    .where('provisional', '=', true)
    .orderBy('start')
    .limit(2000)
    .execute();
  return rows as StoredClock[];
}

const RECOUNT_BATCH = 1000;
/** Every running limit, in batches. */
export async function* clocksToRecount(ctx: Ctx): AsyncGenerator<StoredClock> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await ctx.db
      .selectFrom('petition_clock')
      .select(columns)
      .where('state', '=', 'running')
      .where('id', '>', after)
      .orderBy('id')
      .limit(RECOUNT_BATCH)
      .execute();
    yield* rows as StoredClock[];
    if (rows.length < RECOUNT_BATCH) return;
    after = rows.at(-1)!.id;
  }
}
