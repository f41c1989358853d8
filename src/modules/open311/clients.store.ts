import { sql } from 'kysely';
import type { Datum } from '#modules/publication/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { ClientInput } from './open311.contract.ts';

const clientRows = (ctx: Ctx) =>
  ctx.db
    .selectFrom('open311_client as k')
    .innerJoin('place', 'place.code', 'k.area')
    .select((eb) => [
      'k.id',
      'k.name',
      'k.contact',
      'k.area',
      'place.full_name as placeName',
      'k.datum',
      'k.key_end as keyEnd',
      'k.per_hour as perHour',
      'k.issued_at as issuedAt',
      'k.revoked_at as revokedAt',
      eb
        .selectFrom('open311_request as r')
        .select((x) => x.fn.countAll<string>().as('n'))
        .whereRef('r.client_id', '=', 'k.id')
        .as('filed'),
      eb
        .selectFrom('open311_request as r')
        .select((x) => x.fn.max('r.at').as('at'))
        .whereRef('r.client_id', '=', 'k.id')
        .as('lastAt'),
    ]);
export type StoredClient = Awaited<ReturnType<ReturnType<typeof clientRows>['executeTakeFirstOrThrow']>>;

export const selectClients = (ctx: Ctx) => clientRows(ctx).orderBy('k.issued_at', 'desc').orderBy('k.id').execute();
export const findClient = (ctx: Ctx, id: string) => clientRows(ctx).where('k.id', '=', id).executeTakeFirst();

export async function insertClient(
  tx: TxCtx,
  c: ClientInput & { keyHash: Buffer; keyEnd: string; issuedBy: string },
): Promise<string> {
  const id = tx.house.newId();
  await tx.db
    .insertInto('open311_client')
    .values({
      id,
      area: c.area,
      name: c.name,
      contact: c.contact,
      datum: c.datum,
      key_hash: c.keyHash,
      key_end: c.keyEnd,
      per_hour: c.perHour,
      issued_by: c.issuedBy,
      issued_at: tx.now,
    })
    .execute();
  return id;
}

/** Ends a key for good; false when it had ended before. */
export async function revokeClient(tx: TxCtx, id: string): Promise<boolean> {
  const done = await tx.db
    .updateTable('open311_client')
    .set((eb) => ({ revoked_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  return done.length > 0;
}

export type KnownClient = { id: string; name: string; area: string; datum: Datum; perHour: number };

/** The program that holds this key, while the key is good. */
export async function clientOf(ctx: Ctx, keyHash: Buffer): Promise<KnownClient | null> {
  const row = await ctx.db
    .selectFrom('open311_client')
    .select(['id', 'name', 'area', 'datum', 'per_hour as perHour'])
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row ? (row as KnownClient) : null;
}

/** How much a program sent within the last hour. */
export async function sentLastHour(ctx: Ctx, clientId: string): Promise<number> {
  const since = ctx.now.subtract({ hours: 1 });
  const { rows } = await sql<{ n: string }>`
    select (select count(*) from open311_request where client_id = ${clientId} and at > ${since})
         + (select count(*) from open311_update where client_id = ${clientId} and at > ${since}) as n`.execute(ctx.db);
  return Number(rows[0]?.n ?? 0);
}
