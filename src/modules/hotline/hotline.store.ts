import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { json } from '#platform/database.ts';
import type { HotlineDeadline, HotlineMapping } from './hotline.rules.ts';

const sourceRows = (ctx: Ctx) =>
  ctx.db
    .selectFrom('hotline_source as s')
    .innerJoin('place', 'place.code', 's.area')
    .leftJoin('webhook_endpoint as e', 'e.id', 's.endpoint_id')
    .select([
      's.id',
      's.code',
      's.area',
      'place.full_name as placeName',
      's.name',
      's.secret_sealed as secretSealed',
      's.mapping',
      's.deadline',
      's.columns',
      's.endpoint_id as endpointId',
      'e.url',
      's.paused_at as pausedAt',
      's.last_fault as lastFault',
      's.last_fault_at as lastFaultAt',
      's.created_at as createdAt',
      's.version',
    ]);
type SourceRow = Awaited<ReturnType<ReturnType<typeof sourceRows>['executeTakeFirstOrThrow']>>;
export type StoredSource = Omit<SourceRow, 'mapping' | 'deadline' | 'columns'> & {
  mapping: HotlineMapping;
  deadline: HotlineDeadline;
  columns: Readonly<Record<string, string>>;
};
/** What stands in the JSON columns was checked by its schema before it was written. */
const asSource = (row: SourceRow): StoredSource => row as StoredSource;

/** The sources inside what the actor's post covers. */
export async function visibleSources(ctx: Ctx): Promise<StoredSource[]> {
  if (ctx.actor.kind !== 'staff') return [];
  const { from, before } = prefixRange(ctx.actor.area);
  const rows = await sourceRows(ctx)
    .where('s.area', '>=', from)
    .where('s.area', '<', before)
    .orderBy('s.created_at')
    .orderBy('s.id')
    .execute();
  return rows.map(asSource);
}

export async function sourceByCode(ctx: Ctx, code: string): Promise<StoredSource | null> {
  const row = await sourceRows(ctx).where('s.code', '=', code).executeTakeFirst();
  return row ? asSource(row) : null;
}

/** Whoever changes a source holds it until the transaction ends. */
export const lockSource = (tx: TxCtx, id: string) =>
  tx.db.selectFrom('hotline_source').select('id').where('id', '=', id).forNoKeyUpdate().execute();

export async function insertSource(
  tx: TxCtx,
  s: {
    id: string;
    code: string;
    area: string;
    name: string;
    secret_sealed: Buffer;
    mapping: HotlineMapping;
    deadline: HotlineDeadline;
    endpoint_id: string | null;
    created_by: string;
  },
): Promise<boolean> {
  const row = await tx.db
    .insertInto('hotline_source')
    .values({ ...s, mapping: json(s.mapping), deadline: json(s.deadline), created_at: tx.now })
    .onConflict((o) => o.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateSource(
  tx: TxCtx,
  id: string,
  {
    mapping,
    deadline,
    columns,
    ...plain
  }: {
    name?: string;
    secret_sealed?: Buffer;
    endpoint_id?: string;
    paused_at?: Temporal.Instant | null;
    mapping?: HotlineMapping;
    deadline?: HotlineDeadline;
    columns?: Readonly<Record<string, string>>;
  },
): Promise<void> {
  await tx.db
    .updateTable('hotline_source')
    .set((eb) => ({
      ...plain,
      ...(mapping && { mapping: json(mapping) }),
      ...(deadline && { deadline: json(deadline) }),
      ...(columns && { columns: json(columns) }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** What went wrong with the last push that was not let in; the code only. */
export async function noteFault(ctx: Ctx, id: string, fault: string): Promise<void> {
  await ctx.db
    .updateTable('hotline_source')
    .set({ last_fault: fault, last_fault_at: ctx.now })
    .where('id', '=', id)
    .execute();
}

/** The last pushes of these sources, the newest first. */
export const selectPushes = (ctx: Ctx, sources: readonly string[], limit: number) =>
  ctx.db
    .selectFrom('hotline_event as v')
    .leftJoin('hotline_ticket as t', 't.id', 'v.ticket_id')
    .leftJoin('cases as c', 'c.id', 't.case_id')
    .select([
      'v.id',
      'v.source_id as sourceId',
      'v.ticket',
      'v.verb',
      'v.result',
      'v.fault',
      'v.at',
      'v.applied_at as appliedAt',
      'c.id as caseId',
      'c.number',
    ])
    .where(sql<boolean>`v.source_id = any(${sources}::uuid[])`)
    .orderBy('v.at', 'desc')
    .orderBy('v.id', 'desc')
    .limit(limit)
    .execute();
