import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '#platform/jsx.ts';
import { readConfig } from '#platform/config.ts';
import { openPool, schemaOf } from '#platform/database.ts';
import { machineOf } from '#platform/spread.ts';
import { createDatabase, databaseAt, dropDatabases, workersOf } from '#test/server.ts';
import { drive, type Seen } from './load.ts';
import type { Caller } from './people.ts';

const { openHouse, prepareDatabase } = await import('#app/open.ts');
const { buildApp } = await import('#app/server.ts');
const { signedIn } = await import('./people.ts');
const { settle } = await import('#test/world.ts');

/*
 * One server against many machines (docs/scaling.md): node bench/machines.ts single=postgres://… citus=postgres://…
 * Two jurisdictions in each; the rows take turns, so that a noisy machine is noisy for both, and the best of three rounds is told.
 */

const NAME = 'baodao_template';
const CODES = ['1501', '150124'];
const [CALLERS, SECONDS, ROUNDS] = [16, 4, 3];

type Row = (turn: { caller: number; turn: number }) => Promise<boolean>;
type Ground = { rows: Record<string, Row>; close(): Promise<void> };

async function lay(name: string, url: string): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'baodao-machines-'));
  await dropDatabases(url);
  await createDatabase(url, await workersOf(url), NAME);
  const at = databaseAt(url, NAME);
  const house = async (code: string) => {
    const config = readConfig({ BAODAO_DATA_DIR: dataDir, BAODAO_LOG: 'silent', BAODAO_JURISDICTION: code });
    const owner = openPool(at, schemaOf(code), 'owner', 1);
    await prepareDatabase(owner, code);
    const lies = await machineOf(owner, schemaOf(code));
    await owner.end();
    const open = await openHouse(config, at, { connections: CALLERS / CODES.length });
    await settle(open.house);
    const app = await buildApp(open);
    const base = await app.listen({ host: '127.0.0.1', port: 0 });
    const as = (login: string) =>
      Promise.all(Array.from({ length: CALLERS / CODES.length }, () => signedIn(base, login)));
    process.stderr.write(`${name}: ${code} on ${lies ?? 'one server'}\n`);
    return { open, app, zhao: await as('zhao'), wu: await as('wu') };
  };
  const houses = [await house(CODES[0]!), await house(CODES[1]!)] as const;
  const caller = (i: number, who: 'zhao' | 'wu'): Caller => houses[i % 2]![who][Math.floor(i / CODES.length)]!;
  const filed = {
    kind: 'help',
    channel: 'visit',
    area: '150124201213',
    body: '村东头的机井坏了三天,葵花浇不上水。',
    reporter: { name: '赵满仓', phone: '19900001001' },
  };
  return {
    rows: {
      intake: async ({ caller: i }) => (await caller(i, 'zhao').post('/api/cases', filed)).status === 200,
      queue: async ({ caller: i }) => (await caller(i, 'zhao').get('/api/cases?queue=all&limit=20')).status === 200,
      oversight: async () =>
        (await houses[0].wu[0]!.get('/api/insight/jurisdictions?from=2026-01-01&to=2026-12-31')).status === 200,
    },
    async close() {
      for (const { app, open } of houses) {
        await app.close();
        await open.close();
      }
      await dropDatabases(url);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const servers = process.argv.slice(2).map((given) => given.split(/=(.*)/s) as [string, string]);
const grounds: [string, Ground][] = [];
for (const [name, url] of servers) grounds.push([name, await lay(name, url)]);
for (const row of ['intake', 'queue', 'oversight']) {
  const best = new Map<string, Seen>();
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, ground] of grounds) {
      const callers = row === 'oversight' ? 1 : CALLERS;
      const seen = await drive(callers, SECONDS, (caller, turn) => ground.rows[row]!({ caller, turn }));
      if (seen.perSecond > (best.get(name)?.perSecond ?? 0)) best.set(name, seen);
    }
  for (const [name, seen] of best) console.log(JSON.stringify({ bench: `machines.${row}`, server: name, ...seen }));
}
for (const [, ground] of grounds) await ground.close();
