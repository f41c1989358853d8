import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import { dropUnusedFiles } from './files.jobs.ts';
import { decideFault, placesUp, trayStates } from './tray.rules.ts';

/* Telephones, their keys, being let go, and the tray of what fits nowhere any more. The cast: chen walks the grid of Laoxionggou. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const VILLAGE = '150124201213';
const MADE = '2026-03-03T01:00:00Z';

const register = async (login: string, id: string = randomUUID()) =>
  api.as(login).post('/api/phones', { body: { id, name: '红米' } });
const said = (more: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  why: 'placeGone',
  area: `${VILLAGE}009`,
  madeAt: MADE,
  kind: 'hazard',
  words: { zh: '村口井盖缺了一块', en: 'A manhole cover is broken' },
  content: { text: '村口井盖缺了一块' },
  ...more,
});
const offer = (login: string, body: ReturnType<typeof said>) => api.as(login).post('/api/tray', { body });
const tray = async (login: string) =>
  (await api.as(login).get('/api/tray')).body.items as { id: string; state: string; mayDecide: boolean }[];
const photo = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#7a9' } })
    .jpeg()
    .toBuffer();
/** As a browser seals: iv, text, tag. */
const sealedBy = (key: string, plain: Uint8Array, context: string) => {
  const iv = randomBytes(12);
  const sealing = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64'), iv);
  sealing.setAAD(Buffer.from(context));
  return Buffer.concat([iv, sealing.update(plain), sealing.final(), sealing.getAuthTag()]).toString('base64');
};

describe('a phone', () => {
  test('gets its key, the same each time, and nobody else gets it', async () => {
    const id = randomUUID();
    const first = await register('chen', id);
    expect(first).toMatchObject({ status: 200, body: { id, letGo: false } });
    expect(Buffer.from(first.body.key, 'base64')).toHaveLength(32);
    expect(first.body.areas.every((a: string) => a.startsWith(VILLAGE))).toBe(true);
    expect((await register('chen', id)).body.key).toBe(first.body.key);
    expect((await register('liu', id)).status).toBe(404);
    expect((await register('chen')).body.key).not.toBe(first.body.key);
    const row = await open.house.db.selectFrom('phone').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(row.key_sealed.includes(Buffer.from(first.body.key, 'base64'))).toBe(false);
    const kept = await journalOf(open.house.db, id);
    expect(JSON.stringify(kept)).not.toContain(first.body.key);
  });

  test('that is let go is out at once, gets no key any more, and says so to whoever asks with its id', async () => {
    const id = randomUUID();
    await register('hao', id);
    const state = async () => (await api.visitor.get(`/api/phones/${id}/state`)).body;
    expect(await state()).toEqual({ letGo: false, areas: null });
    expect((await api.as('hao').get(`/api/phones/${id}/state`)).body.areas).not.toBeNull();
    const let1 = await api.as('hao').post(`/api/phones/${id}/let-go`, { body: { reason: '手机丢在集上了' } });
    expect(let1).toMatchObject({ status: 200, body: { isMine: true, letGo: { why: '手机丢在集上了' } } });
    expect((await api.as('hao').get('/api/phones')).status).toBe(401);
    api.forget('hao');
    expect(await register('hao', id)).toMatchObject({ status: 200, body: { key: null, letGo: true } });
    expect(await state()).toEqual({ letGo: true, areas: null });
    const unknown = await api.visitor.get(`/api/phones/${randomUUID()}/state`);
    expect(unknown.body).toEqual({ letGo: false, areas: null });
  });

  test('is let go by its holder or by who answers for accounts, by nobody else', async () => {
    const id = randomUUID();
    await register('chen', id);
    const letGo = (login: string) => api.as(login).post(`/api/phones/${id}/let-go`, { body: { reason: '换岗' } });
    expect((await letGo('liu')).status).toBe(404);
    expect((await api.as('liu').get('/api/phones')).body.items.some((p: { id: string }) => p.id === id)).toBe(false);
    const listed = (await api.as('admin').get('/api/phones')).body.items.find((p: { id: string }) => p.id === id);
    expect(listed).toMatchObject({ isMine: false, holder: '陈志强' });
    expect((await letGo('admin')).status).toBe(200);
    api.forget('chen');
    expect((await register('chen', id)).body.letGo).toBe(true);
  });
});

