import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { periodOf } from '#modules/insight/insight.period.rules.ts';
import type { Books } from './books.ts';
import type { Ground } from './ground.ts';
import { callerTo, drive, type Seen } from './load.ts';
import type { Caller } from './people.ts';

/** One measurement: what it is called, and what it found. Rates in requests a second, times in milliseconds. */
export type Row = {
  bench: string;
  /** What has to be in the books besides, before the product is started. */
  prepare?(books: Books, how: How): Promise<void>;
  measure(ground: Ground, how: How): Promise<Record<string, unknown>>;
};
export type How = {
  callers: number;
  seconds: number;
  rounds: number;
  /** Of what is held for long (`crowd`, `held`). */
  minutes: number;
  /** People at work at once, and phones that sync for the first time. */
  staff: number;
  phones: number;
};

export const round = (n: number, digits = 2) => Number(n.toFixed(digits));
export const told = (seen: Seen) => ({
  perSecond: round(seen.perSecond, 1),
  p50: round(seen.p50),
  p95: round(seen.p95),
  p99: round(seen.p99),
  failed: seen.failed,
});
/** The same with what it cost the product and the database, ms of processor time a request. */
async function driveCosting(ground: Ground, { callers, seconds }: How, once: Parameters<typeof drive>[2]) {
  let asked = 0;
  const before = ground.spent();
  const seen = await drive(callers, seconds, (caller, turn) => {
    asked += 1;
    return once(caller, turn);
  });
  const after = ground.spent();
  const costs = { appMs: round((after.app - before.app) / asked), dbMs: round((after.db - before.db) / asked) };
  return { seen, costs };
}
const middle = (of: readonly number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)]!;

const said = (i: number) => `村东头的机井坏了${(i % 9) + 1}天,葵花浇不上水,请派人看看。`;
export const report = (areas: readonly string[], i: number) => ({
  kind: 'help',
  channel: 'visit',
  area: areas[i % areas.length],
  body: said(i),
  reporter: { name: '赵满仓', phone: '19900001001' },
});

/** Callers that ask as everybody of `logins` in turn, over connections of their own. */
async function crew(
  ground: Ground,
  logins: readonly string[],
  callers: number,
): Promise<(caller: number, turn: number) => Caller> {
  const people = await Promise.all(
    Array.from({ length: callers }, () => Promise.all(logins.map((login) => ground.as(login)))),
  );
  return (caller, turn) => people[caller]![(caller + turn) % logins.length]!;
}

function floor({ url, schema, recipe, areas }: Ground, { callers, seconds }: How): Seen {
  const args = [
    resolve(import.meta.dirname, 'floor.ts'),
    url,
    schema,
    recipe,
    `${callers}`,
    `${seconds}`,
    areas.join(','),
  ];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Seen;
}

const echo: Row = {
  bench: 'echo',
  async measure(ground, { callers, seconds }) {
    const asks = Array.from({ length: callers }, () => callerTo(ground.echo));
    const body = JSON.stringify(report(ground.areas, 0));
    const seen = await drive(
      callers,
      seconds,
      async (i) => (await asks[i]!({ method: 'POST', path: '/', body })).status === 200,
    );
    return told(seen);
  },
};

/** The whole way of a new case against its bare transaction, turn about, so that a noisy neighbour disturbs both. */
const intake: Row = {
  bench: 'intake',
  async measure(ground, how) {
    const callers = await crew(ground, ['zhao'], how.callers);
    const pairs: { floor: Seen; seen: Seen; costs: Record<string, number> }[] = [];
    for (let i = 0; i < how.rounds; i++) {
      const below = floor(ground, how);
      const { seen, costs } = await driveCosting(ground, how, async (caller, turn) => {
        const answer = await callers(caller, turn).post('/api/cases', report(ground.areas, caller + turn));
        return answer.status === 200;
      });
      pairs.push({ floor: below, seen, costs });
    }
    const ratios = pairs.map((p) => p.seen.perSecond / p.floor.perSecond);
    const best = pairs[ratios.indexOf(middle(ratios))]!;
    return {
      ratio_to_floor: round(middle(ratios), 3),
      ...told(best.seen),
      ...best.costs,
      p99_to_p50: round(best.seen.p99 / best.seen.p50),
      floor_per_second: round(best.floor.perSecond, 1),
      floor_p50: round(best.floor.p50),
    };
  },
};

/** Asks for these pages in turn. */
const reading = (
  bench: string,
  logins: readonly string[],
  pathOf: (ground: Ground, caller: number, turn: number) => string,
): Row => ({
  bench,
  async measure(ground, how) {
    const people = await crew(ground, logins, how.callers);
    const { seen, costs } = await driveCosting(ground, how, async (caller, turn) => {
      const answer = await people(caller, turn).get(pathOf(ground, caller, turn));
      return answer.status === 200;
    });
    return { ...told(seen), ...costs };
  },
});

const WORDS = ['路灯', '机井', '低保', '暖气', '答复', '漏水', '希望', '小学', '公厕', '变压'];

