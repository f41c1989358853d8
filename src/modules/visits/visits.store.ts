import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { householdIds } from '#modules/people/index.ts';
import { placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { VisitFilter } from './visits.contract.ts';
import { ownUnitOnly, type SpokenTo, type VisitHow, type VisitResult, visitReaders } from './visits.rules.ts';

/** Where values stand sealed. Never change them: those sealed before would no longer open. */
const placeOf = (column: 'answers' | 'strokes', id: string) => `visit.${column}:${id}`;
export const sealedVisit: Sealed = {
  table: 'visit',
  key: 'id',
  columns: { answers_sealed: (id) => placeOf('answers', id), strokes_sealed: (id) => placeOf('strokes', id) },
};

/** Every read of visits begins here: those of the actor's place; agents and companies only what their unit wrote. */
export function visibleVisits({ db, actor }: Ctx) {
  const all = db.selectFrom('visit as v').innerJoin('visit_purpose as p', 'p.key', 'v.purpose');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff' || !visitReaders.some((r) => r === actor.role)) return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  const here = all.where('v.area', '>=', from).where('v.area', '<', before);
  return ownUnitOnly.some((r) => r === actor.role) ? here.where('v.organisation_id', '=', actor.organisationId) : here;
}

const rows = (ctx: Ctx) =>
  visibleVisits(ctx)
    .innerJoin('organisation as o', 'o.id', 'v.organisation_id')
    .select((eb) => [
      'v.id',
      'v.area',
      placeName(eb.ref('v.area')).as('placeName'),
      'v.day',
      'v.made_at as madeAt',
      'v.at as arrivedAt',
      'v.purpose',
      'p.zh as purposeZh',
      'p.en as purposeEn',
      'p.why',
      'p.questions',
      'v.household_id as householdId',
      'v.account_id as accountId',
      'v.with_account_id as withAccountId',
      'v.how',
      'v.result',
      'v.spoken_to as spokenTo',
      'v.spoken_person_id as spokenPersonId',
      'v.has_consent as hasConsent',
      'v.answers_sealed as answersSealed',
      'v.strokes_sealed as strokesSealed',
      'o.short_name as unit',
      'v.version',
      countOf(eb.ref('v.id')).as('needs'),
      openNeeds(eb.ref('v.id')).as('needsOpen'),
      openCorrections(eb.ref('v.id')).as('correctionsOpen'),
    ]);
type IdRef = Parameters<typeof sql>[1];
const countOf = (id: IdRef) => sql<number>`(select count(*)::integer from visit_need n where n.visit_id = ${id})`;
/** Closed or withdrawn is over; everything else is still somebody's to do. */
const openNeeds = (id: IdRef) =>
  sql<number>`(select count(*)::integer from visit_need n join cases c on c.id = n.case_id where n.visit_id = ${id} and c.closed_at is null)`;
const openCorrections = (id: IdRef) =>
  sql<number>`(select count(*)::integer from visit_correction k where k.visit_id = ${id} and k.outcome is null)`;

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  how: r.how as VisitHow,
  result: r.result as VisitResult,
  spokenTo: r.spokenTo as SpokenTo | null,
});
export type StoredVisit = ReturnType<typeof typed>;

export async function findVisit(ctx: Ctx, id: string): Promise<StoredVisit | null> {
  const row = await rows(ctx).where('v.id', '=', id).executeTakeFirst();
  return row ? typed(row) : null;
}
export async function visitById(ctx: Ctx, id: string): Promise<StoredVisit> {
  const found = await findVisit(ctx, id);
  if (!found) throw notFound();
  return found;
}
/** Locked; with a version also refuses who decided on an older one. */
export async function lockVisit(tx: TxCtx, id: string, version?: number | null): Promise<StoredVisit> {
  const row = await rows(tx).where('v.id', '=', id).forNoKeyUpdate('v').executeTakeFirst();
  if (!row) throw notFound();
  if (version === null) throw versionMissing();
  if (version !== undefined && row.version !== version) throw stale();
  return typed(row);
}

