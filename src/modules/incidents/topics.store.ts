import { gunzipSync, gzipSync } from 'node:zlib';
import { type RawBuilder, sql } from 'kysely';
import { visibleCases } from '#modules/cases/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { keysOf } from './topics.gather.rules.ts';
import { type Counts, GAP_DAYS, type Mark, type Told } from './topics.rules.ts';

/** Matters older than this, counted from the newest case, are history and no hot spot. */
export const LOOK_BACK_DAYS = 400;
/** What a person took back is not gathered, nor the case that was opened because of a topic. */
const gathered = sql<boolean>`cases.status <> 'withdrawn' and not exists (select from topic_case t where t.case_id = cases.id)`;
const dayOfReceipt = sql<string>`(cases.received_at at time zone 'Asia/Shanghai')::date`;
const told = [
  'cases.id',
  'cases.title',
  'cases.body',
  'cases.area',
  'cases.place_note as placeNote',
  dayOfReceipt.as('day'),
] as const;

export const selectTold = (ctx: Ctx, ids: readonly string[]): Promise<Told[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : visibleCases(ctx).select(told).where('cases.id', 'in', ids).where(gathered).execute();

const isOfLast = (days: number) =>
  sql<boolean>`cases.received_at > (select max(received_at) from cases) - make_interval(days => ${days})`;

/** The newest cases that are gathered, by which is counted how common words are. */
export const selectNewestTold = (ctx: Ctx, most: number): Promise<Told[]> =>
  visibleCases(ctx)
    .select(told)
    .where(gathered)
    .where(isOfLast(LOOK_BACK_DAYS))
    .orderBy('cases.received_at', 'desc')
    .limit(most)
    .execute();

const COUNTY = 6;
/** The counties, and the places above them, in which cases lie. */
export async function selectCounties(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select p.code from place p where length(p.code) <= ${COUNTY}
    and exists (select from cases where ${isOf(sql.ref('cases.area'), sql.ref('p.code'))}) order by p.code`.execute(
    ctx.db,
  );
  return rows.map((r) => r.code);
}
/** A county with all that lies in it; a place above counties by itself. */
const isOf = (area: RawBuilder<unknown>, county: RawBuilder<unknown>) =>
  sql<boolean>`${area} >= ${county} and ${area} < case when length(${county}) < ${COUNTY} then ${county} || '!' else ${county} || '~' end`;

/** Everything that is gathered in one county. */
export const selectToldOf = (ctx: Ctx, county: string): Promise<Told[]> =>
  visibleCases(ctx)
    .select(told)
    .where(gathered)
    .where(isOfLast(LOOK_BACK_DAYS))
    .where(isOf(sql.ref('cases.area'), sql`${county}::text`))
    .execute();

/** Cases that nobody has looked at yet, the newest first: those that came by an import. */
export async function selectUnmarked(ctx: Ctx, limit: number, days: number): Promise<string[]> {
  const rows = await visibleCases(ctx)
    .select('cases.id')
    .where(gathered)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('topic_mark as m').select('m.case_id').whereRef('m.case_id', '=', 'cases.id'))),
    )
    .where(isOfLast(days))
    .orderBy('cases.received_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((r) => r.id);
}

/** The counts of last night; empty before the first. */
export async function readCounts(ctx: Ctx): Promise<Counts> {
  const row = await ctx.db
    .selectFrom('topic_counts')
    .select(['texts', 'parts', 'at'])
    .where('area', '=', ctx.house.config.jurisdiction)
    .executeTakeFirst();
  if (!row) return { texts: 0, parts: new Map() };
  return { texts: row.texts, parts: new Map(JSON.parse(gunzipSync(row.parts).toString()) as [string, number][]) };
}

/** When the counts were made: they are read again only when this changes. */
export async function countedAt(ctx: Ctx): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('topic_counts')
    .select('at')
    .where('area', '=', ctx.house.config.jurisdiction)
    .executeTakeFirst();
  return row?.at.toString() ?? null;
}

export async function saveCounts(tx: TxCtx, { texts, parts }: Counts): Promise<void> {
  const row = { texts, parts: gzipSync(JSON.stringify([...parts])), at: tx.now };
  await tx.db
    .insertInto('topic_counts')
    .values({ area: tx.house.config.jurisdiction, ...row })
    .onConflict((c) => c.column('area').doUpdateSet(row))
    .execute();
}

const BATCH = 400;

export async function saveMarks(tx: TxCtx, marks: readonly (Mark & { topicId: string | null })[]): Promise<void> {
  for (let from = 0; from < marks.length; from += BATCH) {
    const rows = marks.slice(from, from + BATCH).map((m) => ({
      case_id: m.id,
      area: m.area,
      day: m.day,
      terms: [...m.terms],
      weights: [...m.weights],
      places: [...m.places],
      keys: keysOf(m),
      topic_id: m.topicId,
    }));
    await tx.db
      .insertInto('topic_mark')
      .values(rows)
      .onConflict((c) =>
        c.column('case_id').doUpdateSet((eb) => ({
          area: eb.ref('excluded.area'),
          day: eb.ref('excluded.day'),
          terms: eb.ref('excluded.terms'),
          weights: eb.ref('excluded.weights'),
          places: eb.ref('excluded.places'),
          keys: eb.ref('excluded.keys'),
          topic_id: eb.ref('excluded.topic_id'),
        })),
      )
      .execute();
  }
}

export type StoredMark = Mark & { topicId: string | null };
const markColumns = [
  'm.case_id as id',
  'm.area',
  'm.day',
  'm.terms',
  'm.weights',
  'm.places',
  'm.topic_id as topicId',
] as const;

/** The cases that may be about the same as this one, the nearest in time first: in its county, and with a key in common. */
export async function selectNear(ctx: Ctx, m: Mark, limit: number): Promise<StoredMark[]> {
  const keys = keysOf(m);
  if (keys.length === 0) return [];
  return visibleCases(ctx)
    .innerJoin('topic_mark as m', 'm.case_id', 'cases.id')
    .select(markColumns)
    .$narrowType<{ weights: number[] }>()
    .where(sql<boolean>`m.keys && ${keys}::text[]`)
    .where('m.case_id', '<>', m.id)
    .where('cases.status', '<>', 'withdrawn')
    .where(sql<boolean>`m.day between ${m.day}::date - ${GAP_DAYS}::int and ${m.day}::date + ${GAP_DAYS}::int`)
    .where(sql<boolean>`left(m.area, 6) = left(${m.area}, 6)`)
    .orderBy('m.day', 'desc')
    .orderBy('m.case_id')
    .limit(limit)
    .execute();
}

/** The newest `most` marks of each of these topics, so that their sums can be made again. */
export async function selectMarksOf(ctx: Ctx, topicIds: readonly string[], most: number): Promise<StoredMark[]> {
  const { rows } = await sql<StoredMark>`
    select m.* from unnest(${[...topicIds]}::uuid[]) as t (id) cross join lateral (
      select case_id as id, area, day, terms, weights, places, topic_id as "topicId" from topic_mark
      where topic_id = t.id order by day desc, case_id desc limit ${most}) m
    order by m.day, m.id`.execute(ctx.db);
  return rows;
}

export async function selectMark(ctx: Ctx, caseId: string): Promise<StoredMark | null> {
  const row = await visibleCases(ctx)
    .innerJoin('topic_mark as m', 'm.case_id', 'cases.id')
    .select(markColumns)
    .$narrowType<{ weights: number[] }>()
    .where('cases.id', '=', caseId)
    .executeTakeFirst();
  return row ?? null;
}

export type NewTopic = {
  id: string;
  area: string;
  place: string | null;
  words: readonly string[];
  cases: number;
  firstDay: string;
  lastDay: string;
};

export async function saveTopics(tx: TxCtx, topics: readonly NewTopic[]): Promise<void> {
  for (let from = 0; from < topics.length; from += BATCH)
    await tx.db
      .insertInto('topic')
      .values(
        topics.slice(from, from + BATCH).map((t) => ({
          id: t.id,
          area: t.area,
          place: t.place,
          words: [...t.words],
          cases: t.cases,
          first_day: t.firstDay,
          last_day: t.lastDay,
          since: tx.now,
        })),
      )
      .onConflict((c) =>
        c.column('id').doUpdateSet((eb) => ({
          area: eb.ref('excluded.area'),
          place: eb.ref('excluded.place'),
          words: eb.ref('excluded.words'),
          cases: eb.ref('excluded.cases'),
          first_day: eb.ref('excluded.first_day'),
          last_day: eb.ref('excluded.last_day'),
          version: sql<number>`topic.version + 1`,
        })),
      )
      .execute();
}

/** One more case, which may come from next door and make the place of the topic larger. */
export async function widenTopic(tx: TxCtx, id: string, { area, day }: Pick<Mark, 'area' | 'day'>): Promise<void> {
  await tx.db
    .updateTable('topic')
    .set({
      // Made from its newest cases only, it may look smaller than it is.
      area: sql<string>`case when length(${area}) < length(area) then ${area} else area end`,
      cases: sql<number>`cases + 1`,
      first_day: sql<string>`least(first_day, ${day}::date)`,
      last_day: sql<string>`greatest(last_day, ${day}::date)`,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

/** Which case of a county lies in which topic now. */
export const selectPlacing = (ctx: Ctx, county: string): Promise<{ caseId: string; topicId: string }[]> =>
  ctx.db
    .selectFrom('topic_mark')
    .select(['case_id as caseId', 'topic_id as topicId'])
    .where('topic_id', 'is not', null)
    .where(isOf(sql.ref('topic_mark.area'), sql`${county}::text`))
    .$narrowType<{ topicId: string }>()
    .execute();

/** Marks of cases that fell out of what is gathered, and topics that nothing refers to any more. */
export async function sweepAway(tx: TxCtx): Promise<void> {
  await sql`delete from topic_mark m where not exists (
    select from cases where cases.id = m.case_id and ${gathered} and ${isOfLast(LOOK_BACK_DAYS)})`.execute(tx.db);
  await sql`delete from topic t where not exists (select from topic_mark m where m.topic_id = t.id)
    and not exists (select from topic_case c where c.topic_id = t.id)
    and not exists (select from incident i where i.topic_id = t.id)`.execute(tx.db);
}

/** One at a time finds topics, so that two cases of one matter cannot each begin a topic of their own. */
export const alone = async (tx: TxCtx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ':topics'))`.execute(tx.db);
};
