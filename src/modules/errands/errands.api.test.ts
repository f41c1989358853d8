import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { castAtWork, outcomeOf } from '#modules/cases/cases.example.ts';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { authorise, freeLapsed, revoke } from './errands.actions.ts';
import { viewErrand } from './errands.view.ts';
import { personal } from './personal.store.ts';
import { errandSection } from './portal/errand.pages.tsx';

describe('帮办代办', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const cast = await castAtWork(open);
  const fileErrand = () => cast.file({ kind: 'errand', body: '腿脚不便,想请人替我交高龄津贴的认证材料。' });
  const scope = { scope: '替我递交高龄津贴认证材料,取回结果', days: 30 as const };
  const own = async (id: string) => cast.resident(id, (await viewErrand(cast.resident(id), id)).version);
  const act = async (login: string, id: string, verb: string, body: object = {}) =>
    api
      .as(login)
      .post(`/api/errands/${id}/${verb}`, { version: (await viewErrand(cast.resident(id), id)).version, body });
  const huKou = { name: '户口簿', kind: 'original' };

  test('from the person’s word to the last paper handed back; the case is held until then', async () => {
    open.setNow(TEST_NOW);
    const { id } = await fileErrand();
    expect((await act('liu', id, 'accept')).status).toBe(409);
    await authorise(await own(id), id, scope);
    expect((await act('liu', id, 'accept')).status).toBe(200);
    expect(
      (await act('liu', id, 'trip', { day: '2026-03-03', place: '北堡乡便民中心', purpose: '问清材料' })).status,
    ).toBe(200);
    const collected = await act('liu', id, 'collect', huKou);
    expect(collected.body.state).toBe('collected');
    await act('liu', id, 'collect', { name: '身份证', kind: 'copy', copies: 2 });
    expect(
      (await act('liu', id, 'submit', { to: '县民政局', on: '2026-03-03', receiptNumber: 'MZ-18' })).body.state,
    ).toBe('submitted');
    expect((await act('liu', id, 'result', { text: '已通过认证,下月起发放。' })).body.state).toBe('answered');
    expect((await act('liu', id, 'finish')).body.code).toBe('originalsOut');

    await cast.act('liu', 'take', id);
    expect(await outcomeOf(cast.act('liu', 'reply', id))).toBe('heldOpen');
    const [paper] = collected.body.papers;
    expect((await act('liu', id, 'hand-back', { paperId: paper.id })).body.papers[0].returnedTo).toBe('person');
    expect((await act('liu', id, 'finish')).body.state).toBe('returned');
    const { papers } = await viewErrand(cast.resident(id), id);
    const left = papers.find((p) => !p.returnedAt)!;
    expect((await act('liu', id, 'hand-back', { paperId: left.id })).status).toBe(200);
    expect(await outcomeOf(cast.act('liu', 'reply', id))).toBe('ok');
    const verbs = (await cast.journal(id)).map((e) => e.verb).filter((v) => v.startsWith('errand.'));
    expect(verbs).toEqual(
      ['authorise', 'accept', 'trip', 'collect', 'collect', 'submit', 'result', 'handBack', 'finish', 'handBack'].map(
        (v) => `errand.${v}`,
      ),
    );
    expect(await errandSection(cast.resident(id), id)).not.toBeNull();
  });

  test('a case is not called solved while its errand is under way; the word taken back or run out, it is free', async () => {
    const free = async (end: (id: string) => Promise<unknown>) => {
      open.setNow(TEST_NOW);
      const { id } = await fileErrand();
      await authorise(await own(id), id, scope);
      await cast.act('liu', 'take', id);
      await act('liu', id, 'accept');
      expect(await outcomeOf(cast.act('liu', 'reply', id))).toBe('heldOpen');
      expect((await cast.see(cast.ctx('liu'), id)).holds.join()).toContain('还没有办完');
      await end(id);
      return outcomeOf(cast.act('liu', 'reply', id));
    };
    expect(await free(async (id) => revoke(await own(id), id))).toBe('ok');
    const lapse = async () => {
      open.setNow(Temporal.Instant.from(TEST_NOW).add({ hours: 24 * 30 }));
      await freeLapsed(systemCtx(open.house, 'errands.freeLapsed'));
    };
    expect(await free(lapse)).toBe('ok');
    // Not before its last second.
    const early = async () => {
      open.setNow(Temporal.Instant.from(TEST_NOW).add({ seconds: 30 * 86_400 - 1 }));
      await freeLapsed(systemCtx(open.house, 'errands.freeLapsed'));
    };
    expect(await free(early)).toBe('heldOpen');
  });

  test('notes made on paper go back to the errand by their code; not of a case of another kind, not for another place', async () => {
    open.setNow(TEST_NOW);
    const { id } = await fileErrand();
    const other = await cast.file({ kind: 'help', body: '村东头机井坏了三天,没人来修。' });
    const print = (login: string, subject: string) =>
      api.as(login).post('/api/papers', { body: { kind: 'errandNotes', subject } });
    const sheet = await print('liu', id);
    expect(sheet.body.title, sheet.text).toMatch(/^代办跑办记录 /);
    expect((await print('liu', other.id)).status).toBe(404);
    expect((await print('li', id)).status).toBe(404);
    const content = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#eee' } })
      .jpeg()
      .toBuffer();
    const files = [{ field: 'files', name: '代办记录.jpg', content }];
    const back = await api.as('liu').post('/api/inbox/sheets', { body: { number: sheet.body.code }, files });
    expect(back.body.sheets[0], back.text).toMatchObject({
      result: 'returned',
      paper: { kind: 'errandNotes', subject: id },
    });
    const { scans } = (await api.as('liu').get(`/api/papers?kind=errandNotes&subject=${id}`)).body;
    expect(scans).toMatchObject([{ name: '代办记录.jpg', by: '刘桂兰' }]);
    // Whoever asked for the errand has it in the copy of what is held about them.
    const asks = { name: '赵大爷', phone: '19900001234', personId: null, householdIds: [] };
    const [note, ...more] = await personal.held[0]!.find(systemCtx(open.house, 'test'), asks);
    expect([note, more]).toMatchObject([{ id, files: [{ mediaType: 'image/jpeg' }] }, []]);
    expect(await personal.held[0]!.find(systemCtx(open.house, 'test'), { ...asks, name: '别人' })).toEqual([]);
  });

  test('taken back or past its last second, everything but handing back is refused', async () => {
    open.setNow(TEST_NOW);
    const { id } = await fileErrand();
    await authorise(await own(id), id, scope);
    await act('liu', id, 'accept');
    const { body } = await act('liu', id, 'collect', huKou);
    const trip = { day: '2026-03-03', place: '县民政局', purpose: '递材料' };
    await revoke(await own(id), id);
    for (const [verb, input] of [
      ['trip', trip],
      ['collect', huKou],
      ['submit', { to: '县民政局', on: '2026-03-03' }],
    ] as const)
      expect((await act('liu', id, verb, input)).body.code, verb).toBe('authorisationOver');
    await authorise(await own(id), id, scope);
    expect((await act('liu', id, 'trip', trip)).status).toBe(200);
    const { authorisation } = await viewErrand(cast.resident(id), id);
    open.setNow(Temporal.Instant.from(authorisation!.until));
    expect(await outcomeOf(revoke(await own(id), id))).toBe('authorisationOver');
    expect((await viewErrand(cast.resident(id), id)).authorisation?.state).toBe('ended');
    open.setNow(TEST_NOW);
    await revoke(await own(id), id);
    expect((await act('liu', id, 'hand-back', { paperId: body.papers[0].id, to: 'family' })).status).toBe(200);
    expect((await act('liu', id, 'hand-back', { paperId: body.papers[0].id })).body.code).toBe('noPapersOut');
  });

  test('on paper at the counter: whoever wrote it down does not run it; stale and repeated; nobody from elsewhere', async () => {
    const { id } = await fileErrand();
    const key = open.house.newId();
    const sent = { version: 0, key, body: { ...scope, medium: 'written' } };
    const first = await api.as('liu').post(`/api/errands/${id}/witness`, sent);
    expect(first.status, first.text).toBe(200);
    expect(first.body.authorisation).toMatchObject({ medium: 'written', witness: '刘桂兰', state: 'living' });
    expect((await api.as('liu').post(`/api/errands/${id}/witness`, sent)).body).toEqual(first.body);
    expect((await api.as('liu').post(`/api/errands/${id}/witness`, { ...sent, key: open.house.newId() })).status).toBe(
      412,
    );
    expect((await act('liu', id, 'accept')).body.code).toBe('ownWitness');
    expect((await api.as('zhang').get(`/api/errands/${id}`)).status).toBe(404);
    const list = async (login: string) =>
      (await api.as(login).get('/api/errands')).body.items.map((r: { caseId: string }) => r.caseId);
    expect(await list('liu')).toContain(id);
    expect(await list('zhang')).not.toContain(id);
    // An agent of the place finds it and takes it; the grid worker sees that it is taken.
    expect(await list('wang')).toContain(id);
    expect((await act('wang', id, 'accept')).body.agent).toMatchObject({ name: '王秀英' });
    expect((await api.as('chen').get(`/api/errands/${id}`)).body.open).toEqual([]);
    const complaint = await cast.file();
    expect((await api.as('liu').get(`/api/errands/${complaint.id}`)).status).toBe(404);
    expect(await outcomeOf(authorise(cast.resident(complaint.id, 0), complaint.id, scope))).toBe('notFound');
    const delegate = cast.ctxOf({ kind: 'receipt', caseId: id, delegate: { id, scopes: ['track', 'add', 'rate'] } }, 2);
    expect(await outcomeOf(revoke(delegate, id))).toBe('notYours');
  });

  test('it costs nothing by construction: no column about money, and a fee sent along is refused', async () => {
    const { rows } = await open.owner.query(
      "select table_name, column_name from information_schema.columns where table_name like 'errand%'",
    );
    expect(rows.length).toBeGreaterThan(30);
    const money = /fee|price|cost|amount|cents|yuan|money|pay(?!er)|charge|费|钱/;
    expect(rows.filter((r) => money.test(r.column_name.replace('paper', '')))).toEqual([]);
    const { id } = await fileErrand();
    for (const fee of [{ fee: 10 }, { cents: 1000 }]) {
      const answer = await act('liu', id, 'witness', { ...scope, medium: 'written', ...fee });
      expect(answer.status).toBe(422);
    }
  });
});
