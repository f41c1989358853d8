import '#platform/jsx.ts';
const { prepareGround } = await import('./ground.ts');
const { drive } = await import('./load.ts');
const g = await prepareGround({ cases: 100000, dir: '/tmp/crowd-growth' }, (t) => void process.stderr.write(t));
for (const login of ['zhao', 'sun', 'dai', 'liu', 'wu']) {
  const who = await Promise.all(Array.from({ length: 8 }, () => g.as(login)));
  for (const round of [1, 2]) {
    const b = g.spent(); let n = 0;
    const s = await drive(8, 2.5, async (c) => { n++; return (await who[c]!.get('/api/cases?queue=all&limit=20')).status === 200; });
    const a = g.spent();
    console.log(login, round, n, 'app', ((a.app - b.app) / n).toFixed(2), 'db', ((a.db - b.db) / n).toFixed(2), 'p95', s.p95.toFixed(0));
  }
}
await g.close();
