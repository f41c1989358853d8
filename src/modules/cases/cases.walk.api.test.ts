import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';

const body = {
  kind: 'complaint',
  channel: 'reception',
  area: '150124201213',
  body: '村东头机井坏了三天,浇不上地。',
  reporter: { name: '赵大爷', phone: '19900001234' },
};

describe('a case from the village to its end', async () => {
  const house = await openTestHouse();
  const api = await startApi(house);

  test('is received, dispatched, signed, answered, called back and closed', async () => {
    const liu = await api.as('liu');
    const filed = await liu.post('/api/cases', { body });
    expect(filed.status, JSON.stringify(filed.body)).toBe(200);
    expect(filed.body.number).toMatch(/^SQ-150124201213-2026-0001-\d$/);
    const url = `/api/cases/${filed.body.id}`;
    const seen = await liu.get(url);
    expect(seen.body.firstReceiver.name).toBe('刘桂兰');
    expect(seen.body.reporter).toEqual({
      name: expect.stringMatching(/^赵/),
      phone: '199****1234',
      address: null,
      mayReveal: true,
    });
    expect(seen.body.open).toEqual(expect.arrayContaining(['answer', 'take', 'dispatch', 'offerHandover']));

    const receivers = await liu.get(`${url}/receivers`);
    const water = receivers.body.units.find((u: { name: string }) => u.name === '清水河县水利局');
    const sent = await liu.post(`${url}/dispatch`, { version: 1, body: { organisationId: water.id } });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    expect(sent.body.status).toBe('dispatched');

    const hao = await api.as('hao');
    expect((await hao.get('/api/cases?queue=unit')).body.items).toHaveLength(1);
    const signed = await hao.post(`${url}/sign`, { version: 2, body: {} });
    expect(signed.body.status).toBe('handling');
    const replied = await hao.post(`${url}/reply`, {
      version: 3,
      body: { text: '已派维修队更换水泵,今天下午恢复供水。', outcome: 'solved' },
    });
    expect(replied.status, JSON.stringify(replied.body)).toBe(200);
    expect(replied.body.status).toBe('replied');

    const own = await hao.post(`${url}/callback`, { version: 4, body: { result: 'solved' } });
    expect(own.status).toBe(403);
    const zhou = await api.as('zhou');
    const closed = await zhou.post(`${url}/callback`, { version: 4, body: { result: 'solved', stars: 5 } });
    expect(closed.status, JSON.stringify(closed.body)).toBe(200);
    expect(closed.body).toMatchObject({ status: 'closed', outcome: 'solved', dueAt: null });
    expect(closed.body.timeline.map((e: { verb: string }) => e.verb)).toEqual([
      'report',
      'dispatch',
      'sign',
      'reply',
      'callback',
    ]);
    expect(closed.body.clocks.map((k: { purpose: string; state: string }) => `${k.purpose} ${k.state}`).sort()).toEqual(
      ['callback met', 'contact met', 'handle met', 'return stopped', 'sign met'],
    );
  });
});
