import { describe, expect, test } from 'vitest';
import { VILLAGE } from '#modules/activities/activities.example.ts';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { branchesAtWork } from './floating.example.ts';
import { forgetFloating } from './floating.jobs.ts';

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = await branchesAtWork(open, api);
const rollOf = async (unit: string, as: string) =>
  (await api.as(as).get(`/api/activities/units/${unit}/members`)).body.items as {
    name: string;
    standing: string;
    membershipId: string;
  }[];

describe('a member goes, is taken in, and comes back', () => {
  test('registered, reported in, attached without a vote, kept in touch with, home again', async () => {
    const made = await at.register();
    expect(made.status, made.text).toBe(200);
    const { id, code } = made.body;
    expect(code).toMatch(/^\d{8}$/);
    expect((await at.get(id)).body).toMatchObject({
      status: 'registeredOut',
      name: '流动王',
      phone: expect.stringMatching(/^199\*{4}/),
      due: [{ what: 'nameContact', side: 'home', by: '2026-03-10', unit: '老熊沟村党支部' }, { what: 'reportIn' }, {}],
    });
    // The receiving branch sees the record and reports them in; only it may attach.
    expect((await at.act(id, 'report-in', { on: '2026-03-02' }, 'li')).body.status).toBe('reportedIn');
    expect(await at.act(id, 'attach', { on: '2026-03-02' })).toMatchObject({
      status: 409,
      body: { code: 'inflowAttaches' },
    });
    const attached = await at.act(id, 'attach', { on: '2026-03-02' }, 'li');
    expect(attached.status, attached.text).toBe(200);
    const guest = (await rollOf(at.inflow.unit, 'li')).find((m) => m.name === '流动王')!;
    expect(guest.standing).toBe('inflow');

    // Called to the meeting, counted in a class, without a vote in either.
    const called = async (kind: string) => {
      const planned = await at.inflow.plan({ kind });
      return (await at.inflow.call(planned.body.id)).body.attendees as {
        name: string;
        counts: boolean;
        hasVote: boolean;
      }[];
    };
    expect((await called('memberMeeting')).find((a) => a.name === '流动王')).toMatchObject({
      counts: false,
      hasVote: false,
    });
    expect((await called('partyClass')).find((a) => a.name === '流动王')).toMatchObject({
      counts: true,
      hasVote: false,
    });
    const vote = await at.inflow.standing(guest.membershipId, { standing: 'full' });
    expect(vote).toMatchObject({ status: 409, body: { code: 'votesElsewhere' } });
    expect(vote.text).toContain('老熊沟村党支部');

    expect((await at.contact(id, { note: '一切都好' })).body.status).toBe('contacted');
    const year = { year: 2026, heldOn: '2026-03-03', side: 'inflow' };
    expect((await at.act(id, 'appraisals', year, 'li')).status).toBe(200);
    expect(await at.act(id, 'appraisals', { ...year, side: 'home' })).toMatchObject({
      body: { code: 'appraisedAlready' },
    });

    const back = await at.act(id, 'come-back', { on: '2026-03-03' });
    expect(back.body).toMatchObject({ status: 'returned', due: [], open: [], endedOn: '2026-03-03' });
    expect(back.body.steps.map((s: { verb: string }) => s.verb)).toEqual(
      'register reportIn attach contact appraise comeBack'.split(' '),
    );
    open.setNow('2026-03-05T02:00:00Z');
    for (const login of ['liu', 'li']) api.forget(login);
    expect((await rollOf(at.inflow.unit, 'li')).some((m) => m.name === '流动王')).toBe(false);
    expect((await rollOf(at.home.unit, 'liu')).some((m) => m.name === '流动王')).toBe(true);
    open.setNow(TEST_NOW);
    for (const login of ['liu', 'li']) api.forget(login);
  });

  test('the relation moves: the old membership ends, the vote is in the new branch', async () => {
    const membershipId = await at.home.join('转走赵');
    const { id } = (await at.register({ membershipId })).body;
    await at.act(id, 'report-in', { on: '2026-03-02' }, 'li');
    await at.act(id, 'attach', { on: '2026-03-02' }, 'li');
    expect(await at.act(id, 'move-relation', { on: '2026-03-03' }, 'li')).toMatchObject({
      status: 403,
      body: { code: 'homeDecides' },
    });
    const moved = await at.act(id, 'move-relation', { on: '2026-03-03' });
    expect(moved.status, moved.text).toBe(200);
    expect((await rollOf(at.home.unit, 'liu')).some((m) => m.name === '转走赵')).toBe(false);
    expect((await rollOf(at.inflow.unit, 'li')).find((m) => m.name === '转走赵')?.standing).toBe('full');
  });

  test('somebody from outside is entered where they came', async () => {
    const { homeId: _h, membershipId: _m, inflowId: _i, ...reach } = at.body();
    const body = {
      ...reach,
      ...{ name: '外来孙', homeName: '某省某县某村党支部', inflowId: at.inflow.unit, reportedOn: '2026-03-01' },
    };
    const made = await api.as('li').post('/api/floating/in', { body });
    expect(made.status, made.text).toBe(200);
    expect((await at.act(made.body.id, 'attach', { on: '2026-03-02' }, 'li')).body.status).toBe('attached');
    expect((await api.as('liu').get(`/api/floating/${made.body.id}`)).status).toBe(404);
    expect((await at.act(made.body.id, 'come-back', { on: '2026-03-03' }, 'li')).body.status).toBe('returned');
  });
});

