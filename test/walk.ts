import { inflateRawSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Module } from '#platform/module.ts';

/* Walks every way into the product that answers a GET, whoever wrote it and whenever it was added. */

export type Walked = { url: string; status: number; type: string; body: Buffer };
/**
 * Values a path's parameter may take, by its name, the word before it in the path, and the path down to it: `near` are those it speaks of, `any` of all
 * the others, `secret` those that nobody should get to.
 */
export type Fill = (
  parameter: string,
  before: string,
  path: string,
) => { near?: readonly string[]; any?: readonly string[]; secret: readonly string[] };

const LOCAL = 0x04034b50;
const CENTRAL = Buffer.from('PK\x01\x02', 'latin1');
const DEFLATED = 8;
const GETS = /^GET$/;
/** Answers that never end; they are listened to, not walked. */
const STREAMS: readonly string[] = ['/api/live'];

export const getRoutes = (app: FastifyInstance): string[] =>
  [...new Set(app.routeList.filter((r) => GETS.test(r.method)).map((r) => r.url))]
    .filter((url) => !STREAMS.includes(url))
    .sort();

/**
 * The path with its parameters filled in every way that `fill` knows. Of two parameters, ids that the path does not speak of are not tried against each
 * other: no row is found by a pair of strangers.
 */
export function fillings(path: string, fill: Fill): string[] {
  let made = [{ url: '', strangers: 0 }];
  let before = '';
  let upTo = '';
  for (const part of path.split('/').slice(1)) {
    upTo += `/${part}`;
    const name = /^:(\w+)/.exec(part)?.[1];
    if (!name) {
      before = part;
      made = made.map((m) => ({ ...m, url: `${m.url}/${part.replace('*', 'x')}` }));
      continue;
    }
    const { near = [], any = [], secret } = fill(name, before, upTo);
    const values = [...[...near, ...secret].map((v) => ({ v, strange: 0 })), ...any.map((v) => ({ v, strange: 1 }))];
    made = made.flatMap((m) =>
      values.map(({ v, strange }) => ({
        url: `${m.url}/${part.replace(/^:\w+/, encodeURIComponent(v))}`,
        strangers: m.strangers + strange,
      })),
    );
  }
  return made.filter((m) => m.strangers <= 1).map((m) => m.url);
}

export async function get(app: FastifyInstance, url: string, headers: Record<string, string>): Promise<Walked> {
  const r = await app.inject({ method: 'GET', url, headers });
  return { url, status: r.statusCode, type: String(r.headers['content-type'] ?? ''), body: r.rawPayload };
}

/** Goes as several at once: the database answers one while another is being asked. */
export async function together<T>(those: readonly T[], go: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...those];
  const walker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await go(one);
  };
  await Promise.all(Array.from({ length: 6 }, walker));
}

const USUAL = ['q', 'text', 'name', 'number', 'n', 'search'];

/**
 * The queries that look for a value at this path: one by every parameter that the endpoint's contract lets it stand in. A handler is
 * handed nothing that its contract does not name; a page has no contract, and is asked by the names under which people search.
 */
export function searches(modules: readonly Module[], path: string, value: string): string[] {
  const e = modules.flatMap((m) => Object.values(m.api)).find((each) => each.method === 'GET' && each.path === path);
  const asked = (names: readonly string[]) => names.map((name) => `${name}=${encodeURIComponent(value)}`);
  if (!e) return [asked(USUAL).join('&')];
  const shape = e.query && 'shape' in e.query ? Object.keys(Object(e.query.shape)) : [];
  return asked(shape.filter((name) => e.query?.safeParse({ [name]: value }).success));
}

/** Was it the door itself that said no, before anything was read? Then other ids and words would hear the same. */
export const isTurnedAway = ({ status, body }: Walked): boolean =>
  (status === 401 || status === 403) && /"code":"(signInFirst|notAllowed)"/.test(body.toString('utf8'));

/** Scripts, styles and fonts of the product: the same for everybody, whatever is asked. */
export const isStatic = ({ type }: Walked): boolean => /javascript|css|font/.test(type);

/** Everything that can be read in an answer; of a workbook, what is in its parts but not when it was made. */
export function readable(body: Buffer): string {
  if (body.length < 4 || body.readUInt32LE(0) !== LOCAL) return body.toString('utf8');
  const texts: string[] = [];
  for (let at = body.indexOf(CENTRAL); at >= 0; at = body.indexOf(CENTRAL, at + 4)) {
    const [method, packed, start] = [
      body.readUInt16LE(at + 10),
      body.readUInt32LE(at + 20),
      body.readUInt32LE(at + 42),
    ];
    const name = body.toString('utf8', at + 46, at + 46 + body.readUInt16LE(at + 28));
    const from = start + 30 + body.readUInt16LE(start + 26) + body.readUInt16LE(start + 28);
    const part = body.subarray(from, from + packed);
    const text = (method === DEFLATED ? inflateRawSync(part) : part).toString('utf8');
    texts.push(name, text.replace(/<dcterms:\w+[^>]*>[^<]*<\/dcterms:\w+>/g, ''));
  }
  return texts.join('\n');
}
