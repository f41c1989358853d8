import { describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { portal } from '#app/portal.tsx';
import { startGeoReport } from './open311.example.ts';

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
    });
  });
});
