import { describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { portal } from '#app/portal.tsx';
import { parser, startGeoReport } from './open311.example.ts';

/* The service-request-updates extension, both ways. */

describe('GeoReport v2: updates', async () => {
  const { api, issue, key, base, form, filed } = await startGeoReport([...modules, portal]);

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

    test('“fixed” in the program is the person’s word in the case, and does not end it', async () => {
      const { service_request_id: id } = await filed();
      const sent = { api_key: key, service_request_id: id, description: '今天亮了', status: 'FIXED' };
      // As FixMyStreet names its own: with the extension's ids and a trailing slash, at the path it uses.
      const more = {
        update_id_ext: '77',
        service_request_id_ext: '12',
        public_anonymity_required: 'FALSE',
        title: 'MR',
      };
      const answer = await form(`${base}/update.xml/`, { ...sent, ...more });
      expect(answer.statusCode, answer.body).toBe(200);
      const { body: c } = await api.as('wu').get(`/api/cases/${id}`);
      expect(c.status).not.toBe('closed');
      const [said] = c.timeline.filter((e: { verb: string }) => e.verb === 'supplement');
      expect(said.data.text).toBe('今天亮了\n(在提交的程序里标成了“已解决”)');
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
});
