import type { FastifyBaseLogger } from 'fastify';
import type { DrillReport } from './backup/drill.ts';
import type { Config } from './config.ts';
import type { Ctx } from './context.ts';
import type { Keys } from './crypto.ts';
import type { Db } from './database.ts';
import type { Figure } from './figure.ts';
import type { Files } from './files.ts';
import type { Concern } from './jobs.ts';
import type { Addition, Feed, ListOut, PaperKind } from './module.ts';
import type { News } from './news.ts';
import type { Personal } from './personal.ts';

/** What only the owner of the database can do for the house: keep it safe, and say how it stands. */
export type Keeper = {
  /** Writes a backup and takes away what need not be kept. */
  backup(): Promise<{ folder: string; rows: number; files: number; bytes: number; pruned: number }>;
  /** Restores the newest backup beside the running house and compares. */
  drill(): Promise<DrillReport>;
  standing(): Promise<Standing>;
};
export type Standing = {
  postgres: string;
  databaseBytes: number;
  /** Of the disk that holds the data, and of the one that holds the backups. */
  dataDisk: Disk;
  backupDisk: Disk | null;
  isSameDisk: boolean;
  /** Since the newest backup there is; null when there is none. */
  backupAgeSeconds: number | null;
  /** Jobs that are due, how long the oldest has waited, and those that gave up, by name. */
  jobs: { waiting: number; oldestSeconds: number; failed: { name: string; n: number }[] };
};
export type Disk = { freeBytes: number; totalBytes: number };

/** The things with a lifetime, opened once per process and jurisdiction and handed to everything in a context. */
export type House = {
  readonly config: Config;
  /** As the house itself sees it, for its own work. */
  readonly db: Db;
  /** As whoever reads for this place sees it (`scope.ts`). */
  readonly dbFor: (scope: string) => Db;
  /** Tells everybody's open pages what was committed. */
  readonly news: News;
  /** Whether the tables lie on other machines than the queue (Citus). */
  readonly isSpread: boolean;
  /** The same database over two connections that keep the plans of what boards ask (`plannedForAny`). */
  readonly keptPlans: (scope: string) => Db;
  readonly keys: Keys;
  readonly files: Files;
  readonly log: FastifyBaseLogger;
  /** The only clock of the product; tests and the demo year set it. */
  readonly now: () => Temporal.Instant;
  readonly newId: () => string;
  /** `kind.verb` of a journal entry → the jobs that want to hear of it. */
  readonly listeners: ReadonlyMap<string, readonly string[]>;
  /** A listener that only some of the entries concern → which. */
  readonly concerns: ReadonlyMap<string, Concern>;
  /** A page → the sections that modules below add to it, in the order of the modules. */
  readonly additions: ReadonlyMap<string, readonly Addition[]>;
  /** What modules add to a person's own calendar. */
  readonly feeds: readonly Feed[];
  /** The kinds of records that have a form on paper, by name (see `PaperKind`). */
  readonly papers: Readonly<Record<string, PaperKind>>;
  /** What each module holds about people, by its name. */
  readonly personal: ReadonlyMap<string, Personal>;
  /** Every number the product can state, by its full name. */
  readonly figures: ReadonlyMap<string, Figure>;
  /** The lists that leave the house as a table, by name. */
  readonly exports: ReadonlyMap<string, HouseExport>;
  readonly keeper: Keeper;
};
/** A list with the handler of its endpoint: what it shows somebody is what they may take out. */
export type HouseExport = ListOut & { readonly run: (ctx: Ctx, given: unknown) => Promise<unknown> };
