import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit, { type FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Actor, Allow } from '#kernel/actor.ts';
import { isAllowed } from '#kernel/actor.ts';
import { Refused } from '#kernel/refusal.ts';
import { commandCame } from './burst.ts';
import type { Ctx } from './context.ts';
import { blindIndex } from './crypto.ts';
import { missingField, noRoom, outOfRange, violation, willPass, wrongField } from './database.ts';
import type { House } from './house.ts';
import type { Module } from './module.ts';
import { problemOf, refusals } from './problem.ts';
import { scopeOf } from './scope.ts';
import { routeApi } from './serve.api.ts';
import { routeBatch } from './serve.batch.ts';
import { type RefusalPage, routePages } from './serve.pages.ts';
import { queuePhones } from './serve.phones.ts';
import { traceRequests } from './trace.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    allow?: Allow;
  }
  interface FastifyInstance {
    /** Every route there is, with who may: what the table of permissions is held against. */
    routeList: { method: string; url: string; allow: Allow }[];
  }
}

/** This machine itself says nothing about who is asking: a proxy in front, or somebody trying the product out. */
const isLoopback = (ip: string) => ip === '::1' || /^(?:::ffff:)?127\./.test(ip);
const originOf = (house: House, ip: string) => (isLoopback(ip) ? null : blindIndex(house.keys, 'origin', ip));

/** Who is asking? A surface is a way in: the portal knows receipts, the rest knows staff. */
export type Identify = (request: FastifyRequest, surface: 'portal' | 'staff') => Promise<Actor>;
/** Lets somebody in or refuses: what routes outside the modules ask. */
export type Admit = (request: FastifyRequest, allow: Allow, surface: 'portal' | 'staff') => Promise<Actor>;
/** How often `who` asked within a span that began with the first time, this time included, and how long it still lasts. */
export type CountAsked = (who: string, spanMs: number) => Promise<{ current: number; leftMs: number }>;
export type Serving = {
  modules: readonly Module[];
  identify: Identify;
  refusalPage: RefusalPage;
  version: string;
  countAsked: CountAsked;
};

const MAX_BODY_BYTES = 1024 * 1024;

/** A request from another site's page is not carried out, whatever cookies it brings. */
function foreignOrigin(request: FastifyRequest): Refused | undefined {
  const { origin } = request.headers;
  if (request.method === 'GET' || request.method === 'HEAD' || !origin || origin === 'null') return undefined;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host ? undefined : refusals.foreignOrigin();
}

/* SQLSTATE of a key that is not there, of one that is there already, and of a value that a column does not take. */
const MISSING = '23503';
const TAKEN = '23505';
const WRONG = '23514';

/** What the database has against what was sent; null where it is against what we made of it. */
function refusedBelow(error: unknown, body: unknown): Refused | null {
  const code = violation(error)?.code;
  if (code === MISSING) return refusals.missing(missingField(error));
  if (code === TAKEN) return refusals.taken();
  const field = code === WRONG ? wrongField(error) : null;
  return field && JSON.stringify(body ?? null).includes(`"${field}":`) ? refusals.wrong(field) : null;
}

/** Everything that may go wrong, as a refusal; a bug is logged with its request id and told as such. */
function asRefused(error: unknown, request: FastifyRequest): Refused {
  if (error instanceof Refused) return error;
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (statusCode === 429) return refusals.tooMany();
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE') return refusals.tooLarge();
  if (statusCode && statusCode < 500) return refusals.unreadable();
  if (outOfRange(error)) return refusals.outOfRange();
  const inVain = violation(error);
  const below = refusedBelow(error, request.body);
  if (below) {
    // The constraint alone: what was written is nobody's here.
    request.log.warn({ requestId: request.id, ...inVain }, 'refused by the database');
    return below;
  }
  if (willPass(error)) {
    // Nothing of what was sent: a code says which trouble it is.
    request.log.warn({ requestId: request.id, code }, 'will pass');
    return noRoom(error) ? refusals.noRoom() : refusals.notNow();
  }
  const { message, stack } = error as Error;
  request.log.error({ requestId: request.id, error: inVain ?? message, stack }, 'broken');
  return refusals.broken();
}

const sendProblem = (reply: FastifyReply, refused: Refused) =>
  reply
    .status(refused.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemOf(refused)));

/**
 * What one person wrote is never done in another's name: a phone that sends what has waited says whose it is, and somebody else may have
 * signed in on it meanwhile.
 */
const isAnothers = (request: FastifyRequest, actor: Actor): boolean => {
  const account = request.headers['baodao-account'];
  return account !== undefined && actor.kind === 'staff' && actor.accountId !== account;
};

/** What counts for the limiter, in the shape it asks for: each route counts for itself. */
function storeOf(countAsked: CountAsked): FastifyRateLimitStoreCtor {
  return class Store {
    readonly route: string;
    constructor({ routeInfo }: { routeInfo?: { method?: unknown; url?: string } } = {}) {
      this.route = routeInfo ? `${String(routeInfo.method)} ${routeInfo.url}` : '';
    }
    incr(
      key: string,
      done: (error: Error | null, result?: { current: number; ttl: number }) => void,
      span: number,
    ): void {
      countAsked(`${this.route} ${key}`, span).then(
        ({ current, leftMs }) => done(null, { current, ttl: leftMs }),
        (error: Error) => done(error),
      );
    }
    child(options: object): Store {
      return new Store(options);
    }
  } as unknown as FastifyRateLimitStoreCtor;
}

/** The moment as a header says it, put together once a second. */
function dateOf(ms: number): string {
  const second = Math.floor(ms / 1000);
  if (second !== dated.second) dated = { second, text: new Date(ms).toUTCString() };
  return dated.text;
}
let dated = { second: Number.NaN, text: '' };

