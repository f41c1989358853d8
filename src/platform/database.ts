import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Tables } from '#db/tables.ts';
import { gather, streamOf } from './gather.ts';
import { Reads } from './reads.ts';
import { asksForPlace, declaring, SCOPE_SETTING } from './scope.ts';
import { traceStatements } from './trace.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** The role the application works as; it owns nothing, so the database itself refuses what it was not granted. */
export const APP_ROLE = 'baodao_app';
export const schemaOf = (jurisdiction: string) => `j${jurisdiction}`;

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

// pg asks objects how they want to be sent; a moment or a day goes as its ISO text.
for (const kind of [Temporal.Instant, Temporal.PlainDate])
  Object.defineProperty(kind.prototype, 'toPostgres', {
    configurable: true,
    value(this: { toString(): string }) {
      return this.toString();
    },
  });

const parsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === INT8) return Number;
      if (oid === DATE) return String;
      if (oid === TIMESTAMPTZ) return (text: string) => Temporal.Instant.from(text.replace(' ', 'T'));
    }
    return pg.types.getTypeParser(oid, format as 'text');
  },
} as pg.CustomTypesConfig;

/**
 * What is read or changed by the key of a row, or writes one row: each connection plans it once and keeps the plan, since planning costs several
 * times what carrying it out does. No other, unless it says so at its end: a plan made without knowing the place one asks for reads a county as
 * if it were a village (docs/decisions/0015, 0031).
 */
