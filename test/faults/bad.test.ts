import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { villageWithAid } from '#modules/aid/aid.example.ts';
import { villageAtWork } from '#modules/relief/relief.example.ts';
import { startApi } from '../api.ts';
import { looksRight, startLooking } from '../browser.ts';
import { allSent, counts, finish, NOW, offline, type Put, phoneOf, putRecords, VILLAGE, write } from './phone.ts';

/* What a record may be wrong in: each is named on the phone, stays there to be mended, and holds up nothing behind it. */

const look = await startLooking(NOW);
const api = await startApi(look.house);

test('a duplicate, one from before it existed, a merged household, no strokes, more than there is, a grid that is gone', async () => {
  const [aid, relief] = [await villageWithAid(look.house, api), await villageAtWork(look.house, api)];
  const [home, into] = [await aid.household(), await aid.household()];
  const filed = await aid.file(home);
  await aid.act('zhao', filed.id, 'accept');
  const other = await aid.file(into);
  const standing = await aid.household();
  const waits = await aid.file(standing);
  await aid.act('zhao', waits.id, 'accept');
  const survey = async (h: typeof home, more: object = {}) => {
    const { captured: _, ...input } = await aid.surveyBody(h, 'zhao', more);
    return input;
  };
  const [store, empty] = [await relief.store(), await relief.store('liu', VILLAGE, 'laoxionggou', '旧库房')];
  const rice = await relief.batch(store);
  const needy = await relief.household();
  const grant = await relief.grant(needy.id, [{ batchId: rice.id, quantity: 2 }]);
  const { captured: _, ...hand } = relief.handBody(empty, needy);
  const note = (body: string, area = VILLAGE) => ({
    ...{ kind: 'hazard', channel: 'patrol', area, body, disclosure: 'anonymous', reporter: {} },
  });
  const added = await api
    .as('admin')
    .post(`/api/places/${VILLAGE}/grids`, { body: { name: '西沟网格', validFrom: '2026-01-01' } });
  expect(added.status, added.text).toBe(200);
  const grid = String(added.body.code);
  const id = look.house.house.newId();
  const there = { ...note('坏输入：先到的一条。'), captured: { id, madeAt: '2026-03-03T01:59:00Z', files: [] } };
  expect((await api.as('chen').post('/api/cases', { body: there, key: id })).status).toBe(200);

  const page = await phoneOf(look, 'chen');
  await offline(page, true);
  const at = (a: { id: string }) => ({
    kind: 'aidSurvey',
    path: '/api/aid/applications/:id/surveys',
    params: { id: a.id },
  });
  const records: Put[] = [
    { id, says: '撞号的一条', kind: 'note', path: '/api/cases', input: note('坏输入：撞号。') },
    { says: '申请前的调查', ...at(waits), input: await survey(standing), madeAt: '2026-03-01T02:00:00Z' },
    { says: '并走的一户', ...at(filed), input: await survey(home) },
    {
      says: '没签名的调查',
      ...at(waits),
      input: await survey(standing, { signatures: { first: [], second: [], household: [] } }),
    },
    {
      ...{ says: '库里没有的米', kind: 'handOut', path: '/api/relief/grants/:id/hand-out' },
      ...{ params: { id: grant.id }, input: hand },
    },
    { says: '撤了的网格', kind: 'note', path: '/api/cases', input: note('坏输入：撤了的网格。', grid) },
    { says: '排在最后的', kind: 'note', path: '/api/cases', input: note('坏输入：排在最后。') },
  ];
  await putRecords(page, records);
  await page.goto('about:blank');
  // Meanwhile, where the phone does not hear of it.
  const merged = await api.as('liu').post(`/api/households/${home.id}/merge`, { version: 1, body: { into: into.id } });
  expect(merged.status, merged.text).toBe(200);
  await look.house.owner.query(`update place set valid_to = '2026-03-01' where code = $1`, [grid]);
  await offline(page, false);
  await page.goto(`${look.base}/field/#/outbox`);
  await page.getByText('6 条没收下，请您看一下', { exact: true }).waitFor();
  const named = (what: string) =>
    page.getByRole('article').filter({ hasText: what }).locator('.notice').first().innerText();
  expect(await named('撞号的一条')).toContain('请求编号已经用在另一件事上');
  expect(await named('申请前的调查')).toContain('比这件事开始还早 2 天');
  expect(await named('并走的一户')).toContain(other.number);
  expect(await named('没签名的调查')).toContain('都要签名');
  expect(await named('库里没有的米')).toContain('库存不够');
  expect(await named('撤了的网格')).toMatch(/撤并|不归您的岗位管/);
  expect([...(await counts(look, '坏输入：排在最后')).values()], 'what stands behind them went').toEqual([1]);
  expect((await counts(look, '坏输入：撞号')).size).toBe(0);
  await looksRight(page, 'field: six records that were not taken');
  // They are still there when the app is begun anew, each with its reason.
  await page.reload();
  await page.getByText('6 条没收下，请您看一下', { exact: true }).waitFor();
});

/** A file of 40 MB, made on the phone itself. */
const choose40 = (page: Page, nth: number, name: string, type: string) =>
  page.evaluate(`{
    const input = document.querySelectorAll('input[type=file]')[${nth}];
    const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(40 * 1024 * 1024)], '${name}', { type: '${type}' }));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }`);

test('a recording goes along, an mp3 and one in an mp4; a video and one of 40 MB are named on the phone and never added', async () => {
  const page = await phoneOf(look, 'liu');
  await write(look, page, '有录音：井台的盖板响。');
  const frames = Buffer.concat([Buffer.from('fffb9000', 'hex'), Buffer.alloc(800)]);
  const mp3 = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'), frames]);
  const hdlr = Buffer.concat([
    Buffer.from([0, 0, 0, 32]),
    Buffer.from('hdlr'),
    Buffer.alloc(8),
    Buffer.from('soun'),
    Buffer.alloc(12),
  ]);
  const m4a = Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from('ftypM4A \0\0\0\0'), hdlr]);
  const sounds = page.locator('input[type=file]').nth(2);
  const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
  await sounds.setInputFiles([file('井台.mp3', 'audio/mpeg', mp3), file('井台.m4a', 'audio/mp4', m4a)]);
  await page.getByLabel('录音 2', { exact: true }).waitFor();
  await choose40(page, 2, '很长.mp3', 'audio/mpeg');
  await page.getByText('很长.mp3 有 40 MB，一个文件最多 20 MB，没有加上').waitFor();
  await choose40(page, 1, '现场.mp4', 'video/mp4');
  await page.getByText('现场.mp4 是录像(40 MB)').waitFor();
  await looksRight(page, 'field: a note with recordings, and a video that was not added');
  expect(await page.getByLabel(/^录音 \d$/).count()).toBe(2);
  await finish(page);
  await allSent(page);
  const { rows } = await look.house.owner.query(
    `select f.media_type as type from case_file f join cases c on c.id = f.case_id where c.body like '有录音%' order by 1`,
  );
  expect(rows.map((r) => r.type)).toEqual(['audio/mp4', 'audio/mpeg']);
});
