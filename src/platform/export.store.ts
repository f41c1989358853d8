import type { StaffActor } from '#kernel/actor.ts';
import { prefixRange } from '#kernel/area.ts';
import type { Ctx, TxCtx } from './context.ts';
import { json } from './database.ts';
import { record } from './journal.ts';

export type NewExport = {
  id: string;
  list: string;
  /** What the table is called. */
  title: string;
  filters: Readonly<Record<string, unknown>>;
  filtersMac: Uint8Array | null;
  purpose: string;
  words: string | null;
  format: 'xlsx' | 'csv';
  columns: readonly string[];
  isPersonal: boolean;
};

/** A line of the log their superiors read. */
async function insertLine(tx: TxCtx, actor: StaffActor, e: NewExport, whole?: { rows: number | null }): Promise<void> {
  await tx.db
    .insertInto('export_log')
    .values({
      ...{ id: e.id, area: actor.area, at: tx.now, account_id: actor.accountId, role: actor.role },
      ...{ organisation_id: actor.organisationId, list: e.list, title: e.title, filters: json(e.filters) },
      ...{ filters_mac: e.filtersMac && Buffer.from(e.filtersMac), purpose: e.purpose, words: e.words },
      ...{ format: e.format, columns: [...e.columns], is_personal: e.isPersonal },
      ...(whole && { rows: whole.rows, ended: 'whole', ended_at: tx.now }),
    })
    .execute();
}

/** Forms of places, units and things; every other may name somebody. */
const ofThings: ReadonlySet<string> = new Set([
  ...[
    'stations',
    'books',
    'reliefStock',
    'measures',
    'proofList',
    'activityYears',
    'findings',
    'scores',
    'due',
    'gate',
    'patrolWeek',
    'mandate',
  ],
]);
/** A fixed form somebody took out: it is whole when it is written down. */
export const insertForm = (tx: TxCtx, actor: StaffActor, list: string, rows: number | null): Promise<void> =>
  insertLine(
    tx,
    actor,
    {
      ...{ id: tx.house.newId(), list, title: list, filters: {}, filtersMac: null, purpose: 'form', words: null },
      ...{ format: 'xlsx', columns: [], isPersonal: !ofThings.has(list) },
    },
    { rows },
  );

/** Writes down that somebody takes a list out: in the log, and in the journal nobody can rewrite. */
export async function insertExport(tx: TxCtx, actor: StaffActor, e: NewExport): Promise<void> {
  await insertLine(tx, actor, e);
  const { list, filters, purpose, format, isPersonal } = e;
  const data = { of: list, filters, purpose, format, isPersonal };
  await record(tx, { kind: 'export', id: e.id, area: actor.area, verb: 'export', shows: 'staff', data }, 'new');
}

export type ExportEnd = 'whole' | 'cut' | 'broken';
/** How it ended; what it was filtered by is not kept longer than it takes to fetch the file. A broken one may be fetched again. */
export async function endExport(ctx: Ctx, id: string, end: ExportEnd, rows: number): Promise<void> {
  await ctx.db
    .updateTable('export_log')
    .set({ ended: end, rows, ended_at: ctx.house.now(), ...(end !== 'broken' && { filters_mac: null }) })
    .where('id', '=', id)
    .execute();
}

const columns = [
  ...([
    'e.id',
    'e.at',
    'e.account_id as accountId',
    'e.role',
    'e.organisation_id as organisationId',
    'e.list',
  ] as const),
  ...([
    'e.title',
    'e.filters',
    'e.filters_mac as filtersMac',
    'e.purpose',
    'e.words',
    'e.format',
    'e.columns',
  ] as const),
  ...(['e.is_personal as isPersonal', 'e.rows', 'e.ended', 'e.area'] as const),
] as const;

/** Every read of the log begins here: one's own, and those made below the place of whoever oversees it. */
function visibleExports(ctx: Ctx, isOverseer: boolean) {
  const all = ctx.db.selectFrom('export_log as e').select(columns);
  const { actor } = ctx;
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where((eb) => eb.lit(false));
  if (!isOverseer) return all.where('e.account_id', '=', actor.accountId);
  const { from, before } = prefixRange(actor.area);
  return all.where((eb) =>
    eb.or([eb('e.account_id', '=', actor.accountId), eb.and([eb('e.area', '>=', from), eb('e.area', '<', before)])]),
  );
}

export const selectExport = async (ctx: Ctx, id: string) =>
  (await visibleExports(ctx, false).where('e.id', '=', id).executeTakeFirst()) ?? null;

export type ExportFilter = {
  list?: string | undefined;
  mine?: boolean | undefined;
  after?: string | undefined;
  limit: number;
};
/** The newest first; ids grow with time. */
export const selectExports = (ctx: Ctx, f: ExportFilter, isOverseer: boolean) =>
  visibleExports(ctx, isOverseer && !f.mine)
    .$if(f.list !== undefined, (q) => q.where('e.list', '=', f.list ?? ''))
    .$if(f.after !== undefined, (q) => q.where('e.id', '<', f.after ?? ''))
    .orderBy('e.id', 'desc')
    .limit(f.limit + 1)
    .execute();
export type StoredExport = Awaited<ReturnType<typeof selectExports>>[number];

export const EXPORT_YEARS = 3;
/** The log of who took what is kept as long as the audit log (domain §10.2). */
export const forgetOldExports = (ctx: Ctx, before: Temporal.Instant) =>
  ctx.db.deleteFrom('export_log').where('at', '<', before).execute();
