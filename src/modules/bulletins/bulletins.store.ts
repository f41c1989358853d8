import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { json } from '#platform/database.ts';
import type { CorrectionView, TextView } from './bulletins.contract.ts';
import type { Facts } from './bulletins.rules.ts';
import type { Slice } from './prose.rules.ts';
import type { KindName } from './templates.words.ts';

/** Every read of bulletins begins here: of the own place, or of and by the own unit. */
const visibleBulletins = ({ db, actor }: Ctx) => {
  const all = db.selectFrom('bulletin as b').innerJoin('organisation as issuer', 'issuer.id', 'b.issuer_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where((eb) => eb.lit(false));
  const { from, before } = prefixRange(actor.area);
  return all.where((eb) =>
    eb.or([
      eb.and([eb('b.area', '>=', from), eb('b.area', '<', before)]),
      eb('b.organisation_id', '=', actor.organisationId),
      eb('b.issuer_id', '=', actor.organisationId),
    ]),
  );
};

/** What was issued: its words, what it is of, and the facts it was written from. */
export type Body = TextView & { subject: string; facts: Facts };

const columns = [
  'b.id',
  'b.area',
  'b.organisation_id as organisationId',
  'b.issuer_id as issuerId',
  'issuer.name as issuer',
  'b.number',
  'b.edition',
  'b.restates',
  'b.template as kind',
  'b.from_day as from',
  'b.to_day as to',
  'b.against',
  'b.body',
  'b.formula',
  'b.root',
  'b.root_day as rootDay',
  'b.as_of as asOf',
] as const;
type Row = { kind: string; body: unknown; against: string; asOf: Temporal.Instant };
const stored = <R extends Row>(row: R) =>
  ({ ...row, body: row.body, asOf: row.asOf.toString() }) as unknown as Omit<
    R,
    'kind' | 'body' | 'against' | 'asOf'
  > & {
    kind: KindName;
    body: Body;
    against: 'previous' | 'lastYear';
    asOf: string;
  };

const standing = (ctx: Ctx) =>
  visibleBulletins(ctx)
    .leftJoin('bulletin_public as p', (j) => j.onRef('p.bulletin_id', '=', 'b.id').on('p.withdrawn_at', 'is', null))
    .select([...columns, 'p.published_at as publishedAt'])
    .select((eb) =>
      eb
        .selectFrom('bulletin_correction as c')
        .whereRef('c.bulletin_id', '=', 'b.id')
        .select((e) => e.fn.countAll<number>().as('n'))
        .as('corrections'),
    );

export const selectBulletins = async (ctx: Ctx) =>
  (await standing(ctx).orderBy('b.as_of', 'desc').limit(200).execute()).map(stored);
export type StoredBulletin = Awaited<ReturnType<typeof selectBulletins>>[number];

export async function bulletinById(ctx: Ctx, id: string): Promise<StoredBulletin> {
  const row = await standing(ctx).where('b.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return stored(row);
}

/** The last edition of a subject and period; null when none is issued. */
export async function editionOf(
  ctx: Ctx,
  of: { area: string; organisationId: string | null; kind: string; from: string; to: string },
): Promise<{ id: string; number: string; edition: number } | null> {
  const row = await ctx.db
    .selectFrom('bulletin as b')
    .select(['b.id', 'b.number', 'b.edition'])
    .where('b.area', '=', of.area)
    .where(sql<boolean>`b.organisation_id is not distinct from ${of.organisationId}::uuid`)
    .where('b.template', '=', of.kind)
    .where('b.from_day', '=', of.from)
    .where('b.to_day', '=', of.to)
    .orderBy('b.edition', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
export const restatementOf = async (ctx: Ctx, id: string) =>
  (await ctx.db.selectFrom('bulletin').select(['id', 'number']).where('restates', '=', id).executeTakeFirst()) ?? null;
export const numberOfBulletin = async (ctx: Ctx, id: string) =>
  (await ctx.db.selectFrom('bulletin').select(['id', 'number']).where('id', '=', id).executeTakeFirst()) ?? null;

/** The next number of a unit in a year: 老熊沟村公报〔2026〕1号; one after the other. */
export async function nextNumber(tx: TxCtx, unit: { id: string; area: string; shortName: string }, year: number) {
  const { last } = await tx.db
    .insertInto('bulletin_series')
    .values({ organisation_id: unit.id, area: unit.area, year, last: 1 })
    .onConflict((c) => c.columns(['organisation_id', 'year']).doUpdateSet({ last: sql`bulletin_series.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${unit.shortName}公报〔${year}〕${last}号`;
}

/** The last root of the journal: what is counted was in it, or came after. */
export async function lastRoot(ctx: Ctx): Promise<{ day: string | null; root: string }> {
  const row = await ctx.db
    .selectFrom('journal_root')
    .select(['day', 'root'])
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { day: row.day, root: Buffer.from(row.root).toString('hex') } : { day: null, root: '' };
}

export type NewBulletin = {
  id: string;
  area: string;
  organisationId: string | null;
  issuerId: string;
  accountId: string;
  number: string;
  edition: number;
  restates: string | null;
  kind: string;
  from: string;
  to: string;
  against: string;
  body: Body;
  formula: string;
  root: { day: string | null; root: string };
};
export async function insertBulletin(tx: TxCtx, b: NewBulletin): Promise<void> {
  await tx.db
    .insertInto('bulletin')
    .values({
      ...{ id: b.id, area: b.area, organisation_id: b.organisationId, issuer_id: b.issuerId, account_id: b.accountId },
      ...{ number: b.number, edition: b.edition, restates: b.restates, template: b.kind, against: b.against },
      ...{ from_day: b.from, to_day: b.to, body: json(b.body), formula: b.formula },
      ...{ root: b.root.root, root_day: b.root.day, as_of: tx.now },
    })
    .execute();
}

export type NumberRow = {
  nth: number;
  figure: string;
  organisationId: string | null;
  slice: Slice | null;
  from: string;
  before: string;
  value: number | null;
  of: number | null;
  digest: string | null;
  marks: string[] | null;
};
export async function insertNumbers(tx: TxCtx, b: { id: string; area: string }, rows: readonly NumberRow[]) {
  if (rows.length === 0) return;
  await tx.db
    .insertInto('bulletin_number')
    .values(
      rows.map((r) => ({
        ...{ bulletin_id: b.id, area: b.area, nth: r.nth, figure: r.figure, organisation_id: r.organisationId },
        ...{ slice: r.slice && json(r.slice), from_day: r.from, before_day: r.before, value: r.value },
        ...{ of_count: r.of, digest: r.digest, marks: r.marks },
      })),
    )
    .execute();
}
export async function numbersOf(ctx: Ctx, id: string): Promise<NumberRow[]> {
  const rows = await ctx.db
    .selectFrom('bulletin_number')
    .select([
      'nth',
      'figure',
      'organisation_id as organisationId',
      'slice',
      'from_day as from',
      'before_day as before',
      'value',
    ])
    .select(['of_count as of', 'digest', 'marks'])
    .where('bulletin_id', '=', id)
    .orderBy('nth')
    .execute();
  return rows as unknown as NumberRow[];
}

export type Correction = Omit<CorrectionView, 'number' | 'at'> & { nth: number; at: Temporal.Instant };
export async function correctionsOf(ctx: Ctx, id: string): Promise<Correction[]> {
  const rows = await ctx.db
    .selectFrom('bulletin_correction')
    .select(['id', 'nth', 'was_value as wasValue', 'was_of as wasOf', 'value', 'of_count as of', 'at', 'added'])
    .select(['added_count as addedCount', 'gone_count as goneCount'])
    .where('bulletin_id', '=', id)
    .orderBy('at')
    .orderBy('nth')
    .execute();
  return rows as unknown as Correction[];
}
export async function insertCorrection(tx: TxCtx, b: { id: string; area: string }, c: Omit<Correction, 'at'>) {
  await tx.db
    .insertInto('bulletin_correction')
    .values({
      ...{
        id: c.id,
        bulletin_id: b.id,
        area: b.area,
        nth: c.nth,
        was_value: c.wasValue,
        was_of: c.wasOf,
        value: c.value,
      },
      ...{ of_count: c.of, added: json(c.added), added_count: c.addedCount, gone_count: c.goneCount, at: tx.now },
    })
    .execute();
}

/** Takes the turn to count a bulletin again; whoever comes meanwhile waits. */
export async function takeCheck(tx: TxCtx, b: { id: string; area: string }): Promise<void> {
  await tx.db
    .insertInto('bulletin_check')
    .values({ bulletin_id: b.id, area: b.area, checked_at: tx.now })
    .onConflict((c) => c.column('bulletin_id').doUpdateSet({ checked_at: tx.now }))
    .execute();
}
export const checkedAt = async (ctx: Ctx, id: string): Promise<Temporal.Instant | null> =>
  (await ctx.db.selectFrom('bulletin_check').select('checked_at').where('bulletin_id', '=', id).executeTakeFirst())
    ?.checked_at ?? null;
/** Those that no other edition restates: what still holds is counted again. */
export async function idsToCheck(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('bulletin as b')
    .select('b.id')
    .where(sql<boolean>`not exists (select from bulletin r where r.restates = b.id)`)
    .orderBy('b.as_of')
    .execute();
  return rows.map((r) => r.id);
}
