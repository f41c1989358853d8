import { randomUUID } from 'node:crypto';
import type { Books } from './books.ts';
import type { Ground } from './ground.ts';
import { callerTo, drive } from './load.ts';
import { driveOpen, type Stream } from './open.ts';
import type { Caller } from './people.ts';
import { type How, type Row, report, round } from './rows.ts';
import { type Extra, takeOn, villagesOf } from './staff.ts';

/* A long day's load without a break: console, portal and phones together, with the jobs that follow from it, at 70 % of what this machine was just seen to take. */

const SHARE = 0.7;
/** Of a hundred things that come in: what staff look at, what the public looks at and says, what phones send in bunches of five. */
const MIX = { list: 34, case: 20, board: 6, counts: 6, portal: 14, said: 6, phone: 8, act: 6 } as const;
type Kind = keyof typeof MIX;
const BUNCH = 5;
const WAYS = 48;

/** Village cadres with a phone, spread over the city: nobody's desk takes in what a whole city reports. */
let cadres: readonly Extra[] = [];
async function prepare(books: Books): Promise<void> {
  const villages = await villagesOf(books);
  cadres = Array.from({ length: WAYS }, (_, i) => ({
    login: `phone${String(i).padStart(2, '0')}`,
    role: 'villageCadre',
    area: villages[Math.floor((i * villages.length) / WAYS)]!,
  }));
  await takeOn(books, cadres);
}

type Sends = Record<Kind, (n: number) => Promise<boolean>>;

/** How each kind is sent. Many connections, so that whatever waits waits in the product and not here. */
async function waysIn(ground: Ground): Promise<Sends> {
  const of = (login: string): Promise<Caller[]> => Promise.all(Array.from({ length: WAYS }, () => ground.as(login)));
  const [zhao, liu, dai] = await Promise.all([of('zhao'), of('liu'), of('dai')]);
  const phones = await Promise.all(cadres.map(({ login }) => ground.as(login)));
  const visitors = Array.from({ length: WAYS }, () => callerTo(ground.base));
  const first = await zhao[0]!.get('/api/cases?queue=all&sort=newest&limit=100');
  const ids = (JSON.parse(first.text) as { items: { id: string }[] }).items.map((c) => c.id);
  const way = <T>(of: readonly T[], n: number) => of[n % WAYS]!;
  const isWell = async (answer: Promise<{ status: number }>) => {
    const { status } = await answer;
    if (status !== 200) process.stderr.write(`held: ${status}\n`);
    return status === 200;
  };
  const today = new Date().toISOString().slice(0, 10);
  const pages = ['/', '/stations', '/report', '/track'];
  return {
    list: (n) => isWell(way(n % 2 ? zhao : liu, n).get(`/api/cases?queue=${['all', 'desk', 'soon'][n % 3]}&limit=20`)),
    case: (n) => isWell(way(zhao, n).get(`/api/cases/${ids[n % ids.length]}`)),
    board: (n) =>
      isWell(
        way(dai, n).get(`/api/insight/board?area=150102&from=${today.slice(0, 8)}01&to=${today}&against=previous`),
      ),
    counts: (n) => isWell(way(liu, n).get('/api/cases/counts')),
    portal: (n) =>
      isWell(way(visitors, n)({ method: 'GET', path: pages[n % pages.length]!, headers: { accept: 'text/html' } })),
    said: (n) =>
      isWell(
        way(dai, n).get(
          `/api/cases?queue=all&sort=newest&limit=20&q=${encodeURIComponent(['路灯', '机井', '低保'][n % 3]!)}`,
        ),
      ),
    act: (n) => isWell(way(zhao, n).post('/api/cases', report(ground.areas, n))),
    async phone(n) {
      const answer = await way(phones, n).post('/api/batch', {
        items: Array.from({ length: BUNCH }, (_, i) => noted(way(cadres, n).area, n * BUNCH + i)),
      });
      const { answers = [] } =
        answer.status === 200 ? (JSON.parse(answer.text) as { answers: { status: number }[] }) : {};
      return answers.length === BUNCH && answers.every((a) => a.status === 200);
    },
  };
}
function noted(area: string, n: number) {
  const key = randomUUID();
  const captured = { id: key, madeAt: new Date(Date.now() - 60_000).toISOString(), files: [] };
  const said = {
    kind: 'hazard',
    channel: 'patrol',
    area,
    body: `测速:第${n}处桥栏松了。`,
    disclosure: 'anonymous',
    reporter: {},
  };
  return { method: 'POST', path: '/api/cases', key, input: { ...said, captured } };
}

/** A hundred things in a fixed, mixed order. */
const ORDER: readonly Kind[] = Object.entries(MIX)
  .flatMap(([kind, n]) => Array.from({ length: n }, (_, i) => ({ kind: kind as Kind, at: (i + 0.5) / n })))
  .sort((a, b) => a.at - b.at)
  .map(({ kind }) => kind);

export const held: Row = {
  bench: 'held',
  prepare,
  async measure(ground, { callers, seconds, minutes }: How) {
    const sends = await waysIn(ground);
    const most = await drive(callers, seconds * 2, (caller, turn) => {
      const n = caller * 7 + turn;
      return sends[ORDER[n % ORDER.length]!](n);
    });
    const perSecond = most.perSecond * SHARE;
    const streams: Stream[] = Object.entries(MIX).map(([kind, share]) => ({
      name: kind,
      perSecond: (perSecond * share) / ORDER.length,
      send: sends[kind as Kind],
    }));
    const memory: number[] = [Math.round(ground.memory().now)];
    const before = ground.spent();
    const found = await driveOpen(streams, minutes, () => memory.push(Math.round(ground.memory().now)));
    const after = ground.spent();
    const requests = found.minutes.reduce((sum, m) => sum + m.requests, 0);
    return {
      ...{ minutes, mostPerSecond: round(most.perSecond, 1), perSecond: round(perSecond, 1), requests },
      failed: most.failed + found.minutes.reduce((sum, m) => sum + m.failed, 0),
      p50PerMinute: found.minutes.map((m) => m.p50),
      p99PerMinute: found.minutes.map((m) => m.p99),
      MiBPerMinute: memory,
      mostOpen: found.mostOpen,
      byKind: Object.fromEntries(
        Object.entries(found.byName).map(([name, m]) => [name, { p50: m.p50, p99: m.p99, failed: m.failed }]),
      ),
      ...{ appMs: round((after.app - before.app) / requests), dbMs: round((after.db - before.db) / requests) },
    };
  },
};
