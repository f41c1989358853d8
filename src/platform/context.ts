import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { Lang } from '#kernel/words.ts';
import type { Db, Tx } from './database.ts';
import type { House } from './house.ts';
import type { Link } from './journal.ts';
import type { Told } from './news.ts';
import { declaring, scopeOf } from './scope.ts';
import { transact } from './transaction.ts';

/** What every function of the product is handed first: who acts, when, on which database. */
export type Ctx = {
  readonly house: House;
  readonly db: Db | Tx;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly lang: Lang;
  /** The id of the command being carried out; a repeated one gets the first answer. */
  readonly command: { readonly id: string; readonly fingerprint: Uint8Array };
  /** Keyed hash of the network address the request came from; null for the house's own work and from this machine itself. */
  readonly origin: Uint8Array | null;
  /** The version the caller decided on (If-Match), when the request gave one. */
  readonly version: number | null;
  /** How many rows a list is asked for whose page shows fewer: set only while it is written out as a table. */
  readonly most?: number;
};

/** How many rows a list without pages reads: as many as its page can show, or all when it leaves the house as a table. */
export const mostOf = (ctx: Ctx, shown: number): number => ctx.most ?? shown;

/** A context inside a transaction: functions that write or lock ask for this one. */
export type TxCtx = Ctx & {
  readonly db: Tx;
  readonly inTransaction: true;
  /** The ends of chains that this transaction holds locked, by `kind:id`: they need not be read again. */
  readonly links: Map<string, Link>;
  /** What was sent with `later`. */
  readonly sent: Promise<unknown>[];
  /** What was handed to `whenAnswered`. */
  readonly following: Promise<unknown>[];
  /** What is told to everybody's open pages once it is committed. */
  readonly news: Told[];
};

/** In the transaction there is, or in a new one. */
export async function inTransaction<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  if ('inTransaction' in ctx) return work(ctx as TxCtx);
  const links = new Map<string, Link>();
  const news: Told[] = [];
  const done = await transact(ctx.db as Db, (db, sent, following) =>
    work({ ...ctx, db, inTransaction: true, links, sent, following, news }),
  );
  if (news.length > 0) ctx.house.news.announce(news);
  return done;
}

/** Sends a write whose answer nobody needs: it is waited for before the transaction ends, and its failure is the transaction's. */
export function later(tx: TxCtx, write: Promise<unknown>): void {
  write.catch(() => {});
  tx.sent.push(write);
}

/** As `later`, for an answer that decides what else is to be written: `more` sends it, with `later`, before the transaction ends. */
export function whenAnswered<A>(tx: TxCtx, write: Promise<A>, more: (answer: A) => void): void {
  const following = write.then(more);
  following.catch(() => {});
  tx.following.push(following);
}

/**
 * For the few reads that must look beyond the actor's place (who has this identity number, wherever they live): says so to the second lock, for this
 * read only. What is found elsewhere is the caller's to keep to itself.
 */
export async function beyondPlace<T>(ctx: Ctx, read: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { house, actor } = ctx;
  const { jurisdiction } = house.config;
  if (!('inTransaction' in ctx)) return read({ ...ctx, db: house.dbFor(jurisdiction) });
  const declare = (scope: string) => sql.raw(declaring(scope, true)).execute(ctx.db);
  const back = () => declare(scopeOf(actor, jurisdiction));
  await declare(jurisdiction);
  const found = await read(ctx).catch(async (error) => {
    // After what the database refused it takes nothing more: what it refused is to be told, not that.
    await back().catch(() => {});
    throw error;
  });
  await back();
  return found;
}
/** Where a question of many parts is asked: its plan is kept, unless it has to see what this transaction wrote. */
export const askedOften = (ctx: Ctx): Db | Tx =>
  'inTransaction' in ctx ? ctx.db : ctx.house.keptPlans(scopeOf(ctx.actor, ctx.house.config.jurisdiction));

/** A context for the house's own work: jobs, imports, the first set-up, the command line. */
export function systemCtx(house: House, what: string): Ctx {
  return {
    house,
    db: house.db,
    actor: { kind: 'system', what },
    now: house.now(),
    lang: 'zh',
    command: { id: house.newId(), fingerprint: new Uint8Array() },
    version: null,
    origin: null,
  };
}
