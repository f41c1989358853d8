import { sql } from 'kysely';
import type { CalendarDay } from '#kernel/calendar.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { plannedOnce } from '#platform/database.ts';
import type { Cover } from './calendar.rules.ts';

export type StoredCover = Cover & { region: string; edition: string };

/** The cover of the narrowest of these regions that has one. */
export async function selectCover(ctx: Ctx, regions: readonly string[]): Promise<StoredCover | null> {
  const rows = await ctx.db
    .selectFrom('calendar_cover')
    .select(['region', 'covered_from as coveredFrom', 'covered_until as coveredUntil', 'edition'])
    .where('region', '=', sql<string>`any(${regions}::text[])`)
    .modifyEnd(plannedOnce)
    .execute();
  return rows.sort((a, b) => b.region.length - a.region.length)[0] ?? null;
}

/** The cover of a region, locked until the transaction ends; null when nothing was imported for it yet. */
export async function lockCover(tx: TxCtx, region: string): Promise<StoredCover | null> {
  const row = await tx.db
    .selectFrom('calendar_cover')
    .select(['region', 'covered_from as coveredFrom', 'covered_until as coveredUntil', 'edition'])
    .where('region', '=', region)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function selectDays(ctx: Ctx, region: string, from?: string, until?: string): Promise<CalendarDay[]> {
  return ctx.db
    .selectFrom('calendar_day')
    .select(['date', 'is_workday as isWorkday', 'name', 'source_doc as sourceDoc'])
    .where('region', '=', region)
    .$if(from !== undefined, (q) => q.where('date', '>=', from ?? ''))
    .$if(until !== undefined, (q) => q.where('date', '<=', until ?? ''))
    .orderBy('date')
    .execute();
}

export async function putCover(tx: TxCtx, cover: StoredCover): Promise<void> {
  const values = { covered_from: cover.coveredFrom, covered_until: cover.coveredUntil, edition: cover.edition };
  await tx.db
    .insertInto('calendar_cover')
    .values({ region: cover.region, ...values })
    .onConflict((c) => c.column('region').doUpdateSet(values))
    .execute();
}

/** What a notice says about its days takes the place of everything said about them before. */
export async function replaceDays(tx: TxCtx, region: string, of: Cover, days: readonly CalendarDay[]): Promise<void> {
  await tx.db
    .deleteFrom('calendar_day')
    .where('region', '=', region)
    .where('date', '>=', of.coveredFrom)
    .where('date', '<=', of.coveredUntil)
    .execute();
  if (days.length === 0) return;
  await tx.db
    .insertInto('calendar_day')
    .values(
      days.map((d) => ({
        region,
        date: d.date,
        is_workday: d.isWorkday,
        name: d.name,
        source_doc: d.sourceDoc,
      })),
    )
    .execute();
}
