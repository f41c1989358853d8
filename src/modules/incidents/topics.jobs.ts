import type { Steps } from '#kernel/steps.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { givingWay } from '#platform/give-way.ts';
import { countsNow } from './topics.counts.ts';
import { gather } from './topics.gather.rules.ts';
import { dayNumbered } from './topics.heat.rules.ts';
import { nameOf, type TopicName } from './topics.name.rules.ts';
import {
  addTo,
  type Counts,
  countParts,
  fitOf,
  type Gathered,
  likeness,
  type Mark,
  markOf,
  startTopic,
  type Told,
} from './topics.rules.ts';
import {
  alone,
  LOOK_BACK_DAYS,
  type StoredMark,
  saveCounts,
  saveMarks,
  saveTopics,
  selectCounties,
  selectMarksOf,
  selectNear,
  selectNewestTold,
  selectPlacing,
  selectTold,
  selectToldOf,
  selectUnmarked,
  sweepAway,
  widenTopic,
} from './topics.store.ts';

/** So many neighbours are looked at; those nearest in time come first. */
const NEAR = 300;
/** So many topics are compared as a whole. */
const REMADE = 8;
/** So many of its newest cases stand for a topic: of hundreds, one more is compared with what is said now. */
const STANDING = 60;
/** One more case hardly changes the name of a topic that has so many: it waits for the night. */
const RENAMED = 12;
/** More new cases at once than this, and than a share of what was counted, are not looked at one by one: everything is gathered anew. */
const SWEPT = 200;
const SWEPT_SHARE = 0.05;
/** So many texts tell how common a word is; more would tell the same. Where there are so many, everything is gathered by night alone. */
const COUNTED = 50_000;
/** So long a minute may go into looking at new cases, however many come in; the others wait. */
const PLACING_MS = 4_000;
const NEW_DAYS = 2;

/** A case that came in finds its topic, or begins one with another that had none. */
export const placeCase = (ctx: Ctx, caseId: string): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await alone(tx);
    const [told] = await selectTold(tx, [caseId]);
    if (!told) return;
    const counts = await countsNow(tx);
    const mark = markOf(told, counts);
    const near = await selectNear(tx, mark, NEAR);
    const found = await bestTopic(tx, mark, near);
    if (found) return joinTopic(tx, mark, found, counts);
    const other = near
      .filter((m) => m.topicId === null)
      .map((m) => ({ m, fit: fitOf(mark, startTopic(m)) }))
      .sort((a, b) => b.fit - a.fit)[0];
    if (other && other.fit > 0) return beginTopic(tx, [other.m, mark], counts);
    await saveMarks(tx, [{ ...mark, topicId: null }]);
  });

type Known = { id: string; topic: Gathered };

/** The topics whose cases are likest are made again from their newest marks, and the one that fits best is it. */
async function bestTopic(tx: TxCtx, mark: Mark, near: readonly StoredMark[]): Promise<Known | null> {
  const own = startTopic(mark);
  const likest = near
    .filter((m) => m.topicId !== null)
    .map((m) => ({
      topicId: m.topicId!,
      like: likeness(m, own) + (m.places.some((p) => mark.places.includes(p)) ? 1 : 0),
    }))
    .sort((a, b) => b.like - a.like);
  const ids = [...new Set(likest.map((m) => m.topicId))].slice(0, REMADE);
  const topics = new Map<string, Gathered>();
  for (const m of await selectMarksOf(tx, ids, STANDING)) {
    if (m.id === mark.id || m.topicId === null) continue;
    const known = topics.get(m.topicId);
    if (known) addTo(known, m);
    else topics.set(m.topicId, startTopic(m));
  }
  const fits = [...topics].map(([id, topic]) => ({ id, topic, fit: fitOf(mark, topic) })).sort((a, b) => b.fit - a.fit);
  return fits[0] && fits[0].fit > 0 ? fits[0] : null;
}

async function joinTopic(tx: TxCtx, mark: Mark, { id, topic }: Known, counts: Counts): Promise<void> {
  const isNew = topic.cases.length < RENAMED;
  addTo(topic, mark);
  if (isNew) await saveTopics(tx, [{ id, ...sizeOf(topic), ...(await named(tx, topic, counts)) }]);
  else await widenTopic(tx, id, { area: topic.area, day: mark.day });
  await saveMarks(tx, [{ ...mark, topicId: id }]);
}

