import { describe, expect, test } from 'vitest';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import { cookiesOf, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { PASSWORD } from '#test/world.ts';
import { accountNames, accountsOf, actorsWithRole, addAccount } from './index.ts';

describe('accounts', { timeout: 60_000 }, async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const beibao = await organisationId(open, 'beibao');
  const xincheng = await organisationId(open, 'xincheng');
  const admin = api.as('admin');
  const security = api.as('security');
  const signIn = (login: string, password: string = PASSWORD) =>
    api.visitor.post('/api/sign-in', { body: { login, password } });
  const accountOf = async (login: string) => (await admin.get(`/api/accounts?text=${login}`)).body.accounts[0];
  const post = { role: 'townshipClerk', organisationId: beibao, area: '150124201' };
  await inTransaction(systemCtx(open.house, 'test'), (tx) =>
    addAccount(tx, {
      login: 'county.admin',
      name: '县管理员',
      password: PASSWORD,
      posts: [{ role: 'systemAdmin', organisationId: xincheng, area: '150102', validFrom: '2024-01-01' }],
    }),
  );
  await inTransaction(systemCtx(open.house, 'test'), (tx) =>
    addAccount(tx, {
      login: 'second.audit',
      name: '第二审计员',
      password: PASSWORD,
      posts: [{ role: 'auditAdmin', organisationId: xincheng, area: '1501', validFrom: '2024-01-01' }],
    }),
  );
  const countyAdmin = api.as('county.admin');

  test('a new account gets a temporary password that opens nothing but choosing one', async () => {
    const added = await admin.post('/api/accounts', {
      body: { login: 'New.Clerk', name: '新来的', phone: '199 0000 0099', area: '150124201' },
    });
    expect(added.status).toBe(200);
    expect(added.body.account).toMatchObject({
      ...{ login: 'new.clerk', phone: '199****0099', mustChangePassword: true, area: '150124201', posts: [] },
    });
    // What it may do is granted by somebody else, who cannot make a way in for themselves.
    const { id, version } = added.body.account;
    expect((await admin.put(`/api/accounts/${id}/posts`, { version, body: { posts: [post] } })).status).toBe(403);
    expect((await security.post(`/api/accounts/${id}/password`)).body.code).toBe('notYourReset');
    const granted = await security.put(`/api/accounts/${id}/posts`, { version, body: { posts: [post] } });
    expect(granted.body.posts).toMatchObject([{ role: 'townshipClerk', current: true }]);
    const first = await signIn('new.clerk', added.body.temporaryPassword);
    expect(first.body.state).toBe('mustChangePassword');
    expect(first.body.resets, 'a first password is nobody’s reset').toEqual([]);
    const here = api.withCookie(cookiesOf(first));
    expect((await here.post('/api/me/sessions/end-others')).status).toBe(401);
    const changed = await here.post('/api/me/password', {
      body: { current: added.body.temporaryPassword, next: 'clouds-over-beibao' },
    });
    expect(changed.body.state).toBe('staff');
    expect((await here.post('/api/me/sessions/end-others')).status).toBe(200);
  });

  test('a temporary password lasts three days', async () => {
    const account = await accountOf('qi');
    const { name } = (await admin.get('/api/me')).body.account;
    // Another's reset is not theirs to hear of.
    const other = await accountOf('new.clerk');
    expect((await admin.post(`/api/accounts/${other.id}/password`)).status).toBe(200);
    const { temporaryPassword } = (await admin.post(`/api/accounts/${account.id}/password`)).body;
    expect((await signIn('qi')).status, 'the old one is gone').toBe(401);
    const end = Temporal.Instant.from(TEST_NOW).add({ hours: 72 });
    open.setNow(end.subtract({ seconds: 1 }));
    const inTime = await signIn('qi', temporaryPassword);
    expect(inTime.status).toBe(200);
    // Its owner is told who did it and when, until the password is their own again.
    expect(inTime.body.resets).toEqual([
      { what: 'password', at: Temporal.Instant.from(TEST_NOW).toString(), by: name },
    ]);
    const here = api.withCookie(cookiesOf(inTime));
    expect((await here.get('/api/me')).body.resets).toHaveLength(1);
    open.setNow(end);
    expect((await signIn('qi', temporaryPassword)).body.code).toBe('temporaryExpired');
    open.setNow(TEST_NOW);
  });

  test('phones lie encrypted in the database', async () => {
    const { rows } = await open.owner.query<{ sealed: Buffer | null }>(
      'select phone_sealed as sealed from staff_account where phone_sealed is not null',
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { sealed } of rows) expect(sealed?.toString('latin1')).not.toContain('1990000');
  });

  test('a login is taken once, whatever its case; a bad one, phone or place is refused by field', async () => {
    const add = (body: object) =>
      admin.post('/api/accounts', { body: { login: 'someone', name: '某某', area: '150124', ...body } });
    const someone = await accountOf('qi');
    const grant = async (...posts: object[]) =>
      (await security.put(`/api/accounts/${someone.id}/posts`, { version: someone.version, body: { posts } })).body
        .errors[0].rule;
    expect((await add({ login: 'LIU' })).body.code).toBe('loginTaken');
    expect((await add({ login: 'li u' })).body.errors[0].field).toBe('login');
    expect((await add({ phone: '12345' })).body.errors[0].field).toBe('phone');
    expect((await add({ area: '150199' })).body.errors[0].rule).toBe('outsideArea');
    expect(await grant({ ...post, organisationId: open.house.newId() })).toBe('unknownOrganisation');
    expect(await grant({ ...post, area: '150199' })).toBe('outsideArea');
    expect(await grant(post, { ...post, role: 'auditAdmin' })).toBe('adminMixed');
  });

  test('a repeated command adds one account and gives the same answer', async () => {
    const key = open.house.newId();
    const sending = { key, body: { login: 'once.only', name: '一次', area: '150124' } };
    const [first, second] = [await admin.post('/api/accounts', sending), await admin.post('/api/accounts', sending)];
    expect(second.body).toEqual(first.body);
    expect((await admin.get('/api/accounts?text=once.only')).body.accounts).toHaveLength(1);
  });

  test('disabled means out at the next request, and no way in until enabled', async () => {
    const here = api.withCookie(cookiesOf(await signIn('feng')));
    const account = await accountOf('feng');
    expect((await admin.post(`/api/accounts/${account.id}/disable`)).status, 'needs a version').toBe(428);
    const done = await admin.post(`/api/accounts/${account.id}/disable`, { version: account.version });
    expect(done.body.open).toContain('enable');
    expect((await here.post('/api/me/sessions/end-others')).status).toBe(401);
    expect((await signIn('feng')).body.code).toBe('accountDisabled');
    expect((await signIn('feng', 'wrong-wrong-1')).body.code, 'says so only to who knows the password').toBe(
      'wrongPassword',
    );
    expect((await admin.post(`/api/accounts/${account.id}/enable`, { version: account.version })).status, 'stale').toBe(
      412,
    );
    expect((await admin.post(`/api/accounts/${account.id}/enable`, { version: done.body.version })).status).toBe(200);
    expect((await signIn('feng')).status).toBe(200);
  });

  test('posts are set as a whole: kept, ended today, begun; another scope from the next request', async () => {
    const account = await accountOf('zhao');
    const here = api.withCookie(cookiesOf(await signIn('zhao')));
    const put = await security.put(`/api/accounts/${account.id}/posts`, {
      version: account.version,
      body: { posts: [{ role: 'countyClerk', organisationId: xincheng, area: '150102' }] },
    });
    expect(put.body).toMatchObject({
      area: '150102',
      posts: [{ role: 'countyClerk', area: '150102', validFrom: '2026-03-03' }],
    });
    expect((await here.get('/api/me')).body).toMatchObject({ state: 'choosePost', posts: [{ role: 'countyClerk' }] });
    const { rows } = await open.owner.query(
      'select valid_to::text from post where account_id = $1 order by valid_from',
      [account.id],
    );
    expect(rows).toEqual([{ valid_to: '2026-03-03' }, { valid_to: null }]);
  });

  test('nobody sets their own posts, resets an administrator or unlocks without being the one to', async () => {
    const [me, other] = [await accountOf('admin'), await accountOf('second.audit')];
    const guard = await accountOf('security');
    const own = await security.put(`/api/accounts/${guard.id}/posts`, {
      version: guard.version,
      body: { posts: [{ role: 'auditAdmin', organisationId: beibao, area: '1501' }] },
    });
    expect(own.body.errors[0].rule).toBe('ownPosts');
    expect((await admin.post(`/api/accounts/${other.id}/password`)).body.code).toBe('notYourReset');
    expect((await admin.post(`/api/accounts/${me.id}/password`)).body.code).toBe('notYourReset');
    expect((await security.post(`/api/accounts/${other.id}/password`)).status).toBe(200);
    expect((await admin.post(`/api/accounts/${other.id}/unlock`)).status).toBe(403);
    expect((await security.post('/api/accounts', { body: {} })).status).toBe(403);
    const self = (await security.get('/api/accounts?text=security')).body.accounts[0];
    expect(self.open).toEqual([]);
    expect((await security.post(`/api/accounts/${self.id}/totp/reset`)).body.code).toBe('notOneself');
  });

  test('an administrator sees and changes the accounts of their own area only', async () => {
    const all = (await countyAdmin.get('/api/accounts?limit=200')).body.accounts;
    expect(all.map((a: { login: string }) => a.login)).toEqual(expect.arrayContaining(['dai', 'li', 'zhang', 'ma']));
    expect(all.every((a: { area: string }) => a.area.startsWith('150102'))).toBe(true);
    const liu = await accountOf('liu');
    expect((await countyAdmin.get(`/api/accounts/${liu.id}`)).status).toBe(404);
    expect((await countyAdmin.post(`/api/accounts/${liu.id}/disable`, { version: liu.version })).status).toBe(404);
    const outside = await countyAdmin.post('/api/accounts', {
      body: { login: 'too.far', name: '远', area: '150124201' },
    });
    expect(outside.body.errors[0].rule).toBe('outsideArea');
  });

  test('the database itself refuses an account that is two of the three, or one beside other work', async () => {
    const { id } = await accountOf('admin');
    const give = (role: string, from: string, to: string | null = null) =>
      open.owner.query(
        'insert into post (id, account_id, role, organisation_id, area, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7)',
        [open.house.newId(), id, role, beibao, '1501', from, to],
      );
    for (const role of ['auditAdmin', 'securityAdmin', 'countyClerk'])
      await expect(give(role, '2026-01-01'), role).rejects.toThrow(/post_admins_apart/);
    await give('systemAdmin', '2026-01-01');
  });

  test('lists go on page by page', async () => {
    const first = (await admin.get('/api/accounts?limit=10')).body;
    const second = (await admin.get(`/api/accounts?limit=10&after=${first.next}`)).body;
    expect(first.accounts).toHaveLength(10);
    expect(second.accounts[0].login > first.accounts[9].login).toBe(true);
  });

  test('the audit administrator alone reads what happened', async () => {
    await signIn('wu', 'wrong-wrong-1');
    const log = (await api.as('audit').get('/api/access-log?limit=5')).body.entries;
    expect(log[0]).toMatchObject({ verb: 'signIn' });
    const entry = (await api.as('audit').get('/api/access-log?limit=200')).body.entries.find(
      (e: { verb: string }) => e.verb === 'signInFailed',
    );
    expect(entry.says).toEqual(['登录失败', 'failed to sign in']);
    for (const login of ['admin', 'security', 'sun'])
      expect((await api.as(login).get('/api/access-log')).status).toBe(403);
  });

  test('the door names people and finds who is at work', async () => {
    const ctx = systemCtx(open.house, 'test');
    const [bao] = await actorsWithRole(ctx, 'discipline', '150124201213');
    expect(bao).toMatchObject({ name: '包正', area: '1501' });
    expect((await accountNames(ctx, [bao?.accountId ?? ''])).get(bao?.accountId ?? '')).toBe('包正');
    const atWater = await accountsOf(ctx, await organisationId(open, 'qingshuiheWater'));
    expect(atWater.map((a) => [a.name, a.role])).toEqual([['郝建国', 'departmentClerk']]);
    expect(await actorsWithRole(ctx, 'villageCadre', '150124')).toEqual([]);
    expect((await actorsWithRole(ctx, 'villageCadre')).map((a) => a.name).sort()).toEqual(['刘桂兰', '李雪梅']);
  });
});
