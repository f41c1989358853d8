import { type RawBuilder, sql } from 'kysely';
import type { Word } from '#kernel/words.ts';
import type { Ctx, TxCtx } from './context.ts';
import { openBytes } from './crypto.ts';
import { type Held, type HeldFile, type HeldRow, type Reading, type Subject, sameName } from './personal.ts';
import type { Sealed } from './reseal.ts';

type Column = Word | { readonly says: Word; readonly words: Readonly<Record<string, Word>> };
/**
 * How the records of one table are found and read out, for the many that have the usual shape: by the register (`person`, `household`), or by telephone
 * and name together — a family shares one telephone, and what another of the family said is not this person's to read.
 */
export type HeldIn = Omit<Held, 'find' | 'erase' | 'tables'> & {
  readonly table: string;
  /** Tables that hang on it. */
  readonly also?: readonly string[];
  readonly key?: string;
  readonly person?: string;
  readonly household?: string;
  readonly phone?: {
    readonly sealed: string;
    readonly name: string;
    readonly index?: readonly [string, (ctx: Ctx, phone: string) => Buffer];
  };
  /** The record belongs to another one, which is found by register. */
  readonly under?: {
    readonly table: string;
    readonly by: string;
    readonly person?: string;
    readonly household?: string;
  };
  readonly sealed?: Sealed;
  readonly at?: string;
  readonly where?: RawBuilder<boolean>;
  readonly shows: Readonly<Record<string, Column>>;
  /** What stands in another table, asked over `t`. */
  readonly derived?: Readonly<
    Record<
      string,
      { readonly says: Word; readonly of: RawBuilder<unknown>; readonly words?: Readonly<Record<string, Word>> }
    >
  >;
  /** Kept files that hang on a record: where they stand (`hash`, `media_type`), and by which column they name it. */
  readonly files?: { readonly of: RawBuilder<unknown>; readonly by: string };
  /** Which columns are emptied on request (`erased_at` is set), and which records still wait for something. */
  readonly empties?: { readonly columns: readonly string[]; readonly unless?: RawBuilder<boolean> };
};

type Raw = Record<string, unknown>;

const yes: Word = ['是', 'yes'];
const no: Word = ['否', 'no'];
const isWord = (c: unknown): c is Word => Array.isArray(c);
/** A moment as people read it here. */
export const momentOf = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');

