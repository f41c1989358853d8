import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { SURFACE_HEADER } from '#kernel/surface.ts';
import { queuePhones } from './serve.phones.ts';

test('phones wait for each other and hold up nobody else; a shared answer is outside their line, a failure makes room too', async () => {
  const app = Fastify();
  queuePhones(app);
  const inside = { phones: 0, most: 0, desk: 0 };
  const doors: (() => void)[] = [];
  const shut = () => new Promise<void>((go) => doors.push(go));
  app.get('/slow', async (request) => {
    if (request.headers[SURFACE_HEADER] !== 'field') {
      inside.desk += 1;
      return { desk: inside.desk };
    }
    inside.phones += 1;
    inside.most = Math.max(inside.most, inside.phones);
    await shut();
    inside.phones -= 1;
    if (inside.desk === 0) throw new Error('broken');
    return {};
  });
  app.get('/shared', { config: { isShared: true } }, async () => ({}));
  const headers = { [SURFACE_HEADER]: 'field' };
  const asked = Array.from({ length: 20 }, () => app.inject({ url: '/slow', headers }));
  const openAll = async () => {
    while (inside.phones > 0 || doors.length > 0) {
      for (const open of doors.splice(0)) open();
      await new Promise((go) => setImmediate(go));
    }
  };
  await app.inject({ url: '/shared', headers });
  expect([inside.most, doors.length]).toEqual([6, 6]);
  expect((await app.inject('/slow')).json()).toEqual({ desk: 1 });
  inside.desk = 0;
  doors.shift()!();
  expect((await Promise.race(asked)).statusCode).toBe(500);
  inside.desk = 1;
  const rest = Promise.all(asked);
  await openAll();
  const codes = (await rest).map((a) => a.statusCode);
  expect([codes.filter((c) => c === 200).length, inside.most]).toEqual([19, 6]);
  await app.close();
});
