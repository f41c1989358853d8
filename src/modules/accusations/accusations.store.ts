import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { type AccusationStatus, isDiscipline, type OpenPurpose } from './accusations.rules.ts';
import { openAccusedForHouse, openAccusedForReporter, type Proof } from './accusations.vault.ts';
import { isAsked, steppedAside } from './recusal.store.ts';

export type StoredAccusation = {
  id: string;
  number: string;
  area: string;
  organisationId: string;
  status: AccusationStatus;
  receivedAt: Temporal.Instant;
  since: Temporal.Instant;
  openedAt: Temporal.Instant | null;
  repliedAt: Temporal.Instant | null;
  isAsked: boolean;
  version: number;
};
export type SealedParts = { body: Buffer; accused: Buffer; reporter: Buffer };

const columns = [
  'a.id',
  'a.number',
  'a.area',
  'a.organisation_id as organisationId',
  'a.status',
  'a.received_at as receivedAt',
  'a.since',
  'a.opened_at as openedAt',
  'a.replied_at as repliedAt',
  isAsked.as('isAsked'),
  'a.version',
] as const;
const stored = <R extends { status: string }>(row: R) => row as R & { status: AccusationStatus };

/**
 * Those before the officer's own discipline organ, at a post that covers the organ's place, but for those from which they stepped
 * aside. For anybody else, and for jobs: none.
 */
function visibleAccusations({ db, actor }: Ctx) {
  const all = db.selectFrom('accusation as a');
  if (actor.kind !== 'staff' || !isDiscipline(actor.role)) return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all
    .where('a.organisation_id', '=', actor.organisationId)
    .where('a.area', '>=', from)
    .where('a.area', '<', before)
    .where((eb) => eb.not(steppedAside(actor.accountId)));
}

export async function listRows(
  ctx: Ctx,
  filter: { status?: AccusationStatus | undefined; after?: string | undefined; limit: number },
): Promise<StoredAccusation[]> {
  const { status, after, limit } = filter;
  let query = visibleAccusations(ctx).select(columns);
  if (status !== undefined) query = query.where('a.status', '=', status);
  if (after !== undefined) query = query.where('a.id', '<', after);
  return (await query.orderBy('a.id', 'desc').limit(limit).execute()).map(stored);
}

export async function selectAccusation(ctx: Ctx, id: string): Promise<StoredAccusation> {
  const row = await visibleAccusations(ctx).select(columns).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return stored(row);
}

/** Locks it; with a version in the context, refuses a decision taken on an older one. */
export async function lockAccusation(tx: TxCtx, id: string): Promise<StoredAccusation> {
  const row = await visibleAccusations(tx).select(columns).where('a.id', '=', id).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && row.version !== tx.version) throw stale();
  return stored(row);
}

async function lockWithAccused(tx: TxCtx, id: string) {
  const row = await tx.db
    .selectFrom('accusation as a')
    .select([...columns, 'a.accused_sealed as accused'])
    .where('a.id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  const { accused, ...a } = row;
  return { a: stored(a), accused };
}

/** For its reporter, who proved by the receipt that it is theirs. */
export async function lockForReporter(tx: TxCtx, proof: Proof) {
  const { a, accused } = await lockWithAccused(tx, proof.accusationId);
  return { a, accused: openAccusedForReporter(tx, proof, a.id, accused) };
}

/** Those not closed, by id alone: for the house, which sees to it that none lies where nobody is left. */
export async function selectOpenIds(ctx: Ctx): Promise<string[]> {
  if (ctx.actor.kind !== 'system') throw notFound();
  const rows = await ctx.db
    .selectFrom('accusation')
    .select('id')
    .where('status', '<>', 'closed')
    .orderBy('id')
    .execute();
  return rows.map((r) => r.id);
}
export async function lockForHouse(tx: TxCtx, id: string) {
  const { a, accused } = await lockWithAccused(tx, id);
  return { a, accused: openAccusedForHouse(tx, a.id, accused) };
}

export async function selectSealed(ctx: Ctx, id: string): Promise<SealedParts> {
  const row = await visibleAccusations(ctx)
    .select(['a.body_sealed as body', 'a.accused_sealed as accused', 'a.reporter_sealed as reporter'])
    .where('a.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export type NewAccusation = SealedParts & {
  id: string;
  number: string;
  area: string;
  organisationId: string;
  passphraseMac: string;
};

/** False when the number is taken: it is drawn by lot, and the lot is drawn again. */
export async function insertAccusation(tx: TxCtx, a: NewAccusation): Promise<boolean> {
  const row = await tx.db
    .insertInto('accusation')
    .values({
      id: a.id,
      number: a.number,
      area: a.area,
      organisation_id: a.organisationId,
      status: 'received',
      received_at: tx.now,
      since: tx.now,
      body_sealed: a.body,
      accused_sealed: a.accused,
      reporter_sealed: a.reporter,
      passphrase_mac: a.passphraseMac,
    })
    .onConflict((c) => c.column('number').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type Change = {
  status?: AccusationStatus;
  organ?: { organisationId: string; area: string };
  opened?: true;
  replied?: true;
};

export async function changeAccusation(tx: TxCtx, id: string, change: Change): Promise<void> {
  await tx.db
    .updateTable('accusation')
    .set({
      ...(change.status && { status: change.status }),
      ...(change.status === 'closed' && { closed_at: tx.now }),
      ...(change.organ && {
        organisation_id: change.organ.organisationId,
        area: change.organ.area,
        since: tx.now,
        opened_at: null,
      }),
      ...(change.opened && { opened_at: tx.now }),
      ...(change.replied && { replied_at: tx.now }),
      // To have read it changes nothing that somebody else decides on.
      ...(!change.opened && { version: sql<number>`version + 1` }),
    })
    .where('id', '=', id)
    .execute();
}

export async function insertOpening(tx: TxCtx, a: StoredAccusation, purpose: OpenPurpose): Promise<void> {
  const { actor } = tx;
  if (actor.kind !== 'staff') throw notFound();
  await tx.db
    .insertInto('accusation_opening')
    .values({
      id: tx.house.newId(),
      accusation_id: a.id,
      area: a.area,
      organisation_id: actor.organisationId,
      account_id: actor.accountId,
      purpose,
      at: tx.now,
    })
    .execute();
}

export async function selectOpenings(ctx: Ctx, id: string) {
  const rows = await visibleAccusations(ctx)
    .innerJoin('accusation_opening as o', 'o.accusation_id', 'a.id')
    .select(['o.at', 'o.purpose', 'o.account_id as accountId', 'o.organisation_id as organisationId'])
    .where('a.id', '=', id)
    .orderBy('o.at', 'desc')
    .orderBy('o.id', 'desc')
    .execute();
  return rows.map((r) => r as typeof r & { purpose: OpenPurpose });
}
