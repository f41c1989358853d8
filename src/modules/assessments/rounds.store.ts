import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { RoundStatus, ScoreStatus, Window, WindowName } from './scores.rules.ts';
import { isStars, type Stars } from './stars.rules.ts';

/**
 * The organisations in rounds that the actor may see: those of their place; besides, those their organisation reviews, whose appeals it decides,
 * and those of the rounds it opened.
 */
function visibleEntries({ db, actor }: Ctx) {
  const all = db
    .selectFrom('score_entry as e')
    .innerJoin('score_round as r', 'r.id', 'e.round_id')
    .innerJoin('organisation as o', 'o.id', 'e.organisation_id')
    .innerJoin('organisation as v', 'v.id', 'e.reviewer_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  const own = actor.organisationId;
  return all.where((eb) =>
    eb.or([
      eb.and([eb('e.area', '>=', from), eb('e.area', '<', before)]),
      eb('e.reviewer_id', '=', own),
      eb('r.appeal_body_id', '=', own),
      eb('r.organisation_id', '=', own),
    ]),
  );
}
const entries = (ctx: Ctx) =>
  visibleEntries(ctx).select((eb) => [
    'e.id',
    'e.round_id as roundId',
    'e.area',
    placeName(eb.ref('e.area')).as('placeName'),
    'e.organisation_id as organisationId',
    'o.name as organisation',
    'e.reviewer_id as reviewerId',
    'v.name as reviewer',
    'e.status',
    'e.self_by as selfBy',
    'e.reviewed_by as reviewedBy',
    'e.total',
    'e.stars',
    'e.version',
  ]);
type EntryRow = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number];
const typedEntry = (e: EntryRow) => ({
  ...e,
  placeName: e.placeName ?? e.area,
  status: e.status as ScoreStatus,
  stars: e.stars !== null && isStars(e.stars) ? e.stars : null,
});
export type StoredEntry = ReturnType<typeof typedEntry>;

export async function entriesOf(ctx: Ctx, roundId: string): Promise<StoredEntry[]> {
  const found = await entries(ctx)
    .where('e.round_id', '=', roundId)
    .orderBy('e.area')
    .orderBy('o.name')
    .orderBy('e.id')
    .execute();
  return found.map(typedEntry);
}
export async function entryById(ctx: Ctx, id: string): Promise<StoredEntry> {
  const row = await entries(ctx).where('e.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typedEntry(row);
}
/** Taken for this transaction, held against the version when the caller gave one. */
export async function lockEntry(tx: TxCtx, id: string): Promise<StoredEntry> {
  const row = await entries(tx).where('e.id', '=', id).forNoKeyUpdate('e').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && row.version !== tx.version) throw stale();
  return typedEntry(row);
}
export async function lockEntries(tx: TxCtx, roundId: string): Promise<StoredEntry[]> {
  const found = await entries(tx).where('e.round_id', '=', roundId).orderBy('e.id').forNoKeyUpdate('e').execute();
  return found.map(typedEntry);
}

