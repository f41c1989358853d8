import { accountsOf, phoneIndexes } from '#modules/access/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { DelegateRelation, DelegateScope } from './cases.delegates.rules.ts';
import type { StoredCase } from './cases.store.ts';

export type NewDelegate = {
  id: string;
  nameSealed: Buffer;
  phoneSealed: Buffer | null;
  phoneIdx: Buffer | null;
  relation: DelegateRelation;
  scopes: readonly DelegateScope[];
  mac: Buffer;
  validUntil: Temporal.Instant;
};

export async function insertDelegate(tx: TxCtx, c: { id: string; area: string }, d: NewDelegate): Promise<void> {
  await tx.db
    .insertInto('case_delegate')
    .values({
      id: d.id,
      case_id: c.id,
      area: c.area,
      name_sealed: d.nameSealed,
      phone_sealed: d.phoneSealed,
      phone_idx: d.phoneIdx,
      relation: d.relation,
      scopes: [...d.scopes],
      passphrase_mac: d.mac,
      given_at: tx.now,
      valid_until: d.validUntil,
    })
    .execute();
}

/** Everybody ever entrusted with a case, the newest first. */
export async function selectDelegates(ctx: Ctx, caseId: string) {
  const rows = await ctx.db
    .selectFrom('case_delegate')
    .select([
      'id',
      'name_sealed as nameSealed',
      'relation',
      'scopes',
      'passphrase_mac as mac',
      'given_at as givenAt',
      'valid_until as validUntil',
      'revoked_at as revokedAt',
    ])
    .where('case_id', '=', caseId)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((r) => ({ ...r, relation: r.relation as DelegateRelation, scopes: r.scopes as DelegateScope[] }));
}
export type StoredDelegate = Awaited<ReturnType<typeof selectDelegates>>[number];

/** Ends what was entrusted; false when there is no such living trust on this case. */
export async function endDelegate(tx: TxCtx, caseId: string, id: string): Promise<boolean> {
  const ended = await tx.db
    .updateTable('case_delegate')
    .set((eb) => ({ revoked_at: tx.now, version: eb('version', '+', 1) }))
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

/** What the person entrusts to somebody at this moment; null when it ended, was taken back or is of another case. */
export async function livingTrust(house: House, caseId: string, id: string): Promise<readonly string[] | null> {
  const row = await house.db
    .selectFrom('case_delegate')
    .select('scopes')
    .where('id', '=', id)
    .where('case_id', '=', caseId)
    .where('revoked_at', 'is', null)
    .where('valid_until', '>', house.now())
    .executeTakeFirst();
  return row?.scopes ?? null;
}

/** Who had a part in it: every unit and person that was sent it or replied to it. */
export const handlersOf = (ctx: Ctx, caseId: string) =>
  ctx.db
    .selectFrom('case_handling')
    .select(['organisation_id as unit', 'account_id as account'])
    .where('case_id', '=', caseId)
    .union(
      ctx.db
        .selectFrom('case_reply')
        .select(['organisation_id as unit', 'account_id as account'])
        .where('case_id', '=', caseId),
    )
    .execute();
type Handlers = Awaited<ReturnType<typeof handlersOf>>;

/** Telephones of those who work on the case: everybody of the units that had it, and who first received it. */
export async function handlersPhones(ctx: Ctx, c: StoredCase, handlers?: Handlers): Promise<Buffer[]> {
  const all = handlers ?? (await handlersOf(ctx, c.id));
  const units = [...new Set(all.map((h) => h.unit))];
  const atWork = (await Promise.all(units.map((unit) => accountsOf(ctx, unit)))).flat().map((a) => a.accountId);
  const named = all.flatMap((h) => (h.account ? [h.account] : []));
  return phoneIndexes(ctx, [...new Set([c.firstReceiverId, ...named, ...atWork])]);
}

/** The telephone by which the delegate was entrusted, as its blind index. */
export async function delegatePhone(ctx: Ctx, id: string): Promise<Buffer | null> {
  const row = await ctx.db
    .selectFrom('case_delegate')
    .select('phone_idx as phoneIdx')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.phoneIdx ?? null;
}

/** The sealed name of the person, for the line that says in whose name a delegate looks. */
export async function reporterName(ctx: Ctx, caseId: string): Promise<Buffer | null> {
  const row = await ctx.db
    .selectFrom('case_reporter')
    .select('name_sealed as name')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row?.name ?? null;
}