const queue = reading('queue', ['zhao', 'sun', 'dai', 'liu'], () => '/api/cases?queue=all&limit=20');
const soon = reading('due-soon', ['zhao', 'sun', 'dai', 'liu'], () => '/api/cases?queue=soon&limit=20');
/** How many there are in each queue, of a city, a county, a township and a village. */
export const counts = reading('counts', ['wu', 'sun', 'zhao', 'liu'], () => '/api/cases/counts');
const search = reading(
  'search',
  ['zhao', 'sun', 'dai'],
  (_, caller, turn) =>
    `/api/cases?queue=all&sort=newest&limit=20&q=${encodeURIComponent(WORDS[(caller + turn) % WORDS.length]!)}`,
);

const casePage: Row = {
  bench: 'case',
  async measure(ground, how) {
    const first = await (await ground.as('zhao')).get('/api/cases?queue=all&sort=newest&limit=200');
    const ids = (JSON.parse(first.text) as { items: { id: string }[] }).items.map((c) => c.id);
    return reading(
      'case',
      ['zhao'],
      (_, caller, turn) => `/api/cases/${ids[(caller * 13 + turn) % ids.length]}`,
    ).measure(ground, how);
  },
};

/** As the period picker gives them: this week, this month, this year. */
const periods = (['week', 'month', 'year'] as const).map((kind) =>
  periodOf(kind, new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)),
);
/** A city's, a county's, a township's and a village's board in turn, each of three periods with the one before. */
const dashboard = reading('dashboard', ['wu', 'dai', 'zhao', 'liu'], (_, caller, turn) => {
  const area = ['1501', '150102', '150124201', '150124201213'][(caller + turn) % 4]!;
  const { from, to } = periods[turn % periods.length]!;
  return `/api/insight/board?area=${area}&from=${from}&to=${to}&against=previous`;
});

/** From being said to being closed by somebody else: report, dispatch, sign, reply, call back. Counted in whole lives. */
const lifecycle: Row = {
  bench: 'lifecycle',
  async measure(ground, how) {
    const of = async (login: string) => crew(ground, [login], how.callers);
    const [zhao, hao, zhou] = await Promise.all([of('zhao'), of('hao'), of('zhou')]);
    const water = await unitNamed(await ground.as('zhao'), '清水河县水利局');
    const { seen, costs } = await driveCosting(ground, how, async (caller, turn) => {
      const filed = await zhao(caller, turn).post('/api/cases', report(ground.areas, caller + turn));
      if (filed.status !== 200) return false;
      const { id } = JSON.parse(filed.text) as { id: string };
      const steps = [
        [zhao, 'dispatch', { organisationId: water }],
        [hao, 'sign', {}],
        [hao, 'reply', { text: '已派人修好,请您看看。', outcome: 'solved' }],
        [zhou, 'callback', { result: 'solved' }],
      ] as const;
      let version = 1;
      for (const [who, verb, body] of steps) {
        const answer = await who(caller, turn).post(`/api/cases/${id}/${verb}`, body, version);
        if (answer.status !== 200) return false;
        version = (JSON.parse(answer.text) as { version: number }).version;
      }
      return true;
    });
    return { ...told(seen), ...costs };
  },
};

const COLUMNS = [
  ...[
    'number',
    'kind',
    'tier',
    'channel',
    'status',
    'outcome',
    'placeName',
    'title',
    'category',
    'receivedAt',
    'dueAt',
  ],
  ...[
    'overdue',
    'closedAt',
    'desk',
    'handler',
    'handlerPerson',
    'firstReceiver',
    'firstUnit',
    'redoCount',
    'externalNumber',
  ],
];
const AGAIN_MS = 50;
/** All cases as xlsx, every column, while one caller waits; the largest resident memory seen meanwhile. */
const exporting: Row = {
  bench: 'export',
  async measure(ground) {
    const wu = await ground.as('wu');
    const before = ground.memory().now;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, ground.memory().now);
    }, AGAIN_MS);
    const begun = performance.now();
    const asked = { list: 'cases', filters: { sort: 'newest' }, format: 'xlsx', purpose: 'report', columns: COLUMNS };
    const { id } = JSON.parse((await wu.post('/api/exports', asked)).text) as { id: string };
    const filters = encodeURIComponent(JSON.stringify(asked.filters));
    const bytes = await wu.take(`/api/exports/${id}/file?filters=${filters}`);
    const seconds = (performance.now() - begun) / 1000;
    clearInterval(watch);
    const { items } = JSON.parse((await wu.get('/api/exports?limit=1')).text) as { items: [{ rows: number }] };
    const { rows } = items[0];
    return {
      ...{ rows, seconds: round(seconds), rowsPerSecond: Math.round(rows / seconds), MB: round(bytes / 1e6, 1) },
      ...{ beforeMiB: Math.round(before), peakMiB: Math.round(peak) },
    };
  },
};

export async function unitNamed(who: Caller, name: string): Promise<string> {
  const answer = await who.get(`/api/organisations?q=${encodeURIComponent(name)}`);
  const found = JSON.stringify(JSON.parse(answer.text));
  const id = new RegExp(`"id":"([0-9a-f-]{36})"[^{}]*"name":"${name}"`).exec(found)?.[1];
  if (!id) throw new Error(`no unit is called ${name}`);
  return id;
}

/** In this order: what writes comes last, so that what reads finds the same books every time. */
export const quick: readonly Row[] = [echo, queue, soon, casePage, search, dashboard, exporting, intake, lifecycle];