/** What an answer says by itself, whatever guards it. */
const OWN_HEADERS = new Set(['connection', 'content-length', 'content-type', 'date']);
const CONSOLE = '/console/';
/** What helmet says it says the same at every answer, but for the console: it is asked once for each, and told again from then on. */
async function guardHeaders(app: FastifyInstance, how: FastifyHelmetOptions): Promise<void> {
  const asked = Fastify();
  await asked.register(helmet, how);
  asked.get('*', async () => '');
  const saidAt = async (path: string) =>
    Object.entries((await asked.inject(path)).headers).filter(([name]) => !OWN_HEADERS.has(name)) as [string, string][];
  const [anywhere, inConsole] = [await saidAt('/'), await saidAt(CONSOLE)];
  await asked.close();
  app.addHook('onRequest', (request, reply, done) => {
    for (const [name, value] of request.url.startsWith(CONSOLE) ? inConsole : anywhere)
      reply.raw.setHeader(name, value);
    done();
  });
}

/** The HTTP server over all modules, and `more` routes of the app's own. A route that does not say who may call it stops the start. */
export async function buildServer(
  house: House,
  serving: Serving,
  more?: (app: FastifyInstance, admit: Admit) => Promise<void>,
): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: house.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    // What the router itself cannot read (an address far too long, a broken escape) is refused in the same words.
    frameworkErrors: (_error, _request, reply: unknown) => sendProblem(reply as FastifyReply, refusals.unreadable()),
  });
  app.decorate('routeList', []);
  app.addHook('onRoute', (route) => {
    const allow = route.config?.allow;
    if (allow === undefined) throw new Error(`route ${route.method} ${route.url} does not say who may call it`);
    for (const method of [route.method].flat()) app.routeList.push({ method, url: route.url, allow });
  });
  app.setErrorHandler(async (error, request, reply) => {
    const refused = asRefused(error, request);
    if (refused.status === 503) reply.header('retry-after', '5');
    if (!request.url.startsWith('/api/') && request.headers.accept?.includes('text/html')) {
      return reply.status(refused.status).type('text/html; charset=utf-8').send(serving.refusalPage(refused, request));
    }
    return sendProblem(reply, refused);
  });
  app.setNotFoundHandler(() => {
    throw refusals.noSuchPlace();
  });
  traceRequests(app);
  // A device may hold its own clock against the one that counts here, whatever the answer is.
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('date', dateOf(house.now().epochMilliseconds));
    done(foreignOrigin(request));
  });
  queuePhones(app);
  app.addHook('onRequest', (request, _, done) => {
    if (request.method === 'POST') commandCame();
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });

  await guardHeaders(app, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The console's widgets write their styles as they are drawn; nothing else may.
        styleSrc: [(request) => (request.url?.startsWith(CONSOLE) ? "'self' 'unsafe-inline'" : "'self'")],
        imgSrc: ["'self'", 'data:', 'blob:', ...(house.config.tiles ? [house.config.tiles.origin] : [])],
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: house.config.publicUrl.startsWith('https:'),
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: MAX_BODY_BYTES });
  // Whoever takes XML reads it: a callback's signature is over the text as it came.
  app.addContentTypeParser(
    ['text/xml', 'application/xml'],
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (_, body, done) => done(null, body),
  );
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: 20 * 1024 * 1024 + 1, files: 9, fieldSize: 64 * 1024, fields: 60 },
  });
  await app.register(compress, { threshold: 1024 });
  await app.register(rateLimit, { global: false, store: storeOf(serving.countAsked) });

  const contextOf = (request: FastifyRequest, actor: Actor, command: Ctx['command'], version: number | null): Ctx => ({
    house,
    db: house.dbFor(scopeOf(actor, house.config.jurisdiction)),
    actor,
    now: house.now(),
    command,
    version,
    origin: originOf(house, request.ip),
    lang:
      request.cookies.lang === 'en' ||
      (request.headers['accept-language']?.startsWith('en') && request.cookies.lang !== 'zh')
        ? 'en'
        : 'zh',
  });
  const admit: Admit = async (request, allow, surface) => {
    const actor = await serving.identify(request, surface);
    if (isAnothers(request, actor)) throw refusals.signInFirst();
    if (isAllowed(allow, actor)) return actor;
    throw actor.kind === 'visitor' ? refusals.signInFirst() : refusals.notAllowed();
  };

  app.get('/healthz', { config: { allow: 'anyone' } }, async () => ({ ok: true }));
  app.get('/readyz', { config: { allow: 'anyone' } }, async () => {
    await house.db.selectFrom('journal_root').select('day').limit(1).execute();
    return { ok: true };
  });
  routeBatch(app, admit);
  for (const m of serving.modules) {
    routeApi(app, m, { admit, contextOf });
    routePages(app, m, { admit, contextOf, refusalPage: serving.refusalPage });
    for (const r of m.routes) {
      const add = (on: FastifyInstance) =>
        on.route({
          method: r.method,
          url: r.path,
          config: { allow: r.allow, ...(r.perMinute && { rateLimit: { max: r.perMinute, timeWindow: 60_000 } }) },
          ...(r.refused && {
            errorHandler: (error, request, reply) => r.refused?.(asRefused(error, request), request, reply),
          }),
          handler: async (request, reply) => {
            const actor = await admit(request, r.allow, 'staff');
            return r.run(
              contextOf(request, actor, { id: house.newId(), fingerprint: new Uint8Array() }, null),
              request,
              reply,
            );
          },
        });
      if (!r.raw) add(app);
      else
        await app.register(async (own) => {
          own.removeAllContentTypeParsers();
          own.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
          add(own);
        });
    }
  }
  await more?.(app, admit);
  return app;
}
