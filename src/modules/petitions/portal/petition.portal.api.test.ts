import { describe, expect, test } from 'vitest';
import { cookiesOf, startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { petitionersAtWork } from '../petitions.example.ts';
import { beginMissed } from '../petitions.jobs.ts';

const html = { accept: 'text/html' };
const asForm = { ...html, 'content-type': 'application/x-www-form-urlencoded' };

describe('the person’s own page of a petition', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const w = await petitionersAtWork(open);
  const post = (cookie: string, url: string, fields: Record<string, string>) =>
    api.app.inject({
      method: 'POST',
      url,
      headers: { ...asForm, ...(cookie && { cookie }) },
      payload: new URLSearchParams(fields).toString(),
    });
  const receipt = await w.cast.file({ kind: 'petition', body: '2025 年征地补偿款少发了一笔,问了两次没人答复。' });
  const { id, number, passphrase } = receipt;
  const entered = await post('', '/track', { number, passphrase });
  const cookie = cookiesOf({ headers: entered.headers });
  const page = async () => (await api.withCookie(cookie).get('/case', html)).text;
  const hidden = (form: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';

  test('says nothing of a procedure while a village has it', async () => {
    expect(await page()).not.toContain('id="petition"');
    expect((await api.withCookie(cookie).get('/case/petition/review', html)).status).toBe(404);
  });

  test('shows every paper in full, whom to ask and until when, and the ways beside it', async () => {
    await w.cast.send('liu', id, 'beibao');
    await w.cast.act('zhao', 'sign', id);
    await beginMissed(w.run('begin'));
    await w.act('zhao', 'accept', id);
    await w.act('zhao', 'investigate', id);
    expect((await api.withCookie(cookie).get('/case/petition/review', html)).text).not.toContain('<textarea');
    await w.act('zhao', 'decide', id);
    await w.act('zhao', 'serve', id);
    const text = await page();
    for (const told of [
      '信访事项登记告知书',
      '信访事项受理告知书',
      '信访事项处理意见书',
      '送达回证',
      '补发 2025 年的征地补偿款',
      '4月2日',
      '请求清水河县委社会工作部复查',
      '行政复议',
      '/case/petition/review',
    ])
      expect(text).toContain(told);
    // What staff see of one another's requests is not for this page, and neither is the other language inside a paper.
    expect(text).not.toContain('Without ground in fact');
  });

  test('each date opens its proof: every day, and who put it on record', async () => {
    const [link] = /\/case\/petition\/clock\/[0-9a-f-]{36}/.exec(await page()) ?? [];
    const { status, text } = await api.withCookie(cookie).get(link!, html);
    expect(status).toBe(200);
    for (const told of [
      '申请复查',
      '信访工作条例第三十五条',
      '开始的当天不算',
      '谁开始、谁办完',
      '处理意见书于2026年3月3日送达',
      '4月2日',
    ])
      expect(text).toContain(told);
    expect((await api.app.inject({ method: 'GET', url: link!, headers: html })).statusCode).not.toBe(200);
  });

  test('each paper opens by itself, about this matter, and to nobody else', async () => {
    const { id: paperId } = (await w.notices(id)).find((n) => n.kind === 'acceptance')!;
    const url = `/case/petition/paper/${paperId}`;
    const paper = await api.withCookie(cookie).get(url, html);
    expect(paper.status).toBe(200);
    for (const told of ['信访事项受理告知书', number, '北堡乡人民政府', '特此告知。'])
      expect(paper.text).toContain(told);
    expect((await api.visitor.get(url, html)).status).not.toBe(200);
    const other = await w.begun();
    const [theirs] = await w.notices(other);
    expect((await api.withCookie(cookie).get(`/case/petition/paper/${theirs!.id}`, html)).status).toBe(404);
  });

  test('asks for a review: too few words come back with the page, enough go to the superior, once', async () => {
    const form = (await api.withCookie(cookie).get('/case/petition/review', html)).text;
    const fields = { commandId: hidden(form, 'commandId'), version: hidden(form, 'version') };
    const short = await post(cookie, '/case/petition/review', { ...fields, grounds: '不服' });
    expect([short.statusCode, short.body.includes('请至少写 6 个字'), short.body.includes('不服')]).toEqual([
      422,
      true,
      true,
    ]);
    const sent = { ...fields, grounds: '没有看我的银行流水,不同意。' };
    const done = await post(cookie, '/case/petition/review', sent);
    expect([done.statusCode, done.headers.location]).toEqual([303, '/case#petition']);
    expect((await post(cookie, '/case/petition/review', sent)).statusCode).toBe(303);
    expect(
      await open.house.db.selectFrom('petition_review').select('asked_via').where('case_id', '=', id).execute(),
    ).toEqual([{ asked_via: 'portal' }]);
    expect(await page()).toContain('清水河县委社会工作部正在复查');
    const again = await post(cookie, '/case/petition/review', { grounds: '再申请一次复查。', version: '1' });
    expect(again.statusCode).toBe(412);
  });

  test('nobody without the receipt', async () => {
    expect((await api.visitor.get('/case/petition/review', html)).status).not.toBe(200);
    expect((await api.as('zhao').get('/case/petition/review', html)).status).not.toBe(200);
  });
});
