import { openPool } from '#platform/database.ts';
import { drive } from './load.ts';
import { cook, readRecipe } from './recipe.ts';

/* Its own process, with nothing but the driver: the recorded transaction as fast as this PostgreSQL takes it. Prints one JSON line. */

const [url = '', schema = '', file = '', callers = '16', seconds = '5', areas = ''] = process.argv.slice(2);
const places = areas.split(',');
const n = Number(callers);
const pool = openPool(url, schema, 'app', n);
const dish = cook(readRecipe(file));
const clients = await Promise.all(Array.from({ length: n }, () => pool.connect()));
// Two runs on one database must not meet at a number.
let serial = Date.now() % 1_000_000_000;
const seen = await drive(n, Number(seconds), async (caller, turn) => {
  const client = clients[caller]!;
  for (const statement of dish(places[(caller + turn) % places.length]!, serial++)) await client.query(statement);
  return true;
});
process.stdout.write(`${JSON.stringify(seen)}\n`);
for (const client of clients) client.release();
await pool.end();
