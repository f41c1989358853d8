import sharp from 'sharp';
import { expect } from 'vitest';
import type { Api } from '#test/api.ts';

/** A drawing with a place in its metadata, as a telephone would send it. */
export const drawn = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: colour } })
    .withExif({ IFD3: { GPSLatitude: '40/1 51/1 0/1' } })
    .jpeg()
    .toBuffer();

/** A work uploaded by the officer of 麻花板, agreed to on paper, in words, shown by the street's clerk. */
export async function shownWork(api: Api, more: object = {}) {
  const li = api.as('li');
  const made = await li.post('/api/gallery', {
    body: { area: '150102401007', kind: 'work', title: '报春', shownAs: '梅园老人', classText: '国画班', ...more },
    files: [{ field: 'files', name: 'IMG_1.jpg', content: await drawn('#c33') }],
  });
  expect(made.status, made.text).toBe(200);
  const { id, items } = made.body as { id: string; items: { id: string }[] };
  const alt = '国画,两枝红梅从左下斜到右上';
  const told = await li.put(`/api/gallery/pictures/${items[0]?.id}`, {
    body: { alt, caption: '红梅', people: 'none' },
  });
  expect(told.status, told.text).toBe(200);
  const consent = await li.post(`/api/gallery/${id}/consent`, {
    body: { on: '2026-03-01', name: '刘真名', phone: '19900000971' },
    files: [],
  });
  expect(consent.status, consent.text).toBe(200);
  const { version } = (await li.get(`/api/gallery/${id}`)).body;
  const shown = await api.as('qi').post(`/api/gallery/${id}/move`, { version, body: { verb: 'publish' } });
  expect(shown.status, shown.text).toBe(200);
  return { id, picture: String(items[0]?.id), slip: consent.body as { number: string; passphrase: string } };
}
