import { describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { organisationId } from '#test/actors.ts';
import { type Answer, cookiesOf, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { formOf } from '#test/forms.ts';

/*
 * A handler cannot end or rate an own case by any trick (product N9), each tried as it would be in earnest: with a browser, over HTTP. That the
 * person can is the last test; without it the others would prove nothing.
 */

const html = { accept: 'text/html' };
const HOME = '203.0.113.7';
const BUREAU = '198.51.100.20';
type Paper = { id: string; number: string; passphrase: string };

describe('the handler of a case', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const water = await organisationId(open, 'qingshuiheWater');
  const body = {
    kind: 'complaint',
    channel: 'reception',
    area: '150124201213',
    body: '村东头机井坏了三天,浇不上地。',
    reporter: { name: '赵大爷', phone: '19900001234' },
  };
  const ok = (answer: Answer) => {
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };
  const version = async (id: string) =>
    (await open.house.db.selectFrom('cases').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;
  const act = async (login: string, id: string, verb: string, input: object = {}, from = BUREAU) =>
    api.as(login).post(`/api/cases/${id}/${verb}`, {
      version: await version(id),
      body: input,
      headers: { 'x-forwarded-for': from },
    });
  const file = async (more: object = {}): Promise<Paper> =>
    ok(await api.as('liu').post('/api/cases', { body: { ...body, ...more } }));
  const reply = { text: '已派人修好,请您看看。', outcome: 'solved' };
  /** Handled by 郝建国 of the water bureau, from the bureau. */
  async function replied(more: object = {}): Promise<Paper> {
    const paper = await file(more);
    ok(await act('liu', paper.id, 'dispatch', { organisationId: water }, HOME));
    ok(await act('hao', paper.id, 'sign'));
    ok(await act('hao', paper.id, 'reply', reply));
    return paper;
  }

  type Browser = { cookie?: string; from?: string };
  const send = (url: string, fields: Record<string, string>, { cookie = '', from = HOME }: Browser) =>
    api.app.inject({
      method: 'POST',
      url,
      headers: {
        ...html,
        'content-type': 'application/x-www-form-urlencoded',
        'x-forwarded-for': from,
        ...(cookie && { cookie }),
      },
      payload: new URLSearchParams(fields).toString(),
    });
  /** Shows the paper at the portal in this browser; the cookies it has afterwards. */
  async function enter({ number, passphrase }: Paper, browser: Browser = {}): Promise<string> {
    const entered = await send('/track', { number, passphrase }, browser);
    expect(entered.statusCode, entered.body).toBe(303);
    return [cookiesOf({ headers: entered.headers }), browser.cookie].filter(Boolean).join('; ');
  }
  /** Opens a page of the person and sends its form. */
  async function press(
    page: 'confirm' | 'rate',
    paper: Paper,
    browser: Browser = {},
    more: Record<string, string> = {},
  ) {
    const cookie = await enter(paper, browser);
    const shown = await api.withCookie(cookie).get(`/case/${page}`, html);
    if (!shown.text.includes('<form id="act"')) return shown.status;
    const { action, fields } = formOf(shown.text, 'act', { stars: '5', ...more });
    return (await send(action, fields, { ...browser, cookie })).statusCode;
  }
  const stateOf = async (id: string) => {
    const row = await open.house.db
      .selectFrom('cases')
      .select(['status', 'outcome'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const mark = await open.house.db.selectFrom('case_rating').select('stars').where('case_id', '=', id).execute();
    return [row.status, mark.length];
  };
  const untouched = ['replied', 0];

  test('1 calls the person’s page with the sign-in of staff', async () => {
    const paper = await replied();
    const cookie = await api.as('hao').cookie();
    const given = { version: String(await version(paper.id)), commandId: open.house.newId(), stars: '5' };
    expect((await send('/case/confirm', given, { cookie })).statusCode).toBe(401);
    expect((await act('hao', paper.id, 'confirm', { stars: 5 })).status).toBe(404);
    expect((await act('hao', paper.id, 'rate', { stars: 5, solved: true })).status).toBe(404);
    expect(await stateOf(paper.id)).toEqual(untouched);
  });

  test('2 keeps the passphrase that was printed at the own desk: noted, and a call by others decides', async () => {
    const paper = await file();
    ok(await act('liu', paper.id, 'take'));
    ok(await act('liu', paper.id, 'reply', reply));
    expect(await press('confirm', paper)).toBe(303);
    expect(await stateOf(paper.id)).toEqual(untouched);
    expect(ok(await act('zhou', paper.id, 'callback', { result: 'solved' })).status).toBe('closed');
  });

  test('3 prints a new receipt', async () => {
    const paper = await replied();
    const answer = await api.as('hao').post(`/api/cases/${paper.id}/reissue`, { body: { reason: '老人把回执弄丢了' } });
    expect([403, 404]).toContain(answer.status);
    expect(await press('confirm', paper), 'the person’s own still opens it').toBe(303);
  });

  test('4 borrows the person’s paper and uses the own browser, signed in', async () => {
    const paper = await replied();
    await press('confirm', paper, { cookie: await api.as('hao').cookie() });
    expect(await stateOf(paper.id)).toEqual(untouched);
  });

  test('5 signs out, but sits where the case was worked on', async () => {
    const paper = await replied();
    await press('confirm', paper, { from: BUREAU });
    expect(await stateOf(paper.id)).toEqual(untouched);
  });

  test('6 has it filed with the own telephone', async () => {
    const { phone } = members.find((m) => m.login === 'hao')!;
    const paper = await replied({ reporter: { name: '某某', phone } });
    await press('confirm', paper);
    expect(await stateOf(paper.id)).toEqual(untouched);
  });

  test('7 calls back in a second post', async () => {
    const paper = await replied();
    const accounts = ok(await api.as('admin').get('/api/accounts')).accounts;
    const { id } = accounts.find((a: { login: string }) => a.login === 'hao');
    const account = ok(await api.as('admin').get(`/api/accounts/${id}`));
    const callback = await organisationId(open, 'qingshuiheCallback');
    const [own] = account.posts;
    const posts = [
      { id: own.id, role: own.role, organisationId: own.organisationId, area: own.area, validFrom: own.validFrom },
      { role: 'caller', organisationId: callback, area: '150124', validFrom: '2026-03-01' },
    ];
    const given = ok(
      await api.as('security').put(`/api/accounts/${id}/posts`, { version: account.version, body: { posts } }),
    );
    const postOf = (role: string) => given.posts.find((p: { role: string }) => p.role === role).id;
    ok(await api.as('hao').post('/api/me/post', { body: { postId: postOf('caller') } }));
    const answer = await act('hao', paper.id, 'callback', { result: 'solved', stars: 5 });
    expect([answer.status, answer.body.code]).toEqual([409, 'closesOwnCase']);
    expect(await stateOf(paper.id)).toEqual(untouched);
    ok(await api.as('hao').post('/api/me/post', { body: { postId: postOf('departmentClerk') } }));
  });

  test('8 is entrusted with the case as somebody’s relative', async () => {
    const paper = await replied();
    const own = await enter(paper);
    const page = await api.withCookie(own).get('/case/delegates', html);
    const { phone, name } = members.find((m) => m.login === 'hao')!;
    const { action, fields } = formOf(page.text, 'entrust', {
      name,
      phone,
      relation: 'relative',
      may: 'both',
      days: '30',
    });
    const slip = await send(action, fields, { cookie: own });
    expect([slip.statusCode, slip.body]).toEqual([409, expect.stringContaining('经办人不能替您看和评')]);
    expect(await stateOf(paper.id)).toEqual(untouched);
  });

  test('and the person can, once', async () => {
    const paper = await replied();
    expect(await press('confirm', paper)).toBe(303);
    expect(await stateOf(paper.id)).toEqual(['closed', 1]);
    await press('rate', paper, {}, { solved: 'no', stars: '1' });
    const marks = await open.house.db
      .selectFrom('case_rating')
      .select('stars')
      .where('case_id', '=', paper.id)
      .execute();
    expect(marks).toEqual([{ stars: 5 }]);
  });
});
