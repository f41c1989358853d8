import { beforeAll, describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { systemCtx } from '#platform/context.ts';
import { sheetFile } from '#platform/sheet.out.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { countyList, guardianItem } from './proofs.example.ts';
import { forgetProofs } from './proofs.jobs.ts';
import { proofRoles } from './proofs.rules.ts';
import { sheetFields, sheetFieldWords } from './sheet.words.ts';

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const VILLAGE = '150124201213';
const ID = '150124195003031239';
const asked = (more: object = {}) => ({
  ...{ area: VILLAGE, said: '想当侄子的监护人,学校要村里的意见', agency: '县第一小学', agencyKind: 'school' },
  ...{ name: '赵满仓', idNumber: ID, phone: '19900001001', ...more },
});
const ask = async (more: object = {}) => {
  const made = await api.as('liu').post('/api/proofs', { body: asked(more) });
  expect(made.status, made.text).toBe(200);
  return made.body as { id: string; number: string; passphrase: string };
};
const get = async (id: string, login = 'liu') => (await api.as(login).get(`/api/proofs/${id}`)).body;
const move = async (login: string, id: string, body: object) =>
  api.as(login).post(`/api/proofs/${id}/move`, { body, version: (await get(id)).version });
const form = async (url: string, fields: Record<string, string>, cookie = '') => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) };
  const r = await api.app.inject({ method: 'POST', url, headers, payload: new URLSearchParams(fields).toString() });
  const set = [r.headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0]);
  return { status: r.statusCode, text: r.body, cookie: set.join('; '), to: String(r.headers.location ?? '') };
};
const accept = { verb: 'accept', itemKey: 'i-JH1', facts: '赵满仓系本村村民,自愿照管其侄赵小军。' };
/** Accepted, verified by two, signed and sealed. */
async function issued(more: object = {}) {
  const made = await ask(more);
  await move('liu', made.id, accept);
  await move('chen', made.id, { verb: 'check', found: '到家问过,孩子确由他照看。' });
  await move('wang', made.id, { verb: 'check', found: '问了邻居和学校。' });
  await move('liu', made.id, { verb: 'sign' });
  const sealed = await move('liu', made.id, { verb: 'issue', seal: '村民委员会公章' });
  expect(sealed.status, sealed.text).toBe(200);
  return { ...made, ...(sealed.body.certificate as { number: string; code: string; expiresOn: string }) };
}
beforeAll(async () => void (await countyList(api, '2026-03-03')));

describe('the list', () => {
  test('bad items are refused by name, what is published does not change, a later edition takes over on its day', async () => {
    const sun = api.as('sun');
    const draft = (await sun.post('/api/proof-lists', { body: { title: '第二版' } })).body;
    expect(draft.list).toHaveLength(3);
    expect((await sun.post('/api/proof-lists', { body: { title: '又一版' } })).body.code).toBe('draftThere');
    const bad = await sun.post(`/api/proof-lists/${draft.id}/items`, {
      body: { ...guardianItem, code: 'X1', name: '单身证明', law: '' },
      version: draft.version,
    });
    expect(bad.status, bad.text).toBe(422);
    expect(bad.body.errors.map((f: { rule: string }) => f.rule)).toEqual(['nationalNever', 'lawMissing']);
    const twin = { ...guardianItem, code: 'X2' };
    expect(
      (await sun.post(`/api/proof-lists/${draft.id}/items`, { body: twin, version: draft.version })).body.code,
    ).toBe('nameTwice');
    const head = sheetFields.map((f) => ({ head: sheetFieldWords[f][0] }));
    const line = (code: string, name: string, kind: string, law: string) => [
      code,
      name,
      kind,
      law,
      '第三十四条',
      '法定',
      '用途',
      '程序',
      '兹有{name}:{facts}',
      '',
      30,
      '否',
      '某单位',
      '去办',
      '',
    ];
    const { content } = await sheetFile('x', [
      {
        name: 'x',
        columns: head,
        rows: [
          line('A1', '某意见', '可以出具', '某某条例'),
          line('A2', '未婚证明', '可以出具', '某某条例'),
          line('A3', '别的', '可以出具', ''),
          line('A1', '重了', '不出具', ''),
        ],
      },
    ]);
    const file = { field: 'file', name: '清单.xlsx', content };
    const taken = await sun.post(`/api/proof-lists/${draft.id}/import`, { body: { dryRun: 'false' }, files: [file] });
    expect(taken.body, taken.text).toMatchObject({ rows: 4, imported: 1, refused: 3 });
    expect(taken.body.faults.map((f: { rule: string }) => f.rule)).toEqual(['nationalNever', 'lawMissing', 'twice']);
    const { version } = (await sun.get(`/api/proof-lists/${draft.id}`)).body;
    const publish = (fromDay: string) =>
      sun.post(`/api/proof-lists/${draft.id}/publish`, { body: { fromDay }, version });
    expect((await publish('2026-03-03')).body.code).toBe('fromDayWrong');
    expect((await publish('2026-05-01')).body).toMatchObject({ status: 'published', isInForce: false });
    const put = await sun.post(`/api/proof-lists/${draft.id}/items`, { body: guardianItem, version: version + 1 });
    expect(put.body.code).toBe('draftOnly');
    expect((await api.as('dai').get(`/api/proof-lists/${draft.id}`)).status).toBe(200);
    expect((await api.as('liu').post('/api/proof-lists', { body: { title: '村里的' } })).status).toBe(403);
    expect((await sun.get(`/api/proof-lists/${draft.id}/export`)).status).toBe(200);
  });
});