describe('the tray', () => {
  test('keeps a record once, for the nearest place there is; both who wrote it and who answers for the place see it', async () => {
    const body = said();
    const first = await offer('chen', body);
    expect(first).toMatchObject({
      status: 200,
      body: { area: VILLAGE, placeClosed: true, state: 'waiting', isMine: true, why: 'placeGone' },
    });
    expect((await offer('chen', body)).body.id).toBe(body.id);
    expect((await offer('liu', body)).status).toBe(404);
    for (const login of ['chen', 'liu', 'zhao'])
      expect(
        (await tray(login)).filter((t) => t.id === body.id),
        login,
      ).toHaveLength(1);
    for (const login of ['li', 'hao'])
      expect(
        (await tray(login)).some((t) => t.id === body.id),
        login,
      ).toBe(false);
    expect((await api.as('li').get(`/api/tray/${body.id}`)).status).toBe(404);
    const row = await open.house.db
      .selectFrom('tray_record')
      .select('content_sealed')
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow();
    expect(row.content_sealed.toString('utf8')).not.toContain('井盖');
  });

  test('says who opened it, is taken up with its files, and whoever wrote it sees by whom', async () => {
    const fileId = randomUUID();
    const content = await photo();
    const sha256 = createHash('sha256').update(content).digest('hex');
    await api.as('chen').put(`/api/phone-files/${fileId}`, {
      key: fileId,
      body: { sha256 },
      files: [{ field: 'file', name: '井盖.jpg', content }],
    });
    const body = said({ files: [fileId], area: VILLAGE });
    expect((await offer('chen', body)).body.placeClosed).toBe(false);
    const opened = await api.as('liu').get(`/api/tray/${body.id}`);
    expect(opened.body).toMatchObject({ words: body.words, content: body.content, files: [{ id: fileId }] });
    await api.as('liu').get(`/api/tray/${body.id}`);
    expect((await api.as('liu').get(`/api/tray/${body.id}/files/${fileId}`)).status).toBe(200);
    expect((await api.as('li').get(`/api/tray/${body.id}/files/${fileId}`)).status).toBe(404);
    const decide = (login: string, version: number, decision = 'taken', reason = '') =>
      api.as(login).post(`/api/tray/${body.id}/decide`, { version, body: { decision, reason } });
    expect((await decide('liu', 1, 'aside')).body.code).toBe('reasonMissing');
    expect((await decide('liu', 7)).status).toBe(412);
    expect(await decide('liu', 1)).toMatchObject({ status: 200, body: { state: 'taken', mayDecide: false } });
    expect((await decide('zhao', 2)).body.code).toBe('decided');
    expect((await api.as('chen').get(`/api/tray/${body.id}`)).body.decided).toMatchObject({ by: '刘桂兰' });
    const verbs = await journalOf(open.house.db, body.id);
    expect(verbs.map((v) => v.verb)).toEqual(['offer', 'open', 'take']);
    const { holder_id } = await open.house.db
      .selectFrom('phone_file')
      .select('holder_id')
      .where('id', '=', fileId)
      .executeTakeFirstOrThrow();
    expect(holder_id).not.toBeNull();
  });

  test('takes nothing from the future, and nothing from who is not signed in', async () => {
    const ahead = await offer('chen', said({ madeAt: '2027-01-01T00:00:00Z' }));
    expect([ahead.status, ahead.body.code]).toEqual([422, 'madeInFuture']);
    expect((await api.visitor.post('/api/tray', { body: said() })).status).toBe(401);
  });

  test('takes a record with three long signatures whole', async () => {
    const strokes = Array.from({ length: 20 }, (_, i) => Array.from({ length: 400 }, (_, j) => [i * 13, j % 320]));
    const content = { signatures: { first: strokes, second: strokes, household: strokes } };
    expect(JSON.stringify(content).length).toBeGreaterThan(200_000);
    const body = said({ content });
    const taken = await offer('chen', body);
    expect(taken.status, taken.text).toBe(200);
    expect((await api.as('chen').get(`/api/tray/${body.id}`)).body.content).toEqual(content);
  });

  test('what was carried out is not also in the tray, and what is in the tray is not also carried out', async () => {
    const note = (id: string) =>
      api.as('chen').post('/api/cases', {
        key: id,
        body: {
          kind: 'hazard',
          channel: 'patrol',
          area: VILLAGE,
          body: '渡槽的支墩裂了一道缝。',
          disclosure: 'anonymous',
          reporter: {},
          captured: { id, madeAt: MADE, files: [] },
        },
      });
    const done = said();
    expect((await note(done.id)).status).toBe(200);
    expect(await offer('chen', done)).toMatchObject({ status: 409, body: { code: 'arrived' } });
    expect((await tray('chen')).some((t) => t.id === done.id)).toBe(false);
    const handed = said();
    expect((await offer('chen', handed)).status).toBe(200);
    expect((await note(handed.id)).body.code).toBe('keyReused');
    expect((await offer('chen', handed)).status, 'handed over once more').toBe(200);
  });

  test('a decided record stays decided; aside needs a reason', () => {
    for (const state of trayStates)
      expect(decideFault(state, { decision: 'taken', reason: '' })).toBe(state === 'waiting' ? null : 'decided');
    expect(decideFault('waiting', { decision: 'aside', reason: 'x' })).toBe('reasonMissing');
    expect(decideFault('waiting', { decision: 'aside', reason: '重复' })).toBeNull();
    expect(placesUp('150124201213009')).toEqual(['150124201213009', '150124201213', '150124201', '150124']);
    expect(placesUp('150124')).toEqual(['150124']);
  });
});

