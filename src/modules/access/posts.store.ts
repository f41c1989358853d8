import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';

export type StoredPost = {
  id: string;
  account_id: string;
  role: Role;
  organisation_id: string;
  area: string;
  valid_from: string;
  valid_to: string | null;
};
export type NamedPost = StoredPost & { organisation: string };
export type NewPost = Omit<StoredPost, 'id' | 'account_id'> & { id?: string };

const columns = [
  'post.id',
  'post.account_id',
  'post.role',
  'post.organisation_id',
  'post.area',
  'post.valid_from',
  'post.valid_to',
] as const;

const withRole = <T extends { role: string }>(row: T) => ({ ...row, role: row.role as Role });

/** The posts of these accounts that have not ended, with the organisation's name; first the ones held longest. */
export async function postsOf(ctx: Ctx, accountIds: readonly string[], today: string): Promise<NamedPost[]> {
  if (accountIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('post')
    .innerJoin('organisation as o', 'o.id', 'post.organisation_id')
    .select([...columns, 'o.name as organisation'])
    .where('post.account_id', 'in', accountIds)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', today)]))
    .where((eb) => eb.or([eb('post.until', 'is', null), eb('post.until', '>', ctx.now)]))
    .orderBy('post.valid_from')
    .orderBy('post.id')
    .execute();
  return rows.map(withRole);
}

export async function insertPosts(tx: TxCtx, accountId: string, posts: readonly NewPost[]): Promise<void> {
  if (posts.length === 0) return;
  const rows = posts.map((p) => ({ ...p, id: p.id ?? tx.house.newId(), account_id: accountId }));
  await tx.db.insertInto('post').values(rows).execute();
}

export async function putPostEnd(tx: TxCtx, id: string, validTo: string | null): Promise<void> {
  await tx.db
    .updateTable('post')
    .set((eb) => ({ valid_to: validTo, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Only a post that never came into force may vanish. */
export async function deleteFuturePost(tx: TxCtx, id: string, today: string): Promise<void> {
  await tx.db.deleteFrom('post').where('id', '=', id).where('valid_from', '>', today).execute();
}

/** Nobody is given work because of a post taken in an emergency. */
const atWork = (ctx: Ctx, today: string) =>
  ctx.db
    .selectFrom('post')
    .innerJoin('staff_account as a', 'a.id', 'post.account_id')
    .select([...columns, 'a.name'])
    .where('a.disabled_at', 'is', null)
    .where('post.until', 'is', null)
    .where('post.valid_from', '<=', today)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', today)]))
    .orderBy('a.name')
    .orderBy('post.id');

export async function atWorkIn(ctx: Ctx, organisationId: string, today: string) {
  const rows = await atWork(ctx, today).where('post.organisation_id', '=', organisationId).execute();
  return rows.map(withRole);
}

/** Those in this role whose post covers the place, the nearest first. */
export async function atWorkFor(ctx: Ctx, role: Role, area: string | null, today: string) {
  const rows = await atWork(ctx, today)
    .where('post.role', '=', role)
    .$if(area !== null, (q) => q.where(sql<boolean>`starts_with(${area}, post.area)`))
    .clearOrderBy()
    .orderBy(sql`length(post.area)`, 'desc')
    .orderBy('a.name')
    .execute();
  return rows.map(withRole);
}

/** Which of these organisations exist. */
export async function knownOrganisations(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db.selectFrom('organisation').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map((r) => r.id));
}

export async function knownAreas(ctx: Ctx, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const rows = await ctx.db.selectFrom('place').select('code').where('code', 'in', codes).execute();
  return new Set(rows.map((r) => r.code));
}
