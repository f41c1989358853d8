import { describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { portal } from '#app/portal.tsx';
import { staffCtx } from '#test/actors.ts';
import { cookiesOf, startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { publish } from './consent.actions.ts';

const some = {
  modules: [
    ...modules.filter((m) => ['places', 'organisations', 'people', 'access', 'cases', 'publication'].includes(m.name)),
    portal,
  ],
};
const html = { accept: 'text/html' };
const asForm = { ...html, 'content-type': 'application/x-www-form-urlencoded' };
const fieldOf = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

describe('what a resident makes public', async () => {
  const house = await openTestHouse();
  const api = await startApi(house, some);
  const post = (cookie: string, url: string, fields: Record<string, string>) =>
    api.app.inject({
      method: 'POST',
      url,
      headers: { ...asForm, ...(cookie && { cookie }) },
      payload: new URLSearchParams(fields).toString(),
    });

  /** A case of the portal and the cookie of who holds its receipt. */
  async function filed(body: string, area = '150124201213') {
    const liu = api.as('wu');
    const { body: receipt } = await liu.post('/api/cases', {
      body: { kind: 'complaint', channel: 'phone', area, body, reporter: { name: '赵大有', phone: '19900001234' } },
    });
    const entered = await post('', '/track', { number: receipt.number, passphrase: receipt.passphrase });
    expect(entered.statusCode, entered.body).toBe(303);
    return { id: String(receipt.id), cookie: cookiesOf({ headers: entered.headers }) };
  }
  const look = async (cookie: string) => (await api.withCookie(cookie).get('/case/public', html)).text;
  async function published(cookie: string, more: Record<string, string> = {}) {
    const page = await look(cookie);
    const title = />([^<]*)<\/textarea>/.exec(page)?.[1] ?? '';
    return post(cookie, '/case/public', { go: 'publish', seen: fieldOf(page, 'seen'), title, ...more });
  }
  /** Everywhere a public case could be seen by anybody. */
  async function seenAnywhere(id: string, words: string): Promise<string[]> {
    const urls = [
      `/api/public/cases/${id}`,
      '/api/public/cases',
      '/api/public/suspended',
      '/public',
      `/public/${id}`,
      '/public/suspended',
    ];
    const answers = await Promise.all(urls.map((url) => api.visitor.get(url, html)));
    return urls.filter(
      (_, i) => answers[i]?.text.includes(words) || (answers[i]?.text.includes(id) && answers[i].status === 200),
    );
  }

  test('is private until then, goes out as it was looked at, and is gone at once', async () => {
    const words = '村东头机井坏了三天';
    const { id, cookie } = await filed(`${words},刘桂兰书记不管,我电话19900001234,家住3号楼2单元501室。`);
    expect(await seenAnywhere(id, words)).toEqual([]);
    expect((await api.visitor.get(`/public/${id}`, html)).status).toBe(404);

    const page = await look(cookie);
    // What can be read: digits stand by chance in keys and hashes too.
    const read = page.replace(/<[^>]*>/g, ' ');
    for (const secret of ['刘桂兰', '19900001234', '501', '赵大有']) expect(read).not.toContain(secret);
    expect(page).toContain('老熊沟');
    expect(page).not.toContain('150124201213001');

    const out = await published(cookie);
    expect(out.statusCode, out.body).toBe(303);
    expect(await seenAnywhere(id, words)).toEqual([
      `/api/public/cases/${id}`,
      '/api/public/cases',
      '/public',
      `/public/${id}`,
    ]);
    const { body } = await api.visitor.get(`/api/public/cases/${id}`);
    expect(body).toMatchObject({
      status: 'handling',
      area: '150124201213',
      kind: 'complaint',
      receivedOn: '2026-03-03',
      position: null,
    });
    const own = await api.withCookie(cookie).get('/case', html);
    expect(own.text).toContain('本人把这件事公开了');

    const back = await post(cookie, '/case/public/withdraw', {});
    expect(back.statusCode).toBe(303);
    expect(await seenAnywhere(id, words)).toEqual([]);
    const { rows } = {
      rows: await house.house.db.selectFrom('publication').selectAll().where('case_id', '=', id).execute(),
    };
    expect(rows).toEqual([]);
    expect((await post(cookie, '/case/public/withdraw', {})).statusCode).toBe(409);
  });

  test('what was changed after looking is shown again first; a name typed back in is masked again', async () => {
    const { id, cookie } = await filed('门口路灯不亮了');
    const page = await look(cookie);
    const again = await post(cookie, '/case/public', {
      go: 'publish',
      seen: fieldOf(page, 'seen'),
      title: '刘桂兰不修路灯,打19900000001',
    });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('内容变了');
    expect(again.body).not.toContain('刘桂兰');
    expect(await seenAnywhere(id, '路灯')).toEqual([]);
    const out = await post(cookie, '/case/public', {
      go: 'publish',
      seen: fieldOf(again.body, 'seen'),
      title: '刘桂兰不修路灯,打19900000001',
    });
    expect(out.statusCode, out.body).toBe(303);
    const { body } = await api.visitor.get(`/api/public/cases/${id}`);
    expect(body.title).toBe('某某不修路灯,打〔电话〕');
  });

  test('what may be a name has to be looked at', async () => {
    const { id, cookie } = await filed('王大力占了过道');
    const first = await published(cookie);
    expect(first.statusCode).toBe(422);
    expect(await seenAnywhere(id, '占了过道')).toEqual([]);
    const out = await published(cookie, { isChecked: 'yes' });
    expect(out.statusCode).toBe(303);
    expect((await published(cookie, { words: '王大力', isChecked: 'yes' })).statusCode).toBe(409);
  });

  test('an answer that came later is not public before its person looked at it', async () => {
    const { id, cookie } = await filed('自来水发黄');
    expect((await published(cookie)).statusCode).toBe(303);
    const clerk = api.as('liu');
    const version = async () => (await clerk.get(`/api/cases/${id}`)).body.version;
    const taken = await clerk.post(`/api/cases/${id}/take`, { version: await version(), body: {} });
    expect(taken.status, taken.text).toBe(200);
    const replied = await clerk.post(`/api/cases/${id}/reply`, {
      version: await version(),
      body: { text: '陈志强已经换了滤芯,有事打19900000002。', outcome: 'explained' },
    });
    expect(replied.status, replied.text).toBe(200);
    const before = (await api.visitor.get(`/api/public/cases/${id}`)).body;
    expect([before.status, before.reply]).toEqual(['replied', null]);
    expect((await api.withCookie(cookie).get('/case', html)).text).toContain('有新的答复还没有公开');
    expect((await published(cookie)).statusCode).toBe(303);
    const after = (await api.visitor.get(`/api/public/cases/${id}`)).body;
    expect(after.reply).toBe('某某已经换了滤芯,有事打〔电话〕。');
    expect((await published(cookie, { withReply: 'no' })).statusCode).toBe(409);
  });

  test('only by its own person: no staff, whatever their post', async () => {
    const { id } = await filed('垃圾没人收');
    for (const login of ['liu', 'zhao', 'sun', 'wu', 'admin']) {
      const cookie = await api.as(login).cookie();
      expect([401, 403]).toContain((await api.withCookie(cookie).get('/case/public', html)).status);
      expect([401, 403]).toContain(
        (await post(cookie, '/case/public', { go: 'publish', seen: 'x', title: '垃圾' })).statusCode,
      );
      expect([401, 403]).toContain((await post(cookie, '/case/public/withdraw', {})).statusCode);
    }
    expect(await seenAnywhere(id, '垃圾')).toEqual([]);
  });

  test('with staff signed in at the same browser, or by somebody the person trusts with other things, nothing goes out', async () => {
    const { id } = await filed('广场音响太吵');
    const ctx = await staffCtx(house, 'liu');
    const given = { title: '广场音响太吵', seen: 'x', isChecked: true };
    const beside = { ...ctx, actor: { kind: 'receipt' as const, caseId: id, besideStaff: 'liu' } };
    expect(() => publish(beside, given)).toThrow('besideStaff');
    const delegate = { ...ctx, actor: { kind: 'receipt' as const, caseId: id, delegate: { id, scopes: ['rate'] } } };
    expect(() => publish(delegate, given)).toThrow('notYours');
    expect(() => publish(ctx, given)).toThrow('notYours');
    expect(await seenAnywhere(id, '音响')).toEqual([]);
  });

  test('a case its person withdraws is public no longer, though nobody took the consent back', async () => {
    const { id, cookie } = await filed('占道摆摊');
    expect((await published(cookie)).statusCode).toBe(303);
    const own = await api.withCookie(cookie).get('/case/withdraw', html);
    const gone = await post(cookie, '/case/withdraw', { version: fieldOf(own.text, 'version'), pressed: 'no' });
    expect(gone.statusCode, gone.body).toBe(303);
    expect(await seenAnywhere(id, '占道摆摊')).toEqual([]);
  });

  test('is found by place, kind and standing, page by page', async () => {
    const { id, cookie } = await filed('小区树枝断了', '150102401007');
    expect((await published(cookie)).statusCode).toBe(303);
    const ids = async (query: string) =>
      (await api.visitor.get(`/api/public/cases?${query}`)).body.items.map((c: { id: string }) => c.id);
    expect(await ids('area=150102')).toEqual([id]);
    expect(await ids('area=150102&status=handling')).toEqual([id]);
    expect(await ids('area=150102&kind=help')).toEqual([]);
    expect(await ids('area=150102&status=solved')).toEqual([]);
    expect(await ids('area=150102&page=2')).toEqual([]);
    const page = await api.visitor.get('/public?area=150102&kind=&status=', html);
    expect(page.text).toContain('小区树枝断了');
    expect((await api.visitor.get('/public?area=x', html)).status).toBe(200);
  });
});

describe('where one is received', async () => {
  const api = await startApi(await openTestHouse(), some);
  const point = { address: '北堡乡老熊沟村部', phone: '0471-0000001', hours: '周一至周五 8:30–17:30' };

  test('is published by the unit of the place and by no other', async () => {
    const units = (await api.as('sun').get('/api/organisations')).body;
    const list: { id: string; name: string }[] = units.items ?? units.organisations;
    const village = list.find((o) => o.name === '老熊沟村民委员会');
    const url = `/api/reception-points/${village?.id}`;
    expect((await api.as('liu').put(url, { body: point })).status).toBe(200);
    expect((await api.as('li').put(url, { body: point })).status).toBe(404);
    expect((await api.as('hao').put(url, { body: point })).status).toBe(403);
    const page = await api.visitor.get('/public/channels', html);
    expect(page.text).toContain('周一至周五 8:30–17:30');
    expect((await api.visitor.get('/api/public/reception-points')).body.items).toHaveLength(1);

    const own = `/public/points/${village?.id}`;
    expect(page.text).toContain(`href="${own}"`);
    const shown = await api.visitor.get(own, html);
    expect(shown.text).toContain('今天的值班人还没有公布');
    expect(shown.text).toContain('href="tel:04710000001"');
    const poster = await api.visitor.get(`${own}/poster`, html);
    expect(poster.text).toContain('值班报到点');
    expect(poster.text).toContain('<svg role="img" aria-label="扫一扫');
    expect((await api.visitor.get(`/public/points/${list.find((o) => o.id !== village?.id)?.id}`, html)).status).toBe(
      404,
    );
    expect((await api.visitor.get('/public/points/nobody', html)).status).toBe(404);
  });
});
