import { describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { systemCtx } from '#platform/context.ts';
import { cookiesOf, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import { committeeAtWork } from './mediations.example.ts';
import { nightly } from './mediations.jobs.ts';

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = await committeeAtWork(open, api);
const verbsOf = async (id: string) => (await journalOf(open.house.db, id)).map((r) => r.verb);
/** A form as a browser sends it, and with the cookie of whoever came in. */
const post = (url: string, fields: Record<string, string>, cookie = '') =>
  api.app.inject({
    ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) },
  });
/** Comes in through the door with a paper. */
async function atHome(number: string, passphrase: string) {
  const entered = await post('/mediation/mine', { number, passphrase });
  expect(entered.statusCode, entered.body.slice(0, 300)).toBe(303);
  const cookie = cookiesOf(entered);
  return {
    read: async () => (await api.withCookie(cookie).get('/mediation/mine/read')).text,
    act: async (fields: Record<string, string>) => {
      const answer = await post('/mediation/mine/act', fields, cookie);
      expect(answer.statusCode, answer.body.slice(0, 300)).toBe(303);
      return String(answer.headers.location);
    },
  };
}

describe('a mediation', () => {
  test('begins when every party wants it; one clear no ends it and names the other routes', async () => {
    const taken = await at.take();
    expect(taken.status, taken.text).toBe(200);
    const { id, number, slips } = taken.body;
    expect(number).toMatch(/^TJ-150124201213-2026-\d{4}-\d$/);
    const early = await at.act(id, 'records', { kind: 'session', on: '2026-03-03', text: '试一试', isOpen: false });
    expect([early.status, early.body.code]).toEqual([409, 'notNow']);
    const home = await atHome(number, slips[1].passphrase);
    const page = await home.read();
    expect(page).toContain('两家为院墙占地');
    expect(page).not.toContain('19900002001');
    expect(page).not.toContain('三组 5 号');
    expect(await home.act({ verb: 'refuse' })).toContain('sure=missing');
    await home.act({ verb: 'refuse', sure: 'yes' });
    expect(await home.read()).toContain('向人民法院起诉');
    expect(await at.get(id)).toMatchObject({
      status: 'refused',
      endedAs: 'refused',
      open: expect.not.arrayContaining(['hold']),
    });
    expect((await at.act(id, 'archive', { keepYears: 10 })).body.status).toBe('archived');
  });

  test('signed by one party only is refused by name, and that it was tried is kept', async () => {
    const m = await at.inMediation();
    await at.done(m.id, 'agreement', at.agreement());
    await at.done(m.id, 'signatures', { who: 'party', partyId: m.first.partyId, way: 'sign', on: '2026-03-03' });
    const alone = await at.act(m.id, 'validity', {});
    expect([alone.status, alone.body.code]).toEqual([422, 'partyUnsigned']);
    expect(alone.text).toContain('李满囤');
    expect(alone.text).not.toContain('张有田');
    expect(await verbsOf(m.id)).toContain('validateRefused');
    const seal = await at.act(m.id, 'signatures', { who: 'committee', on: '2026-03-03' });
    expect(seal.body.code).toBe('partyUnsigned');
    await at.done(m.id, 'signatures', { who: 'party', partyId: m.other.partyId, way: 'seal', on: '2026-03-03' });
    expect((await at.act(m.id, 'validity', {})).body.code).toBe('mediatorUnsigned');
    await at.done(m.id, 'signatures', { who: 'mediator', on: '2026-03-03' });
    expect((await at.act(m.id, 'validity', {})).body.code).toBe('sealMissing');
    await at.done(m.id, 'signatures', { who: 'committee', on: '2026-03-03' });
    const valid = await at.done(m.id, 'validity', {});
    expect(valid).toMatchObject({ status: 'valid', validOn: '2026-03-03' });
    const [window] = valid.clocks;
    // 3 March is not counted; thirty days later is 2 April, a working day.
    expect(window).toMatchObject({ name: 'window', until: '2026-04-02', source: '人民调解法 33' });
    expect(window.proof).toHaveLength(31);
    expect(window.proof[0]).toMatchObject({ date: '2026-03-03', effect: 'start' });
  });

  test('goes to the court by both together, in time, and not about status', async () => {
    const m = await at.inForce();
    await at.done(m.id, 'court', { verb: 'join', partyId: m.first.partyId, on: '2026-03-03' });
    const one = await at.act(m.id, 'court', { verb: 'fileCourt', on: '2026-03-03', court: '清水河县人民法院' });
    expect([one.status, one.body.code]).toEqual([422, 'notJoint']);
    const home = await atHome(m.number, m.other.passphrase);
    await home.act({ verb: 'join' });
    await at.done(m.id, 'court', { verb: 'fileCourt', on: '2026-03-03', court: '清水河县人民法院' });
    const accepted = await at.done(m.id, 'court', { verb: 'courtAccept', on: '2026-03-03' });
    expect(accepted.clocks[0]).toMatchObject({ name: 'courtDecide', until: '2026-03-18' });
    const longer = await at.done(m.id, 'court', { verb: 'extend', on: '2026-03-03' });
    expect(longer.clocks[0]).toMatchObject({ name: 'courtExtended', until: '2026-03-30' });
    const sure = await at.done(m.id, 'court', { verb: 'confirm', on: '2026-03-03', number: '(2026)内0124民特1号' });
    expect(sure).toMatchObject({ status: 'confirmed', court: { name: '清水河县人民法院' } });
    const status = await at.inForce({ isStatus: true });
    expect(
      (await at.act(status.id, 'court', { verb: 'join', partyId: status.first.partyId, on: '2026-03-03' })).body.code,
    ).toBe('aboutStatus');
    const late = await at.inForce();
    open.setNow('2026-04-03T02:00:00Z');
    api.forget('liu');
    expect(
      (await at.act(late.id, 'court', { verb: 'join', partyId: late.first.partyId, on: '2026-04-03' })).body.code,
    ).toBe('windowPast');
    // Said in time, typed in later.
    expect(
      (await at.act(late.id, 'court', { verb: 'join', partyId: late.first.partyId, on: '2026-04-02' })).status,
    ).toBe(200);
    open.setNow(TEST_NOW);
    api.forget('liu');
  });

  test('is followed until it is done, visited, and archived whole; what is lacking is named', async () => {
    const m = await at.inForce();
    const { instalments } = await at.get(m.id);
    expect((await at.act(m.id, 'performance', { verb: 'fulfil', on: '2026-03-03' })).body.code).toBe('stillOpen');
    open.setNow('2026-04-05T02:00:00Z');
    api.forget('liu');
    await nightly(systemCtx(open.house, 'test'));
    await nightly(systemCtx(open.house, 'test'));
    expect((await verbsOf(m.id)).filter((v) => v === 'remind')).toHaveLength(1);
    await at.done(m.id, 'performance', { verb: 'perform', instalmentId: instalments[0].id, on: '2026-04-05' });
    await at.done(m.id, 'performance', { verb: 'fulfil', on: '2026-04-05' });
    await at.done(m.id, 'records', { kind: 'visit', on: '2026-04-05', text: '两家已经来往。' });
    const short = await at.act(m.id, 'archive', { keepYears: 10 });
    expect([short.status, short.body.code]).toEqual([422, 'filesMissing']);
    expect(short.text).toContain('人民调解协议书');
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const kept = await api.as('liu').post(`/api/mediations/${m.id}/files`, {
      body: { kind: 'agreement' },
      files: [{ field: 'file', name: '协议.png', content: png, mediaType: 'image/png' }],
    });
    expect(kept.status, kept.text).toBe(200);
    expect(await at.done(m.id, 'archive', { keepYears: 10 })).toMatchObject({
      status: 'archived',
      endedAs: 'performed',
    });
    open.setNow('2036-06-01T17:00:00Z');
    await nightly(systemCtx(open.house, 'test'));
    expect((await verbsOf(m.id)).at(-1)).toBe('erase');
    const left = await open.house.db
      .selectFrom('mediation_party')
      .select('said_sealed')
      .where('mediation_id', '=', m.id)
      .execute();
    expect(left.every((p) => p.said_sealed === null)).toBe(true);
    open.setNow(TEST_NOW);
    api.forget('liu');
  });

  test('an oral agreement holds at once; rights first, closed if one wants it, helpers with consent, stop at any time', async () => {
    const { body: taken } = await at.take({ origin: 'offered' });
    const { id, slips } = taken;
    await at.done(id, 'answers', { partyId: slips[0].partyId, answer: 'yes', way: 'counter' });
    await at.done(id, 'answers', { partyId: slips[1].partyId, answer: 'yes', way: 'paper', wantsClosed: true });
    const session = (more: object) => ({ kind: 'session', on: '2026-03-03', text: '谈了一次。', ...more });
    expect((await at.act(id, 'records', session({ isOpen: false }))).body.code).toBe('rightsUntold');
    for (const s of slips) await at.done(id, 'rights', { partyId: s.partyId, on: '2026-03-03' });
    expect((await at.act(id, 'records', session({ isOpen: true }))).body.code).toBe('closedWanted');
    const helper = { kind: 'helper', on: '2026-03-03', text: '请了村里老人。' };
    expect((await at.act(id, 'records', helper)).body.code).toBe('helperUnconsented');
    await at.done(id, 'records', { ...helper, agreed: true });
    await at.done(id, 'records', session({ isOpen: false }));
    await at.done(id, 'records', { kind: 'police', on: '2026-03-03', text: '一方说要动手,已报派出所。' });
    const oral = await at.done(id, 'agreement', at.agreement({ form: 'oral', instalments: [] }));
    expect(oral).toMatchObject({ status: 'valid', form: 'oral', validOn: '2026-03-03' });
    const { body: other } = await at.take();
    const home = await atHome(other.number, other.slips[0].passphrase);
    await home.act({ verb: 'stop', sure: 'yes' });
    expect(await at.get(other.id)).toMatchObject({ status: 'stopped' });
  });

  test('what one said to the mediator alone, and how one is reached, the other side does not read; who opened it, both do', async () => {
    const m = await at.inMediation();
    await at.done(m.id, 'records', {
      kind: 'talk',
      on: '2026-03-03',
      text: '他说底线是五百块。',
      partyId: m.first.partyId,
    });
    const other = await (await atHome(m.number, m.other.passphrase)).read();
    expect(other).toContain('双方各让半尺');
    expect(other).toContain('刘桂兰');
    for (const secret of ['底线是五百块', '19900002001', '三组 5 号', '150124197001011234'])
      expect(other).not.toContain(secret);
    const own = await (await atHome(m.number, m.first.passphrase)).read();
    expect(own).toContain('底线是五百块');
    const wrong = await post('/mediation/mine', { number: m.number, passphrase: '00000000' });
    expect(wrong.statusCode).toBe(404);
    const sealed = await open.house.db
      .selectFrom('mediation_record')
      .select('body_sealed')
      .where('mediation_id', '=', m.id)
      .execute();
    expect(sealed.some((r) => Buffer.from(r.body_sealed!).includes('底线'))).toBe(false);
  });
});

