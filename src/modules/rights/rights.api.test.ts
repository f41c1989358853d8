import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { inFours } from '#kernel/fours.ts';
import { addPerson } from '#modules/people/index.ts';
import { inventedId, resident } from '#modules/people/people.example.ts';
import { verifyChains } from '#platform/chain.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { openFile } from '#platform/files.ts';
import type { JobPayload } from '#platform/jobs.ts';
import { emptyNamedEntries } from '#platform/journal.remove.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { formOf } from '#test/forms.ts';
import { forgetRights } from './rights.jobs.ts';

/* 韩大柱 of 老熊沟 asks what is held about him. chen is in his village, sun answers for the county. */
const open = await openTestHouse({ BAODAO_RIGHTS_DAYS: '10' });
open.setNow(TEST_NOW);
const api = await startApi(open);
const house = systemCtx(open.house, 'test');
const PHONE = '19900001001';
const ID = inventedId('19500101', 1);
const person = await inTransaction(house, (tx) => addPerson(tx, resident()));
await open.owner.query(
  `insert into consent (id, person_id, area, purpose, scope, given_by, given_at)
   values ($1, $2, '150102401007', 'publicity', '文艺演出的照片', 'self', $3)`,
  [open.house.newId(), person.id, TEST_NOW],
);
const PURPOSE = encodeURIComponent('本人不会上网,当面交给他');
const OPINION = { said: '文化广场晚上太黑', voice: 'resident', name: '韩大柱', phone: PHONE };

const send = async (url: string, fields: Record<string, string>, cookie = '') => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) };
  const r = await api.app.inject({ method: 'POST', url, headers, payload: new URLSearchParams(fields).toString() });
  const set = [r.headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0]);
  return { status: r.statusCode, text: r.body, cookie: set.join('; '), to: String(r.headers.location ?? '') };
};
const codes = (text: string) => [...text.matchAll(/(\d{4})\s(\d{4})<\/dd>/g)].map((m) => `${m[1]}${m[2]}`);
/** A sign-in does not outlast a day: everybody comes in anew. */
const at = (moment: string) => {
  open.setNow(moment);
  for (const login of ['sun', 'zhao', 'liu', 'chen', 'dai']) api.forget(login);
};
const ask = async (fields: Record<string, string>) => {
  const page = await api.visitor.get('/rights/ask');
  const { action, fields: start } = formOf(page.text, 'ask', { area: '150124', ...fields });
  const made = await send(action, start);
  const [number = '', passphrase = ''] = codes(made.text);
  return { ...made, number, passphrase };
};
const enter = async ({ number, passphrase }: { number: string; passphrase: string }) =>
  (await send('/rights/own', { number, passphrase })).cookie;
const read = async (cookie: string) => (await api.withCookie(cookie).get('/rights/own/read')).text;
const byNumber = async (number: string, login = 'sun') =>
  (await api.as(login).get(`/api/rights?open=false&number=${number}`)).body.items[0];
const view = async (id: string, number = '', login = 'sun') =>
  (await api.as(login).get(`/api/rights/${id}${number ? `?number=${number}` : ''}`)).body;
const move = async (id: string, body: object, login = 'sun') =>
  api.as(login).post(`/api/rights/${id}/move`, { version: (await view(id)).version, body });
const giveOpinion = () =>
  api.as('chen').post('/api/consultations/opinions/capture', {
    body: {
      ...OPINION,
      consultationId: null,
      area: '150124201213',
      mayPublish: false,
      captured: { id: open.house.newId(), madeAt: TEST_NOW, files: [] },
    },
  });

const reportWithPhoto = async () => {
  const told = { kind: 'help', channel: 'reception', area: '150124201213', body: '文化广场的灯坏了一个月。' };
  const made = await api
    .as('liu')
    .post('/api/cases', { body: { ...told, reporter: { name: '韩大柱', phone: PHONE } } });
  expect(made.status, made.text).toBe(200);
  const content = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#446' } })
    .jpeg()
    .toBuffer();
  const files = [{ field: 'files', name: '灯.jpg', content, mediaType: 'image/jpeg' }];
  const sent = await api.as('liu').post(`/api/cases/${made.body.id}/files`, { files });
  expect(sent.status, sent.text).toBe(200);
};
/** The archive of a copy, unpacked. */
const unpacked = (bytes: Buffer) => {
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, b]) => [name, Buffer.from(b)]));
  const text = (end: string) => files[`我的个人信息.${end}`]!.toString('utf8');
  return { files, names: Object.keys(files), page: text('html'), data: JSON.parse(text('json')) };
};
const copied = async (cookie: string, url: string) => {
  const r = await api.app.inject({ url, headers: { cookie } });
  expect([r.statusCode, r.headers['content-type'], r.headers['cache-control']]).toEqual([
    200,
    'application/zip',
    'no-store',
  ]);
  return unpacked(r.rawPayload);
};

