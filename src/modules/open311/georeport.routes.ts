import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refused } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import type { Module } from '#platform/module.ts';
import type { KnownClient } from './clients.store.ts';
import { queryOf, readSent } from './georeport.body.ts';
import {
  type Answer,
  clientIn,
  discovery,
  jurisdictionIn,
  oneRequest,
  requests,
  serviceDefinition,
  serviceList,
  token,
  updates,
} from './georeport.reads.ts';
import { type Fault, type Fields, fault } from './georeport.rules.ts';
import { xmlOf } from './georeport.xml.ts';
import { asVisitor, fileRequest } from './requests.actions.ts';
import { addUpdate } from './updates.actions.ts';

type Format = 'xml' | 'json';
/** `requests/abc.xml` in its parts, whatever slashes a client puts between its base and them; not `known` with parts too many or unreadable. */
type Asked = { folder: string; name: string; format: Format; known: boolean };

const CHARSET = '; charset=utf-8';

function askedIn(request: FastifyRequest, base: string): Asked {
  const path = (request.url.split('?')[0] ?? '').slice(base.length);
  const parts = path.split('/').filter(Boolean);
  const last = parts.at(-1) ?? 'discovery';
  const [, name = '', ending] = /^(.+?)(?:\.(xml|json))?$/.exec(last) ?? [];
  const wantsJson = !ending && String(request.headers.accept ?? '').includes('json');
  const format: Format = ending === 'json' || wantsJson ? 'json' : 'xml';
  try {
    const folder = parts.length > 1 ? (parts[0] ?? '') : '';
    return { folder, name: decodeURIComponent(name), format, known: parts.length <= 2 };
  } catch {
    return { folder: '', name: '', format, known: false };
  }
}

function send(reply: FastifyReply, format: Format, answer: Answer, isDiscovery = false) {
  const faults = 'faults' in answer ? answer.faults : [];
  const text =
    'faults' in answer
      ? format === 'json'
        ? JSON.stringify(answer.faults)
        : xmlOf({ errors: { error: answer.faults } })
      : format === 'json'
        ? JSON.stringify(answer.json)
        : xmlOf(answer.xml);
  // The validator compares the discovery's type with `text/xml` and nothing more; a text would be given a charset by the server.
  const type = format === 'json' ? `application/json${CHARSET}` : isDiscovery ? 'text/xml' : `text/xml${CHARSET}`;
  return reply
    .status(faults[0]?.code ?? 200)
    .header('cache-control', 'no-store')
    .header('access-control-allow-origin', '*')
    .type(type)
    .send(Buffer.from(text, 'utf8'));
}

const noSuchMethod = (): Answer => ({ faults: [fault(404, 'There is no such method in GeoReport v2.')] });

async function answerGet(ctx: Ctx, { folder, name }: Asked, fields: Fields): Promise<Answer> {
  if (folder === '' && name === 'discovery') return discovery(ctx);
  const jurisdiction = await jurisdictionIn(ctx, fields);
  if ('code' in jurisdiction) return { faults: [jurisdiction] };
  const client = await clientIn(ctx, fields);
  if (client && 'code' in client) return { faults: [client] };
  const known = client as KnownClient | null;
  if (folder === 'services') return serviceDefinition(ctx, name);
  if (folder === 'requests') return oneRequest(ctx, fields, name, known);
  if (folder === 'tokens') return token(ctx, name);
  if (folder !== '') return noSuchMethod();
  if (name === 'services') return serviceList(ctx);
  if (name === 'requests') return requests(ctx, fields, jurisdiction.area);
  if (name === 'servicerequestupdates' || name === 'update') return updates(ctx, fields, known);
  return noSuchMethod();
}

async function answerPost(ctx: Ctx, { folder, name }: Asked, request: FastifyRequest, dry: boolean): Promise<Answer> {
  const isUpdate = name === 'servicerequestupdates' || name === 'update';
  if (folder !== '' || !(name === 'requests' || isUpdate)) return noSuchMethod();
  const mayKeep = async (fields: Fields) => {
    const client = await clientIn(ctx, fields);
    return !dry && client !== null && !('code' in client);
  };
  const sent = await readSent(request, ctx.house.files, mayKeep);
  const client = await clientIn(ctx, sent.fields);
  if (!client) return { faults: [fault(403, 'api_key is required to send anything.')] };
  if ('code' in client) return { faults: [client] };
  const jurisdiction = await jurisdictionIn(ctx, sent.fields);
  if ('code' in jurisdiction) return { faults: [jurisdiction] };
  if (isUpdate) {
    const made = await addUpdate(ctx, sent, client, dry);
    if (Array.isArray(made)) return { faults: made };
    const one = [{ update_id: made.id }];
    return { json: one, xml: { service_request_updates: { request_update: one } } };
  }
  const filed = await fileRequest(ctx, sent, client, dry);
  if (Array.isArray(filed)) return { faults: filed };
  const one = [{ service_request_id: filed.id, service_notice: filed.notice || null, account_id: filed.accountId }];
  return { json: one, xml: { service_requests: { request: one } } };
}

/** A refusal of the house or of the server itself, said the standard's way. */
const asFaults = (refused: Refused): Fault[] => [
  fault(
    refused.status === 422 || refused.status === 409 ? 400 : refused.status,
    `${refused.says[0]} ${refused.says[1]}`,
  ),
];

const handler = (base: string, dry: boolean) => async (ctx: Ctx, request: FastifyRequest, reply: FastifyReply) => {
  const asked = askedIn(request, base);
  if (!asked.known) return send(reply, asked.format, noSuchMethod());
  const visitor = asVisitor(ctx);
  const answer =
    request.method === 'POST'
      ? await answerPost(visitor, asked, request, dry)
      : await answerGet(visitor, asked, queryOf(request));
  return send(reply, asked.format, answer, asked.folder === '' && asked.name === 'discovery');
};

const READS_PER_MINUTE = 600;

const open = { allow: 'anyone', perMinute: READS_PER_MINUTE } as const;
const refusedUnder = (base: string) => (refused: Refused, request: FastifyRequest, reply: FastifyReply) =>
  send(reply, askedIn(request, base).format, { faults: asFaults(refused) });

/** Anyone may ask: what is public is open. Who sends anything needs a key, which is looked at before a file is kept. */
const under = (base: string, dry: boolean): Module['routes'] =>
  [base, `${base}/`, `${base}/*`].flatMap((path) => [
    { ...open, method: ['GET', 'POST'], path, refused: refusedUnder(base), run: handler(base, dry) },
    { ...open, method: ['PUT', 'PATCH', 'DELETE'], path, refused: refusedUnder(base), run: notThisWay(base) },
  ]);
const notThisWay = (base: string) => async (_: Ctx, request: FastifyRequest, reply: FastifyReply) =>
  send(reply.header('allow', 'GET, POST'), askedIn(request, base).format, {
    faults: [fault(405, 'Only GET and POST are methods of GeoReport v2.')],
  });

/** Other versions and mistyped addresses: a client can read that too. */
const elsewhere: Module['routes'] = ['/open311', '/open311/*'].map((path) => ({
  ...open,
  method: ['GET', 'POST'],
  path,
  refused: refusedUnder('/open311'),
  run: async (_, request, reply) => send(reply, askedIn(request, '/open311').format, noSuchMethod()),
}));

export const routes: Module['routes'] = [
  ...under('/open311/v2', false),
  ...under('/open311/test/v2', true),
  ...elsewhere,
];
