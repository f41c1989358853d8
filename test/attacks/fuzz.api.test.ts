import { writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '#app/server.ts';
import { diceFor } from '#demo/year/dice.ts';
import { CANARY, cookieOf, everybody, type Ground, layGround, OTHERS, type Person, restoreAccounts } from './ground.ts';
import { type Operation, operations, problemSchema, rolesOf } from './operations.ts';
import { type Asked, knowledge, PLANTED, readLists, requestFor } from './requests.ts';

/*
 * Every operation of the API's own description, as everybody it is for and as some it is not for, with what people send and with what nobody should. The
 * same seed asks the same; FUZZ_SEED and FUZZ_EACH let it look elsewhere, and longer.
 */

const SEED = Number(process.env.FUZZ_SEED ?? 20261128);
const EACH = Number(process.env.FUZZ_EACH ?? 20);
const AT_ONCE = 8;
/** How much is wrong with each of the requests for one operation: nothing, something, nearly everything. */
const FAULTS = [0, 0, 0.12, 0, 0.6] as const;
const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What those of another county may read, table by table, and why. */
const OPEN_TO_OTHERS: Readonly<Record<string, string>> = {
  organisation: 'the directory of offices',
};

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const isProblem = ajv.compile(problemSchema);
const promised = new Map<string, ReturnType<typeof ajv.compile>>();

/** Why an answer should not have been given; null when it may. */
function wrongIn(o: Operation, r: LightMyRequestResponse): string | null {
  if (r.statusCode >= 500) return 'broken';
  if (r.statusCode >= 400) return isProblem(jsonOf(r.body)) ? null : 'a refusal without its words';
  if (r.statusCode === 304 || !o.answer) return null;
  const keeps = promised.get(o.id) ?? ajv.compile(o.answer);
  promised.set(o.id, keeps);
  return keeps(jsonOf(r.body)) ? null : `not as described: ${JSON.stringify(keeps.errors?.slice(0, 2))}`;
}
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

describe('the API, whatever it is asked', () => {
  const d = diceFor(SEED, 'fuzz');
  const [wrong, leaked, found, slow] = [[], [], new Map<string, Set<number>>(), []] as [
    string[],
    string[],
    Map<string, Set<number>>,
    string[],
  ];
  let ground: Ground;
  let asked = 0;
  let bytes = 0;

  /** Ids and words of the other county that this answer holds, but for what is open to all. */
  function notTheirs(who: Person, o: Operation, body: string): string[] {
    if (o.allow === 'anyone') return [];
    const ids = [...new Set(body.match(UUIDS) ?? [])].flatMap((id) => {
      const row = ground.rows.get(id);
      const isOthers = row && !row.area.startsWith(who.area) && !who.area.startsWith(row.area);
      return isOthers && !(row.table in OPEN_TO_OTHERS) ? [`${o.id} as ${who.role}: a row of ${row.table}`] : [];
    });
    const isOutside = !OTHERS.startsWith(who.area) && !who.area.startsWith(OTHERS);
    return isOutside && body.includes(CANARY) ? [...ids, `${o.id} as ${who.role}: a planted word`] : ids;
  }

  async function ask(app: FastifyInstance, o: Operation, who: Person | null, { url, method, headers, payload }: Asked) {
    const started = performance.now();
    const r = await app.inject({
      ...{ method, url, remoteAddress: `10.0.${(asked >> 8) % 250}.${asked % 250}` },
      headers: { ...headers, ...(who && { cookie: who.cookie }) },
      ...(payload !== undefined && { payload }),
    });
    asked += 1;
    bytes += r.rawPayload.length;
    if (performance.now() - started > 3000) slow.push(`${o.id} ${Math.round(performance.now() - started)}`);
    found.set(o.id, (found.get(o.id) ?? new Set()).add(r.statusCode));
    const why = wrongIn(o, r);
    if (why)
      wrong.push(
        `${why}: ${r.statusCode} ${method} ${url.slice(0, 300)} as ${who?.login} ${String(payload ?? '').slice(0, 600)} → ${r.body.slice(0, 200)}`,
      );
    if (who && r.statusCode === 200) leaked.push(...notTheirs(who, o, r.body));
    return r.statusCode;
  }

  beforeAll(async () => {
    ground = await layGround();
  }, 120_000);

  test(`${EACH} requests for each operation: none breaks it, none shows what is not theirs`, {
    timeout: 600_000,
  }, async () => {
    const app = await buildApp(ground.open);
    const people = await everybody(ground);
    const known = knowledge(ground, d);
    await readLists(app, people, known);
    // Who may sign in is changed last: everybody else has to be there until then.
    const order = [...operations].sort((a, b) => Number(a.module === 'access') - Number(b.module === 'access'));
    const rounds = Array.from({ length: EACH }, (_, i) => order.map((o) => [o, FAULTS[i % FAULTS.length]!] as const));
    const [most, last] = [
      rounds.flatMap((r) => r.filter(([o]) => o.module !== 'access')),
      rounds.flatMap((r) => r.filter(([o]) => o.module === 'access')),
    ];
    const waiting = [...most, ...last].values();
    const worker = async () => {
      for (const [o, fault] of waiting) {
        const able = people.filter((p) => rolesOf(o.allow).includes(p.role as never));
        const who = d.chance(0.03) ? null : d.pick(able.length > 0 && d.chance(0.9) ? able : people);
        const request = requestFor(o, d, known, fault);
        const status = await ask(app, o, who, request);
        if (status === 401 && who) {
          await restoreAccounts(ground);
          who.cookie = await cookieOf(ground, who.login);
        }
        if ([200, 409, 412].includes(status))
          for (const p of o.parameters.filter((one) => one.in === 'path')) {
            const stem = known.stem(o, p.name);
            known.found(stem, decodeURIComponent(request.url.slice(stem.length).split(/[/?]/)[0] ?? ''));
          }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await app.close();
    const carried = [...found.values()].filter((s) => s.has(200)).length;
    process.stdout.write(
      `fuzz: ${asked} requests, ${operations.length} operations (${carried} carried out), ${bytes} bytes read, ${wrong.length} wrong, ${leaked.length} leaked\n`,
    );
    writeFileSync(
      '/tmp/fuzz.json',
      JSON.stringify(
        {
          wrong,
          leaked,
          slow,
          errs: ground.log.filter((l) => l.includes('"broken"')),
          never: [...found].filter(([, s]) => !s.has(200)).map(([k, s]) => `${k} ${[...s]}`),
        },
        null,
        1,
      ),
    );
    expect(asked).toBeGreaterThan(20_000);
    expect([...new Set(wrong)]).toEqual([]);
    expect([...new Set(leaked)]).toEqual([]);
  });

  test('nothing of what people wrote is in the log', () => {
    expect(ground.log.length).toBeGreaterThan(20_000);
    const said = ground.log.filter((line) => [...PLANTED, CANARY].some((word) => line.includes(word)));
    expect(said).toEqual([]);
  });
});
