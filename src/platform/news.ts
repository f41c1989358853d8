import { sql } from 'kysely';
import { type Db, json } from './database.ts';
import type { Hearer } from './journal.ts';

/** An entry of the journal as it goes to whoever watches: what to read again, nothing that a person said. */
export type Told = [kind: string, id: string, area: string, verb: string, heardBy?: Hearer];

export type News = {
  /** Tells all processes of what was committed. A fall of this one within the next moment loses it; nothing but open pages depends on it. */
  announce(entries: readonly Told[]): void;
  /** Tells what waits, before the database is left. */
  flush(): Promise<void>;
};

/** So long news are gathered: nobody sees the difference, and a busy house tells fifty times a second at the most. */
const GATHERED_MS = 20;
/** PostgreSQL passes on 8,000 bytes at once. */
const MOST_BYTES = 7_000;

/**
 * The way to everybody's open pages. Not told inside the transactions themselves: whoever tells there holds a lock of the whole database until the disk has
 * the commit, so that no two could commit at once, and every listener would be woken for each (docs/decisions/0053).
 */
export function openNews(db: Db, jurisdiction: string): News {
  let waiting: Told[] = [];
  let telling: Promise<unknown> | null = null;
  const flush = async () => {
    const entries = waiting;
    waiting = [];
    if (entries.length === 0) return;
    const pieces = inPieces(entries).map((piece) => json({ jurisdiction, entries: piece }));
    // A database that is away has no listeners either: they read everything again when it is back.
    await sql`select pg_notify('baodao_live', piece) from unnest(${pieces}::text[]) piece`.execute(db).catch(() => {});
  };
  return {
    announce(entries) {
      waiting.push(...entries);
      telling ??= new Promise((resolve) => setTimeout(resolve, GATHERED_MS)).then(() => {
        telling = null;
        return flush();
      });
    },
    async flush() {
      await telling;
      await flush();
    },
  };
}

/** As many entries in a piece as the database passes on at once. */
export function inPieces(entries: readonly Told[]): Told[][] {
  const pieces: Told[][] = [];
  let bytes = MOST_BYTES;
  for (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (bytes + size > MOST_BYTES) {
      pieces.push([]);
      bytes = 0;
    }
    pieces.at(-1)!.push(entry);
    bytes += size;
  }
  return pieces;
}
