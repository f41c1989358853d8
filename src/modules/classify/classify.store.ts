import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { visibleCases } from '#modules/cases/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { json } from '#platform/database.ts';
import type { Concern } from '#platform/jobs.ts';
import type { Grounds } from './classify.contract.ts';
import { packed, unpacked } from './codec.rules.ts';
import type { Example, Model } from './learn.rules.ts';
import type { Labelled, Term } from './tables.rules.ts';

/** Only a case that somebody gave a category. */
export const hasCategory: Concern = ({ id }) =>
  sql`exists (select 1 from cases c where c.id = ${id} and c.category is not null)`;

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** So many of each category, the newest, are learned from: more would take longer and say little. */
const EACH = 600;
const IN_ALL = 4000;

/** Closed cases to which people gave a category, and labelled texts; withdrawn cases teach nothing, nor those whose person refused it. */
const taught = sql<{ id: string; category: string; title: string; body: string; at: Temporal.Instant }>`
  select c.id, c.category, c.title, c.body, c.closed_at as at
    from cases c where c.category is not null and c.status = 'closed'
     and not exists (select from category_refusal r where r.case_id = c.id)
  union all
  select e.id, e.category, e.title, e.body, e.at from category_example e`;

/** A mark that changes with whatever would be learned. */
export async function basisOf(ctx: Ctx): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select coalesce(md5(string_agg(t.category || ' ' || t.n || ' ' || t.mark, ',' order by t.category)), '') as mark
      from (select category, count(*) as n, sum(('x' || left(md5(id::text), 8))::bit(32)::bigint) as mark
              from (${taught}) all_of_it group by category) t`.execute(ctx.db);
  return rows[0]?.mark ?? '';
}

export async function selectExamples(ctx: Ctx): Promise<Example[]> {
  const { rows } = await sql<Example>`
    select category, title, body from (
      select t.*, row_number() over (partition by t.category order by t.at desc, t.id) as n from (${taught}) t) ranked
     where n <= ${EACH} order by n, category, id limit ${IN_ALL}`.execute(ctx.db);
  return rows;
}

/** Which model there is, without the model itself. */
export const selectModelMark = (ctx: Ctx) =>
  ctx.db
    .selectFrom('category_model')
    .select(['version', 'basis', 'examples', 'counts', 'learned_at as learnedAt'])
    .where('area', '=', ctx.house.config.jurisdiction)
    .executeTakeFirst();

export async function selectModel(ctx: Ctx): Promise<{ version: number; model: Model | null } | null> {
  const row = await ctx.db
    .selectFrom('category_model')
    .select(['version', 'head', 'weights'])
    .where('area', '=', ctx.house.config.jurisdiction)
    .executeTakeFirst();
  if (!row) return null;
  const [head, bytes] = await Promise.all([unzip(row.head), unzip(row.weights)]);
  const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return { version: row.version, model: unpacked({ head: head.toString('utf8'), numbers }) };
}

export async function saveModel(
  ctx: Ctx,
  model: Model,
  { basis, counts }: { basis: string; counts: Readonly<Record<string, number>> },
): Promise<void> {
  const { head, numbers } = packed(model);
  const [zippedHead, weights] = await Promise.all([zip(head), zip(Buffer.from(numbers.buffer))]);
  const values = {
    basis,
    examples: Object.values(counts).reduce((sum, n) => sum + n, 0),
    counts: json(counts),
    head: zippedHead,
    weights,
    learned_at: ctx.now,
  };
  await ctx.db
    .insertInto('category_model')
    .values({ area: ctx.house.config.jurisdiction, ...values })
    .onConflict((c) =>
      c.column('area').doUpdateSet((eb) => ({ ...values, version: eb('category_model.version', '+', 1) })),
    )
    .execute();
}

/** Examples of one source; one that is known gets the category it has now. Returns how many were new. */
export async function saveExamples(tx: TxCtx, source: string, examples: readonly Labelled[]): Promise<number> {
  const rows = examples.map((e) => ({
    id: tx.house.newId(),
    area: tx.house.config.jurisdiction,
    source,
    number: e.number,
    category: e.category,
    title: e.title,
    body: e.body,
    at: tx.now,
  }));
  const saved = await tx.db
    .insertInto('category_example')
    .values(rows)
    .onConflict((c) => c.columns(['source', 'number']).doUpdateSet((eb) => ({ category: eb.ref('excluded.category') })))
    .returning(sql<boolean>`xmax = 0`.as('isNew'))
    .execute();
  return saved.filter((row) => row.isNew).length;
}

export async function replaceTerms(tx: TxCtx, terms: readonly Term[]): Promise<void> {
  const area = tx.house.config.jurisdiction;
  await tx.db.deleteFrom('category_term').where('area', '=', area).execute();
  await tx.db
    .insertInto('category_term')
    .values(terms.map((term, place) => ({ area, ...term, place })))
    .execute();
}

export const selectTerms = (ctx: Ctx): Promise<Term[]> =>
  ctx.db.selectFrom('category_term').select(['level1', 'level2', 'level3']).orderBy('place').execute();

/** What a person chose where this was suggested; the last choice counts, however often it is told, beside what was suggested first. */
export const saveJudgement = (
  ctx: Ctx,
  c: { id: string; area: string },
  { category, ...grounds }: Grounds & { category: string },
  chosen: string,
) =>
  ctx.db
    .insertInto('category_judgement')
    .values({ case_id: c.id, area: c.area, suggested: category, grounds: json(grounds), chosen, at: ctx.now })
    .onConflict((k) => k.column('case_id').doUpdateSet({ chosen }))
    .execute();

export const selectJudgement = (ctx: Ctx, caseId: string) =>
  ctx.db
    .selectFrom('category_judgement')
    .select(['suggested', 'chosen', 'grounds', 'at'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();

/** The person wants nothing suggested for this case. */
export const isRefused = async (ctx: Ctx, caseId: string): Promise<boolean> =>
  (await ctx.db.selectFrom('category_refusal').select('at').where('case_id', '=', caseId).executeTakeFirst()) !==
  undefined;

/** False when they had said so before. */
export async function refuseSuggestions(tx: TxCtx, c: { id: string; area: string }): Promise<boolean> {
  const made = await tx.db
    .insertInto('category_refusal')
    .values({ case_id: c.id, area: c.area, at: tx.now })
    .onConflict((k) => k.doNothing())
    .returning('case_id')
    .executeTakeFirst();
  return made !== undefined;
}

/** How often each suggestion was taken and how often something else, in the area of the actor's post. */
export async function countJudgements(ctx: Ctx): Promise<{ category: string; accepted: number; changed: number }[]> {
  const { from, before } = prefixRange(ctx.actor.kind === 'staff' ? ctx.actor.area : ctx.house.config.jurisdiction);
  const rows = await ctx.db
    .selectFrom('category_judgement')
    .select((eb) => [
      'suggested as category',
      eb.fn.countAll<number>().filterWhere('suggested', '=', eb.ref('chosen')).as('accepted'),
      eb.fn.countAll<number>().filterWhere('suggested', '<>', eb.ref('chosen')).as('changed'),
    ])
    .where('area', '>=', from)
    .where('area', '<', before)
    .groupBy('suggested')
    .orderBy('suggested')
    .execute();
  return rows.map((row) => ({ ...row, accepted: Number(row.accepted), changed: Number(row.changed) }));
}

const LIKE = 200;
/** Closed cases of a category that the actor may see, in one place and below, the newest first, with the unit that handled each. */
export async function closedLike(ctx: Ctx, { category, within }: { category: string; within: string }) {
  const { from, before } = prefixRange(within);
  return visibleCases(ctx)
    .innerJoin('organisation as o', 'o.id', 'cases.handler_organisation_id')
    .select(['cases.number', 'cases.title', 'cases.area', 'o.id as unitId', 'o.short_name as unitName'])
    .where('cases.category', '=', category)
    .where('cases.status', '=', 'closed')
    .where('cases.area', '>=', from)
    .where('cases.area', '<', before)
    .orderBy('cases.closed_at', 'desc')
    .limit(LIKE)
    .execute();
}
