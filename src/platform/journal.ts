import { randomBytes } from 'node:crypto';
import { type Insertable, type RawBuilder, sql } from 'kysely';
import type { Tables } from '#db/tables.ts';
import type { Actor, Role } from '#kernel/actor.ts';
import { later, type TxCtx, whenAnswered } from './context.ts';
import { canonicalJson, digest } from './crypto.ts';
import { type Db, json, plannedOnce } from './database.ts';
import type { House } from './house.ts';
import { concerned, enqueueAll, sparing, toldOf } from './jobs.ts';
import type { Told } from './news.ts';
import { statement } from './statement.ts';

export type Entry = {
  /** What it happened to, e.g. `case`. One chain per subject. */
  kind: string;
  id: string;
  area: string;
  verb: string;
  /** Who may read it: anybody, the resident concerned (and staff), or staff only. */
  shows: 'public' | 'resident' | 'staff';
  data?: Readonly<Record<string, unknown>>;
  /** Whose open browsers hear that it happened, where not everybody of the area may even know. */
  heardBy?: Hearer;
};
/** Those in these roles at one organisation, but for the accounts that step aside. */
export type Hearer = {
  readonly roles: readonly Role[];
  readonly organisationId: string;
  readonly except?: readonly string[];
};
export type Link = { seq: number; hash: Uint8Array };

const nothing = new Uint8Array();
const MOST_NEWS = 20;

/** The link that `entry` adds after `previous`; the same function proves the chain later. */
export function linkHash(
  profile: 'gm' | 'intl',
  previous: Uint8Array,
  e: {
    subject_kind: string;
    subject_id: string;
    seq: number;
    at: string;
    area: string;
    verb: string;
    actor_kind: string;
    actor_id: string | null;
    actor_role: string | null;
    actor_organisation_id: string | null;
    shows: string;
    digest: Uint8Array;
  },
): Uint8Array {
  return digest(
    profile,
    previous,
    e.subject_kind,
    e.subject_id,
    String(e.seq),
    e.at,
    e.area,
    e.verb,
    e.actor_kind,
    e.actor_id ?? '',
    e.actor_role ?? '',
    e.actor_organisation_id ?? '',
    e.shows,
    e.digest,
  );
}

export const dataDigest = (profile: 'gm' | 'intl', salt: Uint8Array, data: unknown) =>
  digest(profile, salt, canonicalJson(data));

/** Seconds are enough for people, milliseconds for order: the hash must not depend on how a driver prints a moment. */
export const momentText = (at: Temporal.Instant) => at.toString({ smallestUnit: 'millisecond' });

function actorColumns(actor: Actor) {
  if (actor.kind !== 'staff')
    return { actor_kind: actor.kind, actor_id: null, actor_role: null, actor_organisation_id: null };
  return {
    actor_kind: actor.kind,
    actor_id: actor.accountId,
    actor_role: actor.role,
    actor_organisation_id: actor.organisationId,
  };
}

/** The last links of these subjects, locked against others until the transaction ends. */
async function heads(tx: TxCtx, kind: string, ids: readonly string[]): Promise<Map<string, Link>> {
  const rows = await tx.db
    .selectFrom('journal_head')
    .select(['subject_id', 'seq', 'hash'])
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', ids)
    .orderBy('subject_id')
    .forNoKeyUpdate()
    .execute();
  return new Map(rows.map((r) => [r.subject_id, { seq: r.seq, hash: r.hash }]));
}

/**
 * Writes entries into the journal, each linked to the one before it on the same subject, and hands them to who listens.
 * `born` says that the subjects begin with these entries, which spares looking for earlier links.
 */
