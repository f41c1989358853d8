import { expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';

test('metrics are for whoever shows the token, and name routes, never what was asked', async () => {
  const token = 'a-token-of-a-monitoring-system';
  const api = await startApi(
    await openTestHouse({ BAODAO_METRICS_TOKEN: token, BAODAO_BACKUP_DIR: '/nowhere/backups' }),
  );
  await api.as('liu').get('/api/cases?q=%E8%B5%B5%E5%A4%A7%E7%88%B7');
  for (const authorization of ['', 'Bearer wrong'])
    expect((await api.visitor.get('/metrics', { authorization })).status).toBe(401);
  const { status, text } = await api.visitor.get('/metrics', { authorization: `Bearer ${token}` });
  expect(status).toBe(200);
  expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/api\/cases",status="200"\} 1/);
  for (const name of ['baodao_jobs_waiting', 'baodao_database_bytes', 'nodejs_eventloop_lag_seconds'])
    expect(text).toContain(name);
  // Never backed up must not look like just backed up.
  expect(text).toContain('baodao_backup_age_seconds +Inf');
  expect(text).not.toMatch(/赵大爷|%E8%B5%B5/);
});

test('without a token there is nothing to read', async () => {
  const api = await startApi(await openTestHouse());
  expect((await api.visitor.get('/metrics')).status).toBe(404);
});