describe('who sees it', () => {
  test('its mediators open it, its head learns that it exists, nobody else learns of it at all', async () => {
    const m = await at.inMediation();
    const words = (text: string) => new Set(text.split(' '));
    const desk = words('mediator villageCadre townshipClerk');
    for (const { login, role } of members) {
      if (login === 'liu') continue;
      const one = await api.as(login).get(`/api/mediations/${m.id}`);
      expect(one.status, `get ${login}`).toBe(desk.has(role) ? 404 : 403);
      const list = await api.as(login).get('/api/mediations');
      if (desk.has(role))
        expect(
          list.body.items.map((i: { id: string }) => i.id),
          login,
        ).not.toContain(m.id);
      else expect(list.status, login).toBe(403);
    }
    const { version } = (await api.as('liu').get('/api/mediations')).body.items.find(
      (i: { id: string }) => i.id === m.id,
    );
    const assign = (personIds: string[], v: number, login = 'liu') =>
      api.as(login).post(`/api/mediations/${m.id}/mediators`, { version: v, body: { personIds, how: 'chosen' } });
    expect((await assign([at.second.id], version, 'zhao')).status).toBe(404);
    const both = await assign([at.second.id], version);
    expect(both.body.mediators).toEqual(['刘桂兰', '赵永平']);
    expect((await at.get(m.id, 'zhao')).body).toContain('院墙');
    const gone = await api.as('liu').post(`/api/mediations/${m.id}/recusal`, { version: both.body.version, body: {} });
    expect(gone.status, gone.text).toBe(200);
    // The head who stepped aside knows that it exists, and no more.
    expect((await api.as('liu').get(`/api/mediations/${m.id}`)).status).toBe(404);
    const row = (await api.as('liu').get('/api/mediations')).body.items.find((i: { id: string }) => i.id === m.id);
    expect(row).toMatchObject({ mayOpen: false, mayAssign: true, kind: 'neighbour' });
    expect(JSON.stringify(row)).not.toContain('张有田');
    const back = await assign([at.head.id], row.version);
    expect([back.status, back.body.code]).toEqual([422, 'recusedBefore']);
    expect(await verbsOf(m.id)).toContain('open');
    const figures = await api.as('sun').get('/api/mediations/figures?year=2026');
    expect(figures.status, figures.text).toBe(200);
    expect(figures.body.total).toBeGreaterThan(5);
    expect(figures.text).not.toMatch(/张有田|刘桂兰|TJ-/);
  });
});