describe('what is refused, by name', () => {
  test('twice, too short, ahead of its time, no phone, a branch of somebody else', async () => {
    const membershipId = await at.home.join('登记钱');
    const phone = '19900000311';
    const refused = async (more: object, code: string, as = 'liu') =>
      expect((await at.register({ membershipId, ...more }, as)).body.code, JSON.stringify(more)).toBe(code);
    await refused({ awayUntil: '2026-08-19' }, 'tooShort');
    await refused({ awayUntil: '2026-02-20' }, 'untilWrong');
    await refused({ leftOn: '2026-03-04' }, 'leftAhead');
    await refused({ phone: '1234' }, 'phoneWrong');
    await refused({ consentOn: '2026-03-04' }, 'consentLate');
    await refused({ inflowId: at.home.unit }, 'sameBranch');
    await refused({ inflowName: '深圳某支部' }, 'inflowTwo');
    await refused({ inflowId: open.house.newId() }, 'branchUnknown');
    await refused({ membershipId: open.house.newId() }, 'notOnRoll');
    await refused({}, 'branchNotYours', 'li');
    expect((await at.register({ membershipId, phone, awayUntil: '2026-08-20' })).status).toBe(200);
    const again = await at.register({ membershipId, phone: '19900000312' });
    expect(again).toMatchObject({ status: 409, body: { code: 'twice' } });
    expect(again.text).toContain('登记钱');
    // Two branches for one member: on the roll as inflow, they cannot be registered out from there.
    const { id } = (await at.register({ membershipId: await at.home.join('两边李') })).body;
    await at.act(id, 'report-in', { on: '2026-03-02' });
    await at.act(id, 'attach', { on: '2026-03-02' }, 'li');
    const there = (await rollOf(at.inflow.unit, 'li')).find((m) => m.name === '两边李')!;
    const out = await at.register(
      { homeId: at.inflow.unit, membershipId: there.membershipId, inflowId: at.home.unit },
      'li',
    );
    expect(out.body.code).toBe('noRelationHere');
  });

  test('not reached is noted only after three tries in two ways, is no end, and one answer undoes it', async () => {
    const { id } = (await at.register({ membershipId: await at.home.join('失联周') })).body;
    for (const way of ['phone', 'phone', 'family']) {
      expect((await at.act(id, 'lose')).body.code).toBe('triesTooFew');
      expect((await at.contact(id, { way, reached: false })).status).toBe(200);
    }
    expect((await at.act(id, 'lose')).body).toMatchObject({
      status: 'lostContact',
      due: [{ what: 'nameContact' }, { what: 'retry' }],
    });
    expect((await at.contact(id, { way: 'visit' })).body.status).toBe('registeredOut');
    const told = await open.owner.query(`select note_sealed from floating_contact where floating_id = $1`, [id]);
    expect(told.rows).toHaveLength(4);
  });

  test('a contact is what the branch owes: one who was reached counts once in a turn, a try does not', async () => {
    const duty = await api.as('zhao').post('/api/duties', {
      body: {
        ...{ area: VILLAGE, organisationIds: [at.home.unit], title: '每月联系流动党员', recordKind: 'floatingContact' },
        ...{ rrule: 'FREQ=MONTHLY', startsOn: '2026-03-03', openDays: null, needs: 2 },
      },
    });
    expect(duty.status, duty.text).toBe(200);
    const turn = async () => {
      const { turns } = (
        await api.as('zhao').get(`/api/duties/${duty.body.items[0].id}/turns?from=2026-03-01&to=2026-03-31`)
      ).body;
      return [turns[0].status, turns[0].counted];
    };
    const [one, two] = [
      (await at.register({ membershipId: await at.home.join('联系甲') })).body.id,
      (await at.register({ membershipId: await at.home.join('联系乙') })).body.id,
    ];
    await at.contact(one, { reached: false });
    expect(await turn()).toEqual(['open', 0]);
    await at.contact(one);
    await at.contact(one, { way: 'message' });
    expect(await turn()).toEqual(['open', 1]);
    await at.contact(two);
    expect(await turn()).toEqual(['satisfied', 2]);
  });

  test('a day before the step before it, and a contact from before there was a record', async () => {
    const { id } = (await at.register({ membershipId: await at.home.join('日期吴') })).body;
    expect((await at.act(id, 'report-in', { on: '2026-02-19' })).body.code).toBe('dayEarly');
    expect((await at.act(id, 'report-in', { on: '2026-03-04' })).body.code).toBe('dayAhead');
    expect((await at.contact(id, {}, 'liu', '2026-03-01T00:00:00Z')).status).toBe(422);
  });
});

