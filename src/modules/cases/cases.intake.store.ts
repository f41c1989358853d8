import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import { type Ctx, later, type TxCtx } from '#platform/context.ts';
import type { Db } from '#platform/database.ts';
import { statement } from '#platform/statement.ts';
import type { NewClock } from './cases.clocks.store.ts';
import { countedColumns } from './cases.counts.store.ts';
import { dispatchRoles } from './cases.parts.rules.ts';
import type { CaseChannel, CaseKind, CaseTier, Disclosure } from './cases.rules.ts';
import { savedCounted } from './cases.tally.store.ts';

export type NewCase = {
  id: string;
  number: string;
  area: string;
  kind: CaseKind;
  tier: CaseTier;
  channel: CaseChannel;
  category: string | null;
  title: string;
  body: string;
  place_note: string | null;
  search: string;
  source: string | null;
  external_number: string | null;
  received_at: Temporal.Instant;
  desk_organisation_id: string;
  first_receiver_id: string;
  first_receiver_organisation_id: string;
  due_at: Temporal.Instant | null;
  due_provisional: boolean;
  /** Only of what was closed where it comes from. */
  status?: 'closed';
  outcome?: 'elsewhere';
  closed_at?: Temporal.Instant;
  reporter: {
    disclosure: Disclosure;
    name_sealed: Buffer | null;
    phone_sealed: Buffer | null;
    phone_idx: Buffer | null;
    address_sealed: Buffer | null;
    passphrase_mac: Buffer | null;
    receipt_seen_by: string | null;
  };
  clocks: readonly NewClock[];
};

export type Receiver = { accountId: string; organisationId: string; organisationKind: string };

/**
 * Takes the next `count` serial numbers of a place in a year, in one step and inside this transaction: it holds the series until
 * it commits, so that numbers have no gaps and no twins. Returns the first of them.
 */
export async function takeSerials(tx: TxCtx, area: string, year: number, count: number): Promise<number> {
  const { last } = await tx.db
    .insertInto('case_series')
    .values({ area, year, last: count })
    .onConflict((o) => o.columns(['area', 'year']).doUpdateSet({ last: sql`case_series.last + ${count}` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return last - count + 1;
}

/** What one case alone brings, by the table and the columns that are written. */
type Parts = readonly [
  table: 'cases' | 'case_reporter' | 'case_responsibility' | 'case_clock',
  columns: readonly string[],
][];
/** One by one, as people file them, a case goes in one statement, put together once: whoever files holds the numbers of the village until it is done. */
const insertWhole = statement((db: Db, at: Readonly<Record<string, unknown>>, [first, ...more]: Parts) => {
  const insert = ([table, columns]: Parts[number], i: number) =>
    db.insertInto(table as 'cases').values(Object.fromEntries(columns.map((c) => [c, at[`${i}.${c}`]])) as never);
  return savedCounted(
    insert(first!, 0).returning(countedColumns),
    undefined,
    more.map((part, i) => insert(part, i + 1)),
  );
});

/** Stores new cases with their reporters, first responsibility and clocks. */
export function insertCases(tx: TxCtx, cases: readonly NewCase[]): void {
  const rows = cases.map(({ reporter, clocks, status = 'received', outcome, closed_at, ...row }) => ({
    ...row,
    status,
    outcome: outcome ?? null,
    closed_at: closed_at ?? null,
  }));
  const reporters = cases.map((c) => ({ case_id: c.id, area: c.area, ...c.reporter }));
  const responsibilities = cases.map((c) => ({
    id: tx.house.newId(),
    case_id: c.id,
    area: c.area,
    account_id: c.first_receiver_id,
    organisation_id: c.first_receiver_organisation_id,
    since: tx.now,
  }));
  const clocks = cases.flatMap((c) => c.clocks);
  if (cases.length === 1) {
    const parts = [
      ['cases', rows[0]!],
      ['case_reporter', reporters[0]!],
      ['case_responsibility', responsibilities[0]!],
      ...clocks.map((k) => ['case_clock', k] as const),
    ] as const;
    const values = Object.fromEntries(
      parts.flatMap(([, row], i) => Object.entries(row).map(([column, value]) => [`${i}.${column}`, value])),
    );
    later(
      tx,
      insertWhole(
        tx.db,
        values,
        parts.map(([table, row]) => [table, Object.keys(row)]),
      ),
    );
    return;
  }
  later(tx, savedCounted(tx.db.insertInto('cases').values(rows).returning(countedColumns)).execute(tx.db));
  later(tx, tx.db.insertInto('case_reporter').values(reporters).execute());
  later(tx, tx.db.insertInto('case_responsibility').values(responsibilities).execute());
  if (clocks.length > 0) later(tx, tx.db.insertInto('case_clock').values(clocks).execute());
}

/**
 * Who answers for something that comes from a place without a person taking it (web, import): the nearest post that may dispatch,
 * looking from the place upwards; the longest-serving one of that unit. Null when nobody anywhere answers.
 */
export async function nearestReceiver(ctx: Ctx, area: string, today: string): Promise<Receiver | null> {
  const row = await ctx.db
    .selectFrom('post')
    .innerJoin('staff_account as a', 'a.id', 'post.account_id')
    .innerJoin('organisation as o', 'o.id', 'post.organisation_id')
    .select(['post.account_id as accountId', 'post.organisation_id as organisationId', 'o.kind as organisationKind'])
    .where('post.role', 'in', dispatchRoles as readonly Role[])
    .where(sql<boolean>`starts_with(${area}, post.area)`)
    .where('post.valid_from', '<=', today)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', today)]))
    .where('a.disabled_at', 'is', null)
    .orderBy(sql`length(post.area)`, 'desc')
    .orderBy('post.valid_from')
    .orderBy('post.id')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Which of these external numbers of a source are known already. */
export async function knownExternal(ctx: Ctx, source: string, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('cases')
    .select('external_number')
    .where('source', '=', source)
    .where('external_number', '=', sql<string>`any(${numbers}::text[])`)
    .execute();
  return new Set(rows.map((r) => r.external_number!));
}
