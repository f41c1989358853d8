/**
 * Counts every figure that `baodao bulletin --json` states under a short name again, by a query written apart from the product, over the
 * database of BAODAO_DATA_DIR or DATABASE_URL: `npm run check:figures` after `baodao demo --year`. Ends with the plain line `N passed, N failed`.
 */
import '#platform/jsx.ts';
import { recount } from '#demo/year/recount.sql.ts';
import { shortNames } from '#modules/insight/insight.names.rules.ts';
import { startCluster } from '#platform/cluster.ts';
import { readConfig } from '#platform/config.ts';
import { systemCtx } from '#platform/context.ts';
import { openPool, schemaOf } from '#platform/database.ts';

// The modules draw pages in .tsx, which can be loaded once jsx.ts is.
const { openHouse } = await import('#app/open.ts');
const { toldFigures } = await import('#modules/insight/index.ts');

const YEAR = { from: '2025-01-01', to: '2025-12-31' };
const BEFORE = '2026-01-01';
/** The whole city, and the places whose figures the product names: village, community, district of the university, 武川县, 清水河县. */
const PLACES = ['1501', '150124201213', '150102401007', '150104', '150125', '150124'];

const config = readConfig(process.env);
const cluster = config.databaseUrl ? null : await startCluster(config.dataDir);
const url = config.databaseUrl ?? cluster!.url;
const open = await openHouse(config, url, { connections: 2 });
// As the owner: to a connection that declared no place, tables about people are empty.
const pool = openPool(url, schemaOf(config.jurisdiction), 'owner', 1);
let passed = 0;
let failed = 0;
const seen = new Set<string>();
try {
  for (const area of PLACES) {
    const { figures, left } = await toldFigures(systemCtx(open.house, 'check'), { area, ...YEAR });
    for (const [name, text] of Object.entries(recount)) {
      if (name in left) continue;
      const params = [`${area}%`, YEAR.from, BEFORE];
      // All three are told, also to a query that needs no first day.
      const { rows } = await pool.query(`select (${text})::float8 as n, $2::date as first, $3::date as after`, params);
      const counted = (rows[0] as { n: number }).n;
      const isSame = Math.abs(counted - (figures[name] ?? Number.NaN)) < 1e-6;
      if (isSame) passed += 1;
      else failed += 1;
      if (counted > 0) seen.add(name);
      if (!isSame) process.stdout.write(`✗ ${area} ${name}: stated ${figures[name]}, counted ${counted}\n`);
    }
    process.stdout.write(
      `${area}: ${JSON.stringify(Object.fromEntries(Object.keys(recount).map((n) => [n, figures[n]])))}\n`,
    );
  }
  for (const name of Object.keys(shortNames)) {
    // A count of nothing would agree with anything.
    const isTold = name in recount && seen.has(name);
    if (name in recount) passed += 1;
    else failed += 1;
    if (!isTold)
      process.stdout.write(
        `${name in recount ? '·' : '✗'} ${name}: ${name in recount ? 'nothing to count' : 'no query'}\n`,
      );
  }
} finally {
  await pool.end();
  await open.close();
  await cluster?.stop();
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
