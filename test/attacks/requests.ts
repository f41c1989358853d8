import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Dice } from '#demo/year/dice.ts';
import { hostile, hostileTexts, type Source, valueFor } from './generate.ts';
import type { Ground, Person, Row } from './ground.ts';
import { type Operation, operations, rolesOf } from './operations.ts';

/* Requests for the operations of the API: such as people send, such with something wrong in them, such with nothing right. */

export type Asked = {
  method: Operation['method'];
  url: string;
  headers: Record<string, string>;
  payload?: string | Buffer;
};

export const PLANTED = ['种名阿茹娜', '19900007777', '150124199001017776'] as const;
const WORDS = [
  `${PLANTED[0]}家的水管坏了`,
  '路灯不亮',
  '示例',
  `${PLANTED[0]}，电话${PLANTED[1]}，身份证${PLANTED[2]}`,
  '老熊沟村三组',
  '记录一下情况，请尽快处理',
];
const AREAS = ['150124201213', '150124201', '150124', '150102401007', '150102401', '150102', '1501', '150125'];
const FILES = [
  ['a.csv', '姓名,电话\n甲,19900007777\n'],
  ['../../b.xlsx', 'PK\u0003\u0004broken'],
  ['c.jpg', '<svg onload=alert(1)>'],
  ['d.pdf', '%PDF-1.4\n%%EOF'],
  ['空.png', ''],
] as const;
const NOT_JSON = ['{', '[]', 'null', '"x"', '', '{"a":1,"a":2}', '{"__proto__":{}}', '\u0000'];
const VERSIONS = ['', 'x', '-1', '99999999999', '1.5', '"1"'];
const snake = (name: string) => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** Fields that are not called after the table they name. */
const NAMED_AFTER: Readonly<Record<string, string>> = {
  account: 'staff_account',
  handler: 'organisation',
  receiver: 'organisation',
  unit: 'organisation',
  case: 'cases',
};

/** What ids there are, and which of them an operation has found something under. */
export function knowledge(ground: Ground, d: Dice) {
  const rows = [...ground.rows.values()];
  const byTable = Map.groupBy(rows, (row) => row.table);
  const good = new Map<string, string[]>();
  const stem = (o: Operation, name: string) => o.path.slice(0, o.path.indexOf(`{${name}}`));
  const ofTable = (name: string): Row[] | undefined => {
    const table = snake(name).replace(/_ids?$/, '');
    return byTable.get(NAMED_AFTER[table] ?? table) ?? byTable.get(`${table}s`);
  };
  /** Everything whose list was read stands where its own address begins. */
  const found = (path: string, id: string) => {
    const known = good.get(path) ?? [];
    if (known.length < 400 && !known.includes(id)) good.set(path, [...known, id]);
  };
  return {
    found,
    stem,
    idsAt: (path: string): readonly string[] => good.get(path) ?? [],
    /** Something was there under this address. */
    opened(o: Operation, url: string) {
      const parts = url.split('?')[0]!.split('/');
      for (const [i, part] of o.path.split('/').entries())
        if (part.startsWith('{')) found(stem(o, part.slice(1, -1)), decodeURIComponent(parts[i] ?? ''));
    },
    idIn(o: Operation, name: string): string {
      const known = good.get(stem(o, name));
      if (known && d.chance(0.9)) return d.pick(known);
      return ((d.chance(0.7) && ofTable(name)) || null)?.at(0)?.id ?? d.pick(rows).id;
    },
    idFor(name: string): string {
      // What a telephone or another office names itself is its own.
      if (name === 'id') return randomUUID();
      const own = ofTable(name);
      if (own && d.chance(0.85)) return d.pick(own).id;
      return d.chance(0.8) ? d.pick(rows).id : d.pick(['00000000-0000-4000-8000-000000000000', 'x', '']);
    },
  };
}
export type Knowledge = ReturnType<typeof knowledge>;

