import { sql } from 'kysely';
import type { TxCtx } from './context.ts';
import type { CryptoProfile } from './crypto.ts';
import { digestOf } from './crypto.ts';
import type { Db, Tx } from './database.ts';
import { REMOVED } from './journal.remove.ts';
import { dataDigest, linkHash, momentText } from './journal.ts';

/** What is wrong with the journal, and where. */
export type ChainFault = {
  what:
    | 'entryChanged'
    | 'dataChanged'
    | 'entryMissing'
    | 'chainCut'
    | 'headMissing'
    | 'rootChanged'
    | 'rootHeadMissing';
  kind?: string;
  id?: string;
  seq?: number;
  day?: string;
};
export type ChainReport = { subjects: number; entries: number; roots: number; faults: ChainFault[] };

const BATCH = 5000;
const nothing = new Uint8Array();
type Head = { subject_kind: string; subject_id: string; seq: number; hash: Uint8Array };

function* partsOf(before: Uint8Array, day: string, heads: readonly Head[]) {
  yield before;
  yield day;
  for (const h of heads) yield* [h.subject_kind, h.subject_id, String(h.seq), h.hash];
}
const rootOf = (profile: CryptoProfile, before: Uint8Array, day: string, heads: readonly Head[]) =>
  digestOf(profile, partsOf(before, day, heads));

/**
 * Seals a day (Asia/Shanghai): one hash over the present end of every chain that grew since it was last sealed, linked to the
 * root before. An entry that commits late simply belongs to the next root. Does nothing when the day is sealed already.
 */
