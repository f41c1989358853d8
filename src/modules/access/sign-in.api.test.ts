import { describe, expect, test } from 'vitest';
import { openHouse } from '#app/open.ts';
import { cookiesOf, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { PASSWORD } from '#test/world.ts';

const later = (minutes: number) => Temporal.Instant.from(TEST_NOW).add({ seconds: Math.round(minutes * 60) });

describe('signing in', { timeout: 60_000 }, async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const signIn = (login: string, password: string = PASSWORD) =>
    api.visitor.post('/api/sign-in', { body: { login, password } });
  const entriesOf = async (login: string) => {
    const rows = await open.house.db
      .selectFrom('journal as j')
      .innerJoin('staff_account as a', 'a.id', 'j.subject_id')
      .select(['j.verb', 'j.data', 'j.actor_role'])
      .where('a.username', '=', login)
      .orderBy('j.id')
      .execute();
    return rows.slice(1);
  };

  test('with the right password opens a session in the post, and the journal says so', async () => {
    const answer = await signIn(' LIU ');
    expect(answer.status).toBe(200);
    const me = await api.withCookie(cookiesOf(answer)).get('/api/me');
    expect(me.body).toMatchObject({
      state: 'staff',
      account: { login: 'liu', name: '刘桂兰' },
      post: { role: 'villageCadre', area: '150124201213', organisation: '老熊沟村民委员会' },
    });
    expect(await entriesOf('liu')).toEqual([{ verb: 'signIn', data: { way: 'password' }, actor_role: 'villageCadre' }]);
  });

  test('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const [line, ...others] = [(await signIn('liu')).headers['set-cookie']].flat().map(String);
    expect(line).toMatch(/^baodao\.session_token=.*HttpOnly/);
    expect(line).toMatch(/SameSite=Lax/i);
    expect(others).toEqual([]);
  });

  test('a cookie with a token of the database but not our signature opens nothing', async () => {
    const { token } = await open.house.db
      .selectFrom('staff_session')
      .select('token')
      .limit(1)
      .executeTakeFirstOrThrow();
    const forged = await api
      .withCookie(`baodao.session_token=${token}.${Buffer.alloc(32).toString('base64')}`)
      .get('/api/me');
    expect(forged.body.state).toBe('visitor');
  });

  test('a wrong password and an unknown login get the same answer', async () => {
    const [wrong, unknown] = [
      await signIn('chen', 'not-the-password'),
      await signIn('nobody.here', 'not-the-password'),
    ];
    expect(wrong.status).toBe(401);
    expect(wrong.body.detail.zh).toBe('账号或密码不对。再错 4 次将锁定 15 分钟。');
    expect(unknown.body).toEqual(wrong.body);
    expect((await entriesOf('chen')).map((e) => e.verb)).toEqual(['signInFailed']);
  });

  test('five failures lock for fifteen minutes, even for the right password, existing or not', async () => {
    for (const login of ['wang', 'nobody.there']) {
      const left: unknown[] = [];
      for (let i = 0; i < 5; i++) left.push((await signIn(login, `wrong-${i}-wrong`)).body.code);
      expect(left).toEqual(['wrongPassword', 'wrongPassword', 'wrongPassword', 'wrongPassword', 'locked']);
      const answer = await signIn(login);
      expect([answer.status, answer.body.code]).toEqual([423, 'locked']);
      expect(answer.body.detail.zh).toContain('15 分钟');
    }
    expect((await entriesOf('wang')).filter((e) => e.verb === 'lockOut')).toHaveLength(1);
    open.setNow(later(14.99));
    expect((await signIn('wang')).status).toBe(423);
    open.setNow(later(15));
    expect((await signIn('wang')).status).toBe(200);
    expect((await signIn('wang', 'wrong-again-1')).body.detail.zh).toContain('再错 4 次');
    open.setNow(TEST_NOW);
  });

  test('success forgets the failures before it', async () => {
    for (let i = 0; i < 4; i++) await signIn('gao', 'wrong-wrong-1');
    expect((await signIn('gao')).status).toBe(200);
    expect((await signIn('gao', 'wrong-wrong-1')).body.detail.en).toContain('4 more');
  });

  test('many guesses at once, in two processes, cannot try more than five', async () => {
    const second = await openHouse(open.house.config, open.url, { now: () => Temporal.Instant.from(TEST_NOW) });
    const other = await startApi({ ...open, ...second });
    const guess = (through: typeof api, i: number) =>
      through.visitor.post('/api/sign-in', { body: { login: 'yun', password: `guess-number-${i}` } });
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => guess(i % 2 ? api : other, i)));
    const tried = (await entriesOf('yun')).filter((e) => e.verb === 'signInFailed');
    expect(tried).toHaveLength(5);
    expect(answers.filter((a) => a.status === 423).length).toBeGreaterThanOrEqual(7);
    expect((await other.visitor.post('/api/sign-in', { body: { login: 'yun', password: PASSWORD } })).status).toBe(423);
    await other.app.close();
    await second.close();
  });

  test('neither login nor password nor address is kept of a failed attempt', async () => {
    await signIn('sheep-on-green-hills-typed-here', 'x');
    const { rows } = await open.owner.query<{ all: string }>(
      `select coalesce(string_agg(j::text, ' '), '') || (select coalesce(string_agg(g::text, ' '), '') from sign_in_guard g) as all from journal j where subject_kind = 'account' and verb <> 'add'`,
    );
    expect(rows[0]?.all).toContain('signInUnknown');
    expect(rows[0]?.all).not.toMatch(/sheep-on|127\.0\.0\.1|not-the-password/);
  });

  test('signing out ends the session for good', async () => {
    const mine = api.withCookie(cookiesOf(await signIn('zhao')));
    const out = await mine.post('/api/sign-out');
    expect(String(out.headers['set-cookie'])).toMatch(/baodao\.session_token=;.*Max-Age=0/);
    expect((await mine.get('/api/me')).body.state).toBe('visitor');
    expect((await entriesOf('zhao')).map((e) => e.verb)).toEqual(['signIn', 'signOut']);
  });

  test('a session ends after thirty idle minutes and twelve hours in all', async () => {
    const idle = api.withCookie(cookiesOf(await signIn('sun')));
    open.setNow(later(29));
    expect((await idle.get('/api/me')).body.state).toBe('staff');
    open.setNow(later(58));
    expect((await idle.get('/api/me')).body.state).toBe('staff');
    open.setNow(later(88));
    expect((await idle.get('/api/me')).body.state).toBe('visitor');
    open.setNow(TEST_NOW);
    const busy = api.withCookie(cookiesOf(await signIn('sun')));
    for (let minutes = 20; minutes < 720; minutes += 20) {
      open.setNow(later(minutes));
      expect((await busy.get('/api/me')).body.state).toBe('staff');
    }
    open.setNow(later(720));
    expect((await busy.get('/api/me')).body.state).toBe('visitor');
    open.setNow(TEST_NOW);
  });

  test('a request from the page of another site is not carried out', async () => {
    const foreign = { body: { login: 'liu', password: PASSWORD }, headers: { origin: 'https://evil.example' } };
    const answer = await api.visitor.post('/api/sign-in', foreign);
    expect([answer.status, answer.body.code]).toEqual([403, 'foreignOrigin']);
    const own = await api.visitor.post('/api/sign-in', {
      ...foreign,
      headers: { origin: 'http://console.example:8080', host: 'console.example:8080' },
    });
    expect(own.status).toBe(200);
  });

  test('the library can be reached by no road of its own', async () => {
    for (const path of [
      'sign-up/email',
      'sign-in/username',
      'sign-in/email',
      'update-user',
      'two-factor/disable',
      'change-email',
    ])
      expect((await api.visitor.post(`/api/auth/${path}`, { body: {} })).status).toBe(404);
    expect((await api.visitor.get('/api/auth/get-session')).status).toBe(404);
  });
});

describe('single sign-on', async () => {
  test('is off unless it is set up', async () => {
    const off = await startApi(await openTestHouse());
    expect((await off.visitor.get('/api/sign-in/ways')).body).toEqual({ password: true, sso: false });
    expect((await off.visitor.get('/api/auth/sign-in/oidc')).body.code).toBe('ssoOff');
    expect((await off.visitor.get('/api/auth/callback/oidc?code=x&state=y')).status).toBe(404);
  });

  test('half set up stops the start, naming what is missing', async () => {
    await expect(openTestHouse({ BAODAO_OIDC_ISSUER: 'https://id.example' })).rejects.toThrow(
      /BAODAO_OIDC_CLIENT_SECRET/,
    );
  });
});
