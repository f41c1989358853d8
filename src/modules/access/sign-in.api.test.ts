import { describe, expect, test } from 'vitest';
import { cookiesOf, startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { PASSWORD } from '#test/world.ts';

describe('signing in', async () => {
  const open = await openTestHouse({ BAODAO_LOG: 'warn' });
  const api = await startApi(open);

  test('with the right password opens a session in the post', async () => {
    const answer = await api.visitor.post('/api/sign-in', { body: { login: ' LIU ', password: PASSWORD } });
    expect(answer.text).toContain('"staff"');
    expect(answer.status).toBe(200);
    const me = await api.withCookie(cookiesOf(answer)).get('/api/me');
    expect(me.body).toMatchObject({
      state: 'staff',
      account: { login: 'liu' },
      post: { role: 'villageCadre', area: '150124201213' },
    });
  });
});
