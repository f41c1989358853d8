import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';

describe('places over HTTP', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const admin = api.as('admin');

  test('a resident finds and chooses a place without signing in', async () => {
    const found = await api.visitor.get(`/api/places/search?q=${encodeURIComponent('老熊沟')}`);
    expect(found).toMatchObject({ status: 200, body: { places: [{ code: '150124201213', alias: null }] } });
    const children = await api.visitor.get('/api/places?parent=150124201&closed=false');
    expect(children.body.places.map((p: { name: string }) => p.name)).toContain('老熊沟村民委员会');
    const tree = await api.visitor.get('/api/places/150124201/tree?levels=1');
    expect(tree.body.places[0]).toEqual({ code: '150124201', name: '北堡乡', kind: 'township', parent: '150124' });
    expect(await api.visitor.get('/api/places/search')).toMatchObject({ status: 422 });
    expect(await api.visitor.get('/api/places/150199')).toMatchObject({ status: 404 });
    expect(await api.visitor.get('/api/calendar/2026')).toMatchObject({ status: 200, body: { covered: true } });
  });

  test('nobody but the administrator changes anything', async () => {
    const body = { code: '150124201295', name: '某村民委员会', kind: 'villageCommittee' };
    expect(await api.visitor.post('/api/places', { body })).toMatchObject({ status: 401 });
    expect(await api.as('sun').post('/api/places', { body })).toMatchObject({ status: 403 });
    expect(await admin.post('/api/places', { body })).toMatchObject({ status: 200, body: { version: 1 } });
  });

  test('a change says on which version it was decided', async () => {
    const url = '/api/places/150124201295';
    expect(await admin.put(url, { body: { name: '新村民委员会' } })).toMatchObject({ status: 428 });
    expect(await admin.put(url, { version: 4, body: { name: '新村民委员会' } })).toMatchObject({ status: 412 });
    expect(await admin.put(url, { version: 1, body: { name: '新村民委员会' } })).toMatchObject({
      status: 200,
      body: { version: 2, aliases: [{ alias: '某村民委员会' }] },
    });
    expect(await admin.post(`${url}/close`, { version: 2, body: { on: '2026-05-01' } })).toMatchObject({
      status: 200,
      body: { isOpen: true, validTo: '2026-05-01' },
    });
  });

  test('a faulty list is told row by row, in both languages', async () => {
    const rows = [{ code: '150124000000', name: '某县', kind: 'county' }];
    const refused = await admin.post('/api/places/import', { body: { rows } });
    expect(refused).toMatchObject({ status: 422, body: { code: 'rowsFaulty', errors: [{ field: 'rows.0.code' }] } });
    expect(refused.body.errors[0]).toMatchObject({ rule: 'padded', zh: expect.stringContaining('不要补零') });
  });

  test('a notice is imported by year', async () => {
    const days = [{ date: '2027-01-01', isWorkday: false, name: '元旦' }];
    const body = { year: 2027, sourceDoc: '国务院办公厅关于2027年部分节假日安排的通知', days };
    expect(await api.as('sun').post('/api/calendar', { body })).toMatchObject({ status: 403 });
    expect(await admin.post('/api/calendar', { body })).toMatchObject({ status: 200, body: { covered: true } });
    const odd = { ...body, days: [{ date: '2027-02-30', isWorkday: false, name: '元旦' }] };
    expect(await admin.post('/api/calendar', { body: odd })).toMatchObject({ status: 422 });
  });
});
