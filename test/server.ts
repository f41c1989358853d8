import pg from 'pg';

/** The databases of a test run on the server it runs on: one everybody clones, and the clones. On Citus each lies on every machine. */
export const TEMPLATE = 'baodao_template';
/** Migrated and nothing else, for what is settled otherwise; not on Citus. */
export const BARE = 'baodao_bare';
const OURS = '^(baodao_template|baodao_bare|t_[0-9a-f]{32})$';

export const databaseAt = (url: string, name: string) => url.replace(/\/[^/]+$/, `/${name}`);
const quoted = (name: string) => `"${name}"`;

async function ask<R extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text, values)).rows;
  } finally {
    await client.end();
  }
}

export type Node = { host: string; port: number };
/** The machines of a Citus cluster besides its coordinator; none on a single server. Read from the database the address names. */
export async function workersOf(url: string): Promise<Node[]> {
  const [citus] = await ask(url, `select from pg_extension where extname = 'citus'`);
  return citus
    ? ask<Node>(url, 'select nodename as host, nodeport as port from pg_dist_node where groupid <> 0 order by 2')
    : [];
}
const onNode = (url: string, { host, port }: Node, name: string) => {
  const at = new URL(databaseAt(url, name));
  Object.assign(at, { hostname: host, port: String(port) });
  return at.href;
};

/** An empty database to prepare, on every machine. */
export async function createDatabase(url: string, workers: readonly Node[], name: string): Promise<void> {
  for (const at of [databaseAt(url, 'postgres'), ...workers.map((w) => onNode(url, w, 'postgres'))])
    await ask(at, `create database ${quoted(name)}`);
  if (workers.length === 0) return;
  for (const at of [databaseAt(url, name), ...workers.map((w) => onNode(url, w, name))])
    await ask(at, 'create extension citus');
  const { hostname, port } = new URL(url);
  await ask(databaseAt(url, name), 'select citus_set_coordinator_host($1, $2)', [hostname, Number(port)]);
  for (const w of workers) await ask(databaseAt(url, name), 'select citus_add_node($1, $2)', [w.host, w.port]);
}

/** Shuts the template, so that it can be copied: nobody is let in any more, not even the caretaker Citus keeps in every database. */
export async function shutTemplate(url: string, workers: readonly Node[]): Promise<void> {
  for (const at of [databaseAt(url, 'postgres'), ...workers.map((w) => onNode(url, w, 'postgres'))]) {
    await ask(at, `alter database ${quoted(TEMPLATE)} allow_connections false`);
    await ask(at, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [TEMPLATE]);
  }
}

/**
 * A copy of the template, machine by machine; each names the others by their addresses, which stay. File by file: block by block through the log took
 * twice the work.
 */
export async function cloneTemplate(
  template: string,
  workers: readonly Node[],
  name: string,
  from = TEMPLATE,
): Promise<void> {
  for (const at of [databaseAt(template, 'postgres'), ...workers.map((w) => onNode(template, w, 'postgres'))])
    await ask(at, `create database ${quoted(name)} template ${quoted(from)} strategy file_copy`);
}

/**
 * Takes a copy away: two thousand files that need not be written to the disk, nor wait for the end of the run. What somebody is still connected to, and
 * what lies on several machines, goes with the run.
 */
export async function dropClone(template: string, workers: readonly Node[], name: string): Promise<void> {
  if (workers.length === 0)
    await ask(databaseAt(template, 'postgres'), `drop database ${quoted(name)}`).catch((error: { code?: string }) => {
      if (error.code !== '55006') throw error;
    });
}

/** Takes away what this and earlier runs made. */
export async function dropDatabases(url: string): Promise<void> {
  const workers = await workersOf(url);
  for (const at of [databaseAt(url, 'postgres'), ...workers.map((w) => onNode(url, w, 'postgres'))])
    for (const { name } of await ask<{ name: string }>(
      at,
      'select datname as name from pg_database where datname ~ $1',
      [OURS],
    ))
      await ask(at, `drop database ${quoted(name)} with (force)`);
}
