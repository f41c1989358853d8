import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { CallStatus, ConsentWay, HonourKind, NomineeStatus } from './honours.rules.ts';
import { CODE_DIGITS, codeIndex } from './objections.store.ts';

type Part = 'name' | 'deeds' | 'contact' | 'by';
const placeOf = (part: Part) => (id: string) => `honour_nominee.${part}:${id}`;
export const sealedNominee: Sealed = {
  table: 'honour_nominee',
  key: 'id',
  columns: {
    name_sealed: placeOf('name'),
    deeds_sealed: placeOf('deeds'),
    contact_sealed: placeOf('contact'),
    by_sealed: placeOf('by'),
  },
};

/** Calls of the actor's place; the portal reads as the house and shows what may be public. */
function visibleCalls({ db, actor }: Ctx) {
  const all = db.selectFrom('honour_call as c').innerJoin('organisation as o', 'o.id', 'c.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('c.area', '>=', from).where('c.area', '<', before);
}
const calls = (ctx: Ctx) =>
  visibleCalls(ctx).select((eb) => [
    'c.id',
    'c.area',
    placeName(eb.ref('c.area')).as('placeName'),
    'c.organisation_id as organisationId',
    'o.name as organisation',
    'c.kind',
    'c.name',
    'c.about',
    'c.year',
    'c.places',
    'c.nominate_from as nominateFrom',
    'c.nominate_to as nominateTo',
    'c.vote_from as voteFrom',
    'c.vote_to as voteTo',
    'c.publicity_days as publicityDays',
    'c.status',
    'c.public_from as publicFrom',
    'c.public_to as publicTo',
    'c.tie_reason as tieReason',
    'c.cancel_reason as cancelReason',
    'c.version',
  ]);
type CallRow = Awaited<ReturnType<ReturnType<typeof calls>['execute']>>[number];
const typedCall = ({ nominateFrom, nominateTo, voteFrom, voteTo, ...c }: CallRow) => ({
  ...c,
  placeName: c.placeName ?? c.area,
  kind: c.kind as HonourKind,
  status: c.status as CallStatus,
  nominate: { from: nominateFrom, to: nominateTo },
  vote: { from: voteFrom, to: voteTo },
});
export type StoredCall = ReturnType<typeof typedCall>;

export async function selectCalls(ctx: Ctx): Promise<StoredCall[]> {
  const found = await calls(ctx)
    .orderBy('c.year', 'desc')
    .orderBy('c.at', 'desc')
    .orderBy('c.id')
    .limit(mostOf(ctx, 300))
    .execute();
  return found.map(typedCall);
}
export async function callById(ctx: Ctx, id: string): Promise<StoredCall> {
  const row = await calls(ctx).where('c.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typedCall(row);
}
export async function lockCall(tx: TxCtx, id: string): Promise<StoredCall> {
  const row = await calls(tx).where('c.id', '=', id).forNoKeyUpdate('c').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && row.version !== tx.version) throw stale();
  return typedCall(row);
}
export const insertCall = (
  tx: TxCtx,
  c: Pick<
    StoredCall,
    | 'id'
    | 'area'
    | 'organisationId'
    | 'kind'
    | 'name'
    | 'about'
    | 'year'
    | 'places'
    | 'nominate'
    | 'vote'
    | 'publicityDays'
  > & {
    by: string;
  },
) =>
  tx.db
    .insertInto('honour_call')
    .values({
      id: c.id,
      area: c.area,
      organisation_id: c.organisationId,
      kind: c.kind,
      name: c.name,
      about: c.about,
      year: c.year,
      places: c.places,
      nominate_from: c.nominate.from,
      nominate_to: c.nominate.to,
      vote_from: c.vote.from,
      vote_to: c.vote.to,
      publicity_days: c.publicityDays,
      status: 'nominating',
      account_id: c.by,
      at: tx.now,
    })
    .execute();
export type CallChange = {
  status?: CallStatus;
  public_from?: string;
  public_to?: string;
  tie_reason?: string | null;
  awarded_at?: Temporal.Instant;
  cancel_reason?: string;
};
export const saveCall = (tx: TxCtx, id: string, change: CallChange) =>
  tx.db
    .updateTable('honour_call')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

const nominees = (ctx: Ctx) => ctx.db.selectFrom('honour_nominee').selectAll();
type NomineeRow = Awaited<ReturnType<ReturnType<typeof nominees>['execute']>>[number];
const typedNominee = (ctx: Ctx, n: NomineeRow) => {
  const opened = (sealed: Buffer | Uint8Array | null, part: Part) =>
    sealed ? open(ctx.house.keys, sealed, placeOf(part)(n.id)) : null;
  return {
    id: n.id,
    callId: n.call_id,
    area: n.area,
    name: opened(n.name_sealed, 'name'),
    deeds: opened(n.deeds_sealed, 'deeds'),
    contact: opened(n.contact_sealed, 'contact'),
    by: opened(n.by_sealed, 'by'),
    way: n.way === 'portal' ? ('portal' as const) : ('staff' as const),
    status: n.status as NomineeStatus,
    consentWay: n.consent_way as ConsentWay | null,
    consentOn: n.consent_on,
    hash: n.hash,
    mediaType: n.media_type,
    photoOk: n.photo_ok,
    version: n.version,
  };
};
export type Nominee = ReturnType<typeof typedNominee>;
export async function nomineesOf(ctx: Ctx, callIds: readonly string[]): Promise<Nominee[]> {
  if (callIds.length === 0) return [];
  const rows = await nominees(ctx).where('call_id', 'in', callIds).orderBy('at').orderBy('id').execute();
  return rows.map((n) => typedNominee(ctx, n));
}
export async function nomineeById(ctx: Ctx, id: string): Promise<Nominee> {
  const row = await nominees(ctx).where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typedNominee(ctx, row);
}
const CONSENT = 'honourConsent';
export async function nomineeByCode(ctx: Ctx, code: string): Promise<Nominee | null> {
  const row = await nominees(ctx)
    .where('code_index', '=', codeIndex(ctx, CONSENT, code))
    .executeTakeFirst();
  return row ? typedNominee(ctx, row) : null;
}
export async function insertNominee(
  tx: TxCtx,
  c: StoredCall,
  n: { name: string; deeds: string; contact: string | null; by: string | null; way: 'portal' | 'staff' },
): Promise<string> {
  const id = tx.house.newId();
  const sealed = (text: string | null, part: Part) =>
    text === null ? null : Buffer.from(seal(tx.house.keys, text, placeOf(part)(id)));
  await tx.db
    .insertInto('honour_nominee')
    .values({
      id,
      call_id: c.id,
      area: c.area,
      name_sealed: sealed(n.name, 'name'),
      deeds_sealed: sealed(n.deeds, 'deeds'),
      contact_sealed: sealed(n.contact, 'contact'),
      by_sealed: sealed(n.by, 'by'),
      way: n.way,
      status: 'nominated',
      at: tx.now,
    })
    .execute();
  return id;
}
/** Keeps the consent and makes the code by which the person takes it back. */
export async function putConsent(
  tx: TxCtx,
  id: string,
  c: { way: ConsentWay; on: string; photoOk: boolean; by: string },
): Promise<string> {
  const code = randomDigits(CODE_DIGITS);
  await tx.db
    .updateTable('honour_nominee')
    .set((eb) => ({
      status: 'consented',
      consent_way: c.way,
      consent_on: c.on,
      consent_by: c.by,
      photo_ok: c.photoOk,
      code_index: codeIndex(tx, CONSENT, code),
      answered_at: tx.now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  return code;
}
/** Who declines or takes it back is emptied at once: name, deeds, contact, picture, who proposed them. */
export const emptyNominee = (tx: TxCtx, id: string, status: 'declined' | 'withdrawn') =>
  tx.db
    .updateTable('honour_nominee')
    .set((eb) => ({
      status,
      ...{ name_sealed: null, deeds_sealed: null, contact_sealed: null, by_sealed: null, code_index: null },
      ...{ hash: null, media_type: null, photo_ok: false },
      answered_at: tx.now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
export const putPhoto = (tx: TxCtx, id: string, f: { hash: string; mediaType: string }) =>
  tx.db
    .updateTable('honour_nominee')
    .set((eb) => ({ hash: f.hash, media_type: f.mediaType, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export async function putOutcome(tx: TxCtx, ids: readonly string[], status: 'honoured' | 'notHonoured' | 'consented') {
  if (ids.length === 0) return;
  await tx.db
    .updateTable('honour_nominee')
    .set((eb) => ({ status, version: eb('version', '+', 1) }))
    .where('id', 'in', [...ids])
    .execute();
}
export const nominatedSince = async (ctx: Ctx, callId: string, since: Temporal.Instant): Promise<number> =>
  (
    await ctx.db
      .selectFrom('honour_nominee')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('call_id', '=', callId)
      .where('way', '=', 'portal')
      .where('at', '>=', since)
      .executeTakeFirstOrThrow()
  ).n;

const VOTE = 'honourVote';
/** Codes to hand out, one a person; only their keyed hashes stay, under random ids. */
export async function insertCodes(tx: TxCtx, c: StoredCall, n: number): Promise<string[]> {
  const codes = [...new Set(Array.from({ length: n }, () => randomDigits(CODE_DIGITS)))];
  await tx.db
    .insertInto('honour_code')
    .values(
      codes.map((code) => ({
        id: crypto.randomUUID(),
        call_id: c.id,
        area: c.area,
        code_index: codeIndex(tx, VOTE, code),
      })),
    )
    .execute();
  return codes;
}
export const codeFor = (tx: TxCtx, code: string) =>
  tx.db
    .selectFrom('honour_code')
    .select(['id', 'call_id as callId', 'used'])
    .where('code_index', '=', codeIndex(tx, VOTE, code))
    .forUpdate()
    .executeTakeFirst();
export const useCode = (tx: TxCtx, id: string) =>
  tx.db.updateTable('honour_code').set({ used: true }).where('id', '=', id).execute();
/** Under random ids, so that not even the order of the rows tells whose vote came when. */
export const insertBallots = (tx: TxCtx, c: { id: string; area: string }, nomineeIds: readonly string[]) =>
  tx.db
    .insertInto('honour_ballot')
    .values(nomineeIds.map((nominee_id) => ({ id: crypto.randomUUID(), call_id: c.id, area: c.area, nominee_id })))
    .execute();
export async function votesOf(ctx: Ctx, callId: string): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom('honour_ballot')
    .select((eb) => ['nominee_id as id', eb.fn.countAll<number>().as('n')])
    .where('call_id', '=', callId)
    .groupBy('nominee_id')
    .execute();
  return new Map(rows.map((r) => [r.id, r.n]));
}
export const codesOf = (ctx: Ctx, callId: string) =>
  ctx.db
    .selectFrom('honour_code')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('used', '=', true).as('used'),
    ])
    .where('call_id', '=', callId)
    .executeTakeFirstOrThrow();