const PAGE = 100;
/** Newest first; `limit` rows, or a page. */
export async function selectVisits(
  ctx: Ctx,
  filter: VisitFilter & { after?: string | undefined },
  limit = PAGE,
): Promise<{ items: StoredVisit[]; next: string | null }> {
  const within = filter.area ? prefixRange(filter.area) : null;
  const [afterDay, afterId] = (filter.after ?? '').split('_');
  const found = await rows(ctx)
    .$if(filter.purpose !== undefined, (q) => q.where('v.purpose', '=', filter.purpose ?? ''))
    .$if(filter.householdId !== undefined, (q) =>
      q.where('v.household_id', 'in', householdIds(ctx, filter.householdId ?? '')),
    )
    .$if(within !== null, (q) => q.where('v.area', '>=', within?.from ?? '').where('v.area', '<', within?.before ?? ''))
    .$if(filter.from !== undefined, (q) => q.where('v.day', '>=', filter.from ?? ''))
    .$if(filter.to !== undefined, (q) => q.where('v.day', '<=', filter.to ?? ''))
    .$if(filter.needs === 'open', (q) => q.where((eb) => sql<boolean>`${openNeeds(eb.ref('v.id'))} > 0`))
    .$if(filter.corrections === 'open', (q) => q.where((eb) => sql<boolean>`${openCorrections(eb.ref('v.id'))} > 0`))
    .$if(Boolean(afterId), (q) => q.where(sql<boolean>`(v.day, v.id) < (${afterDay}::date, ${afterId}::uuid)`))
    .orderBy('v.day', 'desc')
    .orderBy('v.id', 'desc')
    .limit(limit + 1)
    .execute();
  const items = found.slice(0, limit).map(typed);
  const last = items.at(-1);
  return { items, next: found.length > limit && last ? `${last.day}_${last.id}` : null };
}

/** What was answered, opened; null when it was erased or nothing was asked. */
export const answersOf = (ctx: Ctx, v: StoredVisit): Record<string, string> | null =>
  v.answersSealed ? JSON.parse(open(ctx.house.keys, v.answersSealed, placeOf('answers', v.id))) : null;
export const strokesOf = (ctx: Ctx, v: StoredVisit): [number, number][][] | null =>
  v.strokesSealed ? JSON.parse(open(ctx.house.keys, v.strokesSealed, placeOf('strokes', v.id))) : null;

export type NewVisit = {
  id: string;
  area: string;
  householdId: string;
  purpose: string;
  accountId: string;
  withAccountId: string | null;
  organisationId: string;
  day: string;
  madeAt: string;
  how: VisitHow;
  result: VisitResult;
  spokenTo: SpokenTo | null;
  spokenPersonId: string | null;
  hasConsent: boolean;
  answers: Readonly<Record<string, string>>;
  strokes: readonly (readonly (readonly [number, number])[])[];
};
export async function insertVisit(tx: TxCtx, v: NewVisit): Promise<void> {
  const sealed = (column: 'answers' | 'strokes', value: unknown, isEmpty: boolean) =>
    isEmpty ? null : Buffer.from(seal(tx.house.keys, JSON.stringify(value), placeOf(column, v.id)));
  await tx.db
    .insertInto('visit')
    .values({
      id: v.id,
      area: v.area,
      household_id: v.householdId,
      purpose: v.purpose,
      account_id: v.accountId,
      with_account_id: v.withAccountId,
      organisation_id: v.organisationId,
      day: v.day,
      made_at: Temporal.Instant.from(v.madeAt),
      at: tx.now,
      how: v.how,
      result: v.result,
      spoken_to: v.spokenTo,
      spoken_person_id: v.spokenPersonId,
      has_consent: v.hasConsent,
      answers_sealed: sealed('answers', v.answers, Object.keys(v.answers).length === 0),
      strokes_sealed: sealed('strokes', v.strokes, v.strokes.length === 0),
    })
    .execute();
}

export async function touchVisit(tx: TxCtx, id: string, erase: { answers?: boolean; strokes?: boolean } = {}) {
  await tx.db
    .updateTable('visit')
    .set((eb) => ({
      version: eb('version', '+', 1),
      ...(erase.answers && { answers_sealed: null }),
      ...(erase.strokes && { strokes_sealed: null }),
    }))
    .where('id', '=', id)
    .execute();
}

/** Notes who opened it: once a day and person is enough to answer "who looked at me". */
export async function noteReading(ctx: Ctx, v: { id: string; area: string }, day: string): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') return;
  await ctx.db
    .insertInto('visit_reading')
    .values({
      visit_id: v.id,
      area: v.area,
      account_id: actor.accountId,
      role: actor.role,
      organisation_id: actor.organisationId,
      day,
      at: ctx.now,
    })
    .onConflict((o) => o.doNothing())
    .execute();
}
export const readersOf = (ctx: Ctx, visitId: string) =>
  ctx.db
    .selectFrom('visit_reading as r')
    .innerJoin('staff_account as a', 'a.id', 'r.account_id')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .select(['r.day', 'a.name', 'o.short_name as unit'])
    .where('r.visit_id', '=', visitId)
    .orderBy('r.at', 'desc')
    .limit(100)
    .execute();

export const moveVisits = (tx: TxCtx, from: string, into: string) =>
  tx.db.updateTable('visit').set({ household_id: into }).where('household_id', '=', from).execute();
