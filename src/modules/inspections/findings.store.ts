import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { FindingCategory, FindingStatus, FindingTerm } from './inspections.rules.ts';
import { hasPart, readsWide } from './rounds.store.ts';

type Measure = {
  id: string;
  nth: number;
  body: string;
  unit: { id: string; name: string };
  dueOn: string;
  doneOn: string | null;
};
type Former = { id: string; round: string; nth: number; status: FindingStatus };

/** Findings in which one's own unit has a part, and for overseers those of units in their place; at home those of published rounds, to be counted. */
function visibleFindings(ctx: Ctx) {
  const { db, actor } = ctx;
  const all = db
    .selectFrom('inspection_finding as f')
    .innerJoin('inspection_round as r', 'r.id', 'f.round_id')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .innerJoin('organisation as i', 'i.id', 'f.inspected_id')
    .leftJoin('organisation as w', 'w.id', 'f.owner_id')
    .leftJoin('organisation as l', 'l.id', 'f.lead_id')
    .leftJoin('cases as c', 'c.id', 'f.case_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('r.openness', '=', 'public');
  const { from, before } = prefixRange(actor.area);
  const inPlace = sql<boolean>`(${readsWide(ctx)} and f.area >= ${from} and f.area < ${before})`;
  return all.where(sql<boolean>`(${inPlace} or ${hasPart(actor.organisationId)})`);
}
const findings = (ctx: Ctx) =>
  visibleFindings(ctx).select([
    'f.id',
    'f.round_id as roundId',
    'r.title as round',
    'r.organisation_id as officeId',
    'o.short_name as office',
    'r.told_on as toldOn',
    'f.inspected_id as inspectedId',
    'i.short_name as inspected',
    'f.area',
    'f.nth',
    'f.category',
    'f.term',
    'f.body',
    'f.basis',
    'f.papers',
    'f.owner_id as ownerId',
    'w.short_name as owner',
    'f.leader_post as leaderPost',
    'f.lead_id as leadId',
    'l.short_name as lead',
    'f.status',
    'f.plan_due as planDue',
    'f.due_on as dueOn',
    'f.closed_on as closedOn',
    'f.supervised_on as supervisedOn',
    'f.supervisions',
    'f.returned',
    'f.called_ids as calledIds',
    'f.case_id as caseId',
    'c.number as caseNumber',
    'f.version',
    sql<Measure[]>`coalesce((
      select json_agg(json_build_object('id', m.id, 'nth', m.nth, 'body', m.body, 'dueOn', m.due_on, 'doneOn', m.done_on,
        'unit', json_build_object('id', u.id, 'name', u.short_name)) order by m.nth)
      from inspection_measure m join organisation u on u.id = m.organisation_id where m.finding_id = f.id), '[]'::json)`.as(
      'measures',
    ),
    sql<{ onDay: string; body: string } | null>`(
      select json_build_object('onDay', s.on_day, 'body', s.body) from inspection_step s
      where s.finding_id = f.id and s.verb in ('report', 'selfCheck') order by s.at desc, s.id desc limit 1)`.as(
      'last',
    ),
    sql<Former | null>`(
      select json_build_object('id', x.id, 'round', y.title, 'nth', x.nth, 'status', x.status)
      from inspection_finding x join inspection_round y on y.id = x.round_id
      where x.inspected_id = f.inspected_id and x.category = f.category and y.told_on < r.told_on
      order by y.told_on desc, x.nth limit 1)`.as('former'),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof findings>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  category: r.category as FindingCategory,
  term: r.term as FindingTerm,
  status: r.status as FindingStatus,
});
export type StoredFinding = ReturnType<typeof typed>;

const MOST = 5000;
export type FindingFilter = {
  roundId?: string | undefined;
  roundIds?: readonly string[] | undefined;
  /** A unit that sets it right, leads or helps. */
  unitId?: string | undefined;
};
export async function selectFindings(ctx: Ctx, f: FindingFilter = {}): Promise<StoredFinding[]> {
  const { roundId, roundIds, unitId } = f;
  if (roundIds?.length === 0) return [];
  const rows = await findings(ctx)
    .$if(roundId !== undefined, (q) => q.where('f.round_id', '=', roundId ?? ''))
    .$if(roundIds !== undefined, (q) => q.where('f.round_id', 'in', [...(roundIds ?? [])]))
    .$if(unitId !== undefined, (q) =>
      q.where(sql<boolean>`(f.owner_id = ${unitId} or f.lead_id = ${unitId} or ${unitId} = any(f.called_ids)
        or exists (select 1 from inspection_measure x where x.finding_id = f.id and x.organisation_id = ${unitId}))`),
    )
    .orderBy('r.told_on', 'desc')
    .orderBy('f.round_id')
    .orderBy('f.nth')
    .limit(mostOf(ctx, MOST))
    .execute();
  return rows.map(typed);
}
export async function findingById(ctx: Ctx, id: string): Promise<StoredFinding> {
  const row = await findings(ctx).where('f.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockFinding(tx: TxCtx, id: string): Promise<StoredFinding> {
  const row = await findings(tx).where('f.id', '=', id).forNoKeyUpdate('f').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(row);
}

export type NewFinding = {
  id: string;
  roundId: string;
  inspectedId: string;
  area: string;
  nth: number;
  category: FindingCategory;
  term: FindingTerm;
  body: string;
  basis: string | null;
  papers: string | null;
  planDue: string;
  dueOn: string;
  owner: { id: string; leaderPost: string; leadId: string | null } | null;
};
/** False when that number is taken. */
export const insertFinding = async (tx: TxCtx, f: NewFinding): Promise<boolean> =>
  (await tx.db
    .insertInto('inspection_finding')
    .values({
      ...{ id: f.id, round_id: f.roundId, inspected_id: f.inspectedId, area: f.area, nth: f.nth },
      ...{ category: f.category, term: f.term, body: f.body, basis: f.basis, papers: f.papers },
      ...{ plan_due: f.planDue, due_on: f.dueOn, status: f.owner ? 'assigned' : 'found' },
      ...{ owner_id: f.owner?.id ?? null, leader_post: f.owner?.leaderPost ?? null, lead_id: f.owner?.leadId ?? null },
    })
    .onConflict((c) => c.columns(['round_id', 'nth']).doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined;

export type FindingChange = {
  owner?: { id: string; leaderPost: string; leadId: string | null };
  planDue?: string;
  dueOn?: string;
  term?: FindingTerm;
  closedOn?: string;
  /** Supervised on this day, once more. */
  supervisedOn?: string;
  isReturned?: boolean;
  called?: { caseId: string; ids: readonly string[] };
};
export const saveFinding = (tx: TxCtx, id: string, status: FindingStatus, c: FindingChange = {}) =>
  tx.db
    .updateTable('inspection_finding')
    .set((eb) => ({
      status,
      ...(c.owner && { owner_id: c.owner.id, leader_post: c.owner.leaderPost, lead_id: c.owner.leadId }),
      ...(c.planDue !== undefined && { plan_due: c.planDue }),
      ...(c.dueOn !== undefined && { due_on: c.dueOn }),
      ...(c.term !== undefined && { term: c.term }),
      ...(c.closedOn !== undefined && { closed_on: c.closedOn }),
      ...(c.supervisedOn !== undefined && { supervised_on: c.supervisedOn, supervisions: eb('supervisions', '+', 1) }),
      ...(c.isReturned && { returned: eb('returned', '+', 1) }),
      ...(c.called && { case_id: c.called.caseId, called_ids: [...c.called.ids] }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
