import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { dayOf, placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { FileUse } from './phones.rules.ts';
import type { TraySaying } from './tray.contract.ts';
import { isTrayRole, type TrayReason, type TrayState } from './tray.rules.ts';

/** Where the words of a record stand sealed. Never change it. */
const placeOfSeal = (id: string) => `tray.content:${id}`;
export const sealedTray: Sealed = { table: 'tray_record', key: 'id', columns: { content_sealed: placeOfSeal } };

/** What is sealed of a record: which form, how a person reads it, and what would have been sent. */
export type TrayContent = Pick<TraySaying, 'kind' | 'words' | 'content'>;
export type TrayRecord = {
  id: string;
  area: string;
  placeName: string;
  placeClosed: boolean;
  accountId: string;
  by: string;
  why: TrayReason;
  content: TrayContent;
  madeAt: Temporal.Instant;
  offeredAt: Temporal.Instant;
  state: TrayState;
  decided: { at: Temporal.Instant; by: string; reason: string | null } | null;
  version: number;
};

const allTray = ({ db }: Ctx) =>
  db
    .selectFrom('tray_record as t')
    .innerJoin('staff_account as a', 'a.id', 't.account_id')
    .leftJoin('staff_account as d', 'd.id', 't.decided_by')
    .select((eb) => [
      't.id',
      't.area',
      placeName(eb.ref('t.area')).as('placeName'),
      't.place_closed',
      't.account_id',
      'a.name as writer',
      't.why',
      't.content_sealed',
      't.made_at',
      't.offered_at',
      't.state',
      't.decided_at',
      'd.name as decider',
      't.reason',
      't.version',
    ]);

/** One's own records, and for whoever answers for a place those of the place. */
function visibleTray(ctx: Ctx) {
  const { actor } = ctx;
  const all = allTray(ctx);
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where((eb) =>
    isTrayRole(actor.role)
      ? eb.or([eb('t.account_id', '=', actor.accountId), eb.and([eb('t.area', '>=', from), eb('t.area', '<', before)])])
      : eb('t.account_id', '=', actor.accountId),
  );
}
type Row = Awaited<ReturnType<ReturnType<typeof visibleTray>['execute']>>[number];
const recordOf = (ctx: Ctx, r: Row): TrayRecord => ({
  id: r.id,
  area: r.area,
  placeName: r.placeName ?? r.area,
  placeClosed: r.place_closed,
  accountId: r.account_id,
  by: r.writer,
  why: r.why as TrayReason,
  content: JSON.parse(open(ctx.house.keys, r.content_sealed, placeOfSeal(r.id))) as TrayContent,
  madeAt: r.made_at,
  offeredAt: r.offered_at,
  state: r.state as TrayState,
  decided: r.decided_at && { at: r.decided_at, by: r.decider ?? '', reason: r.reason },
  version: r.version,
});

export async function selectTray(ctx: Ctx, state: TrayState | undefined): Promise<TrayRecord[]> {
  const rows = await visibleTray(ctx)
    .$if(state !== undefined, (q) => q.where('t.state', '=', state ?? ''))
    .orderBy(sql`t.state <> 'waiting'`)
    .orderBy('t.offered_at', 'desc')
    .limit(mostOf(ctx, 200))
    .execute();
  return rows.map((r) => recordOf(ctx, r));
}

export async function trayById(ctx: Ctx, id: string): Promise<TrayRecord> {
  const row = await visibleTray(ctx).where('t.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return recordOf(ctx, row);
}

export async function lockTray(tx: TxCtx, id: string): Promise<TrayRecord> {
  const row = await visibleTray(tx).where('t.id', '=', id).forNoKeyUpdate('t').executeTakeFirst();
  if (!row) throw notFound();
  if (row.version !== tx.version) throw stale();
  return recordOf(tx, row);
}

/** The record of this id, whoever asks: the writer may be in no post any more. */
export async function keptInTray(ctx: Ctx, id: string): Promise<TrayRecord | null> {
  const row = await allTray(ctx).where('t.id', '=', id).executeTakeFirst();
  return row ? recordOf(ctx, row) : null;
}

export type NewTray = { said: TraySaying; area: string; placeClosed: boolean; accountId: string };
export async function insertTray(tx: TxCtx, { said, area, placeClosed, accountId }: NewTray): Promise<void> {
  const { kind, words, content } = said;
  // The word of a telephone that is not known here (a backup from before it came was put back) is kept all the same.
  const phone = await tx.db.selectFrom('phone').select('id').where('id', '=', said.phoneId).executeTakeFirst();
  await tx.db
    .insertInto('tray_record')
    .values({
      id: said.id,
      area,
      place_closed: placeClosed,
      account_id: accountId,
      phone_id: phone?.id ?? null,
      why: said.why,
      content_sealed: Buffer.from(seal(tx.house.keys, JSON.stringify({ kind, words, content }), placeOfSeal(said.id))),
      made_at: Temporal.Instant.from(said.madeAt),
      offered_at: tx.now,
      state: 'waiting',
    })
    .execute();
  if (said.files.length > 0)
    await tx.db
      .updateTable('phone_file')
      .set({ tray_id: said.id })
      .where('id', 'in', said.files)
      .where('account_id', '=', accountId)
      .where('used_by', 'is', null)
      .execute();
}

export async function putDecision(
  tx: TxCtx,
  id: string,
  given: { state: TrayState; by: string; reason: string | null },
): Promise<void> {
  await tx.db
    .updateTable('tray_record')
    .set((eb) => ({
      state: given.state,
      decided_at: tx.now,
      decided_by: given.by,
      reason: given.reason,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  // Who takes a record up may send its files under a record of their own.
  if (given.state === 'taken')
    await tx.db.updateTable('phone_file').set({ holder_id: given.by }).where('tray_id', '=', id).execute();
}

/** Has this person opened it since then? */
export async function wasOpened(ctx: Ctx, id: string, accountId: string, since: Temporal.Instant): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('journal')
    .select('seq')
    .where('subject_kind', '=', 'tray')
    .where('subject_id', '=', id)
    .where('verb', '=', 'open')
    .where('actor_id', '=', accountId)
    .where('at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function trayFiles(ctx: Ctx, trayId: string) {
  const rows = await ctx.db
    .selectFrom('phone_file')
    .select(['id', 'what', 'kind', 'name', 'hash', 'thumb_hash', 'media_type'])
    .where('tray_id', '=', trayId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((r) => ({ ...r, what: r.what as FileUse }));
}

/** The first of these codes that is a place in use today. */
export async function firstPlace(ctx: Ctx, codes: readonly string[]): Promise<string | null> {
  if (codes.length === 0) return null;
  const today = dayOf(ctx.now);
  const row = await ctx.db
    .selectFrom('place')
    .select('code')
    .where('code', 'in', codes)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .orderBy(sql`length(code)`, 'desc')
    .executeTakeFirst();
  return row?.code ?? null;
}
