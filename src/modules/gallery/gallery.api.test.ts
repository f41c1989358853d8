import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { forgetWithdrawn } from './consents.actions.ts';
import { drawn, shownWork } from './gallery.example.ts';
import { ENDED_DAYS } from './gallery.rules.ts';

/* Works with their authors' consent, until they take it back. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const li = api.as('li');
const qi = api.as('qi');
const form = async (url: string, fields: Record<string, string>, cookie = '') => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) };
  const payload = new URLSearchParams(fields).toString();
  const r = await api.app.inject({ method: 'POST', url, headers, payload });
  const set = [r.headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0]);
  return { status: r.statusCode, text: r.body, cookie: set.join('; ') };
};
const seen = async (path: string) => (await api.visitor.get(path)).status;
const onDisk = (hash: string) => existsSync(join(open.house.files.folder, hash.slice(0, 2), hash.slice(2, 4), hash));

test('shown only when somebody agreed, it is in words, and another has looked', async () => {
  const made = await li.post('/api/gallery', {
    body: { area: '150102401007', kind: 'performance', title: '安代舞', classText: '社区春晚' },
    files: [{ field: 'files', name: 'a.jpg', content: await drawn('#36c') }],
  });
  expect(made.status, made.text).toBe(200);
  const { id, items } = made.body;
  const path = `/api/gallery/${id}`;
  const publish = async (who = qi) =>
    (await who.post(`${path}/move`, { version: (await li.get(path)).body.version, body: { verb: 'publish' } })).body
      .code;
  expect(await publish()).toBe('altMissing');
  const describe = (body: object) => li.put(`/api/gallery/pictures/${items[0].id}`, { body });
  expect((await describe({ alt: 'IMG_0001.jpg' })).body.code).toBe('altEmptyWords');
  expect((await describe({ alt: '舞台照,六位穿蓝袍的人围成一圈' })).status).toBe(200);
  expect(await publish()).toBe('peopleMissing');
  expect((await describe({ alt: '舞台照,六位穿蓝袍的人围成一圈', people: 'agreed' })).status).toBe(200);
  expect(await publish()).toBe('consentMissing');
  const agree = (body: object) =>
    li.post(`${path}/consent`, { body: { on: '2026-03-03', name: '舞队', ...body }, files: [] });
  expect((await agree({ on: '2026-03-09' })).body.code).toBe('consentAhead');
  expect((await agree({ isMinor: 'true' })).body.code).toBe('guardianName');
  expect((await agree({ isMinor: 'true', guardian: '家长' })).status).toBe(200);
  expect(await publish(li)).toBe('notYours');
  expect(await seen('/gallery')).toBe(200);
  expect((await api.visitor.get('/gallery')).text).not.toContain('安代舞');
  expect(await publish()).toBeUndefined();
  expect((await api.visitor.get('/gallery')).text).toContain('安代舞');
  const full = await api.app.inject({ url: `/gallery/pictures/${items[0].id}/full` });
  expect((await sharp(full.rawPayload).metadata()).exif).toBeUndefined();
  expect((await li.delete(`/api/gallery/pictures/${items[0].id}`)).body.code).toBe('picturesPublished');
});

test('withdrawn by the author from home: gone at once from every page, from the disk after the term', async () => {
  const work = await shownWork(api);
  const hall = { area: '150102401007', title: '春之声', opensOn: '2026-03-01', hall: '一楼' };
  const exhibition = (await li.post('/api/exhibitions', { body: hall })).body;
  const hang = await li.post(`/api/exhibitions/${exhibition.id}/works`, { body: { ids: [work.id] } });
  expect(hang.body.works, hang.text).toMatchObject([{ title: '报春', shownAs: '梅园老人' }]);
  const pages = [
    `/gallery/works/${work.id}`,
    `/gallery/pictures/${work.picture}/full`,
    `/gallery/pictures/${work.picture}/thumb`,
  ];
  expect(await Promise.all(pages.map(seen))).toEqual([200, 200, 200]);
  const page = (await api.visitor.get(`/gallery/works/${work.id}`)).text;
  expect(page).toContain('alt="国画,两枝红梅从左下斜到右上"');
  expect(page).not.toMatch(/刘真名|19900000971/);
  const stored = async () => (await open.owner.query('select * from gallery_work where id = $1', [work.id])).rows[0];
  expect(JSON.stringify(await stored())).not.toMatch(/刘真名|19900000971/);
  const files = (await open.owner.query('select hash, thumb_hash from gallery_picture where work_id = $1', [work.id]))
    .rows[0];

  const { number, passphrase } = work.slip;
  expect((await form('/gallery/mine', { number, passphrase: '00000000' })).status).toBe(401);
  const { cookie } = await form('/gallery/mine', { number, passphrase });
  expect((await form('/gallery/mine/withdraw', {}, cookie)).status).toBe(303);
  expect(await Promise.all(pages.map(seen))).toEqual([404, 404, 404]);
  for (const path of ['/gallery', `/exhibitions/${exhibition.id}`])
    expect((await api.visitor.get(path)).text, path).not.toContain('报春');
  expect((await li.get('/api/exhibitions')).body.items[0].works).toEqual([]);
  expect((await li.get(`/api/gallery/${work.id}`)).body).toMatchObject({ status: 'withdrawn', endedBy: 'author' });

  // A day before the term everything is there still, for whoever changes their mind; then nothing is.
  const after = (days: number) =>
    open.house
      .now()
      .add({ hours: 24 * days })
      .toString();
  const [early, late] = [after(ENDED_DAYS - 1), after(ENDED_DAYS + 1)];
  open.setNow(early);
  await forgetWithdrawn(systemCtx(open.house, 'test'));
  expect([files.hash, files.thumb_hash].map(onDisk)).toEqual([true, true]);
  open.setNow(late);
  await forgetWithdrawn(systemCtx(open.house, 'test'));
  expect([files.hash, files.thumb_hash].map(onDisk)).toEqual([false, false]);
  expect(await stored()).toMatchObject({
    title: null,
    shown_as: null,
    name_sealed: null,
    phone_sealed: null,
    mac: null,
  });
  open.setNow(TEST_NOW);
  api.forget('li');
  api.forget('qi');
});

test('sent in from home without an account: looked at, shown, withdrawn and agreed to again', async () => {
  const unit = /<option value="([0-9a-f-]{36})"/.exec((await api.visitor.get('/gallery/send')).text)?.[1];
  const fields = {
    ...{ to: unit ?? '', kind: 'work', title: '盘扣', shownAs: '盘扣班学员', name: '送来的人', phone: '19900000972' },
    ...{ age: 'grown', agrees: 'yes' },
  };
  const send = async (more: Record<string, string>, files = true) =>
    api.visitor.post('/gallery/send', {
      body: { commandId: open.house.newId(), ...fields, ...more },
      files: files ? [{ field: 'files', name: 'b.jpg', content: await drawn('#2a6') }] : [],
    });
  expect((await send({ agrees: '' })).text).toContain('请勾选同意');
  expect((await send({}, false)).text).toContain('请至少选一张图片');
  expect((await send({ age: 'minor' })).text).toContain('请写监护人姓名');
  const sent = await send({});
  expect(sent.status, sent.text).toBe(200);
  const [number = '', passphrase = ''] = [...sent.text.matchAll(/class="passphrase">(\d{4} \d{4})</g)].map(
    (m) => m[1]!,
  );
  const [waits] = (await li.get('/api/gallery?status=submitted')).body.items;
  expect(waits).toMatchObject({ title: '盘扣', hasConsent: true });
  await li.put(`/api/gallery/pictures/${waits.firstId}`, { body: { alt: '绿色布盘扣,像一只蝴蝶' } });
  const move = async (verb: string) =>
    li.post(`/api/gallery/${waits.id}/move`, {
      version: (await li.get(`/api/gallery/${waits.id}`)).body.version,
      body: { verb },
    });
  expect((await move('publish')).body.status).toBe('published');
  const { cookie } = await form('/gallery/mine', { number, passphrase });
  await form('/gallery/mine/withdraw', {}, cookie);
  expect(await seen(`/gallery/works/${waits.id}`)).toBe(404);
  expect((await form('/gallery/mine/agreeAgain', {}, cookie)).status).toBe(303);
  expect((await move('decline')).body.status).toBe('declined');
  expect((await api.withCookie(cookie).get('/gallery/mine/read')).text).toContain('没有展出');
});

test('taken at the show on a phone; sent again it is the same', async () => {
  const key = open.house.newId();
  const fileId = open.house.newId();
  const file = { field: 'file', name: 'c.jpg', content: await drawn('#a5a') };
  const sha256 = createHash('sha256').update(file.content).digest('hex');
  const came = await li.put(`/api/phone-files/${fileId}`, {
    key: fileId,
    body: { sha256, what: 'photo' },
    files: [file],
  });
  expect(came.status, came.text).toBe(200);
  const captured = { id: key, madeAt: open.house.now().toString(), files: [fileId] };
  const body = { area: '150102401007', kind: 'performance', title: '扇子舞', people: 'unrecognisable', captured };
  const kept = await li.post('/api/gallery/capture', { key, body });
  expect(kept.body, kept.text).toEqual({ id: key });
  expect((await li.post('/api/gallery/capture', { key, body })).body).toEqual({ id: key });
  expect((await li.get(`/api/gallery/${key}`)).body).toMatchObject({
    status: 'draft',
    madeOn: '2026-03-03',
    pictures: 1,
  });
});

test('who prepares works sees those of their own place only', async () => {
  const { id } = await shownWork(api, { title: '第二件' });
  const reads = 'universityOffice teacher villageCadre partyAffairs stationKeeper townshipClerk countyClerk'.split(' ');
  for (const [login, role, area] of [
    ['li', 'villageCadre', '150102401007'],
    ['dai', 'countyClerk', '150102'],
    ['liu', 'villageCadre', '150124201213'],
    ['zhang', 'gridWorker', '150102401007'],
    ['hu', 'courierVolunteer', '150102'],
  ] as const) {
    const expected = !reads.includes(role) ? 403 : '150102401007'.startsWith(area) ? 200 : 404;
    expect((await api.as(login).get(`/api/gallery/${id}`)).status, login).toBe(expected);
  }
  expect((await api.visitor.get('/api/gallery')).status).toBe(401);
  expect((await api.visitor.get('/gallery/mine/read')).status).toBe(303);
});

test('what a field does not take is said at the field, also where only the database knows', async () => {
  const hall = { area: '150102401007', title: '春之声', opensOn: '2026-03-01' };
  const short = await li.post('/api/exhibitions', { body: { ...hall, hall: '厅' } });
  expect([short.status, short.body.errors[0].field, short.body.errors[0].rule]).toEqual([422, 'hall', 'too_small']);
  expect((await li.post('/api/exhibitions', { body: { ...hall, hall: ' ' } })).body.hall).toBeNull();
  await open.owner.query(
    "alter table exhibition add constraint exhibition_opens_on_check check (opens_on <> '2026-03-02') not valid",
  );
  const refused = await li.post('/api/exhibitions', { body: { ...hall, opensOn: '2026-03-02' } });
  expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'opensOn']);
  await open.owner.query('alter table exhibition drop constraint exhibition_opens_on_check');
});
