import Fastify, { type FastifyInstance } from 'fastify';
import { countAsked, identify } from '#modules/access/index.ts';
import { livingTrust } from '#modules/cases/index.ts';
import { type Live, startLive } from '#platform/live.ts';
import type { Module } from '#platform/module.ts';
import { openApi } from '#platform/openapi.ts';
import type { RefusalPage } from '#platform/serve.pages.ts';
import { type Admit, buildServer, type Identify } from '#platform/serve.ts';
import { modules as allModules } from './modules.ts';
import type { OpenHouse } from './open.ts';
import { portal, refusalPage as portalRefusalPage } from './portal.tsx';
import { serveWeb } from './web.ts';

/** What a caller may bring instead of the usual: tests their own identification, modules or page for a refusal. */
export type MoreApp = {
  modules?: readonly Module[];
  identify?: Identify;
  refusalPage?: RefusalPage;
  version?: string;
  /** Where to listen for the journal's news; without it /api/live answers that there is none. */
  liveUrl?: string;
};

/** The whole product as one HTTP server, not yet listening: every module, the API's own description, and live news. */
export async function buildApp(open: OpenHouse, more: MoreApp = {}): Promise<FastifyInstance> {
  const { modules = [...allModules, portal], version = '0.1.0', refusalPage = portalRefusalPage } = more;
  const live = more.liveUrl ? await startLive(more.liveUrl, open.house.config.jurisdiction) : null;
  const serving = {
    ...{ modules, identify: more.identify ?? identify(open.house, livingTrust), refusalPage, version },
    countAsked: (who: string, spanMs: number) => countAsked(open.house, who, spanMs),
  };
  const app = await buildServer(open.house, serving, async (server, admit) => {
    await describeApi(server, modules, version);
    routeLive(server, admit, live);
    if (open.house.config.metricsToken) await (await import('./metrics.ts')).routeMetrics(server, open.house);
    await serveWeb(server);
  });
  // Before the server waits for its connections: these would never end by themselves.
  if (live) app.addHook('preClose', () => live.close());
  return app;
}

/** The reference page brings inline styles and scripts of its own, so the policy is loosened for it, and for it alone. */
const DOCS_POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

/** The API's description, and a page to browse it: the same for everybody, so each is made once, when somebody first asks for it. */
async function describeApi(app: FastifyInstance, modules: readonly Module[], version: string): Promise<void> {
  let text = '';
  app.get('/api/openapi.json', { config: { allow: 'anyone' } }, async (_request, reply) => {
    text ||= JSON.stringify(openApi(modules, version));
    return reply.type('application/json; charset=utf-8').send(text);
  });
  let docs: Promise<FastifyInstance> | null = null;
  const pages = new Map<string, Promise<Awaited<ReturnType<FastifyInstance['inject']>>>>();
  const pageOf = async (path: string) => {
    docs ??= openDocs();
    return (await docs).inject(path);
  };
  for (const path of ['/api/docs', '/api/docs/', '/api/docs/js/scalar.js']) {
    app.get(path, { config: { allow: 'anyone' } }, async (_request, reply) => {
      const making = pages.get(path) ?? pageOf(path);
      pages.set(path, making);
      const page = await making;
      for (const name of ['content-type', 'location']) if (page.headers[name]) reply.header(name, page.headers[name]);
      return reply.status(page.statusCode).header('content-security-policy', DOCS_POLICY).send(page.rawPayload);
    });
  }
}

async function openDocs(): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const docs: FastifyInstance = Fastify();
  await docs.register(scalar, {
    routePrefix: '/api/docs',
    configuration: { url: '/api/openapi.json', title: 'Baodao 报到 API', withDefaultFonts: false, telemetry: false },
  });
  await docs.ready();
  return docs;
}

/** Server-sent news of what lies in one's own area, so that open lists refresh by themselves. */
function routeLive(app: FastifyInstance, admit: Admit, live: Live | null): void {
  app.get('/api/live', { config: { allow: 'staff' } }, async (request, reply) => {
    const actor = await admit(request, 'staff', 'staff');
    if (!live || actor.kind !== 'staff') return reply.status(204).send();
    live.join(actor, reply);
    return reply;
  });
}
