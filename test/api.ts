import { randomUUID } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll } from 'vitest';
import { modules } from '#app/modules.ts';
import { portal } from '#app/portal.tsx';
import { buildApp, type MoreApp } from '#app/server.ts';
import { heldToContract } from './contract.ts';
import type { TestHouse } from './database.ts';
import { sessionFor } from './session.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer as it likes; what it finds there is its assertion
export type Answer = { status: number; body: any; headers: Record<string, unknown>; text: string };
export type FileToSend = { field: string; name: string; content: Buffer; mediaType?: string };
export type Sending = {
  /** Idempotency-Key; a new one each time unless given. */
  key?: string;
  /** If-Match. */
  version?: number;
  /** JSON, or the fields of a form when there are files. */
  body?: unknown;
  files?: readonly FileToSend[];
  headers?: Record<string, string>;
};
export type Caller = {
  get(url: string, headers?: Record<string, string>): Promise<Answer>;
  post(url: string, sending?: Sending): Promise<Answer>;
  put(url: string, sending?: Sending): Promise<Answer>;
  delete(url: string, sending?: Sending): Promise<Answer>;
  /** The Cookie header sent along. */
  cookie(): Promise<string>;
};
export type Api = {
  app: FastifyInstance;
  /** A member of the cast (demo/cast.ts), signed in the first time. */
  as(login: string): Caller;
  /** Somebody without any cookie. */
  visitor: Caller;
  /** Somebody with these cookies. */
  withCookie(cookie: string): Caller;
  /** Forgets a cached sign-in, so that the next call signs in anew. */
  forget(login: string): void;
};

/** `name=value` pairs out of an answer's Set-Cookie headers, to send back. */
export const cookiesOf = (answer: Pick<Answer, 'headers'>): string =>
  [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((line) => String(line).split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');

/** The product over this test's database, reached without a network. */
export async function startApi(open: TestHouse, more: MoreApp = {}): Promise<Api> {
  const app = await buildApp(open, { ...more, modules: heldToContract(more.modules ?? [...modules, portal]) });
  afterAll(() => app.close());
  const signedIn = new Map<string, Promise<string>>();
  const signIn = async (login: string) => {
    const { name, value } = await sessionFor(open.house, login);
    return `${name}=${value}`;
  };
  const cookieOf = (login: string) => {
    const known = signedIn.get(login) ?? signIn(login);
    signedIn.set(login, known);
    return known;
  };
  return {
    app,
    as: (login) => callerOf(app, () => cookieOf(login)),
    visitor: callerOf(app, async () => ''),
    withCookie: (cookie) => callerOf(app, async () => cookie),
    forget: (login) => void signedIn.delete(login),
  };
}

function callerOf(app: FastifyInstance, cookie: () => Promise<string>): Caller {
  return {
    cookie,
    get: async (url, headers = {}) => call(app, 'GET', url, await cookie(), { headers }),
    post: async (url, sending = {}) => call(app, 'POST', url, await cookie(), sending),
    put: async (url, sending = {}) => call(app, 'PUT', url, await cookie(), sending),
    delete: async (url, sending = {}) => call(app, 'DELETE', url, await cookie(), sending),
  };
}

async function call(
  app: FastifyInstance,
  method: NonNullable<InjectOptions['method']>,
  url: string,
  cookie: string,
  sending: Sending,
): Promise<Answer> {
  const form = sending.files ? multipart(sending) : null;
  const response = await app.inject({
    method,
    url,
    headers: {
      ...(cookie && { cookie }),
      ...(method !== 'GET' && { 'idempotency-key': sending.key ?? randomUUID() }),
      ...(sending.version !== undefined && { 'if-match': String(sending.version) }),
      ...(form && { 'content-type': form.type }),
      ...sending.headers,
    },
    ...(form ? { payload: form.payload } : sending.body !== undefined && { payload: Object(sending.body) }),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    body: isJson ? response.json() : response.body,
    headers: response.headers,
    text: response.body,
  };
}

function multipart({ body, files = [] }: Sending): { type: string; payload: Buffer } {
  const boundary = `baodao-${randomUUID()}`;
  const part = (head: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]);
  const fields = Object.entries(Object(body ?? {})).map(([name, value]) =>
    part(`name="${name}"`, Buffer.from(String(value))),
  );
  const attached = files.map((f) =>
    part(
      `name="${f.field}"; filename="${f.name}"\r\nContent-Type: ${f.mediaType ?? 'application/octet-stream'}`,
      f.content,
    ),
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    payload: Buffer.concat([...fields, ...attached, Buffer.from(`--${boundary}--\r\n`)]),
  };
}
