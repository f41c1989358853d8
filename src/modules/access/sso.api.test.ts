import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { cookiesOf, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A provider small enough to read: discovery, keys, and a token for whoever `next` says, bound to the nonce it was asked with. */
async function startProvider() {
  const state = { next: { sub: 's-1', preferred_username: 'liu' }, nonce: '' };
  const server = createServer((request, response) => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const send = (body: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (request.url === '/.well-known/openid-configuration')
      return send({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (request.url === '/keys')
      return send({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
    if (request.url === '/userinfo') return send(state.next);
    const seconds = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
    const claims = { iss: issuer, aud: 'baodao', iat: seconds, exp: seconds + 60, nonce: state.nonce, ...state.next };
    const signed = `${base64({ alg: 'RS256', kid: 'k' })}.${base64(claims)}`;
    const idToken = `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
    return send({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: idToken });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.close());
  return { state, issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('single sign-on', async () => {
  const { state, issuer } = await startProvider();
  const open = await openTestHouse({
    BAODAO_OIDC_ISSUER: issuer,
    BAODAO_OIDC_CLIENT_ID: 'baodao',
    BAODAO_OIDC_CLIENT_SECRET: 'hush',
  });
  const api = await startApi(open);
  const accounts = () => open.house.db.selectFrom('staff_account').select('id').execute();

  const roundTrip = async () => {
    const begun = await api.visitor.get('/api/auth/sign-in/oidc');
    const to = new URL(String(begun.headers.location));
    state.nonce = to.searchParams.get('nonce') ?? '';
    const back = `/api/auth/callback/oidc?code=c&state=${to.searchParams.get('state')}`;
    return { begun, to, back, answer: await api.withCookie(cookiesOf(begun)).get(back) };
  };

  test('is offered, and leads to the provider with state, nonce and PKCE', async () => {
    expect((await api.visitor.get('/api/sign-in/ways')).body.sso).toBe(true);
    const { begun, to } = await roundTrip();
    expect(begun.status).toBe(303);
    expect(to.origin).toBe(issuer);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(to.searchParams.get(name), name).toBeTruthy();
  });

  test('opens the account that the claim names, in its post, and the journal says so', async () => {
    const { answer } = await roundTrip();
    expect([answer.status, answer.headers.location]).toEqual([303, '/console/']);
    const me = await api.withCookie(cookiesOf(answer)).get('/api/me');
    expect(me.body).toMatchObject({ state: 'staff', account: { login: 'liu' }, post: { role: 'villageCadre' } });
    const entry = await open.house.db
      .selectFrom('journal')
      .select('data')
      .where('verb', '=', 'signIn')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(entry.data).toEqual({ way: 'sso' });
  });

  test('never makes an account for whom nobody here knows', async () => {
    const before = await accounts();
    state.next = { sub: 's-2', preferred_username: 'stranger' };
    const { answer } = await roundTrip();
    expect(answer.headers.location).toBe('/console/?signIn=sso');
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await accounts()).toEqual(before);
  });

  test('lets no disabled account in', async () => {
    state.next = { sub: 's-3', preferred_username: 'chen' };
    await open.owner.query("update staff_account set disabled_at = now() where username = 'chen'");
    const { answer } = await roundTrip();
    expect(answer.headers.location).toBe('/console/?signIn=accountDisabled');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('needs no password of one’s own, and takes the one away that an administrator knows', async () => {
    const admin = api.as('admin');
    const zhang = (await admin.get('/api/accounts?text=zhang')).body.accounts[0];
    const { temporaryPassword } = (await admin.post(`/api/accounts/${zhang.id}/password`)).body;
    state.next = { sub: 's-4', preferred_username: 'zhang' };
    const { answer } = await roundTrip();
    const me = (await api.withCookie(cookiesOf(answer)).get('/api/me')).body;
    expect(me.state).toBe('staff');
    // Its owner never sees the form where others read it, and is told all the same; once.
    const by = (await admin.get('/api/me')).body.account.name;
    expect(me.resets).toEqual([{ what: 'password', at: Temporal.Instant.from(TEST_NOW).toString(), by }]);
    open.setNow(Temporal.Instant.from(TEST_NOW).add({ minutes: 1 }));
    const again = api.withCookie(cookiesOf((await roundTrip()).answer));
    expect((await again.get('/api/me')).body.resets).toEqual([]);
    expect((await api.withCookie(cookiesOf(answer)).get('/api/me')).body.resets, 'this one still').toHaveLength(1);
    const late = await api.visitor.post('/api/sign-in', { body: { login: 'zhang', password: temporaryPassword } });
    expect(late.status).toBe(401);
  });

  test('an answer that nobody here asked for opens nothing', async () => {
    state.next = { sub: 's-1', preferred_username: 'liu' };
    const { back } = await roundTrip();
    const stolen = await api.visitor.get(back);
    expect(String(stolen.headers['set-cookie'])).not.toContain('session_token');
    expect(stolen.headers.location).toBe('/console/?signIn=sso');
  });
});
