import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReactNode } from 'react';
import type { Allow, Role, StaffActor } from '#kernel/actor.ts';
import type { Api, Endpoint, Given, Output } from '#kernel/endpoint.ts';
import type { ListExport } from '#kernel/export.ts';
import type { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import type { Ctx, TxCtx } from './context.ts';
import type { Figure } from './figure.ts';
import type { HeldFile, StoredFile } from './files.ts';
import type { Job } from './jobs.ts';
import type { Personal } from './personal.ts';
import type { Ready } from './ready.ts';
import type { Sealed } from './reseal.ts';

/** A file that came with a request, already checked, cleaned and stored by content. */
export type Upload = StoredFile & { field: string; name: string };
/** A file that came with a page that seals what it is sent: checked and cleaned, in memory only. */
export type Held = HeldFile & { field: string; name: string };
/** A table that came with a request: read by whoever asked for it, and not kept. */
export type SentSheet = { readonly name: string; readonly bytes: Buffer; readonly hash: string };
/** A file that is kept, by its hash, or one that is made for this answer. */
/** `isAskedAgain`: may be taken back at any moment, so a browser asks each time whether it may still show it. */
export type Download = { mediaType: string; name: string; isAskedAgain?: true } & (
  | { hash: string }
  | { content: Buffer | Readable }
);

/** The request itself, for the few endpoints that read or set cookies (signing in and out). */
export type Exchange = {
  readonly ip: string;
  /** The Cookie header as it came. */
  readonly cookie: string;
  /** Set-Cookie headers to send along with the answer. */
  sendCookies(lines: readonly string[]): void;
};

export type Handler<E extends Endpoint> = (
  ctx: Ctx,
  given: Given<E> & { files: readonly Upload[]; exchange: Exchange } & (E extends { upload: 'sheet' }
      ? { sheet: SentSheet }
      : unknown),
) => Promise<E extends { download: true } ? Download : E extends { shared: true } ? Ready : Output<E>>;

/** A page drawn on the server. Forms post to pages; a page answers with HTML, a way to go, or a file. */
export type PageReply =
  | { html: string; status?: number; cookies?: readonly PageCookie[] }
  | { goTo: string; cookies?: readonly PageCookie[] }
  | { file: Download };
export type PageCookie = { name: string; value: string; maxAge: number };
/** The cookies a browser brings, by name. */
export type Cookies = Readonly<Record<string, string | undefined>>;
export type PageGiven = {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  form: Readonly<Record<string, string>>;
  files: readonly Upload[];
  /** The files of a page that `holds` them. */
  held: readonly Held[];
  /** Why a file that came along was not kept: the page is drawn again with it and with what was typed. */
  refusedFile: Refused | null;
  cookies: Cookies;
  path: string;
};
export type Page = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly allow: Allow;
  /** How often a minute one address may post a page that is open to anyone; many people share one behind a carrier's network. */
  readonly perMinute?: number;
  /** Files sent here are handed over in memory and kept nowhere, each of at most so many bytes. */
  readonly holds?: { readonly maxBytes: number };
  readonly run: (ctx: Ctx, given: PageGiven) => Promise<PageReply>;
};

/** A section that a module adds to a page of a module above it; null when it has nothing to say about this subject. */
export type Addition = (ctx: Ctx, subjectId: string) => Promise<ReactNode | null>;

/** A whole day in somebody's calendar; `id` is the same each time it is read. */
export type FeedDay = {
  readonly id: string;
  readonly day: string;
  readonly since: Temporal.Instant;
  readonly says: Word;
};
/** What a module adds to a person's own calendar, in one of their posts. */
export type Feed = (ctx: Ctx, actor: StaffActor) => Promise<FeedDay[]>;

/**
 * A record that has a form on paper: who has to do with it, and what is printed for. `subject` is the module's own name for the record;
 * null when there is none, or it is not the actor's to see.
 */
export type PaperKind = {
  readonly roles: readonly Role[];
  readonly find: (ctx: Ctx, subject: string) => Promise<{ area: string; title: string } | null>;
  /** Keeps a scan that came back with the module's own record, where it can be erased with it; false when it is there already. */
  readonly keep?: (tx: TxCtx, subject: string, file: Upload) => Promise<boolean>;
};

/**
 * A list that leaves the house as a table (see `kernel/export.ts`). `count` and `page` are for lists that grow long: how many rows there are, and a
 * page of them read with less around each; both under the list's own scope and filters.
 */
export type ListOut = {
  readonly of: ListExport;
  readonly count?: (ctx: Ctx, query: never) => Promise<number>;
  readonly page?: (ctx: Ctx, query: never) => Promise<{ rows: readonly unknown[]; next: string | null }>;
};

/** One room of the house. `needs` may name only modules above it in `app/modules.ts`. */
export type Module = {
  readonly name: string;
  readonly needs: readonly string[];
  readonly api: Api;
  readonly handlers: Readonly<Record<string, unknown>>;
  readonly pages: readonly Page[];
  readonly jobs: Readonly<Record<string, Job>>;
  /** `kind.verb` of a journal entry, or `kind.verb/k` where its data say `kind: k` → the names of this module's jobs that hear of it. */
  readonly listeners: Readonly<Record<string, readonly string[]>>;
  /** Its sealed columns: what a rotation of the keys encrypts anew. */
  readonly sealed: readonly Sealed[];
  /** What it holds about people: what they are shown who ask, and what a test holds against the schema. */
  readonly personal: Personal;
  /** The page, e.g. `portal.case` → what this module adds to it. */
  readonly adds: Readonly<Record<string, Addition>>;
  /** What it adds to the calendar a person may subscribe to. */
  readonly feeds: readonly Feed[];
  /** The kinds of its records that have a form on paper, by name. */
  readonly papers: Readonly<Record<string, PaperKind>>;
  /** The numbers it can state of a place or a unit, by name; the product knows them as `cases.received`. */
  readonly figures: Readonly<Record<string, Figure>>;
  /** Its lists that leave the house as a table. */
  readonly exports: readonly (ListExport | ListOut)[];
  /** Routes that a library brings along (log-in); each still says who may. */
  readonly routes: readonly {
    method: string[];
    path: string;
    allow: Allow;
    /** How often a minute one address may call it. */
    perMinute?: number;
    /** The body is handed over as the bytes that came, whatever its type: a signature is over them. */
    raw?: true;
    run: (ctx: Ctx, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
    /** How a refusal is answered, the server's own included (an unreadable body, too large, too often); left out, as problem details. */
    refused?: (refused: Refused, request: FastifyRequest, reply: FastifyReply) => FastifyReply;
  }[];
};

export function defineModule<const A extends Api>(m: {
  name: string;
  needs: readonly string[];
  api?: A;
  handlers?: { readonly [K in keyof A]: Handler<A[K]> };
  pages?: readonly Page[];
  jobs?: Readonly<Record<string, Job>>;
  listeners?: Module['listeners'];
  sealed?: readonly Sealed[];
  personal?: Personal;
  adds?: Module['adds'];
  feeds?: Module['feeds'];
  papers?: Module['papers'];
  figures?: Module['figures'];
  exports?: Module['exports'];
  routes?: Module['routes'];
}): Module {
  return {
    api: {},
    handlers: {},
    pages: [],
    jobs: {},
    listeners: {},
    sealed: [],
    personal: { held: [], apart: {} },
    adds: {},
    feeds: [],
    papers: {},
    figures: {},
    exports: [],
    routes: [],
    ...m,
  };
}