/** Reads every list once as two who may, and remembers what stands in it. */
export async function readLists(app: FastifyInstance, people: readonly Person[], known: Knowledge): Promise<void> {
  const starts = operations.filter((o) => o.method === 'GET' && !o.path.includes('{') && o.answer);
  for (const o of starts) {
    const able = people.filter((p) => rolesOf(o.allow).includes(p.role as never));
    const chosen = [able.find((p) => p.area.startsWith('150124')), able.find((p) => p.area.startsWith('150102'))];
    for (const p of chosen.filter((one) => one !== undefined)) {
      const { body, statusCode } = await app.inject({ method: 'GET', url: o.path, headers: { cookie: p.cookie } });
      if (statusCode === 200) for (const id of ownIds(JSON.parse(body))) known.found(`${o.path}/`, id);
    }
  }
}

/** The ids of the things that an answer lists, not of what they point at. */
export function ownIds(answer: unknown): string[] {
  if (Array.isArray(answer)) return answer.flatMap(ownIds);
  if (answer === null || typeof answer !== 'object') return [];
  const { id } = answer as { id?: unknown };
  return [...(typeof id === 'string' ? [id] : []), ...Object.values(answer).flatMap(ownIds)];
}

/** One request for an operation: with `fault` 0 nothing is wrong with it as far as the document goes. */
export function requestFor(o: Operation, d: Dice, known: Knowledge, fault: number): Asked {
  const from: Source = { idFor: known.idFor, area: () => d.pick(AREAS), words: () => d.pick(WORDS) };
  let url = o.path;
  const query: string[] = [];
  for (const p of o.parameters) {
    const isId = p.in === 'path' && p.schema.format === 'uuid' && !(fault > 0.3 && d.chance(0.3));
    const value = isId ? known.idIn(o, p.name) : valueFor(p.schema, p.name, d, from, fault);
    const text = (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 2000).toWellFormed();
    if (p.in === 'path') url = url.replace(`{${p.name}}`, encodeURIComponent(text) || 'x');
    else if (p.required || d.chance(0.5)) query.push(`${p.name}=${encodeURIComponent(text)}`);
  }
  if (query.length > 0) url += `?${query.join('&')}`;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (o.method === 'GET') return { method: o.method, url, headers };
  headers['idempotency-key'] = fault > 0 && d.chance(0.05) ? d.pick(hostileTexts).replace(/[^ -~]/g, '') : randomUUID();
  if (o.isVersioned) headers['if-match'] = fault > 0 && d.chance(0.2) ? d.pick(VERSIONS) : String(d.between(1, 3));
  const body = o.body ? valueFor(o.body, 'body', d, from, fault) : {};
  return { method: o.method, url, headers, ...(o.isForm ? asForm(headers, body, d) : asJson(headers, body, d, fault)) };
}

function asJson(headers: Record<string, string>, body: unknown, d: Dice, fault: number) {
  headers['content-type'] = 'application/json';
  if (fault > 0 && d.chance(0.04)) return { payload: d.pick(NOT_JSON) };
  return { payload: JSON.stringify(fault > 0.3 && d.chance(0.05) ? hostile(d) : body) };
}

function asForm(headers: Record<string, string>, body: unknown, d: Dice) {
  headers['content-type'] = 'multipart/form-data; boundary=fuzz';
  const fields = Object.entries(Object(body) as Record<string, unknown>).map(
    ([name, value]) =>
      `--fuzz\r\nContent-Disposition: form-data; name="${name.replace(/["\r\n]/g, '')}"\r\n\r\n${typeof value === 'string' ? value : JSON.stringify(value)}\r\n`,
  );
  const [name, content] = d.pick(FILES);
  const file = `--fuzz\r\nContent-Disposition: form-data; name="${d.pick(['file', 'photos', 'x'])}"; filename="${name}"\r\n\r\n${content}\r\n`;
  return { payload: Buffer.from(`${[...fields, file].join('')}--fuzz--\r\n`) };
}