describe('the registers', () => {
  test('a committee says what it lacks; a table brings people in, nobody becomes public by it', async () => {
    const { body } = await api.as('zhao').get('/api/mediation-committees');
    expect(body.items[0]).toMatchObject({ termUntil: '2028-02-29', members: 2, faults: ['tooFew'] });
    const rows = [
      '类别,村(社区),调委会,姓名,性别,职务,培训学时',
      '人民调解员,,老熊沟村人民调解委员会,白永清,女,委员,12',
      '法律明白人,150124201213,,郝玉成,男,,8',
      '人民调解员,,没有的调委会,某某某,男,委员,',
    ];
    const file = { field: 'file', name: '名册.csv', content: Buffer.from(rows.join('\n')), mediaType: 'text/csv' };
    const taken = await api
      .as('zhao')
      .post('/api/mediation-persons/import', { body: { map: '{}', dryRun: 'false' }, files: [file] });
    expect(taken.body, taken.text).toMatchObject({
      imported: 2,
      refused: 1,
      faults: [{ row: 4, rule: 'committeeUnknown' }],
    });
    const { body: all } = await api.as('zhao').get('/api/mediation-persons');
    const bai = all.items.find((p: { name: string }) => p.name === '白永清');
    expect(bai).toMatchObject({ hoursThisYear: 12, publicSince: null });
    const trained = await api.as('zhao').post(`/api/mediation-persons/${bai.id}/trainings`, {
      body: { on: '2026-03-01', hours: 4, topic: '民法典相邻关系' },
    });
    expect(trained.body.hoursThisYear).toBe(16);
    const page = await api.visitor.get('/mediation');
    expect(page.text).toContain('刘桂兰');
    expect(page.text).not.toContain('白永清');
    expect((await api.as('li').get('/api/mediation-persons')).body.items).toEqual([]);
  });
});

test('no committee takes the name of another of its place', async () => {
  const { body } = await api.as('zhao').get('/api/mediation-committees');
  const [first] = body.items;
  const said = { electedBy: '村民代表会议', electedOn: '2025-03-01', phone: '19900000031', address: '村委会一楼' };
  const { rows } = await open.owner.query(
    'select organisation_id as "organisationId" from mediation_committee where id = $1',
    [first.id],
  );
  const where = { area: first.area, ...rows[0] };
  const second = await api
    .as('zhao')
    .post('/api/mediation-committees', { body: { ...where, ...said, name: '第二调委会' } });
  expect(second.status, second.text).toBe(200);
  const { id, version } = second.body;
  const put = (name: string) =>
    api.as('zhao').put(`/api/mediation-committees/${id}`, { body: { ...said, name }, version });
  expect([(await put(first.name)).body.code, (await put('第二人民调解委员会')).status]).toEqual(['nameTaken', 200]);
});
