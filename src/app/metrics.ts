import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { digest } from '#platform/crypto.ts';
import type { House } from '#platform/house.ts';
import { refusals } from '#platform/problem.ts';

/** Where a request may end before it is slow, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/**
 * `/metrics` for Prometheus: requests by route pattern (never an address, a number or a name), the process, the queue, the disks, and how
 * old the last whole backup is. Only for whoever shows the token.
 */
export async function routeMetrics(app: FastifyInstance, house: House): Promise<void> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    ...{ name: 'http_request_duration_seconds', help: 'Requests by route and status', registers: [registry] },
    ...{ labelNames: ['method', 'route', 'status'] as const, buckets: BUCKETS },
  });
  app.addHook('onResponse', async (request, reply) => {
    const { url: route = 'none' } = request.routeOptions;
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const waiting = gauge('baodao_jobs_waiting', 'Jobs that are due');
  const oldest = gauge('baodao_jobs_oldest_seconds', 'How long the oldest due job has waited');
  const failed = gauge('baodao_jobs_failed', 'Jobs that gave up');
  const database = gauge('baodao_database_bytes', 'Size of the database');
  const free = gauge('baodao_data_disk_free_bytes', 'Free on the disk of the data');
  const backup = gauge('baodao_backup_age_seconds', 'Since the newest backup; +Inf when there is none');
  app.get('/metrics', { config: { allow: 'anyone' } }, async (request, reply) => {
    if (!isToken(request.headers.authorization, house.config.metricsToken!)) throw refusals.signInFirst();
    const s = await house.keeper.standing();
    waiting.set(s.jobs.waiting);
    oldest.set(s.jobs.oldestSeconds);
    failed.set(s.jobs.failed.reduce((n, j) => n + j.n, 0));
    database.set(s.databaseBytes);
    free.set(s.dataDisk.freeBytes);
    backup.set(s.backupAgeSeconds ?? Number.POSITIVE_INFINITY);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** Compared by their hashes, so that how long it takes tells nothing of the token. */
function isToken(header: string | undefined, token: string): boolean {
  const of = (text: string) => digest('intl', text);
  return timingSafeEqual(of(header ?? ''), of(`Bearer ${token}`));
}
