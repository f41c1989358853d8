import { type ClockRule, dueFor, explainDue } from '#kernel/clock.ts';
import { notFound } from '#kernel/refusal.ts';
import { say, type Word } from '#kernel/words.ts';
import { calendarOf, dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { type Drift, keepRecount, type LimitsOf, selectClockChanges } from './cases.clocks.drift.store.ts';
import { clocksToRecount, selectClock } from './cases.clocks.recount.store.ts';
import { stillDays } from './cases.clocks.rules.ts';
import { sentenceOf, valuesOf } from './cases.entry.rules.ts';
import { presentCase } from './cases.present.ts';
import { type StoredCase, selectCase } from './cases.store.ts';
import type { CaseView, ClockProof } from './cases.views.contract.ts';
import { purposeWords } from './cases.words.ts';

/* Any due time opens its proof (product N12): the limits of a case, of its procedure and of a whistle, all in this one way. */

/** A limit as it is kept. It keeps the rule it was counted by, so a later change of the rule set does not change the proof. */
export type Limit = {
  id: string;
  says: Word;
  ruleId: string;
  source: string;
  unit: ClockRule['unit'];
  /** With what an extension or a pause has added. */
  amount: number;
  duty: ClockRule['duty'];
  start: Temporal.Instant;
  due: Temporal.Instant;
  shown: Temporal.Instant;
  rolled: boolean;
  provisional: boolean;
  state: CaseView['clocks'][number]['state'];
  endedAt: Temporal.Instant | null;
};

const ruleOf = (k: Limit): ClockRule => ({
  id: k.ruleId,
  unit: k.unit,
  amount: k.amount,
  duty: k.duty,
  source: k.source,
  pausable: false,
  warnHours: [],
});

type Ends = { due: Temporal.Instant; shown: Temporal.Instant };
/** The end that the law counts and the one that people are shown: queues are sorted by the second. */
const isSame = (a: Ends, b: Ends) =>
  Temporal.Instant.compare(a.due, b.due) === 0 && Temporal.Instant.compare(a.shown, b.shown) === 0;

type Entry = CaseView['timeline'][number];
const MEANS_SAME_MS = 2000;
/** Two seconds apart is the same act: a limit starts and ends in the transaction that records the act. */
const isAtItsEnds = (k: Limit) => (e: Entry) =>
  [k.start, k.endedAt].some((end) => end && Math.abs(Date.parse(e.at) - end.epochMilliseconds) <= MEANS_SAME_MS);

/** The sentence of an entry without what it says beside: a hole that has no value is left out with the mark before it. */
function told(e: Entry): [string, string] {
  const word = sentenceOf(e) ?? [e.verb, e.verb];
  const { text: _, reason: __, ...data } = e.data;
  const within = (lang: 'zh' | 'en') =>
    say(
      word,
      lang,
      valuesOf(data, (value) => say(value, lang)),
    ).replace(/[:\uFF1A]?\s*\{\w+\}/g, '');
  return [within('zh'), within('en')];
}

/**
 * Which entries of the journal belong to a limit: those at its two ends; where it begins with a day that was put on record later, the act
 * that did; or whatever the module says.
 */
export type ActsOfLimit = { begunBy?: string | undefined; isIts?: (entry: Entry) => boolean };
function actsOf(limit: Limit, timeline: readonly Entry[], { begunBy, isIts = isAtItsEnds(limit) }: ActsOfLimit) {
  const day = dayOf(limit.start);
  const begins = timeline.find((e) => e.verb === begunBy && dayOf(Temporal.Instant.from(e.at)) >= day);
  return timeline.filter((e) => e === begins || isIts(e));
}

/** How a limit was counted, day by day, what moved it, and who started and ended it. */
export async function proveLimit(ctx: Ctx, c: StoredCase, limit: Limit, acts: ActsOfLimit = {}): Promise<ClockProof> {
  const calendar = await calendarOf(ctx);
  const { says, start, due, shown, endedAt, ...rest } = limit;
  const again = dueFor(ruleOf(limit), start, calendar);
  const { timeline } = await presentCase(ctx, c);
  const changes = await selectClockChanges(ctx, limit.id);
  const iso = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' });
  return {
    says: [...says],
    clock: { ...rest, start: iso(start), due: iso(due), shown: iso(shown), endedAt: endedAt && iso(endedAt) },
    days: explainDue(ruleOf(limit), start, calendar, stillDays(changes)),
    acts: actsOf(limit, timeline, acts).map((e) => ({
      at: e.at,
      verb: e.verb,
      says: told(e),
      actor: e.actor,
      organisation: e.organisation,
    })),
    changes: changes.map(({ at, amount, source, still, actor, organisation }) => ({
      at: at.toString(),
      amount,
      source,
      still,
      actor,
      organisation,
    })),
    recounted: { due: iso(again.due), shown: iso(again.shown), same: isSame(again, limit) },
  };
}

type Stored = Omit<NonNullable<Awaited<ReturnType<typeof selectClock>>>, 'unit' | 'duty' | 'state' | 'purpose'> & {
  purpose: keyof typeof purposeWords;
} & Pick<Limit, 'unit' | 'duty' | 'state'>;
/** A clock of a case as a limit. */
function limitOf(k: NonNullable<Awaited<ReturnType<typeof selectClock>>>): Limit & { caseId: string; area: string } {
  const { purpose, ...limit } = k as Stored;
  return { ...limit, says: purposeWords[purpose] };
}

/** The proof of one of the case's own limits. */
export async function proveClock(ctx: Ctx, caseId: string, clockId: string): Promise<ClockProof> {
  const c = await selectCase(ctx, caseId);
  const k = await selectClock(ctx, c.id, clockId);
  if (!k) throw notFound();
  const { caseId: _, area: __, ...limit } = limitOf(k);
  return proveLimit(ctx, c, limit);
}

/** Counts running limits anew, keeps which of them is not what it was, and says so aloud: zero drift is the promise. */
export async function recountLimits(
  ctx: Ctx,
  of: LimitsOf,
  limits: AsyncIterable<Limit & { caseId: string; area: string }>,
): Promise<{ counted: number; drifted: string[] }> {
  const calendar = await calendarOf(ctx);
  const drifts: Drift[] = [];
  let counted = 0;
  for await (const k of limits) {
    counted += 1;
    const again = dueFor(ruleOf(k), k.start, calendar);
    // One that the calendar did not cover is settled by its own job, with an entry in the journal.
    if (k.provisional || isSame(again, k)) continue;
    const { id, caseId, area, says, shown } = k;
    drifts.push({ clockId: id, caseId, area, says, kept: shown, counted: again.shown });
  }
  await inTransaction(ctx, (tx) => keepRecount(tx, { of, counted, drifts }));
  const drifted = drifts.map((d) => d.clockId);
  if (drifted.length > 0)
    ctx.house.log.error(
      { of, counted, drifted: drifted.slice(0, 50), n: drifted.length },
      'limits drifted from their rules',
    );
  return { counted, drifted };
}

async function* caseLimits(ctx: Ctx) {
  for await (const k of clocksToRecount(ctx)) yield limitOf(k);
}
/** Every night: the limits of cases. */
export const recountClocks = (ctx: Ctx) => recountLimits(ctx, 'case', caseLimits(ctx));
