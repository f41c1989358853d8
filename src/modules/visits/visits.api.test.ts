import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { importPlaces } from '#modules/places/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { COMMUNITY, photo, settleHome, TODAY, VILLAGE, visit } from './visits.example.ts';
import { visitsFollowMerge } from './visits.jobs.ts';

/* A day of visits in Laoxionggou: chen of the grid, wang the agent, feng of the heating company. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const home = await settleHome(api);
const flat = await settleHome(api, 'li', COMMUNITY, '云桂芳', '麻花板小区 3 号楼 2 单元 201');
const read = async (id: string, login = 'liu') => (await api.as(login).get(`/api/visits/${id}`)).body;

describe('a visit', () => {
  test('keeps the household’s own words, sealed, and gives a slip; arrives once', async () => {
    const id = randomUUID();
    const first = await visit(api, 'chen', home.id, { id, spokenTo: 'member', spokenPersonId: home.headId });
    expect(first.status, first.text).toBe(200);
    expect(first.body).toMatchObject({ id, day: TODAY, purpose: 'listening', result: 'talked', cases: [] });
    expect(first.body.slip).toMatchObject({ number: expect.stringMatching(/^\d{8}$/) });
    expect(first.body.slip.passphrase).toMatch(/^\d{8}$/);
    expect((await visit(api, 'chen', home.id, { id, spokenTo: 'member', spokenPersonId: home.headId })).body).toEqual(
      first.body,
    );
    expect(await read(id)).toMatchObject({
      visitors: ['陈志强'],
      spokenName: '韩大柱',
      said: [{ text: '今年羊价低,想问问贷款怎么办。', by: '陈志强' }],
      household: '韩大柱',
    });
    const { rows } = await open.owner.query(
      "select text_sealed::text as t from visit_text union all select data::text from journal where subject_kind = 'visit'",
    );
    expect(JSON.stringify(rows)).not.toContain('羊价');
    const readers = await open.house.db.selectFrom('visit_reading').selectAll().where('visit_id', '=', id).execute();
    expect(readers).toHaveLength(1);
  });

  test('with a need becomes a case, the visitor its first receiver, with its pictures; another is answered on the spot', async () => {
    const [seen, other] = [await photo(api), await photo(api)];
    const needs = [
      { category: 'water', what: '后院的水管冻裂了,吃水要到井上挑。', placeNote: '后院', files: [seen] },
      { category: 'papers', what: '老年证丢了,怎么补?', told: '带身份证和照片到乡便民中心,当天能补。' },
    ];
    const answer = await visit(api, 'chen', home.id, {
      needs,
      files: [seen, other],
      hasConsent: true,
      phone: '199-0000-1234',
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({ needs: 2, needsOpen: 1, cases: [{ number: expect.stringContaining('SQ-') }] });
    const caseId = answer.body.cases[0].id;
    const c = (await api.as('chen').get(`/api/cases/${caseId}`)).body;
    expect(c).toMatchObject({ kind: 'help', channel: 'visit', category: '吃水用水', area: VILLAGE });
    expect(c.firstReceiver).toMatchObject({ name: '陈志强' });
    expect(c.files).toHaveLength(1);
    const v = await read(answer.body.id);
    expect(v.needsTold).toMatchObject([
      { nth: 1, category: 'water', caseId, isCaseClosed: false, told: [] },
      { nth: 2, category: 'papers', caseId: null, told: [{ text: '带身份证和照片到乡便民中心,当天能补。' }] },
    ]);
    expect(v.files.map((f: { needId: string | null }) => f.needId)).toEqual(
      expect.arrayContaining([v.needsTold[0].id, null]),
    );
    const picture = await api.as('liu').get(`/api/visits/${answer.body.id}/files/${seen}?size=thumb`);
    expect(picture.status).toBe(200);
    const open1 = await api.as('liu').get('/api/visits?needs=open');
    expect(open1.body.items.map((i: { id: string }) => i.id)).toContain(answer.body.id);
  });

  test('where nobody was at home is a result like any other and satisfies the duty to go', async () => {
    const errands = await organisationId(open, 'laoxionggouErrands');
    const set = await api.as('zhao').post('/api/duties', {
      body: {
        area: VILLAGE,
        organisationIds: [errands],
        role: 'agent',
        title: '代办员每周排查',
        recordKind: 'visit',
        rrule: 'FREQ=WEEKLY;BYDAY=TU',
        startsOn: TODAY,
        openDays: 7,
        needs: 1,
      },
    });
    expect(set.status, set.text).toBe(200);
    const answer = await visit(api, 'wang', home.id, { purpose: 'weeklyScreening', result: 'nobody' });
    expect(answer.body, answer.text).toMatchObject({ result: 'nobody', slip: null });
    const heard = await open.house.db.selectFrom('duty_record').select('record_id').execute();
    expect(heard.map((h) => h.record_id)).toContain(answer.body.id);
  });

  test('of the heating company is a visit of its unit: by address, and it sees no other unit’s', async () => {
    const set = await api.as('dai').post('/api/duties', {
      body: {
        area: COMMUNITY,
        organisationIds: [await organisationId(open, 'heating')],
        title: '供热企业入户走访',
        recordKind: 'visit',
        rrule: 'FREQ=WEEKLY;BYDAY=TU',
        startsOn: TODAY,
        openDays: 7,
        needs: 1,
      },
    });
    expect(set.status, set.text).toBe(200);
    const own = await visit(api, 'li', flat.id, { purpose: 'winterSafety', answers: { alarm: '否' } });
    const heat = { purpose: 'heatSupply', answers: { roomTemperature: '17.5', radiatorsWarm: 'no' } };
    const made = await visit(api, 'feng', flat.id, heat);
    expect(made.status, made.text).toBe(200);
    expect(made.body.household).toBeNull();
    expect((await api.as('feng').get('/api/visits')).body.items).toMatchObject([{ id: made.body.id, household: null }]);
    expect((await api.as('feng').get(`/api/visits/${own.body.id}`)).status).toBe(404);
    expect((await read(made.body.id, 'li')).answers).toMatchObject([
      { key: 'roomTemperature', value: ['17.5 ℃', '17.5 ℃'] },
      { key: 'radiatorsWarm', value: ['否', 'no'] },
    ]);
    const heard = await open.house.db.selectFrom('duty_record').select('record_id').execute();
    expect(heard.map((h) => h.record_id)).toContain(made.body.id);
    const carried = (await api.as('feng').get('/api/visits/today')).body;
    expect(carried.households).toMatchObject([{ id: flat.id, head: null, members: [] }]);
    expect(carried.purposes.map((p: { key: string }) => p.key)).toContain('heatSupply');
    expect(carried.purposes.map((p: { key: string }) => p.key)).not.toContain('fangFanPin');
  });

  test('looks at facts again: what is confirmed costs nothing to type, and the burden says so', async () => {
    const facts = [
      { kind: 'housingSafe', value: 'yes' },
      { kind: 'wageIncome', value: '12000' },
    ];
    const before = await open.house.db.selectFrom('burden_week').selectAll().where('form', '=', 'visit').execute();
    const first = await visit(api, 'chen', home.id, { purpose: 'fangFanPin', facts });
    expect(first.status, first.text).toBe(200);
    expect((await read(first.body.id)).facts).toMatchObject([
      { name: ['住房安全', 'Housing is safe'], value: ['是', 'yes'] },
      { value: ['12000 元/年', '12000 元/年'] },
    ]);
    const count = async () => {
      const rows = await open.house.db
        .selectFrom('burden_week')
        .selectAll()
        .where('form', '=', 'visit')
        .where('area', '=', VILLAGE)
        .execute();
      return rows.reduce((n, r) => ({ typed: n.typed + r.typed, reused: n.reused + r.reused }), {
        typed: 0,
        reused: 0,
      });
    };
    expect(before.every((b) => b.reused === 0)).toBe(true);
    const after = await count();
    await visit(api, 'chen', home.id, { purpose: 'fangFanPin', facts, madeAt: '2026-03-03T01:30:00Z' });
    expect((await count()).reused - after.reused).toBe(2);
    const unasked = await visit(api, 'chen', home.id, { facts });
    expect([unasked.status, unasked.body.code]).toEqual([422, 'notAsked']);
  });

  test('is refused by name: what is not asked, without consent, elsewhere, by whom it is not for', async () => {
    const code = async (more: Record<string, unknown>, login = 'chen', to = home.id) =>
      (await visit(api, login, to, more)).body.code;
    expect(await code({ answers: { religion: 'yes' } })).toBe('notAsked');
    expect(await code({ purpose: 'winterSafety', answers: { alarm: '也许' } })).toBe('notThatAnswer');
    expect(await code({ files: [await photo(api)] })).toBe('consentMissing');
    expect(await code({ result: 'nobody', said: '邻居说去城里了' })).toBe('quietSays');
    expect(await code({ said: undefined })).toBe('nothingHeard');
    expect(await code({ purpose: 'heatSupply' }, 'wang')).toBe('purposeNotYours');
    expect(await code({ purpose: 'census' })).toBe('purposeEnded');
    expect(await code({}, 'chen', flat.id)).toBe('outsideYourPlace');
    expect(await code({}, 'chen', randomUUID())).toBe('householdGone');
    expect(await code({ spokenTo: 'member', spokenPersonId: flat.headId })).toBe('spokenUnknown');
    expect(await code({ madeAt: '2026-03-04T09:00:00Z' })).toBe('madeInFuture');
    expect(await code({ slip: '1234 5678' })).toBe('slipUnknown');
    expect((await visit(api, 'hao', home.id)).status).toBe(403);
  });

  test('follows a household that was merged meanwhile, and goes along with it', async () => {
    const twin = await settleHome(api, 'liu', VILLAGE, '韩大柱家', '老熊沟 1 号院');
    const before = await visit(api, 'chen', twin.id);
    const merged = await api
      .as('liu')
      .post(`/api/households/${twin.id}/merge`, { version: 1, body: { into: home.id } });
    expect(merged.status, merged.text).toBe(200);
    expect(merged.body.members.map((m: { relation: string }) => m.relation)).toEqual(['head', 'other']);
    const late = await visit(api, 'chen', twin.id);
    expect(late.body, late.text).toMatchObject({ householdId: home.id, household: '韩大柱' });
    await visitsFollowMerge(systemCtx(open.house, 'test'), { id: twin.id });
    expect((await read(before.body.id)).householdId).toBe(home.id);
    const again = await api.as('liu').post(`/api/households/${twin.id}/merge`, { version: 2, body: { into: home.id } });
    expect(again.status).toBe(404);
    expect(
      (await api.as('chen').get('/api/visits/today')).body.households.map((h: { id: string }) => h.id),
    ).not.toContain(twin.id);
  });

  test('says that its grid was redrawn, so that it is handed on', async () => {
    const grid = `${VILLAGE}001`;
    await inTransaction(systemCtx(open.house, 'test'), (tx) =>
      importPlaces(tx, [{ code: grid, name: '一组', kind: 'grid', aliases: [] }]),
    );
    const moved = await settleHome(api, 'liu', VILLAGE, '郭四小', '南梁 8 号');
    const postOf = (area: string) =>
      open.owner.query(
        'update post set area = $1 where account_id = (select id from staff_account where username = $2)',
        [area, 'chen'],
      );
    await postOf(grid);
    api.forget('chen');
    expect((await visit(api, 'chen', moved.id)).body.code).toBe('gridRedrawn');
    await postOf(VILLAGE);
    api.forget('chen');
    expect((await visit(api, 'chen', moved.id)).status).toBe(200);
  });
});

test('a wording is corrected beside the one before, with who and why', async () => {
  const made = await visit(api, 'chen', home.id, { note: '院墙裂了缝,要看一看。' });
  const mend = (version: number, body: object) =>
    api.as('liu').post(`/api/visits/${made.body.id}/mend`, { version, body });
  const text = { part: 'note', text: '院墙裂缝约一指宽,要请人看。', reason: '写得不清楚' };
  expect((await mend(2, text)).status).toBe(412);
  const done = await mend(1, text);
  expect(done.body.note, done.text).toMatchObject([
    { text: '院墙裂缝约一指宽,要请人看。', by: '刘桂兰', reason: '写得不清楚' },
    { text: '院墙裂了缝,要看一看。', by: '陈志强', reason: null },
  ]);
  expect((await mend(2, text)).body.code).toBe('sameWords');
  expect((await mend(2, { ...text, part: 'told' })).body.code).toBe('nothingToMend');
});

test('purposes are a closed list a county adds to; what may not be asked is refused', async () => {
  const add = (login: string, more: object) =>
    api.as(login).post('/api/visits/purposes', {
      body: {
        key: 'pension',
        zh: '养老金走访',
        en: 'Pensions',
        why: '城乡居民养老保险待遇',
        source: '县人社局要求',
        questions: [{ key: 'paid', zh: '养老金到账', en: 'The pension arrives', type: 'yesNo' }],
        ...more,
      },
    });
  expect((await add('liu', {})).status).toBe(403);
  for (const zh of ['信教吗', '家里常来的访客', '政治面貌', '上访过吗'])
    expect((await add('sun', { questions: [{ key: 'x1', zh, en: 'x y', type: 'yesNo' }] })).body.code, zh).toBe(
      'mayNotAsk',
    );
  expect((await add('sun', { facts: ['shoeSize'] })).body.code).toBe('factUnknown');
  const made = await add('sun', {});
  expect(made.status, made.text).toBe(200);
  expect((await add('sun', {})).body.code).toBe('keyTaken');
  expect((await visit(api, 'chen', home.id, { purpose: 'pension', answers: { paid: '是' } })).status).toBe(200);
  expect((await visit(api, 'li', flat.id, { purpose: 'pension' })).body.code).toBe('purposeEnded');
  expect((await api.as('sun').post('/api/visits/purposes/listening/end', { body: { on: TODAY } })).status).toBe(404);
  const ended = await api.as('sun').post('/api/visits/purposes/pension/end', { body: { on: TODAY } });
  expect(ended.body).toMatchObject({ key: 'pension', endedOn: TODAY });
  expect((await visit(api, 'chen', home.id, { purpose: 'pension' })).body.code).toBe('purposeEnded');
});
