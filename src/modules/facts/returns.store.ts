import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { ReturnColumn, ReturnPeriod, ReturnRows } from './returns.rules.ts';
import type { SentRow, Typed } from './returns.table.rules.ts';

/** Where a fill's contents stand sealed. Never change them: those sealed before would no longer open. */
const typedPlace = (id: string) => `return_fill.typed:${id}`;
const sentPlace = (id: string) => `return_fill.sent:${id}`;
export const sealedFill: Sealed = {
  table: 'return_fill',
  key: 'id',
  columns: { typed_sealed: typedPlace, sent_sealed: sentPlace },
};

/** Every read of returns begins here: those asked of the actor's place, those asked inside it, and those their unit ordered. */
const visibleReturns = ({ db, actor }: Ctx) => {
  const all = db
    .selectFrom('return_form as f')
    .innerJoin('place', 'place.code', 'f.area')
    .innerJoin('organisation as o', 'o.id', 'f.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where((eb) =>
    eb.or([
      eb.and([eb('f.area', '>=', from), eb('f.area', '<', before)]),
      sql<boolean>`starts_with(${actor.area}, f.area)`,
      eb('f.organisation_id', '=', actor.organisationId),
    ]),
  );
};
const columns = [
  'f.id',
  'f.area',
  'place.full_name as placeName',
  'f.organisation_id as organisationId',
  'o.short_name as unit',
  'f.name',
  'f.basis',
  'f.every',
  'f.rows',
  'f.only_kind as onlyKind',
  'f.only_value as onlyValue',
  'f.age_from as ageFrom',
  'f.budget_minutes as budgetMinutes',
  'f.columns',
  'f.first_row as firstRow',
  'f.closed_at as closedAt',
  'f.version',
] as const;
const typed = <R extends { every: string; rows: string; columns: unknown }>(r: R) => ({
  ...r,
  every: r.every as ReturnPeriod,
  rows: r.rows as ReturnRows,
  columns: r.columns as ReturnColumn[],
});

export async function selectReturns(ctx: Ctx, withClosed: boolean) {
  let query = visibleReturns(ctx).select(columns);
  if (!withClosed) query = query.where('f.closed_at', 'is', null);
  return (await query.orderBy('f.area').orderBy('f.name').orderBy('f.id').limit(mostOf(ctx, 500)).execute()).map(typed);
}
export type StoredReturn = Awaited<ReturnType<typeof selectReturns>>[number];

