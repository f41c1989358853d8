import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { ancestorsOf } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import {
  type EvidenceKind,
  type ItemPlan,
  type ItemSign,
  isMeetingKind,
  type Quotas,
  type SchemeStatus,
} from './scheme.rules.ts';
import type { PublicityUnit } from './stars.rules.ts';

/** Schemes of the actor's place, of the places above it, which hold there too, and of those inside it. */
function visibleSchemes({ db, actor }: Ctx) {
  const all = db.selectFrom('score_scheme as s').innerJoin('organisation as o', 'o.id', 's.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where(
    sql<boolean>`(s.area = any(${ancestorsOf(actor.area)}) or (s.area >= ${from} and s.area < ${before}))`,
  );
}
const columns = [
  's.id',
  's.family_id as familyId',
  's.edition',
  's.area',
  's.organisation_id as organisationId',
  'o.short_name as organisation',
  's.name',
  's.basis',
  's.is_example as isExample',
  's.least_asked as leastAsked',
  's.quota_five as five',
  's.quota_four as four',
  's.quota_three as three',
  's.publicity_days as publicityDays',
  's.publicity_unit as publicityUnit',
  's.status',
  's.published_at as publishedAt',
  's.version',
] as const;
const rows = (ctx: Ctx) => visibleSchemes(ctx).select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = ({ five, four, three, ...r }: Row) => ({
  ...r,
  quotas: { five, four, three } as Quotas,
  publicityUnit: r.publicityUnit as PublicityUnit,
  status: r.status as SchemeStatus,
});
export type StoredScheme = ReturnType<typeof typed>;

export async function selectSchemes(ctx: Ctx): Promise<StoredScheme[]> {
  const found = await rows(ctx).orderBy('s.name').orderBy('s.edition', 'desc').limit(mostOf(ctx, 500)).execute();
  return found.map(typed);
}
export async function schemeById(ctx: Ctx, id: string): Promise<StoredScheme> {
  const row = await rows(ctx).where('s.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
/** By id, whoever asks: for rounds the actor already sees. */
export const schemeOfRound = (ctx: Ctx, id: string): Promise<StoredScheme> =>
  schemeById({ ...ctx, actor: { kind: 'system', what: 'round' } }, id);
export async function lockScheme(tx: TxCtx, id: string): Promise<StoredScheme> {
  const row = await rows(tx).where('s.id', '=', id).forNoKeyUpdate('s').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && row.version !== tx.version) throw stale();
  return typed(row);
}

export type StoredItem = ItemPlan & { readonly id: string; readonly nth: number };
export async function itemsOf(ctx: Ctx, schemeIds: readonly string[]): Promise<Map<string, StoredItem[]>> {
  if (schemeIds.length === 0) return new Map();
  const found = await ctx.db
    .selectFrom('score_item')
    .selectAll()
    .where('scheme_id', 'in', [...new Set(schemeIds)])
    .orderBy('scheme_id')
    .orderBy('nth')
    .execute();
  const items = found.map((i) => ({
    schemeId: i.scheme_id,
    id: i.id,
    nth: i.nth,
    section: i.section,
    title: i.title,
    standard: i.standard,
    sign: i.sign as ItemSign,
    evidence: i.evidence as EvidenceKind,
    activityKinds: i.activity_kinds.filter(isMeetingKind),
    weight: i.weight,
    cap: i.cap,
    step: i.step,
  }));
  return Map.groupBy(items, (i) => i.schemeId);
}

export type SchemeHead = {
  name: string;
  basis: string;
  isExample: boolean;
  leastAsked: number;
  quotas: Quotas;
  publicityDays: number;
  publicityUnit: PublicityUnit;
};
const headColumns = (h: SchemeHead) => ({
  name: h.name,
  basis: h.basis,
  is_example: h.isExample,
  least_asked: h.leastAsked,
  quota_five: h.quotas.five,
  quota_four: h.quotas.four,
  quota_three: h.quotas.three,
  publicity_days: h.publicityDays,
  publicity_unit: h.publicityUnit,
});
export const insertScheme = (
  tx: TxCtx,
  s: SchemeHead & { id: string; familyId: string; edition: number; area: string; organisationId: string; by: string },
) =>
  tx.db
    .insertInto('score_scheme')
    .values({
      id: s.id,
      family_id: s.familyId,
      edition: s.edition,
      area: s.area,
      organisation_id: s.organisationId,
      account_id: s.by,
      at: tx.now,
      status: 'draft',
      ...headColumns(s),
    })
    .execute();
export const changeScheme = (tx: TxCtx, id: string, head: SchemeHead) =>
  tx.db
    .updateTable('score_scheme')
    .set((eb) => ({ ...headColumns(head), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .execute();
export const touchScheme = (tx: TxCtx, id: string) =>
  tx.db
    .updateTable('score_scheme')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export const putPublished = (tx: TxCtx, id: string, by: string) =>
  tx.db
    .updateTable('score_scheme')
    .set((eb) => ({ status: 'published', published_at: tx.now, published_by: by, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .execute();

/** The items of a draft, all anew; those of a published scheme are never touched. */
export async function putItems(tx: TxCtx, s: { id: string; area: string }, items: readonly ItemPlan[]): Promise<void> {
  await tx.db.deleteFrom('score_item').where('scheme_id', '=', s.id).execute();
  if (items.length === 0) return;
  await tx.db
    .insertInto('score_item')
    .values(
      items.map((i, at) => ({
        id: tx.house.newId(),
        scheme_id: s.id,
        area: s.area,
        nth: at + 1,
        section: i.section,
        title: i.title,
        standard: i.standard,
        sign: i.sign,
        evidence: i.evidence,
        activity_kinds: i.evidence === 'meetings' ? [...i.activityKinds] : [],
        weight: i.weight,
        cap: i.cap,
        step: i.step,
      })),
    )
    .execute();
}
export const newestEdition = async (ctx: Ctx, familyId: string) =>
  ctx.db
    .selectFrom('score_scheme')
    .select(['edition', 'status'])
    .where('family_id', '=', familyId)
    .orderBy('edition', 'desc')
    .executeTakeFirstOrThrow();
