import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import { at } from './assessments.example.ts';

/* 老熊沟村 honours its good neighbours: nominated from home, asked, voted for by code, hung out, honoured; and taken down at their word. */

const open = await openTestHouse();
const api = await startApi(open);
const setDay = (day: string) => {
  open.setNow(at(day));
  for (const login of ['liu', 'li', 'chen', 'sun']) api.forget(login);
};
setDay('2026-03-02');
const post = (login: string, path: string, body: object, version?: number) =>
  api.as(login).post(`/api/honours${path}`, { body, ...(version !== undefined && { version }) });
const call = {
  ...{ kind: 'goodNeighbour', name: '2026年身边好人', about: '推荐身边的热心人', year: 2026, places: 2 },
  ...{ nominate: { from: '2026-03-01', to: '2026-03-05' }, vote: { from: '2026-03-06', to: '2026-03-08' } },
};
const opened = async (more: object = {}) => (await post('liu', '', { ...call, ...more })).body;
const seen = async (id: string) => (await api.as('liu').get(`/api/honours/${id}`)).body;
const nomineesOf = async (id: string): Promise<{ id: string; name: string; status: string }[]> =>
  (await seen(id)).nominees;
async function send(url: string, fields: Record<string, string>) {
  const answer = await api.app.inject({
    method: 'POST',
    url,
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ commandId: open.house.newId(), ...fields }).toString(),
  });
  return { status: answer.statusCode, text: answer.body };
}
const page = async (path = '') => (await api.visitor.get(`/honours${path}`, { accept: 'text/html' })).text;
const nominated = (id: string, name: string) =>
  send(`/honours/${id}/nominate`, { name, deeds: '天天给独居老人挑水', contact: '二组' });
const agrees = async (id: string, more: object = {}) =>
  (await post('liu', `/nominees/${id}/answer`, { agrees: true, way: 'inPerson', on: '2026-03-02', ...more })).body;
const codes = async (id: string, n: number): Promise<string[]> => (await post('liu', `/${id}/codes`, { n })).body.codes;
const votes = (id: string, code: string, ...choices: string[]) =>
  send(`/honours/${id}/vote`, { code, ...Object.fromEntries(choices.map((c) => [`c.${c}`, '1'])) });
/** Four who agreed, and a vote that has begun. */
async function atVote(names: readonly string[] = ['韩一', '韩二', '韩三', '韩四']) {
  setDay('2026-03-02');
  const c = await opened();
  for (const name of names) await post('liu', `/${c.id}/nominees`, { name, deeds: '天天给独居老人挑水' });
  const list = await nomineesOf(c.id);
  const consents: string[] = [];
  for (const [i, n] of list.entries()) consents.push((await agrees(n.id, { photoOk: i === 0 })).code);
  setDay('2026-03-06');
  const begun = await post('liu', `/${c.id}/vote`, {}, (await seen(c.id)).version);
  expect(begun.status, begun.text).toBe(200);
  return { id: String(c.id), ids: list.map((n) => n.id), consents };
}

describe('a nomination', () => {
  test('is public to nobody before the person agreed; who declines is erased', async () => {
    const c = await opened();
    expect((await nominated(c.id, '张热心')).text).toContain('收到推荐了');
    expect((await send(`/honours/${c.id}/nominate`, { name: '', deeds: '好' })).status).toBe(422);
    expect(await page()).not.toContain('张热心');
    const [n] = await nomineesOf(c.id);
    expect(n).toMatchObject({ name: '张热心', status: 'nominated' });
    const no = await post('liu', `/nominees/${n!.id}/answer`, { agrees: false, way: 'phone', on: '2026-03-02' });
    expect(no.body).toMatchObject({
      code: null,
      call: { nominees: [{ name: null, deeds: null, status: 'declined' }] },
    });
    const again = await post('liu', `/nominees/${n!.id}/answer`, { agrees: true, way: 'phone', on: '2026-03-02' });
    expect(again.body.code).toBe('answeredAlready');
    const rows = await open.house.db.selectFrom('honour_nominee').selectAll().where('id', '=', n!.id).execute();
    expect(rows[0]).toMatchObject({ name_sealed: null, deeds_sealed: null, contact_sealed: null });
    const journal = await journalOf(open.house.db, c.id);
    expect(JSON.stringify(journal)).not.toContain('张热心');
  });

  test('after the last day is refused', async () => {
    setDay('2026-03-02');
    const c = await opened();
    setDay('2026-03-06');
    const late = await post('liu', `/${c.id}/nominees`, { name: '晚来', deeds: '帮人收秋' });
    expect([late.status, late.body.code]).toEqual([409, 'nominateLate']);
    expect((await nominated(c.id, '晚来')).status).toBe(409);
  });
});