export async function sealDay(tx: TxCtx, day: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(815003)`.execute(tx.db);
  const last = await tx.db
    .selectFrom('journal_root')
    .select(['day', 'root'])
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last && last.day >= day) return false;
  const heads = await tx.db
    .selectFrom('journal_head as h')
    .select(['h.subject_kind', 'h.subject_id', 'h.seq', 'h.hash'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('journal_root_head as r')
            .select('r.day')
            .whereRef('r.subject_kind', '=', 'h.subject_kind')
            .whereRef('r.subject_id', '=', 'h.subject_id')
            .whereRef('r.seq', '=', 'h.seq'),
        ),
      ),
    )
    .orderBy('h.subject_kind')
    .orderBy('h.subject_id')
    .execute();
  const root = rootOf(tx.house.config.cryptoProfile, last?.root ?? nothing, day, heads);
  await tx.db
    .insertInto('journal_root')
    .values({ day, root: Buffer.from(root), chains: heads.length, sealed_at: tx.now })
    .execute();
  for (let i = 0; i < heads.length; i += BATCH)
    await tx.db
      .insertInto('journal_root_head')
      .values(heads.slice(i, i + BATCH).map((h) => ({ day, ...h })))
      .execute();
  return true;
}

/** Reads the whole journal once and proves it against itself, its heads and its daily roots. */
export async function verifyChains(db: Db | Tx, profile: CryptoProfile): Promise<ChainReport> {
  const faults: ChainFault[] = [];
  const links = await verifyEntries(db, profile, faults);
  await verifyHeads(db, links, faults);
  const roots = await verifyRoots(db, profile, faults);
  return { subjects: links.ends.size, entries: links.entries, roots, faults };
}

/** The same beside people at work: all is read as it stood at one moment, so that what is written meanwhile is no fault. */
export const verifyChainsNow = (db: Db, profile: CryptoProfile): Promise<ChainReport> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => verifyChains(tx, profile));

type Links = { entries: number; ends: Map<string, { seq: number; hash: Uint8Array }> };

async function verifyEntries(db: Db | Tx, profile: CryptoProfile, faults: ChainFault[]): Promise<Links> {
  const ends: Links['ends'] = new Map();
  // Entries without their words, until the tombstone that speaks of them is met further on in the same chain (`journal.remove.ts`).
  const emptied = new Map<string, ChainFault>();
  const isEmptied = (row: { data: unknown; salt: Buffer }) =>
    row.salt.length === 0 && JSON.stringify(row.data) === '{}';
  let entries = 0;
  let after: [string, string, number] = ['', '00000000-0000-0000-0000-000000000000', 0];
  for (;;) {
    const rows = await db
      .selectFrom('journal')
      .selectAll()
      .where(sql<boolean>`(subject_kind, subject_id, seq) > (${after[0]}, ${after[1]}::uuid, ${after[2]}::int)`)
      .orderBy('subject_kind')
      .orderBy('subject_id')
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      const where = { kind: row.subject_kind, id: row.subject_id, seq: row.seq };
      const key = `${row.subject_kind}:${row.subject_id}`;
      const before = ends.get(key) ?? { seq: 0, hash: nothing };
      if (row.seq !== before.seq + 1) faults.push({ what: 'entryMissing', ...where });
      else if (Buffer.compare(linkHash(profile, before.hash, { ...row, at: momentText(row.at) }), row.hash) !== 0)
        faults.push({ what: 'entryChanged', ...where });
      if (isEmptied(row)) emptied.set(`${key}:${row.seq}`, { what: 'dataChanged', ...where });
      else if (Buffer.compare(dataDigest(profile, row.salt, row.data), row.digest) !== 0)
        faults.push({ what: 'dataChanged', ...where });
      else if (row.verb === REMOVED)
        for (const seq of (row.data as { seqs: number[] }).seqs) emptied.delete(`${key}:${seq}`);
      ends.set(key, { seq: row.seq, hash: row.hash });
    }
    entries += rows.length;
    const end = rows.at(-1);
    if (!end || rows.length < BATCH) {
      faults.push(...emptied.values());
      return { entries, ends };
    }
    after = [end.subject_kind, end.subject_id, end.seq];
  }
}

async function verifyHeads(db: Db | Tx, { ends }: Links, faults: ChainFault[]): Promise<void> {
  const heads = await db.selectFrom('journal_head').selectAll().execute();
  const seen = new Set<string>();
  for (const h of heads) {
    const key = `${h.subject_kind}:${h.subject_id}`;
    seen.add(key);
    const end = ends.get(key);
    if (!end || end.seq !== h.seq || Buffer.compare(end.hash, h.hash) !== 0)
      faults.push({ what: 'chainCut', kind: h.subject_kind, id: h.subject_id, seq: h.seq });
  }
  for (const key of ends.keys())
    if (!seen.has(key))
      faults.push({ what: 'headMissing', kind: key.slice(0, key.indexOf(':')), id: key.slice(key.indexOf(':') + 1) });
}

async function verifyRoots(db: Db | Tx, profile: CryptoProfile, faults: ChainFault[]): Promise<number> {
  const roots = await db.selectFrom('journal_root').selectAll().orderBy('day').execute();
  let before: Uint8Array = nothing;
  for (const r of roots) {
    const heads = await db
      .selectFrom('journal_root_head')
      .select(['subject_kind', 'subject_id', 'seq', 'hash'])
      .where('day', '=', r.day)
      .orderBy('subject_kind')
      .orderBy('subject_id')
      .execute();
    if (heads.length !== r.chains || Buffer.compare(rootOf(profile, before, r.day, heads), r.root) !== 0)
      faults.push({ what: 'rootChanged', day: r.day });
    before = r.root;
  }
  const lost = await db
    .selectFrom('journal_root_head as h')
    .leftJoin('journal as j', (join) =>
      join
        .onRef('j.subject_kind', '=', 'h.subject_kind')
        .onRef('j.subject_id', '=', 'h.subject_id')
        .onRef('j.seq', '=', 'h.seq'),
    )
    .select(['h.day', 'h.subject_kind', 'h.subject_id', 'h.seq'])
    .where((eb) => eb.or([eb('j.id', 'is', null), eb('j.hash', '<>', eb.ref('h.hash'))]))
    .execute();
  for (const h of lost)
    faults.push({ what: 'rootHeadMissing', kind: h.subject_kind, id: h.subject_id, seq: h.seq, day: h.day });
  return roots.length;
}

/** The newest daily root over all chains, as hex: who has it on paper can show that nothing before it was changed. */
export async function latestRoot({ db }: { db: Db | TxCtx['db'] }): Promise<{ day: string; root: string } | null> {
  const row = await db
    .selectFrom('journal_root')
    .select(['day', 'root'])
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { day: row.day, root: row.root.toString('hex') } : null;
}
