import { type Compilable, type CompiledQuery, type Insertable, type RawBuilder, sql } from 'kysely';
import type { Tables } from '#db/tables.ts';
import { type Db, readsOf, type Tx } from './database.ts';
import { asksForPlace } from './scope.ts';

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

/** The same where the plan is made without the values anyway: only what kind of value it is. */
const typed = (types: Readonly<Record<string, string>>) =>
  new Proxy({}, { get: (_, name) => sql`${new Slot(String(name))}::${sql.raw(types[String(name)]!)}` });

/** Texts are few; a fault that makes endless ones is to be seen, not to fill the memory. */
const MOST_KINDS = 3_000;

type Made<R> = { query: CompiledQuery<R>; fill: readonly (string | null)[]; comparesPlaces: boolean };

/** Each value once, however often the statement speaks of it. */
function eachOnce<R>({ query, fill, ...rest }: Made<R>): Made<R> {
  const places: number[] = [];
  const parameters: unknown[] = [];
  const left: (string | null)[] = [];
  fill.forEach((name, i) => {
    const known = name === null ? -1 : left.indexOf(name);
    places.push(known < 0 ? parameters.push(query.parameters[i]) : known + 1);
    if (known < 0) left.push(name);
  });
  const text = query.sql.replace(/\$(\d+)/g, (_, n) => `$${places[Number(n) - 1]}`);
  return { ...rest, query: { ...query, sql: text, parameters }, fill: left };
}

/**
 * A statement that is put together once for the whole process, and then only filled in: putting one of several thousand signs together costs more
 * than sending it and reading its answer. `make` sees places for values (`at.organisationId`), never the values, so it can decide nothing by them;
 * whatever changes the text (a role, an order) is in `kind`, and each kind is made once.
 *
 * Outside a transaction it goes over connections of its own (`reads.ts`), so it must be short whatever the values, or say which kinds are. In one, with `types`, PostgreSQL is
 * kept from the values: left to itself it plans anew at every request whatever it thinks cheaper with them known, and counts for the planning a
 * hundredth of what it takes.
 */
export function statement<V extends object, K, R>(
  make: (db: Db, at: V, kind: K) => Compilable<R> | RawBuilder<R>,
  types?: Readonly<Record<keyof V, string>>,
  isShort: (kind: K) => boolean = () => true,
) {
  const madeBy = (places: object, finish: (made: Made<R>) => Made<R>) => {
    const known = new Map<string, Made<R>>();
    return (db: Db | Tx, kind: K): Made<R> => {
      const key = typeof kind === 'string' ? kind : JSON.stringify(kind);
      const found = known.get(key);
      if (found) return found;
      if (known.size >= MOST_KINDS) throw new Error('a statement of too many kinds: put its values into places');
      const on = db as unknown as Db;
      const query = (make(on, places as V, kind) as RawBuilder<R>).compile(on);
      const fill = query.parameters.map((p) => (p instanceof Slot ? p.name : null));
      const made = finish({ query, fill, comparesPlaces: asksForPlace(query.sql) });
      known.set(key, made);
      return made;
    };
  };
  const amongOthers = madeBy(types ? hidden(types) : slots, (made) => made);
  const apart = madeBy(types ? typed(types) : slots, eachOnce);
  return async (db: Db | Tx, values: V, kind: K): Promise<R[]> => {
    const given = values as Readonly<Record<string, unknown>>;
    const filled = ({ query, fill }: Made<R>) =>
      query.parameters.map((p, i) => (fill[i] === null ? p : given[fill[i]!]));
    const reads = isShort(kind) ? readsOf(db) : null;
    if (reads) {
      const made = apart(db, kind);
      if (!made.comparesPlaces) return (await reads.ask(made.query.sql, filled(made))) as R[];
    }
    const made = amongOthers(db, kind);
    const { sql: text, query, queryId } = made.query;
    return (await db.executeQuery<R>({ sql: text, query, queryId, parameters: filled(made) })).rows;
  };
}

type Cells = Readonly<Record<string, unknown>>;
const oneRow = statement((db: Db, at: Cells, [table, ...columns]: readonly string[]) =>
  db.insertInto(table as 'command').values(Object.fromEntries(columns.map((c) => [c, at[c]])) as never),
);
/** Writes one row: put together once for the table and the columns that are given. */
export const insertRow = <T extends keyof Tables>(
  db: Db | Tx,
  table: T,
  row: Insertable<Tables[T]>,
): Promise<unknown> => {
  const cells = row as Cells;
  const columns = Object.keys(cells).filter((c) => cells[c] !== undefined);
  return oneRow(db, cells, [table, ...columns]);
};
