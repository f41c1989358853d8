import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Tables } from '#db/tables.ts';

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
 * A read by the key of one row: each connection plans it once and keeps the plan, since planning such a wide read costs several times what running it
 * does. No other: a plan made without knowing the place one asks for reads a county as if it were a village.
 */
const BY_KEY = /"(?:case_)?id" = \$\d+$/;
class PlanningClient extends pg.Client {
  /** A read by key goes under a name of its own, by which the server keeps its plan. */
  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given;
    const isByKey =
      typeof text === 'string' && text.startsWith('select ') && Array.isArray(values) && BY_KEY.test(text);
    return Reflect.apply(super.query, this, isByKey ? [{ name: nameOf(text), text, values }, ...rest] : given) as never;
  }
}
const names = new Map<string, string>();
function nameOf(text: string): string {
  const name = names.get(text) ?? `byKey${names.size}`;
  names.set(text, name);
  return name;
}

export type PoolOptions = {
  /** What is written can be made again from the beginning (a demo): nothing waits for the disk. */
  isMadeAgain?: boolean;
};
/** A pool whose connections stand in one jurisdiction's schema, as the application's role or (for set-up) as the owner. */
export function openPool(
  url: string,
  schema: string,
  as: 'app' | 'owner',
  max = 16,
  { isMadeAgain = false }: PoolOptions = {},
): pg.Pool {
  const role = `${as === 'app' ? ` -c role=${APP_ROLE}` : ''}${isMadeAgain ? ' -c synchronous_commit=off' : ''}`;
  const pool = new pg.Pool({
    connectionString: url,
    Client: PlanningClient,
    max,
    types: parsers,
    options: `-c search_path=${schema} -c timezone=UTC${role}`,
    application_name: 'baodao',
  });
  // A broken idle connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

export function openDb(pool: pg.Pool): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** For jsonb columns: pg would send a bare array as a PostgreSQL array. */
export const json = (value: unknown) => JSON.stringify(value);

/** SQLSTATE and constraint of a database refusal, or null for any other error. */
export function violation(error: unknown): { code: string; constraint: string } | null {
  if (!(error instanceof pg.DatabaseError) || !error.code?.startsWith('23')) return null;
  return { code: error.code, constraint: error.constraint ?? '' };
}

/** Trouble of the database that is no fault of what was asked and will pass: lost lines, shutting down, no room, locks, serialization. */
export function willPass(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return (
    typeof code === 'string' &&
    (/^(?:08|40|53|55|57)/.test(code) || /^(?:ECONN|EPIPE|ETIMEDOUT|ENOSPC|EMFILE|EIO)/.test(code))
  );
}
