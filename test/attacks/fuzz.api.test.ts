import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '#app/server.ts';
import { diceFor } from '#demo/year/dice.ts';
import type { Role } from '#kernel/actor.ts';
import { everyAddress, isRelated } from './addresses.ts';
import {
  CANARY,
  cookieOf,
  everybody,
  type Ground,
  layGround,
  OF_BOTH,
  OPEN_TO_OTHERS,
  OTHERS,
  type Person,
  type Row,
  restoreAccounts,
} from './ground.ts';
import { type Operation, operations, problemSchema, rolesOf } from './operations.ts';
import { type Asked, type Knowledge, knowledge, PLANTED, readLists, requestFor } from './requests.ts';

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

const ajv = new Ajv2020({ strict: false, code: { optimize: false } });
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

const mayBeRead = (o: Operation, row: Row) =>
  o.allow === 'anyone' || row.table in OPEN_TO_OTHERS || `${o.module} ${row.table}` in OF_BOTH;

describe('the API, whatever it is asked', () => {
  const d = diceFor(SEED, 'fuzz');
  const answered = new Map<string, Set<number>>();
  const [wrong, leaked] = [new Set<string>(), new Set<string>()];
  let ground: Ground;
  let app: FastifyInstance;
  let people: Person[];
  let known: Knowledge;
  let [asked, bytes] = [0, 0];
  const able = (o: Operation) => people.filter((p) => rolesOf(o.allow).includes(p.role as Role));

  beforeAll(async () => {
    ground = await layGround();
    app = await buildApp(ground.open);
    people = await everybody(ground);
    known = knowledge(ground, d);
    await readLists(app, people, known);
  }, 300_000);
  afterAll(() => app.close());

  /** Ids and words of the other county that this answer holds, but for what is open to all. */
  function notTheirs(who: Person, o: Operation, body: string): string[] {
    const rows = [...new Set(body.match(UUIDS) ?? [])].flatMap((id) => ground.rows.get(id) ?? []);
    const others = rows
      .filter((row) => !isRelated(who, row) && !mayBeRead(o, row))
      .map((row) => `a row of ${row.table}`);
    const isOutside = o.allow !== 'anyone' && !isRelated(who, { area: OTHERS } as Row);
    return isOutside && body.includes(CANARY) ? [...others, 'a planted word'] : others;
  }

  async function ask(o: Operation, who: Person | null, { url, method, headers, payload }: Asked): Promise<number> {
    const r = await app.inject({
      ...{ method, url, remoteAddress: `10.0.${(asked >> 8) % 250}.${asked % 250}` },
      headers: { ...headers, ...(who && { cookie: who.cookie }) },
      ...(payload !== undefined && { payload }),
    });
    asked += 1;
    bytes += r.rawPayload.length;
    answered.set(o.id, (answered.get(o.id) ?? new Set()).add(r.statusCode));
    const why = wrongIn(o, r);
    const request = `${r.statusCode} ${method} ${url.slice(0, 300)} as ${who?.login} ${String(payload ?? '').slice(0, 600)}`;
    if (why) wrong.add(`${why}: ${request} → ${r.body.slice(0, 200)}`);
    if (who && r.statusCode === 200)
      for (const what of notTheirs(who, o, r.body)) leaked.add(`${o.id} as ${who.role}: ${what}`);
    return r.statusCode;
  }

  test('by those of another place: no id of any list opens anything, and nothing can be done to it', {
    timeout: 300_000,
  }, async () => {
    const opened: string[] = [];
    let knocks = 0;
    const addresses = await everyAddress(app, ground, people, known);
    const closed = addresses.filter(({ o, row }) => !mayBeRead(o, row));
    const waiting = closed.values();
    const lying = Map.groupBy(closed, ({ o }) => o.id);
    const tried = new Map<string, number>();
    /** How often somebody of this role knocked at such an address. */
    const triedBy = (o: Operation, who: Person) => tried.get(`${o.id} ${who.role}`) ?? 0;
    const knock = async () => {
      for (const { o, ids, row } of waiting) {
        const outsiders = Map.groupBy(
          able(o).filter((p) => !isRelated(p, row)),
          (p) => p.role,
        );
        const roles = [...outsiders.values()].map((some) => d.pick(some));
        // What is read is asked for by each role that may read such things at home; what is done, by so many of them that each comes to one of the records.
        const most = o.method === 'GET' ? roles.length : Math.ceil(roles.length / lying.get(o.id)!.length);
        for (const who of roles.sort((a, b) => triedBy(o, a) - triedBy(o, b)).slice(0, most)) {
          tried.set(`${o.id} ${who.role}`, triedBy(o, who) + 1);
          const at = { ...known, idIn: (of: Operation, name: string) => ids[name] ?? known.idIn(of, name) };
          knocks += 1;
          if ((await ask(o, who, requestFor(o, d, at, 0))) === 200)
            opened.push(`${o.id} as ${who.role} at ${who.area}: ${row.table} of ${row.area}`);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, knock));
    process.stdout.write(
      `walk: ${knocks} knocks at ${closed.length} addresses of records of another place, of ${lying.size} operations by ${tried.size} of those who may at home, ${opened.length} opened\n`,
    );
    expect(knocks).toBeGreaterThan(15_000);
    expect(opened).toEqual([]);
    expect([...leaked]).toEqual([]);
  });

  test(`${EACH} requests for each operation: none breaks it, none shows what is not theirs`, {
    timeout: 1_200_000,
  }, async () => {
    // Who may sign in is changed last, by one at a time: everybody else has to be there until then, and whoever was shut out comes in again.
    const [most, last] = [
      operations.filter((o) => o.module !== 'access'),
      operations.filter((o) => o.module === 'access'),
    ];
    const rounds = (list: readonly Operation[]) =>
      Array.from({ length: EACH }, (_, i) => list.map((o) => [o, FAULTS[i % FAULTS.length]!] as const)).flat();
    const work = async (waiting: Iterable<ReturnType<typeof rounds>[number]>) => {
      for (const [o, fault] of waiting) {
        const may = able(o);
        const who = d.chance(0.03) ? null : d.pick(may.length > 0 && d.chance(0.9) ? may : people);
        const request = requestFor(o, d, known, fault);
        const status = await ask(o, who, request);
        if (status === 401 && who) {
          await restoreAccounts(ground);
          who.cookie = await cookieOf(ground, who.login);
        }
        if ([200, 409, 412].includes(status)) known.opened(o, request.url);
      }
    };
    const before = asked;
    const waiting = rounds(most).values();
    await Promise.all(Array.from({ length: AT_ONCE }, () => work(waiting)));
    await work(rounds(last));
    const carried = [...answered.values()].filter((s) => s.has(200)).length;
    process.stdout.write(
      `fuzz: ${asked - before} requests for ${operations.length} operations (${carried} carried out), ${bytes} bytes read, ${wrong.size} wrong, ${leaked.size} leaked\n`,
    );
    expect({ leaked: [...leaked], wrong: [...wrong], broken: brokenIn(ground.log) }).toEqual({
      leaked: [],
      wrong: [],
      broken: [],
    });
    expect(asked - before).toBeGreaterThan(20_000);
  });

  test('nothing of what people wrote is in the log', () => {
    expect(ground.log.length).toBeGreaterThan(20_000);
    const said = ground.log.filter((line) => [...PLANTED, CANARY].some((word) => line.includes(word)));
    process.stdout.write(`log: ${ground.log.length} lines, ${said.length} with what people wrote\n`);
    expect(said).toEqual([]);
  });
});

/** Where in the product it broke, out of the log. */
const brokenIn = (log: readonly string[]) =>
  log.filter((line) => line.includes('"broken"')).map((line) => line.slice(0, 1500));