/** Rounds the actor opened or of their place, and those with an organisation they see. */
function visibleRounds(ctx: Ctx) {
  const { db, actor } = ctx;
  const all = db
    .selectFrom('score_round as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .innerJoin('organisation as b', 'b.id', 'r.appeal_body_id')
    .innerJoin('score_scheme as s', 's.id', 'r.scheme_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  const seen = visibleEntries(ctx).select('e.round_id');
  return all.where((eb) =>
    eb.or([eb.and([eb('r.area', '>=', from), eb('r.area', '<', before)]), eb('r.id', 'in', seen)]),
  );
}
const rounds = (ctx: Ctx) =>
  visibleRounds(ctx).select((eb) => [
    'r.id',
    'r.area',
    'r.name',
    'r.year',
    'r.organisation_id as organisationId',
    'o.name as organisation',
    'r.appeal_body_id as appealBodyId',
    'b.name as appealBody',
    'r.scheme_id as schemeId',
    's.name as scheme',
    's.edition',
    's.is_example as isExample',
    'r.self_from as selfFrom',
    'r.self_to as selfTo',
    'r.review_from as reviewFrom',
    'r.review_to as reviewTo',
    'r.appeal_from as appealFrom',
    'r.appeal_to as appealTo',
    'r.status',
    'r.public_from as publicFrom',
    'r.public_to as publicTo',
    'r.cancel_reason as cancelReason',
    eb
      .selectFrom('score_entry as n')
      .select((n) => n.fn.countAll<number>().as('n'))
      .whereRef('n.round_id', '=', 'r.id')
      .as('entries'),
    'r.version',
  ]);
type RoundRow = Awaited<ReturnType<ReturnType<typeof rounds>['execute']>>[number];
const typedRound = ({ selfFrom, selfTo, reviewFrom, reviewTo, appealFrom, appealTo, ...r }: RoundRow) => ({
  ...r,
  status: r.status as RoundStatus,
  entries: r.entries ?? 0,
  windows: {
    self: { from: selfFrom, to: selfTo },
    review: { from: reviewFrom, to: reviewTo },
    appeal: { from: appealFrom, to: appealTo },
  } satisfies Record<WindowName, Window>,
});
export type StoredRound = ReturnType<typeof typedRound>;

export async function selectRounds(ctx: Ctx): Promise<StoredRound[]> {
  const found = await rounds(ctx)
    .orderBy('r.year', 'desc')
    .orderBy('r.at', 'desc')
    .orderBy('r.id')
    .limit(mostOf(ctx, 200))
    .execute();
  return found.map(typedRound);
}
export async function roundById(ctx: Ctx, id: string): Promise<StoredRound> {
  const row = await rounds(ctx).where('r.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typedRound(row);
}
/** The round of an entry the actor already sees. */
export const roundOf = (ctx: Ctx, e: { roundId: string }): Promise<StoredRound> =>
  roundById({ ...ctx, actor: { kind: 'system', what: 'entry' } }, e.roundId);
export async function lockRound(tx: TxCtx, id: string): Promise<StoredRound> {
  const row = await rounds(tx).where('r.id', '=', id).forNoKeyUpdate('r').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && row.version !== tx.version) throw stale();
  return typedRound(row);
}
/** What hangs out, or was awarded within a year: for the portal. Of persons it holds nothing. */
export async function publicRounds(ctx: Ctx, since: string): Promise<StoredRound[]> {
  const found = await rounds({ ...ctx, actor: { kind: 'system', what: 'portal' } })
    .where('r.status', 'in', ['publicity', 'awarded'])
    .where('r.public_from', '>=', since)
    .orderBy('r.public_from', 'desc')
    .orderBy('r.id')
    .limit(50)
    .execute();
  return found.map(typedRound);
}

export type NewRound = {
  id: string;
  area: string;
  organisationId: string;
  schemeId: string;
  appealBodyId: string;
  name: string;
  year: number;
  windows: Readonly<Record<WindowName, Window>>;
  by: string;
};
export const insertRound = (tx: TxCtx, { windows: w, ...r }: NewRound) =>
  tx.db
    .insertInto('score_round')
    .values({
      id: r.id,
      area: r.area,
      organisation_id: r.organisationId,
      scheme_id: r.schemeId,
      appeal_body_id: r.appealBodyId,
      name: r.name,
      year: r.year,
      self_from: w.self.from,
      self_to: w.self.to,
      review_from: w.review.from,
      review_to: w.review.to,
      appeal_from: w.appeal.from,
      appeal_to: w.appeal.to,
      status: 'running',
      account_id: r.by,
      at: tx.now,
    })
    .execute();
export const insertEntries = (
  tx: TxCtx,
  roundId: string,
  many: readonly { organisationId: string; reviewerId: string; area: string }[],
) =>
  tx.db
    .insertInto('score_entry')
    .values(
      many.map((e) => ({
        id: tx.house.newId(),
        round_id: roundId,
        area: e.area,
        organisation_id: e.organisationId,
        reviewer_id: e.reviewerId,
        status: 'open',
      })),
    )
    .execute();
export const putWindows = (tx: TxCtx, id: string, w: Readonly<Record<WindowName, Window>>) =>
  tx.db
    .updateTable('score_round')
    .set((eb) => ({
      self_to: w.self.to,
      review_from: w.review.from,
      review_to: w.review.to,
      appeal_from: w.appeal.from,
      appeal_to: w.appeal.to,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
export type RoundChange = {
  status?: RoundStatus;
  public_from?: string;
  public_to?: string;
  awarded_at?: Temporal.Instant;
  cancel_reason?: string;
};
export const saveRound = (tx: TxCtx, id: string, change: RoundChange) =>
  tx.db
    .updateTable('score_round')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export type EntryChange = {
  status?: ScoreStatus;
  self_by?: string;
  self_at?: Temporal.Instant;
  reviewed_by?: string;
  reviewed_at?: Temporal.Instant;
  appealed_at?: Temporal.Instant;
  decided_by?: string;
  decided_at?: Temporal.Instant;
  total?: number;
  stars?: Stars;
};
export const saveEntry = (tx: TxCtx, id: string, change: EntryChange) =>
  tx.db
    .updateTable('score_entry')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
