import type { FastifyInstance } from 'fastify';
import { SURFACE_HEADER } from '#kernel/surface.ts';
import { makeLine } from './line.ts';
import { refusals } from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** It has a line of its own. */
    isShared?: boolean;
  }
}

/** Of what phones send, so much is carried out at once by one process; whoever sits at a desk is not held up by a thousand that sync. */
const AT_ONCE = 6;

/**
 * Phones come in crowds: a training day hands out a hundred, a network comes back and all send what has waited. What they ask waits in a line, before its body is
 * read, so that it takes no memory but its head; room is made when the answer is written, not when a slow line has taken it.
 */
export function queuePhones(app: FastifyInstance): void {
  const line = makeLine(AT_ONCE);
  const leaving = new WeakMap<object, () => void>();
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers[SURFACE_HEADER] !== 'field' || request.routeOptions.config.isShared) return;
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const leave = await line.enter(gone.signal);
    // Nobody is there any more to be told.
    if (!leave) throw refusals.notNow();
    leaving.set(request, leave);
    reply.raw.once('close', leave);
  });
  app.addHook('onSend', async (request) => leaving.get(request)?.());
}
