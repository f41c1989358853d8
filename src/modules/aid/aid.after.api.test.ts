import { describe, expect, test } from 'vitest';
import { addAccount } from '#modules/access/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { PASSWORD } from '#test/world.ts';
import { villageWithAid } from './aid.example.ts';
import { nightly } from './aid.notices.ts';

describe('after the decision', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const at = await villageWithAid(open, api);
  const jump = (to: string) => {
    open.setNow(to);
    for (const login of ['liu', 'zhao', 'chen', 'bai', 'yun', 'sun', 'bao', 'gao']) api.forget(login);
  };
  const night = () => nightly(systemCtx(open.house, 'test'));
  const DECIDED = '2026-03-11T02:00:00Z';
  /** The township may decide up to a sum here, so that the county is free to review. */
  await at.post('bai', '/api/aid/standards', {
    ...{ area: '150124', kind: 'dibao', validFrom: '2026-03-03', cents: 80_000, delegatedCents: 100_000 },
    source: '县低保办法',
  });
  const granted = async (more: object = {}, who = 'yun', cents = 61_250) => {
    jump(TEST_NOW);
    const home = await at.household();
    const { id } = await at.toPublicity(home, more);
    jump(DECIDED);
    await at.act('zhao', id, 'send-up');
    await at.act(who, id, 'approve', { cents, text: '批准。' });
    return { home, id };
  };
  /** A fourth person of the township, so that two who had no part in it can go and look. */
  let fourth = '';
  const lookedAt = async (home: Awaited<ReturnType<typeof at.household>>, id: string) => {
    const township = await organisationId(open, 'beibao');
    fourth ||= await inTransaction(systemCtx(open.house, 'test'), (tx) =>
      addAccount(tx, {
        ...{ login: 'fourth', name: '第四人', password: PASSWORD },
        posts: [{ role: 'townshipClerk', organisationId: township, area: '150124201', validFrom: '2024-01-01' }],
      }),
    );
    const body = await at.surveyBody(home, 'chen', { secondId: fourth });
    return api.as('liu').post(`/api/aid/applications/${id}/surveys`, { body, key: body.captured.id });
  };
  const letter = async (id: string, kind: string) =>
    (await at.get(id)).letters.find((l: { kind: string }) => l.kind === kind)?.paragraphs.join('');
  const can = { eating: true, dressing: true, bed: true, toilet: true, walking: true, bathing: true };

  test('特困: self-care that changed is assessed again by two within ten working days, and told by letter', async () => {
    jump(TEST_NOW);
    const home = await at.household();
    const tekun = { kind: 'tekun', tekun: { ground: 'over60', noSource: true, noSupporter: true }, income: [] };
    const { id } = await at.file(home, tekun);
    await at.act('zhao', id, 'accept');
    await at.survey(id, home, { selfCare: can });
    await at.act('bai', id, 'check-data', { outcome: 'consistent', text: '一致。' });
    await at.act('zhao', id, 'draft', { opinion: 'grant', cents: 79_625, text: '建议批准。' });
    jump(DECIDED);
    await at.act('zhao', id, 'send-up');
    await at.act('bai', id, 'approve', { cents: 79_625, text: '批准。' });
    const again = await at.surveyBody(home, 'chen', { selfCare: can });
    const early = await api
      .as('zhao')
      .post(`/api/aid/applications/${id}/surveys`, { body: again, key: again.captured.id });
    // Nothing asks for another: what came late is kept beside, and moves nothing.
    expect(early.body).toMatchObject({ counts: false, status: 'approved' });
    const asked = await at.act('liu', id, 'ask-assess', { text: '老人摔了一跤,下不了床。' });
    expect(asked.clocks).toContainEqual(
      expect.objectContaining({ step: 'reassess', day: '2026-03-25', source: '特困人员认定办法第二十三条' }),
    );
    expect((await at.tryAct('liu', id, 'ask-assess', { text: '再说一次。' })).body.code).toBe('assessAsked');
    expect((await api.as('chen').get('/api/aid/to-survey')).body.items.map((a: { id: string }) => a.id)).toContain(id);
    const worse = { ...can, bed: false, toilet: false, walking: false, bathing: false };
    expect(await at.survey(id, home, { selfCare: worse })).toMatchObject({ counts: true, status: 'approved' });
    expect(await letter(id, 'assessed')).toMatch(/完全丧失.*60日内依法申请行政复议/);
    const view = await at.get(id);
    expect(view.clocks.map((c: { step: string }) => c.step)).not.toContain('reassess');
    expect(view.surveys.at(-1)).toMatchObject({ purpose: 'reassess', selfCareLevel: 'unable' });
    expect(
      (await at.act('bai', id, 'adjust', { ground: 'selfCare', cents: 120_000, text: '提高护理标准。' })).amountCents,
    ).toBe(120_000);
  });

  test('a grant is objected to: it goes on, others look, and somebody who did not decide it settles it', async () => {
    const { home, id } = await granted();
    const notice = (await at.get(id)).notices.find((n: { isUp: boolean }) => n.isUp);
    const sent = await at.postForm(`/aid/object/${notice.id}`, { text: '这家有车。', commandId: open.house.newId() });
    expect(sent.status).toBe(200);
    const view = await at.get(id);
    expect(view).toMatchObject({
      status: 'approved',
      objections: [{ about: 'approved', way: 'portal', text: '这家有车。' }],
    });
    expect(view.clocks.map((c: { step: string }) => c.step)).toContain('objection');
    expect(view.notices.some((n: { isUp: boolean }) => n.isUp)).toBe(true);
    const settle = { outcome: 'upheld', text: '车是邻居停的,核实无误。' };
    expect((await at.tryAct('bai', id, 'settle-dispute', settle)).body.code).toBe('objectionOpen');
    const old = await at.surveyBody(home, 'chen');
    const refused = await api
      .as('liu')
      .post(`/api/aid/applications/${id}/surveys`, { body: old, key: old.captured.id });
    expect([refused.body.code, refused.body.detail.zh]).toEqual(['sameHands', expect.stringContaining('陈志强')]);
    const fresh = await lookedAt(home, id);
    expect(fresh.body, fresh.text).toMatchObject({ counts: true, status: 'approved', survey: { purpose: 'review' } });
    expect((await at.tryAct('yun', id, 'settle-dispute', settle)).body.code).toBe('deciderReviews');
    const settled = await at.act('bai', id, 'settle-dispute', settle);
    expect(settled.clocks.map((c: { step: string }) => c.step)).not.toContain('objection');
    expect(await letter(id, 'reviewed')).toMatch(/维持.*车是邻居停的.*照常发放/);
  });
  test('the only officer of a county passes the review of an own decision to a named person, who sees it from then on', async () => {
    const { home, id } = await granted({}, 'bai');
    await at.act('liu', id, 'dispute', { text: '这家有车。' });
    const seen = await at.get(id, 'bai');
    expect(seen.closed).toContainEqual({
      verb: 'settleDispute',
      says: [expect.stringContaining('转交复查'), expect.any(String)],
    });
    expect((await api.as('sun').get(`/api/aid/applications/${id}`)).status).toBe(404);
    const free = (await api.as('bai').get(`/api/aid/applications/${id}/reviewers`)).body.items;
    expect(free.map((p: { name: string }) => p.name)).toEqual(['孙海燕']);
    const wrong = await at.tryAct('bai', id, 'pass-review', { to: await at.accountOf('bai'), text: '自己来。' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'reviewerUnknown']);
    const passed = await at.act('bai', id, 'pass-review', { to: free[0].id, text: '县里只有我一人审批。' });
    expect(passed).toMatchObject({ reviewer: '孙海燕', status: 'approved' });
    const settle = { outcome: 'upheld', text: '车是邻居停的。' };
    expect((await at.tryAct('yun', id, 'settle-dispute', settle)).body.code).toBe('reviewElsewhere');
    expect((await api.as('sun').get(`/api/aid/applications/${id}`)).body.open).toContain('passReview');
    expect((await at.tryAct('sun', id, 'settle-dispute', settle)).body.code).toBe('objectionOpen');
    await lookedAt(home, id);
    const settled = await at.act('sun', id, 'settle-dispute', settle);
    expect(settled).toMatchObject({
      reviewer: null,
      statements: expect.arrayContaining([expect.objectContaining({ kind: 'passReview' })]),
    });
    expect(await letter(id, 'reviewed')).toMatch(/维持/);
  });

  test('letters written at the same moment get numbers of their own', async () => {
    jump(TEST_NOW);
    const ids: string[] = [];
    for (let i = 0; i < 4; i += 1) ids.push((await at.file(await at.household())).id);
    await Promise.all(ids.map((id) => at.act('zhao', id, 'ask-papers', { papers: ['收入证明'] })));
    const { rows } = await open.owner.query(
      'select l.number from aid_letter l where l.application_id = any($1) order by 1',
      [ids],
    );
    expect(new Set(rows.map((r) => r.number)).size).toBe(4);
    expect(rows.every((r) => /救〔2026〕\d+号$/.test(r.number))).toBe(true);
  });

  test('temporary relief in stages: in order, together the whole, each paid once with its voucher', async () => {
    jump(TEST_NOW);
    const home = await at.household();
    const { id } = await at.toPublicity(home, { kind: 'expense' });
    jump('2026-03-11T01:00:00Z');
    await at.act('zhao', id, 'send-up');
    const more = await at.tryAct('bai', id, 'approve', { cents: 600_000, text: '多给。', stages: [] });
    expect([more.body.code, more.body.detail.zh]).toEqual(['moreThanPublished', expect.stringContaining('612.50')]);
    await at.act('bai', id, 'send-back', { text: '金额不够,请按六千元重新初审公示。' });
    jump('2026-03-03T03:00:00Z');
    await at.act('zhao', id, 'draft', { opinion: 'grant', cents: 600_000, text: '按六千元。' });
    jump(DECIDED);
    await at.act('zhao', id, 'send-up');
    const grant = (stages: object[]) => at.tryAct('bai', id, 'approve', { cents: 600_000, text: '分期发放。', stages });
    const [first, second] = [
      { on: '2026-03-12', cents: 400_000 },
      { on: '2026-06-12', cents: 200_000 },
    ];
    expect((await grant([first])).body.code).toBe('stagesWrong');
    expect((await grant([first, { ...second, cents: 100_000 }])).body.code).toBe('stagesWrong');
    expect((await grant([second, { ...first, cents: 400_000 }])).body.code).toBe('stagesOrder');
    expect((await grant([first, second])).status).toBe(200);
    expect(await letter(id, 'approved')).toContain('分 2 次发放:2026年3月12日 4,000 元;2026年6月12日 2,000 元');
    const pay = async (nth: number, body: object) =>
      api
        .as('zhao')
        .post(`/api/aid/applications/${id}/stages/${nth}/pay`, { body, version: (await at.get(id)).version });
    expect((await pay(1, { on: '2026-03-12', voucher: '凭证 12' })).body.code).toBe('dayAhead');
    jump('2026-03-13T02:00:00Z');
    expect((await pay(1, { on: '2026-03-12', voucher: '凭证 12' })).body.stages[0].paid).toEqual({
      ...{ on: '2026-03-12', voucher: '凭证 12', by: '赵永平' },
    });
    expect((await pay(1, { on: '2026-03-12', voucher: '凭证 12' })).body.code).toBe('stagePaid');
    expect((await pay(3, { on: '2026-03-12', voucher: '凭证 13' })).status).toBe(404);
  });
  test('what is paid by the month has no stages', async () => {
    jump(TEST_NOW);
    const { id } = await at.toPublicity(await at.household());
    jump(DECIDED);
    await at.act('zhao', id, 'send-up');
    const stages = [
      { on: '2026-03-12', cents: 30_000 },
      { on: '2026-06-12', cents: 31_250 },
    ];
    expect((await at.tryAct('yun', id, 'approve', { cents: 61_250, text: '批准。', stages })).body.code).toBe(
      'stagesMonthly',
    );
  });

  test('what is paid hangs out again a year later, and not a day earlier', async () => {
    const { id } = await granted();
    const up = async () =>
      (await at.get(id)).notices.filter((n: { isUp: boolean }) => n.isUp).map((n: { from: string }) => n.from);
    expect(await up()).toEqual(['2026-03-11']);
    jump('2027-03-10T02:00:00Z');
    await night();
    expect(await up()).toEqual([]);
    jump('2027-03-11T02:00:00Z');
    await night();
    await night();
    expect(await up()).toEqual(['2027-03-11']);
    expect((await at.get(id)).notices.map((n: { cents: number }) => n.cents).at(-1)).toBe(61_250);
  });

  test('five years after its end the words are gone, and the course of it stays', async () => {
    const { id, home } = await granted();
    const kin = { official: '苗村官', post: 'committee', relation: '堂兄' };
    const nobody = { ...kin, accountId: '01a227b9-48e3-7fb4-8a02-170239d73421' };
    const refused = await api.as('liu').post(`/api/aid/applications/${id}/kin`, { body: nobody });
    expect([refused.status, refused.body.errors[0]]).toMatchObject([422, { field: 'accountId', rule: 'missing' }]);
    await at.post('liu', `/api/aid/applications/${id}/kin`, kin);
    await at.act('bai', id, 'stop', { ground: 'voluntary', text: '本人不要了,儿子接走。' });
    const open1 = (await granted()).id;
    jump('2031-03-11T02:00:00Z');
    await night();
    expect(await at.get(id)).toMatchObject({
      reason: expect.stringContaining('丈夫去世'),
      kin: [{ official: '苗村官' }],
    });
    jump('2031-03-12T02:00:00Z');
    await night();
    const view = await at.get(id);
    expect(view).toMatchObject({
      erasedOn: '2031-03-12',
      amountCents: 61_250,
      status: 'stopped',
      members: [],
      income: [],
    });
    expect(view).toMatchObject({ isKin: true, kin: [] });
    expect((await api.as('bai').get('/api/aid/kin')).text).not.toContain('苗村官');
    const text = JSON.stringify({ ...view, applicant: '', address: '' });
    for (const gone of ['丈夫去世', '腰病', '建议批准', '儿子接走']) expect(text).not.toContain(gone);
    expect(view.surveys[0]).toMatchObject({ signatures: null, files: [], first: '赵永平' });
    expect(view.letters.every((l: { paragraphs: string[] }) => l.paragraphs.length === 0)).toBe(true);
    expect((await at.get(open1)).reason).toContain('丈夫去世');
    expect(home.id).toBe(view.householdId);
    // The chain of its journal is whole: only what stood beside it went.
    expect(view.steps.at(-1).verb).toBe('erase');
  });
});
