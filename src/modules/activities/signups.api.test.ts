import { describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { cookiesOf, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import { branchAtWork } from './activities.example.ts';
import { forgetContacts } from './activities.jobs.ts';

/* Volunteering in Laoxionggou on 5 March, two places, signed up for from home without an account. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = await branchAtWork(open, api);
const times = { startsAt: '2026-03-05T09:00:00+08:00', endsAt: '2026-03-05T12:00:00+08:00' };

async function opened(capacity: number | null = 2, more: object = {}) {
  const planned = await at.plan({ kind: 'volunteering', title: '清理河道', ...times, ...more });
  const answer = await api.as('liu').post(`/api/activities/${planned.body.id}/sign-up`, {
    body: { capacity, closesAt: '2026-03-04T18:00:00+08:00', isPublic: true },
  });
  expect(answer.status, answer.text).toBe(200);
  return String(planned.body.id);
}
const html = { accept: 'text/html' };
async function send(url: string, fields: Record<string, string>, cookie = '') {
  const answer = await api.app.inject({
    method: 'POST',
    url,
    headers: { ...html, 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) },
    payload: new URLSearchParams(fields).toString(),
  });
  return { status: answer.statusCode, text: answer.body, headers: answer.headers };
}
async function comes(id: string, name: string, phone = '19900000101') {
  const page = await send(`/activities/${id}`, { name, phone, commandId: open.house.newId() });
  const [number, passphrase] = [...page.text.matchAll(/name="(?:number|passphrase)" value="(\d{8})"/g)].map(
    (m) => m[1]!,
  );
  return { status: page.status, text: page.text, number: number!, passphrase: passphrase! };
}
async function holder(paper: { number: string; passphrase: string }) {
  const entered = await send('/sign-up', { number: paper.number, passphrase: paper.passphrase });
  expect(entered.status).toBe(303);
  return cookiesOf(entered);
}
const read = (cookie: string) => api.withCookie(cookie).get('/sign-up/read', html);
const list = async (id: string) => (await api.as('liu').get(`/api/activities/${id}/signups`)).body;
const states = async (id: string) => (await list(id)).items.map((s: { state: string }) => s.state);

describe('sign-up from home', () => {
  test('two are in, the third waits, and moves up when one withdraws by the receipt', async () => {
    const id = await opened();
    expect((await api.visitor.get('/activities')).text).toContain('清理河道');
    const one = await comes(id, '韩一');
    await comes(id, '韩二');
    const three = await comes(id, '韩三', '199 0000 0103');
    const four = await comes(id, '韩四');
    expect(one.text).toContain('报上了');
    expect(three.text).toContain('候补第 1 位');
    expect(four.text).toContain('候补第 2 位');
    expect(await states(id)).toEqual(['in', 'in', 'waiting', 'waiting']);
    const withdrawn = await send('/sign-up/withdraw', {}, await holder(one));
    expect(withdrawn.status).toBe(303);
    expect(await states(id)).toEqual(['left', 'in', 'in', 'waiting']);
    const page = await read(await holder(three));
    expect(page.text).toContain('候补补上了');
    const line = (await list(id)).items[2];
    expect(line).toMatchObject({ toTell: true, phone: '199****0103' });
    expect((await api.as('liu').post(`/api/activities/signups/${line.number}/phone`, { body: {} })).body.phone).toBe(
      '19900000103',
    );
    const told = await api.as('liu').post(`/api/activities/signups/${line.number}/told`, { body: {} });
    expect(told.body.items[2].toTell).toBe(false);
    const journal = await journalOf(open.house.db, id);
    expect(journal.map((j) => j.verb)).toEqual(
      expect.arrayContaining(['openSignUp', 'signUp', 'withdraw', 'moveUp', 'phoneSeen', 'told']),
    );
    expect(JSON.stringify(journal)).not.toMatch(/韩|1990000/);
  });

  test('is refused without a name or phone, twice, after it closed, and for what is not public', async () => {
    const id = await opened(5);
    expect((await comes(id, '')).text).toContain('请写姓名');
    expect((await comes(id, '韩五', '123')).text).toContain('电话号码不对');
    expect((await comes(id, '韩五')).status).toBe(200);
    expect(await comes(id, '韩五')).toMatchObject({ status: 409 });
    expect((await comes(id, '韩五的孩子')).status).toBe(200);
    open.setNow('2026-03-04T18:00:00+08:00');
    expect((await comes(id, '韩六')).text).toContain('报名已经截止');
    open.setNow(TEST_NOW);
    await api.as('liu').post(`/api/activities/${id}/sign-up`, {
      body: { capacity: 5, closesAt: '2026-03-04T18:00:00+08:00', isPublic: false },
    });
    expect((await api.visitor.get(`/activities/${id}`)).status).toBe(404);
    expect((await api.visitor.get('/activities')).text).not.toContain(id);
  });

  test('more places move up at once who waits; the wrong passphrase opens nothing, and not for long', async () => {
    const id = await opened(1);
    const papers = [await comes(id, '甲'), await comes(id, '乙'), await comes(id, '丙')];
    expect(await states(id)).toEqual(['in', 'waiting', 'waiting']);
    await api.as('liu').post(`/api/activities/${id}/sign-up`, {
      body: { capacity: 2, closesAt: '2026-03-04T18:00:00+08:00', isPublic: true },
    });
    expect(await states(id)).toEqual(['in', 'in', 'waiting']);
    const wrong = () => send('/sign-up', { number: papers[0]!.number, passphrase: '00000000' });
    for (let n = 0; n < 10; n += 1) expect((await wrong()).status).toBe(401);
    expect((await wrong()).status).toBe(429);
    expect((await send('/sign-up', { number: '12345678', passphrase: '00000000' })).status).toBe(401);
  });

  test('no meeting of members is signed up for', async () => {
    const { id } = (await at.plan()).body;
    const answer = await api.as('liu').post(`/api/activities/${id}/sign-up`, {
      body: { capacity: 2, closesAt: '2026-03-02T18:00:00+08:00', isPublic: true },
    });
    expect(answer.body.code).toBe('onlyOpen');
  });

  test('names and phones are sealed, and gone 90 days after', async () => {
    const id = await opened(5);
    await comes(id, '赵钱孙', '19900000177');
    const raw = await open.owner.query('select name_sealed, phone_sealed from activity_signup where activity_id = $1', [
      id,
    ]);
    expect(raw.rows[0].name_sealed.toString()).not.toContain('赵钱孙');
    expect(raw.rows[0].phone_sealed.toString()).not.toContain('0177');
    open.setNow('2026-06-03T11:59:59+08:00');
    await forgetContacts(systemCtx(open.house, 'test'));
    const before = await open.owner.query('select erased_at from activity_signup where activity_id = $1', [id]);
    expect(before.rows[0].erased_at).toBeNull();
    open.setNow('2026-06-03T12:00:01+08:00');
    await forgetContacts(systemCtx(open.house, 'test'));
    const after = await open.owner.query('select * from activity_signup where activity_id = $1', [id]);
    expect(after.rows[0]).toMatchObject({ name_sealed: null, phone_sealed: null, who_index: null });
    open.setNow(TEST_NOW);
    api.forget('liu');
  });
});

describe('hours', () => {
  test('are given to who came, said to be wrong by the person, and corrected', async () => {
    const id = await opened(5);
    const came = await comes(id, '李来');
    const stayed = await comes(id, '李没来');
    expect((await api.as('chen').post(`/api/activities/${id}/join`, { body: {} })).body).toEqual({
      state: 'in',
      place: null,
    });
    expect((await api.as('chen').post(`/api/activities/${id}/join`, { body: {} })).status).toBe(409);
    open.setNow('2026-03-05T12:30:00+08:00');
    for (const login of ['liu', 'chen', 'zhao']) api.forget(login);
    const a = (await api.as('liu').get(`/api/activities/${id}`)).body;
    const ticks = a.attendees
      .filter((t: { name: string }) => t.name !== '李没来')
      .map((t: { id: string }) => ({ attendeeId: t.id, presence: 'present' }));
    await at.attend(id, { ticks }, { madeAt: '2026-03-05T01:10:00Z' });
    const give = (number: string, minutes: number) =>
      api.as('liu').post(`/api/activities/${id}/hours`, { body: { items: [{ number, minutes }] } });
    expect((await give(stayed.number, 60)).body.errors[0].rule).toBe('notCame');
    expect((await give(came.number, 50)).body.errors[0].rule).toBe('minutesWrong');
    const given = await give(came.number, 120);
    expect(given.body).toMatchObject({ hasHours: true, hoursBy: '2026-03-19' });
    const me = await holder(came);
    expect((await read(me)).text).toContain('记了 2 小时');
    const wrong = await send('/sign-up/wrong', { minutes: '3', text: '一直干到十二点' }, me);
    expect(wrong.status).toBe(303);
    expect((await send('/sign-up/wrong', { minutes: '3', text: '再说一遍' }, me)).status).toBe(409);
    const { items } = (await api.as('liu').get('/api/activities/hours/corrections')).body;
    expect(items).toMatchObject([{ name: '李来', recorded: 120, said: 180, text: '一直干到十二点' }]);
    const answer = () =>
      api.as('liu').post(`/api/activities/hours/corrections/${items[0].id}/answer`, {
        body: { outcome: 'corrected', answer: '核对过,是三小时。' },
      });
    expect((await answer()).status).toBe(200);
    expect((await answer()).body.code).toBe('answered');
    const page = (await read(me)).text;
    expect(page).toContain('记了 3 小时');
    expect(page).toContain('是三小时');

    // On paper with a number; whoever is shown it sees the hours as they are recorded now.
    const certificate = async (cookie: string) =>
      (await api.withCookie(cookie).get('/sign-up/certificate', { accept: 'text/html' })).text;
    expect(await certificate(me)).toBe('');
    expect((await send('/sign-up/certificate', {}, await holder(stayed))).status).toBe(422);
    await send('/sign-up/certificate', {}, me);
    const paper = await certificate(me);
    expect(paper).toContain('李来');
    const proof = /\d{4} \d{4} \d{4}/.exec(paper)![0];
    await send('/sign-up/certificate', {}, me);
    expect(await certificate(me)).toContain(proof);
    const check = (n: string) => api.visitor.get(`/sign-up/proof?n=${encodeURIComponent(n)}`, { accept: 'text/html' });
    await give(came.number, 90);
    const shown = (await check(proof)).text;
    expect(shown).toContain('1.5 小时');
    expect(shown).toContain('李*');
    expect(shown).not.toContain('李来');
    for (const n of ['123456789012', '1234', came.number]) expect((await check(n)).status).toBe(404);
  });

  test('a member of staff sees their own, and nobody says that those of another are wrong', async () => {
    open.setNow('2026-03-05T12:30:00+08:00');
    const mine = (await api.as('chen').get('/api/activities/mine')).body;
    const { id, mySignUp } = mine.mine[0];
    expect(mySignUp).toBe('in');
    const number = (await list(id)).items.find((s: { name: string }) => s.name === '陈志强').number;
    await api.as('liu').post(`/api/activities/${id}/hours`, { body: { items: [{ number, minutes: 90 }] } });
    const after = (await api.as('chen').get('/api/activities/mine')).body;
    expect(after).toMatchObject({ minutes: 90, mine: [{ minutes: 90, asked: false }] });
    // On paper with their whole name, for nobody but themselves; whoever is shown it checks the number.
    const { hoursId } = after.mine[0];
    const certify = (login: string) => api.as(login).post(`/api/activities/hours/${hoursId}/certificate`, { body: {} });
    expect((await certify('zhao')).status).toBe(404);
    const { path } = (await certify('chen')).body;
    const sheet = (await api.as('chen').get(path, { accept: 'text/html' })).text;
    expect(sheet).toContain('陈志强');
    expect(sheet).toContain('1.5 小时');
    const shownTo = /\d{4} \d{4} \d{4}/.exec(sheet)![0];
    expect((await api.visitor.get(`/sign-up/proof?n=${encodeURIComponent(shownTo)}`)).text).toContain('陈**');
    expect((await api.as('zhao').get(path)).status).toBe(404);
    expect((await api.visitor.get(path)).status).not.toBe(200);
    const wrong = (login: string) =>
      api
        .as(login)
        .post(`/api/activities/hours/${after.mine[0].hoursId}/wrong`, { body: { minutes: 120, text: '少记了半小时' } });
    expect((await wrong('zhao')).status).toBe(404);
    expect((await wrong('chen')).status).toBe(200);
    expect((await api.as('chen').get('/api/activities/mine')).body.mine[0].asked).toBe(true);
  });

  test('are due within ten working days, of who signed up and of who came by themselves; nobody is entered unasked', async () => {
    open.setNow(TEST_NOW);
    for (const login of ['liu', 'chen', 'zhao']) api.forget(login);
    const id = await opened(1, { title: '清扫广场' });
    const add = (body: object) => api.as('liu').post(`/api/activities/${id}/signups`, { body });
    expect((await add({ name: '没问过的人' })).body.errors[0]).toMatchObject({ field: 'agreed', rule: 'notAgreed' });
    expect((await add({ name: '韩来', agreed: true })).body.state).toBe('in');
    open.setNow('2026-03-05T12:30:00+08:00');
    for (const login of ['liu', 'li']) api.forget(login);
    // The place is taken: whoever came all the same has come.
    const walked = await add({ name: '路过的人', agreed: true });
    expect(walked.body, walked.text).toMatchObject({ state: 'in', place: null });
    const due = async (login = 'liu') =>
      (await api.as(login).get('/api/activities/hours/due')).body.items.find((i: { id: string }) => i.id === id);
    expect(await due()).toMatchObject({ people: 1, by: '2026-03-19', isLate: false });
    expect(await due('li')).toBeUndefined();
    for (const [moment, isLate] of [
      ['2026-03-19T18:00:00+08:00', false],
      ['2026-03-20T08:00:00+08:00', true],
    ] as const) {
      open.setNow(moment);
      api.forget('liu');
      expect(await due()).toMatchObject({ isLate });
    }
    const give = (minutes: number) =>
      api.as('liu').post(`/api/activities/${id}/hours`, { body: { items: [{ number: walked.body.number, minutes }] } });
    expect((await give(1455)).status).toBe(422);
    expect((await give(90)).status).toBe(200);
    expect(await due()).toBeUndefined();
    const early = await opened(2, { startsAt: '2026-03-25T09:00:00+08:00', endsAt: '2026-03-25T11:00:00+08:00' });
    const before = await api.as('liu').post(`/api/activities/${early}/hours`, {
      body: { items: [{ number: walked.body.number, minutes: 60 }] },
    });
    expect(before.body.code).toBe('notBegunHours');
  });
});
