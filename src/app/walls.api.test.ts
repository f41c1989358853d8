import { beforeAll, describe, expect, test } from 'vitest';
import { addAccount } from '#modules/access/index.ts';
import { periodOf } from '#modules/insight/insight.period.rules.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { castIds } from '#test/actors.ts';
import { cookiesOf, startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { PASSWORD } from '#test/world.ts';
import routes from './routes.table.json' with { type: 'json' };

describe('a screen that holds a pass', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const wall = '/api/insight/wall';
  const input = { name: '一楼大厅', area: '150124', board: 'place', span: 'month' };
  let id = '';
  const issue = async (body: object, login = 'admin') => api.as(login).post('/api/insight/walls', { body });
  const link = async () =>
    (await api.as('admin').post(`/api/insight/walls/${id}/link`, { body: {} })).body.path as string;
  const openIt = async (path: string) => api.visitor.get(path, { accept: 'text/html' });
  const at = async (cookie: string) => api.withCookie(cookie).get(wall);
  const row = async () => (await api.as('admin').get('/api/insight/walls')).body.items[0];

  beforeAll(async () => {
    const { organisations } = await castIds(open);
    const of = { role: 'systemAdmin', organisationId: organisations.get('xincheng')!, area: '150102' } as const;
    const narrow = { login: 'other.admin', name: '别处管理员', password: PASSWORD };
    await inTransaction(systemCtx(open.house, 'test'), (tx) =>
      addAccount(tx, { ...narrow, posts: [{ ...of, validFrom: '2024-01-01' }] }),
    );
    const made = await issue(input);
    expect(made.status, made.text).toBe(200);
    expect(made.body).toMatchObject({ ...input, state: 'waiting', unit: null, issuedBy: '系统管理员' });
    id = made.body.id;
  });

  test('is issued by whoever keeps the accounts of the place, for a place and a committee that are there', async () => {
    expect((await issue(input, 'sun')).status).toBe(403);
    expect((await api.as('sun').get('/api/insight/walls')).status).toBe(403);
    expect((await issue({ ...input, area: '999999' })).body.errors[0].field).toBe('area');
    // Nor for a place beyond one's own post; and of the screens there nothing is seen, linked or taken back.
    expect((await issue(input, 'other.admin')).body.errors[0].field).toBe('area');
    const other = api.as('other.admin');
    expect((await other.get('/api/insight/walls')).body.items).toEqual([]);
    for (const act of ['link', 'revoke'])
      expect((await other.post(`/api/insight/walls/${id}/${act}`, { body: {} })).status, act).toBe(404);
    const committee = { ...input, board: 'industry', organisationId: id };
    expect((await issue(committee)).body.errors[0].field).toBe('organisationId');
  });

  test('reads the board of its place as staff there read it, and nothing beyond it', async () => {
    const opened = await openIt(await link());
    expect([opened.status, opened.headers.location]).toEqual([303, '/console/wall/screen']);
    const cookie = cookiesOf(opened);
    const told = await at(cookie);
    expect(told.status, told.text).toBe(200);
    const days = new URLSearchParams(periodOf('month', '2026-03-03')).toString();
    const staff = (await api.as('sun').get(`/api/insight/board?area=150124&${days}&board=place&against=previous`)).body;
    expect(told.body).toMatchObject({ span: 'month', board: { place: { code: '150124' }, above: [] } });
    expect(told.body.board.headline).toEqual(staff.headline);
    expect(told.body.board.groups).toEqual(staff.groups);
    expect(await row()).toMatchObject({ state: 'on', seenAt: expect.any(String) });
    // What is asked for beside it is not heard.
    expect((await api.withCookie(cookie).get(`${wall}?area=1501`)).body.board?.place.code ?? '150124').toBe('150124');
  });

  test('opens nothing else: every other endpoint asks it to sign in', async () => {
    const cookie = cookiesOf(await openIt(await link()));
    const others = Object.entries(routes).flatMap(([route, allow]) => {
      const [method, path = ''] = route.split(' ');
      return method === 'GET' && path.startsWith('/api/') && allow !== 'everyone' ? [path.replaceAll(/:\w+/g, id)] : [];
    });
    expect(others.length).toBeGreaterThan(150);
    const screen = api.withCookie(cookie);
    const entered = [];
    for (const path of others) if ((await screen.get(path)).status !== 401) entered.push(path);
    expect(entered).toEqual([]);
    const days = 'area=150124&from=2026-03-01&to=2026-03-31';
    expect((await screen.get(`/api/insight/board?${days}`)).status).toBe(401);
    expect((await screen.get(`/api/insight/figures/cases.received/rows?${days}`)).status).toBe(401);
    expect((await screen.get(`/api/insight/slice?${days}&measure=received`)).status).toBe(401);
    expect((await screen.post('/api/insight/walls', { body: input })).status).toBe(401);
    expect((await screen.get('/api/me')).body.state).toBe('visitor');
  });

  test('a link is used once, within ten minutes; opened anew, the first screen goes dark; taken back, all do', async () => {
    const first = await link();
    const cookie = cookiesOf(await openIt(first));
    expect((await openIt(first)).status).toBe(410);
    expect((await at(cookie)).status).toBe(200);
    const other = cookiesOf(await openIt(await link()));
    expect([(await at(cookie)).status, (await at(other)).status]).toEqual([410, 200]);
    expect((await at(`${other.slice(0, -3)}abc`)).status).toBe(410);
    expect((await api.visitor.get(wall)).body.code).toBe('wallPassOver');
    const late = await link();
    open.setNow(open.house.now().add({ minutes: 11 }).toString());
    expect((await openIt(late)).status).toBe(410);
    const kept = await link();
    const taken = await api.as('admin').post(`/api/insight/walls/${id}/revoke`, { body: {} });
    expect(taken.body.state).toBe('revoked');
    expect([(await at(other)).status, (await openIt(kept)).status]).toEqual([410, 410]);
    expect((await api.as('admin').post(`/api/insight/walls/${id}/link`, { body: {} })).status).toBe(410);
  });
});
