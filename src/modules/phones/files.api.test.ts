import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/context.ts';
import { staffCtx } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { checkCaptured, takeFiles } from './index.ts';

/* A file comes before its record, under the id the phone gave it. */

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const drawn = (svg: string) =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300">${svg}</svg>`))
    .png()
    .toBuffer();
const photo = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#7a9' } })
    .jpeg()
    .toBuffer();

describe('a file that a phone sends', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const put = (
    id: string,
    content: Buffer,
    more: { what?: string; sha?: string; login?: string; name?: string } = {},
  ) =>
    api.as(more.login ?? 'chen').put(`/api/phone-files/${id}`, {
      key: id,
      body: { sha256: more.sha ?? sha256(content), ...(more.what && { what: more.what }) },
      files: [{ field: 'file', name: more.name ?? '井盖.jpg', content }],
    });
  const take = async (login: string, ids: string[], record = randomUUID()) => {
    const ctx = await staffCtx(open, login, { command: { id: record, fingerprint: new Uint8Array() } });
    return inTransaction(ctx, (tx) => takeFiles(tx, ids));
  };

  test('is not taken in the session of somebody who signed in on the phone meanwhile', async () => {
    const content = await photo();
    const id = randomUUID();
    const accountOf = async (login: string) => {
      const { actor } = await staffCtx(open, login);
      return actor.kind === 'staff' ? actor.accountId : '';
    };
    const send = async (whose: string) =>
      api.as('chen').put(`/api/phone-files/${id}`, {
        key: id,
        headers: { 'baodao-account': await accountOf(whose) },
        body: { sha256: sha256(content) },
        files: [{ field: 'file', name: '井盖.jpg', content }],
      });
    expect(await send('liu')).toMatchObject({ status: 401, body: { code: 'signInFirst' } });
    expect((await send('chen')).status).toBe(200);
  });

  test('is kept once, and sent again is answered the same', async () => {
    const id = randomUUID();
    const first = await put(id, await photo());
    expect(first.status, first.text).toBe(200);
    expect(first.body).toMatchObject({ id, what: 'photo', kind: 'photo', mediaType: 'image/jpeg' });
    expect((await put(id, await photo())).body).toEqual(first.body);
    const { n } = await open.house.db
      .selectFrom('phone_file')
      .select((eb) => eb.fn.countAll().as('n'))
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(n).toBe(1);
  });

  test('damaged on its way is not taken', async () => {
    const answer = await put(randomUUID(), await photo(), { sha: sha256(Buffer.from('something else')) });
    expect([answer.status, answer.body.code]).toEqual([422, 'wrongHash']);
  });

  test('of 40 MB is told how large it may be', async () => {
    const answer = await put(randomUUID(), Buffer.alloc(40 * 2 ** 20, 1), { name: '现场.mp4' });
    expect([answer.status, answer.body.code]).toEqual([413, 'tooLarge']);
    expect(answer.body.detail.zh).toContain('20 MB');
  });

  test('of a kind that fits nowhere is refused by name', async () => {
    const answer = await put(randomUUID(), Buffer.from('MZ this is no picture'));
    expect([answer.status, answer.body.code]).toEqual([415, 'typeNotAllowed']);
    const sound = await put(randomUUID(), await photo(), { what: 'sound' });
    expect([sound.status, sound.body.code]).toEqual([415, 'wrongUse']);
  });

  test('as a signature needs strokes', async () => {
    const empty = await put(randomUUID(), await drawn(''), { what: 'signature' });
    expect([empty.status, empty.body.code]).toEqual([422, 'noStrokes']);
    const white = await put(randomUUID(), await drawn('<rect width="600" height="300" fill="#fff"/>'), {
      what: 'signature',
    });
    expect(white.body.code).toBe('noStrokes');
    const signed = await put(
      randomUUID(),
      await drawn('<path d="M40 200 Q150 40 260 190 T520 150" stroke="#123" stroke-width="4" fill="none"/>'),
      { what: 'signature' },
    );
    expect(signed.status, signed.text).toBe(200);
  });

  test('under an id that holds another content, or another person’s, is refused', async () => {
    const id = randomUUID();
    await put(id, await photo());
    const other = await put(id, await drawn('<circle cx="50" cy="50" r="20"/>'));
    expect([other.status, other.body.code]).toEqual([409, 'otherContent']);
    expect((await put(id, await photo(), { login: 'liu' })).status).toBe(404);
  });

  test('needs somebody who is signed in', async () => {
    const content = await photo();
    const answer = await api.visitor.put(`/api/phone-files/${randomUUID()}`, {
      body: { sha256: sha256(content) },
      files: [{ field: 'file', name: 'a.jpg', content }],
    });
    expect([answer.status, answer.body.code]).toEqual([401, 'signInFirst']);
  });

  test('is taken by the record that names it, in the order named, and by no other', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await put(a, await photo());
    await put(b, await drawn('<circle cx="50" cy="50" r="20"/>'));
    const record = randomUUID();
    const taken = await take('chen', [b, a], record);
    expect(taken.map((f) => [f.id, f.kind, f.name])).toEqual([
      [b, 'photo', '井盖.jpg'],
      [a, 'photo', '井盖.jpg'],
    ]);
    expect(await take('chen', [a], record), 'the same record once more').toHaveLength(1);
    await expect(take('chen', [a])).rejects.toMatchObject({ code: 'fileUsed', status: 409 });
  });

  test('that is not here yet, or somebody else’s, is missing', async () => {
    const id = randomUUID();
    await expect(take('chen', [id])).rejects.toMatchObject({ code: 'fileMissing', status: 409 });
    await put(id, await photo());
    await expect(take('liu', [id])).rejects.toMatchObject({ code: 'fileMissing' });
    expect(await take('chen', [])).toEqual([]);
  });
});

test('a record from ahead of the clock is told by how much; from behind it has its own day', async () => {
  const open = await openTestHouse();
  const ctx = await staffCtx(open, 'chen');
  const check = (madeAt: string, notBefore?: string) =>
    inTransaction(ctx, (tx) => checkCaptured(tx, { madeAt }, notBefore));
  await expect(check('2026-03-04T05:00:00Z')).rejects.toMatchObject({
    code: 'madeInFuture',
    status: 422,
    says: [expect.stringContaining('1 天 3 小时'), expect.stringContaining('1 d 3 h')],
  });
  await expect(check('2026-02-28T14:29:59Z', '2026-03-01')).rejects.toMatchObject({
    code: 'beforeItExisted',
    says: [expect.stringContaining('1 小时 30 分钟'), expect.stringContaining('1 h 30 min')],
  });
  expect(await check('2026-02-28T15:59:59Z', '2026-03-01'), 'a clock a second behind').toBe('2026-03-01');
  expect(await check('2026-02-28T16:00:00Z', '2026-03-01')).toBe('2026-03-01');
});
