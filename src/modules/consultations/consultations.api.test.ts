import { describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { organisationId, staffCtx } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { adoptedDays } from './consultations.feed.ts';
import { forgetOpinions } from './consultations.jobs.ts';

/* The county (sun) asks; a village (liu, chen) writes down what is said; residents answer at home. */
const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const VILLAGE = '150124201213';
const sun = () => api.as('sun');
const question = {
  ...{ title: '村级文化广场怎么建', question: '您最想在广场上有什么?', background: '今年有一笔专项资金。' },
  ...{ who: '全县居民和村干部', places: '各村党群服务中心', untilDay: '2026-03-10' },
};
const form = async (url: string, fields: Record<string, string>, cookie = '') => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) };
  const r = await api.app.inject({ method: 'POST', url, headers, payload: new URLSearchParams(fields).toString() });
  const set = [r.headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0]);
  return { status: r.statusCode, text: r.body, cookie: set.join('; ') };
};
const codes = (text: string) =>
  [...text.matchAll(/(\d{4})\s?(\d{4})<\/dd>/g)].map((m) => `${m[1]}${m[2]}`) as [string, string];
const move = async (id: string, body: object, login = 'sun') => {
  const { version } = (await sun().get(`/api/consultations/${id}`)).body;
  return api.as(login).post(`/api/consultations/${id}/move`, { body, version });
};
const call = async () => {
  const made = await sun().post('/api/consultations', { body: question });
  expect(made.status, made.text).toBe(200);
  expect((await move(made.body.id, { verb: 'open' })).status).toBe(200);
  return String(made.body.id);
};

