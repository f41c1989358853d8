import { toBuffer } from 'qrcode';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { letter } from './inbox.example.ts';
import { receiveMail } from './letters.receive.ts';

const VILLAGE = '150124201213';

describe('scanned sheets', async () => {
  const open = await openTestHouse({
    BAODAO_MAIL_FROM: '报到 <duty@example.cn>',
    BAODAO_MAIL_SMTP_URL: 'smtp://127.0.0.1:9',
  });
  const api = await startApi(open);
  const aCase = async (login = 'liu', area = VILLAGE) => {
    const body = { kind: 'help', area, body: '村东头机井坏了三天,浇不上地。', channel: 'visit' };
    const made = await api.as(login).post('/api/cases', { body });
    expect(made.status, made.text).toBe(200);
    return made.body as { id: string; number: string; link: string };
  };
  let shade = 0;
  /** A scanned sheet with these codes; no two are the same picture. */
  const scan = async (...codes: string[]) => {
    const codePictures = await Promise.all(codes.map((code) => toBuffer(code, { margin: 2, width: 200 })));
    const paper = sharp({
      create: { width: 900, height: 1200, channels: 3, background: { r: 250, g: 250, b: 200 + ++shade } },
    });
    return paper
      .composite(codePictures.map((input, i) => ({ input, left: 650 - i * 300, top: 40 })))
      .jpeg()
      .toBuffer();
  };
  const send = (login: string, contents: readonly Buffer[], body: object = {}) =>
    api.as(login).post('/api/inbox/sheets', {
      body,
      files: contents.map((content, i) => ({ field: 'files', name: `scan${i}.jpg`, content })),
    });
  const results = (answer: { body: { sheets: { result: string }[] } }) => answer.body.sheets.map((s) => s.result);
  const seen = async (id: string) => (await api.as('liu').get(`/api/cases/${id}`)).body;

  test('return to the case whose printed code they bear, where the person sees them', async () => {
    const [one, other] = [await aCase(), await aCase()];
    expect((await seen(one.id)).link, 'what the case prints').toBe(one.link);
    const answer = await send('liu', [await scan(one.link), await scan(other.number), await scan()]);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.sheets).toMatchObject([
      { name: 'scan0.jpg', result: 'returned', case: { id: one.id, number: one.number } },
      { name: 'scan1.jpg', result: 'returned', case: { id: other.id } },
      { name: 'scan2.jpg', result: 'noCode', number: null, case: null },
    ]);
    const view = await seen(one.id);
    expect(view.files).toMatchObject([{ name: 'scan0.jpg', from: 'staff' }]);
    expect(view.timeline.at(-1)).toMatchObject({ verb: 'inbox.sheet', shows: 'resident' });
  });

  test('scanned twice lie there once', async () => {
    const one = await aCase();
    const paper = await scan(one.link);
    expect(results(await send('liu', [paper]))).toEqual(['returned']);
    expect(results(await send('liu', [paper]))).toEqual(['known']);
    const view = await seen(one.id);
    expect(view.files).toHaveLength(1);
    expect(view.timeline.filter((e: { verb: string }) => e.verb === 'inbox.sheet')).toHaveLength(1);
  });

  test('without a readable code go where a person says; a code is never overruled', async () => {
    const [one, other] = [await aCase(), await aCase()];
    expect(results(await send('liu', [await scan()], { number: one.number.toLowerCase() }))).toEqual(['returned']);
    expect(results(await send('liu', [await scan(other.link)], { number: one.number }))).toEqual(['otherCase']);
    expect(results(await send('liu', [await scan(one.link, other.link)]))).toEqual(['severalCases']);
    expect((await seen(one.id)).files).toHaveLength(1);
    expect((await seen(other.id)).files).toHaveLength(0);
    expect((await send('liu', [await scan()], { number: 'XF-1' })).status).toBe(422);
    expect((await send('liu', [])).status).toBe(422);
  });

  test('of cases that are not theirs stay outside, and say no more than that', async () => {
    const elsewhere = await aCase('li', '150102401007');
    const unknown = elsewhere.number.replace(/\d{4}-\d$/, '9999-9');
    const answer = await send('liu', [await scan(elsewhere.link)]);
    expect(answer.body.sheets).toMatchObject([{ result: 'notYours', case: null }]);
    expect(results(await send('liu', [await scan(`https://x/track?n=${unknown}`)]))[0]).toMatch(/notYours|noCode/);
    expect((await api.as('li').get(`/api/cases/${elsewhere.id}`)).body.files).toEqual([]);
    expect((await send('admin', [await scan(elsewhere.link)])).status).toBe(403);
    const anybody = await api.visitor.post('/api/inbox/sheets', { body: {}, files: [] });
    expect(anybody.status).toBe(401);
  });

  test('sent by mail wait for the duty officer with their case named', async () => {
    const one = await aCase();
    const picture = (await scan(one.link)).toString('base64').replace(/.{76}/g, '$&\r\n');
    const mail = letter({
      from: 'scanner@example.cn',
      subject: '扫描件',
      headers: ['MIME-Version: 1.0'],
      text: '',
    })
      .toString()
      .replace('Content-Type: text/plain; charset=utf-8', 'Content-Type: multipart/mixed; boundary=b');
    const parts = `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n见附件\r\n--b\r\nContent-Type: image/jpeg; name=a.jpg\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=a.jpg\r\n\r\n${picture}\r\n--b--\r\n`;
    await receiveMail(systemCtx(open.house, 'test'), Buffer.from(mail + parts));
    const [draft] = (await api.as('liu').get('/api/inbox')).body.items;
    expect(draft).toMatchObject({ title: '扫描件', area: VILLAGE, hint: 'otherSender', files: 1 });
    const view = (await api.as('liu').get(`/api/inbox/${draft.id}`)).body;
    expect(view.named).toMatchObject({ id: one.id });
    expect((await seen(one.id)).files).toEqual([]);
  });
});
