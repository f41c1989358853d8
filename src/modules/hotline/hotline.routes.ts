import type { FastifyRequest } from 'fastify';
import { Refused } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import { digest } from '#platform/crypto.ts';
import type { Module } from '#platform/module.ts';
import { isFresh, isSigned, signatureHeaders } from '#platform/webhooks.sign.ts';
import { openSecret } from './hotline.seal.ts';
import { noteFault, type StoredSource, sourceByCode } from './hotline.store.ts';
import { takePush } from './tickets.actions.ts';

/** How far apart the two clocks may be. */
export const WINDOW_SECONDS = 300;

// One answer for an unknown source and a wrong signature: nobody learns which platforms are connected.
const notSigned = () => new Refused('badSignature', 401, ['签名不对。', 'The signature is wrong.']);
const tooOld = () =>
  new Refused('staleTimestamp', 401, [
    '时间戳和这里相差超过 5 分钟,请对时后重新签名。',
    'The timestamp is over 5 minutes off: set the clock and sign anew.',
  ]);
const paused = () => new Refused('sourcePaused', 403, ['这个来源已停用。', 'This source is paused.']);
const noId = () =>
  new Refused('noEventId', 400, ['缺少事件编号(X-Baodao-Id)。', 'The event id (X-Baodao-Id) is missing.']);

const header = (request: FastifyRequest, name: string): string => String(request.headers[name] ?? '');

/** Who signed it, or a refusal; what is wrong is noted on the source as a code, for whoever connects it. */
async function signedBy(ctx: Ctx, request: FastifyRequest, code: string, body: Buffer): Promise<StoredSource> {
  const source = await sourceByCode(ctx, code);
  if (!source) throw notSigned();
  const timestamp = header(request, signatureHeaders.timestamp);
  const id = header(request, signatureHeaders.id);
  const secret = openSecret(ctx, source.id, source.secretSealed);
  const refuse = async (why: Refused) => {
    await noteFault(ctx, source.id, why.code);
    return why;
  };
  if (!isSigned(header(request, signatureHeaders.signature), secret, { timestamp, id, body }))
    throw await refuse(notSigned());
  if (!isFresh(timestamp, ctx.now, WINDOW_SECONDS)) throw await refuse(tooOld());
  if (source.pausedAt) throw await refuse(paused());
  if (!/^[\w.:-]{4,100}$/.test(id)) throw await refuse(noId());
  return source;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    // Read as nothing, and refused as such with a note in the list of pushes.
    return null;
  }
}

export const routes: Module['routes'] = [
  {
    method: ['POST'],
    path: '/hooks/12345/:source',
    allow: 'anyone',
    perMinute: 600,
    raw: true,
    run: async (ctx, request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { source: code } = request.params as { source: string };
      const source = await signedBy(ctx, request, code, body);
      const answer = await takePush(ctx, source, {
        eventId: header(request, signatureHeaders.id),
        fingerprint: Buffer.from(digest('intl', body)),
        message: parsed(body),
      });
      return reply.status(200).header('cache-control', 'no-store').send(answer);
    },
  },
];
