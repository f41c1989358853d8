import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import { type Caller, cookiesOf, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { PASSWORD } from '#test/world.ts';
import { addAccount } from './index.ts';

/** RFC 6238 with six digits and thirty seconds, from an otpauth address: what the phone does. */
function codeFrom(uri: string, stepsFromNow = 0): string {
  const base32 = new URL(uri).searchParams.get('secret') ?? '';
  const bits = [...base32.replace(/=+$/, '')]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Temporal.Now.instant().epochMilliseconds / 30_000) + stepsFromNow));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('my own account', { timeout: 60_000 }, async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const signIn = (login: string, more: object = {}) =>
    api.visitor.post('/api/sign-in', { body: { login, password: PASSWORD, ...more } });
  const asNew = async (login: string) => api.withCookie(cookiesOf(await signIn(login)));
  const verbsOf = async (login: string) =>
    (
      await open.house.db
        .selectFrom('journal as j')
        .innerJoin('staff_account as a', 'a.id', 'j.subject_id')
        .select('j.verb')
        .where('a.username', '=', login)
        .orderBy('j.id')
        .execute()
    ).map((r) => r.verb);

  test('a new password ends all other sessions and works from then on', async () => {
    const [here, elsewhere] = [await asNew('hao'), await asNew('hao')];
    const next = 'water-runs-down-the-gully';
    expect((await here.post('/api/me/password', { body: { current: 'not-this-one', next } })).body.code).toBe(
      'wrongOwnPassword',
    );
    const weak = await here.post('/api/me/password', { body: { current: PASSWORD, next: 'woaini1314520' } });
    expect(weak.body.errors).toMatchObject([{ field: 'next', rule: 'common' }]);
    expect((await here.post('/api/me/password', { body: { current: PASSWORD, next: PASSWORD } })).body.code).toBe(
      'samePassword',
    );
    expect((await here.post('/api/me/password', { body: { current: PASSWORD, next } })).body.state).toBe('staff');
    expect((await elsewhere.get('/api/me')).body.state).toBe('visitor');
    expect((await here.get('/api/me')).body.state).toBe('staff');
    expect((await signIn('hao')).status).toBe(401);
    expect((await signIn('hao', { password: next })).status).toBe(200);
    expect(await verbsOf('hao')).toContain('changePassword');
  });

  test('no command that carried a password leaves a fast hash of it', async () => {
    const before = await open.house.db
      .selectFrom('command')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirst();
    await (await asNew('ren')).post('/api/me/password', {
      body: { current: PASSWORD, next: 'road-over-the-grassland' },
    });
    const after = await open.house.db
      .selectFrom('command')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirst();
    expect(after).toEqual(before);
  });

  test('ending the other sessions takes effect at their next request', async () => {
    const [here, elsewhere] = [await asNew('bai'), await asNew('bai')];
    expect((await elsewhere.post('/api/me/sessions/end-others')).body).toEqual({ ended: 1 });
    expect((await here.post('/api/me/sessions/end-others')).status).toBe(401);
    expect((await elsewhere.get('/api/me')).body.state).toBe('staff');
  });

  test('guessing the present password from an unattended screen locks like signing in', async () => {
    const here = await asNew('ma');
    for (let i = 0; i < 5; i++) await here.post('/api/me/password', { body: { current: `guess-${i}`, next: 'x' } });
    expect((await here.post('/api/me/password', { body: { current: PASSWORD, next: 'y' } })).body.code).toBe('locked');
  });

  describe('with several posts', async () => {
    const posts = [
      {
        role: 'townshipClerk' as const,
        organisationId: await organisationId(open, 'beibao'),
        area: '150124201',
        validFrom: '2024-01-01',
      },
      {
        role: 'mediator' as const,
        organisationId: await organisationId(open, 'laoxionggou'),
        area: '150124201213',
        validFrom: '2025-01-01',
        validTo: '2026-03-05',
      },
      {
        role: 'caller' as const,
        organisationId: await organisationId(open, 'qingshuihe'),
        area: '150124',
        validFrom: '2027-01-01',
      },
    ];
    await inTransaction(systemCtx(open.house, 'test'), (tx) =>
      addAccount(tx, { login: 'han', name: '韩梅', password: PASSWORD, posts }),
    );
    const rolesOf = (me: { body: { posts: { id: string; role: string }[] } }) => me.body.posts.map((p) => p.role);

    test('acts in one at a time, the longest held first, and may switch', async () => {
      const here = await asNew('han');
      const me = await here.get('/api/me');
      expect(rolesOf(me)).toEqual(['townshipClerk', 'mediator']);
      expect(me.body.post.role).toBe('townshipClerk');
      const switched = await here.post('/api/me/post', { body: { postId: me.body.posts[1].id } });
      expect(switched.body.post).toMatchObject({ role: 'mediator', area: '150124201213' });
      expect((await here.get('/api/me')).body.post.role).toBe('mediator');
      expect(await verbsOf('han')).toContain('switchPost');
    });

    test('may choose at sign-in, but not a post of somebody else or one to come', async () => {
      const me = (await (await asNew('han')).get('/api/me')).body;
      const chosen = await signIn('han', { postId: me.posts[1].id });
      expect(chosen.body.post.role).toBe('mediator');
      const all = await open.house.db.selectFrom('post').select(['id', 'role']).where('area', '=', '150124').execute();
      expect((await signIn('han', { postId: all[0]?.id })).body.code).toBe('noSuchPost');
      const future = all.find((p) => p.role === 'caller' && p.id !== all[0]?.id) ?? all[0];
      expect((await (await asNew('han')).post('/api/me/post', { body: { postId: future?.id } })).body.code).toBe(
        'noSuchPost',
      );
    });

    test('whose post has ended acts in none until another is chosen', async () => {
      const me = (await (await asNew('han')).get('/api/me')).body;
      open.setNow('2026-03-04T10:00:00Z');
      const here = api.withCookie(cookiesOf(await signIn('han', { postId: me.posts[1].id })));
      open.setNow('2026-03-04T15:59:59Z');
      const stillHere = api.withCookie(cookiesOf(await signIn('han', { postId: me.posts[1].id })));
      expect((await stillHere.post('/api/me/sessions/end-others')).status).toBe(200);
      open.setNow('2026-03-04T16:00:00Z');
      expect((await stillHere.get('/api/me')).body.state).toBe('choosePost');
      expect((await stillHere.post('/api/me/sessions/end-others')).status).toBe(401);
      await stillHere.post('/api/me/post', { body: { postId: me.posts[0].id } });
      expect((await stillHere.get('/api/me')).body).toMatchObject({ state: 'staff', post: { role: 'townshipClerk' } });
      expect((await here.get('/api/me')).body.state).toBe('visitor');
      open.setNow(TEST_NOW);
    });
  });

  describe('with a second factor', async () => {
    const enrol = async (here: Caller) => {
      const begun = await here.post('/api/me/totp', { body: { password: PASSWORD } });
      return begun.body as { uri: string; spareCodes: string[] };
    };

    test('is asked for the code, which must be right', async () => {
      const here = await asNew('dai');
      expect((await here.post('/api/me/totp/confirm', { body: { code: '123456' } })).body.code).toBe('totpMissing');
      expect((await here.post('/api/me/totp', { body: { password: 'wrong-one' } })).body.code).toBe('wrongOwnPassword');
      const { uri, spareCodes } = await enrol(here);
      expect(uri).toMatch(/^otpauth:\/\/totp\/.*dai/);
      expect(uri).not.toContain('invalid');
      expect((await signIn('dai')).status, 'not asked before it is confirmed').toBe(200);
      expect((await here.post('/api/me/totp/confirm', { body: { code: codeFrom(uri, 50) } })).body.code).toBe(
        'wrongSetupCode',
      );
      const confirmed = await here.post('/api/me/totp/confirm', { body: { code: codeFrom(uri) } });
      expect(confirmed.status).toBe(200);
      const now = api.withCookie(cookiesOf(confirmed));
      expect((await now.get('/api/me')).body).toMatchObject({
        state: 'staff',
        account: { totp: true },
        post: { role: 'countyClerk' },
      });
      expect((await here.get('/api/me')).body.state, 'the old session is gone').toBe('visitor');

      const asked = await signIn('dai');
      expect([asked.status, asked.body.code]).toEqual([401, 'totpNeeded']);
      expect(asked.headers['set-cookie']).toBeUndefined();
      const wrong = await signIn('dai', { totp: codeFrom(uri, 50) });
      expect([wrong.status, wrong.body.code]).toEqual([401, 'wrongCode']);
      expect((await signIn('dai', { totp: codeFrom(uri) })).body.state).toBe('staff');
      expect((await signIn('dai', { totp: spareCodes[0] })).body.state).toBe('staff');
      expect((await signIn('dai', { totp: spareCodes[0] })).body.code, 'a spare code works once').toBe('wrongCode');
      expect(await verbsOf('dai')).toEqual(expect.arrayContaining(['startTotp', 'confirmTotp', 'signInFailed']));

      expect((await now.post('/api/me/totp/stop', { body: { password: 'wrong-one' } })).body.code).toBe(
        'wrongOwnPassword',
      );
      expect((await now.post('/api/me/totp/stop', { body: { password: PASSWORD } })).status).toBe(200);
      expect((await signIn('dai')).status).toBe(200);
    });

    test('codes are guarded like passwords: five wrong ones lock', async () => {
      const here = await asNew('xu');
      const { uri } = await enrol(here);
      await here.post('/api/me/totp/confirm', { body: { code: codeFrom(uri) } });
      for (let i = 0; i < 3; i++) expect((await signIn('xu')).body.code, 'asking is no failure').toBe('totpNeeded');
      const codes: string[] = [];
      for (let i = 0; i < 5; i++) codes.push((await signIn('xu', { totp: codeFrom(uri, 50 + i) })).body.code);
      expect(codes).toEqual(['wrongCode', 'wrongCode', 'wrongCode', 'wrongCode', 'locked']);
      expect((await signIn('xu', { totp: codeFrom(uri) })).body.code).toBe('locked');
      await api.as('security').get('/api/accounts');
      const account = (await api.as('security').get('/api/accounts?text=xu')).body.accounts[0];
      expect(account.open).toEqual(['setPosts', 'unlock', 'resetTotp']);
      await api.as('security').post(`/api/accounts/${account.id}/unlock`);
      const reset = await api.as('security').post(`/api/accounts/${account.id}/totp/reset`);
      expect(reset.body).toMatchObject({ totp: false, lockedUntil: null });
      expect((await signIn('xu')).status, 'with the password alone').toBe(200);
      expect(await verbsOf('xu')).toEqual(expect.arrayContaining(['lockOut', 'unlock', 'resetTotp']));
    });

    test('the secret lies encrypted in the database', async () => {
      const here = await asNew('zhou');
      const { uri } = await enrol(here);
      const secret = new URL(uri).searchParams.get('secret') ?? '';
      const rows = await open.house.db.selectFrom('staff_second_factor').select(['secret', 'backup_codes']).execute();
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(secret.slice(0, 16));
    });
  });
});
