import { describe, expect, test } from 'vitest';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { VILLAGE, villageWithAid } from './aid.example.ts';

describe('help that cannot wait, and what stands beside', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const at = await villageWithAid(open, api);
  const jump = (to: string) => {
    open.setNow(to);
    for (const login of ['liu', 'zhao', 'chen', 'bai', 'yun', 'sun', 'bao', 'gao']) api.forget(login);
  };

  test('an emergency is helped first, out of the ledger; papers and the survey come afterwards', async () => {
    jump(TEST_NOW);
    const store = await at.post('liu', '/api/relief/stores', {
      ...{ area: VILLAGE, organisationId: await organisationId(open, 'laoxionggou'), name: '村部' },
    });
    const batch = await at.post('zhao', '/api/relief/batches', {
      ...{ area: VILLAGE, kind: 'money', source: 'fiscal', donor: '县民政局', isDonorShown: true },
      ...{ item: '备用金', quantity: 1_000_000, purpose: 'emergency', receivedOn: '2026-03-02', storeId: store.id },
    });
    const home = await at.household();
    const { id, number } = await at.file(home, { kind: 'emergency', reason: '昨夜房子失火,没有地方住。', income: [] });
    expect(number).toMatch(/^LS-/);
    const waiting = await at.get(id);
    expect(waiting.due).toMatchObject({ step: 'firstHelp', at: '2026-03-04T02:00:00Z' });
    expect((await at.tryAct('zhao', id, 'accept')).body.code).toBe('emergencyHelpsFirst');
    const help = { cents: 300_000, text: '先安置。', batchId: batch.id, papers: ['身份证复印件', '火灾证明'] };
    expect((await at.tryAct('zhao', id, 'help-first', help)).status).toBe(403);
    const helped = await at.act('yun', id, 'help-first', help);
    expect(helped).toMatchObject({
      status: 'helped',
      amountCents: 300_000,
      due: { step: 'papersAfter', day: '2026-03-10' },
    });
    const grant = (await api.as('zhao').get(`/api/relief/grants/${helped.grantId}`)).body;
    expect(grant).toMatchObject({ purpose: 'emergency', status: 'open', householdId: home.id });
    expect((await at.tryAct('zhao', id, 'settle')).body.code).toBe('papersMissing');
    const ids = helped.papers.map((p: { id: string }) => p.id);
    await at.act('liu', id, 'bring-papers', { papers: ids, on: '2026-03-03' });
    expect((await at.tryAct('zhao', id, 'settle')).body.code).toBe('surveyMissing');
    expect((await at.survey(id, home)).status).toBe('helped');
    expect((await at.act('zhao', id, 'settle')).status).toBe('settled');
    const bigger = await at.household();
    const other = await at.file(bigger, { kind: 'emergency', income: [] });
    await at.post('bai', '/api/aid/standards', {
      ...{ area: '150124', kind: 'emergency', validFrom: '2026-03-03', cents: 200_000, delegatedCents: null },
      source: '县临时救助办法',
    });
    expect((await at.tryAct('yun', other.id, 'help-first', help)).body.code).toBe('amountTooHigh');
  });

  test('特困: the three conditions, the six items, its own limits', async () => {
    jump(TEST_NOW);
    const home = await at.household('liu', VILLAGE, 1950);
    const tekun = { ground: 'over60', noSource: true, noSupporter: true };
    const body = (more: object) =>
      api.as('liu').post('/api/aid/applications', { body: at.fileBody(home, { kind: 'tekun', income: [], ...more }) });
    expect((await body({})).body.errors[0].rule).toBe('tekunMissing');
    expect((await body({ tekun: { ...tekun, noSupporter: false } })).body.errors[0].rule).toBe('tekunNotAll');
    const { id } = await at.file(home, { kind: 'tekun', income: [], tekun, careForm: 'home' });
    expect((await body({ tekun })).body.code).toBe('openAlready');
    const accepted = await at.act('zhao', id, 'accept');
    expect(accepted.clocks.map((c: { step: string }) => c.step)).toEqual(['surveyAndDraft', 'total']);
    const without = await at.surveyBody(home);
    expect((await api.as('zhao').post(`/api/aid/applications/${id}/surveys`, { body: without })).body.code).toBe(
      'selfCareMissing',
    );
    const can = { eating: true, dressing: false, bed: true, toilet: true, walking: false, bathing: false };
    const surveyed = await at.survey(id, home, { selfCare: can });
    expect(surveyed.survey.selfCareLevel).toBe('partly');
    await at.act('bai', id, 'check-data', { outcome: 'consistent', text: '一致。' });
    await at.act('zhao', id, 'draft', { opinion: 'grant', cents: 80_000, text: '建议批准。' });
    jump('2026-03-11T02:00:00Z');
    await at.act('zhao', id, 'send-up');
    expect((await at.get(id)).due.step).toBe('decide');
    await at.act('bai', id, 'approve', { cents: 80_000, text: '批准分散供养。' });
    const { rows } = await open.owner.query('select care_class, person_id from care_member where basis_id = $1', [id]);
    expect(rows).toEqual([{ care_class: 'needyHome', person_id: home.head }]);
    const ended = await at.act('bai', id, 'stop', { ground: 'death', text: '本人去世。' });
    expect(ended.notices.at(-1)).toMatchObject({ kind: 'stopping', from: '2026-03-11', to: '2026-03-18', isUp: true });
    expect(
      (await open.owner.query('select end_reason from care_member where basis_id = $1', [id])).rows[0].end_reason,
    ).toBe('deceased');
    jump(TEST_NOW);
  });

  test('the household looks by number and passphrase, takes it back itself, and is told nothing of who objected', async () => {
    jump(TEST_NOW);
    const home = await at.household();
    const { id, number, passphrase } = await at.file(home);
    const post = (fields: Record<string, string>) => at.postForm('/aid/track', fields);
    expect((await post({ number, passphrase: '00000000' })).status).toBe(401);
    const seen = await post({ number: number.toLowerCase(), passphrase: passphrase.replace(/(....)/, '$1 ') });
    expect(seen.status, seen.text).toBe(200);
    expect(seen.text).toContain('申请收到了');
    expect(seen.text).not.toContain('丈夫去世');
    expect((await post({ number, passphrase, act: 'withdraw' })).status).toBe(422);
    expect((await at.get(id)).status).toBe('applied');
    const gone = await post({ number, passphrase, act: 'withdraw', sure: 'yes' });
    expect(gone.text).toContain('您已经撤回');
    expect((await at.get(id)).status).toBe('withdrawn');
    for (let i = 0; i < 6; i++) await post({ number, passphrase: '11111111' });
    expect((await post({ number, passphrase })).status).toBe(429);
    jump('2026-03-03T03:30:00Z');
    expect((await post({ number, passphrase })).status).toBe(200);
    jump(TEST_NOW);
  });

  test('cards are kept by agreement and filed with the county; a limit of a place; the sheet is marked', async () => {
    jump(TEST_NOW);
    const home = await at.household();
    const card = { householdId: home.id, holderId: await at.accountOf('liu'), thing: 'card', why: '本人不能行走' };
    const body = { ...card, agreement: '代管协议 2026-01', since: '2026-03-01' };
    const kept = await at.post('liu', '/api/aid/custody', body);
    expect(kept).toMatchObject({ holder: '刘桂兰', filedOn: null });
    expect((await api.as('liu').post('/api/aid/custody', { body })).body.code).toBe('custodyThere');
    const filed = await at.post(
      'bai',
      `/api/aid/custody/${kept.id}/file`,
      { on: '2026-03-03', as: '清民备〔2026〕8' },
      1,
    );
    expect(filed.filedAs).toBe('清民备〔2026〕8');
    await at.post('liu', `/api/aid/custody/${kept.id}/return`, { on: '2026-03-03' }, 2);
    expect((await api.as('liu').get('/api/aid/custody')).body.items).toEqual([]);
    const limit = {
      area: '150124',
      kind: 'any',
      step: 'check',
      validFrom: '2026-03-03',
      unit: 'wd',
      amount: 2,
      source: '本县办法',
    };
    await at.post('bai', '/api/aid/limits', limit);
    expect((await api.as('bai').post('/api/aid/limits', { body: limit })).body.code).toBe('limitThere');
    expect((await api.as('bai').post('/api/aid/limits', { body: { ...limit, area: '150102' } })).status).toBe(404);
    expect((await api.as('bai').post('/api/aid/limits', { body: { ...limit, validFrom: '2026-03-02' } })).status).toBe(
      422,
    );
  });
});
