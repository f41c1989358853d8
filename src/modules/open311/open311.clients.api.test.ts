import { describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { portal } from '#app/portal.tsx';
import { PNG, parser, startGeoReport } from './open311.example.ts';

/*
 * What clients that are in use send, field by field, and what they read of the answer: `three` (Python, JSON), the Open311 dashboard of
 * Code for America (XML, pages until one is empty), FixMyStreet (XML::Simple), SeeClickFix and San Francisco (extended, per_page).
 */

describe('GeoReport v2: clients from outside', async () => {
  const { house, api, key, base, xml, form, filed, publish } = await startGeoReport([...modules, portal]);
  const get = async (path: string) => (await api.visitor.get(`${base}/${path}`)).body;
  const known: string[] = [];
  for (const description of ['村口路灯不亮三天了', '桥头垃圾没人收', '井盖丢了一个']) {
    const { service_request_id: id } = await filed({ description, address_string: '北堡乡老熊沟村' });
    await publish(id);
    known.push(id);
  }
  const idsIn = (all: readonly { service_request_id: string }[]) => all.map((r) => r.service_request_id).sort();
  const all = [...known].sort();

  test('three: a slash at the end of the base, JSON throughout, a photo named media, a name split in two', async () => {
    const about = await get('discovery.json');
    expect(about.endpoints.map((e: { type: string }) => e.type)).toEqual(['production', 'test']);
    const [service] = (await get('services.json?jurisdiction_id=1501')).filter(
      (s: { metadata: boolean }) => s.metadata === true,
    );
    expect((await get(`services/${service.service_code}.json?jurisdiction_id=1501`)).attributes.length).toBeGreaterThan(
      0,
    );
    const body = {
      service_code: 'public-works',
      description: '学校门口的路灯坏了',
      jurisdiction_id: '1501',
      address_string: '清水河县北堡乡老熊沟村小学门口',
      first_name: '赵',
      last_name: '大爷',
      phone: '19900001234',
      api_key: key,
    };
    const photo = { field: 'media', name: 'photo.png', content: PNG, mediaType: 'image/png' };
    const sent = await api.visitor.post(`${base}//requests.json`, { body, files: [photo] });
    expect(sent.status, sent.text).toBe(200);
    const [{ service_request_id: id }] = sent.body;
    const { body: c } = await api.as('wu').get(`/api/cases/${id}`);
    expect([c.area, c.files.length]).toEqual(['150124201213', 1]);
    expect(await get(`tokens/${id}.json?jurisdiction_id=1501`)).toEqual([{ service_request_id: id, token: id }]);
    expect((await get(`requests/${id}.json?jurisdiction_id=1501&api_key=${key}`))[0].status).toBe('open');
    // between=('03-03-2026', '03-04-2026') and count=2, as it writes them.
    const range = 'start_date=2026-03-03T00:00:00Z&end_date=2026-03-04T00:00:00Z&jurisdiction_id=1501';
    expect(idsIn(await get(`requests.json?${range}`))).toEqual(all);
    expect(await get(`requests.json?${range}&page_size=2`)).toHaveLength(2);
    expect(await get(`requests.json?service_code=heating&${range}`)).toEqual([]);
  });

  test('the dashboard: day by day in UTC, page after page until a root without a child, ten ids in a list', async () => {
    const day = 'start_date=2026-03-03T00%3A00%3A00Z&end_date=2026-03-04T00%3A00%3A00Z&jurisdiction_id=1501';
    const first = await xml(`${base}/requests.xml?${day}&page=1`);
    const read = first.xml.service_requests.request as Record<string, string>[];
    expect(idsIn(read as never)).toEqual(all);
    for (const r of read) {
      for (const name of ['requested_datetime', 'updated_datetime']) expect(Date.parse(r[name]!), name).not.toBeNaN();
      for (const name of ['lat', 'long']) expect(Number.isFinite(Number.parseFloat(r[name]!)), name).toBe(true);
    }
    // It goes on for as long as the root has a child, be it a line break.
    expect((await xml(`${base}/requests.xml?${day}&page=2`)).text.replace(/^<\?xml[^>]*\?>\s*/, '').trim()).toMatch(
      /^<service_requests\s*\/>$|^<service_requests><\/service_requests>$/,
    );
    const list = `jurisdiction_id=1501&service_request_id=${encodeURIComponent(known.slice(0, 2).join(','))}`;
    expect(idsIn((await xml(`${base}/requests.xml?${list}`)).xml.service_requests.request)).toEqual(
      known.slice(0, 2).sort(),
    );
  });

  test('FixMyStreet: form-encoded, its words in one text, an update with both ids; what it reads is no empty element', async () => {
    const sent = await form(`${base}/requests.xml`, {
      jurisdiction_id: '1501',
      api_key: key,
      lat: '39.921234',
      long: '111.678912',
      email: 'zhao@example.cn',
      description:
        'title:  桥栏杆断了\n\ndetail: 桥栏杆断了一截\n\nurl: https://fix.example/report/12\n\nSubmitted via FixMyStreet\n',
      service_code: 'public-works',
      first_name: '',
      last_name: '',
      media_url: 'https://fix.example/photo/12.full.jpeg',
      'attribute[closest_address]': '',
    });
    expect([sent.statusCode, String(sent.headers['content-type'])], sent.body).toEqual([
      200,
      'text/xml; charset=utf-8',
    ]);
    const [request] = parser.parse(sent.body).service_requests.request;
    expect(request.service_request_id).toMatch(/^[0-9a-f-]{36}$/);
    const update = await form(`${base}/servicerequestupdates.xml`, {
      jurisdiction_id: '1501',
      api_key: key,
      updated_datetime: '2026-03-03T10:00:00+08:00',
      service_request_id: request.service_request_id,
      status: 'OPEN',
      description: '又断了一截',
      last_name: '大爷',
      first_name: '赵',
      title: '',
      email: 'zhao@example.cn',
      update_id: '55',
      service_request_id_ext: '12',
      public_anonymity_required: 'TRUE',
      email_alerts_requested: 'FALSE',
    });
    expect(update.statusCode, update.body).toBe(200);
    expect(parser.parse(update.body).service_request_updates.request_update[0].update_id).toMatch(/\S/);
    // Every two hours it asks with both ends, and drops what does not lie between them in UTC.
    const [start, end] = ['2026-03-03T00:00:00Z', '2026-03-03T02:00:01Z'];
    const asked = await xml(
      `${base}/servicerequestupdates.xml?jurisdiction_id=1501&start_date=${start}&end_date=${end}`,
    );
    const told = asked.xml.service_request_updates.request_update as Record<string, string>[];
    expect(idsIn(told as never)).toEqual(all);
    for (const u of told) {
      expect(u.update_id).toMatch(/\S/);
      expect(u.status).toBe('OPEN');
      const at = new Date(u.updated_datetime!).toISOString();
      expect(at > start && at < end, at).toBe(true);
    }
    const refused = await form(`${base}/requests.xml`, { jurisdiction_id: '1501', api_key: key, service_code: 'moon' });
    const [error] = parser.parse(refused.body).errors.error;
    expect([error.code, error.description]).toEqual([String(refused.statusCode), expect.stringMatching(/\S/)]);
  });

  test('SeeClickFix and San Francisco: extended=true, per_page; what nobody asked us to know does no harm', async () => {
    const page = async (n: number) =>
      idsIn(await get(`requests.json?extended=true&jurisdiction_id=1501&status=Open&page=${n}&per_page=2`));
    const [one, two] = [await page(1), await page(2)];
    expect([one.length, two.length]).toEqual([2, 1]);
    expect([...one, ...two].sort()).toEqual(all);
    expect(idsIn(await get(`requests/${known[0]}.json?extended=true&utf8=%E2%9C%93`))).toEqual([known[0]]);
  });

  test('dates with a zone, with an unescaped plus, without one, and a day alone', async () => {
    // Filed at ten in the morning here, which is two in UTC.
    const since = async (start: string, end = '2026-03-05') =>
      (await get(`requests.json?start_date=${start}&end_date=${end}`)).length;
    house.setNow('2026-03-04T02:00:00Z');
    for (const start of ['2026-03-03T02:00:00Z', '2026-03-03T10:00:00%2B08:00', '2026-03-03T10:00:00+08:00'])
      expect(await since(start), start).toBe(3);
    for (const start of ['2026-03-03T10:00:00', '2026-03-03 10:00:00', '2026-03-03', '2026-03-03T10:00:00.000'])
      expect(await since(start), start).toBe(3);
    for (const start of ['2026-03-03T02:00:01Z', '2026-03-03T10:00:01', '2026-03-04'])
      expect(await since(start), start).toBe(0);
    expect(await since('2026-03-03T00:00:00Z', '2026-03-03T01:59:59Z')).toBe(0);
    expect((await api.visitor.get(`${base}/requests.json?start_date=03-03-2026`)).body[0].code).toBe(400);
    house.setNow('2026-03-03T02:00:00Z');
  });
});