describe('a request', () => {
  test('what a village must not issue is answered with who does, and the agency is counted', async () => {
    const made = await ask({
      said: '领养老金要证明我还活着',
      agency: '县社保中心 窗口',
      agencyKind: 'socialInsurance',
    });
    expect((await get(made.id)).suggested[0]).toMatchObject({ key: 'n10', kind: 'never' });
    expect((await move('liu', made.id, { verb: 'accept', itemKey: 'n10' })).body.code).toBe('negativeItem');
    expect((await move('liu', made.id, { verb: 'answer', itemKey: 'i-JH1' })).body.code).toBe('positiveItem');
    expect((await move('liu', made.id, { verb: 'accept', itemKey: 'i-GONE' })).body.code).toBe('itemNotInForce');
    const told = await move('liu', made.id, { verb: 'answer', itemKey: 'n10', note: '我帮您刷脸。' });
    expect(told.body).toMatchObject({
      status: 'answered',
      instead: { who: [expect.stringContaining('社保'), expect.any(String)] },
    });
    await form('/proofs/tell', { area: VILLAGE, item: 'n10', agency: '县社保中心', agencyKind: 'socialInsurance' });
    expect((await form('/proofs/tell', { area: VILLAGE, item: 'n10', agency: '张三 19900000001' })).status).toBe(422);
    const { items } = (await api.as('sun').get('/api/proofs/demands')).body;
    expect(items).toMatchObject([
      { agency: '县社保中心', count: 2, seen: 1, kinds: [{ itemName: '健在证明', count: 2 }] },
    ]);
    const key = encodeURIComponent(items[0].key);
    expect((await api.as('sun').get(`/api/proofs/demands/of?key=${key}`)).body.items).toHaveLength(2);
    const letter = { key: items[0].key, on: '2026-03-03', paper: '清社工函〔2026〕1号' };
    expect((await api.as('liu').post('/api/proofs/demands/told', { body: letter })).status).toBe(403);
    expect((await api.as('sun').post('/api/proofs/demands/told', { body: letter })).status).toBe(200);
    expect((await api.as('sun').get('/api/proofs/demands')).body.items[0].told).toHaveLength(1);
    expect(JSON.stringify(items)).not.toMatch(/赵满仓|1990000/);
  });

  test('one that may be issued needs two verifiers, a signature, a seal; then it verifies, and says no more than it may', async () => {
    const made = await ask();
    expect((await move('liu', made.id, { ...accept, idNumber: '12' })).body.code).toBe('idWrong');
    await move('liu', made.id, accept);
    expect((await move('liu', made.id, { verb: 'sign' })).body.code).toBe('twoCheckersMissing');
    await move('liu', made.id, { verb: 'check', found: '到家问过。' });
    expect((await move('liu', made.id, { verb: 'check', found: '又问了一遍。' })).body.code).toBe('checkedAlready');
    expect((await move('liu', made.id, { verb: 'sign' })).body.code).toBe('twoCheckersMissing');
    expect((await move('chen', made.id, { verb: 'check', found: '问了邻居。' })).body.status).toBe('verified');
    expect((await move('chen', made.id, { verb: 'sign' })).body.code).toBe('notYours');
    expect((await move('liu', made.id, { verb: 'issue', seal: '公章' })).body.code).toBe('notNow');
    await move('liu', made.id, { verb: 'sign' });
    expect((await move('liu', made.id, { verb: 'issue' })).body.code).toBe('sealMissing');
    const { certificate: c } = (await move('liu', made.id, { verb: 'issue', seal: '村民委员会公章' })).body;
    expect(c).toMatchObject({ expiresOn: '2026-06-01', standing: 'valid', body: expect.stringContaining('自愿照管') });
    const seen = await form('/proofs/verify', { number: c.number, code: c.code });
    expect(seen.text).toContain('赵*仓');
    expect(seen.text).not.toMatch(/赵满仓|1501241950|照管|县第一小学/);
    expect((await form('/proofs/verify', { number: c.number, code: '00000000' })).status).toBe(422);
    expect((await move('liu', made.id, { verb: 'use', usedOn: '2026-03-04' })).body.code).toBe('dayWrong');
    expect((await move('liu', made.id, { verb: 'use', usedOn: '2026-03-03' })).body.status).toBe('used');
    expect((await move('liu', made.id, { verb: 'revoke', note: '错' })).body.code).toBe('reasonMissing');
    expect((await move('liu', made.id, { verb: 'revoke', note: '写错了名字' })).body.status).toBe('revoked');
    expect((await form('/proofs/verify', { number: c.number, code: c.code })).text).toContain('已作废');
    const journal = await open.owner.query(
      `select verb from journal where subject_kind = 'proof' and subject_id = $1 order by seq`,
      [made.id],
    );
    expect(journal.rows.map((r) => r.verb)).toEqual([
      'request',
      'accept',
      'check',
      'check',
      'sign',
      'issue',
      'use',
      'revoke',
    ]);
  });

  test('a text that says what must not be proved is not signed; what concerns the collective needs its meeting', async () => {
    const made = await ask({ said: '申请宅基地' });
    await move('liu', made.id, { ...accept, itemKey: 'i-ZJD1', facts: '赵满仓一户三口,未婚。' });
    for (const login of ['chen', 'wang']) await move(login, made.id, { verb: 'check', found: '核实过。' });
    expect((await move('liu', made.id, { verb: 'sign' })).body.code).toBe('meetingMissing');
    expect((await move('liu', made.id, { verb: 'sign', meeting: '3月1日村民代表会议,18人到会全票' })).body.code).toBe(
      'textProves',
    );
    expect((await move('liu', made.id, { verb: 'decline', note: '请找乡政府' })).body.status).toBe('declined');
  });

  test('numbers of a register are one after another, also when they come together', async () => {
    const made = await Promise.all([issued(), issued({ said: '第二件' }), issued({ said: '第三件' })]);
    const serials = made.map((m) => Number(m.number.split('-')[3])).sort((a, b) => a - b);
    expect(serials[2]! - serials[0]!).toBe(2);
    const { items } = (await api.as('liu').get(`/api/proofs/register?year=2026&q=${encodeURIComponent('赵满仓')}`))
      .body;
    expect(items.length).toBeGreaterThanOrEqual(3);
    expect(items[0].name).toBe('赵满仓');
    expect((await api.as('sun').get('/api/proofs/register')).body.items[0].name).toBe('赵*仓');
  });

  test('a phone that comes back twice makes one request', async () => {
    const captured = { id: open.house.newId(), madeAt: TEST_NOW, files: [] };
    const { phone: _, ...body } = asked({ captured });
    const one = await api.as('chen').post('/api/proofs/capture', { body });
    expect(one.status, one.text).toBe(200);
    const two = await api.as('chen').post('/api/proofs/capture', { body });
    expect(two.body).toEqual(one.body);
    expect((await api.as('wang').post('/api/proofs/capture', { body })).status).toBe(404);
    expect((await api.as('chen').post('/api/proofs', { body: asked({ area: '150102401007' }) })).body.code).toBe(
      'areaMissing',
    );
  });
});

