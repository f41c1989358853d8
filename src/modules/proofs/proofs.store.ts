import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { signUpNumber } from '#modules/activities/signups.rules.ts';
import { dropFilesUsedBy } from '#modules/phones/index.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';
import { dropPapers } from './papers.store.ts';
import type { AgencyKind, ProofStatus, Way } from './proofs.rules.ts';

/* Each value opens only in its own row and column. Never change a place. */
const places = {
  name_sealed: (id: string) => `proof_request.name:${id}`,
  id_sealed: (id: string) => `proof_request.id:${id}`,
  phone_sealed: (id: string) => `proof_request.phone:${id}`,
  said_sealed: (id: string) => `proof_request.said:${id}`,
  facts_sealed: (id: string) => `proof_request.facts:${id}`,
  note_sealed: (id: string) => `proof_request.note:${id}`,
} as const;
type SealedColumn = keyof typeof places;
export const sealedRequest: Sealed = { table: 'proof_request', key: 'id', columns: places };
const placeOfFound = (id: string) => `proof_check.found:${id}`;
export const sealedCheck: Sealed = { table: 'proof_check', key: 'id', columns: { found_sealed: placeOfFound } };

const sealIn = (ctx: Ctx, column: SealedColumn, id: string, value: string | null | undefined) =>
  value ? Buffer.from(seal(ctx.house.keys, value, places[column](id))) : null;
const openIn = (ctx: Ctx, column: SealedColumn, id: string, value: Uint8Array | null) =>
  value ? open(ctx.house.keys, value, places[column](id)) : null;
export const nameIndex = (ctx: Ctx, name: string) => Buffer.from(blindIndex(ctx.house.keys, 'proofName', name));

