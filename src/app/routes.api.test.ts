import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defineModule } from '#platform/module.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { routeTable } from '#test/routes.ts';
import { buildApp } from './server.ts';

describe('the routes', async () => {
  const open = await openTestHouse();

  test('let in whom the table says, and there is none that the table does not know', { timeout: 60_000 }, async () => {
    const expected: unknown = JSON.parse(readFileSync(join(import.meta.dirname, 'routes.table.json'), 'utf8'));
    // After a wanted change: `node scripts/route-table.ts`, and read the difference.
    expect(await routeTable(open)).toEqual(expected);
  });

  test('one that does not say who may call it stops the start', async () => {
    const run = async () => ({});
    // @ts-expect-error: the compiler refuses it first
    const forgetful = defineModule({ name: 'forgetful', needs: [], routes: [{ method: ['GET'], path: '/open', run }] });
    await expect(buildApp(open, { modules: [forgetful] })).rejects.toThrow('GET /open does not say who may call it');
  });
});

describe('the API describes itself', async () => {
  const api = await startApi(await openTestHouse());

  test('as OpenAPI 3.1, printed from the contracts', async () => {
    const { status, body } = await api.visitor.get('/api/openapi.json');
    expect([status, body.openapi]).toEqual([200, '3.1.0']);
    expect(body.paths['/api/accounts/{id}/posts'].put.operationId).toBe('access.setPosts');
  });

  test('as a page to read, under a looser policy than anything else', async () => {
    const page = await api.visitor.get('/api/docs/');
    expect([page.status, page.text.includes('/api/openapi.json')]).toEqual([200, true]);
    expect(String(page.headers['content-security-policy'])).toContain("'unsafe-inline' 'unsafe-eval'");
    const other = await api.visitor.get('/api/openapi.json');
    expect(String(other.headers['content-security-policy'])).not.toContain('unsafe-eval');
  });
});