describe('at home', () => {
  test('a code read out on the telephone opens what is held, who read it, and the copies; never before', async () => {
    expect((await giveOpinion()).status).toBe(200);
    await reportWithPhoto();
    const asked = await ask({ kind: 'access', name: '韩大柱', phone: PHONE });
    expect(asked.status, asked.text).toBe(200);
    const cookie = await enter(asked);
    expect(await read(cookie)).not.toContain(OPINION.said);
    expect((await api.withCookie(cookie).get('/rights/own/copy.zip')).status).toBe(303);

    const { id } = await byNumber(asked.number);
    const called = await api.as('sun').post(`/api/rights/${id}/code`, { body: {} });
    expect(called.body).toMatchObject({ phone: PHONE, minutes: 15 });
    const wrong = await send('/rights/own/code', { code: called.body.code === '000000' ? '111111' : '000000' }, cookie);
    expect(wrong.status).toBe(422);
    expect((await send('/rights/own/code', { code: called.body.code }, cookie)).to).toBe('/rights/own/read');

    const page = await read(cookie);
    for (const text of [OPINION.said, ID, '居民登记', '您提的意见建议']) expect(page).toContain(text);
    const copy = await copied(cookie, '/rights/own/copy.zip');
    expect(copy.data.held.map((h: { name: string }) => h.name)).toEqual(
      expect.arrayContaining(['people.register', 'consultations.opinions', 'cases.reports', 'rights.requests']),
    );
    // What he reads at home stands in the page of the copy too, which asks nobody for anything; his photo lies beside it.
    for (const text of [OPINION.said, ID, '居民登记', 'files/cases.reports-1.jpg']) expect(copy.page).toContain(text);
    expect(copy.page).not.toMatch(/<script|(?:src|href)="(?!files\/)(?!data:)/);
    expect(copy.names).toEqual(['我的个人信息.html', '我的个人信息.json', 'files/cases.reports-1.jpg']);
    const { hash } = (await open.owner.query('select hash from case_file')).rows[0];
    const kept = await openFile(open.house.files, hash);
    expect(copy.files['files/cases.reports-1.jpg']!.equals(await buffer(kept!.stream))).toBe(true);
    expect(await view(id)).toMatchObject({ status: 'granted', name: '韩*柱', proof: 'code', isRegistered: true });
  });

  test('a stranger who files under his telephone learns nothing: the name must fit, and wrong codes end', async () => {
    const asked = await ask({ kind: 'access', name: '别人', phone: PHONE });
    const cookie = await enter(asked);
    const { id } = await byNumber(asked.number);
    const { code } = (await api.as('sun').post(`/api/rights/${id}/code`, { body: {} })).body;
    for (let n = 0; n < 4; n++) expect((await send('/rights/own/code', { code: '12' }, cookie)).status).toBe(422);
    // Whoever guesses holds the receipt: to show it again gives no new tries.
    const anew = await enter(asked);
    expect((await send('/rights/own/code', { code: '12' }, anew)).status).toBe(422);
    expect((await send('/rights/own/code', { code }, anew)).status).toBe(429);
    at('2026-03-03T03:10:00Z');
    const again = (await api.as('sun').post(`/api/rights/${id}/code`, { body: {} })).body;
    // The telephone is theirs, the records of another under it are not.
    const cookie2 = await enter(asked);
    await send('/rights/own/code', { code: again.code }, cookie2);
    const page = await read(cookie2);
    expect(page).not.toContain(OPINION.said);
    expect(page).not.toContain(ID);
    expect((await view(id)).isRegistered).toBe(false);
  });

  test('who read his record stands there: unit, post, purpose; the staff’s copy too', async () => {
    await api.as('zhao').post(`/api/people/${person.id}/reveal`, { body: { field: 'phone', purpose: 'contact' } });
    const report = (await open.owner.query('select case_id as id from case_reporter')).rows[0];
    const shown = await api.as('liu').post(`/api/cases/${report.id}/reveal`, { body: { purpose: 'visit' } });
    expect(shown.body.phone, shown.text).toBe(PHONE);
    const opinion = (await open.owner.query('select id from opinion')).rows[0];
    expect(
      (await api.as('chen').post(`/api/consultations/opinions/${opinion.id}/phone`, { body: {} })).body.phone,
    ).toBe(PHONE);
    const filed = await api
      .as('sun')
      .post('/api/rights', { body: { kind: 'access', way: 'counter', whose: 'self', name: '韩大柱', phone: PHONE } });
    expect(filed.status, filed.text).toBe(200);
    const { id } = filed.body;
    expect((await api.as('sun').get(`/api/rights/${id}/copy?purpose=${PURPOSE}`)).body.code).toBe('notProvenYet');
    const slipped = { version: 1, body: { idNumber: ID.slice(1), phoneRang: true } };
    expect((await api.as('sun').post(`/api/rights/${id}/verify`, slipped)).body.errors[0]).toMatchObject({
      ...{ field: 'idNumber', rule: 'idWrong' },
    });
    const proven = await api
      .as('sun')
      .post(`/api/rights/${id}/verify`, { version: 1, body: { idNumber: ID, phoneRang: true } });
    expect(proven.body, proven.text).toMatchObject({ status: 'granted', proof: 'inPerson', isRegistered: true });
    const kept = async () => (await open.owner.query('select count(*)::int as n from command')).rows[0].n;
    const before = await kept();
    const copy = await copied(await api.as('sun').cookie(), `/api/rights/${id}/copy?purpose=${PURPOSE}`);
    // It is handed over and kept nowhere, not as the answer of a command either.
    expect(await kept()).toBe(before);
    // What he agreed to where he lived before is in it, though the clerk's own place ends at the county.
    expect(copy.page).toContain('文艺演出的照片');
    expect((await api.as('zhao').get(`/api/rights/${id}/copy?purpose=${PURPOSE}`)).status).toBe(403);
    const { readings } = copy.data;
    const clerk = { unit: '北堡乡人民政府', role: ['乡镇(街道)经办', expect.any(String)] };
    expect(readings).toContainEqual(expect.objectContaining(clerk));
    const page = await read(await enter(filed.body));
    expect(page).toContain('联系本人');
    // Of the report with the purpose that was given, of the opinion that it was seen.
    expect(page).toMatch(/联系方式[:：]您反映的事 · 上门走访/);
    expect(page).toMatch(/联系方式[:：]您提的意见建议/);
    expect(page).toContain('当面交给他');
  });
});

describe('deletion, correction, refusal', () => {
  test('what may go goes, the rest says why; the chain proves itself with its tombstone', async () => {
    const filed = (
      await api.as('zhao').post('/api/rights', {
        body: { kind: 'delete', way: 'counter', whose: 'self', name: '韩大柱', phone: PHONE, said: '全部删掉' },
      })
    ).body;
    await api
      .as('zhao')
      .post(`/api/rights/${filed.id}/verify`, { version: 1, body: { idNumber: ID, phoneRang: true } });
    const plan = (await view(filed.id)).plan;
    expect(plan).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'consultations.opinions', isErased: true, count: 1 })]),
    );
    expect((await view(filed.id, '', 'zhao')).plan).toBeNull();
    expect((await move(filed.id, { verb: 'grant' }, 'zhao')).body.code).toBe('notYours');
    const done = await move(filed.id, { verb: 'grant' });
    expect(done.status, done.text).toBe(200);
    expect(done.body.outcome).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'consultations.opinions', erased: 1, kept: 0 }),
        expect.objectContaining({ name: 'rights.requests', erased: 0, kept: expect.any(Number) }),
        // Registered because the law says so: the register stays, and says so.
        expect.objectContaining({ name: 'people.register', erased: 0, kept: 1, waits: 0 }),
      ]),
    );
    const { rows } = await open.owner.query('select said_sealed, name_sealed, phone_sealed from opinion');
    expect(rows).toEqual([{ said_sealed: null, name_sealed: null, phone_sealed: null }]);
    // On many machines the words go a moment later, by a job.
    const { rows: waiting } = await open.owner.query<{ payload: JobPayload }>(
      `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'platform.emptyNamedEntries'`,
    );
    expect(waiting).toHaveLength(open.house.isSpread ? 1 : 0);
    for (const { payload } of waiting) await emptyNamedEntries.run(house, payload);
    const words = await open.owner.query("select verb, data from journal where subject_kind = 'opinion' order by seq");
    expect(words.rows.at(-1)).toMatchObject({ verb: 'dataRemoved', data: { why: 'rightsRequest', seqs: [1] } });
    expect(words.rows[0].data).toEqual({});
    expect((await verifyChains(open.house.db, 'gm')).faults).toEqual([]);
    // Nothing goes that no tombstone names; taken out past the program it is a fault, named by its place.
    const entries = () => open.owner.query("select data from journal where subject_kind = 'right' order by id");
    const before = (await entries()).rows;
    await open.owner.query("select empty_named_entries('right', array[$1]::uuid[])", [filed.id]);
    expect((await entries()).rows).toEqual(before);
    await open.owner.query("update journal set data = '{}', salt = '' where subject_id = $1", [filed.id]);
    const { faults } = await verifyChains(open.house.db, 'gm');
    expect(new Set(faults.map((f) => `${f.what} ${f.kind}`))).toEqual(new Set(['dataChanged right']));
  });

  test('who is on the register by consent alone keeps name and home there, no number of any kind', async () => {
    const idNumber = inventedId('19620203', 7);
    const { id } = await inTransaction(house, (tx) =>
      addPerson(tx, resident({ name: '云小红', basis: 'consent', phone: '19900001009', idNumber, health: null })),
    );
    const filed = (
      await api.as('zhao').post('/api/rights', {
        body: { kind: 'delete', way: 'counter', whose: 'self', name: '云小红', said: '号码都删掉' },
      })
    ).body;
    const seen = { version: 1, body: { idNumber, phoneRang: false } };
    await api.as('zhao').post(`/api/rights/${filed.id}/verify`, seen);
    const register = expect.objectContaining({ name: 'people.register', erased: 1, kept: 0, waits: 0 });
    expect((await move(filed.id, { verb: 'grant' })).body.outcome).toContainEqual(register);
    const { rows } = await open.owner.query(
      'select name, phone_sealed, id_number_sealed, id_number_index from person where id = $1',
      [id],
    );
    expect(rows).toEqual([{ name: '云小红', phone_sealed: null, id_number_sealed: null, id_number_index: null }]);
  });

  test('a refusal names a lawful ground and reasons, and tells where to complain; late and extended are seen', async () => {
    const asked = await ask({ kind: 'correct', name: '韩大柱', phone: PHONE, said: '出生年份记错了' });
    const { id, dueOn } = await byNumber(asked.number);
    expect(dueOn).toBe('2026-03-17');
    expect((await api.visitor.get('/rights')).text).toContain('10 个工作日内答复');
    expect((await move(id, { verb: 'refuse', reason: '经核对户口簿,出生年份与登记一致。' })).body.code).toBe(
      'groundMissing',
    );
    expect((await move(id, { verb: 'refuse', ground: 'isCorrect', reason: '没错' })).body.code).toBe('reasonMissing');
    expect((await move(id, { verb: 'extend', reason: '要向派出所核对户籍底册' })).body.dueOn).toBe('2026-03-31');
    expect((await move(id, { verb: 'extend', reason: '还要再核对一次户籍底册' })).body.code).toBe('extendedAlready');
    at('2026-04-20T02:00:00Z');
    expect((await byNumber(asked.number)).isLate).toBe(true);
    const refused = await move(id, {
      verb: 'refuse',
      ground: 'isCorrect',
      reason: '经核对户口簿,出生年份与登记一致。',
    });
    expect(refused.body.status).toBe('refused');
    const page = await read(await enter(asked));
    expect(page).toContain('经核对户口簿');
    expect(page).toContain('第六十五条');
    expect(page).not.toContain(ID);
  });

  test('for a child or somebody who died only papers count; nobody answers what they took down; others find it only by number', async () => {
    const filed = (
      await api.as('sun').post('/api/rights', {
        body: {
          kind: 'explain',
          way: 'counter',
          whose: 'child',
          name: '小宝',
          phone: PHONE,
          said: '为什么归到这一类',
        },
      })
    ).body;
    expect((await api.as('sun').post(`/api/rights/${filed.id}/code`, { body: {} })).body.code).toBe('guardianInPerson');
    const ofAge = { version: 1, body: { idNumber: inventedId('20120303', 5), phoneRang: true } };
    expect((await api.as('sun').post(`/api/rights/${filed.id}/verify`, ofAge)).body.errors[0].rule).toBe('noChild');
    const young = { version: 1, body: { idNumber: inventedId('20150901', 5), phoneRang: true } };
    expect((await api.as('sun').post(`/api/rights/${filed.id}/verify`, young)).status).toBe(200);
    expect((await move(filed.id, { verb: 'grant', reason: '系统按文字里的词建议类别,由人决定。' })).body.code).toBe(
      'ownRequest',
    );
    expect((await api.as('chen').get(`/api/rights/${filed.id}`)).status).toBe(403);
    expect((await api.as('liu').get(`/api/rights/${filed.id}`)).status).toBe(404);
    // Typed as it stands on the receipt.
    const written = inFours(filed.number);
    expect(await byNumber(written, 'liu')).toMatchObject({ id: filed.id });
    expect((await view(filed.id, written, 'liu')).number).toBe(filed.number);
    expect((await api.as('dai').get(`/api/rights/${filed.id}`)).status).toBe(404);
  });
});

test('after three years only number, kind and days are left', async () => {
  at('2029-04-21T02:00:00Z');
  await forgetRights(systemCtx(open.house, 'test'));
  const { rows } = await open.owner.query(
    'select count(*)::int as n from rights_request where name_sealed is not null and answered_at is not null',
  );
  expect(rows).toEqual([{ n: 0 }]);
});
