import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { formatCaseNumber } from '#kernel/numbering.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { unitPrefix } from './proofs.rules.ts';

const placeOfBody = (id: string) => `proof_certificate.body:${id}`;
const placeOfCode = (id: string) => `proof_certificate.code:${id}`;
const placeOfName = (id: string) => `proof_request.name:${id}`;
export const sealedCertificate: Sealed = {
  table: 'proof_certificate',
  key: 'id',
  columns: { body_sealed: placeOfBody, code_sealed: placeOfCode },
};
const CODE_DIGITS = 8;
export const codeMac = (ctx: Ctx, number: string, code: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `proofCode:${number}`, code));

/** Which of the units that issue in this village it is; one that never did becomes the next. */
async function nthUnit(tx: TxCtx, area: string, organisationId: string): Promise<number> {
  // Two units that begin at once wait for each other.
  await sql`select pg_advisory_xact_lock(hashtext(${`proof_unit ${area}`}))`.execute(tx.db);
  const { next } = await tx.db
    .selectFrom('proof_unit')
    .select(sql<number>`coalesce(max(nth), 0) + 1`.as('next'))
    .where('area', '=', area)
    .executeTakeFirstOrThrow();
  const { nth } = await tx.db
    .insertInto('proof_unit')
    .values({ area, organisation_id: organisationId, nth: next })
    .onConflict((c) => c.columns(['area', 'organisation_id']).doUpdateSet((eb) => ({ nth: eb.ref('proof_unit.nth') })))
    .returning('nth')
    .executeTakeFirstOrThrow();
  return nth;
}
/** The next number of the register of a unit in a place and a year; two that come together get two numbers. */
async function nextNumber(tx: TxCtx, area: string, organisationId: string): Promise<string> {
  const prefix = unitPrefix(await nthUnit(tx, area, organisationId));
  const { year } = tx.now.toZonedDateTimeISO('Asia/Shanghai');
  const row = await tx.db
    .insertInto('proof_serial')
    .values({ area, organisation_id: organisationId, year, last: 1 })
    .onConflict((c) =>
      c.columns(['area', 'organisation_id', 'year']).doUpdateSet((eb) => ({ last: eb('proof_serial.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return formatCaseNumber({ prefix, place: area, year, serial: row.last });
}

export type NewCertificate = {
  requestId: string;
  area: string;
  organisationId: string;
  itemCode: string;
  itemName: string;
  signedBy: string;
  body: string;
};
/** The number is given with the signature: a number that was given is never given again. */
export async function insertCertificate(tx: TxCtx, n: NewCertificate): Promise<string> {
  const id = tx.house.newId();
  const number = await nextNumber(tx, n.area.slice(0, 12), n.organisationId);
  const code = randomDigits(CODE_DIGITS);
  await tx.db
    .insertInto('proof_certificate')
    .values({
      id,
      request_id: n.requestId,
      area: n.area,
      number,
      organisation_id: n.organisationId,
      item_code: n.itemCode,
      item_name: n.itemName,
      signed_by: n.signedBy,
      signed_at: tx.now,
      body_sealed: Buffer.from(seal(tx.house.keys, n.body, placeOfBody(id))),
      code_sealed: Buffer.from(seal(tx.house.keys, code, placeOfCode(id))),
      code_mac: codeMac(tx, number, code),
    })
    .execute();
  return number;
}
const columns = (ctx: Ctx) =>
  ctx.db
    .selectFrom('proof_certificate as c')
    .innerJoin('organisation as o', 'o.id', 'c.organisation_id')
    .select([
      'c.id',
      'c.request_id as requestId',
      'c.area',
      'c.number',
      'o.name as unit',
      'c.item_code as itemCode',
      'c.item_name as itemName',
      'c.signed_by as signedBy',
      'c.sealed_by as sealedBy',
      'c.seal',
      'c.issued_on as issuedOn',
      'c.expires_on as expiresOn',
      'c.body_sealed',
      'c.code_sealed',
      'c.revoked_at as revokedAt',
      'c.used_on as usedOn',
      'c.used_at_unit as usedAtUnit',
    ]);
/** The certificate of a request the caller may see. */
export async function certificateOf(ctx: Ctx, requestId: string) {
  const row = await columns(ctx).where('c.request_id', '=', requestId).executeTakeFirst();
  if (!row) return null;
  const { body_sealed, code_sealed, ...c } = row;
  return {
    ...c,
    body: body_sealed ? open(ctx.house.keys, body_sealed, placeOfBody(c.id)) : null,
    code: code_sealed ? open(ctx.house.keys, code_sealed, placeOfCode(c.id)) : null,
  };
}
export type StoredCertificate = NonNullable<Awaited<ReturnType<typeof certificateOf>>>;
export type Issue = { sealedBy: string; seal: string; issuedOn: string; expiresOn: string };
export const putIssued = (tx: TxCtx, requestId: string, i: Issue) =>
  tx.db
    .updateTable('proof_certificate')
    .set((eb) => ({
      sealed_by: i.sealedBy,
      seal: i.seal,
      issued_on: i.issuedOn,
      expires_on: i.expiresOn,
      version: eb('version', '+', 1),
    }))
    .where('request_id', '=', requestId)
    .execute();
export const putUsed = (tx: TxCtx, requestId: string, on: string, unit: string) =>
  tx.db
    .updateTable('proof_certificate')
    .set((eb) => ({ used_on: on, used_at_unit: unit, version: eb('version', '+', 1) }))
    .where('request_id', '=', requestId)
    .execute();
export const putRevoked = (tx: TxCtx, requestId: string) =>
  tx.db
    .updateTable('proof_certificate')
    .set((eb) => ({ revoked_at: tx.now, version: eb('version', '+', 1) }))
    .where('request_id', '=', requestId)
    .execute();

/** The register: what was issued at the actor's place, the newest first. */
export async function selectRegister(
  ctx: Ctx,
  f: { year?: number | undefined; area?: string | undefined; nameIndex: Buffer | null; text: string | null },
) {
  if (ctx.actor.kind !== 'staff') return [];
  const own = prefixRange(ctx.actor.area);
  const within = f.area ? prefixRange(f.area) : null;
  const rows = await ctx.db
    .selectFrom('proof_certificate as c')
    .innerJoin('proof_request as p', 'p.id', 'c.request_id')
    .innerJoin('organisation as o', 'o.id', 'c.organisation_id')
    .innerJoin('staff_account as s', 's.id', 'c.signed_by')
    .select((eb) => [
      'c.request_id as requestId',
      'c.number',
      placeName(eb.ref('c.area')).as('placeName'),
      'c.area',
      'c.item_name as itemName',
      'o.name as unit',
      'c.issued_on as issuedOn',
      'c.expires_on as expiresOn',
      'c.revoked_at as revokedAt',
      's.name as signedBy',
      'p.agency',
      'p.name_sealed as nameSealed',
    ])
    .where('c.issued_on', 'is not', null)
    .where('c.area', '>=', own.from)
    .where('c.area', '<', own.before)
    .$if(within !== null, (q) => q.where('c.area', '>=', within?.from ?? '').where('c.area', '<', within?.before ?? ''))
    .$if(f.year !== undefined, (q) => q.where(sql<boolean>`extract(year from c.issued_on) = ${f.year ?? 0}`))
    .$if(f.text !== null, (q) =>
      q.where((eb) =>
        eb.or([
          eb('c.number', '=', f.text ?? ''),
          eb('c.item_name', 'like', `%${(f.text ?? '').replace(/[%_\\]/g, '\\$&')}%`),
          ...(f.nameIndex ? [eb('p.name_index', '=', f.nameIndex)] : []),
        ]),
      ),
    )
    .orderBy('c.issued_on', 'desc')
    .orderBy('c.number', 'desc')
    .limit(mostOf(ctx, 2000))
    .execute();
  return rows.map(({ nameSealed, ...r }) => ({
    ...r,
    placeName: r.placeName ?? r.area,
    name: nameSealed ? open(ctx.house.keys, nameSealed, placeOfName(r.requestId)) : null,
  }));
}

/* Verification by anybody: only what a certificate says of itself in public. */
export async function certificateByNumber(ctx: Ctx, number: string) {
  const row = await ctx.db
    .selectFrom('proof_certificate as c')
    .innerJoin('proof_request as p', 'p.id', 'c.request_id')
    .innerJoin('organisation as o', 'o.id', 'c.organisation_id')
    .select([
      'c.request_id as requestId',
      'c.number',
      'c.item_name as itemName',
      'o.name as unit',
      'c.issued_on as issuedOn',
      'c.expires_on as expiresOn',
      'c.revoked_at as revokedAt',
      'c.code_mac as mac',
      'p.name_sealed as nameSealed',
    ])
    .where('c.number', '=', number)
    .where('c.issued_on', 'is not', null)
    .executeTakeFirst();
  if (!row) return null;
  const { nameSealed, ...c } = row;
  return { ...c, name: nameSealed ? open(ctx.house.keys, nameSealed, placeOfName(c.requestId)) : null };
}
const guessMac = (ctx: Ctx, number: string) => Buffer.from(blindIndex(ctx.house.keys, 'proofGuess', number));
/** Counts one guess at a number within the hour, whether there is such a number or not. */
export async function countGuess(ctx: Ctx, number: string): Promise<number> {
  const hourAgo = ctx.now.subtract({ hours: 1 });
  const isFresh = sql<boolean>`proof_guess.since > ${hourAgo}`;
  const row = await ctx.db
    .insertInto('proof_guess')
    .values({ number_mac: guessMac(ctx, number), tries: 1, since: ctx.now })
    .onConflict((c) =>
      c.column('number_mac').doUpdateSet({
        tries: sql<number>`case when ${isFresh} then least(proof_guess.tries + 1, 1000) else 1 end`,
        since: sql<Temporal.Instant>`case when ${isFresh} then proof_guess.since else ${ctx.now}::timestamptz end`,
      }),
    )
    .returning('tries')
    .executeTakeFirstOrThrow();
  return row.tries;
}
export const forgetGuesses = (ctx: Ctx, number: string) =>
  ctx.db.deleteFrom('proof_guess').where('number_mac', '=', guessMac(ctx, number)).execute();
export const dropGuesses = (tx: TxCtx, before: Temporal.Instant) =>
  tx.db.deleteFrom('proof_guess').where('since', '<', before).execute();
