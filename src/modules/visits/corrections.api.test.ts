import { toBuffer } from 'qrcode';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { lineId, organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { formOf } from '#test/forms.ts';
import { browserWith, COMMUNITY, photo, settleHome, TODAY, VILLAGE, visit } from './visits.example.ts';
import { climbCorrections, dropWaitingScans } from './visits.jobs.ts';

/* What a household does with its slip, and what comes of it. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const home = await settleHome(api);
const made = async (more: Record<string, unknown> = {}) => {
  const answer = await visit(api, 'chen', home.id, more);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as {
    id: string;
    slip: { number: string; passphrase: string };
    cases: { id: string; number: string }[];
  };
};
const correct = async (slip: { number: string; passphrase: string }, fields: Record<string, string>) =>
  (await browserWith(api, slip)).post('/visit/correct', { wish: 'wrong', part: 'said', text: '', ...fields });
const view = async (id: string, login = 'liu') => (await api.as(login).get(`/api/visits/${id}`)).body;
const answer = (login: string, visitId: string, c: { id: string; version: number }, body: object) =>
  api.as(login).post(`/api/visits/${visitId}/corrections/${c.id}/answer`, { version: c.version, body });

describe('a household with its slip', () => {
  test('reads what was written, says it is wrong, and is answered; both texts stay', async () => {
    const v = await made({ note: '院里有三只羊。' });
    const browser = await browserWith(api, v.slip);
    const page = await browser.get('/visit/read');
    for (const said of ['今年羊价低', '院里有三只羊', '陈志强', '大走访听诉求']) expect(page).toContain(said);
    const form = formOf(await browser.get('/visit/correct'), 'correct', { part: 'note', text: '是五只,不是三只。' });
    const sent = await browser.post(form.action, { wish: 'wrong', ...form.fields });
    expect(sent.to).toBe('/visit/read?done=1');
    await browser.post(form.action, { wish: 'wrong', ...form.fields });
    const waiting = (await api.as('liu').get('/api/visits/corrections')).body.items;
    expect(waiting).toMatchObject([{ visitId: v.id, wish: 'wrong', part: 'note', household: '韩大柱', isLate: false }]);
    expect((await api.as('chen').get('/api/visits/today')).body.correctionsOpen).toBe(1);
    const [c] = (await view(v.id)).corrections;
    expect(c).toMatchObject({ text: '是五只,不是三只。', outcomes: ['corrected', 'noted'] });
    expect((await answer('chen', v.id, c, { outcome: 'noted', answer: '记下了' })).status).toBe(403);
    const bare = await answer('liu', v.id, c, { outcome: 'corrected', answer: '数错了,改过来了。' });
    expect(bare.body.code).toBe('newTextMissing');
    const done = await answer('liu', v.id, c, {
      outcome: 'corrected',
      answer: '数错了,改过来了。',
      newText: '院里有五只羊。',
    });
    expect(done.body, done.text).toMatchObject({ outcome: 'corrected', answeredBy: '刘桂兰' });
    expect((await answer('liu', v.id, { ...c, version: 2 }, { outcome: 'noted', answer: '再答' })).body.code).toBe(
      'answered',
    );
    const after = await browser.get('/visit/read');
    for (const said of ['院里有五只羊', '院里有三只羊', '是五只,不是三只', '数错了,改过来了', '刘桂兰'])
      expect(after, said).toContain(said);
    expect((await view(v.id)).note.map((t: { text: string }) => t.text)).toEqual(['院里有五只羊。', '院里有三只羊。']);
  });

  test('has erased what is not needed; that it stays is decided by another, with a reason', async () => {
    const v = await made({
      files: [await photo(api)],
      hasConsent: true,
      strokes: [
        [
          [1, 1],
          [9, 9],
        ],
      ],
    });
    await correct(v.slip, { wish: 'erase', part: 'files' });
    await correct(v.slip, { wish: 'erase', part: 'said' });
    expect((await correct(v.slip, { wish: 'erase', part: 'need' })).status).toBe(422);
    const [files, said] = (await view(v.id)).corrections;
    expect((await answer('liu', v.id, files, { outcome: 'erased', answer: '照片和签名删掉了。' })).status).toBe(200);
    expect(await view(v.id)).toMatchObject({ files: [], strokes: null, said: [{ text: expect.any(String) }] });
    const own = await visit(api, 'liu', home.id);
    await correct(own.body.slip, { wish: 'erase', part: 'all' });
    const [mine] = (await view(own.body.id)).corrections;
    const keep = { outcome: 'kept', answer: '低保复核还要用,办完就删。' };
    for (const outcome of ['kept', 'erased'])
      expect((await answer('liu', own.body.id, mine, { ...keep, outcome })).body.code).toBe('ownVisit');
    expect((await answer('zhao', own.body.id, mine, keep)).status).toBe(200);
    expect((await answer('liu', v.id, said, { outcome: 'erased', answer: '删掉了。' })).status).toBe(200);
    const browser = await browserWith(api, v.slip);
    const page = await browser.get('/visit/read');
    expect(page).toContain('已按您家的意思删除');
    expect(page).not.toContain('羊价');
    const { rows } = await open.owner.query('select text_sealed, erased_at from visit_text where visit_id = $1', [
      v.id,
    ]);
    expect(rows).toMatchObject([{ text_sealed: null, erased_at: expect.anything() }]);
  });

  test('gets from one paper to the matter that came of it, and nowhere else', async () => {
    const v = await made({ needs: [{ category: 'water', what: '后院的水管冻裂了,吃水要挑。' }] });
    const browser = await browserWith(api, v.slip);
    expect(await browser.get('/visit/read')).toContain(v.cases[0]!.number);
    const [need] = (await view(v.id)).needsTold;
    const other = await made({ needs: [{ category: 'road', what: '门口的路塌了一块,车过不去。' }] });
    const [otherNeed] = (await view(other.id)).needsTold;
    expect((await browser.post('/visit/need', { id: otherNeed.id })).status).toBe(404);
    expect((await browser.post('/visit/need', { id: need.id })).to).toBe('/case');
    expect(await browser.get('/case')).toContain('后院的水管冻裂了');
    const seen = await open.house.db
      .selectFrom('case_reporter')
      .select('receipt_seen_by')
      .where('case_id', '=', v.cases[0]!.id)
      .executeTakeFirstOrThrow();
    expect(seen.receipt_seen_by, 'the word is proven by a call: the visitor’s unit has seen the slip').toBe(
      await organisationId(open, 'laoxionggou'),
    );
  });

  test('does not get in with wrong digits, and after five tries not with the right ones', async () => {
    const v = await made();
    const stranger = await browserWith(api, null);
    const tryWith = async (number: string, passphrase: string) =>
      (await stranger.post('/visit', { number, passphrase })).status;
    expect(await tryWith('1234', '')).toBe(422);
    expect(await tryWith('48291730', '12345678')).toBe(401);
    for (let i = 0; i < 5; i += 1) expect(await tryWith(v.slip.number, '00000000')).toBe(401);
    expect(await tryWith(v.slip.number, v.slip.passphrase)).toBe(429);
    expect((await stranger.post('/visit/correct', { text: '改' })).to).toBe('/visit');
    open.setNow('2026-03-03T04:30:00Z');
    expect(await tryWith(v.slip.number, v.slip.passphrase)).toBe(303);
    open.setNow(TEST_NOW);
    for (const login of ['liu', 'chen', 'zhao', 'li']) api.forget(login);
  });

  test('whose slip was lost gets another, and the one before opens nothing any more', async () => {
    const v = await made();
    const before = await browserWith(api, v.slip);
    const next = await api.as('liu').post(`/api/visits/${v.id}/slip`, { body: {} });
    expect(next.status, next.text).toBe(200);
    expect((await before.post('/visit/correct', { text: '还能改吗' })).to).toBe('/visit');
    expect(await (await browserWith(api, next.body)).get('/visit/read')).toContain('今年羊价低');
  });
});

test('what nobody answers in a week goes to the township, after another to the county; each hears of it once', async () => {
  const [v, answered] = [await made(), await made()];
  const said = { part: 'said', text: '羊价没跌。' };
  const browser = await browserWith(api, v.slip);
  for (const b of [browser, await browserWith(api, answered.slip)])
    await b.post('/visit/correct', { wish: 'wrong', ...said });
  const mine = async (login: string) =>
    (await api.as(login).get('/api/visits/corrections')).body.items
      .filter((c: { visitId: string; isYours: boolean }) => c.isYours && [v.id, answered.id].includes(c.visitId))
      .map((c: { visitId: string; level: string }) => `${c.visitId === v.id ? 'waits' : 'other'} ${c.level}`);
  const night = async (now: string) => {
    open.setNow(now);
    for (const login of ['liu', 'zhao', 'bai']) api.forget(login);
    for (let i = 0; i < 2; i += 1) await climbCorrections(systemCtx(open.house, 'test'));
  };
  await night('2026-03-10T16:30:00Z');
  expect([await mine('liu'), await mine('zhao'), await mine('bai')]).toEqual([
    ['waits township', 'other township'],
    ['waits township', 'other township'],
    [],
  ]);
  const [c] = (await view(answered.id, 'zhao')).corrections;
  expect(c).toMatchObject({ level: 'township', climbedAt: expect.any(String), isLate: true });
  expect((await answer('zhao', answered.id, c, { outcome: 'noted', answer: '记下了。' })).status).toBe(200);
  await night('2026-03-17T16:30:00Z');
  expect([await mine('zhao'), await mine('bai')]).toEqual([['waits county'], ['waits county']]);
  const page = await (await browserWith(api, v.slip)).get('/visit/read');
  expect(page).toContain('已经转到旗县区');
  const { rows } = await open.owner.query(
    "select data->>'to' as to from journal where subject_kind = 'visit' and verb = 'climb' and subject_id = $1 order by seq",
    [v.id],
  );
  expect(rows.map((r) => r.to)).toEqual(['township', 'county']);
  open.setNow(TEST_NOW);
  for (const login of ['liu', 'zhao', 'bai', 'chen', 'li']) api.forget(login);
});

describe('paper', () => {
  test('slips are printed ahead, left at the visit and used once', async () => {
    const printed = await api.as('chen').post('/api/visits/slips', { body: { count: 3 } });
    const [one] = printed.body.slips;
    expect(printed.body.slips).toHaveLength(3);
    const early = await browserWith(api, one);
    expect(await early.get('/visit/read')).toContain('还没传上来');
    const v = await made({ slip: `${one.number.slice(0, 4)} ${one.number.slice(4)}` });
    expect(v.slip).toMatchObject({ number: one.number, passphrase: null });
    expect(await early.get('/visit/read')).toContain('今年羊价低');
    expect((await visit(api, 'chen', home.id, { slip: one.number })).body.code).toBe('slipUsed');
    const elsewhere = await api.as('li').post('/api/visits/slips', { body: { count: 1 } });
    const far = await visit(api, 'chen', home.id, { slip: elsewhere.body.slips[0].number });
    expect(far.body.code).toBe('slipElsewhere');
  });

  test('the sheet comes back by its code like every other: before the visit is typed in it waits, with it it is erased', async () => {
    const [one, two] = (await api.as('chen').post('/api/visits/slips', { body: { count: 2 } })).body.slips;
    const pile = { kind: 'visitSheet', subjects: [one.number, two.number] };
    const { sheets } = (await api.as('chen').post('/api/papers/pile', { body: pile })).body;
    expect(sheets.map((s: { subject: string }) => s.subject)).toEqual([one.number, two.number]);
    expect((await api.as('li').post('/api/papers/pile', { body: pile })).status).toBe(404);
    let shade = 200;
    const scan = async (link: string, ...slips: string[]) => {
      const codes = await Promise.all([link, ...slips].map((text) => toBuffer(text, { margin: 2, width: 200 })));
      shade += 1;
      return sharp({ create: { width: 900, height: 1200, channels: 3, background: { r: 250, g: 250, b: shade } } })
        .composite(codes.map((input, i) => ({ input, left: 650, top: 40 + i * 700 })))
        .jpeg()
        .toBuffer();
    };
    const send = async (login: string, content: Buffer) =>
      (
        await api.as(login).post('/api/inbox/sheets', {
          body: {},
          files: [{ field: 'files', name: '走访表.jpg', content }],
        })
      ).body.sheets[0].result;
    // The slip at the foot was not cut off: its code is the household's and leads nowhere here.
    const early = await scan(sheets[0].link, one.link);
    expect(await send('liu', early)).toBe('returned');
    expect(await send('liu', early)).toBe('known');
    expect(await send('li', early)).toBe('notYours');
    const v = await made({ slip: one.number });
    expect((await view(v.id)).files).toMatchObject([{ kind: 'paper' }]);
    expect(await send('liu', early)).toBe('known');
    expect(await send('liu', await scan(sheets[0].link))).toBe('returned');
    expect((await view(v.id)).files).toHaveLength(2);
    const { rows } = await open.owner.query('select count(*)::int as n from paper_scan');
    expect(rows).toEqual([{ n: 0 }]);
    // Nobody ever wrote the other visit down: after a year its scan is gone.
    expect(await send('liu', await scan(sheets[1].link))).toBe('returned');
    const waiting = async () => (await open.owner.query('select slip from visit_waiting_scan')).rows;
    open.setNow('2027-03-02T02:00:00Z');
    await dropWaitingScans(systemCtx(open.house, 'test'));
    expect(await waiting()).toHaveLength(1);
    open.setNow('2027-03-04T02:00:00Z');
    await dropWaitingScans(systemCtx(open.house, 'test'));
    expect(await waiting()).toEqual([]);
    open.setNow(TEST_NOW);
  });
});

describe('a joint study', () => {
  const hold = async (login: string, more: Record<string, unknown>) =>
    api.as(login).post('/api/visits/studies', {
      body: {
        title: '韩大柱家吃水',
        heldOn: TODAY,
        weighed: '管子老化,村里修不了,要水利局换管。',
        decision: '县水利局换管,村里先送水。',
        participants: [
          { organisationId: await organisationId(open, 'laoxionggou') },
          { organisationId: await organisationId(open, 'qingshuiheWater'), name: '郝建国' },
        ],
        ...more,
      },
    });

  test('sends a need’s case to who was decided, and sets another a turn to do until a day', async () => {
    const v = await made({ needs: [{ category: 'water', what: '后院的水管冻裂了,吃水要挑。' }] });
    const [need] = (await view(v.id)).needsTold;
    const water = await organisationId(open, 'qingshuiheWater');
    const village = await organisationId(open, 'laoxionggou');
    const tasks = [
      { what: '换后院的水管', organisationId: water, until: '2026-03-20', way: 'case', needId: need.id },
      {
        what: '换管以前每天送水',
        organisationId: village,
        until: '2026-03-20',
        way: 'duty',
        itemId: await lineId(open, 'laoxionggou', 'A-002'),
      },
    ];
    const matters = [{ visitId: v.id, needId: need.id }];
    const held = await hold('zhao', { matters, tasks });
    expect(held.status, held.text).toBe(200);
    expect(held.body).toMatchObject({
      area: VILLAGE,
      chair: '赵永平',
      tasksOpen: 2,
      about: [{ visitId: v.id, what: '后院的水管冻裂了,吃水要挑。', household: '韩大柱' }],
      followUps: [
        { unit: '县水利局', until: '2026-03-20', caseId: v.cases[0]!.id, isDone: false },
        { unit: '老熊沟村', dutyId: expect.any(String), isDone: false },
      ],
    });
    const c = (await api.as('chen').get(`/api/cases/${v.cases[0]!.id}`)).body;
    expect(c.timeline.map((e: { verb: string }) => e.verb)).toContain('visits.study');
    const duties = (await api.as('zhao').get('/api/duties')).body.items;
    expect(duties).toContainEqual(expect.objectContaining({ title: '换管以前每天送水', openDays: 18 }));
    expect((await view(v.id)).studies).toMatchObject([{ title: '韩大柱家吃水' }]);
    const { rows } = await open.owner.query('select weighed_sealed::text as w from visit_study');
    expect(JSON.stringify(rows)).not.toContain('管子老化');
    expect((await api.as('li').get('/api/visits/studies')).body.items).toEqual([]);
    expect((await api.as('li').get(`/api/visits/studies/${held.body.id}`)).status).toBe(404);
  });

  test('by the first receiver dispatches the case itself; without a case makes one', async () => {
    const v = await visit(api, 'liu', home.id, { needs: [{ category: 'road', what: '门口的路塌了一块,车过不去。' }] });
    const [need] = (await view(v.body.id)).needsTold;
    const transport = await organisationId(open, 'qingshuiheTransport');
    const matters = [{ visitId: v.body.id, needId: need.id }];
    const task = { what: '补门口的路', organisationId: transport, until: '2026-03-10', way: 'case' };
    const held = await hold('liu', {
      matters,
      tasks: [
        { ...task, needId: need.id },
        { ...task, what: '全村道路查一遍' },
      ],
    });
    expect(held.status, held.text).toBe(200);
    const [first, second] = held.body.followUps;
    const status = async (id: string) => (await api.as('liu').get(`/api/cases/${id}`)).body;
    expect(await status(first.caseId)).toMatchObject({ status: 'dispatched', handler: { name: '县交通局' } });
    expect(await status(second.caseId)).toMatchObject({ status: 'dispatched', channel: 'visit' });
  });

  test('is refused by name', async () => {
    const v = await made();
    const flat = await settleHome(api, 'li', COMMUNITY, '云桂芳', '3 号楼 201');
    const far = await visit(api, 'li', flat.id);
    const matters = [{ visitId: v.id }];
    const village = await organisationId(open, 'laoxionggou');
    const code = async (more: Record<string, unknown>, login = 'liu') =>
      (await hold(login, { matters, ...more })).body.code;
    expect(await code({ participants: [{ organisationId: village }] })).toBe('aloneNotJoint');
    expect(await code({ heldOn: '2026-03-04' })).toBe('tooLate');
    const task = { what: '送水', organisationId: village, until: '2026-03-02', way: 'duty' };
    expect(await code({ tasks: [task] })).toBe('untilPast');
    expect(await code({ participants: [{ organisationId: village }, { organisationId: v.id }] })).toBe('unitNotThere');
    expect(await code({ matters: [{ visitId: v.id, needId: far.body.id }] })).toBe('needNotThere');
    expect((await hold('liu', { matters: [{ visitId: far.body.id }] })).status).toBe(404);
    const heating = await organisationId(open, 'heating');
    expect(await code({ tasks: [{ ...task, until: TODAY, organisationId: heating }] })).toBe('dutyNotYours');
    expect((await hold('chen', { matters })).status).toBe(403);
  });
});
