import { expect } from 'vitest';
import { organisationId } from '#test/actors.ts';
import type { Api } from '#test/api.ts';
import type { TestHouse } from '#test/database.ts';

/** The reading room of 麻花板 with two books, kept by its officer. */
export async function readingRoom(open: TestHouse, api: Api) {
  const li = api.as('li');
  const room = await li.post('/api/reading-rooms', {
    body: {
      ...{ area: '150102401007', organisationId: await organisationId(open, 'mahuaban'), name: '麻花板阅览室' },
      ...{ address: '社区党群服务中心二楼', hours: '每天 9:00-21:00', phone: '0471-0000117' },
    },
  });
  expect(room.status, room.text).toBe(200);
  const add = async (body: object) => {
    const made = await li.post(`/api/reading-rooms/${room.body.id}/books`, { body });
    expect(made.status, made.text).toBe(200);
    return made.body as { id: string; items: { id: string; number: string; version: number }[]; version: number };
  };
  const dream = await add({
    ...{ isbn: '978-7-02-000220-7', title: '红楼梦', authors: '曹雪芹', publisher: '人民文学出版社', year: 1996 },
    ...{ class: 'I', shelf: '文学 A-1' },
  });
  const old = await add({ title: '家庭养花', class: 'S', shelf: '农业 B-2' });
  return { id: String(room.body.id), room: room.body, dream, old, add };
}
