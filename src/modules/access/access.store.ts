import type { Role } from '#kernel/actor.ts';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { seal, open as unseal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { emailOf } from './access.rules.ts';
import type { StoredPost } from './posts.store.ts';

export type StoredAccount = {
  id: string;
  username: string;
  name: string;
  area: string;
  two_factor_enabled: boolean;
  phone_sealed: Buffer | null;
  disabled_at: Temporal.Instant | null;
  temporary_until: Temporal.Instant | null;
  version: number;
};
export type NewAccount = {
  id: string;
  login: string;
  name: string;
  area: string;
  phone: string | null;
  passwordHash: string;
  temporaryUntil: Temporal.Instant | null;
};

const columns = [
  'id',
  'username',
  'name',
  'area',
  'two_factor_enabled',
  'phone_sealed',
  'disabled_at',
  'temporary_until',
  'version',
] as const;

/** The accounts of the places an administrator covers; the house itself sees all, anybody else none. */
function visibleAccounts(ctx: Ctx) {
  const { actor } = ctx;
  const all = ctx.db.selectFrom('staff_account');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('id', 'is', null);
  const { from, before } = prefixRange(actor.area);
  return all.where('staff_account.area', '>=', from).where('staff_account.area', '<', before);
}

export function selectAccounts(
  ctx: Ctx,
  filter: { text?: string | undefined; after?: string | undefined; limit: number },
): Promise<StoredAccount[]> {
  const text = filter.text?.trim().toLowerCase() ?? '';
  return visibleAccounts(ctx)
    .select(columns)
    .$if(text !== '', (q) => {
      const like = text.replace(/[\\%_]/g, '\\$&');
      return q.where((eb) => eb.or([eb('username', 'like', `${like}%`), eb('name', 'like', `%${like}%`)]));
    })
    .$if(filter.after !== undefined, (q) => q.where('username', '>', filter.after ?? ''))
    .orderBy('username')
    .limit(filter.limit)
    .execute();
}

export async function selectAccount(ctx: Ctx, id: string): Promise<StoredAccount> {
  const row = await visibleAccounts(ctx).select(columns).where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Locks the row; with a version in the context, refuses a decision taken on an older one. */
export async function lockAccount(tx: TxCtx, id: string): Promise<StoredAccount> {
  const row = await visibleAccounts(tx).select(columns).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && row.version !== tx.version) throw stale();
  return row;
}

/** By login, wherever it is: for signing in, where nobody is anybody yet. */
export function selectByLogin(ctx: Ctx, login: string): Promise<StoredAccount | undefined> {
  return ctx.db.selectFrom('staff_account').select(columns).where('username', '=', login).executeTakeFirst();
}

const phonePlace = (id: string) => `account.phone:${id}`;
export const sealPhone = (ctx: Ctx, id: string, phone: string | null) =>
  phone === null ? null : Buffer.from(seal(ctx.house.keys, phone, phonePlace(id)));
/** The telephones of these accounts in clear, for comparing; who has none is left out. */
export async function phonesOf(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db.selectFrom('staff_account').select(['id', 'phone_sealed']).where('id', 'in', ids).execute();
  return rows.flatMap((r) => (r.phone_sealed ? [unseal(ctx.house.keys, r.phone_sealed, phonePlace(r.id))] : []));
}
/** What a rotation of the keys encrypts anew. */
export const sealedAccount: Sealed = { table: 'staff_account', key: 'id', columns: { phone_sealed: phonePlace } };

export async function insertAccount(tx: TxCtx, a: NewAccount): Promise<void> {
  const stamps = { created_at: tx.now, updated_at: tx.now };
  await tx.db
    .insertInto('staff_account')
    .values({
      id: a.id,
      username: a.login,
      name: a.name,
      email: emailOf(a.login),
      area: a.area,
      phone_sealed: sealPhone(tx, a.id, a.phone),
      temporary_until: a.temporaryUntil,
      ...stamps,
    })
    .execute();
  await tx.db
    .insertInto('staff_credential')
    .values({
      id: tx.house.newId(),
      account_id: a.id,
      provider_id: 'credential',
      user_id: a.id,
      password: a.passwordHash,
      ...stamps,
    })
    .execute();
}

type Change = {
  name?: string;
  area?: string;
  phone_sealed?: Buffer | null;
  disabled_at?: Temporal.Instant | null;
  temporary_until?: Temporal.Instant | null;
  two_factor_enabled?: boolean;
};

export async function changeAccount(tx: TxCtx, id: string, change: Change): Promise<StoredAccount> {
  return tx.db
    .updateTable('staff_account')
    .set((eb) => ({ ...change, updated_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export async function passwordHashOf(ctx: Ctx, accountId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('staff_credential')
    .select('password')
    .where('user_id', '=', accountId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? null;
}

/** `null` takes the password away: such an account signs in by single sign-on, or after a reset. */
export async function putPasswordHash(tx: TxCtx, accountId: string, hash: string | null): Promise<void> {
  await tx.db
    .updateTable('staff_credential')
    .set({ password: hash, updated_at: tx.now })
    .where('user_id', '=', accountId)
    .where('provider_id', '=', 'credential')
    .execute();
}

export async function deleteSecondFactor(tx: TxCtx, accountId: string): Promise<void> {
  await tx.db.deleteFrom('staff_second_factor').where('user_id', '=', accountId).execute();
}

export async function loginExists(tx: TxCtx, login: string): Promise<boolean> {
  const row = await tx.db.selectFrom('staff_account').select('id').where('username', '=', login).executeTakeFirst();
  return row !== undefined;
}

/** Names by account id, for lists that say who did something: whoever may see the act may see the name. */
export async function selectNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.selectFrom('staff_account').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((r) => [r.id, r.name]));
}

/** Somebody at work in a post today. */
export type AtPost = {
  postId: string;
  accountId: string;
  name: string;
  role: Role;
  organisationId: string;
  area: string;
};

export const atPost = (p: StoredPost & { name: string }): AtPost => ({
  postId: p.id,
  accountId: p.account_id,
  name: p.name,
  role: p.role,
  organisationId: p.organisation_id,
  area: p.area,
});
