import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { modules } from '#app/modules.ts';
import type { OpenHouse } from '#app/open.ts';
import { portal } from '#app/portal.tsx';
import { buildApp } from '#app/server.ts';
import { type Actor, type Role, roles } from '#kernel/actor.ts';
import type { Module } from '#platform/module.ts';
import type { Identify } from '#platform/serve.ts';

/** `GET /api/accounts` → who is let in: 'everyone', 'staff', or a list. What happens behind the door is other tests' business. */
export type RouteTable = Record<string, string>;

const askers = ['visitor', 'receipt', ...roles] as const;
type Asker = (typeof askers)[number];

const isRole = (asker: string): asker is Role => roles.some((role) => role === asker);

/** Believes a header, but keeps to the surfaces: the portal knows receipts, the rest knows staff. */
const believeHeader: Identify = async (request, surface): Promise<Actor> => {
  const asker = String(request.headers['x-test-asker']);
  if (asker === 'receipt' && surface === 'portal') return { kind: 'receipt', caseId: randomUUID() };
  if (!isRole(asker) || surface === 'portal') return { kind: 'visitor' };
  return {
    kind: 'staff',
    accountId: randomUUID(),
    name: asker,
    role: asker,
    organisationId: randomUUID(),
    area: '1501',
  };
};

/** Behind a door that lets somebody in only after asking who they are, nothing is done: whoever came so far was let in. */
const hollow = (m: Module): Module => ({
  ...m,
  handlers: Object.fromEntries(
    Object.entries(m.handlers).map(([name, run]) => [name, m.api[name]?.allow === 'anyone' ? run : async () => ({})]),
  ),
});

/** Knocks at every route of the product as everybody. */
export async function routeTable(open: OpenHouse): Promise<RouteTable> {
  const app = await buildApp(open, { identify: believeHeader, modules: [...modules, portal].map(hollow) });
  await app.ready();
  const table: RouteTable = {};
  try {
    const routes = app.routeList
      .filter((r) => r.method !== 'HEAD' && r.method !== 'OPTIONS')
      .map((r) => `${r.method} ${r.url}`);
    for (const route of [...new Set(routes)].sort()) {
      const answers = await Promise.all(askers.map((asker) => isLetIn(app, route, asker)));
      table[route] = inWords(askers.filter((_, i) => answers[i]));
    }
  } finally {
    await app.close();
  }
  return table;
}

async function isLetIn(app: FastifyInstance, route: string, asker: Asker): Promise<boolean> {
  const [method = '', path = ''] = route.split(' ');
  const response = await app.inject({
    method: method as 'GET',
    url: path.replace(/:(\w+)/g, (_, name: string) => (/id$/i.test(name) ? randomUUID() : 'x')).replace('*', 'x'),
    headers: { 'x-test-asker': asker, accept: 'application/json' },
    ...(method !== 'GET' && { payload: {} }),
  });
  if (response.statusCode !== 401 && response.statusCode !== 403) return true;
  const { code } = response.json<{ code: string }>();
  return code !== 'signInFirst' && code !== 'notAllowed';
}

function inWords(letIn: readonly Asker[]): string {
  if (letIn.length === askers.length) return 'everyone';
  if (letIn.length === roles.length && letIn.every(isRole)) return 'staff';
  return letIn.join(' ') || 'nobody';
}
