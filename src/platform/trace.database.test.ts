import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { startTracing } from './trace.ts';

type Span = { traceId: string; parentSpanId?: string; spanId: string; name: string; attributes: unknown[] };
const TRACE = '0af7651916cd43dd8448eb211c80319c';

describe('traces', () => {
  const came: string[] = [];
  const collector = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (request.url === '/v1/traces') came.push(Buffer.concat(parts).toString());
      reply.setHeader('content-type', 'application/json').end('{}');
    });
  });
  let spans: Span[] = [];

  beforeAll(async () => {
    await new Promise<void>((ok) => collector.listen(0, '127.0.0.1', ok));
    const { port } = collector.address() as AddressInfo;
    const end = await startTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/` });
    const open = await openTestHouse();
    const api = await startApi(open);
    const cast = await castAtWork(open);
    await cast.file();
    const traceparent = `00-${TRACE}-b7ad6b7169203331-01`;
    await api.as('liu').get('/api/cases?q=%E8%B5%B5%E5%A4%A7%E7%88%B7', { traceparent });
    await end();
    spans = came.flatMap((text) =>
      (JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }).resourceSpans.flatMap((r) =>
        r.scopeSpans.flatMap((s) => s.spans),
      ),
    );
  });
  afterAll(() => collector.close());

  test('a request is a span of its caller’s trace, its statements are below it', () => {
    const request = spans.find((s) => s.traceId === TRACE && s.name === 'GET /api/cases')!;
    expect(request.parentSpanId).toBe('b7ad6b7169203331');
    const below = spans.filter((s) => s.parentSpanId === request.spanId);
    expect(below.length).toBeGreaterThan(0);
    expect(JSON.stringify(below)).toContain('cases');
  });

  test('nothing of what was asked or written is in them', () => {
    expect(came.join('')).not.toMatch(/赵大爷|%E8%B5%B5|199-?0000/);
  });
});
