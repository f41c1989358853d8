import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Allow } from '#kernel/actor.ts';
import type { Endpoint } from '#kernel/endpoint.ts';
import { faulty, versionMissing } from '#kernel/refusal.ts';
import type { Ctx } from './context.ts';
import { canonicalJson, digest } from './crypto.ts';
import type { Download, Exchange, Module, Upload } from './module.ts';
import { badInput } from './problem.ts';
import { type Ready, readsBrotli } from './ready.ts';
import { sendFile } from './serve.file.ts';
import { readMultipart, receiveSheet } from './serve.upload.ts';

export type Door = {
  admit(request: FastifyRequest, allow: Allow, surface: 'portal' | 'staff'): Promise<Actor>;
  contextOf(request: FastifyRequest, actor: Actor, command: Ctx['command'], version: number | null): Ctx;
};

/** Who only reads is not known again by what they asked. */
const nothing = new Uint8Array();
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const actorKey = (actor: Actor) =>
  actor.kind === 'staff'
    ? `${actor.accountId}/${actor.role}/${actor.organisationId}`
    : actor.kind === 'receipt'
      ? actor.caseId
      : actor.kind;

/** The same id for the same thing by the same person is a repetition; for anything else it is a mistake. */
export function commandOf(
  ctx: { newId(): string },
  id: string | undefined,
  actor: Actor,
  what: string,
  content: unknown,
): Ctx['command'] {
  if (id !== undefined && !UUID.test(id))
    throw faulty('Idempotency-Key', 'uuid', ['请求编号应为 UUID。', 'The Idempotency-Key must be a UUID.']);
  return { id: id ?? ctx.newId(), fingerprint: digest('intl', actorKey(actor), what, canonicalJson(content ?? null)) };
}

function versionOf(request: FastifyRequest, e: Endpoint): number | null {
  const given = request.headers['if-match'];
  if (given === undefined) {
    if (e.versioned) throw versionMissing();
    return null;
  }
  const version = Number(given.replaceAll('"', ''));
  if (!Number.isInteger(version))
    throw faulty('If-Match', 'integer', ['If-Match 应为版本号。', 'If-Match must be a version number.']);
  return version;
}

function parse(e: Endpoint, part: 'params' | 'query' | 'input', value: unknown) {
  const schema = e[part];
  if (!schema) return undefined;
  const result = schema.safeParse(value ?? {});
  if (!result.success) throw badInput(result.error);
  return result.data;
}

const exchangeOf = (request: FastifyRequest, reply: FastifyReply): Exchange => ({
  ip: request.ip,
  cookie: request.headers.cookie ?? '',
  sendCookies: (lines) => {
    for (const line of lines) reply.header('set-cookie', line);
  },
});

function sendReady(reply: FastifyReply, request: FastifyRequest, { plain, br }: Ready) {
  reply.header('cache-control', 'no-store').header('vary', 'accept-encoding').type('application/json; charset=utf-8');
  if (!readsBrotli(request.headers['accept-encoding'])) return reply.send(plain);
  return reply.header('content-encoding', 'br').send(br);
}

/** Routes every endpoint of a module: admit, read, check, carry out, answer. Who may is decided before anything is read. */
export function routeApi(app: FastifyInstance, module: Module, door: Door): void {
  for (const [name, e] of Object.entries(module.api)) {
    const run = module.handlers[name] as (ctx: Ctx, given: unknown) => Promise<unknown>;
    if (!run) throw new Error(`${module.name}.${name} has no handler`);
    const actors = new WeakMap<FastifyRequest, Actor>();
    app.route({
      method: e.method,
      url: e.path,
      config: { allow: e.allow, ...(e.shared && { isShared: true }) },
      ...(e.bodyBytes !== undefined && { bodyLimit: e.bodyBytes }),
      preValidation: async (request) => {
        actors.set(request, await door.admit(request, e.allow, 'staff'));
      },
      handler: async (request, reply) => {
        const actor = actors.get(request)!;
        let files: readonly Upload[] = [];
        let body = request.body;
        const before = door.contextOf(request, actor, { id: '', fingerprint: nothing }, null);
        const sheet = e.upload === 'sheet' ? await receiveSheet(request, before.house.config.cryptoProfile) : null;
        if (sheet) body = sheet.form;
        else if (e.upload) {
          const sent = await readMultipart(request, before.house.files);
          if (sent.refused) throw sent.refused;
          ({ files, form: body } = sent);
        }
        const given = {
          params: parse(e, 'params', request.params),
          query: parse(e, 'query', request.query),
          input: parse(e, 'input', body),
          files,
          exchange: exchangeOf(request, reply),
          ...(sheet && { sheet: sheet.sheet }),
        };
        const key = request.headers['idempotency-key'] as string | undefined;
        const command =
          e.method === 'GET' && key === undefined
            ? { id: before.house.newId(), fingerprint: nothing }
            : commandOf(before.house, key, actor, `${e.method} ${request.url}`, {
                input: body ?? null,
                files: sheet ? [sheet.sheet.hash] : files.map((f) => f.hash),
              });
        const ctx: Ctx = { ...before, command, version: versionOf(request, e) };
        const answer = await run(ctx, given);
        if (e.download) return sendFile(reply, ctx, answer as Download);
        if (e.shared) return sendReady(reply, request, answer as Ready);
        return reply
          .header('cache-control', 'no-store')
          .type('application/json; charset=utf-8')
          .send(JSON.stringify(answer ?? {}));
      },
    });
  }
}