export async function selectReturn(ctx: Ctx, id: string): Promise<StoredReturn> {
  const row = await visibleReturns(ctx).select(columns).where('f.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}

/** Locked, and still in the version decided on. */
export async function lockReturn(tx: TxCtx, id: string): Promise<StoredReturn> {
  const row = await visibleReturns(tx).select(columns).where('f.id', '=', id).forNoKeyUpdate('f').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version === null) throw versionMissing();
  if (row.version !== tx.version) throw stale();
  return typed(row);
}

export const selectTemplate = async ({ db }: Ctx, id: string): Promise<Buffer> =>
  (await db.selectFrom('return_form').select('template').where('id', '=', id).executeTakeFirstOrThrow()).template;

export type NewReturn = Omit<StoredReturn, 'placeName' | 'unit' | 'closedAt' | 'version'> & { template: Buffer };
export async function insertReturn(tx: TxCtx, f: NewReturn): Promise<void> {
  await tx.db
    .insertInto('return_form')
    .values({
      id: f.id,
      area: f.area,
      organisation_id: f.organisationId,
      name: f.name,
      basis: f.basis,
      every: f.every,
      rows: f.rows,
      only_kind: f.onlyKind,
      only_value: f.onlyValue,
      age_from: f.ageFrom,
      budget_minutes: f.budgetMinutes,
      columns: JSON.stringify(f.columns),
      first_row: f.firstRow,
      template: f.template,
      created_at: tx.now,
    })
    .execute();
}

export async function closeForm(tx: TxCtx, id: string): Promise<void> {
  await tx.db
    .updateTable('return_form')
    .set((eb) => ({ closed_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

const village = sql<string>`left(household.area, 12)`;
/** The villages of a place in which households are recorded: those a return of the place is asked of. */
export async function villagesIn({ db }: Ctx, area: string): Promise<{ area: string; placeName: string }[]> {
  const { from, before } = prefixRange(area);
  return db
    .selectFrom(
      db
        .selectFrom('household')
        .select(village.as('area'))
        .where('household.area', '>=', from)
        .where('household.area', '<', before)
        .distinct()
        .as('v'),
    )
    .innerJoin('place', 'place.code', 'v.area')
    .select(['v.area', 'place.full_name as placeName'])
    .orderBy('v.area')
    .execute();
}

const fillColumns = [
  'id',
  'form_id as formId',
  'area',
  'period',
  'organisation_id as organisationId',
  'typed_sealed as typedSealed',
  'sent_sealed as sentSealed',
  'typed',
  'reused',
  'sent_at as sentAt',
  'back_reason as backReason',
  'version',
] as const;
type FillRow = {
  id: string;
  formId: string;
  area: string;
  period: string;
  organisationId: string;
  typedSealed: Buffer | null;
  sentSealed: Buffer | null;
  typed: number;
  reused: number;
  sentAt: Temporal.Instant | null;
  backReason: string | null;
  version: number;
};
const opened = (ctx: Ctx, { typedSealed, sentSealed, ...row }: FillRow) => ({
  ...row,
  cells: typedSealed ? (JSON.parse(open(ctx.house.keys, typedSealed, typedPlace(row.id))) as Typed) : {},
  rows: sentSealed ? (JSON.parse(open(ctx.house.keys, sentSealed, sentPlace(row.id))) as SentRow[]) : null,
});
export type StoredFill = ReturnType<typeof opened>;

/** The fills of returns the caller has found visible. */
export async function selectFills(ctx: Ctx, formIds: readonly string[]) {
  if (formIds.length === 0) return [];
  return ctx.db
    .selectFrom('return_fill')
    .select(['form_id as formId', 'area', 'period', 'sent_at as sentAt', 'typed', 'reused'])
    .where('form_id', 'in', formIds)
    .execute();
}

export async function selectFill(ctx: Ctx, formId: string, area: string, period: string): Promise<StoredFill | null> {
  const row = await ctx.db
    .selectFrom('return_fill')
    .select(fillColumns)
    .where('form_id', '=', formId)
    .where('area', '=', area)
    .where('period', '=', period)
    .executeTakeFirst();
  return row ? opened(ctx, row) : null;
}

/** The fill of a village and period, begun when there is none, locked for the transaction. */
export async function lockFill(
  tx: TxCtx,
  of: { formId: string; area: string; period: string; organisationId: string },
): Promise<StoredFill> {
  await tx.db
    .insertInto('return_fill')
    .values({
      id: tx.house.newId(),
      form_id: of.formId,
      area: of.area,
      period: of.period,
      organisation_id: of.organisationId,
    })
    .onConflict((c) => c.columns(['form_id', 'area', 'period']).doNothing())
    .execute();
  const row = await tx.db
    .selectFrom('return_fill')
    .select(fillColumns)
    .where('form_id', '=', of.formId)
    .where('area', '=', of.area)
    .where('period', '=', of.period)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return opened(tx, row);
}

export type FillChange = {
  cells?: Typed;
  rows?: SentRow[] | null;
  typed?: number;
  reused?: number;
  sentAt?: Temporal.Instant | null;
  backReason?: string | null;
};
export async function saveFill(tx: TxCtx, id: string, c: FillChange): Promise<void> {
  const sealed = (value: unknown, place: string) =>
    value === null ? null : Buffer.from(seal(tx.house.keys, JSON.stringify(value), place));
  await tx.db
    .updateTable('return_fill')
    .set((eb) => ({
      version: eb('version', '+', 1),
      ...(c.cells !== undefined && { typed_sealed: sealed(c.cells, typedPlace(id)) }),
      ...(c.rows !== undefined && { sent_sealed: sealed(c.rows, sentPlace(id)) }),
      ...(c.typed !== undefined && { typed: c.typed }),
      ...(c.reused !== undefined && { reused: c.reused }),
      ...(c.sentAt !== undefined && { sent_at: c.sentAt }),
      ...(c.backReason !== undefined && { back_reason: c.backReason }),
    }))
    .where('id', '=', id)
    .execute();
}
