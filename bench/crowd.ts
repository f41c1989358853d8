import { gathered } from '#ui/web/gathered.ts';
import type { Books } from './books.ts';
import type { Ground } from './ground.ts';
import { seenOf } from './load.ts';
import type { Caller } from './people.ts';
import { type How, type Row, report, round } from './rows.ts';
import { memoryWhile } from './spent.ts';
import { type Extra, takeOn, villagesOf } from './staff.ts';

/* A morning in a city: so many people at work, each with a list open, thinking between one thing and the next. */

const THINK_MS = 8_000;
/** What they are: of twenty, fourteen in villages, four in townships, one in a county, one at the hotline. */
const roleAt = (i: number): Extra['role'] =>
  i % 20 < 14 ? 'villageCadre' : i % 20 < 18 ? 'townshipClerk' : i % 20 === 18 ? 'countyClerk' : 'hotlineAgent';
const LENGTHS: Partial<Record<Extra['role'], number>> = { villageCadre: 12, townshipClerk: 9, countyClerk: 6 };

type Person = Extra & { home: string };
/** Spread over the city, so that most villages have nobody and some offices several. */
const crowdOf = (villages: readonly string[], staff: number): Person[] =>
  Array.from({ length: staff }, (_, i) => {
    const role = roleAt(i);
    const home = villages[(i * 37) % villages.length]!;
    return { login: `staff${String(i).padStart(4, '0')}`, role, area: home.slice(0, LENGTHS[role] ?? 4), home };
  });

type Kind = 'list' | 'case' | 'board' | 'act';
/** Of twenty things somebody does: eleven lists, five cases, two boards, two acts. */
const kindAt = (n: number): Kind => (n < 11 ? 'list' : n < 16 ? 'case' : n < 18 ? 'board' : 'act');
const QUEUES = ['all', 'desk', 'soon', 'unit', 'all', 'mine'];

/** What somebody does next, by a number, so that every run is the same; `seen` are the cases their lists have shown. */
async function doOne(who: Caller, { area, home }: Person, n: number, seen: string[]): Promise<[Kind, number]> {
  const kind = kindAt(n % 20);
  const board = `/api/insight/board?area=${area}&from=${FROM}&to=${TODAY}&against=previous`;
  if (kind === 'board') return [kind, (await who.get(board)).status];
  if (kind === 'act') return [kind, (await who.post('/api/cases', report([home], n))).status];
  if (kind === 'case' && seen.length > 0) return [kind, (await who.get(`/api/cases/${seen[n % seen.length]}`)).status];
  return ['list', await look(who, QUEUES[n % QUEUES.length]!, seen)];
}
async function look(who: Caller, queue: string, seen: string[]): Promise<number> {
  const page = await who.get(`/api/cases?queue=${queue}&limit=20`);
  const { items = [] } = page.status === 200 ? (JSON.parse(page.text) as { items: { id: string }[] }) : {};
  seen.splice(
    0,
    seen.length,
    ...items
      .map((c) => c.id)
      .concat(seen)
      .slice(0, 20),
  );
  return page.status;
}
const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const FROM = `${TODAY.slice(0, 8)}01`;

/** The same sequence of numbers below one at every run. */
function numbers(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

type Times = Record<Kind, number[]> & { failed: string[] };
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

/** One person with an open console: works, and has the list on the screen read again when news come, as the console does. */
async function workAs(ground: Ground, person: Person, i: number, times: Times, from: number, until: number) {
  const [who, screen] = [await ground.as(person.login), await ground.as(person.login)];
  const next = numbers(i);
  const seen: string[] = [];
  const timed = async (what: () => Promise<[Kind, number]>) => {
    const begun = performance.now();
    const [kind, status] = await what();
    if (begun < from) return;
    times[kind].push(performance.now() - begun);
    if (status !== 200) times.failed.push(`${status} ${kind} ${person.role}`);
  };
  // Read as the console reads: what takes long is asked less often.
  const news = gathered(() =>
    Promise.all([timed(async () => ['list', await look(screen, 'all', seen)]), screen.get('/api/cases/counts')]),
  );
  const hangUp = await who.listen(({ kind, verb }) => kind === 'case' && verb !== 'open' && news.came());
  await pause(next() * THINK_MS);
  while (performance.now() < until) {
    await timed(() => doOne(who, person, Math.floor(next() * 1000), seen));
    await pause(-Math.log(1 - next()) * THINK_MS);
  }
  news.stop();
  hangUp();
}

let people: readonly Person[] = [];
export const crowd: Row = {
  bench: 'crowd',
  async prepare(books: Books, { staff }: How) {
    people = crowdOf(await villagesOf(books), staff);
    await takeOn(books, people);
  },
  async measure(ground, { minutes, staff }) {
    const before = ground.spent();
    const begun = performance.now();
    const times: Times = { list: [], case: [], board: [], act: [], failed: [] };
    const [from, until] = [begun + THINK_MS, begun + minutes * 60_000];
    const { memory } = await memoryWhile(ground.memory, () =>
      Promise.all(people.map((person, i) => workAs(ground, person, i, times, from, until))),
    );
    const seconds = (performance.now() - begun) / 1000;
    const after = ground.spent();
    for (const text of [...new Set(times.failed)].slice(0, 5)) process.stderr.write(`failed: ${text}\n`);
    const all = [...times.list, ...times.case, ...times.board, ...times.act];
    const p95 = (of: readonly number[]) => round(seenOf(of, 0, seconds).p95);
    return {
      ...{ staff, minutes, failed: times.failed.length, perSecond: round(all.length / seconds, 1) },
      ...{ listP50: round(seenOf(times.list, 0, seconds).p50), listP95: p95(times.list), caseP95: p95(times.case) },
      ...{ boardP95: p95(times.board), actP95: p95(times.act) },
      // Of the two processors, how many were at work.
      ...{
        appCores: round((after.app - before.app) / seconds / 1000),
        dbCores: round((after.db - before.db) / seconds / 1000),
      },
      ...memory,
    };
  },
};