const BY_KEY =
  /(?:"(?:case_)?id" = (?:\$\d+|any\(\$\d+(?:::uuid\[\])?\))|"token" = \$\d+)(?: and "\w+" is null)?(?: for no key update(?: of [\w", ]+)?)?$/;
// A conflict named by a condition is found by an index with the same condition, which a plan made without the values cannot match.
const ONE_ROW = /^insert into "\w+" \([^()]*\) values \([^()]*\)(?!,)(?!.* on conflict \([^()]*\) where )/s;
const SAYS_SO = '/* planned once */';
/** The mark of a statement that is planned once though it does not look it: `.modifyEnd(plannedOnce)`. */
export const plannedOnce = sql.raw<never>(SAYS_SO);
const isPlannedOnce = (text: string) =>
  text.endsWith(SAYS_SO) || ONE_ROW.test(text) || (/^(?:select|update) /.test(text) && BY_KEY.test(text.slice(-200)));

/**
 * The mark of a question of many parts (a board's), planned once for whatever values where connections are kept for such (`House.keptPlans`):
 * planning its parts costs ten times what carrying them out does, and two connections hold what sixteen could not (docs/decisions/0040).
 */
const FOR_ANY = '/* planned for any */';
export const plannedForAny = sql.raw<never>(FOR_ANY);

const BEGINS = /^(?:begin|start transaction)\b/;
const ENDS = /^(?:commit|rollback)$/;

class PlanningClient extends pg.Client {
  /** For which place whoever holds this connection reads (`scope.ts`); nobody's, once it is back in the pool. */
  declares = '';
  private declared = '';
  private isInTransaction = false;

  override query(...given: unknown[]): never {
    gather(streamOf(this), process.nextTick);
    const [text, values, ...rest] = given;
    if (typeof text !== 'string') return Reflect.apply(super.query, this, given) as never;
    // A transaction declares its place in the same breath as it begins.
    if (BEGINS.test(text)) {
      this.isInTransaction = true;
      return Reflect.apply(super.query, this, [
        `${text}; ${declaring(this.declares, true)}`,
        ...given.slice(1),
      ]) as never;
    }
    if (ENDS.test(text)) this.isInTransaction = false;
    else if (!this.isInTransaction) this.declareFor(text);
    // What is planned once goes under a name of its own, by which the server keeps its plan.
    const name = Array.isArray(values) && values.length > 0 ? this.nameFor(text) : '';
    return Reflect.apply(super.query, this, name ? [{ name, text, values }, ...rest] : given) as never;
  }

  protected nameFor(text: string): string {
    return nameOf(text);
  }

  /** Outside a transaction the session declares, anew only when it matters: for tables that compare places, and where nothing was or is declared. */
  private declareFor(text: string): void {
    const { declares, declared } = this;
    if (declares === declared || (declares && declared && !asksForPlace(text))) return;
    this.declared = declares;
    // Sent ahead of the statement on the same line; if it fails the session is as it was, and the statement finds nothing.
    super.query(declaring(declares, false)).catch(() => {
      this.declared = '';
    });
  }
}

/** Enough for every such statement there is; whatever comes beyond is planned each time. */
const MOST_NAMES = 2000;
/** Longer ones write many rows at once, a text for each number of them. */
const LONGEST = 16_000;
const names = new Map<string, string>();
/** The name of a text, the same in all connections; none for what is planned each time. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (text.length > LONGEST || names.size >= MOST_NAMES || !isPlannedOnce(text)) return '';
  names.set(text, `once${names.size}`);
  return names.get(text)!;
}

/** A connection on which whatever bears the mark `plannedForAny` keeps its plan, and nothing else does. */
class KeepingClient extends PlanningClient {
  protected override nameFor(text: string): string {
    return text.endsWith(FOR_ANY) ? keptName(text) : '';
  }
}
/** A board is some ten texts, by its kind and by how its span lies to whole months. */
const MOST_KEPT = 300;
const keptNames = new Map<string, string>();
function keptName(text: string): string {
  const known = keptNames.get(text);
  if (known !== undefined || keptNames.size >= MOST_KEPT) return known ?? '';
  keptNames.set(text, `kept${keptNames.size}`);
  return keptNames.get(text)!;
}

export type PoolOptions = {
  /** Its connections keep general plans (`plannedForAny`), and stay while nobody asks. */
  keepsPlans?: boolean;
  /** What is written can be made again from the beginning (a demo): nothing waits for the disk. */
  isMadeAgain?: boolean;
};
/** After so long a connection of a quiet house, and its plans with it, is given back. */
const PLANS_KEPT_MS = 30 * 60_000;
// What people wait for is short: waking helpers costs more than they give, and takes the other core from somebody else.
const AS_APP = ` -c role=${APP_ROLE} -c max_parallel_workers_per_gather=0`;
const FOR_ANY_VALUES = ' -c plan_cache_mode=force_generic_plan';
const standingIn = (schema: string) => `-c search_path=${schema} -c timezone=UTC`;

/** A pool whose connections stand in one jurisdiction's schema, as the application's role or (for set-up) as the owner. */
export function openPool(
  url: string,
  schema: string,
  as: 'app' | 'owner',
  max = 16,
  { isMadeAgain = false, keepsPlans = false }: PoolOptions = {},
): pg.Pool {
  const role = `${as === 'app' ? AS_APP : ''}${isMadeAgain ? ' -c synchronous_commit=off' : ''}${keepsPlans ? FOR_ANY_VALUES : ''}`;
  const pool = new pg.Pool({
    connectionString: url,
    Client: keepsPlans ? KeepingClient : PlanningClient,
    max,
    // A statement is sent when it is asked, not when the one before is answered (`transaction.ts`).
    pipeline: as === 'app' && !keepsPlans,
    ...(keepsPlans && { idleTimeoutMillis: PLANS_KEPT_MS, allowExitOnIdle: true }),
    types: parsers,
    options: `${standingIn(schema)}${role}`,
    application_name: 'baodao',
  });
  // A broken idle connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    traceStatements(client);
  });
  pool.on('release', (_, client) => {
    (client as unknown as PlanningClient).declares = '';
  });
  return pool;
}

/** The few connections over which statements that are read often go; all stand in the whole jurisdiction, so none that compares places may. */
export function openReads(url: string, jurisdiction: string, most: number): Reads {
  const options = `${standingIn(schemaOf(jurisdiction))}${AS_APP}${FOR_ANY_VALUES} -c ${SCOPE_SETTING}=${jurisdiction}`;
  return new Reads({ connectionString: url, options, application_name: 'baodao reads', types: parsers }, most);
}

const readsBeside = new WeakMap<object, Reads>();
/** Over which connections statements may be read; null in a transaction and where no place was declared. */
export const readsOf = (db: Db | Tx): Reads | null => readsBeside.get(db) ?? null;

/** The database as whoever reads for this place sees it; without a place, what holds no personal data (`scope.ts`). */
export function openDb(pool: pg.Pool, scope = '', reads?: Reads): Db {
  const declaringPool = {
    options: pool.options,
    Client: PlanningClient,
    async connect() {
      const client = await pool.connect();
      (client as unknown as PlanningClient).declares = scope;
      return client;
    },
    end: () => pool.end(),
  };
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: declaringPool as unknown as pg.Pool }) });
  if (scope && reads) readsBeside.set(db, reads);
  return db;
}

