import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { householdIds, livingIdOf } from '#modules/people/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { GrantQuery } from './grants.contract.ts';
import type { FundPurpose, GrantStatus, PaperKind, Purpose } from './relief.rules.ts';

/** What was approved for households of the actor's place. */
function visibleGrants({ db, actor }: Ctx) {
  const all = db
    .selectFrom('relief_grant as g')
    .innerJoin('place', 'place.code', 'g.area')
    .innerJoin('staff_account as a', 'a.id', 'g.approver_id')
    .leftJoin('relief_handout as h', 'h.grant_id', 'g.id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('g.area', '>=', from).where('g.area', '<', before);
}
const columns = [
  'g.id',
  'g.area',
  'place.full_name as placeName',
  'g.household_id as householdId',
  'g.purpose',
  'g.reason',
  'g.decision',
  'g.is_kin as isKin',
  'g.approver_id as approverId',
  'a.name as approver',
  'g.approved_at as approvedAt',
  'g.status',
  'g.handed_on as handedOn',
  'g.papers_due as papersDue',
  'g.papers_wanted as papersWanted',
  'g.ended_reason as endedReason',
  'g.version',
  'h.id as handoutId',
] as const;
type Row = { purpose: string; status: string; papersWanted: string[] | null };
const typed = <T extends Row>(row: T) => ({
  ...row,
  purpose: row.purpose as Purpose,
  status: row.status as GrantStatus,
  papersWanted: row.papersWanted as PaperKind[] | null,
});

export async function selectGrant(ctx: Ctx, id: string) {
  const row = await visibleGrants(ctx).select(columns).where('g.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export type Grant = Awaited<ReturnType<typeof selectGrant>>;

/** Takes the row; with `version` (If-Match) also refuses who decided on an older one. `null` is a request that gave none. */
export async function lockGrant(tx: TxCtx, id: string, version?: number | null): Promise<Grant> {
  const row = await visibleGrants(tx)
    .select(columns)
    .where('g.id', '=', id)
    .modifyEnd(sql`for no key update of g`)
    .executeTakeFirst();
  if (!row) throw notFound();
  if (version === null) throw versionMissing();
  if (version !== undefined && row.version !== version) throw stale();
  return typed(row);
}

export const PAGE = 50;
export async function selectGrants(ctx: Ctx, q: GrantQuery): Promise<Grant[]> {
  let query = visibleGrants(ctx).select(columns);
  if (q.area) {
    const { from, before } = prefixRange(q.area);
    query = query.where('g.area', '>=', from).where('g.area', '<', before);
  }
  if (q.status) query = query.where('g.status', '=', q.status);
  if (q.purpose) query = query.where('g.purpose', '=', q.purpose);
  if (q.householdId) query = query.where('g.household_id', 'in', householdIds(ctx, q.householdId));
  const { batchId } = q;
  if (batchId)
    query = query.where((eb) =>
      eb('g.id', 'in', eb.selectFrom('relief_grant_line').select('grant_id').where('batch_id', '=', batchId)),
    );
  if (q.after) query = query.where('g.id', '<', q.after);
  const rows = await query
    .orderBy('g.id', 'desc')
    .limit(PAGE + 1)
    .execute();
  return rows.map(typed);
}

/** Households that have something of a batch already, handed out or still waiting. */
export async function approvedFrom(ctx: Ctx, batchId: string): Promise<string[]> {
  const rows = await visibleGrants(ctx)
    .innerJoin('relief_grant_line as l', 'l.grant_id', 'g.id')
    .select((eb) => livingIdOf(eb.ref('g.household_id')).as('id'))
    .distinct()
    .where('l.batch_id', '=', batchId)
    .where('g.status', 'in', ['open', 'handed'])
    .execute();
  return rows.map((r) => r.id);
}

/** Handed out in an emergency, with papers still to come; the longest due first. */
export async function selectOwing(ctx: Ctx, area: string | undefined): Promise<Grant[]> {
  let query = visibleGrants(ctx).select(columns).where('g.status', '=', 'handed').where('g.papers_due', 'is not', null);
  if (area) {
    const { from, before } = prefixRange(area);
    query = query.where('g.area', '>=', from).where('g.area', '<', before);
  }
  const rows = await query
    .where((eb) =>
      eb(
        eb
          .selectFrom('relief_paper as p')
          .select((c) => c.fn.countAll<number>().as('n'))
          .whereRef('p.grant_id', '=', 'g.id')
          .where(sql<boolean>`p.kind = any(g.papers_wanted)`),
        '<',
        sql<number>`cardinality(g.papers_wanted)`,
      ),
    )
    .orderBy('g.papers_due')
    .orderBy('g.id')
    .limit(500)
    .execute();
  return rows.map(typed);
}

export async function grantLines(ctx: Ctx, grantIds: readonly string[]) {
  if (grantIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('relief_grant_line as l')
    .innerJoin('relief_batch as b', 'b.id', 'l.batch_id')
    .select([
      'l.grant_id as grantId',
      'l.batch_id as batchId',
      'b.number as batch',
      'b.item',
      'b.unit',
      'b.kind',
      'b.area as batchArea',
      'l.quantity',
    ])
    .where('l.grant_id', 'in', [...grantIds])
    .orderBy('l.grant_id')
    .orderBy('b.number')
    .execute();
  return rows.map(({ kind, ...r }) => ({ ...r, money: kind === 'money' }));
}
export type StoredGrantLine = Awaited<ReturnType<typeof grantLines>>[number];

export async function papersOf(ctx: Ctx, grantIds: readonly string[]) {
  if (grantIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('relief_paper')
    .select(['grant_id as grantId', 'kind'])
    .where('grant_id', 'in', [...grantIds])
    .execute();
  return rows.map((r) => ({ ...r, kind: r.kind as PaperKind }));
}

export type NewGrant = {
  id: string;
  area: string;
  householdId: string;
  purpose: Purpose;
  reason: string;
  decision: string | null;
  isKin: boolean;
  approverId: string;
  organisationId: string;
  lines: readonly { batchId: string; quantity: number; batchPurpose: FundPurpose }[];
};
export async function insertGrant(tx: TxCtx, g: NewGrant): Promise<void> {
  await tx.db
    .insertInto('relief_grant')
    .values({
      id: g.id,
      area: g.area,
      household_id: g.householdId,
      purpose: g.purpose,
      reason: g.reason,
      decision: g.decision,
      is_kin: g.isKin,
      approver_id: g.approverId,
      organisation_id: g.organisationId,
      approved_at: tx.now,
      status: 'open',
    })
    .execute();
  await tx.db
    .insertInto('relief_grant_line')
    .values(
      g.lines.map((l) => ({
        grant_id: g.id,
        batch_id: l.batchId,
        area: g.area,
        quantity: l.quantity,
        purpose: g.purpose,
        batch_purpose: l.batchPurpose,
      })),
    )
    .execute();
}

export type GrantChange = Partial<{
  status: GrantStatus;
  handed_on: string;
  papers_due: string;
  papers_wanted: PaperKind[];
  ended_reason: string;
}>;
export const saveGrant = (tx: TxCtx, id: string, change: GrantChange) =>
  tx.db
    .updateTable('relief_grant')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export const insertPaper = (
  tx: TxCtx,
  g: { id: string; area: string },
  p: { kind: PaperKind; number: string | null; on: string; by: string },
) =>
  tx.db
    .insertInto('relief_paper')
    .values({
      grant_id: g.id,
      kind: p.kind,
      area: g.area,
      number: p.number,
      received_on: p.on,
      received_by: p.by,
      at: tx.now,
    })
    .execute();
