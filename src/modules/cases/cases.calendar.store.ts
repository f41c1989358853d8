import type { StaffActor } from '#kernel/actor.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { visibleCases } from './cases.store.ts';

/** Ends the address in force, if there is one; returns whether there was. */
export async function endTokens(tx: TxCtx, accountId: string): Promise<boolean> {
  const ended = await tx.db
    .updateTable('case_calendar_token')
    .set({ revoked_at: tx.now })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  return ended.length > 0;
}

/** Issuing twice at one moment must not leave two addresses: both wait for the account's row. */
export const lockAccount = (tx: TxCtx, accountId: string) =>
  tx.db.selectFrom('staff_account').select('id').where('id', '=', accountId).forNoKeyUpdate().execute();

export const insertToken = (tx: TxCtx, t: { accountId: string; area: string; keyHash: Buffer }) =>
  tx.db
    .insertInto('case_calendar_token')
    .values({ id: tx.house.newId(), account_id: t.accountId, area: t.area, key_hash: t.keyHash, issued_at: tx.now })
    .execute();

export async function tokenSince(ctx: Ctx, accountId: string): Promise<Temporal.Instant | null> {
  const row = await ctx.db
    .selectFrom('case_calendar_token')
    .select('issued_at as issuedAt')
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row?.issuedAt ?? null;
}

/** In which capacities the holder of an address acts today; none when it was revoked, the account disabled or every post ended. */
export async function actorsBehind(ctx: Ctx, keyHash: Buffer, today: string): Promise<StaffActor[]> {
  const rows = await ctx.db
    .selectFrom('case_calendar_token as t')
    .innerJoin('staff_account as a', 'a.id', 't.account_id')
    .innerJoin('post', 'post.account_id', 'a.id')
    .select(['a.id', 'a.name', 'post.role', 'post.organisation_id as organisationId', 'post.area'])
    .where('t.key_hash', '=', keyHash)
    .where('t.revoked_at', 'is', null)
    .where('a.disabled_at', 'is', null)
    .where('post.valid_from', '<=', today)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', today)]))
    .orderBy('post.id')
    .execute();
  return rows.map((r) => ({
    kind: 'staff',
    accountId: r.id,
    name: r.name,
    role: r.role as StaffActor['role'],
    organisationId: r.organisationId,
    area: r.area,
  }));
}

/** The running limits of cases that this person answers for or has in hand, as far as this post may see them. */
export const ownClocks = (ctx: Ctx, actor: StaffActor) =>
  visibleCases({ ...ctx, actor })
    .innerJoin('case_clock as k', 'k.case_id', 'cases.id')
    .innerJoin('place', 'place.code', 'cases.area')
    .select([
      'k.id',
      'cases.id as caseId',
      'cases.number',
      'place.full_name as place',
      'k.purpose',
      'k.unit',
      'k.start',
      'k.shown',
      'k.provisional',
    ])
    .where('k.state', '=', 'running')
    .where((eb) =>
      eb.or([
        eb('cases.first_receiver_id', '=', actor.accountId),
        eb.exists(
          eb
            .selectFrom('case_handling as h')
            .select('h.id')
            .whereRef('h.case_id', '=', 'cases.id')
            .where('h.account_id', '=', actor.accountId)
            .where('h.until', 'is', null),
        ),
      ]),
    )
    .orderBy('k.shown')
    .orderBy('k.id')
    .execute();
export type OwnClock = Awaited<ReturnType<typeof ownClocks>>[number];
