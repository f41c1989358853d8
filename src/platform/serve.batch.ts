import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BATCH_MOST, BATCH_PATH, type BatchAnswer, type BatchItem } from '#kernel/batch.ts';
import { badInput } from './problem.ts';
import type { Admit } from './serve.ts';

const body = z.strictObject({
  items: z
    .array(
      z.strictObject({
        method: z.literal('POST'),
        path: z
          .string()
          .regex(/^\/api\/[\w\-./:%]+$/)
          .refine((path) => path !== BATCH_PATH),
        key: z.uuid(),
        version: z.int().optional(),
        input: z.record(z.string(), z.unknown()),
      }),
    )
    .min(1)
    .max(BATCH_MOST),
});

/** What belongs to whoever asks, and so to each command; what belongs to one command comes from its own line. */
const PASSED = ['cookie', 'accept-language', 'baodao-account', 'origin', 'host', 'x-test-asker'] as const;
const passedOn = (request: FastifyRequest): Record<string, string> =>
  Object.fromEntries(
    PASSED.flatMap((name) => {
      const value = request.headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );

/** Not more at once than a phone would send by itself: the database has others to serve. */
const AT_ONCE = 4;
const BODY_BYTES = 4 * 1024 * 1024;

/**
 * Each command goes through its own route: its own admission, key, transaction and answer. One that is refused, or breaks, says nothing about the
 * others, and each that was acknowledged stays (docs/decisions/0055: why not one transaction). What builds on one another must not be sent together:
 * they are carried out side by side.
 */
export function routeBatch(app: FastifyInstance, admit: Admit): void {
  app.post(BATCH_PATH, { config: { allow: 'staff' }, bodyLimit: BODY_BYTES }, async (request, reply) => {
    await admit(request, 'staff', 'staff');
    const given = body.safeParse(request.body);
    if (!given.success) throw badInput(given.error);
    const headers = passedOn(request);
    const items = given.data.items as readonly BatchItem[];
    const answers: BatchAnswer[] = [];
    const waiting = items.map((item, i) => ({ item, i }));
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { item, i } = next;
        const answer = await app.inject({
          method: item.method,
          url: item.path,
          remoteAddress: request.ip,
          headers: {
            ...headers,
            'idempotency-key': item.key,
            ...(item.version !== undefined && { 'if-match': `"${item.version}"` }),
          },
          payload: item.input,
        });
        answers[i] = { status: answer.statusCode, body: jsonOf(answer.body) };
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return reply.header('cache-control', 'no-store').send({ answers });
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
