import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context, Span, SpanKind, TextMapGetter, Tracer } from '@opentelemetry/api';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';

/*
 * What took how long, as OpenTelemetry traces: a request or a job with the statements it asked. Only where OTEL_EXPORTER_OTLP_ENDPOINT names who takes
 * them; otherwise nothing of it is even loaded. A span says the route, never the address asked; a statement its text, never its values.
 */

type Tracing = {
  tracer: Tracer;
  kinds: typeof SpanKind;
  /** The context of a request as its caller began it, or a new one. */
  from(headers: Record<string, unknown>): Context;
  below(span: Span): Context;
  failed(span: Span, error: unknown): void;
};
let tracing: Tracing | null = null;
const current = new AsyncLocalStorage<Span>();

const getter: TextMapGetter<Record<string, unknown>> = {
  keys: (headers) => Object.keys(headers),
  get: (headers, key) => (typeof headers[key] === 'string' ? headers[key] : undefined),
};

/** Begins to trace if the environment says where to; returns how it ends. Before any connection is opened. */
export async function startTracing(env: NodeJS.ProcessEnv = process.env): Promise<() => Promise<void>> {
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (!endpoint) return async () => {};
  const [api, sdk, otlp, { resourceFromAttributes }, { W3CTraceContextPropagator }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/core'),
  ]);
  const exporter = new otlp.OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': env.OTEL_SERVICE_NAME || 'baodao' }),
    sampler: new sdk.TraceIdRatioBasedSampler(Number(env.OTEL_TRACES_SAMPLER_ARG ?? 1)),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
  const propagator = new W3CTraceContextPropagator();
  tracing = {
    tracer: provider.getTracer('baodao'),
    kinds: api.SpanKind,
    from: (headers) => propagator.extract(api.ROOT_CONTEXT, headers, getter),
    below: (span) => api.trace.setSpan(api.ROOT_CONTEXT, span),
    failed(span, error) {
      span.setAttribute('error.type', (error as { code?: string }).code ?? (error as Error).name);
      span.setStatus({ code: api.SpanStatusCode.ERROR });
    },
  };
  return async () => {
    tracing = null;
    await provider.shutdown();
  };
}

/** One span a request, with everything that is asked for it below; named by its route. */
export function traceRequests(app: FastifyInstance): void {
  if (!tracing) return;
  const { tracer, kinds, from } = tracing;
  const spans = new WeakMap<object, Span>();
  app.addHook('onRequest', (request, _reply, done) => {
    const span = tracer.startSpan(
      `${request.method} ${request.routeOptions.url ?? '(none)'}`,
      { kind: kinds.SERVER, attributes: { 'http.request.method': request.method } },
      from(request.headers),
    );
    if (request.routeOptions.url) span.setAttribute('http.route', request.routeOptions.url);
    spans.set(request, span);
    current.run(span, done);
  });
  app.addHook('onResponse', async (request, reply) => {
    const span = spans.get(request);
    span?.setAttribute('http.response.status_code', reply.statusCode);
    span?.end();
  });
}

/** One span a run of a job. */
export async function traced<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!tracing) return work();
  const { tracer, failed } = tracing;
  const span = tracer.startSpan(name);
  try {
    return await current.run(span, work);
  } catch (error) {
    failed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

const textOf = (given: unknown) => (typeof given === 'string' ? given : ((given as { text?: string })?.text ?? ''));

/** One span a statement, below whatever asked it; what nobody asked for (the queue looking for work) has none. */
export function traceStatements(client: pg.ClientBase): void {
  if (!tracing) return;
  const { tracer, kinds, below, failed } = tracing;
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  client.query = ((...given: unknown[]) => {
    const asker = current.getStore();
    if (!asker) return query(...given);
    const text = textOf(given[0]).trim();
    const span = tracer.startSpan(
      /^\w+/.exec(text)?.[0] ?? 'query',
      { kind: kinds.CLIENT, attributes: { 'db.system.name': 'postgresql', 'db.query.text': text } },
      below(asker),
    );
    const answer = query(...given);
    Promise.resolve(answer).then(
      () => span.end(),
      (error) => {
        failed(span, error);
        span.end();
      },
    );
    return answer;
  }) as typeof client.query;
}
