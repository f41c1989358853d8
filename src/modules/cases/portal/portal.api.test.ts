import { describe, expect, test } from 'vitest';
import { cookiesOf, startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { formOf, type SentForm } from '#test/forms.ts';

const html = { accept: 'text/html' };
const asForm = { ...html, 'content-type': 'application/x-www-form-urlencoded' };
const encoded = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const textIn = (page: string, name: string) => new RegExp(`<dd class="${name}">([^<]*)</dd>`).exec(page)?.[1] ?? '';
const WAV = Buffer.concat([
  Buffer.from('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\0\0\0\0', 'latin1'),
]);

describe('the portal, without script', async () => {
  const house = await openTestHouse();
  const api = await startApi(house);
  const post = (cookie: string, url: string, fields: Record<string, string>) =>
    api.app.inject({
      method: 'POST',
      url,
      headers: { ...asForm, ...(cookie && { cookie }) },
      payload: encoded(fields),
    });
  const step = ({ action, fields }: SentForm) => post('', action, fields);

  /** Walks the three pages up to the last one. */
  async function untilCheck(more: Record<string, string> = {}) {
    const first = await api.visitor.get('/report', html);
    const what = formOf(first.text, 'report', { body: '村东头机井坏了三天,浇不上地。', go: 'where', ...more });
    const where = await api.visitor.post(what.action, {
      body: what.fields,
      files: [{ field: 'files', name: '录音.wav', content: WAV, mediaType: 'audio/wav' }],
    });
    let page = where.text;
    for (const area of ['150124', '150124201', '150124201213'])
      page = (await step(formOf(page, 'report', { go: `area:${area}` }))).body;
    const reporter = { 'reporter.name': '赵大爷', 'reporter.phone': '199 0000 1234', ...more };
    return (await step(formOf(page, 'report', { ...reporter, go: 'check' }))).body;
  }

  test('a matter is filed, found again by its receipt, answered and confirmed', async () => {
    const check = await untilCheck();
    expect(check).toContain('村东头机井坏了三天');
    expect(check).toContain('老熊沟');
    expect(check).toContain('录音.wav');
    const sent = formOf(check, 'report', { go: 'send' });
    const receipt = await step(sent);
    expect(receipt.statusCode, receipt.body).toBe(200);
    const number = textIn(receipt.body, 'number');
    const passphrase = textIn(receipt.body, 'passphrase');
    expect(number).toMatch(/^SQ-150124201213-2026-\d{4}-\d$/);
    expect(passphrase).toMatch(/^\d{4} \d{4}$/);
    expect(receipt.body).toContain('<svg role="img"');

    const twice = await step(sent);
    expect(textIn(twice.body, 'number')).toBe(number);
    expect(textIn(twice.body, 'passphrase')).toBe(passphrase);
    const larger = await step(formOf(receipt.body, 'report', { set: 'elder:1' }));
    expect(larger.body).toContain('data-size="elder"');
    expect(textIn(larger.body, 'passphrase')).toBe(passphrase);

    const wrong = await post('', '/track', { number, passphrase: '0000 0000' });
    expect(wrong.statusCode).toBe(401);
    expect(wrong.body).toContain('编号或查询密码不对');
    const entered = await post('', '/track', { number: number.toLowerCase().replaceAll('-', ' '), passphrase });
    expect(entered.statusCode, entered.body).toBe(303);
    const cookie = cookiesOf({ headers: entered.headers });
    const own = api.withCookie(cookie);

    const liu = api.as('liu');
    const [{ id }] = (await liu.get('/api/cases')).body.items;
    await liu.get(`/api/cases/${id}`);
    await liu.post(`/api/cases/${id}/take`, { version: 1, body: {} });
    const reply = { text: '水泵已换好,今天下午恢复浇水。', outcome: 'solved' };
    const replied = await liu.post(`/api/cases/${id}/reply`, { version: 2, body: reply });
    expect(replied.status, replied.text).toBe(200);

    const seen = await own.get('/case', html);
    expect(seen.status, seen.text).toBe(200);
    expect(seen.text).toContain('请您看看办好了没有');
    expect(seen.text).toContain('水泵已换好');
    expect(seen.text).toContain('刘桂兰');
    expect(seen.text).toContain('录音：录音.wav');
    const file = /\/case\/files\/[0-9a-f-]{36}/.exec(seen.text)?.[0] ?? '';
    expect((await own.get(file)).headers['content-type']).toBe('audio/wav');
    expect((await api.visitor.get(file, html)).status).toBe(401);

    const asked = await own.get('/case/confirm', html);
    const { action, fields } = formOf(asked.text, 'act', { stars: '5' });
    const done = await post(cookie, action, fields);
    expect(done.statusCode, done.body).toBe(303);
    const closed = await own.get(String(done.headers.location), html);
    expect(closed.text).toContain('这件事已经办结');
    expect(closed.text).toContain('/case/reopen');

    const stalePage = await post(cookie, '/case/supplement', { version: '1', text: '还有一句话' });
    expect(stalePage.statusCode).toBe(412);
    const left = await post(cookie, '/case/leave', {});
    expect(String(left.headers['set-cookie'])).toMatch(/baodao_receipt=;/);
  });

  test('a page that is refused keeps what was typed and marks the field', async () => {
    const check = await untilCheck({ 'reporter.phone': '12345' });
    expect(check).toContain('href="#f-reporter-phone"');
    expect(check).toContain('value="12345"');
    expect(check).toContain('value="赵大爷"');
    const empty = await step(formOf(check, 'report', { body: ' ', go: 'check' }));
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('href="#f-body"');
    expect(empty.body).toContain('name="reporter.name" value="赵大爷"');
  });

  test('a file that is refused does not take the words with it', async () => {
    const page = (await api.visitor.get('/report', html)).text;
    const { action, fields } = formOf(page, 'report', { body: '路灯坏了一个月', go: 'where' });
    const send = (content: Buffer) =>
      api.visitor.post(action, {
        body: fields,
        files: [{ field: 'files', name: 'x.jpg', content }],
      });
    const wrongKind = await send(Buffer.from('MZ not a photo'));
    expect(wrongKind.status).toBe(422);
    expect(wrongKind.text).toContain('路灯坏了一个月');
    expect(wrongKind.text).toContain('只能上传照片');
    const tooLarge = await send(Buffer.alloc(21 * 2 ** 20, 1));
    expect(tooLarge.status).toBe(422);
    expect(tooLarge.text).toContain('路灯坏了一个月');
    expect(tooLarge.text).toContain('文件超过 20 MB');
  });

  test('the same page sent with other words is another matter only when pressed again', async () => {
    const sent = formOf(await untilCheck(), 'report', { go: 'send' });
    await step(sent);
    const changed = await step({ ...sent, fields: { ...sent.fields, body: '另外一件事:桥栏杆松了' } });
    expect(changed.body).toContain('这件事刚才已经交过了');
    const again = await step(formOf(changed.body, 'report', { go: 'send' }));
    expect(textIn(again.body, 'number')).toMatch(/^SQ-/);
  });

  test('danger to life is answered with the numbers to call', async () => {
    const check = await untilCheck({ body: '村口着火了,快来人' });
    expect(check).toContain('class="danger-line strong"');
    expect(check).toContain('href="tel:119"');
  });

  test('an anonymous filing keeps no name', async () => {
    const receipt = await step(formOf(await untilCheck({ disclosure: 'anonymous' }), 'report', { go: 'send' }));
    const number = textIn(receipt.body, 'number');
    const item = (await api.as('liu').get('/api/cases')).body.items.find(
      (x: { number: string }) => x.number === number,
    );
    const seen = await api.as('liu').get(`/api/cases/${item.id}`);
    expect(seen.body.disclosure).toBe('anonymous');
    expect(seen.body.reporter.name).toBeNull();
  });

  test('the switches keep what was typed and where one is', async () => {
    const check = await untilCheck();
    const switched = await step(formOf(check, 'report', { set: 'lang:en' }));
    expect(switched.body).toContain('<html lang="en">');
    expect(switched.body).toContain('Look it over and send it');
    expect(switched.body).toContain('村东头机井坏了三天');
    expect(String(switched.headers['set-cookie'])).toContain('lang=en');
    const away = await api.visitor.get('/set?to=elder:1&back=//evil.example', html);
    expect(away.headers.location).toBe('/');
  });

  test('a child files for an elder: a passphrase of their own with scope and end, and never the elder’s', async () => {
    const family = { for: 'family', 'by.name': '赵小芳', 'by.phone': '19900007001', 'by.relation': 'child' };
    const nameless = await untilCheck({ ...family, 'by.name': '' });
    expect(nameless).toContain('请写您自己的姓名');
    const unnamed = await untilCheck({ ...family, disclosure: 'anonymous' });
    expect(unnamed).toContain('要留他的姓名');
    const check = await untilCheck(family);
    expect(check).toContain('赵小芳');
    const sent = formOf(check, 'report', { go: 'send' });
    const receipt = await step(sent);
    expect(receipt.statusCode, receipt.body).toBe(200);
    const passphrase = textIn(receipt.body, 'passphrase');
    expect(passphrase).toMatch(/^\d{4} \d{4}$/);
    const twice = await step(sent);
    expect([textIn(twice.body, 'number'), textIn(twice.body, 'passphrase')]).toEqual([
      textIn(receipt.body, 'number'),
      passphrase,
    ]);
    const number = textIn(receipt.body, 'number');
    const entered = await post('', '/track', { number, passphrase });
    const cookie = cookiesOf({ headers: entered.headers });
    const seen = (await api.withCookie(cookie).get('/case', html)).text;
    expect(seen).toContain('您在替赵*爷看这件事');
    for (const secret of ['赵大爷', '19900001234', '199 0000 1234', '家里人替本人交上来的'])
      expect(seen).not.toContain(secret);
    expect((await api.withCookie(cookie).get('/case/withdraw', html)).status).toBe(403);

    // Whoever received it is told, and hands the person a receipt of their own; with that they take the trust back.
    const { rows } = await house.owner.query<{ id: string; version: number }>(
      'select id, version from cases where number = $1',
      [number],
    );
    const [{ id, version }] = rows as [{ id: string; version: number }];
    const page = (await api.as('liu').get(`/api/cases/${id}`)).text;
    expect(page).toContain('家里人替本人交上来的');
    const own = await api
      .as('liu')
      .post(`/api/cases/${id}/reissue`, { version, body: { reason: '上门把回执交给本人' } });
    expect(own.status, own.text).toBe(200);
    const elder = await post('', '/track', { number, passphrase: own.body.passphrase });
    const theirs = cookiesOf({ headers: elder.headers });
    const list = (await api.withCookie(theirs).get('/case/delegates', html)).text;
    expect(list).toContain('赵小芳');
    const trust = /name="id" value="([^"]*)"/.exec(list)?.[1] ?? '';
    await post(theirs, '/case/delegates/take-back', { id: trust, commandId: house.house.newId() });
    expect((await api.withCookie(cookie).get('/case', html)).status).toBe(401);
  });

  test('a receipt opens nothing but its own pages, and a visitor is shown the way', async () => {
    const page = await api.visitor.get('/case', html);
    expect(page.status).toBe(401);
    expect(page.text).toContain('href="/track"');
    expect((await api.visitor.get('/no-such-page', html)).text).toContain('没有这一页');
  });
});
