import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Refused } from '#kernel/refusal.ts';
import type { Ctx } from './context.ts';
import { digest } from './crypto.ts';
import type { Held, Module, PageCookie, Upload } from './module.ts';
import { commandOf, type Door } from './serve.api.ts';
import { sendFile } from './serve.file.ts';
import { holdMultipart, readMultipart } from './serve.upload.ts';

export type RefusalPage = (refused: Refused, request: FastifyRequest) => string;

const FILINGS_PER_MINUTE = 30;
const UUID = /^[0-9a-f-]{36}$/;

function setCookies(reply: FastifyReply, cookies: readonly PageCookie[] | undefined, secure: boolean) {
  for (const c of cookies ?? [])
    reply.setCookie(c.name, c.value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: c.maxAge });
}

const texts = (value: unknown) =>
  Object.fromEntries(
    Object.entries((value ?? {}) as Record<string, unknown>).map(([k, v]) => [
      k,
      Array.isArray(v) ? String(v.at(-1)) : String(v),
    ]),
  );

/** Routes the server-drawn pages of a module. A form carries its own `commandId` and the `version` it was drawn from. */
export function routePages(app: FastifyInstance, module: Module, door: Door & { refusalPage: RefusalPage }): void {
  for (const page of module.pages) {
    app.route({
      method: page.method,
      url: page.path,
      config: {
        allow: page.allow,
        ...(page.method === 'POST' &&
          page.allow === 'anyone' && { rateLimit: { max: page.perMinute ?? FILINGS_PER_MINUTE, timeWindow: 60_000 } }),
      },
      handler: async (request, reply) => {
        const actor = await door.admit(request, page.allow, 'portal');
        const before = door.contextOf(request, actor, { id: '', fingerprint: new Uint8Array() }, null);
        let files: readonly Upload[] = [];
        let held: readonly Held[] = [];
        let form: Record<string, string> = {};
        let refusedFile: Refused | null = null;
        if (page.holds && request.isMultipart())
          ({ files: held, form, refused: refusedFile } = await holdMultipart(request, page.holds.maxBytes));
        else if (page.method === 'POST' && request.isMultipart())
          ({ files, form, refused: refusedFile } = await readMultipart(request, before.house.files));
        else if (page.method === 'POST') form = texts(request.body);
        const { commandId, version, ...rest } = form;
        const command = commandOf(
          before.house,
          commandId && UUID.test(commandId) ? commandId : undefined,
          actor,
          `${page.method} ${request.url}`,
          {
            rest,
            files: [
              ...files.map((f) => f.hash),
              ...held.map((f) => Buffer.from(digest('intl', f.bytes)).toString('hex')),
            ],
          },
        );
        const ctx: Ctx = { ...before, command, version: version ? Number(version) : null };
        const answer = await page.run(ctx, {
          params: texts(request.params),
          query: texts(request.query),
          form,
          files,
          held,
          refusedFile,
          cookies: request.cookies,
          path: request.url,
        });
        if ('file' in answer) return sendFile(reply, ctx, answer.file);
        setCookies(reply, answer.cookies, ctx.house.config.publicUrl.startsWith('https:'));
        if ('goTo' in answer) return reply.redirect(answer.goTo, 303);
        return reply
          .status(answer.status ?? 200)
          .header('cache-control', 'no-store')
          .type('text/html; charset=utf-8')
          .send(answer.html);
      },
    });
  }
}