describe('a vote', () => {
  test('is one for each code; nobody sees a number before or after, and who was not elected is named nowhere', async () => {
    const { id, ids } = await atVote();
    const [a, b, c, d, e] = await codes(id, 5);
    expect(await page(`/${id}/vote`)).toContain('韩四');
    expect((await votes(id, a!, ids[0]!, ids[1]!)).text).toContain('投好了');
    expect((await votes(id, a!, ids[2]!)).text).toContain('一人一票');
    expect((await votes(id, '000000000000', ids[2]!)).text).toContain('没有这个码');
    expect((await votes(id, b!)).text).toContain('请选您要投的人');
    expect((await votes(id, b!, ids[0]!, ids[1]!, ids[2]!)).text).toContain('最多选 2 人');
    for (const [code, who] of [
      [b, 0],
      [c, 0],
      [d, 1],
      [e, 2],
    ] as const)
      await votes(id, code!, ids[who]!);
    expect(await seen(id)).toMatchObject({ votes: null, codes: 5 });
    expect((await post('liu', `/${id}/count`, {}, (await seen(id)).version)).body.code).toBe('voteRuns');
    setDay('2026-03-09');
    expect((await votes(id, e!, ids[0]!)).status).toBe(409);
    const counted = await post('liu', `/${id}/count`, {}, (await seen(id)).version);
    expect(counted.body).toMatchObject({ status: 'publicity', publicTo: '2026-03-16', votes: 5 });
    const text = await page();
    expect(text).toContain('韩一');
    expect(text).toContain('韩二');
    for (const name of ['韩三', '韩四']) expect(text).not.toContain(name);
    expect(JSON.stringify(counted.body.nominees)).not.toMatch(/votes|rank|count/);
    const kept = await open.house.db.selectFrom('honour_ballot').selectAll().where('call_id', '=', id).execute();
    expect(Object.keys(kept[0]!).sort()).toEqual(['area', 'call_id', 'id', 'nominee_id']);
  });

  test('that ends in a tie on the last place is decided in the open, with the reason', async () => {
    const { id, ids } = await atVote();
    const some = await codes(id, 4);
    for (const [i, who] of [0, 0, 1, 2].entries()) await votes(id, some[i]!, ids[who]!);
    setDay('2026-03-09');
    const view = await seen(id);
    expect(view).toMatchObject({ openPlaces: 1, tied: [{ name: '韩二' }, { name: '韩三' }] });
    const count = async (body: object) => post('liu', `/${id}/count`, body, (await seen(id)).version);
    expect((await count({})).body.code).toBe('tieOpen');
    expect((await count({ ofTied: [ids[1]] })).body.code).toBe('tieOpen');
    expect((await count({ ofTied: [ids[1], ids[2]], reason: '都选' })).body.code).toBe('tieWrong');
    expect((await count({ ofTied: [ids[2]], reason: '议事会商定' })).body.status).toBe('publicity');
    expect(await page()).toContain('韩三');
  });
});

