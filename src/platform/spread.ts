import type pg from 'pg';
import { APP_ROLE } from './database.ts';

/*
 * Many machines: on the coordinator of a Citus cluster a jurisdiction's schema lies whole on one of them, and everything else works as on a
 * single server (docs/scaling.md).
 */

type Asked = pg.Pool | pg.PoolClient;

/** Whether this database is such a coordinator. */
export const isSpread = async (owner: Asked): Promise<boolean> =>
  (await owner.query(`select from pg_extension where extname = 'citus'`)).rowCount === 1;

export const liesOnAMachine = async (owner: Asked, schema: string): Promise<boolean> =>
  (
    await owner.query('select from pg_dist_schema d join pg_namespace n on n.oid = d.schemaid where n.nspname = $1', [
      schema,
    ])
  ).rowCount === 1;

/** Gives a schema that was built on the coordinator to a machine; as quick as its tables are empty. */
export const handOut = (owner: Asked, schema: string) => owner.query('select citus_schema_distribute($1)', [schema]);

/** Numbers of new rows are drawn where the rows lie; the coordinator does not hand this grant on, nor to a machine that came later. */
export const grantNumbers = (owner: Asked, schema: string) =>
  owner.query('select run_command_on_workers($1)', [`grant usage on all sequences in schema ${schema} to ${APP_ROLE}`]);

/** The machine a schema lies on, `host:port`; null on a single server. */
export async function machineOf(owner: Asked, schema: string): Promise<string | null> {
  if (!(await isSpread(owner))) return null;
  const { rows } = await owner.query<{ machine: string }>(
    `select nodename || ':' || nodeport as machine from pg_dist_schema d
       join pg_namespace n on n.oid = d.schemaid join pg_dist_partition p on p.colocationid = d.colocationid
       join pg_dist_shard s on s.logicalrelid = p.logicalrelid join pg_dist_placement l on l.shardid = s.shardid
       join pg_dist_node w on w.groupid = l.groupid where n.nspname = $1 limit 1`,
    [schema],
  );
  return rows[0]?.machine ?? null;
}

/** Takes a schema to another machine while people work in it; at the end writing waits for a moment. */
export async function moveTo(owner: Asked, schema: string, host: string, port: number): Promise<void> {
  if ((await machineOf(owner, schema)) === `${host}:${port}`) return;
  await owner.query('select citus_schema_move($1::text::regnamespace, $2, $3::int)', [schema, host, port]);
  await grantNumbers(owner, schema);
}

/** The statements of a migration one by one: a coordinator hands a text of several on whole, and is refused. */
export function statementsOf(text: string): string[] {
  const tokens = text.match(/'(?:[^']|'')*'|\$\$[\s\S]*?\$\$|--[^\n]*|;|[^'$;-]+|[\s\S]/g) ?? [];
  const statements = [''];
  for (const token of tokens)
    if (token === ';') statements.push('');
    else if (!token.startsWith('--')) statements.push(statements.pop() + token);
  return statements.map((s) => s.trim()).filter(Boolean);
}
