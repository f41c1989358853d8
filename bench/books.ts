import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { type OpenHouse, openHouse, prepareDatabase } from '#app/open.ts';
import { buildApp } from '#app/server.ts';
import { foldTally } from '#modules/cases/cases.jobs.ts';
import { rebuildTally } from '#modules/cases/cases.tally.store.ts';
import { gatherTopics } from '#modules/incidents/index.ts';
import { type Cluster, startCluster } from '#platform/cluster.ts';
import { readConfig } from '#platform/config.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { openPool, schemaOf } from '#platform/database.ts';
import { PASSWORD, settle } from '#test/world.ts';
import { loadHistory, NUMBERED_FROM } from './history.ts';
import { COPIED, keepRecipe, recordIntake } from './recipe.ts';

/** What stands ready before the product is started: a database with the cast and so many cases, open to whoever has more to put in. */
export type Books = {
  dataDir: string;
  cluster: Cluster;
  schema: string;
  house: OpenHouse['house'];
  owner: pg.Pool;
  /** Villages the intake goes to. */
  areas: readonly string[];
  /** Where the transaction of an intake is written down. */
  recipe: string;
  /** Lets the database go on without us. */
  close(): Promise<void>;
  /** Takes everything away that need not stay. */
  remove(): void;
};
export type Told = (text: string) => void;

/** Says after each stage how long it took. */
export function stages(told: Told): (what: string) => void {
  let at = performance.now();
  return (what) => {
    told(`${what}: ${((performance.now() - at) / 1000).toFixed(1)} s\n`);
    at = performance.now();
  };
}

/** `cases` in the books; `dir` keeps them for the next run. */
export async function openBooks(cases: number, dir: string | undefined, told: Told): Promise<Books> {
  const stage = stages(told);
  const dataDir = dir ?? mkdtempSync(join(tmpdir(), 'baodao-bench-'));
  const isNew = !existsSync(join(dataDir, 'postgres'));
  const cluster = await startCluster(dataDir, { max_connections: '200' });
  stage('database');
  const config = readConfig({ BAODAO_DATA_DIR: dataDir, BAODAO_LOG: 'silent' });
  const schema = schemaOf(config.jurisdiction);
  // What a power cut would take away here is made again from the beginning.
  const owner = openPool(cluster.url, schema, 'owner', 2, { isMadeAgain: true });
  await prepareDatabase(owner, config.jurisdiction);
  stage('tables');
  const open = await openHouse(config, cluster.url, { connections: 1, isMadeAgain: true });
  if (isNew) await settle(open.house);
  stage('cast');
  if (!isNew) await removeCopies(owner);
  await fill(open, owner, cases, told);
  stage('history');
  const villages = await owner.query<{ code: string }>(
    `select code from place where starts_with(code, '150124201') and length(code) = 12 order by code limit 16`,
  );
  const areas = villages.rows.map((r) => r.code);
  const recipe = join(dataDir, 'intake.json');
  await writeDown(open, areas[0]!, recipe);
  stage('recipe');
  return {
    ...{ dataDir, cluster, schema, house: open.house, owner, areas, recipe },
    async close() {
      await open.close();
      await owner.end();
    },
    remove: () => dir ?? rmSync(dataDir, { recursive: true, force: true }),
  };
}

/** What the floor wrote in an earlier run: copies of one case, of which what is sealed opens nowhere but in the first. */
async function removeCopies(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     where a.attname = 'case_id' and not a.attisdropped and c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace`,
  );
  const those = rows.map(({ name }) => `delete from ${name} using copied where case_id = copied.id;`);
  await owner.query(`begin;
    set local session_replication_role = replica;
    create temporary table copied on commit drop as select id from cases where number ~ '${COPIED}';
    ${those.join('\n')}
    delete from journal using copied where subject_kind = 'case' and subject_id = copied.id;
    delete from journal_head using copied where subject_kind = 'case' and subject_id = copied.id;
    delete from cases using copied where cases.id = copied.id;
    commit`);
}

/** As many cases as are wanted, with their sums and what they have in common. */
async function fill(open: OpenHouse, owner: pg.Pool, cases: number, told: Told): Promise<void> {
  const { rows } = await owner.query<{ n: number }>(
    `select coalesce(max(substring(number from '-([0-9]{7,8})-0$')::int) - ${NUMBERED_FROM}, 0) as n from cases where number ~ '-[0-9]{7,8}-0$'`,
  );
  const before = rows[0]!.n;
  if (before < cases)
    await loadHistory(owner, before, cases, (n) =>
      told(`history: ${n.toLocaleString('en')} of ${cases.toLocaleString('en')} cases\n`),
    );
  const { rows: sums } = await owner.query<{ are: boolean }>('select exists (select from case_tally) as are');
  if (before >= cases && sums[0]!.are) return;
  const stage = stages(told);
  const ctx = systemCtx(open.house, 'count');
  await inTransaction(ctx, rebuildTally);
  await foldTally(ctx);
  stage('sums');
  await gatherTopics(ctx);
  stage('topics');
  await owner.query('vacuum analyze case_tally, cases, topic, topic_mark');
}

/** Listens to an intake through the whole product and writes down what it asked of the database. */
async function writeDown(open: OpenHouse, area: string, file: string): Promise<void> {
  const app = await buildApp(open);
  const sign = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    headers: { 'idempotency-key': randomUUID() },
    payload: { login: 'zhao', password: PASSWORD },
  });
  const cookies = Object.fromEntries(sign.cookies.map((c) => [c.name, c.value]));
  const intake = async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/cases',
      cookies,
      headers: { 'idempotency-key': randomUUID() },
      payload: {
        kind: 'help',
        channel: 'visit',
        area,
        body: '村东头的机井坏了三天,葵花浇不上水。',
        reporter: { name: '赵满仓', phone: '19900001001' },
      },
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json();
  };
  keepRecipe(file, await recordIntake(intake));
  await app.close();
}
