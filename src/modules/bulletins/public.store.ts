import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { json } from '#platform/database.ts';
import type { TextView } from './bulletins.contract.ts';

/** What hangs out: read by anybody, so nothing of the house is in it. */
const hanging = ({ db }: Ctx) =>
  db
    .selectFrom('bulletin_public as p')
    .innerJoin('bulletin as b', 'b.id', 'p.bulletin_id')
    .where('p.withdrawn_at', 'is', null)
    .select(['b.id', 'b.number', 'b.area', 'b.root', 'b.as_of as asOf', 'b.from_day as from', 'b.to_day as to'])
    .select(['p.body', 'p.published_at as publishedAt']);

export const publicBulletins = async (ctx: Ctx, limit = 100) =>
  (await hanging(ctx).orderBy('p.published_at', 'desc').limit(limit).execute()).map(shown);
const shown = <R extends { body: unknown }>(row: R) => row as Omit<R, 'body'> & { body: TextView };
export type PublicBulletin = Awaited<ReturnType<typeof publicBulletins>>[number];

export async function publicBulletin(ctx: Ctx, id: string): Promise<PublicBulletin> {
  const row = await hanging(ctx).where('b.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return shown(row);
}

export async function hangOut(tx: TxCtx, b: { id: string; area: string }, body: TextView, accountId: string) {
  await tx.db
    .insertInto('bulletin_public')
    .values({ bulletin_id: b.id, area: b.area, body: json(body), published_at: tx.now, account_id: accountId })
    .onConflict((c) =>
      c.column('bulletin_id').doUpdateSet((eb) => ({
        ...{ body: json(body), published_at: tx.now, account_id: accountId, withdrawn_at: null },
        version: eb('bulletin_public.version', '+', 1),
      })),
    )
    .execute();
}
export async function takeDown(tx: TxCtx, id: string): Promise<void> {
  await tx.db
    .updateTable('bulletin_public')
    .set((eb) => ({ withdrawn_at: tx.now, version: eb('version', '+', 1) }))
    .where('bulletin_id', '=', id)
    .execute();
}