async function beginTopic(tx: TxCtx, marks: readonly Mark[], counts: Counts): Promise<void> {
  const topic = startTopic(marks[0]!);
  for (const m of marks.slice(1)) addTo(topic, m);
  const id = tx.house.newId();
  await saveTopics(tx, [{ id, ...sizeOf(topic), ...(await named(tx, topic, counts)) }]);
  await saveMarks(
    tx,
    marks.map((m) => ({ ...m, topicId: id })),
  );
}

const sizeOf = ({ area, cases, first, last }: Gathered) => ({
  ...{ area, cases: cases.length, firstDay: dayNumbered(first), lastDay: dayNumbered(last) },
});
const named = async (tx: TxCtx, topic: Gathered, counts: Counts) =>
  nameOf(await selectTold(tx, topic.cases), topic.places, counts);

/** Every minute: the cases that came since. Not told of one by one, which cost every report more than its own rows. */
export const placeNew = (ctx: Ctx): Promise<void> => sweepUnplaced(ctx, NEW_DAYS);

/** The cases of so many days that have no topic and no mark yet, those of an import too. */
export async function sweepUnplaced(ctx: Ctx, days = LOOK_BACK_DAYS): Promise<void> {
  const { texts } = await countsNow(ctx);
  const most = Math.max(SWEPT, Math.floor(texts * SWEPT_SHARE));
  const ids = await selectUnmarked(ctx, most + 1, days);
  if (ids.length > most && texts < COUNTED) return gatherAll(ctx);
  const until = performance.now() + PLACING_MS;
  for (const id of ids.reverse()) {
    if (performance.now() > until) return;
    await placeCase(ctx, id);
  }
}

/**
 * Every night: everything counted and gathered anew, county by county, for nothing is one matter across their borders. A topic keeps its id as long as
 * most of its cases stay together. A case that comes meanwhile is looked at within the next minute.
 */
export async function gatherAll(ctx: Ctx): Promise<void> {
  const counts = await givingWay(countParts(await selectNewestTold(ctx, COUNTED)));
  await inTransaction(ctx, (tx) => saveCounts(tx, counts));
  const given = new Set<string>();
  for (const county of await selectCounties(ctx)) await gatherCounty(ctx, county, counts, given);
  await inTransaction(ctx, async (tx) => {
    await alone(tx);
    await sweepAway(tx);
  });
}

async function gatherCounty(ctx: Ctx, county: string, counts: Counts, given: Set<string>): Promise<void> {
  const all = await selectToldOf(ctx, county);
  const { marks, topics } = await givingWay(gather(all, counts));
  const several = topics.filter((t) => t.cases.length > 1);
  const names = await givingWay(namesOf(several, all, counts));
  await inTransaction(ctx, async (tx) => {
    await alone(tx);
    const ids = sameIds(several, await selectPlacing(tx, county), given, () => tx.house.newId());
    await saveTopics(
      tx,
      several.map((t, i) => ({ id: ids[i]!, ...sizeOf(t), ...names[i]! })),
    );
    const topicOf = new Map(several.flatMap((t, i) => t.cases.map((id) => [id, ids[i]!] as const)));
    await saveMarks(
      tx,
      marks.map((m) => ({ ...m, topicId: topicOf.get(m.id) ?? null })),
    );
  });
}

function* namesOf(topics: readonly Gathered[], all: readonly Told[], counts: Counts): Steps<TopicName[]> {
  const told = new Map(all.map((t) => [t.id, t]));
  const names: TopicName[] = [];
  for (const t of topics) {
    const cases = t.cases.flatMap((caseId) => told.get(caseId) ?? []);
    names.push(nameOf(cases, t.places, counts));
    yield;
  }
  return names;
}

/** For each topic the id of the old one it shares most cases with, each old one given once; else a new id. */
function sameIds(
  topics: readonly Gathered[],
  placing: readonly { caseId: string; topicId: string }[],
  given: Set<string>,
  newId: () => string,
): string[] {
  const before = new Map(placing.map((p) => [p.caseId, p.topicId]));
  const shared = topics.flatMap((t, i) => {
    const n = new Map<string, number>();
    for (const id of t.cases) {
      const old = before.get(id);
      if (old) n.set(old, (n.get(old) ?? 0) + 1);
    }
    return [...n].map(([old, count]) => ({ i, old, count }));
  });
  const ids: (string | undefined)[] = topics.map(() => undefined);
  for (const { i, old } of shared.sort((a, b) => b.count - a.count || (a.old < b.old ? -1 : 1))) {
    if (ids[i] || given.has(old)) continue;
    ids[i] = old;
    given.add(old);
  }
  return ids.map((id) => id ?? newId());
}
