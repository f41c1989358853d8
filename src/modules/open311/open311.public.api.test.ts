import { describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { portal } from '#app/portal.tsx';
import { startGeoReport } from './open311.example.ts';

/* What others may see: only what its own person made public. */

describe('GeoReport v2: what is public', async () => {
  const { house, api, issue, key, base, xml, filed, publish } = await startGeoReport([...modules, portal]);

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
        });
        expect(body[0]).not.toHaveProperty('lat');
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
      // By when it last moved, whenever it was filed.
      expect(await ids('updated_after=2026-03-25T00:00:00Z')).toEqual([]);
      house.setNow('2026-03-03T02:00:00Z');
      expect(await ids('updated_after=2026-03-01T00:00:00Z')).toEqual([id]);
      expect(
        await ids('updated_after=2026-03-01T00:00:00Z&start_date=2026-03-01T00:00:00Z&end_date=2026-03-02T00:00:00Z'),
      ).toEqual([]);
      expect(await ids('updated_before=2026-03-01T00:00:00Z')).toEqual([]);
      expect((await api.visitor.get(`${base}/requests.json?updated_after=lately`)).body[0].code).toBe(400);

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

    test('a place that was withheld is left out: an importer finds no position, instead of one that is no number', async () => {
      const { service_request_id: id } = await filed({ description: '西头路灯不亮了三盏' });
      await publish(id, { withPosition: false });
      const [asJson] = (await api.visitor.get(`${base}/requests/${id}.json`)).body;
      const { text: asXml } = await xml(`${base}/requests/${id}.xml`);
      for (const name of ['lat', 'long']) {
        expect(asJson).not.toHaveProperty(name);
        expect(asXml).not.toContain(`<${name}`);
      }
      expect([asJson.address_id, asXml.includes('<address_id>')]).toEqual(['1501', true]);
    });
  });
});
