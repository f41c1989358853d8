import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { COPIED_FROM, readRecipe, type Statement, type Value } from './recipe.ts';
import { type Row, round } from './rows.ts';

/*
 * The same transaction sent by PostgreSQL's own load generator, from outside of any JavaScript: how much of the floor is the driver's. What is new each time is made
 * by one statement more at its beginning.
 */

/** A text as SQL: no colon in it, which pgbench would take for one of its variables. */
const quoted = (text: string) =>
  `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a').replaceAll('\n', '\\n')}'`;

/** As the driver sends it: text, whatever it is. */
function literal(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'object' && 'bytes' in value)
    return quoted(`\\x${Buffer.from(value.bytes, 'base64').toString('hex')}`);
  if (typeof value === 'object') return quoted((pg as unknown as { utils: PgUtils }).utils.prepareValue(value));
  return quoted(String(value));
}
type PgUtils = { prepareValue(value: unknown): string };

type Marks = { readonly pattern: RegExp; readonly nameOf: (mark: string) => string };

/** Of what a value is put together: its own text and the names of what is new. */
function parts(text: string, { pattern, nameOf }: Marks): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return '';
  let at = 0;
  const pieces = found.flatMap((m) => {
    const before = text.slice(at, m.index);
    at = m.index + m[0].length;
    return [...(before ? [quoted(before)] : []), nameOf(m[0])];
  });
  const rest = text.slice(at);
  return `concat(${[...pieces, ...(rest ? [quoted(rest)] : [])].join(', ')})`;
}

/** The recipe as a script for pgbench. */
export function scriptOf(file: string, areas: readonly string[]): string {
  const recipe = readRecipe(file);
  const [kind = 'SQ', , year = '2026'] = recipe.number.split('-');
  const names = new Map(recipe.fresh.map((id, i) => [id, `f${i}`]));
  names.set(recipe.number, 'number').set(recipe.area, 'place');
  const pattern = new RegExp([...names.keys()].map((m) => m.replace(/[-.]/g, '\\$&')).join('|'), 'g');
  const marks: Marks = { pattern, nameOf: (mark) => names.get(mark) ?? 'null' };
  const made: string[] = [];
  const variableFor = (expression: string) => {
    const known = made.indexOf(expression);
    return `:v${known >= 0 ? known : made.push(expression) - 1}`;
  };
  const filled = ({ text, values }: Statement) =>
    text.replace(/\$(\d+)/g, (_, n: string) => {
      const value = values[Number(n) - 1] ?? null;
      const expression = typeof value === 'string' ? parts(value, marks) : '';
      return expression ? variableFor(expression) : literal(value);
    });
  const statements = recipe.statements.map((s) => `${filled(s).replaceAll('\n', ' ').replace(/;\s*$/, '')};`);
  const fresh = recipe.fresh.map((_, i) => `gen_random_uuid()::text as f${i}`);
  const number = `concat('${kind}-', place, '-${year}-', (${COPIED_FROM} + random() * 900000000)::bigint, '-0') as number`;
  const place = `(array['${areas.join("','")}'])[1 + (random() * ${areas.length - 1})::int] as place`;
  return `select ${made.map((m, i) => `${m} as v${i}`).join(', ')} from (select *, ${number} from (select ${fresh.join(', ')}, ${place}) a) b \\gset\n${statements.join('\n')}\n`;
}

/** Where a pgbench is: on the path, or where Debian puts it. None with the embedded PostgreSQL. */
function pgbenchAt(): string | null {
  for (const at of ['pgbench', ...[18, 17, 16, 15].map((v) => `/usr/lib/postgresql/${v}/bin/pgbench`)])
    try {
      execFileSync(at, ['--version'], { stdio: 'ignore' });
      return at;
    } catch {}
  return null;
}

export const pgbench: Row = {
  bench: 'pgbench',
  async measure({ url, schema, recipe, areas, dataDir }, { callers, seconds }) {
    const program = pgbenchAt();
    if (!program) return { isThere: false };
    const script = join(dataDir, 'intake.pgbench.sql');
    writeFileSync(script, scriptOf(recipe, areas));
    const options = `-c search_path=${schema} -c timezone=UTC -c role=baodao_app -c max_parallel_workers_per_gather=0`;
    const args = [
      '-n',
      '-M',
      'prepared',
      '-c',
      `${callers}`,
      '-j',
      '2',
      '-T',
      `${Math.ceil(seconds)}`,
      '-f',
      script,
      url,
    ];
    const said = execFileSync(program, args, { encoding: 'utf8', env: { ...process.env, PGOPTIONS: options } });
    const number = (what: RegExp) => Number(what.exec(said)?.[1] ?? Number.NaN);
    return {
      isThere: true,
      perSecond: round(number(/tps = ([\d.]+)/), 1),
      meanMs: round(number(/latency average = ([\d.]+)/)),
      failed: number(/failed transactions: (\d+)/),
    };
  },
};
