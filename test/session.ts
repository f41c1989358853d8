import { createHmac } from 'node:crypto';
import { authOf } from '#modules/access/access.auth.ts';
import { selectByLogin } from '#modules/access/access.store.ts';
import { begin } from '#modules/access/sign-in.actions.ts';
import { systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

/**
 * The cookie of a session that begins as after a right password. The password itself is left out: checking one is made to take a tenth of a second, and
 * the tests sign in a thousand times. That the right one opens and the wrong one does not is shown beside the sign-in.
 */
export async function sessionFor(house: House, login: string): Promise<{ name: string; value: string }> {
  const ctx = systemCtx(house, 'test');
  const account = await selectByLogin(ctx, login);
  if (!account) throw new Error(`nobody signs in as ${login}`);
  const { internalAdapter, authCookies, secret } = await (await authOf(house)).$context;
  const { token } = await internalAdapter.createSession(account.id);
  await begin(ctx, account, token, { way: 'password' });
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return { name: authCookies.sessionToken.name, value: encodeURIComponent(`${token}.${signature}`) };
}