export async function recordAll(tx: TxCtx, entries: readonly Entry[], born: 'new' | 'known' = 'known'): Promise<void> {
  if (entries.length === 0) return;
  const { house, actor, now } = tx;
  const profile = house.config.cryptoProfile;
  const at = momentText(now);
  const subjects = new Set(entries.map((e) => `${e.kind}:${e.id}`));
  const last = new Map([...subjects].flatMap((key) => (tx.links.has(key) ? [[key, tx.links.get(key)!] as const] : [])));
  if (born === 'known')
    for (const kind of new Set(entries.map((e) => e.kind))) {
      const ids = [...new Set(entries.filter((e) => e.kind === kind).map((e) => e.id))];
      const unread = ids.filter((id) => !last.has(`${kind}:${id}`));
      if (unread.length > 0) for (const [id, link] of await heads(tx, kind, unread)) last.set(`${kind}:${id}`, link);
    }
  const rows = entries.map((e) => {
    const before = last.get(`${e.kind}:${e.id}`) ?? { seq: 0, hash: nothing };
    const data = e.data ?? {};
    const salt = randomBytes(16);
    const row = {
      subject_kind: e.kind,
      subject_id: e.id,
      seq: before.seq + 1,
      at,
      area: e.area,
      verb: e.verb,
      ...actorColumns(actor),
      shows: e.shows,
      data: json(data),
      salt,
      digest: Buffer.from(dataDigest(profile, salt, data)),
    };
    const hash = Buffer.from(linkHash(profile, before.hash, row));
    last.set(`${e.kind}:${e.id}`, { seq: row.seq, hash });
    return { ...row, hash };
  });
  const ends = [...last].map(([key, link]) => ({
    subject_kind: key.slice(0, key.indexOf(':')),
    subject_id: key.slice(key.indexOf(':') + 1),
    seq: link.seq,
    hash: Buffer.from(link.hash),
  }));
  // Of a great many at once the first are enough: whoever looks reads the list again.
  tx.news.push(
    ...entries
      .slice(0, MOST_NEWS)
      .map((e): Told => [e.kind, e.id, e.area, e.verb, ...((e.heardBy ? [e.heardBy] : []) as [Hearer?])]),
  );
  const told = entries.flatMap((e) =>
    hearersOf(house, e).map((task) => ({ task, payload: { kind: e.kind, id: e.id, area: e.area, verb: e.verb } })),
  );
  const tasks = sparing(house, told);
  const spared = tasks.length > 0 ? toldOf(told) : '';
  const [row] = rows;
  const writing =
    row && rows.length === 1
      ? writeOneOf(house)(tx.db, { ...row, spared }, tasks)
      : writes(tx.db, rows, ends, thoseOf(house, tasks, spared)).execute();
  for (const [key, link] of last) tx.links.set(key, link);
  if (tasks.length === 0) {
    later(tx, writing);
    return later(tx, enqueueAll(tx, told));
  }
  whenAnswered(tx, writing, ([{ those } = { those: null }]) =>
    later(tx, enqueueAll(tx, those ? those.map((i) => told[i]!) : told)),
  );
}

type Those = RawBuilder<number[] | null>;
const thoseOf = (house: House, tasks: readonly string[], told: string): Those =>
  tasks.length > 0 ? concerned(house, tasks, told) : sql<number[] | null>`null::int[]`;

/** One statement: the entries, the new ends of their chains, and which listeners they concern. */
const writes = (db: Db, rows: readonly Row[], ends: readonly End[], those: Those) =>
  db
    .with('written', (q) => q.insertInto('journal').values(rows).returning('id'))
    .with('ended', (q) =>
      q
        .insertInto('journal_head')
        .values(ends)
        .onConflict((c) =>
          c
            .columns(['subject_kind', 'subject_id'])
            .doUpdateSet((eb) => ({ seq: eb.ref('excluded.seq'), hash: eb.ref('excluded.hash') })),
        )
        .returning('seq'),
    )
    .selectNoFrom(those.as('those'));

const END = ['subject_kind', 'subject_id', 'seq', 'hash'] as const;
const ROW = [
  ...END,
  ...(['at', 'area', 'verb', 'actor_kind', 'actor_id', 'actor_role', 'actor_organisation_id'] as const),
  ...(['shows', 'data', 'salt', 'digest'] as const),
];
type Row = Omit<Insertable<Tables['journal']>, 'id'>;
type End = Insertable<Tables['journal_head']>;
const pick = <T extends object, K extends keyof T>(from: T, keys: readonly K[]) =>
  Object.fromEntries(keys.map((k) => [k, from[k]])) as Pick<T, K>;

/** The same for a single entry, put together once for each set of listeners. */
const onesOf = new WeakMap<House['concerns'], ReturnType<typeof makeWriteOne>>();
const makeWriteOne = (house: House) =>
  statement((db: Db, at: Row & { spared: string }, tasks: readonly string[]) =>
    writes(db, [pick(at, ROW)], [pick(at, END)], thoseOf(house, tasks, at.spared)).modifyEnd(plannedOnce),
  );
function writeOneOf(house: House) {
  const known = onesOf.get(house.concerns) ?? makeWriteOne(house);
  onesOf.set(house.concerns, known);
  return known;
}

/** Who hears of every such entry, and who only of those about one kind of thing (`case.report/order`). */
const hearersOf = (house: TxCtx['house'], e: Entry): readonly string[] => {
  const every = house.listeners.get(`${e.kind}.${e.verb}`) ?? [];
  const kind = e.data?.kind;
  return typeof kind === 'string' ? [...every, ...(house.listeners.get(`${e.kind}.${e.verb}/${kind}`) ?? [])] : every;
};

export const record = (tx: TxCtx, entry: Entry, born: 'new' | 'known' = 'known') => recordAll(tx, [entry], born);