describe('the member at home', () => {
  const form = async (url: string, fields: Record<string, string>, cookie = '') => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) };
    const payload = new URLSearchParams(fields).toString();
    const r = await api.app.inject({ method: 'POST', url, headers, payload });
    return { status: r.statusCode, text: r.body, headers: r.headers as Record<string, unknown> };
  };
  const cookieOf = (answer: { headers: Record<string, unknown> }) =>
    [answer.headers['set-cookie'] ?? []]
      .flat()
      .map((line) => String(line).split(';')[0])
      .join('; ');

  test('opens the record by number and code, reports in, mends the number, says what is wrong and reads the answer', async () => {
    const phone = '19900000411';
    const { id, code } = (await at.register({ membershipId: await at.home.join('自己郑'), phone })).body;
    expect((await form('/floating', { phone, code: '00000000' })).status).toBe(401);
    expect((await form('/floating', { phone: '19900000499', code })).text).toContain('手机号或查询码不对');
    const entered = await form('/floating', { phone: '199 0000 0411', code: `${code.slice(0, 4)} ${code.slice(4)}` });
    expect(entered.status).toBe(303);
    const cookie = cookieOf(entered);
    const read = async () => (await api.withCookie(cookie).get('/floating/read')).text;
    expect(await read()).toContain('自己郑');
    expect((await form('/floating/report-in', { whereabouts: '包头市青山区' }, cookie)).status).toBe(303);
    expect((await form('/floating/report-in', {}, cookie)).status).toBe(409);
    expect((await form('/floating/mend', { phone: '12', whereabouts: '' }, cookie)).status).toBe(422);
    expect((await form('/floating/mend', { phone: '19900000412', whereabouts: '包头市' }, cookie)).status).toBe(303);
    expect((await form('/floating/wrong', { text: '外出时间应该是一月。' }, cookie)).status).toBe(303);
    expect((await form('/floating/wrong', { text: '再说一次。' }, cookie)).text).toContain('还在核对');
    const seen = (await at.get(id)).body;
    expect(seen).toMatchObject({ status: 'reportedIn', whereabouts: '包头市', reportedOn: '2026-03-03' });
    const answered = await api
      .as('liu')
      .post(`/api/floating/${id}/corrections/${seen.corrections[0].id}/answer`, { body: { answer: '核对过了。' } });
    expect(answered.status, answered.text).toBe(200);
    expect(await read()).toContain('核对过了。');
    expect((await form('/floating', { phone, code })).status).toBe(401);
    expect((await form('/floating', { phone: '19900000412', code })).status).toBe(303);
    const renewed = (await api.as('liu').post(`/api/floating/${id}/code`, { body: {} })).body;
    expect((await form('/floating', { phone: '19900000412', code })).status).toBe(401);
    expect((await form('/floating', { phone: '19900000412', code: renewed.code })).status).toBe(303);
    expect((await api.visitor.get('/floating/read')).status).toBe(303);
  });
});

test('names, numbers, whereabouts and notes are sealed; three years after the end nothing of them is left', async () => {
  const phone = '19900000511';
  const { id } = (await at.register({ membershipId: await at.home.join('封存冯'), phone, whereabouts: '某市某街' }))
    .body;
  await at.contact(id, { note: '说了一句话' });
  await at.act(id, 'come-back', { on: '2026-03-03' });
  const dump = async () => {
    const member = await open.owner.query('select f::text as t from floating_member f where id = $1', [id]);
    const notes = await open.owner.query('select c::text as t from floating_contact c where floating_id = $1', [id]);
    return [...member.rows, ...notes.rows].map((r) => String(r.t)).join();
  };
  expect(await dump()).not.toMatch(/封存冯|19900000511|某市某街|说了一句话/);
  expect((await api.as('liu').post(`/api/floating/${id}/phone`, { body: {} })).body).toEqual({ phone });
  open.setNow('2029-03-03T02:00:00Z');
  await forgetFloating(systemCtx(open.house, 'test'));
  expect(
    (await open.owner.query('select 1 from floating_member where id = $1 and erased_at is not null', [id])).rowCount,
  ).toBe(0);
  open.setNow('2029-03-05T02:00:00Z');
  await forgetFloating(systemCtx(open.house, 'test'));
  const gone = await open.owner.query(
    'select name_sealed, phone_sealed, phone_idx, who_idx, code_mac, whereabouts_sealed from floating_member where id = $1',
    [id],
  );
  expect(Object.values(gone.rows[0]).every((v) => v === null)).toBe(true);
  open.setNow(TEST_NOW);
});
