import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { portal } from '#app/portal.tsx';
import { PNG, parser, startGeoReport } from './open311.example.ts';

/* What real clients send, replayed: FixMyStreet (XML, photo1, token polling), a JSON client, curl. */

describe('GeoReport v2: filing', async () => {
  const { house, api, issue, key, keyEnd, clientId, base, xml, form, light, filed } = await startGeoReport([
    ...modules,
    portal,
  ]);

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

    test('a photo that comes before the key is kept with its case, and with nobody’s when the key is not good', async () => {
      const boundary = 'b0undary';
      const part = (name: string, text: string) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
      const send = (apiKey: string) =>
        api.app.inject({
          method: 'POST',
          url: `${base}/requests.json`,
          headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
          payload: Buffer.concat([
            Buffer.from(
              `--${boundary}\r\ncontent-disposition: form-data; name="photo1"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`,
            ),
            PNG,
            Buffer.from(
              `\r\n${Object.entries({ ...light, api_key: apiKey })
                .map(([n, v]) => part(n, v))
                .join('')}`,
            ),
            Buffer.from(`--${boundary}--\r\n`),
          ]),
        });
      expect((await send('wrong')).statusCode).toBe(403);
      const answer = await send(key);
      expect(answer.statusCode, answer.body).toBe(200);
      const { body: c } = await api.as('wu').get(`/api/cases/${JSON.parse(answer.body)[0].service_request_id}`);
      expect(c.files).toHaveLength(1);
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