describe('at home', () => {
  test('shown first who issues it, then filed all the same, followed by the receipt, withdrawn', async () => {
    const fields = {
      area: VILLAGE,
      said: '老人去世要销户',
      agency: '',
      agencyKind: 'unknown',
      name: '钱大娘',
      idNumber: '',
      phone: '',
      item: '',
    };
    const first = await form('/proofs/ask', fields);
    expect(first.text).toContain('先看一眼');
    expect(first.text).toContain('卫生院');
    const sent = await form('/proofs/ask', { ...fields, sure: 'yes' });
    const [number, passphrase] = [...sent.text.matchAll(/(\d{4})\s?(\d{4})<\/dd>/g)].map((m) => `${m[1]}${m[2]}`);
    expect((await form('/proofs/own', { number: number!, passphrase: '11111111' })).status).toBe(401);
    const { cookie } = await form('/proofs/own', { number: number!, passphrase: passphrase! });
    const own = api.withCookie(cookie);
    expect((await own.get('/proofs/own/read')).text).toContain('老人去世要销户');
    expect((await form('/proofs/own/withdraw', {}, cookie)).status).toBe(303);
    expect((await own.get('/proofs/own/read')).text).toContain('本人撤回');
    expect((await form('/proofs/own/withdraw', {}, cookie)).status).toBe(409);
    expect((await form('/proofs/ask', { ...fields, sure: 'yes', name: '' })).status).toBe(422);
    expect((await api.visitor.get(`/proofs?q=${encodeURIComponent('还活着')}`)).text).toContain('/proofs/item/n10');
    for (const page of ['/proofs/item/n10', '/proofs/item/150124.JH1', '/proofs/ask', '/proofs/verify'])
      expect((await api.visitor.get(page)).status, page).toBe(200);
    expect((await api.visitor.get('/proofs/item/n21')).status).toBe(404);
  });

  test('guessing at a number ends after ten tries, whether it exists or not', async () => {
    const c = await issued({ said: '猜一猜' });
    for (const number of [c.number, 'ZM-150124201213-2026-9999-1']) {
      let last = 0;
      for (let i = 0; i < 11; i++) {
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        const payload = new URLSearchParams({ number, code: '11111111' }).toString();
        const remoteAddress = `10.0.0.${i + (number === c.number ? 1 : 40)}`;
        last = (await api.app.inject({ method: 'POST', url: '/proofs/verify', headers, payload, remoteAddress }))
          .statusCode;
      }
      expect(last, number).toBe(429);
    }
  });
});

