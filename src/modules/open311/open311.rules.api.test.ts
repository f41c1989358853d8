import { describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { portal } from '#app/portal.tsx';
import { parser, startGeoReport } from './open311.example.ts';

/* The rules of the GeoReport validator: forms, types, errors. */

describe('GeoReport v2: its rules', async () => {
  const { api, base, xml } = await startGeoReport([...modules, portal]);

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
      expect((await xml(`${base}/servicerequestupdates.xml?updated_after=2026-03-01`)).status).toBe(400);
    });

    describe('what the server itself refuses is said the same way', () => {
      const send = async (method: 'POST' | 'PUT' | 'DELETE', url: string, type: string, payload: string) => {
        const { statusCode, body, headers } = await api.app.inject({
          method,
          url,
          headers: { 'content-type': type },
          payload,
        });
        return { status: statusCode, body, type: headers['content-type'], allow: headers.allow };
      };
      const JSON_TYPE = 'application/json';
      const jsonCode = (body: string) => JSON.parse(body).map((e: { code: number }) => e.code);
      const xmlCode = (body: string) => parser.parse(body).errors.error[0].code;

      test('a body that cannot be read, or is too large', async () => {
        const broken = await send('POST', `${base}/requests.json`, JSON_TYPE, '{"service_code":');
        expect([broken.status, jsonCode(broken.body), broken.type]).toEqual([
          400,
          [400],
          'application/json; charset=utf-8',
        ]);
        const unknown = await send('POST', `${base}/requests.xml`, 'application/x-unheard-of', 'x');
        expect([unknown.status, xmlCode(unknown.body), unknown.type]).toEqual([400, '400', 'text/xml; charset=utf-8']);
        const large = await send('POST', `${base}/requests.xml`, JSON_TYPE, `"${'x'.repeat(2 ** 20)}"`);
        expect([large.status, xmlCode(large.body)]).toEqual([413, '413']);
      });

      test('another method, another version, another address', async () => {
        const put = await send('PUT', `${base}/requests/1.json`, JSON_TYPE, '{}');
        expect([put.status, jsonCode(put.body), put.allow]).toEqual([405, [405], 'GET, POST']);
        expect(xmlCode((await send('DELETE', base, JSON_TYPE, '{}')).body)).toBe('405');
        const older = await api.visitor.get('/open311/v1/services.json');
        expect([older.status, older.body[0].code]).toEqual([404, 404]);
        expect((await xml('/open311')).xml.errors.error[0].code).toBe('404');
        expect((await api.visitor.get(`${base}/a/b/c.json`)).body[0].code).toBe(404);
      });

      test('a page of another site, or one with an origin that is none', async () => {
        for (const origin of ['https://elsewhere.example', 'nonsense']) {
          const answer = await api.app.inject({
            method: 'POST',
            url: `${base}/requests.json`,
            headers: { origin },
            payload: {},
          });
          expect([answer.statusCode, jsonCode(answer.body)]).toEqual([403, [403]]);
        }
      });

      test('too often', async () => {
        const ask = () =>
          api.app.inject({ method: 'GET', url: `${base}/services/none.json`, remoteAddress: '10.9.9.9' });
        let last = await ask();
        for (let n = 1; n < 602 && last.statusCode === 404; n++) last = await ask();
        expect([last.statusCode, jsonCode(last.body)]).toEqual([429, [429]]);
      });
    });
  });
});
