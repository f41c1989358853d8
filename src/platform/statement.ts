import { type Compilable, type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/** Stands in a statement where a value will be that is known only when it is sent. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) });
/** The same, asked for in the statement itself: whoever plans it cannot know the values, and plans once for all of them. */
const hidden = (types: Readonly<Record<string, string>>) =>
  new Proxy({}, { get: (_, name) => sql`(select ${new Slot(String(name))}::${sql.raw(types[String(name)]!)})` });

/** Texts are few; a fault that makes endless ones is to be seen, not to fill the memory. */
const MOST_KINDS = 500;

/**
 * A statement that is put together once for the whole process, and then only filled in: putting one of several thousand signs together costs more
 * than sending it and reading its answer. `make` sees places for values (`at.organisationId`), never the values, so it can decide nothing by them;
 * whatever changes the text (a role, an order) is in `kind`, and each kind is made once.
 *
 * With `types` PostgreSQL is kept from the values too. Left to itself it plans anew at every request whatever it thinks cheaper with the values known,
 * and counts for the planning a hundredth of what it takes.
 */
export function statement<V extends object, K, R>(
  make: (db: Db, at: V, kind: K) => Compilable<R> | RawBuilder<R>,
  types?: Readonly<Record<keyof V, string>>,
) {
  const known = new Map<string, { query: CompiledQuery<R>; fill: readonly (string | null)[] }>();
  const made = (db: Db | Tx, kind: K) => {
    const key = typeof kind === 'string' ? kind : JSON.stringify(kind);
    const found = known.get(key);
    if (found) return found;
    if (known.size >= MOST_KINDS) throw new Error('a statement of too many kinds: put its values into places');
    const on = db as unknown as Db;
    const query = (make(on, (types ? hidden(types) : slots) as V, kind) as RawBuilder<R>).compile(on);
    const fill = query.parameters.map((p) => (p instanceof Slot ? p.name : null));
    known.set(key, { query, fill });
    return { query, fill };
  };
  return async (db: Db | Tx, values: V, kind: K): Promise<R[]> => {
    const { query, fill } = made(db, kind);
    const given = values as Readonly<Record<string, unknown>>;
    const parameters: unknown[] = query.parameters.map((p, i) => (fill[i] === null ? p : given[fill[i]!]));
    const filled: CompiledQuery<R> = { sql: query.sql, query: query.query, queryId: query.queryId, parameters };
    return (await db.executeQuery(filled)).rows;
  };
}