test('who reads a request: its place; those above see no names; nobody else', async () => {
  const { id } = await ask({ said: '看谁看得到' });
  const looked = ['liu', 'gao', 'zhao', 'sun', 'li', 'dai', 'hao', 'bao'];
  for (const m of members.filter((one) => looked.includes(one.login))) {
    const answer = await api.as(m.login).get(`/api/proofs/${id}`);
    const isReader = proofRoles.some((r) => r === m.role);
    expect(answer.status, m.login).toBe(!isReader ? 403 : VILLAGE.startsWith(m.area) ? 200 : 404);
    if (answer.status === 200 && !['liu', 'chen', 'wang'].includes(m.login))
      expect(JSON.stringify(answer.body), m.login).not.toMatch(/赵满仓|1501241950|看谁看得到|19900001001/);
  }
  expect((await api.visitor.get(`/api/proofs/${id}`)).status).toBe(401);
});

test('an item that is no longer in force issues nothing; an expired certificate verifies as expired; in time names go', async () => {
  const c = await issued({ said: '先出一张' });
  const { id } = await ask({ said: '等到过期' });
  await move('liu', id, accept);
  for (const login of ['chen', 'wang']) await move(login, id, { verb: 'check', found: '核实过。' });
  const sun = api.as('sun');
  const [drafted] = (await sun.get('/api/proof-lists')).body.items;
  expect(drafted).toMatchObject({ status: 'published', fromDay: '2026-05-01' });
  open.setNow('2026-06-02T02:00:00Z');
  for (const login of ['liu', 'sun', 'chen']) api.forget(login);
  expect((await form('/proofs/verify', { number: c.number, code: c.code })).text).toContain('已过期');
  const draft = (await sun.post('/api/proof-lists', { body: { title: '第三版' } })).body;
  const dropped = await sun.post(`/api/proof-lists/${draft.id}/drop`, {
    body: { code: 'JH1' },
    version: draft.version,
  });
  await sun.post(`/api/proof-lists/${draft.id}/publish`, {
    body: { fromDay: '2026-06-02' },
    version: dropped.body.version,
  });
  expect((await move('liu', id, { verb: 'sign' })).body.code).toBe('itemNotInForce');
  await move('liu', id, { verb: 'withdraw', note: '不办了' });
  open.setNow('2026-09-10T02:00:00Z');
  await forgetProofs(systemCtx(open.house, 'test'));
  api.forget('liu');
  expect(await get(id)).toMatchObject({ isErased: true, name: null, said: null, itemName: guardianItem.name });
  expect((await get(c.id)).name).toBe('赵满仓');
  open.setNow('2029-07-01T02:00:00Z');
  await forgetProofs(systemCtx(open.house, 'test'));
  expect((await form('/proofs/verify', { number: c.number, code: c.code })).status).toBe(422);
  const dump = await open.owner.query(
    'select name_sealed, body_sealed from proof_request p join proof_certificate c on c.request_id = p.id',
  );
  expect(dump.rows.every((r) => r.name_sealed === null && r.body_sealed === null)).toBe(true);
  open.setNow(TEST_NOW);
});
