import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { MAHUABAN } from '#modules/cases/cases.example.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { ordersAtWork, visitAt } from './orders.example.ts';

/* 点单–派单–接单–评单 over HTTP: from the portal to the one who comes, and what it costs. */

const now = Temporal.Instant.from(TEST_NOW);

describe('an order', async () => {
  const house = await openTestHouse();
  const api = await startApi(house);
  const cast = await ordersAtWork(house);
  const version = (id: string) => cast.versionOf(id);
  const post = async (login: string, id: string, path: string, body: object = {}) =>
    api.as(login).post(`/api/orders/${id}/${path}`, { version: await version(id), body });

  test('goes to the first provider of its place by itself, with the clock of a utility and a person who answers for it', async () => {
    const { id, number } = await cast.ordered();
    expect(number).toMatch(/^FW-150102401007-2026-\d{4}-\d$/);
    const row = await cast.row(id);
    expect(row).toMatchObject({ kind: 'order', tier: 'utility', status: 'dispatched', category: '供暖' });
    expect(row.handler_organisation_id).toBe(cast.unit('heating'));
    expect(row.first_receiver_organisation_id).toBe(cast.unit('mahuaban'));
    const clocks = await cast.clocks(id);
    const due = (purpose: string) => clocks.find((k) => k.purpose === purpose)?.due.toString();
    expect(due('handle')).toBe(now.add({ hours: 24 }).toString());
    expect(due('sign')).toBe(now.add({ hours: 2 }).toString());
    const seen = (await api.as('feng').get(`/api/orders/${id}`)).body;
    expect(seen).toMatchObject({
      stage: 'offered',
      service: 'heating',
      provider: { name: '新城供热', phone: '0471-0000096' },
    });
    expect(seen.next, 'who is asked if they do not take it').toBe('麻花板物业');
    expect(seen.open).toEqual(['take']);
  });

  test('is taken with the time of the visit, which the person then reads', async () => {
    const { id } = await cast.ordered();
    expect((await post('feng', id, 'take', {})).status, 'without saying when').toBe(422);
    const past = { visitFrom: now.subtract({ hours: 3 }).toString(), visitTo: now.subtract({ hours: 1 }).toString() };
    expect((await post('feng', id, 'take', past)).body.errors[0].field).toBe('visitTo');
    const taken = await post('feng', id, 'take', { ...visitAt(now), coming: '冯师傅' });
    expect(taken.status, taken.text).toBe(200);
    expect(taken.body).toMatchObject({ stage: 'taken', coming: '冯师傅', visitFrom: '2026-03-03T03:00:00Z' });
    expect((await cast.row(id)).status).toBe('handling');
    const resident = cast.resident(id);
    expect(await cast.see(resident, id)).toMatchObject({ coming: '冯师傅', provider: { phone: '0471-0000096' } });
    const entry = (await cast.journal(id)).at(-1);
    expect(entry).toMatchObject({ verb: 'order.visit', shows: 'resident' });
    expect(entry?.data).toHaveProperty('says', [
      '新城供热接单:冯师傅,3月3日 11:00–13:00上门',
      '新城供热 took it: 冯师傅 comes 2026-03-03 11:00–13:00',
    ]);
  });

  test('taken twice under one id is taken once; on an old version not at all', async () => {
    const { id } = await cast.ordered();
    const sending = { version: await version(id), body: visitAt(now), key: crypto.randomUUID() };
    const url = `/api/orders/${id}/take`;
    const [first, again] = [await api.as('feng').post(url, sending), await api.as('feng').post(url, sending)];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect((await cast.verbs(id)).filter((v) => v === 'sign' || v === 'order.visit')).toEqual(['sign', 'order.visit']);
    const stale = await api.as('feng').post(`/api/orders/${id}/plan`, { version: 1, body: visitAt(now) });
    expect(stale.status).toBe(412);
  });

  test('what costs something is agreed before it can be called done; the one who does the work cannot agree', async () => {
    const { id } = await cast.ordered();
    await post('feng', id, 'take', visitAt(now));
    expect((await post('feng', id, 'state-fee', { cents: 8000, note: '换一个阀门' })).status).toBe(200);
    const photo = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#7a9' } })
      .jpeg()
      .toBuffer();
    await api
      .as('feng')
      .post(`/api/cases/${id}/files`, { body: {}, files: [{ field: 'files', name: '阀门.jpg', content: photo }] });
    const reply = async () =>
      api.as('feng').post(`/api/cases/${id}/reply`, {
        version: await version(id),
        body: { text: '换好了阀门,暖气热了。', outcome: 'solved' },
      });
    const held = await reply();
    expect([held.status, held.body.code]).toEqual([409, 'heldOpen']);
    expect(held.text).toContain('80 元');
    expect((await post('feng', id, 'agree-fee')).status, 'the provider').toBe(403);
    expect((await post('li', id, 'agree-fee')).status, 'the community noted it').toBe(200);
    expect((await post('feng', id, 'state-fee', { cents: 9000, note: '再加一点' })).body.code).toBe('feeAgreed');
    expect((await reply()).status).toBe(200);
    expect(await cast.see(cast.resident(id), id)).toMatchObject({ stage: 'answered', doneAt: TEST_NOW });
  });

  test('a refused fee is dropped, and done means a photo', async () => {
    const { id } = await cast.ordered();
    await post('feng', id, 'take', visitAt(now));
    await post('feng', id, 'state-fee', { cents: 100, note: '换胶圈' });
    expect((await post('li', id, 'refuse-fee')).body.fee.state).toBe('refused');
    expect((await post('feng', id, 'drop-fee')).body.fee).toBeNull();
    await post('feng', id, 'arrive');
    const done = { text: '修好了,暖气热了,不收钱。', outcome: 'solved' };
    const bare = await api.as('feng').post(`/api/cases/${id}/reply`, { version: await version(id), body: done });
    expect(bare.body.code).toBe('evidenceMissing');
  });

  test('by telephone: the console’s own form is sent on by the house, what it cannot place stays with a person who chooses', async () => {
    const known = await cast.file(
      { kind: 'order', channel: 'phone', area: MAHUABAN, body: '3 号楼电梯不动了。' },
      'li',
    );
    await cast.sendReported(known.id);
    expect((await cast.row(known.id)).handler_organisation_id).toBe(cast.unit('mahuabanProperty'));
    const vague = await cast.file(
      { kind: 'order', channel: 'phone', area: MAHUABAN, body: '家里那个东西又坏了。' },
      'li',
    );
    await cast.sendReported(vague.id);
    await cast.sendReported(vague.id);
    expect(await cast.row(vague.id)).toMatchObject({ status: 'received' });
    expect((await post('li', vague.id, 'choose', { service: 'gas' })).body.code).toBe('noProvider');
    const chosen = await post('li', vague.id, 'choose', { service: 'locks' });
    expect(chosen.body, chosen.text).toMatchObject({ stage: 'offered', provider: { name: '麻花板物业' } });
    expect((await cast.verbs(vague.id)).filter((v) => v === 'dispatch')).toHaveLength(1);
    const other = await cast.file({ kind: 'help', area: MAHUABAN, body: '电梯不动了,怎么办呀。' }, 'li');
    await cast.sendReported(other.id);
    expect((await cast.row(other.id)).status, 'only orders').toBe('received');
    expect((await api.as('li').get(`/api/orders/${other.id}`)).status).toBe(404);
  });

  test('is nobody’s outside: role by role, place by place', async () => {
    const { id } = await cast.ordered();
    const statuses = Object.fromEntries(
      await Promise.all(
        ['li', 'qi', 'feng', 'wu', 'ma', 'liu', 'hao', 'admin'].map(async (login) => [
          login,
          (await api.as(login).get(`/api/orders/${id}`)).status,
        ]),
      ),
    );
    expect(statuses).toEqual({ li: 200, qi: 200, feng: 200, wu: 200, ma: 404, liu: 404, hao: 404, admin: 403 });
    expect((await api.visitor.get(`/api/orders/${id}`)).status).toBe(401);
    expect((await post('li', id, 'take', visitAt(now))).status, 'not theirs to take').toBe(403);
  });
});

