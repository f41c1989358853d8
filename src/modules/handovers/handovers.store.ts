import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import type { TakenPart } from '#modules/cases/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { type Decision, type Gap, type HandoverStatus, headRoles, type Step } from './handovers.rules.ts';

/** Who may see a sheet: who hands over, who drew it, who takes over once it is signed, and the heads of the unit. */
export const visibleHandovers = (ctx: Ctx) =>
  ctx.db.selectFrom('handover as h').where((eb) => {
    const { actor } = ctx;
    if (actor.kind === 'system') return eb.lit(true);
    if (actor.kind !== 'staff') return eb.lit(false);
    const isHead = (headRoles as readonly Role[]).includes(actor.role);
    return eb.or([
      eb('h.from_id', '=', actor.accountId),
      eb('h.drafted_by', '=', actor.accountId),
      eb.and([eb('h.to_id', '=', actor.accountId), eb('h.status', 'not in', ['drafted', 'withdrawn'])]),
      ...(isHead
        ? [
            eb.and([
              sql<boolean>`${actor.organisationId}::uuid = any(h.heads)`,
              sql<boolean>`starts_with(h.area, ${actor.area})`,
            ]),
          ]
        : []),
    ]);
  });

const rows = (ctx: Ctx) =>
  visibleHandovers(ctx)
    .innerJoin('staff_account as f', 'f.id', 'h.from_id')
    .innerJoin('organisation as fo', 'fo.id', 'h.from_organisation_id')
    .innerJoin('staff_account as t', 't.id', 'h.to_id')
    .innerJoin('organisation as o', 'o.id', 'h.to_organisation_id')
    .innerJoin('staff_account as d', 'd.id', 'h.drafted_by')
    .leftJoin('staff_account as s', 's.id', 'h.signed_by')
    .select((eb) => [
      'h.id',
      'h.number',
      'h.area',
      'h.status',
      'h.from_id as fromId',
      'f.name as fromName',
      'h.from_organisation_id as fromOrganisationId',
      'fo.short_name as fromOrganisation',
      'h.to_id as toId',
      't.name as toName',
      'h.to_organisation_id as toOrganisationId',
      'o.short_name as toOrganisation',
      'h.heads',
      'h.reason',
      'h.until',
      'h.drafted_by as draftedById',
      'd.name as draftedBy',
      'h.drawn_at as drawnAt',
      's.name as signedBy',
      'h.signed_at as signedAt',
      'h.signed_says as signedSays',
      'h.answered_at as answeredAt',
      'h.answered_says as answeredSays',
      'h.returned_at as returnedAt',
      'h.version',
      eb
        .selectFrom('handover_item as i')
        .whereRef('i.handover_id', '=', 'h.id')
        .select((x) => x.fn.countAll<number>().as('n'))
        .as('items'),
      eb
        .selectFrom('handover_thing as x')
        .whereRef('x.handover_id', '=', 'h.id')
        .select((x) => x.fn.countAll<number>().as('n'))
        .as('things'),
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;
export type StoredHandover = Omit<Row, 'status' | 'items' | 'things'> & {
  status: HandoverStatus;
  items: number;
  things: number;
};
const asHandover = (r: Row): StoredHandover => ({
  ...r,
  status: r.status as HandoverStatus,
  items: Number(r.items ?? 0),
  things: Number(r.things ?? 0),
});

export const selectHandovers = async (ctx: Ctx): Promise<StoredHandover[]> =>
  (await rows(ctx).orderBy('h.drawn_at', 'desc').limit(mostOf(ctx, 300)).execute()).map(asHandover);

export async function selectHandover(ctx: Ctx, id: string): Promise<StoredHandover> {
  const row = await rows(ctx).where('h.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return asHandover(row);
}

/** The sheet, locked, in the version the actor read; else 404, 412 or 428. */
export async function lockHandover(tx: TxCtx, id: string): Promise<StoredHandover> {
  await tx.db.selectFrom('handover').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const h = await selectHandover(tx, id);
  if (tx.actor.kind !== 'system') {
    if (tx.version === null) throw versionMissing();
    if (tx.version !== h.version) throw stale();
  }
  return h;
}

export type NewHandover = {
  id: string;
  number: string;
  area: string;
  fromId: string;
  fromOrganisationId: string;
  toId: string;
  toOrganisationId: string;
  heads: string[];
  reason: string;
  until: string | null;
  draftedBy: string;
};
export const insertHandover = (tx: TxCtx, h: NewHandover) =>
  tx.db
    .insertInto('handover')
    .values({
      id: h.id,
      number: h.number,
      area: h.area,
      status: 'drafted',
      from_id: h.fromId,
      from_organisation_id: h.fromOrganisationId,
      to_id: h.toId,
      to_organisation_id: h.toOrganisationId,
      heads: h.heads,
      reason: h.reason,
      until: h.until,
      drafted_by: h.draftedBy,
      drawn_at: tx.now,
    })
    .execute();

export async function nextSerial(tx: TxCtx, area: string, year: number): Promise<number> {
  const row = await tx.db
    .insertInto('handover_series')
    .values({ area, year, last: 1 })
    .onConflict((o) => o.columns(['area', 'year']).doUpdateSet({ last: sql`handover_series.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

/** Whether this person has a sheet under way; waits for whoever is drawing one. */
export async function hasOpenSheet(tx: TxCtx, fromId: string): Promise<boolean> {
  await tx.db.selectFrom('staff_account').select('id').where('id', '=', fromId).forNoKeyUpdate().execute();
  const row = await tx.db
    .selectFrom('handover')
    .select('id')
    .where('from_id', '=', fromId)
    .where('status', 'in', ['drafted', 'offered'])
    .executeTakeFirst();
  return row !== undefined;
}

export type HandoverChange = Partial<{
  status: HandoverStatus;
  drawn_at: Temporal.Instant;
  signed_by: string;
  signed_at: Temporal.Instant;
  signed_says: string;
  answered_at: Temporal.Instant;
  answered_says: string;
  returned_at: Temporal.Instant;
}>;
export const saveHandover = (tx: TxCtx, id: string, change: HandoverChange) =>
  tx.db
    .updateTable('handover')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();

export type Drawn = { caseId: string; area: string; parts: TakenPart[]; gaps: Gap[] };
export async function insertItems(tx: TxCtx, handoverId: string, drawn: readonly Drawn[]): Promise<void> {
  if (drawn.length === 0) return;
  await tx.db
    .insertInto('handover_item')
    .values(
      drawn.map((d) => ({
        id: tx.house.newId(),
        handover_id: handoverId,
        area: d.area,
        case_id: d.caseId,
        parts: d.parts,
        gaps: d.gaps,
      })),
    )
    .onConflict((o) =>
      o
        .columns(['handover_id', 'case_id'])
        .doUpdateSet((eb) => ({ parts: eb.ref('excluded.parts'), gaps: eb.ref('excluded.gaps') })),
    )
    .execute();
}
/** Drops from a list that is drawn again what is no longer theirs; notes of what stays are kept. */
export const dropItems = (tx: TxCtx, handoverId: string, keep: readonly string[]) =>
  tx.db
    .deleteFrom('handover_item')
    .where('handover_id', '=', handoverId)
    .$if(keep.length > 0, (q) => q.where('case_id', 'not in', [...keep]))
    .execute();

/** The items in order of case id: whoever locks several cases locks them in this order. */
export const selectItems = (ctx: Ctx, handoverId: string) =>
  ctx.db
    .selectFrom('handover_item as i')
    .innerJoin('cases as c', 'c.id', 'i.case_id')
    .innerJoin('place', 'place.code', 'c.area')
    .select([
      'i.id',
      'i.case_id as caseId',
      'c.number',
      'c.kind',
      'c.status',
      'c.title',
      'c.due_at as dueAt',
      'place.full_name as placeName',
      'i.parts',
      'i.gaps',
      'i.note',
      'i.decision',
      'i.reason',
      'i.moved',
      'i.returned',
    ])
    .where('i.handover_id', '=', handoverId)
    .where('c.sealed_at', 'is', null)
    .orderBy('i.case_id')
    .execute();

export async function saveNote(tx: TxCtx, handoverId: string, itemId: string, note: string | null): Promise<void> {
  const saved = await tx.db
    .updateTable('handover_item')
    .set({ note })
    .where('id', '=', itemId)
    .where('handover_id', '=', handoverId)
    .returning('id')
    .execute();
  if (saved.length === 0) throw notFound();
}

export const saveDecision = (
  tx: TxCtx,
  itemId: string,
  d: { decision: Decision; reason?: string; moved?: readonly TakenPart[] },
) =>
  tx.db
    .updateTable('handover_item')
    .set({ decision: d.decision, reason: d.reason ?? null, moved: [...(d.moved ?? [])] })
    .where('id', '=', itemId)
    .execute();
export const markReturned = (tx: TxCtx, itemId: string) =>
  tx.db.updateTable('handover_item').set({ returned: true }).where('id', '=', itemId).execute();

/** What went on from somebody to somebody after a moment, in order, of these cases. */
export async function laterSteps(ctx: Ctx, after: Temporal.Instant, caseIds: readonly string[]): Promise<Step[]> {
  if (caseIds.length === 0) return [];
  return ctx.db
    .selectFrom('handover as h')
    .innerJoin('handover_item as i', 'i.handover_id', 'h.id')
    .select(['h.from_id as fromId', 'h.to_id as toId', 'i.case_id as caseId'])
    .where('i.decision', '=', 'accepted')
    .where('h.answered_at', '>=', after)
    .where('i.case_id', 'in', [...caseIds])
    .orderBy('h.answered_at')
    .orderBy('h.id')
    .execute();
}

/** Leaves that are over and have not been given back. */
export async function endedLeaves(ctx: Ctx, today: string): Promise<string[]> {
  const found = await ctx.db
    .selectFrom('handover')
    .select('id')
    .where('status', 'in', ['accepted', 'partly'])
    .where('until', '<=', today)
    .orderBy('until')
    .orderBy('answered_at')
    .limit(200)
    .execute();
  return found.map((r) => r.id);
}

export const selectChain = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('journal')
    .select(['verb', 'at', 'hash'])
    .where('subject_kind', '=', 'handover')
    .where('subject_id', '=', id)
    .orderBy('seq')
    .execute();