/** The requests of the actor's place; nobody else sees any. A resident comes in by the receipt, as the house. */
function visibleProofs({ db, actor }: Ctx) {
  const all = db.selectFrom('proof_request as p').leftJoin('proof_certificate as c', 'c.request_id', 'p.id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('p.area', '>=', from).where('p.area', '<', before);
}
const rows = (ctx: Ctx) =>
  visibleProofs(ctx).select((eb) => [
    'p.id',
    'p.area',
    placeName(eb.ref('p.area')).as('placeName'),
    'p.number',
    'p.way',
    'p.status',
    'p.item_key as itemKey',
    'p.agency',
    'p.agency_kind as agencyKind',
    'p.taken_by as takenBy',
    'p.meeting',
    'p.at',
    'p.ended_at as endedAt',
    'p.name_sealed',
    'p.id_sealed',
    'p.phone_sealed',
    'p.said_sealed',
    'p.facts_sealed',
    'p.note_sealed',
    'p.erased_at as erasedAt',
    'p.version',
  ]);
type Raw = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (ctx: Ctx, r: Raw) => {
  const { name_sealed, id_sealed, phone_sealed, said_sealed, facts_sealed, note_sealed, ...rest } = r;
  return {
    ...rest,
    placeName: r.placeName ?? r.area,
    way: r.way as Way,
    status: r.status as ProofStatus,
    agencyKind: r.agencyKind as AgencyKind,
    name: openIn(ctx, 'name_sealed', r.id, name_sealed),
    idNumber: openIn(ctx, 'id_sealed', r.id, id_sealed),
    phone: openIn(ctx, 'phone_sealed', r.id, phone_sealed),
    said: openIn(ctx, 'said_sealed', r.id, said_sealed),
    facts: openIn(ctx, 'facts_sealed', r.id, facts_sealed),
    note: openIn(ctx, 'note_sealed', r.id, note_sealed),
  };
};
export type StoredProof = ReturnType<typeof typed>;

const OPEN = ['requested', 'verifying', 'verified', 'signed'] as const;
const MOST = 500;
export type ProofSearch = {
  status?: ProofStatus | 'open' | undefined;
  area?: string | undefined;
  name?: string | undefined;
  number?: string | undefined;
};
export async function selectProofs(ctx: Ctx, f: ProofSearch): Promise<StoredProof[]> {
  const within = f.area ? prefixRange(f.area) : null;
  const index = f.name ? nameIndex(ctx, f.name) : null;
  const found = await rows(ctx)
    .$if(f.status === 'open', (q) => q.where('p.status', 'in', [...OPEN]))
    .$if(f.status !== undefined && f.status !== 'open', (q) => q.where('p.status', '=', f.status ?? ''))
    .$if(within !== null, (q) => q.where('p.area', '>=', within?.from ?? '').where('p.area', '<', within?.before ?? ''))
    .$if(index !== null, (q) =>
      q.where((eb) =>
        eb.or([
          eb('p.name_index', '=', index),
          eb('p.number', '=', f.number ?? ''),
          eb('c.number', '=', f.number ?? ''),
        ]),
      ),
    )
    .orderBy(sql`p.status in ('requested', 'verifying', 'verified', 'signed')`, 'desc')
    .orderBy('p.at', 'desc')
    .orderBy('p.id')
    .limit(mostOf(ctx, MOST))
    .execute();
  return found.map((r) => typed(ctx, r));
}
export async function proofById(ctx: Ctx, id: string): Promise<StoredProof> {
  const row = await rows(ctx).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(ctx, row);
}
export async function findProof(ctx: Ctx, id: string): Promise<StoredProof | null> {
  const row = await rows(ctx).where('p.id', '=', id).executeTakeFirst();
  return row ? typed(ctx, row) : null;
}
export async function lockProof(tx: TxCtx, id: string): Promise<StoredProof> {
  const row = await rows(tx).where('p.id', '=', id).forNoKeyUpdate('p').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(tx, row);
}

export type NewProof = {
  id: string;
  area: string;
  way: Way;
  itemKey: string | null;
  agency: string | null;
  agencyKind: AgencyKind;
  takenBy: string | null;
  at: Temporal.Instant;
  name: string;
  idNumber: string | null;
  phone: string | null;
  said: string;
};
const PASSPHRASE_DIGITS = 8;
export const receiptMac = (ctx: Ctx, number: string, passphrase: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `proofReceipt:${number}`, passphrase));
/** The passphrase is in the answer only. A number drawn twice is drawn again. */
export async function insertProof(tx: TxCtx, n: NewProof): Promise<{ id: string; number: string; passphrase: string }> {
  for (;;) {
    const number = signUpNumber(randomDigits(7));
    const passphrase = randomDigits(PASSPHRASE_DIGITS);
    const made = await tx.db
      .insertInto('proof_request')
      .values({
        id: n.id,
        area: n.area,
        number,
        way: n.way,
        status: 'requested',
        item_key: n.itemKey,
        agency: n.agency,
        agency_kind: n.agencyKind,
        taken_by: n.takenBy,
        at: n.at,
        name_sealed: sealIn(tx, 'name_sealed', n.id, n.name),
        name_index: nameIndex(tx, n.name),
        id_sealed: sealIn(tx, 'id_sealed', n.id, n.idNumber),
        phone_sealed: sealIn(tx, 'phone_sealed', n.id, n.phone),
        said_sealed: sealIn(tx, 'said_sealed', n.id, n.said),
        mac: receiptMac(tx, number, passphrase),
      })
      .onConflict((c) => c.column('number').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) return { id: n.id, number, passphrase };
  }
}
export type ProofChange = {
  status?: ProofStatus;
  itemKey?: string;
  meeting?: string;
  facts?: string;
  note?: string;
  name?: string;
  idNumber?: string;
  isEnded?: boolean;
};
export const putProof = (tx: TxCtx, id: string, c: ProofChange) =>
  tx.db
    .updateTable('proof_request')
    .set((eb) => ({
      ...(c.status !== undefined && { status: c.status }),
      ...(c.itemKey !== undefined && { item_key: c.itemKey }),
      ...(c.meeting !== undefined && { meeting: c.meeting }),
      ...(c.facts !== undefined && { facts_sealed: sealIn(tx, 'facts_sealed', id, c.facts) }),
      ...(c.note !== undefined && { note_sealed: sealIn(tx, 'note_sealed', id, c.note) }),
      ...(c.name !== undefined && {
        name_sealed: sealIn(tx, 'name_sealed', id, c.name),
        name_index: nameIndex(tx, c.name),
      }),
      ...(c.idNumber !== undefined && { id_sealed: sealIn(tx, 'id_sealed', id, c.idNumber) }),
      ...(c.isEnded && { ended_at: tx.now }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();

export async function insertCheck(
  tx: TxCtx,
  p: { id: string; area: string },
  accountId: string,
  found: string,
): Promise<boolean> {
  const id = tx.house.newId();
  const made = await tx.db
    .insertInto('proof_check')
    .values({
      id,
      request_id: p.id,
      area: p.area,
      account_id: accountId,
      at: tx.now,
      found_sealed: Buffer.from(seal(tx.house.keys, found, placeOfFound(id))),
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}
export async function checksOf(ctx: Ctx, requestId: string) {
  const found = await ctx.db
    .selectFrom('proof_check')
    .select(['id', 'account_id as accountId', 'at', 'found_sealed as sealed'])
    .where('request_id', '=', requestId)
    .orderBy('at')
    .execute();
  return found.map(({ sealed, ...c }) => ({
    ...c,
    found: sealed ? open(ctx.house.keys, sealed, placeOfFound(c.id)) : null,
  }));
}

/* By the receipt. */
export const proofReceipt = (ctx: Ctx, number: string) =>
  ctx.db
    .selectFrom('proof_request')
    .select(['id', 'mac'])
    .where('number', '=', number)
    .where('mac', 'is not', null)
    .executeTakeFirst();
export const { countTry, forgetTries } = triesOf('proof_request');

const gone = { name_sealed: null, name_index: null, id_sealed: null, phone_sealed: null, said_sealed: null };
/** Who asked, what for and the pictures go; returns what those were; what stays says which proof was asked and what became of it. `issued`: those whose certificate is old enough. */
export async function eraseEnded(
  tx: TxCtx,
  before: Temporal.Instant,
  issuedBefore: Temporal.Instant,
): Promise<string[]> {
  const old = await tx.db
    .selectFrom('proof_request as p')
    .leftJoin('proof_certificate as c', 'c.request_id', 'p.id')
    .select(['p.id', 'c.id as certificateId'])
    .where('p.erased_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('p.ended_at', '<', before), eb('c.issued_on', 'is', null)]),
        sql<boolean>`c.expires_on < (${issuedBefore}::timestamptz at time zone 'Asia/Shanghai')::date`,
      ]),
    )
    .forUpdate('p')
    .limit(500)
    .execute();
  const ids = old.map((o) => o.id);
  if (ids.length === 0) return [];
  await tx.db
    .updateTable('proof_request')
    .set({ ...gone, facts_sealed: null, note_sealed: null, mac: null, meeting: null, erased_at: tx.now })
    .where('id', 'in', ids)
    .execute();
  await tx.db.updateTable('proof_check').set({ found_sealed: null }).where('request_id', 'in', ids).execute();
  await tx.db
    .updateTable('proof_certificate')
    .set({ body_sealed: null, code_sealed: null, code_mac: null })
    .where('request_id', 'in', ids)
    .execute();
  // A request from a phone is known by the id of its record there.
  return [...(await dropPapers(tx, ids)), ...(await dropFilesUsedBy(tx, ids))];
}
