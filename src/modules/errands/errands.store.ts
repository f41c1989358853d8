import { sql } from 'kysely';
import { visibleCases } from '#modules/cases/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { ErrandState, Medium, PaperKind } from './errands.rules.ts';

export async function selectErrand(ctx: Ctx, caseId: string) {
  const row = await ctx.db
    .selectFrom('errand as e')
    .leftJoin('staff_account as a', 'a.id', 'e.agent_id')
    .leftJoin('organisation as o', 'o.id', 'e.agent_organisation_id')
    .leftJoin('staff_account as w', 'w.id', 'e.witness_id')
    .selectAll('e')
    .select(['a.name as agentName', 'o.short_name as agentOrganisation', 'w.name as witnessName'])
    .where('e.case_id', '=', caseId)
    .executeTakeFirst();
  return row ? { ...row, state: row.state as ErrandState, medium: row.medium as Medium | null } : null;
}
export type StoredErrand = NonNullable<Awaited<ReturnType<typeof selectErrand>>>;

export async function insertErrand(tx: TxCtx, c: { id: string; area: string }): Promise<void> {
  await tx.db
    .insertInto('errand')
    .values({ case_id: c.id, area: c.area, state: 'requested', version: 0 })
    .onConflict((o) => o.doNothing())
    .execute();
}

export type ErrandChange = Partial<{
  state: ErrandState;
  item: string | null;
  scope: string;
  medium: Medium;
  witness_id: string | null;
  consented_at: Temporal.Instant;
  valid_until: Temporal.Instant;
  revoked_at: Temporal.Instant | null;
  agent_id: string;
  agent_organisation_id: string;
  submitted_to: string;
  submitted_on: string;
  receipt_number: string | null;
  result: string;
  result_at: Temporal.Instant;
  returned_at: Temporal.Instant;
}>;
export async function saveErrand(tx: TxCtx, caseId: string, change: ErrandChange): Promise<void> {
  await tx.db
    .updateTable('errand')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('case_id', '=', caseId)
    .execute();
}

export async function selectPapers(ctx: Ctx, caseId: string) {
  const rows = await ctx.db
    .selectFrom('errand_paper')
    .select([
      'id',
      'name',
      'kind',
      'copies',
      'received_at as receivedAt',
      'returned_at as returnedAt',
      'returned_to as returnedTo',
    ])
    .where('case_id', '=', caseId)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
  return rows.map((r) => ({
    ...r,
    kind: r.kind as PaperKind,
    returnedTo: r.returnedTo as 'person' | 'family' | null,
  }));
}
export type StoredPaper = Awaited<ReturnType<typeof selectPapers>>[number];

export const insertPaper = (
  tx: TxCtx,
  c: { id: string; area: string },
  p: { name: string; kind: PaperKind; copies: number; by: string },
) =>
  tx.db
    .insertInto('errand_paper')
    .values({
      id: tx.house.newId(),
      case_id: c.id,
      area: c.area,
      name: p.name,
      kind: p.kind,
      copies: p.copies,
      received_at: tx.now,
      received_by: p.by,
    })
    .execute();

export const returnPaper = (tx: TxCtx, paperId: string, p: { by: string; to: 'person' | 'family' }) =>
  tx.db
    .updateTable('errand_paper')
    .set((eb) => ({ returned_at: tx.now, returned_by: p.by, returned_to: p.to, version: eb('version', '+', 1) }))
    .where('id', '=', paperId)
    .where('returned_at', 'is', null)
    .execute();

export const selectTrips = (ctx: Ctx, caseId: string) =>
  ctx.db
    .selectFrom('errand_trip as t')
    .innerJoin('staff_account as a', 'a.id', 't.account_id')
    .select(['t.id', 't.day', 't.place', 't.purpose', 'a.name as by'])
    .where('t.case_id', '=', caseId)
    .orderBy('t.day')
    .orderBy('t.at')
    .execute();

export const insertTrip = (
  tx: TxCtx,
  c: { id: string; area: string },
  t: { day: string; place: string; purpose: string; by: string },
) =>
  tx.db
    .insertInto('errand_trip')
    .values({
      id: tx.house.newId(),
      case_id: c.id,
      area: c.area,
      day: t.day,
      place: t.place,
      purpose: t.purpose,
      account_id: t.by,
      at: tx.now,
    })
    .execute();

/** Errands that run, and those that ended with papers still out, soonest due first; as the actor sees their cases. */
export async function selectRows(ctx: Ctx, mine: string | null) {
  const out = sql<number>`(select count(*)::int from errand_paper p where p.case_id = cases.id and p.returned_at is null)`;
  const originals = sql<number>`(select count(*)::int from errand_paper p where p.case_id = cases.id and p.returned_at is null and p.kind = 'original')`;
  let q = visibleCases(ctx)
    .innerJoin('place', 'place.code', 'cases.area')
    .leftJoin('errand as e', 'e.case_id', 'cases.id')
    .leftJoin('staff_account as a', 'a.id', 'e.agent_id')
    .select([
      'cases.id as caseId',
      'cases.number',
      'cases.title',
      'cases.area',
      'place.full_name as placeName',
      'e.state',
      'a.name as agent',
      'e.valid_until as validUntil',
      'e.revoked_at as revokedAt',
      'cases.due_at as dueAt',
      out.as('papersOut'),
      originals.as('originalsOut'),
    ])
    .where('cases.kind', '=', 'errand')
    .where('cases.id', 'in', (eb) =>
      eb
        .selectFrom('cases as running')
        .select('running.id')
        .where('running.kind', '=', 'errand')
        .where('running.closed_at', 'is', null)
        .unionAll(eb.selectFrom('errand_paper as p').select('p.case_id as id').where('p.returned_at', 'is', null)),
    );
  if (mine) q = q.where('e.agent_id', '=', mine);
  const rows = await q
    .orderBy('cases.due_at', (o) => o.asc().nullsLast())
    .orderBy('cases.id')
    .limit(mostOf(ctx, 200))
    .execute();
  return rows.map((r) => ({ ...r, state: (r.state ?? 'requested') as ErrandState }));
}

/** Cases that still wait for an errand whose authorisation has run out. */
export async function lapsedErrands(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('case_hold as h')
    .innerJoin('errand as e', (join) => join.onRef('e.case_id', '=', 'h.case_id'))
    .select('h.ref')
    .where('h.held_by', '=', 'errandRun')
    .where('h.until', 'is', null)
    .where('e.valid_until', '<=', ctx.now)
    .execute();
  return rows.map((r) => r.ref);
}
