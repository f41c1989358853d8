import { validate } from '@scalar/openapi-parser';
import { describe, expect, test } from 'vitest';
import { openApi } from '#platform/openapi.ts';
import { modules } from './modules.ts';

describe('the API description', () => {
  const document = openApi(modules, '0.1.0');

  test('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await validate(JSON.parse(JSON.stringify(document)));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  test('has every endpoint of every module, with who may call it', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path)) as {
      operationId: string;
      description: string;
    }[];
    const endpoints = modules.flatMap((m) => Object.keys(m.api).map((name) => `${m.name}.${name}`));
    expect(operations.map((o) => o.operationId).sort()).toEqual(endpoints.sort());
    for (const o of operations) expect(o.description).toMatch(/who may: \w/);
  });
});
