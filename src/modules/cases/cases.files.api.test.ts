import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';

/* Photos, voice and papers of a case, over HTTP: who may send, what is kept, who may look. */

const photo = (width = 900) =>
  sharp({ create: { width, height: 600, channels: 3, background: '#7a9' } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitude: '40/1 8/1 0/1' } })
    .toBuffer();
/** A second of silence. */
const wav = () => {
  const data = Buffer.alloc(16_000, 128);
  const head = Buffer.from(
    'RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3e\0\0\x80\x3e\0\0\x01\0\x08\0data\0\0\0\0',
    'latin1',
  );
  head.writeUInt32LE(36 + data.length, 4);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
};

describe('the files of a case', async () => {
  const api = await startApi(await openTestHouse());
  const body = { kind: 'help', channel: 'reception', area: '150124201213', body: '屋后的坡裂了一道缝,请来看看。' };
  const filed = (await api.as('liu').post('/api/cases', { body })).body as { id: string };
  const url = `/api/cases/${filed.id}/files`;
  const send = (login: string, name: string, content: Buffer) =>
    api.as(login).post(url, { body: {}, files: [{ field: 'files', name, content }] });

  test('a photo is kept without where it was taken, with a thumbnail, for those who may see the case', async () => {
    const sent = await send('liu', '裂缝.jpg', await photo());
    expect(sent.status, sent.text).toBe(200);
    const [file] = sent.body.files;
    expect(file).toMatchObject({
      name: '裂缝.jpg',
      kind: 'photo',
      mediaType: 'image/jpeg',
      from: 'staff',
      hasThumb: true,
    });
    const full = await api.app.inject({ url: `${url}/${file.id}`, headers: { cookie: await api.as('zhao').cookie() } });
    expect(full.headers['content-type']).toBe('image/jpeg');
    expect((await sharp(full.rawPayload).metadata()).exif).toBeUndefined();
    const thumb = await api.app.inject({
      url: `${url}/${file.id}?size=thumb`,
      headers: { cookie: await api.as('zhao').cookie() },
    });
    expect((await sharp(thumb.rawPayload).metadata()).width).toBe(400);
    expect((await api.as('qi').get(`${url}/${file.id}`)).status, 'another county').toBe(404);
    expect((await api.as('admin').get(`${url}/${file.id}`)).status, 'no part in cases').toBe(403);
    expect((await api.visitor.get(`${url}/${file.id}`)).status).toBe(401);
  });

  test('sound comes in ranges, as telephones ask for it', async () => {
    const sent = await send('liu', '录音.wav', wav());
    const file = sent.body.files.find((f: { kind: string }) => f.kind === 'sound');
    const part = await api.app.inject({
      url: `${url}/${file.id}`,
      headers: { cookie: await api.as('liu').cookie(), range: 'bytes=0-99' },
    });
    expect(part.statusCode).toBe(206);
    expect(part.headers['content-range']).toBe(`bytes 0-99/${file.bytes}`);
    expect(part.rawPayload.length).toBe(100);
  });

  test('what it is decides, not what it is called; and nothing else of the case is lost', async () => {
    const before = (await api.as('liu').get(`/api/cases/${filed.id}`)).body;
    const mislabelled = await send('liu', '照片.jpg', Buffer.from('<script>alert(1)</script>'));
    expect(mislabelled).toMatchObject({
      status: 415,
      body: { code: 'typeNotAllowed', errors: [{ field: 'files', rule: 'typeNotAllowed' }] },
    });
    const torn = await send('liu', '照片.jpg', (await photo()).subarray(0, 900));
    expect(torn).toMatchObject({ status: 422, body: { code: 'brokenImage' } });
    const huge = await send('liu', '照片.jpg', Buffer.concat([await photo(), Buffer.alloc(20 * 2 ** 20)]));
    expect(huge).toMatchObject({ status: 413, body: { code: 'tooLarge' } });
    expect(huge.body.detail.zh).toContain('20 MB');
    expect(await api.as('liu').post(url, { body: {}, files: [] })).toMatchObject({ status: 422 });
    const after = (await api.as('liu').get(`/api/cases/${filed.id}`)).body;
    expect(after.files).toEqual(before.files);
    expect(after.version).toBe(before.version);
  });

  test('a text beyond every measure is refused before it is read, and says so in both languages', async () => {
    const long = await api.as('liu').post('/api/cases', { body: { ...body, body: '长'.repeat(600_000) } });
    expect(long).toMatchObject({
      status: 413,
      body: { code: 'tooLarge', detail: { zh: expect.stringMatching(/太大/), en: expect.stringMatching(/large/i) } },
    });
  });
});