describe('a phone that was let go', async () => {
  const id = randomUUID();
  const { key } = (await register('hao', id)).body as { key: string };
  const rescue = (body: unknown, context = `rescue:${id}`, by = key) =>
    api.visitor.post(`/api/phones/${id}/rescue`, {
      body: { sealed: sealedBy(by, Buffer.from(JSON.stringify(body)), context) },
    });

  test('hands over nothing before it is let go', async () => {
    expect((await rescue(said())).status).toBe(404);
    await api.as('admin').post(`/api/phones/${id}/let-go`, { body: { reason: '丢失' } });
    api.forget('hao');
  });

  test('hands over its records and files under its own key, without anybody signed in, each once', async () => {
    const fileId = randomUUID();
    const content = await photo();
    const sent = await api.visitor.post(`/api/phones/${id}/rescue-file`, {
      body: { fileId, what: 'photo', name: '泵房.jpg', sealed: sealedBy(key, content, `rescue-file:${fileId}:${id}`) },
    });
    expect(sent).toMatchObject({ status: 200, body: { id: fileId, kept: true } });
    const body = said({ why: 'letGo', files: [fileId], area: '150124' });
    expect(await rescue(body)).toMatchObject({ status: 200, body: { id: body.id, kept: true } });
    expect((await rescue(body)).status).toBe(200);
    const kept = await api.as('hao').get(`/api/tray/${body.id}`);
    expect(kept.body).toMatchObject({ isMine: true, why: 'letGo', files: [{ id: fileId }] });
  });

  test('from ahead of its clock is from now: nobody is there to set it right', async () => {
    const body = said({ why: 'letGo', madeAt: '2027-01-01T00:00:00Z' });
    expect((await rescue(body)).status).toBe(200);
    expect((await api.as('hao').get(`/api/tray/${body.id}`)).body.madeAt).toBe(
      Temporal.Instant.from(TEST_NOW).toString(),
    );
  });

  test('hands over a photo as large as phones keep them, and is told by name what is none', async () => {
    const fileId = randomUUID();
    const send = (content: Buffer) =>
      api.visitor.post(`/api/phones/${id}/rescue-file`, {
        body: { fileId, what: 'photo', name: '坝.jpg', sealed: sealedBy(key, content, `rescue-file:${fileId}:${id}`) },
      });
    expect((await send(Buffer.alloc(3000, 1))).body.code).toBe('typeNotAllowed');
    const raw = { width: 1600, height: 1200, channels: 3 } as const;
    const large = await sharp(randomBytes(1600 * 1200 * 3), { raw })
      .jpeg({ quality: 95 })
      .toBuffer();
    expect(large.length).toBeGreaterThan(2 ** 20);
    expect(await send(large)).toMatchObject({ status: 200, body: { kept: true } });
  });

  test('another key, another phone, or a changed text is answered as if there were no such phone', async () => {
    const other = Buffer.alloc(32, 7).toString('base64');
    expect((await rescue(said(), `rescue:${id}`, other)).status).toBe(404);
    expect((await rescue(said(), `rescue:${randomUUID()}`)).status).toBe(404);
    expect((await rescue({ nothing: true })).status).toBe(404);
  });
});

test('files nobody used for 30 days are forgotten, those of the tray are not', async () => {
  const ids = [randomUUID(), randomUUID()];
  const content = await photo();
  const sha256 = createHash('sha256').update(content).digest('hex');
  for (const id of ids)
    await api.as('liu').put(`/api/phone-files/${id}`, {
      key: id,
      body: { sha256 },
      files: [{ field: 'file', name: '照片.jpg', content }],
    });
  await offer('liu', said({ files: [ids[1]] }));
  const left = async (days: number) => {
    await dropUnusedFiles({ ...(await systemAt(days)) });
    const rows = await open.house.db.selectFrom('phone_file').select('id').where('id', 'in', ids).execute();
    return rows.map((r) => r.id);
  };
  const { systemCtx } = await import('#platform/context.ts');
  const systemAt = async (days: number) => ({
    ...systemCtx(open.house, 'test'),
    now: Temporal.Instant.from(TEST_NOW).add({ hours: 24 * days, seconds: 1 }),
  });
  expect((await left(29)).sort()).toEqual([...ids].sort());
  expect(await left(30)).toEqual([ids[1]]);
});
