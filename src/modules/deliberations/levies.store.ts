import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { json } from '#platform/database.ts';
import type { LevyStatus, LineWay } from './affairs.rules.ts';
import type { Caller } from './meetings.rules.ts';
import { capOf } from './settings.rules.ts';

/** Levies of one's own place and below; at home all of them: who is asked to pay may read for what, and where it went. */
function visibleLevies({ db, actor }: Ctx) {
  const all = db.selectFrom('levy as l');
  if (actor.kind !== 'staff') return all;
  const { from, before } = prefixRange(actor.area);
  return all.where('l.area', '>=', from).where('l.area', '<', before);
}
const levies = (ctx: Ctx) =>
  visibleLevies(ctx).select([
    'l.id',
    'l.area',
    'l.organisation_id as organisationId',
    'l.title',
    'l.purpose',
    'l.proposed_by as proposedBy',
    'l.signatures',
    'l.announced_on as announcedOn',
    sql<number>`l.person_yuan::float8`.as('personYuan'),
    'l.person_days as personDays',
    'l.people',
    'l.workers',
    'l.exempt',
    'l.households',
    'l.vote_id as voteId',
    'l.status',
    'l.reason',
    'l.version',
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof levies>['execute']>>[number];
export type ExemptCount = { code: string; people: number; money: boolean; labour: boolean; name: [string, string] };
const typed = (r: Row) => ({
  ...r,
  proposedBy: r.proposedBy as Caller,
  status: r.status as LevyStatus,
  exempt: r.exempt as unknown as ExemptCount[],
});
export type StoredLevy = ReturnType<typeof typed>;
export const leviesOf = async (ctx: Ctx, area: string): Promise<StoredLevy[]> =>
  (
    await levies(ctx)
      .where('l.area', '=', area)
      .orderBy('l.announced_on', 'desc')
      .orderBy('l.id')
      .limit(mostOf(ctx, 200))
      .execute()
  ).map(typed);
export async function levyById(ctx: Ctx, id: string): Promise<StoredLevy> {
  const row = await levies(ctx).where('l.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockLevy(tx: TxCtx, id: string): Promise<StoredLevy> {
  const row = await levies(tx).where('l.id', '=', id).forNoKeyUpdate('l').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(row);
}
export const levyCiting = (ctx: Ctx, voteId: string) =>
  ctx.db.selectFrom('levy').select('id').where('vote_id', '=', voteId).executeTakeFirst();
export async function votesOfLevies(ctx: Ctx, votes: readonly string[]): Promise<string[]> {
  if (votes.length === 0) return [];
  const rows = await ctx.db.selectFrom('levy').select('vote_id').where('vote_id', 'in', votes).execute();
  return rows.flatMap((r) => r.vote_id ?? []);
}
export const insertLevy = (
  tx: TxCtx,
  l: Omit<StoredLevy, 'voteId' | 'status' | 'reason' | 'version'> & { accountId: string },
) =>
  tx.db
    .insertInto('levy')
    .values({
      id: l.id,
      area: l.area,
      organisation_id: l.organisationId,
      title: l.title,
      purpose: l.purpose,
      proposed_by: l.proposedBy,
      signatures: l.signatures,
      announced_on: l.announcedOn,
      person_yuan: String(l.personYuan),
      person_days: l.personDays,
      people: l.people,
      workers: l.workers,
      exempt: json(l.exempt),
      households: l.households,
      account_id: l.accountId,
      at: tx.now,
    })
    .execute();
export const putLevy = (tx: TxCtx, id: string, v: { status: LevyStatus; reason?: string; vote_id?: string }) =>
  tx.db
    .updateTable('levy')
    .set((eb) => ({ ...v, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export async function canvassesOf({ db }: Ctx, levyIds: readonly string[]) {
  if (levyIds.length === 0) return [];
  return db
    .selectFrom('levy_canvass as c')
    .innerJoin('deliberation_deputy as d', 'd.id', 'c.deputy_id')
    .select([
      'c.id',
      'c.levy_id as levyId',
      'd.name as deputy',
      'c.asked',
      'c.agreed',
      'c.signatures',
      'c.on_day as onDay',
    ])
    .where('c.levy_id', 'in', [...levyIds])
    .orderBy('c.on_day')
    .orderBy('c.id')
    .execute();
}
/** One line for each deputy; written again, it is corrected. */
export const putCanvass = (
  tx: TxCtx,
  c: {
    levyId: string;
    area: string;
    deputyId: string;
    asked: number;
    agreed: number;
    signatures: number;
    onDay: string;
  },
) =>
  tx.db
    .insertInto('levy_canvass')
    .values({
      id: tx.house.newId(),
      levy_id: c.levyId,
      area: c.area,
      deputy_id: c.deputyId,
      asked: c.asked,
      agreed: c.agreed,
      signatures: c.signatures,
      on_day: c.onDay,
    })
    .onConflict((x) =>
      x
        .columns(['levy_id', 'deputy_id'])
        .doUpdateSet({ asked: c.asked, agreed: c.agreed, signatures: c.signatures, on_day: c.onDay }),
    )
    .execute();
export async function linesOf({ db }: Ctx, levyIds: readonly string[]) {
  if (levyIds.length === 0) return [];
  const rows = await db
    .selectFrom('levy_line')
    .select([
      'id',
      'levy_id as levyId',
      'way',
      'what',
      sql<number>`amount::float8`.as('amount'),
      'voucher',
      'on_day as onDay',
    ])
    .where('levy_id', 'in', [...levyIds])
    .orderBy('on_day')
    .orderBy('id')
    .execute();
  return rows.map((r) => ({ ...r, way: r.way as LineWay }));
}
export const insertLine = (
  tx: TxCtx,
  l: {
    levyId: string;
    area: string;
    way: LineWay;
    what: string;
    amount: number;
    voucher: string | null;
    onDay: string;
    accountId: string;
  },
) =>
  tx.db
    .insertInto('levy_line')
    .values({
      id: tx.house.newId(),
      levy_id: l.levyId,
      area: l.area,
      way: l.way,
      what: l.what,
      amount: String(l.amount),
      voucher: l.voucher,
      on_day: l.onDay,
      account_id: l.accountId,
      at: tx.now,
    })
    .execute();

/** A narrower place’s cap never lifts the one around it; the default of the house holds where no place decided. */
export async function capFor({ db }: Ctx, area: string, on: string) {
  const rows = await db
    .selectFrom('levy_cap')
    .distinctOn('area')
    .select(['area', sql<number>`person_yuan::float8`.as('personYuan'), 'person_days as personDays', 'basis'])
    .where(sql<boolean>`starts_with(${area}, area)`)
    .where('valid_from', '<=', on)
    .orderBy('area')
    .orderBy('valid_from', 'desc')
    .execute();
  return capOf(rows);
}
export async function exemptionsFor({ db }: Ctx, area: string, on: string) {
  const rows = await db
    .selectFrom('levy_exemption')
    .distinctOn('code')
    .select(['code', 'name_zh', 'name_en', 'money', 'labour'])
    .where(sql<boolean>`starts_with(${area}, area)`)
    .where('valid_from', '<=', on)
    .orderBy('code')
    .orderBy(sql`length(area)`, 'desc')
    .orderBy('valid_from', 'desc')
    .execute();
  return rows.map((r) => ({
    code: r.code,
    name: [r.name_zh, r.name_en] as [string, string],
    money: r.money,
    labour: r.labour,
  }));
}
