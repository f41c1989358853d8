import type { z } from 'zod';
import { type Endpoint, pathOf } from '#kernel/endpoint.ts';
import { SURFACE_HEADER } from '#kernel/surface.ts';
import type { Word } from '#kernel/words.ts';

/** The server's "no", as RFC 9457 problem details carry it: a code, a sentence in both languages, the fields at fault. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly says: Word;
  readonly faults: readonly { field: string; rule: string; says: Word }[];

  constructor(status: number, code: string, says: Word, faults: Problem['faults'] = []) {
    super(code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.says = says;
    this.faults = faults;
  }
}

export const offline = () =>
  new Problem(0, 'offline', [
    '连不上服务器。您填的内容还在,请检查网络后重试。',
    'The server cannot be reached. What you entered is kept: check the network and try again.',
  ]);
const unreadable = (status: number) =>
  new Problem(status, 'broken', [
    '系统出了问题,请稍后再试。',
    'Something broke on our side; please try again shortly.',
  ]);

/** One intention of a person: the same key over all retries, so that a repetition is never a second deed. */
export const newKey = (): string =>
  window.isSecureContext ? crypto.randomUUID() : uuidOf(crypto.getRandomValues(new Uint8Array(16)));

/** `randomUUID` is missing where a page is served without TLS from another machine (a village office's own server). */
function uuidOf(bytes: Uint8Array): string {
  const hex = [...bytes]
    .map((b, i) => (i === 6 ? (b & 0x0f) | 0x40 : i === 8 ? (b & 0x3f) | 0x80 : b))
    .map((b) => b.toString(16).padStart(2, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

type Part<E, K extends 'params' | 'query' | 'input'> = E extends { readonly [P in K]: infer S extends z.ZodType }
  ? z.input<S>
  : undefined;
/** Left out when the endpoint takes none, and may be left out when everything inside is optional. */
type Slot<K extends string, V> = [V] extends [undefined]
  ? { [P in K]?: never }
  : Record<never, never> extends V
    ? { [P in K]?: V }
    : { [P in K]: V };
type Sent = {
  /** The version the person decided on; for endpoints that say `versioned`. */
  version?: number | undefined;
  /** Idempotency key of the intention; a fresh one when left out. */
  key?: string | undefined;
  /** For endpoints that say `upload`. */
  files?: readonly { field: string; file: File }[] | undefined;
  signal?: AbortSignal | undefined;
  /** The account that this is done for; the server asks to sign in when the session is another's. */
  account?: string | undefined;
};
type Raw = Sent & { params?: object; query?: object; input?: unknown };

export type Given<E extends Endpoint> = Slot<'params', Part<E, 'params'>> &
  Slot<'query', Part<E, 'query'>> &
  Slot<'input', Part<E, 'input'>> &
  Sent;
export type Answer<E extends Endpoint> = z.output<E['output']>;

const queryText = (query: object | undefined) => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== null && value !== '')
      search.set(name, Array.isArray(value) ? value.join(',') : String(value));
  const text = search.toString();
  return text ? `?${text}` : '';
};

const pathWith = (e: Endpoint, params: object | undefined) =>
  pathOf(e.path, Object.fromEntries(Object.entries(params ?? {}).map(([k, v]) => [k, String(v)])));

/** Where a download endpoint's file is, for `src` and `href`. */
export function urlOf<E extends Endpoint>(e: E, given: Given<E>): string {
  const { params, query } = given as Raw;
  return pathWith(e, params) + queryText(query);
}

const hooks = {
  surface: '',
  signInNeeded: () => {},
  answered: (_serverAt: number, _left: number, _came: number) => {},
};

/** When the server answered, by its own clock; and when the question left and the answer came, by this device's. */
export function onAnswered(run: (serverAt: number, left: number, came: number) => void): void {
  hooks.answered = run;
}

/** The app says once that it is a phone's. */
export function callFromPhone(): void {
  hooks.surface = 'field';
}

/** The app says once what to do when the session is over. */
export function onSignInNeeded(run: () => void): void {
  hooks.signInNeeded = run;
}

function formOf(input: unknown, files: readonly { field: string; file: File }[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(input ?? {}))
    if (value !== undefined) form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  for (const { field, file } of files) form.append(field, file, file.name);
  return form;
}

/** What a refusal says, read from its body. */
export function problemFrom(status: number, body: unknown): Problem {
  try {
    const p = body as {
      code: string;
      detail: { zh: string; en: string };
      errors?: { field: string; rule: string; zh: string; en: string }[];
    };
    const faults = (p.errors ?? []).map((f) => ({ field: f.field, rule: f.rule, says: [f.zh, f.en] as const }));
    return new Problem(status, p.code, [p.detail.zh, p.detail.en], faults);
  } catch {
    return unreadable(status);
  }
}
const problemOf = async (response: Response): Promise<Problem> =>
  problemFrom(response.status, await response.json().catch(() => null));

/** Calls an endpoint of a contract. Throws `Problem`, and nothing else, when the answer is no. */
export function call<E extends Endpoint>(
  e: E,
  ...given: Record<never, never> extends Given<E> ? [Given<E>?] : [Given<E>]
): Promise<Answer<E>> {
  return callWith(e, (given[0] ?? {}) as Given<E>);
}

/** `call` for code that is itself generic over endpoints. The contract's types end here: from the wire on, the server has checked them. */
export const callWith = <E extends Endpoint>(e: E, given: Given<E>): Promise<Answer<E>> =>
  send(e, given as Raw) as Promise<Answer<E>>;

async function send(e: Endpoint, given: Raw): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json' };
  let body: BodyInit | null = null;
  if (e.method !== 'GET') {
    headers['idempotency-key'] = given.key ?? newKey();
    if (e.upload) body = formOf(given.input, given.files ?? []);
    else {
      headers['content-type'] = 'application/json';
      body = JSON.stringify(given.input ?? {});
    }
  }
  if (given.version !== undefined) headers['if-match'] = `"${given.version}"`;
  if (given.account) headers['baodao-account'] = given.account;
  if (hooks.surface) headers[SURFACE_HEADER] = hooks.surface;
  let response: Response;
  const left = Date.now();
  try {
    const signal = given.signal ?? null;
    response = await fetch(pathWith(e, given.params) + queryText(given.query), {
      method: e.method,
      headers,
      body,
      signal,
    });
  } catch (error) {
    if (given.signal?.aborted) throw error;
    throw offline();
  }
  const serverAt = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(serverAt)) hooks.answered(serverAt, left, Date.now());
  if (response.ok)
    return response.json().catch((error: unknown) => {
      // Cut short on its way: whether it was done is not known, as with no answer at all.
      if (given.signal?.aborted) throw error;
      throw offline();
    });
  const problem = await problemOf(response);
  if (problem.code === 'signInFirst') hooks.signInNeeded();
  throw problem;
}
