import { expect, test } from 'vitest';
import { type Config, readConfig } from '#platform/config.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW, type TestHouse } from '#test/database.ts';

/* The map asks nobody outside; only where the operator set up a tile server are its squares laid beneath, with its credit. */

const ENV = {
  BAODAO_TILES_URL: 'https://tiles.example/{z}/{x}/{y}.png',
  BAODAO_TILES_CREDIT: '某测绘院 审图号 GS(2026)0000 号',
};
async function mapOf(open: TestHouse) {
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const body = {
    ...{
      area: '150102401007',
      name: '红蜂驿站·图',
      kind: 'redBee',
      address: '海拉尔东路 26 号',
      lat: 40.85,
      long: 111.68,
    },
    ...{ amenities: ['water'], hours: '每天 8:00-22:00', host: '某银行某支行', phone: '0471-0000102' },
    organisationId: await organisationId(open, 'xincheng'),
  };
  expect((await api.as('dai').post('/api/stations', { body })).status).toBe(200);
  const page = await api.visitor.get('/stations/map', { accept: 'text/html' });
  expect(page.status).toBe(200);
  return { text: page.text, policy: String(page.headers['content-security-policy']) };
}

test('without a tile server nothing of the page is asked from elsewhere', async () => {
  const { text, policy } = await mapOf(await openTestHouse());
  expect(text).toContain('红蜂驿站·图');
  expect(text).not.toMatch(/<image|https?:\/\/(?!www\.w3\.org)/);
  expect(policy).not.toContain('tiles.example');
});

test('with one its squares and its credit are there, and this one origin is let in', async () => {
  const { text, policy } = await mapOf(await openTestHouse(ENV));
  expect(text).toMatch(/<image[^>]+href="https:\/\/tiles\.example\/\d+\/\d+\/\d+\.png"/);
  expect(text).toContain('审图号 GS(2026)0000 号');
  expect(policy).toMatch(/img-src[^;]*https:\/\/tiles\.example/);
  expect(policy).not.toMatch(/script-src[^;]*tiles\.example/);
});

test('a tile server without its credit, its places or a known datum stops the start, by name', () => {
  const read = (more: Record<string, string>): Config['tiles'] => readConfig({ ...ENV, ...more }).tiles;
  expect(read({})).toMatchObject({ origin: 'https://tiles.example', datum: 'gcj02' });
  expect(readConfig({}).tiles).toBeNull();
  expect(() => read({ BAODAO_TILES_CREDIT: '' })).toThrow('BAODAO_TILES_CREDIT');
  expect(() => read({ BAODAO_TILES_URL: 'https://tiles.example/{z}/{x}.png' })).toThrow('BAODAO_TILES_URL');
  expect(() => read({ BAODAO_TILES_DATUM: 'bd09' })).toThrow('BAODAO_TILES_DATUM');
  expect(() => read({ BAODAO_TILES_URL: 'ftp://tiles.example/{z}/{x}/{y}' })).toThrow('BAODAO_TILES_URL');
});