describe('a call', () => {
  test('from the question to what became of it: no opinion may be left without an answer, everybody hears', async () => {
    const draft = (await sun().post('/api/consultations', { body: question })).body;
    expect((await api.as('liu').get(`/api/consultations/${draft.id}`)).status).toBe(404);
    expect((await api.visitor.get(`/consultations/${draft.id}`)).status).toBe(404);
    expect((await form(`/consultations/${draft.id}`, { said: '还没发布呢' })).status).toBe(404);
    await move(draft.id, { verb: 'open' });
    expect((await sun().put(`/api/consultations/${draft.id}`, { body: question, version: 2 })).body.code).toBe(
      'draftOnly',
    );
    expect((await move(draft.id, { verb: 'extend', untilDay: '2026-03-12' }, 'liu')).body.code).toBe('notYours');

    const one = await form(`/consultations/${draft.id}`, {
      said: '晚上太黑,广场上装几盏路灯',
      voice: 'resident',
      mayPublish: 'yes',
    });
    expect(one.status, one.text).toBe(200);
    const [number, passphrase] = codes(one.text);
    expect((await form(`/consultations/${draft.id}`, { said: '灯' })).status).toBe(422);
    const captured = { id: open.house.newId(), madeAt: TEST_NOW, files: [] };
    const atDoor = {
      consultationId: draft.id,
      area: VILLAGE,
      said: '装路灯,我给 19900000931 打过电话',
      mayPublish: true,
      captured,
    };
    const two = await api
      .as('chen')
      .post('/api/consultations/opinions/capture', { body: { ...atDoor, name: '赵满仓', phone: '19900001001' } });
    expect(two.status, two.text).toBe(200);
    expect((await api.as('chen').post('/api/consultations/opinions/capture', { body: atDoor })).body.number).toBe(
      two.body.number,
    );
    const cadre = { consultationId: draft.id, area: VILLAGE, said: '想要个戏台', voice: 'cadre', way: 'paper' };
    expect((await api.as('liu').post('/api/consultations/opinions', { body: cadre })).status).toBe(200);
    expect(
      (await api.as('liu').post('/api/consultations/opinions', { body: { ...cadre, area: '150102401007' } })).body.code,
    ).toBe('areaMissing');

    const seen = (await sun().get(`/api/consultations/${draft.id}`)).body;
    expect(seen).toMatchObject({ count: 3, waiting: 3 });
    expect(seen.opinions.filter((o: { name: string }) => o.name).map((o: { name: string }) => o.name)).toEqual([
      '赵*仓',
    ]);
    const idOf = (part: string) => seen.opinions.find((o: { said: string }) => o.said.includes(part)).id as string;
    open.setNow('2026-03-11T02:00:00Z');
    for (const login of ['sun', 'liu', 'chen']) api.forget(login);
    const close = { verb: 'close', summary: '大家最想要路灯和戏台,路灯今年装。' };
    expect((await form(`/consultations/${draft.id}`, { said: '过期才想起来' })).status).toBe(409);
    expect((await move(draft.id, close)).body.code).toBe('opinionUnanswered');
    const lamps = await sun().post('/api/consultations/groups', {
      body: { opinionIds: [idOf('几盏')], summary: '装路灯' },
    });
    expect(lamps.status, lamps.text).toBe(200);
    const again = (await sun().get(`/api/consultations/${draft.id}`)).body;
    expect(again.opinions.find((o: { said: string }) => o.said.includes('装路灯,我')).suggestedGroupId).toBe(
      lamps.body.id,
    );
    await sun().post('/api/consultations/groups', {
      body: { opinionIds: [idOf('装路灯,我')], groupId: lamps.body.id },
    });
    const stage = (
      await sun().post('/api/consultations/groups', { body: { opinionIds: [idOf('戏台')], summary: '建戏台' } })
    ).body;
    expect(
      (
        await api
          .as('liu')
          .post('/api/consultations/groups', { body: { opinionIds: [idOf('戏台')], summary: '另立一类' } })
      ).body.code,
    ).toBe('notFound');

    const owner = await organisationId(open, 'beibao');
    const answer = async (id: string, body: object, login = 'sun') => {
      const { groups } = (await sun().get(`/api/consultations/${draft.id}`)).body;
      const { version } = groups.find((g: { id: string }) => g.id === id);
      return api.as(login).post(`/api/consultations/groups/${id}/move`, { body, version });
    };
    expect((await answer(lamps.body.id, { verb: 'answer', outcome: 'adopted' })).body.code).toBe('reasonMissing');
    expect((await answer(lamps.body.id, { verb: 'answer', outcome: 'adopted', reason: '确实太黑' })).body.code).toBe(
      'ownerMissing',
    );
    const adopted = {
      verb: 'answer',
      outcome: 'adopted',
      reason: '确实太黑,今年装',
      ownerId: owner,
      dueOn: '2026-06-30',
    };
    expect((await answer(lamps.body.id, adopted)).body.status).toBe('adopted');
    expect((await move(draft.id, close)).body.code).toBe('opinionUnanswered');
    expect(
      (await answer(stage.id, { verb: 'answer', outcome: 'notAdopted', reason: '资金不够,明年再议' })).body.status,
    ).toBe('notAdopted');
    expect((await move(draft.id, { ...close, summary: '好' })).body.code).toBe('summaryMissing');
    expect((await move(draft.id, close)).body.status).toBe('closed');

    expect((await api.as('zhao').get('/api/consultations/tasks')).body.items).toMatchObject([
      { summary: '装路灯', isOverdue: false },
    ]);
    const daysOf = async (login: string) => {
      const ctx = await staffCtx(open, login);
      if (ctx.actor.kind !== 'staff') throw new Error(login);
      return (await adoptedDays(ctx, ctx.actor)).map((d) => [d.day, d.says[0]]);
    };
    expect(await daysOf('zhao')).toEqual([['2026-06-30', `采纳的意见到期：${draft.title}`]]);
    expect(await daysOf('liu')).toEqual([]);
    const feed = (await api.visitor.get('/consultations/answers.atom')).text;
    expect(feed).toContain('确实太黑,今年装');
    expect(feed).toContain('未采纳 · 建戏台');
    expect(feed).not.toMatch(/赵|1990000|几盏路灯/);
    expect((await answer(lamps.body.id, { verb: 'finish' }, 'zhao')).body.code).toBe('evidenceMissing');
    expect(
      (await answer(lamps.body.id, { verb: 'finish', evidence: '六盏灯 3 月装好,夜里亮了' }, 'zhao')).body.status,
    ).toBe('done');
    expect(await daysOf('zhao')).toEqual([]);

    const { cookie } = await form('/consultations/own', { number, passphrase });
    const mine = (await api.withCookie(cookie).get('/consultations/own/read')).text;
    expect(mine).toContain('六盏灯');
    const show = (id: string) => sun().post(`/api/consultations/opinions/${id}/show`, { body: { isShown: true } });
    expect((await show(idOf('戏台'))).body.code).toBe('noConsent');
    expect((await show(idOf('装路灯,我'))).body.code).toBe('holdsNumbers');
    expect((await show(idOf('几盏'))).status).toBe(200);
    const page = async () => (await api.visitor.get(`/consultations/${draft.id}`)).text;
    expect(await page()).toMatch(/几盏路灯[\s\S]*|装路灯/);
    expect(await page()).toContain('几盏路灯');
    expect(await page()).toContain('不足 5 条');
    expect(await page()).not.toMatch(/赵|想要个戏台|1990000/);
    expect((await form('/consultations/own/consent', {}, cookie)).status).toBe(303);
    expect(await page()).not.toContain('几盏路灯');

    expect(
      (await api.as('chen').post(`/api/consultations/opinions/${captured.id}/phone`, { body: {} })).body.phone,
    ).toBe('19900001001');
    expect(
      (await api.as('chen').post(`/api/consultations/opinions/${captured.id}/told`, { body: { way: 'phone' } })).status,
    ).toBe(200);
    const told = (await sun().get(`/api/consultations/${draft.id}`)).body.groups.find(
      (g: { id: string }) => g.id === lamps.body.id,
    );
    expect(told).toMatchObject({ opinions: 2, told: 2 });
    expect((await sun().get(`/api/consultations/${draft.id}/export`)).status).toBe(422);
    expect((await sun().get(`/api/consultations/${draft.id}/export?purpose=report`)).status).toBe(200);
    const journal = await open.owner.query(
      `select verb from journal where subject_kind = 'consultation' and subject_id = $1 order by seq`,
      [draft.id],
    );
    expect(journal.rows.map((r) => r.verb)).toEqual(['draft', 'open', 'close']);
  });

  test('its form prints with a code; another county does not read it; nobody without a post does', async () => {
    open.setNow(TEST_NOW);
    for (const login of ['sun', 'liu', 'chen', 'zhao']) api.forget(login);
    const id = await call();
    const printed = await api.as('liu').post('/api/papers', { body: { kind: 'consultationSheet', subject: id } });
    expect([200, 404]).toContain(printed.status);
    expect(
      (await sun().post('/api/papers', { body: { kind: 'consultationSheet', subject: id } })).body.title,
    ).toContain('文化广场');
    expect((await api.as('dai').get(`/api/consultations/${id}`)).status).toBe(404);
    expect((await api.as('hu').get('/api/consultations')).status).toBe(403);
    expect((await api.visitor.get(`/api/consultations/${id}`)).status).toBe(401);
    await form(`/consultations/${id}`, { said: '给老熊沟修条路' });
    // The village reads the question and what was said in the village, not what was said elsewhere.
    expect((await api.as('liu').get(`/api/consultations/${id}`)).body).toMatchObject({ mayKeep: false, opinions: [] });
  });
});

