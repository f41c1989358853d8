import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import { no } from './aid.refusals.words.ts';
import type { AidKind, NoticeKind } from './aid.rules.ts';
import { visibleAid } from './aid.store.ts';

type At = { id: string; area: string };
const VILLAGE_LENGTH = 12;
/** A notice hangs in the village, whichever grid of it the household is in. */
export const villageOf = (area: string): string => area.slice(0, VILLAGE_LENGTH);

export const hangOut = (
  tx: TxCtx,
  a: At,
  n: { kind: NoticeKind; size: number; cents: number; from: string; to: string },
) =>
  tx.db
    .insertInto('aid_notice')
    .values({
      id: tx.house.newId(),
      application_id: a.id,
      area: villageOf(a.area),
      kind: n.kind,
      size: n.size,
      cents: n.cents,
      from_day: n.from,
      to_day: n.to,
    })
    .execute()
    .catch((error) => {
      throw violation(error)?.constraint === 'aid_notice_once' ? no('publicityRuns') : error;
    });

/** What hangs out in one village on a day. After its last day it is simply not found any more, whether or not the job was there. */
export async function hanging(ctx: Ctx, today: string, by: { village: string } | { id: string }) {
  const rows = await ctx.db
    .selectFrom('aid_notice as n')
    .innerJoin('aid_application as a', 'a.id', 'n.application_id')
    .innerJoin('person as p', 'p.id', 'a.applicant_id')
    .innerJoin('place', 'place.code', 'n.area')
    .select([
      'n.id',
      'n.application_id as aidId',
      'n.kind',
      'a.kind as aid',
      'n.area',
      'place.full_name as place',
      'p.name',
      'n.size',
      'n.cents',
      'n.from_day as from',
      'n.to_day as to',
    ])
    .where('n.down_at', 'is', null)
    .where('n.from_day', '<=', today)
    .where('n.to_day', '>=', today)
    .$if('village' in by, (q) => q.where('n.area', '=', 'village' in by ? by.village : ''))
    .$if('id' in by, (q) => q.where('n.id', '=', 'id' in by ? by.id : ''))
    .orderBy('n.from_day', 'desc')
    .orderBy('n.id')
    .limit(300)
    .execute();
  return rows.map((r) => ({ ...r, kind: r.kind as NoticeKind, aid: r.aid as AidKind }));
}
export type Hanging = Awaited<ReturnType<typeof hanging>>[number];

/** The villages in which something hangs out today, for the list from which one chooses: places, nobody's name. */
export const villagesWithNotices = (ctx: Ctx, today: string) =>
  ctx.db
    .selectFrom('aid_notice as n')
    .innerJoin('place', 'place.code', 'n.area')
    .select(['n.area', 'place.full_name as place'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('n.down_at', 'is', null)
    .where('n.from_day', '<=', today)
    .where('n.to_day', '>=', today)
    .groupBy(['n.area', 'place.full_name'])
    .orderBy('n.area')
    .execute();

export const noticesOf = (ctx: Ctx, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('aid_notice')
        .selectAll()
        .where('application_id', 'in', [...ids])
        .orderBy('from_day')
        .orderBy('id')
        .execute();

/** Takes down what hangs of an application, of one kind or of all. */
export const takeDown = (tx: TxCtx, aidId: string, kind?: NoticeKind) =>
  tx.db
    .updateTable('aid_notice')
    .set((eb) => ({ down_at: tx.now, version: eb('version', '+', 1) }))
    .where('application_id', '=', aidId)
    .where('down_at', 'is', null)
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind ?? ''))
    .execute();

/** Marks what is over; returns which. */
export const endOver = (tx: TxCtx, today: string) =>
  tx.db
    .updateTable('aid_notice')
    .set((eb) => ({ down_at: tx.now, version: eb('version', '+', 1) }))
    .where('down_at', 'is', null)
    .where('to_day', '<', today)
    .returning(['id', 'application_id as aidId', 'area', 'kind'])
    .execute();

/** A notice of an application that the actor sees, locked. */
export async function lockNotice(tx: TxCtx, id: string) {
  const row = await visibleAid(tx)
    .innerJoin('aid_notice as n', 'n.application_id', 'a.id')
    .select([
      'n.id',
      'n.application_id as aidId',
      'n.area',
      'n.kind',
      'n.version',
      'n.down_at as downAt',
      'n.to_day as to',
    ])
    .where('n.id', '=', id)
    .forNoKeyUpdate('n')
    .executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version === null) throw versionMissing();
  if (row.version !== tx.version) throw stale();
  return row;
}

/** Objections that came from the portal against an application since a moment: many at once are a storm, not a village. */
export const objectionsSince = async (ctx: Ctx, aidId: string, since: Temporal.Instant): Promise<number> =>
  (
    await ctx.db
      .selectFrom('aid_objection')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('application_id', '=', aidId)
      .where('way', '=', 'portal')
      .where('at', '>=', since)
      .executeTakeFirstOrThrow()
  ).n;