/** The same database for every place, each opened once. */
export function dbByScope(pool: pg.Pool, reads?: Reads): (scope: string) => Db {
  const known = new Map<string, Db>();
  return (scope) => {
    const db = known.get(scope) ?? openDb(pool, scope, reads);
    known.set(scope, db);
    return db;
  };
}

/** For jsonb columns: pg would send a bare array as a PostgreSQL array. */
export const json = (value: unknown) => JSON.stringify(value);

/** Citus hands on only the words of a refusal, in which a table and a constraint bear the number of the piece. */
const SAID = { table: /(?:table|relation) "([^"]+?)(?:_\d{6,})?"/, constraint: /constraint "([^"]+?)(?:_\d{6,})?"/ };

/** SQLSTATE and constraint of a database refusal, or null for any other error. */
export function violation(error: unknown): { code: string; constraint: string } | null {
  if (!(error instanceof pg.DatabaseError) || !error.code?.startsWith('23')) return null;
  return { code: error.code, constraint: error.constraint ?? SAID.constraint.exec(error.message)?.[1] ?? '' };
}

/**
 * The input that names something that is not there, out of the name of the constraint (`aid_kin_account_id_fkey` → `accountId`): what PostgreSQL says
 * besides quotes the values. Null where the name does not tell.
 */
export const missingField = (error: unknown): string | null => fieldOf(error, 'fkey');

function fieldOf(error: unknown, ending: 'check' | 'fkey'): string | null {
  const { constraint = '' } = violation(error) ?? {};
  const { table, message } = error as pg.DatabaseError;
  const of = `${table ?? SAID.table.exec(message)?.[1] ?? ''}_`;
  if (!constraint.startsWith(of) || !constraint.endsWith(`_${ending}`)) return null;
  const column = constraint.slice(of.length, -ending.length - 1);
  return column.replace(/_(\w)/g, (_, sign: string) => sign.toUpperCase()) || null;
}

/** The same of a value that a column does not take (`exhibition_hall_check` → `hall`). */
export const wrongField = (error: unknown): string | null => fieldOf(error, 'check');

/**
 * A value that reads like one and that no column holds: a day in the year 0, a number with twenty digits, a character that is none. (Not a division
 * by zero and its like: those are ours.)
 */
export function outOfRange(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^22(?:003|007|008|009|015|021|P02|P03|P05)$/.test(error.code ?? '');
}

/** There is no room left, on the disk of the files or on that of the database. */
export function noRoom(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100';
}

/** Trouble of the database that is no fault of what was asked and will pass: lost lines, shutting down, no room, locks, serialization. */
export function willPass(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  // The driver's own words for a line that broke carry no code.
  if (code === undefined) return typeof message === 'string' && /^Connection terminated|is not queryable/.test(message);
  return (
    typeof code === 'string' &&
    (/^(?:08|40|53|55|57|58030)/.test(code) || /^(?:ECONN|EPIPE|ETIMEDOUT|ENOSPC|EDQUOT|EMFILE|EIO|EROFS)/.test(code))
  );
}