test('a suggestion needs no call: made at home, answered by its village, erased in time', async () => {
  const sent = await form('/consultations/suggest', {
    area: VILLAGE,
    said: '村里办个老年食堂',
    name: '钱大娘',
    phone: '19900001002',
  });
  expect(sent.status, sent.text).toBe(200);
  const [number, passphrase] = codes(sent.text);
  expect((await form('/consultations/own', { number, passphrase: '11111111' })).status).toBe(401);
  const liu = api.as('liu');
  const pile = (await liu.get('/api/consultations/standing')).body;
  expect(pile.opinions).toMatchObject([{ said: '村里办个老年食堂', name: '钱*娘', hasPhone: true }]);
  const opinionIds = [pile.opinions[0].id];
  const group = (await liu.post('/api/consultations/groups', { body: { opinionIds, summary: '办老年食堂' } })).body;
  const body = {
    verb: 'answer',
    outcome: 'partly',
    reason: '先试中午一顿',
    ownerId: await organisationId(open, 'laoxionggou'),
    dueOn: '2026-05-01',
  };
  expect((await liu.post(`/api/consultations/groups/${group.id}/move`, { body, version: group.version })).status).toBe(
    200,
  );
  expect((await liu.post('/api/consultations/groups', { body: { opinionIds, summary: '换一类看看' } })).body.code).toBe(
    'answeredAlready',
  );
  expect((await api.visitor.get('/consultations')).text).toContain('办老年食堂');
  const dump = async () => JSON.stringify((await open.owner.query('select * from opinion')).rows);
  expect(await dump()).not.toMatch(/老年食堂|钱大娘|19900001002/);
  open.setNow('2026-06-10T02:00:00Z');
  await forgetOpinions(systemCtx(open.house, 'test'));
  api.forget('liu');
  expect((await api.as('liu').get('/api/consultations/standing')).body.opinions[0]).toMatchObject({
    name: null,
    hasPhone: false,
    said: '村里办个老年食堂',
  });
  open.setNow('2029-06-10T02:00:00Z');
  await forgetOpinions(systemCtx(open.house, 'test'));
  expect((await form('/consultations/own', { number, passphrase })).status).toBe(401);
});