test('what hangs out is objected to without an account; an honour is given after, and taken away only when somebody was right', async () => {
  const { id, ids } = await atVote(['李甲', '李乙']);
  const [a, b] = await codes(id, 2);
  await votes(id, a!, ids[0]!);
  await votes(id, b!, ids[1]!);
  setDay('2026-03-09');
  await post('liu', `/${id}/count`, {}, (await seen(id)).version);
  const objected = await send(`/honours/${id}/object`, { text: '李乙的事是别人做的' });
  const code = /\d{4} \d{4} \d{4}/.exec(objected.text)![0];
  const award = async () => post('liu', `/${id}/award`, {}, (await seen(id)).version);
  expect((await award()).body.code).toBe('honourRuns');
  setDay('2026-03-17');
  expect((await award()).body.code).toBe('honourObjection');
  expect((await post('liu', `/nominees/${ids[1]}/revoke`, {})).body.code).toBe('notUpheld');
  const [o] = (await seen(id)).objections;
  await post('liu', `/objections/${o.id}/answer`, { outcome: 'upheld', answer: '核实了,是他哥哥做的' });
  expect((await send('/scores/answer', { code })).text).toContain('是他哥哥做的');
  expect((await post('liu', `/nominees/${ids[1]}/revoke`, {})).status).toBe(200);
  expect((await award()).body.status).toBe('awarded');
  const text = await page();
  expect(text).toContain('李甲');
  expect(text).not.toContain('李乙');
});

test('who agreed takes their name down at any time: from home by their code, or by telling the office; the picture goes too', async () => {
  const { id, ids, consents } = await atVote(['王甲', '王乙']);
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#7a9' } })
    .jpeg()
    .toBuffer();
  const picture = (nominee: string) =>
    api.as('liu').post(`/api/honours/nominees/${nominee}/photo`, {
      body: {},
      files: [{ field: 'files', name: 'a.jpg', content: photo }],
    });
  expect((await picture(ids[1]!)).body.code).toBe('photoNotAgreed');
  expect((await picture(ids[0]!)).status).toBe(200);
  expect((await api.visitor.get(`/honours/files/${ids[0]}`)).status).toBe(200);
  expect((await send('/honours/withdraw', { code: '123456789012' })).status).toBe(422);
  expect((await send('/honours/withdraw', { code: consents[0]! })).text).toContain('已经撤下了');
  expect((await api.visitor.get(`/honours/files/${ids[0]}`)).status).toBe(404);
  expect(await page(`/${id}/vote`)).not.toContain('王甲');
  expect((await post('liu', `/nominees/${ids[1]}/withdraw`, {})).body.nominees[1]).toMatchObject({
    name: null,
    status: 'withdrawn',
  });
  expect((await post('liu', `/nominees/${ids[1]}/withdraw`, {})).body.code).toBe('notPublic');
});

describe('who reaches the honours of 老熊沟村', async () => {
  setDay('2026-03-02');
  const c = await opened();
  await post('liu', `/${c.id}/nominees`, { name: '范围', deeds: '天天给独居老人挑水' });
  const [n] = await nomineesOf(c.id);
  const honours = new Set(['villageCadre', 'partyAffairs', 'townshipClerk', 'countyClerk']);
  test.each(members.map((m) => m.login))('%s, as the table says', async (login) => {
    setDay('2026-03-02');
    const m = members.find((x) => x.login === login)!;
    const sees = '150124201213'.startsWith(m.area);
    const status = (done: number) => (!honours.has(m.role) ? 403 : sees ? done : 404);
    expect((await api.as(login).get(`/api/honours/${c.id}`)).status).toBe(status(200));
    expect((await api.as(login).get(`/api/honours/nominees/${n!.id}/photo`)).status).toBe(status(404));
    const isOwn = m.organisation === 'laoxionggou';
    expect((await post(login, `/${c.id}/codes`, { n: 1 })).status).toBe(status(isOwn ? 200 : 403));
    const answer = await post(login, `/nominees/${n!.id}/answer`, { agrees: true, way: 'paper', on: '2026-03-02' });
    expect(answer.status, answer.text).toBe(status(isOwn ? 200 : 403));
  });
});
