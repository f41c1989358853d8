import scalar from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { say } from '#kernel/words.ts';
import { identify } from '#modules/access/index.ts';
import { type Live, startLive } from '#platform/live.ts';
import type { Module } from '#platform/module.ts';
import { openApi } from '#platform/openapi.ts';
import type { RefusalPage } from '#platform/serve.pages.ts';
import { type Admit, buildServer, type Identify } from '#platform/serve.ts';
import { modules as allModules } from './modules.ts';
import type { OpenHouse } from './open.ts';

/** What a caller may bring instead of the usual: tests their own identification or modules, the portal its own page for a refusal. */
export type MoreApp = {
  modules?: readonly Module[];
  identify?: Identify;
  refusalPage?: RefusalPage;
  version?: string;
  /** Where to listen for the journal's news; without it /api/live answers that there is none. */
  liveUrl?: string;
};

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The plainest page that says what happened and what to do next, in both languages. */
const plainRefusalPage: RefusalPage = (refused) => {
  const [zh, en] = [say(refused.says, 'zh', refused.values), say(refused.says, 'en', refused.values)].map(escaped);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${zh}</title><main><h1>${zh}</h1><p lang="en">${en}</p><p><a href="/">返回首页 Home</a></p></main></html>`;
};

/** The whole product as one HTTP server, not yet listening: every module, the API's own description, and live news. */
export async function buildApp(open: OpenHouse, more: MoreApp = {}): Promise<FastifyInstance> {
  const { modules = allModules, version = '0.1.0', refusalPage = plainRefusalPage } = more;
  const live = more.liveUrl ? await startLive(more.liveUrl, open.house.config.jurisdiction) : null;
  const serving = { modules, identify: more.identify ?? identify(open.house), refusalPage, version };
  const app = await buildServer(open.house, serving, async (server, admit) => {
    await describeApi(server, modules, version);
    routeLive(server, admit, live);
  });
  if (live) app.addHook('onClose', () => live.close());
  return app;
}

/** The reference page brings inline styles and scripts of its own, so the policy is loosened for it, and for it alone. */
async function describeApi(app: FastifyInstance, modules: readonly Module[], version: string): Promise<void> {
  const document = openApi(modules, version);
  app.get('/api/openapi.json', { config: { allow: 'anyone' } }, async () => document);
  await app.register(async (docs) => {
    // The plugin's routes cannot say who may call them, so it is said for them.
    const route = docs.route.bind(docs);
    docs.route = (options) => route(Object.assign(options, { config: { allow: 'anyone' as const } }));
    docs.addHook('onSend', async (_request, reply) => {
      reply.header(
        'content-security-policy',
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'",
      );
    });
    await docs.register(scalar, {
      routePrefix: '/api/docs',
      configuration: { url: '/api/openapi.json', title: 'Baodao 报到 API', withDefaultFonts: false, telemetry: false },
    });
  });
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