/** What a value says to a person; null for nothing. What was sealed as a small document is read out leaf by leaf. */
export function readOut(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Temporal.Instant) return momentOf(value);
  if (Array.isArray(value))
    return (
      value
        .map(readOut)
        .filter((v) => v !== null)
        .join('、') || null
    );
  if (typeof value === 'object')
    return (
      Object.values(value)
        .map(readOut)
        .filter((v) => v !== null)
        .join(';') || null
    );
  return String(value);
}
const document = (text: string): unknown => {
  if (!/^[[{"]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** A kind of records in one table, declared instead of written out. */
export function heldIn(spec: HeldIn): Held {
  const { table, also = [], key = 'id', empties } = spec;
  const { name, says, why, until, kept, chain, seen } = spec;
  return {
    ...{ name, says, why, until, tables: [table, ...also] },
    ...(kept && { kept }),
    ...(chain && { chain }),
    ...(seen && { seen }),
    find: (ctx, subject) => findIn(ctx, spec, subject),
    ...(empties && {
      erase: async (tx: TxCtx, ids: readonly string[]) => {
        if (ids.length === 0) return [];
        const sets = [...empties.columns.map((c) => sql`${sql.ref(c)} = null`), sql`erased_at = ${tx.now}`];
        const { rows } = await sql<{ id: string }>`
          update ${sql.table(table)} set ${sql.join(sets)}
           where ${sql.ref(key)}::text in (${sql.join(ids)}) and erased_at is null ${empties.unless ? sql`and not (${empties.unless})` : sql``}
          returning ${sql.ref(key)}::text as id`.execute(tx.db);
        return rows.map((r) => r.id);
      },
    }),
  };
}

/** By which columns these records are this subject's; null when nothing that was proven leads here. */
function meant(ctx: Ctx, spec: HeldIn, s: Subject): RawBuilder<boolean> | null {
  const ways: RawBuilder<boolean>[] = [];
  const { person, household, under, phone } = spec;
  const homes = s.householdIds;
  const of = (column: string, ids: readonly string[]) => sql<boolean>`${sql.ref(`t.${column}`)} in (${sql.join(ids)})`;
  if (person && s.personId) ways.push(of(person, [s.personId]));
  if (household && homes.length > 0) ways.push(of(household, homes));
  if (under) {
    const above = (column: string, ids: readonly string[]) =>
      sql<boolean>`${sql.ref(`t.${under.by}`)} in (select id from ${sql.table(under.table)} where ${sql.ref(column)} in (${sql.join(ids)}))`;
    if (under.person && s.personId) ways.push(above(under.person, [s.personId]));
    if (under.household && homes.length > 0) ways.push(above(under.household, homes));
  }
  if (phone && s.phone)
    ways.push(
      phone.index
        ? sql<boolean>`${sql.ref(`t.${phone.index[0]}`)} = ${phone.index[1](ctx, s.phone)}`
        : sql<boolean>`${sql.ref(`t.${phone.sealed}`)} is not null`,
    );
  return ways.length === 0 ? null : sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

async function findIn(ctx: Ctx, spec: HeldIn, s: Subject): Promise<HeldRow[]> {
  const { table, key = 'id', sealed, shows, derived = {}, at, phone, person, household } = spec;
  const where = meant(ctx, spec, s);
  if (!where) return [];
  const columns = new Set([
    ...Object.keys(shows),
    ...[at, phone?.sealed, phone?.name, person, household].filter((c) => c !== undefined),
  ]);
  const { rows } = await sql<Raw>`
    select ${sql.ref(`t.${key}`)}::text as held_id, ${sql.join([...[...columns].map((c) => sql.ref(`t.${c}`)), ...Object.entries(derived).map(([as, d]) => sql`${d.of} as ${sql.ref(as)}`)])}
      from ${sql.table(table)} as t where ${where} ${spec.where ? sql`and ${spec.where}` : sql``}`.execute(ctx.db);
  const open_ = (row: Raw, column: string): unknown => {
    const value = row[column];
    const place = sealed?.columns[column];
    if (!place || !(value instanceof Uint8Array)) return value instanceof Uint8Array ? null : value;
    return document(
      Buffer.from(openBytes(ctx.house.keys, value, place(String(row.held_id)), sealed.purpose ?? 'field')).toString(
        'utf8',
      ),
    );
  };
  const isTheirs = (row: Raw): boolean => {
    if (person && s.personId && row[person] === s.personId) return true;
    // What a household keeps of another of its people is that one's.
    if (person && household && row[person] !== null) return false;
    if (household && s.householdIds.includes(String(row[household]))) return true;
    if (spec.under) return true;
    return (
      phone !== undefined && open_(row, phone.sealed) === s.phone && sameName(readOut(open_(row, phone.name)), s.name)
    );
  };
  const theirs = rows.filter(isTheirs);
  const files = await filesIn(
    ctx,
    spec.files,
    theirs.map((row) => String(row.held_id)),
  );
  return theirs
    .map((row) => ({
      id: String(row.held_id),
      at: at && row[at] !== null ? readOut(row[at]) : null,
      files: files.get(String(row.held_id)) ?? [],
      lines: Object.entries({ ...shows, ...derived }).flatMap(([column, c]) => {
        const value = open_(row, column);
        const text = value === false ? no : value === true ? yes : readOut(value);
        if (text === null) return [];
        const says = isWord(c) ? c : c.says;
        const words = isWord(c) || !('words' in c) ? {} : c.words;
        return [{ says, text: typeof text === 'string' ? (words[text] ?? text) : text }];
      }),
    }))
    .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}

/** The kept files that hang on these records, by the record. */
async function filesIn(ctx: Ctx, files: HeldIn['files'], ids: readonly string[]) {
  if (!files || ids.length === 0) return new Map<string, HeldFile[]>();
  const by = sql.ref(`f.${files.by}`);
  const { rows } = await sql<{ record: string } & HeldFile>`
    select ${by}::text as record, f.hash, f.media_type as "mediaType"
      from (${files.of}) as f where ${by} in (${sql.join(ids)}) order by f.hash`.execute(ctx.db);
  return Map.groupBy(rows, (f) => f.record);
}

/** What an act that shows somebody's telephone or address is called in the journals of the modules. */
export const SEEING = ['phoneSeen', 'seePhone', 'reachSeen', 'reveal'] as const;

/** Who had the telephone or the address of these records shown to them, and for what where that was asked. */
export async function seenOf(ctx: Ctx, { seen, says }: Pick<Held, 'seen' | 'says'>, ids: readonly string[]) {
  if (!seen || ids.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('journal')
    .select(['at', 'actor_role as role', 'actor_organisation_id as organisationId', 'data'])
    .where('subject_kind', '=', seen)
    .where('subject_id', 'in', [...ids])
    .where('verb', 'in', [...SEEING])
    .execute();
  return rows.map(({ data, ...r }): Reading => {
    const { purpose } = data as { purpose?: unknown };
    const why = Array.isArray(purpose) ? ([String(purpose[0]), String(purpose[1])] as const) : null;
    return { ...r, what: [`联系方式:${says[0]}`, `Contact data: ${says[1]}`], why };
  });
}
