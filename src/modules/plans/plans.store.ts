import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { ancestorsOf, placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { PlanDraft } from './plans.contract.ts';
import type { Heading, PlanStatus, Verdict } from './plans.rules.ts';

/** Plans of one's place, of what lies in it and of what it lies in; to everybody else those that were approved. */
function visiblePlans({ db, actor }: Ctx) {
  const all = db
    .selectFrom('village_plan as p')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .leftJoin('organisation as s', 's.id', 'o.superior_id')
    .leftJoin('organisation as b', 'b.id', 'p.approved_by');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('p.status', '=', 'inForce');
  const { from, before } = prefixRange(actor.area);
  return all.where(
    sql<boolean>`(p.area = any(${ancestorsOf(actor.area)}) or (p.area >= ${from} and p.area < ${before}))`,
  );
}
const plans = (ctx: Ctx) =>
  visiblePlans(ctx).select((eb) => [
    'p.id',
    'p.area',
    placeName(eb.ref('p.area')).as('placeName'),
    'p.organisation_id as organisationId',
    'o.short_name as unit',
    'o.superior_id as aboveId',
    's.short_name as above',
    'p.document_id as documentId',
    'p.title',
    'p.from_year as fromYear',
    'p.to_year as toYear',
    sql<Partial<Record<Heading, string>>>`p.profile`.as('profile'),
    'p.problems',
    'p.heard_on as heardOn',
    'p.heard_how as heardHow',
    'p.status',
    'p.remark',
    'p.approved_on as approvedOn',
    'b.short_name as approvedBy',
    'p.ended_on as endedOn',
    'p.version',
    sql<
      number[]
    >`coalesce((select array_agg(r.year order by r.year) from village_plan_review r where r.plan_id = p.id), '{}')`.as(
      'reviewed',
    ),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof plans>['execute']>>[number];
const typed = (r: Row) => ({ ...r, placeName: r.placeName ?? r.area, status: r.status as PlanStatus });
export type StoredPlan = ReturnType<typeof typed>;

const MOST = 2000;
export async function selectPlans(ctx: Ctx, status?: PlanStatus): Promise<StoredPlan[]> {
  const rows = await plans(ctx)
    .$if(status !== undefined, (q) => q.where('p.status', '=', status ?? ''))
    .orderBy('p.area')
    .orderBy('p.from_year', 'desc')
    .orderBy('p.id')
    .limit(mostOf(ctx, MOST))
    .execute();
  return rows.map(typed);
}
export async function planById(ctx: Ctx, id: string): Promise<StoredPlan> {
  const row = await plans(ctx).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockPlan(tx: TxCtx, id: string): Promise<StoredPlan> {
  const row = await plans(tx).where('p.id', '=', id).forNoKeyUpdate('p').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(row);
}
/** Has the village another plan in one of these states? */
export const hasPlan = async ({ db }: Ctx, organisationId: string, statuses: readonly PlanStatus[]): Promise<boolean> =>
  (await db
    .selectFrom('village_plan')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('status', 'in', [...statuses])
    .limit(1)
    .executeTakeFirst()) !== undefined;

export type StoredGoal = {
  id: string;
  planId: string;
  nth: number;
  body: string;
  unit: string | null;
  baseline: number | null;
  target: number | null;
  year: number;
  /** The figure of the latest day. */
  latest: number | null;
};
export const selectGoals = ({ db }: Ctx, planIds: readonly string[]): Promise<StoredGoal[]> =>
  planIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('village_plan_goal as g')
        .select([
          'g.id',
          'g.plan_id as planId',
          'g.nth',
          'g.body',
          'g.unit',
          sql<number | null>`g.baseline::float8`.as('baseline'),
          sql<number | null>`g.target::float8`.as('target'),
          'g.year',
          sql<number | null>`(select f.value::float8 from village_plan_figure f
            where f.goal_id = g.id and f.value is not null order by f.on_day desc, f.at desc, f.id desc limit 1)`.as(
            'latest',
          ),
        ])
        .where('g.plan_id', 'in', [...planIds])
        .orderBy('g.plan_id')
        .orderBy('g.nth')
        .execute();

export const selectLines = ({ db }: Ctx, planId: string) =>
  db
    .selectFrom('village_plan_line as l')
    .innerJoin('village_plan_goal as g', 'g.id', 'l.goal_id')
    .innerJoin('organisation as o', 'o.id', 'l.lead_id')
    .select([
      'l.id',
      'g.nth as goalNth',
      'l.nth',
      'l.body',
      'l.lead_id as leadId',
      'o.short_name as lead',
      'l.unit_ids as unitIds',
      'l.due_on as dueOn',
      'l.proof',
      'l.measure_id as measureId',
      sql<{ id: string; name: string }[]>`coalesce((
        select json_agg(json_build_object('id', u.id, 'name', u.short_name) order by u.short_name)
        from organisation u where u.id = any(l.unit_ids)), '[]'::json)`.as('units'),
    ])
    .where('l.plan_id', '=', planId)
    .orderBy('l.nth')
    .execute();

export const selectFigures = ({ db }: Ctx, planId: string) =>
  db
    .selectFrom('village_plan_figure')
    .select([
      'id',
      'goal_id as goalId',
      'on_day as onDay',
      sql<number | null>`value::float8`.as('value'),
      'body',
      'file_hash as fileHash',
      'file_type as fileType',
      'file_name as fileName',
      'at',
    ])
    .where('plan_id', '=', planId)
    .orderBy('on_day', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute();

export const selectReviews = ({ db }: Ctx, planId: string) =>
  db
    .selectFrom('village_plan_review as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .select(['r.year', 'r.body', 'o.short_name as by', 'r.at', sql<Record<string, Verdict>>`r.verdicts`.as('verdicts')])
    .where('r.plan_id', '=', planId)
    .orderBy('r.year', 'desc')
    .execute();

/** Villages and communities of one's place whose organisation has no plan at all. */
export async function villagesWithout({ db, actor }: Ctx, today: string): Promise<string[]> {
  if (actor.kind !== 'staff') return [];
  const { from, before } = prefixRange(actor.area);
  const rows = await db
    .selectFrom('organisation as o')
    .select('o.short_name as name')
    .where('o.kind', '=', 'committee')
    .where(sql<boolean>`length(o.area) = 12`)
    .where('o.area', '>=', from)
    .where('o.area', '<', before)
    .where((eb) => eb.or([eb('o.valid_to', 'is', null), eb('o.valid_to', '>', today)]))
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('village_plan as p').select('p.id').whereRef('p.organisation_id', '=', 'o.id'))),
    )
    .orderBy('o.area')
    .limit(MOST)
    .execute();
  return rows.map((r) => r.name);
}

export const insertPlan = (
  tx: TxCtx,
  p: { id: string; area: string; organisationId: string; title: string; fromYear: number; toYear: number },
) =>
  tx.db
    .insertInto('village_plan')
    .values({
      id: p.id,
      area: p.area,
      organisation_id: p.organisationId,
      title: p.title,
      from_year: p.fromYear,
      to_year: p.toYear,
      at: tx.now,
    })
    .execute();

/** A draft is written anew as a whole: goals and lines that are no longer in it are gone. */
export async function writeDraft(tx: TxCtx, plan: { id: string; area: string }, d: PlanDraft): Promise<void> {
  await tx.db
    .updateTable('village_plan')
    .set((eb) => ({
      title: d.title,
      from_year: d.fromYear,
      to_year: d.toYear,
      profile: JSON.stringify(d.profile),
      problems: d.problems,
      heard_on: d.heardOn ?? null,
      heard_how: d.heardHow ?? null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', plan.id)
    .execute();
  await tx.db.deleteFrom('village_plan_goal').where('plan_id', '=', plan.id).execute();
  if (d.goals.length === 0) return;
  const ids = new Map(d.goals.map((g) => [g.nth, tx.house.newId()]));
  const goals = d.goals.map((g) => ({
    id: ids.get(g.nth)!,
    plan_id: plan.id,
    area: plan.area,
    nth: g.nth,
    body: g.body,
    unit: g.unit ?? null,
    baseline: g.baseline?.toString() ?? null,
    target: g.target?.toString() ?? null,
    year: g.year,
  }));
  await tx.db.insertInto('village_plan_goal').values(goals).execute();
  if (d.lines.length === 0) return;
  const lines = d.lines.map((l, i) => ({
    id: tx.house.newId(),
    plan_id: plan.id,
    goal_id: ids.get(l.goalNth)!,
    area: plan.area,
    nth: i + 1,
    body: l.body,
    lead_id: l.leadId,
    unit_ids: l.unitIds,
    due_on: l.dueOn,
    proof: l.proof,
  }));
  await tx.db.insertInto('village_plan_line').values(lines).execute();
}

export type PlanChange = {
  status: PlanStatus;
  remark?: string | null;
  approved?: { documentId: string; by: string; on: string };
  endedOn?: string;
};
export const putPlan = (tx: TxCtx, id: string, c: PlanChange) =>
  tx.db
    .updateTable('village_plan')
    .set((eb) => ({
      status: c.status,
      ...(c.remark !== undefined && { remark: c.remark }),
      ...(c.approved && { document_id: c.approved.documentId, approved_by: c.approved.by, approved_on: c.approved.on }),
      ...(c.endedOn && { ended_on: c.endedOn }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
export const putMeasureOf = (tx: TxCtx, lineId: string, measureId: string) =>
  tx.db.updateTable('village_plan_line').set({ measure_id: measureId }).where('id', '=', lineId).execute();

export const insertFigure = (
  tx: TxCtx,
  f: {
    planId: string;
    area: string;
    goalId: string;
    onDay: string;
    value: number | null;
    body: string;
    accountId: string;
  },
  file: { hash: string; mediaType: string; name: string } | null,
) =>
  tx.db
    .insertInto('village_plan_figure')
    .values({
      id: tx.house.newId(),
      plan_id: f.planId,
      goal_id: f.goalId,
      area: f.area,
      on_day: f.onDay,
      value: f.value?.toString() ?? null,
      body: f.body,
      account_id: f.accountId,
      at: tx.now,
      ...(file && { file_hash: file.hash, file_type: file.mediaType, file_name: file.name.slice(0, 120) }),
    })
    .execute();

export const insertReview = (
  tx: TxCtx,
  r: {
    planId: string;
    area: string;
    year: number;
    body: string;
    verdicts: Record<string, Verdict>;
    organisationId: string;
    accountId: string;
  },
) =>
  tx.db
    .insertInto('village_plan_review')
    .values({
      id: tx.house.newId(),
      plan_id: r.planId,
      area: r.area,
      year: r.year,
      body: r.body,
      verdicts: JSON.stringify(r.verdicts),
      organisation_id: r.organisationId,
      account_id: r.accountId,
      at: tx.now,
    })
    .execute();
