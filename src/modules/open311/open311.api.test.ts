import { randomUUID } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { portal } from '#app/portal.tsx';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';

/* What real clients do, replayed: FixMyStreet (XML, photo1, token polling), a JSON client, the rules of the GeoReport validator. */

const needed = ['places', 'organisations', 'people', 'access', 'cases', 'publication', 'open311'];
const some = { modules: [...modules.filter((m) => needed.includes(m.name)), portal] };
const parser = new XMLParser({
  parseTagValue: false,
  isArray: (name) => ['service', 'request', 'request_update', 'error', 'attribute', 'endpoint'].includes(name),
});
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe('GeoReport v2', async () => {
  const house = await openTestHouse();
  const api = await startApi(house, some);
  const issue = async (more: Record<string, unknown> = {}) => {
    const { status, body } = await api
      .as('admin')
      .post('/api/open311/clients', { body: { name: 'FixMyStreet', contact: '运维', area: '1501', ...more } });
    expect(status).toBe(200);
    return body as { id: string; key: string; keyEnd: string };
  };
  const { key, keyEnd, id: clientId } = await issue();
  const base = '/open311/v2';
  const xml = async (url: string) => {
    const answer = await api.visitor.get(url);
    return { ...answer, xml: parser.parse(answer.text) };
  };
  const form = (url: string, fields: readonly (readonly [string, string])[] | Record<string, string>) =>
    api.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields as Record<string, string>).toString(),
    });
  const light = {
    service_code: 'public-works',
    description: '村口路灯不亮三天了',
    lat: '39.921234',
    long: '111.678912',
  };
  const filed = async (more: Record<string, string> = {}, apiKey = key) => {
    const answer = await form(`${base}/requests.json`, { api_key: apiKey, ...light, ...more });
    expect(answer.statusCode, answer.body).toBe(200);
    return JSON.parse(answer.body)[0] as { service_request_id: string; service_notice: string; account_id: string };
  };
  /** The resident's own act, through the receipt they were handed where the case was taken. */
  async function publish(id: string) {
    const version = async () => (await api.as('wu').get(`/api/cases/${id}`)).body.version;
    const { body: receipt } = await api
      .as('wu')
      .post(`/api/cases/${id}/reissue`, { version: await version(), body: { reason: '本人来要回执' } });
    const asForm = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    const post = (url: string, fields: Record<string, string>, cookie = '') =>
      api.app.inject({
        method: 'POST',
        url,
        headers: { ...asForm, cookie },
        payload: new URLSearchParams(fields).toString(),
      });
    const entered = await post('/track', { number: receipt.number, passphrase: receipt.passphrase });
    expect(entered.statusCode, entered.body).toBe(303);
    const cookie = [entered.headers['set-cookie']]
      .flat()
      .map((c) => String(c).split(';')[0])
      .join('; ');
    const page = (await api.withCookie(cookie).get('/case/public', { accept: 'text/html' })).text;
    const seen = /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '';
    const title = />([^<]*)<\/textarea>/.exec(page)?.[1] ?? '';
    const looked = await post('/case/public', { go: 'look', title, withPosition: 'yes' }, cookie);
    const seenAgain = /name="seen" value="([^"]*)"/.exec(looked.body)?.[1] ?? seen;
    const out = await post(
      '/case/public',
      { go: 'publish', title, withPosition: 'yes', seen: seenAgain, isChecked: 'yes' },
      cookie,
    );
    expect(out.statusCode, out.body).toBe(303);
    return { takeBack: () => post('/case/public/withdraw', {}, cookie) };
  }

  describe('the rules of the validator', () => {
    test('discovery is exactly text/xml, with two endpoints and a changeset in the past', async () => {
      for (const url of [`${base}/discovery.xml`, base, `${base}/`, `${base}//discovery.xml`]) {
        const { headers, xml: found, status } = await xml(url);
        expect([status, headers['content-type']]).toEqual([200, 'text/xml']);
        expect(found.discovery.endpoints.endpoint).toHaveLength(2);
        expect(Date.parse(found.discovery.changeset)).toBeLessThan(Date.parse('2027-01-01'));
      }
      const { body } = await api.visitor.get(`${base}/discovery.json`);
      expect(body.endpoints.map((e: { type: string }) => e.type)).toEqual(['production', 'test']);
    });

    test('services in both forms, with their types', async () => {
      const { xml: found, headers } = await xml(`${base}/services.xml`);
      expect(headers['content-type']).toBe('text/xml; charset=utf-8');
      expect(found.services.service.length).toBeGreaterThan(5);
      const { body } = await api.visitor.get(`${base}/services.json?jurisdiction_id=1501`);
      expect(body).toHaveLength(found.services.service.length);
      for (const s of body) {
        expect([typeof s.service_code, typeof s.metadata, s.type]).toEqual(['string', 'boolean', 'realtime']);
        const { status, body: definition } = await api.visitor.get(`${base}/services/${s.service_code}.json`);
        expect(status).toBe(200);
        expect(definition.attributes.length > 0).toBe(s.metadata);
        for (const a of definition.attributes)
          expect([typeof a.variable, typeof a.required, typeof a.order]).toEqual(['boolean', 'boolean', 'number']);
      }
      const definition = (await xml(`${base}/services/heating.xml`)).xml.service_definition;
      expect(definition.attributes.attribute[2].values.value[0]).toEqual({ key: 'home', name: '只有我家' });
    });

    test('errors have the status, a list of code and description, in the form asked for', async () => {
      const json = await api.visitor.get(`${base}/services/nothing.json`);
      expect([json.status, json.body]).toEqual([404, [{ code: 404, description: 'service_code was not found.' }]]);
      const asXml = await xml(`${base}/requests/nothing.xml`);
      expect([asXml.status, asXml.xml.errors.error[0].code]).toEqual([404, '404']);
      expect((await xml(`${base}/services.xml?jurisdiction_id=elsewhere`)).status).toBe(404);
      expect((await xml(`${base}/requests.xml?start_date=yesterday`)).status).toBe(400);
      expect((await xml(`${base}/requests.xml?status=pending`)).status).toBe(400);
      expect((await xml(`${base}/nothing/at/all.xml`)).xml.errors.error[0].code).toBe('404');
      expect((await xml(`${base}/requests.xml?api_key=wrong`)).status).toBe(403);
    });
  });

  describe('filing', () => {
    test('without a key is refused, whatever is sent, and leaves no file behind', async () => {
      for (const fields of [light, { ...light, api_key: 'wrong' }]) {
        const answer = await form(`${base}/requests.json`, fields);
        expect([answer.statusCode, JSON.parse(answer.body)[0].code]).toEqual([403, 403]);
      }
      const photo = await api.visitor.post(`${base}/requests.xml`, {
        body: light,
        files: [{ field: 'photo1', name: 'a.png', content: PNG, mediaType: 'image/png' }],
      });
      expect(photo.status).toBe(403);
    });

    test('says all that is wrong at once', async () => {
      const answer = await form(`${base}/requests.json`, { api_key: key, service_code: 'heating', description: 'x' });
      expect(answer.statusCode).toBe(400);
      expect(JSON.parse(answer.body)).toHaveLength(3);
      const petition = await form(`${base}/requests.json`, { api_key: key, ...light, service_code: 'petition' });
      expect(petition.statusCode).toBe(400);
      const unknown = await form(`${base}/requests.xml`, { api_key: key, ...light, service_code: 'moon' });
      expect([unknown.statusCode, parser.parse(unknown.body).errors.error[0].code]).toEqual([404, '404']);
    });

    test('as FixMyStreet does: multipart, photo1, a name split on a space, its own id; sent twice it is one case', async () => {
      const own = randomUUID();
      const body = {
        jurisdiction_id: '1501',
        api_key: key,
        service_code: 'public-works',
        description: 'title: 路灯不亮\n\ndetail: 村口路灯不亮三天了\n\nSubmitted via FixMyStreet',
        lat: '39.921234',
        long: '111.678912',
        first_name: '张',
        last_name: '三',
        phone: '19900001234',
        email: 'zhang@example.cn',
        address_string: '清水河县北堡乡老熊沟村村口',
        'attribute[title]': '路灯不亮',
        'attribute[fixmystreet_id]': own,
        'attribute[easting]': '1',
      };
      const files = [{ field: 'photo1', name: 'photo1.png', content: PNG, mediaType: 'image/png' }];
      const first = await api.visitor.post(`${base}/requests.xml`, { body, files });
      expect(first.status, first.text).toBe(200);
      const [request] = parser.parse(first.text).service_requests.request;
      const again = await api.visitor.post(`${base}/requests.xml`, { body, files });
      expect(parser.parse(again.text).service_requests.request[0].service_request_id).toBe(request.service_request_id);

      const { body: c } = await api.as('wu').get(`/api/cases/${request.service_request_id}`);
      expect(c).toMatchObject({ kind: 'hazard', channel: 'web', area: '150124201213', title: '路灯不亮' });
      expect(c.files).toHaveLength(1);
      expect(c.placeNote).toContain('39.921234, 111.678912');
      expect(c.body).toContain('(通过 FixMyStreet 提交)');
      const { body: reporter } = await api
        .as('liu')
        .post(`/api/cases/${request.service_request_id}/reveal`, { body: { purpose: 'contact' } });
      expect([reporter.name, reporter.phone]).toEqual(['张三', '19900001234']);

      // It polls tokens every two seconds, five times; the first try is enough.
      const polled = await xml(`${base}/tokens/${request.service_request_id}.xml?jurisdiction_id=1501`);
      expect(polled.xml.service_requests.request[0]).toEqual({
        service_request_id: request.service_request_id,
        token: request.service_request_id,
      });
      expect((await xml(`${base}/tokens/${randomUUID()}.xml`)).status).toBe(404);
    });

    test('as a JSON client does: key in the query, repeated attributes and media, an inline photo', async () => {
      const answer = await form(`${base}/requests.json?api_key=${key}&jurisdiction_id=1501`, [
        ['service_code', 'public-works'],
        ['description', '井盖坏了,路面也塌了'],
        ['address_id', '150102401007'],
        ['attribute[what][]', 'cover'],
        ['attribute[what][]', 'road'],
        ['media_url', 'https://example.cn/a.jpg'],
        ['media_url', `data:image/png;base64,${PNG.toString('base64')}`],
      ]);
      expect(answer.statusCode, answer.body).toBe(200);
      const [{ service_request_id: id, service_notice: notice, account_id: account }] = JSON.parse(answer.body);
      expect([typeof id, typeof notice, typeof account]).toEqual(['string', 'string', 'string']);
      const { body: c } = await api.as('wu').get(`/api/cases/${id}`);
      expect(c.area).toBe('150102401007');
      expect(c.body).toContain('井盖、路面');
      expect(c.body).toContain('https://example.cn/a.jpg');
      expect(c.files).toHaveLength(1);
      expect(c.disclosure).toBe('anonymous');
    });

    test('positions come in any of three datums and are kept as WGS-84, with what was given', async () => {
      const { service_request_id: id } = await filed({
        lat: '39.91640428150164',
        long: '116.41024449916938',
        datum: 'gcj02',
      });
      const at = await house.house.db
        .selectFrom('case_position')
        .selectAll()
        .where('case_id', '=', id)
        .executeTakeFirstOrThrow();
      expect([at.lat, at.long, at.datum, at.given_lat]).toEqual([39.915, 116.404, 'gcj02', 39.91640428150164]);
    });

    test('a revoked key files no more; a key has an hour’s measure; it is kept nowhere in clear', async () => {
      const few = await issue({ name: '小程序', perHour: 1 });
      await filed({}, few.key);
      expect((await form(`${base}/requests.json`, { ...light, api_key: few.key })).statusCode).toBe(429);
      const admin = api.as('admin');
      expect((await admin.post(`/api/open311/clients/${few.id}/revoke`, { body: { reason: '不再合作' } })).status).toBe(
        200,
      );
      expect((await form(`${base}/requests.json`, { ...light, api_key: few.key })).statusCode).toBe(403);
      expect((await admin.post(`/api/open311/clients/${few.id}/revoke`, { body: { reason: '不再合作' } })).status).toBe(
        409,
      );
      const list = (await admin.get('/api/open311/clients')).text;
      expect(list).not.toContain(few.key);
      expect(list).toContain(keyEnd);
      const kept = JSON.stringify(await house.house.db.selectFrom('open311_client').selectAll().execute());
      expect(kept).not.toContain(few.key);
      for (const login of ['sun', 'liu', 'audit', 'security'])
        expect((await api.as(login).get('/api/open311/clients')).status).toBe(403);
    });

    test('the test endpoint checks everything and files nothing', async () => {
      const count = async () => (await api.as('wu').get('/api/cases/counts')).body.queues.all;
      const before = await count();
      const answer = await form('/open311/test/v2/requests.json', { api_key: key, ...light });
      expect([answer.statusCode, typeof JSON.parse(answer.body)[0].service_request_id]).toEqual([200, 'string']);
      expect((await form('/open311/test/v2/requests.json', { api_key: key, service_code: 'heating' })).statusCode).toBe(
        400,
      );
      expect(await count()).toBe(before);
    });
  });

  describe('what others see', async () => {
    const other = await issue({ name: '别家' });
    const ids = async (query = '') =>
      (await api.visitor.get(`${base}/requests.json?${query}`)).body.map(
        (r: { service_request_id: string }) => r.service_request_id,
      );

    test('nothing of a private case, by id, list, page, date or updates; its own program sees where it stands and no words', async () => {
      const { service_request_id: id, account_id: account } = await filed({ description: '东头水渠塌了一段' });
      expect(await ids()).toEqual([]);
      expect(await ids(`service_request_id=${id}`)).toEqual([]);
      expect(await ids('page=1&page_size=1')).toEqual([]);
      for (const query of ['', `?api_key=${other.key}`, '?account_id=wrong'])
        expect((await api.visitor.get(`${base}/requests/${id}.json${query}`)).status).toBe(404);
      expect((await api.visitor.get(`${base}/servicerequestupdates.json?api_key=${other.key}`)).text).not.toContain(id);
      expect((await api.visitor.get(`${base}/servicerequestupdates.json`)).body).toEqual([]);
      for (const query of [`?api_key=${key}`, `?account_id=${account}`]) {
        const { body, text, status } = await api.visitor.get(`${base}/requests/${id}.json${query}`);
        expect(status).toBe(200);
        expect(body[0]).toMatchObject({
          service_request_id: id,
          status: 'open',
          service_code: 'public-works',
          description: null,
          address: null,
          lat: null,
        });
        expect(text).not.toContain('水渠');
      }
      const own = await xml(`${base}/servicerequestupdates.xml?api_key=${key}`);
      expect(own.text).toContain(id);
      expect(own.text).not.toContain('水渠');
      // The list is for everybody, with a key as without.
      expect(await ids(`api_key=${key}`)).toEqual([]);
    });

    test('a published case in both forms, coarsened; withdrawn it is gone from everywhere', async () => {
      const { service_request_id: id } = await filed({
        description: '南头垃圾堆了一个月',
        service_code: 'sanitation',
        address_string: '北堡乡老熊沟村',
      });
      const { takeBack } = await publish(id);
      const [one] = (await api.visitor.get(`${base}/requests/${id}.json`)).body;
      expect(one).toMatchObject({
        service_request_id: id,
        status: 'open',
        service_code: 'sanitation',
        lat: 39.92,
        long: 111.68,
        address_id: '150124201213',
        media_url: null,
      });
      expect(one.description).toContain('南头垃圾');
      expect(one.address).toContain('老熊沟');
      const asXml = (await xml(`${base}/requests/${id}.xml`)).xml.service_requests.request[0];
      expect([asXml.service_request_id, asXml.zipcode, asXml.lat]).toEqual([id, '', '39.92']);

      expect(await ids()).toEqual([id]);
      expect(await ids('service_code=sanitation,heating&status=open')).toEqual([id]);
      expect(await ids('service_code=heating')).toEqual([]);
      expect(await ids('status=closed')).toEqual([]);
      expect(await ids('status=open,closed')).toEqual([id]);
      expect(await ids('jurisdiction_id=150124')).toEqual([id]);
      expect(await ids('jurisdiction_id=150102')).toEqual([]);
      expect(await ids('start_date=2026-03-01T00:00:00Z&end_date=2026-03-02T00:00:00Z')).toEqual([]);
      expect(
        await ids(`start_date=2026-03-01T00:00:00Z&end_date=2026-03-02T00:00:00Z&service_request_id=${id},x`),
      ).toEqual([id]);
      expect(await ids('page=2&page_size=1')).toEqual([]);
      // More than ninety days ago it is no longer listed unless asked for.
      house.setNow('2026-06-20T02:00:00Z');
      expect(await ids()).toEqual([]);
      expect(await ids('start_date=2026-03-01T00:00:00Z')).toEqual([id]);
      house.setNow('2026-03-03T02:00:00Z');

      const updates = async () =>
        (
          await api.visitor.get(
            `${base}/servicerequestupdates.json?start_date=2026-03-01T00:00:00Z&end_date=2026-03-05T00:00:00Z`,
          )
        ).body;
      expect((await updates()).map((u: { status: string }) => u.status)).toEqual(['OPEN']);
      expect((await takeBack()).statusCode).toBe(303);
      expect(await ids()).toEqual([]);
      expect(await ids(`service_request_id=${id}`)).toEqual([]);
      expect((await api.visitor.get(`${base}/requests/${id}.json`)).status).toBe(404);
      expect(await updates()).toEqual([]);
      expect((await api.visitor.get(`/public/${id}`, { accept: 'text/html' })).status).toBe(404);
    });
  });

  describe('updates', () => {
    test('from a program are the person’s own supplement, once; of no other program', async () => {
      const { service_request_id: id } = await filed();
      const update = {
        api_key: key,
        service_request_id: id,
        update_id: 'c-1',
        status: 'OPEN',
        description: '昨晚还是不亮',
        updated_datetime: '2026-03-03T01:00:00Z',
      };
      const first = await form(`${base}/servicerequestupdates.xml`, update);
      expect(first.statusCode, first.body).toBe(200);
      const updateId = parser.parse(first.body).service_request_updates.request_update[0].update_id;
      const again = await form(`${base}/servicerequestupdates.xml`, update);
      expect(parser.parse(again.body).service_request_updates.request_update[0].update_id).toBe(updateId);
      const { body: c } = await api.as('wu').get(`/api/cases/${id}`);
      const said = c.timeline.filter((e: { verb: string }) => e.verb === 'supplement');
      expect(said.map((e: { data: { text: string } }) => e.data.text)).toEqual(['昨晚还是不亮']);
      const stranger = await issue({ name: '第三家' });
      expect((await form(`${base}/servicerequestupdates.json`, { ...update, api_key: stranger.key })).statusCode).toBe(
        404,
      );
      expect((await form(`${base}/servicerequestupdates.json`, { ...update, description: '' })).statusCode).toBe(400);
      expect((await form(`${base}/servicerequestupdates.json`, { ...update, api_key: '' })).statusCode).toBe(403);
    });

    test('to a program tell what moved its case', async () => {
      const { service_request_id: id } = await filed({ address_string: '北堡乡老熊沟村' });
      const liu = api.as('liu');
      const version = async () => (await liu.get(`/api/cases/${id}`)).body.version;
      expect((await liu.post(`/api/cases/${id}/take`, { version: await version(), body: {} })).status).toBe(200);
      const reply = await liu.post(`/api/cases/${id}/reply`, {
        version: await version(),
        body: { text: '我们看过了,归电力公司,已转告。', outcome: 'explained' },
      });
      expect(reply.status, reply.text).toBe(200);
      const { body } = await api.visitor.get(`${base}/servicerequestupdates.json?api_key=${key}`);
      const own = body.filter((u: { service_request_id: string }) => u.service_request_id === id);
      expect(own.map((u: { status: string }) => u.status)).toEqual(['OPEN', 'IN_PROGRESS', 'INVESTIGATING']);
      expect(JSON.stringify(own)).not.toContain('电力公司');
      expect(new Set(own.map((u: { update_id: string }) => u.update_id)).size).toBe(3);
    });
  });

  test('a key says who filed', async () => {
    const { service_request_id: id } = await filed();
    const row = await house.house.db
      .selectFrom('open311_request')
      .select(['client_id', 'service_code'])
      .where('case_id', '=', id)
      .executeTakeFirst();
    expect(row).toEqual({ client_id: clientId, service_code: 'public-works' });
  });
});