describe('the catalogue', async () => {
  const house = await openTestHouse();
  const api = await startApi(house);
  const cast = await ordersAtWork(house);
  const gas = (more: object = {}) => ({
    area: MAHUABAN,
    service: 'gas',
    providers: [{ organisationId: cast.unit('mahuabanProperty'), phone: '0471-0000101' }],
    ...more,
  });
  const put = (login: string, body: object) => api.as(login).put('/api/order-services', { body });

  test('is kept by those who answer for the place', async () => {
    const made = await put('li', gas());
    expect(made.body, made.text).toMatchObject({ service: 'gas', providers: [{ name: '麻花板物业' }] });
    expect((await put('li', gas({ area: '150102' }))).body.errors[0].field, 'above one’s own place').toBe('area');
    expect((await put('liu', gas())).body.errors[0].field, 'another county').toBe('area');
    const far = [{ organisationId: cast.unit('qingshuiheWater'), phone: '0471-0000001' }];
    expect((await put('li', gas({ providers: far }))).body.errors[0].field).toBe('providers');
    const twice = [...gas().providers, ...gas().providers];
    expect((await put('li', gas({ providers: twice }))).status).toBe(422);
    expect((await put('feng', gas())).status, 'not for companies').toBe(403);
    const of = async (login: string) =>
      (await api.as(login).get('/api/order-services')).body.lines.map(
        (l: { area: string; service: string }) => `${l.area} ${l.service}`,
      );
    expect(await of('li')).toContain('150102 heating');
    expect(await of('li')).toContain(`${MAHUABAN} gas`);
    expect(await of('liu')).toEqual([]);
    expect((await api.as('liu').delete(`/api/order-services/${made.body.id}`)).status).toBe(404);
    expect((await api.as('li').delete(`/api/order-services/${made.body.id}`)).status).toBe(200);
    expect(await of('li')).not.toContain(`${MAHUABAN} gas`);
  });

  test('says at the counter who would be asked first', async () => {
    const { body } = await api
      .as('li')
      .get(`/api/order-services/offered?area=${MAHUABAN}&text=${encodeURIComponent('暖气不热')}`);
    expect(body.suggested).toBe('heating');
    expect(body.services).toContainEqual({ service: 'heating', first: '新城供热' });
  });

  test('comes from a table; a bad row names itself and the others are taken', async () => {
    const csv = [
      '地方代码,服务,单位,电话',
      `${MAHUABAN},燃气,麻花板物业,0471-0000101`,
      `${MAHUABAN},理发,麻花板物业,1`,
      `${MAHUABAN},供电,没这个单位,1`,
    ].join('\n');
    const sent = await api.as('li').post('/api/order-services/import', {
      body: {},
      files: [{ field: 'file', name: '服务目录.csv', content: Buffer.from(csv), mediaType: 'text/csv' }],
    });
    expect(sent.status, sent.text).toBe(200);
    expect(sent.body.services).toBe(1);
    expect(sent.body.faults.map((f: { row: number }) => f.row)).toEqual([3, 4]);
  });
});
