import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { signatures, VILLAGE, villageWithAid } from './aid.example.ts';

describe('nobody decides alone', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const at = await villageWithAid(open, api);
  const jump = (to: string) => {
    open.setNow(to);
    for (const login of ['liu', 'zhao', 'chen', 'bai', 'yun', 'sun', 'bao', 'gao']) api.forget(login);
  };
  const send = (login: string, id: string, body: { captured: { id: string } }) =>
    api.as(login).post(`/api/aid/applications/${id}/surveys`, { body, key: body.captured.id });

  test('a survey takes two people, three signatures, and somebody of the household', async () => {
    jump(TEST_NOW);
    const home = await at.household();
    const { id } = await at.file(home);
    await at.act('zhao', id, 'accept');
    const refused = async (more: object, second = 'chen') => {
      const answer = await send('zhao', id, await at.surveyBody(home, second, more));
      return answer.body.code;
    };
    expect(await refused({}, 'zhao')).toBe('sameSurveyor');
    expect(await refused({}, 'li')).toBe('surveyorUnknown');
    expect(await refused({ signatures: { ...signatures, second: [] } })).toBe('signatureMissing');
    expect(await refused({ signer: { name: '路人' } })).toBe('signerUnknown');
    const before = { captured: { id: open.house.newId(), madeAt: '2026-03-02T00:00:00Z', files: [] } };
    expect(await refused(before)).toBe('beforeItExisted');
    const body = await at.surveyBody(home);
    const first = await send('zhao', id, body);
    expect(first.body).toMatchObject({ counts: true, status: 'surveyed' });
    // The same record again, and under another command: kept once.
    expect((await send('zhao', id, body)).body).toEqual(first.body);
    expect((await api.as('zhao').post(`/api/aid/applications/${id}/surveys`, { body })).body.survey.id).toBe(
      body.captured.id,
    );
    // Another pair was there too: kept beside it and shown, and it moves nothing.
    const second = await send('chen', id, await at.surveyBody(home, 'liu'));
    expect(second.body).toMatchObject({ counts: false, status: 'surveyed' });
    const view = await at.get(id);
    expect(view.surveys.map((s: { counts: boolean }) => s.counts)).toEqual([true, false]);
    expect(view.surveys[0]).toMatchObject({ first: '赵永平', second: '陈志强', signatures });
    const { rows } = await open.owner.query(
      `select encode(findings_sealed, 'escape') as raw from aid_survey where application_id = $1`,
      [id],
    );
    for (const r of rows) expect(r.raw).not.toContain('腰病');
  });

  test('what was withdrawn while the phone was away, and a household that was merged, are said by name', async () => {
    jump(TEST_NOW);
    const home = await at.household();
    const { id } = await at.file(home);
    await at.act('zhao', id, 'accept');
    const body = await at.surveyBody(home);
    const { rows } = await open.owner.query('select id, version from household where id = $1', [home.id]);
    const members = (await api.as('liu').get(`/api/households/${home.id}`)).body.members;
    let version = rows[0].version;
    for (const m of members) {
      const ended = await api.as('liu').post(`/api/households/${home.id}/members/${m.id}/end`, {
        version,
        body: { validTo: '2026-03-03' },
      });
      expect(ended.status, ended.text).toBe(200);
      version = ended.body.version;
    }
    expect((await send('zhao', id, body)).body.code).toBe('householdGone');
    await at.act('liu', id, 'withdraw', { text: '本人来说不申请了。' });
    expect((await send('zhao', id, body)).body.code).toBe('withdrawn');
  });

  test('a household that was merged: the survey goes along, unless the other has an application of this kind', async () => {
    jump(TEST_NOW);
    const [one, two] = [await at.household(), await at.household()];
    const { id } = await at.file(one);
    await at.act('zhao', id, 'accept');
    const body = await at.surveyBody(one);
    const merge = (from: string, into: string, version: number) =>
      api.as('liu').post(`/api/households/${from}/merge`, { version, body: { into } });
    const other = await at.file(two);
    const merged = await merge(one.id, two.id, 1);
    expect(merged.status, merged.text).toBe(200);
    const refused = await send('zhao', id, body);
    expect(refused.body.code).toBe('mergedAway');
    expect(refused.body.detail.zh).toContain(other.number);
    await at.act('liu', other.id, 'withdraw', { text: '与前一件重复。' });
    const kept = await send('zhao', id, body);
    expect(kept.body, kept.text).toMatchObject({ counts: true, status: 'surveyed' });
    expect((await at.get(id)).householdId).toBe(two.id);
  });

  test('a surveyor of the county does not decide, nor who took it down; the township only where it may', async () => {
    jump(TEST_NOW);
    const home = await at.household();
    const { id } = await at.file(home);
    await at.act('zhao', id, 'accept');
    await at.survey(id, home, {}, 'bai', 'chen');
    await at.act('bai', id, 'check-data', { outcome: 'differs', text: '有一份社保记录待说明。' });
    const drafted = await at.act('zhao', id, 'draft', { opinion: 'refuse', text: '收入高于标准。' });
    // A refusal hangs nowhere.
    expect(drafted).toMatchObject({ status: 'county', notices: [] });
    const refuse = { grounds: ['income'], text: '月收入高于本地标准。' };
    expect((await at.tryAct('bai', id, 'refuse', refuse)).body.code).toBe('surveyorDecides');
    expect((await at.tryAct('yun', id, 'refuse', refuse)).body.code).toBe('notDelegated');
    expect((await at.tryAct('zhao', id, 'refuse', refuse)).status).toBe(403);
    const seen = await at.get(id);
    expect(seen.closed).toContainEqual({
      verb: 'approve',
      says: ['入户调查的人不能审批这一件。', 'Whoever surveyed it does not decide it.'],
    });
  });

  test('kin of a cadre: registered apart, never the township’s, and the county visits first', async () => {
    jump(TEST_NOW);
    const home = await at.household();
    const kin = [{ official: '刘桂兰', accountId: await at.accountOf('liu'), post: 'committee', relation: '侄女' }];
    const { id } = await at.file(home, { kin }, 'zhao');
    const view = await at.get(id);
    expect(view).toMatchObject({ isKin: true, kin: [{ official: '刘桂兰', relation: '侄女' }] });
    expect((await api.as('bai').get('/api/aid/kin')).body.items).toMatchObject([{ applicationId: id, visited: false }]);
    await at.act('zhao', id, 'accept');
    // Whose kin they are stands aside.
    const own = await send('liu', id, await at.surveyBody(home, 'chen'));
    expect(own.body.code).toBe('ownKin');
    await at.survey(id, home);
    await at.act('bai', id, 'check-data', { outcome: 'consistent', text: '一致。' });
    await at.act('zhao', id, 'draft', { opinion: 'grant', cents: 50_000, text: '建议批准。' });
    jump('2026-03-11T02:00:00Z');
    await at.act('zhao', id, 'send-up');
    const approve = { cents: 50_000, text: '批准。' };
    expect((await at.tryAct('bai', id, 'approve', approve)).body.code).toBe('kinNotVisited');
    await at.act('bai', id, 'visit', { on: '2026-03-11', text: '县级入户,情况属实。' });
    expect((await at.act('bai', id, 'approve', approve)).status).toBe('approved');
  });

  test('an objection takes the notice down; it is talked over, and hangs out again', async () => {
    jump(TEST_NOW);
    const home = await at.household();
    const { id, notices } = await at.toPublicity(home);
    const [n] = notices;
    const page = await api.visitor.get(`/aid/object/${n.id}`);
    expect(page.status).toBe(200);
    for (const secret of ['腰病', '丈夫去世', '3,600']) expect(page.text).not.toContain(secret);
    const post = (fields: Record<string, string>) => at.postForm(`/aid/object/${n.id}`, fields);
    expect((await post({ text: '不' })).status).toBe(422);
    const said = await post({ text: '他家儿子在城里上班,没有写上。', name: '王某 199-0000-0077' });
    expect(said.status, said.text).toBe(200);
    expect((await api.visitor.get(`/aid/object/${n.id}`)).status).toBe(404);
    const view = await at.get(id);
    expect(view).toMatchObject({ status: 'objected', due: { step: 'objection' } });
    expect(view.objections).toMatchObject([{ way: 'portal', name: '王某 199-0000-0077', heardAt: null }]);
    expect((await at.tryAct('zhao', id, 'draft', { opinion: 'grant', cents: 1, text: '再议' })).status).toBe(409);
    await at.act('zhao', id, 'deliberate', { present: 15, agree: 13, text: '评议认为情况属实。' });
    const again = await at.act('zhao', id, 'draft', { opinion: 'grant', cents: 61_250, text: '维持原意见。' });
    expect(again.notices.map((x: { isUp: boolean }) => x.isUp)).toEqual([false, true]);
    const objectable = (await api.visitor.get(`/api/aid/notices?village=${VILLAGE}`)).body.items;
    expect(objectable.some((x: { id: string }) => x.id === again.notices[1].id)).toBe(true);
    // Heard by a second survey too.
    await at.act('liu', id, 'object', { text: '村里还有人不同意。' });
    expect((await at.survey(id, home)).status).toBe('checked');
    expect((await at.get(id)).objections.map((o: { heardBy: string }) => o.heardBy)).toEqual([
      'deliberation',
      'survey',
    ]);
  });

  test('retaliation reported: no stop without somebody else of the county, and nobody is told who asked', async () => {
    jump(TEST_NOW);
    const home = await at.household();
    const { id } = await at.toPublicity(home);
    jump('2026-03-11T02:00:00Z');
    await at.act('zhao', id, 'send-up');
    const { number } = await at.act('bai', id, 'approve', { cents: 61_250, text: '批准。' });
    expect((await api.as('sun').get(`/api/aid/applications/${id}`)).status).toBe(404);
    expect((await api.as('bai').post('/api/aid/freezes', { body: { number } })).status).toBe(403);
    const frozen = await at.post('bao', '/api/aid/freezes', { number });
    expect((await api.as('bao').get(`/api/aid/applications/${id}`)).status).toBe(403);
    const stop = { ground: 'income', text: '收入超过标准。' };
    expect((await at.tryAct('bai', id, 'stop', stop)).body.code).toBe('frozen');
    expect((await at.tryAct('bai', id, 'adjust', { ...stop, cents: 100 })).body.code).toBe('frozen');
    // Nor from the other side: what is drawn is not ended as a benefit, unless the household wishes it.
    const { rows: drawn } = await open.owner.query<{ id: string }>(
      'select m.id from care_member m join aid_application a on a.household_id = m.household_id where a.id = $1',
      [id],
    );
    const proposed = await at.post('zhao', `/api/care/members/${drawn[0]!.id}/ends`, {
      reason: 'incomeAbove',
      facts: '外出务工收入增加',
    });
    const ends = (verb: string, login: string) =>
      api
        .as(login)
        .post(`/api/care/ends/${proposed.id}/decide`, { version: 1, body: { verb, grounds: '收入证明在卷' } });
    expect((await ends('end', 'bai')).body.code).toBe('held');
    expect((await ends('withdraw', 'zhao')).status).toBe(200);
    // More money is done to nobody.
    expect((await at.act('bai', id, 'adjust', { ground: 'standard', text: '提标。', cents: 70_000 })).amountCents).toBe(
      70_000,
    );
    const { rows } = await open.owner.query(
      `select verb, data::text from journal where subject_kind = 'aid' and subject_id = $1`,
      [id],
    );
    expect(JSON.stringify(rows)).not.toContain('freeze');
    await at.act('sun', id, 'second-stop', { text: '核查收入证明,确已超过标准,与举报无关。' });
    expect((await at.act('bai', id, 'stop', stop)).status).toBe('stopped');
    expect((await at.post('bao', `/api/aid/freezes/${frozen.id}/lift`, {}, 1)).liftedAt).not.toBeNull();
  });

  test('three refusals of work end one share only; a grace of at most six months ends by itself', async () => {
    jump(TEST_NOW);
    const home = await at.household();
    const { id } = await at.toPublicity(home);
    jump('2026-03-11T02:00:00Z');
    await at.act('zhao', id, 'send-up');
    await at.act('bai', id, 'approve', { cents: 60_000, text: '批准。' });
    const cut = { ground: 'workRefused', text: '三次拒绝介绍的工作。' };
    expect((await at.tryAct('bai', id, 'adjust', { ...cut, cents: 29_999 })).body.code).toBe('amountTooLow');
    const adjusted = await at.act('bai', id, 'adjust', { ...cut, cents: 30_000 });
    expect(adjusted).toMatchObject({ amountCents: 30_000, due: { step: 'notify', day: '2026-03-16' } });
    const out = { ground: 'income', text: '外出务工收入增加。' };
    expect((await at.tryAct('bai', id, 'phase-out', { ...out, months: 7 })).body.code).toBe('graceTooLong');
    expect(await at.act('bai', id, 'phase-out', { ...out, months: 6 })).toMatchObject({
      status: 'phasingOut',
      paidUntil: '2026-09-30',
    });
    const { nightly } = await import('./aid.notices.ts');
    const { systemCtx } = await import('#platform/context.ts');
    jump('2026-09-30T04:00:00Z');
    await nightly(systemCtx(open.house, 'test'));
    expect((await at.get(id)).status).toBe('phasingOut');
    jump('2026-09-30T16:30:00Z');
    await nightly(systemCtx(open.house, 'test'));
    const ended = await at.get(id);
    expect(ended.status).toBe('stopped');
    expect(ended.letters.at(-1).kind).toBe('stopped');
    jump(TEST_NOW);
  });
});
