import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';

describe('agents', async () => {
  const api = await startApi(await openTestHouse());
  const names = async (login: string, area: string) => {
    const { status, body } = await api.as(login).get(`/api/agents?area=${area}`);
    return status === 200 ? body.items.map((agent: { name: string }) => agent.name) : status;
  };

  test('are those whose post covers the place', async () => {
    expect(await names('liu', '150124201213')).toEqual(['王秀英']);
    expect(await names('zhao', '150124201210')).toEqual([]);
  });

  test('of another place are not told, nor to posts that record no authorisations', async () => {
    expect(await names('liu', '150102401007')).toBe(404);
    expect(await names('chen', '150124201213')).toBe(403);
  });
});
