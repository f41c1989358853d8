import { beforeAll, describe, expect, test } from 'vitest';
import { branchAtWork } from '#modules/activities/activities.example.ts';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { formOf } from '#test/forms.ts';
import { takeDown } from './deliberations.jobs.ts';
import { forgetRites } from './rites.actions.ts';

/* 老熊沟村 resolves to mend its road: liu keeps its books, zhao (township) looks, li keeps another village's. */

const open = await openTestHouse();
const api = await startApi(open);
const VILLAGE = '150124201213';
const DAY = 86_400_000;
const start = Temporal.Instant.from(TEST_NOW).epochMilliseconds;
const on = (days: number) => new Date(start + days * DAY + 8 * 3_600_000).toISOString().slice(0, 10);
/** The clock of the house, in days from the start. */
const go = (days: number) => {
  open.setNow(Temporal.Instant.fromEpochMilliseconds(start + days * DAY));
  for (const login of ['liu', 'zhao', 'li', 'sun']) api.forget(login);
};
go(0);

const deputies: string[] = [];
beforeAll(async () => {
  const count = { area: VILLAGE, adults: 200, households: 90, asOf: on(0) };
  expect((await api.as('liu').put('/api/deliberations/counts', { body: count })).status).toBe(200);
  for (let i = 0; i < 6; i += 1) {
    const made = await api.as('liu').post('/api/deliberations/deputies', {
      body: {
        area: VILLAGE,
        name: `代表${'一二三四五六'[i]}`,
        isWoman: i < 2,
        electedBy: 'households',
        households: Array.from({ length: 6 }, (_, h) => `${i}队${h}号`),
        termFrom: '2025-01-01',
        termUntil: '2029-12-31',
      },
    });
    expect(made.status, made.text).toBe(200);
    deputies.push(made.body.id);
  }
});
const matter = async (more: object = {}) => {
  const made = await api.as('liu').post('/api/deliberations', {
    body: {
      area: VILLAGE,
      kind: 'works',
      title: '修通后沟路',
      cause: '后沟路一下雨就断,二十多户出不来。',
      content: '硬化 1.2 公里,用集体收入 6 万元,不筹资。',
      forum: 'deputies',
      authorisedOn: '2025-02-01',
      ...more,
    },
  });
  expect(made.status, made.text).toBe(200);
  return made.body;
};
const count = { should: 12, present: 10, signatures: 10, yes: 9, no: 1, abstain: 0 };
const at = (day: number, more: object = {}) => ({
  heldOn: on(day),
  place: '村委会会议室',
  host: '刘桂兰',
  recorder: '陈志强',
  body: '同意提交下一步。',
  count,
  ...more,
});
type M = { id: string; version: number };
const pass = (m: M, gate: string, body: object) =>
  api.as('liu').post(`/api/deliberations/${m.id}/gates/${gate}`, { version: m.version, body });
const passed = async (m: M, gate: string, body: object) => {
  const answer = await pass(m, gate, body);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
const upToMeeting = async (m: M, day = 0) => {
  let now = m;
  for (const gate of ['propose', 'discuss', 'review']) now = await passed(now, gate, at(day));
  return now;
};
const call = (more: object = {}) =>
  api.as('liu').post('/api/deliberations/meetings', {
    body: {
      area: VILLAGE,
      kind: 'deputies',
      title: '一季度村民代表会议',
      agenda: '审议修路。',
      calledBy: 'committee',
      notifiedOn: on(0),
      startsAt: new Date(start + 10 * DAY + 3_600_000).toISOString(),
      where: '村委会院里',
      ...more,
    },
  });
const tick = (meeting: { id: string }, n: number, signatures = n) =>
  api.as('liu').post(`/api/deliberations/meetings/${meeting.id}/attendance`, {
    body: { ticks: deputies.slice(0, n).map((deputyId) => ({ deputyId, presence: 'present' })), signatures },
  });
const move = (m: M, verb: string) =>
  api.as('liu').post(`/api/deliberations/meetings/${m.id}/move`, { version: m.version, body: { verb } });
const noted = async (kind: string, id?: string) => {
  const rows = await open.house.db
    .selectFrom('journal')
    .select('data')
    .where('subject_kind', '=', kind)
    .where('verb', '=', 'refused')
    .$if(id !== undefined, (q) => q.where('subject_id', '=', id ?? ''))
    .orderBy('id')
    .execute();
  return rows.map((r) => (r.data as { why: string }).why);
};

describe('six gates', () => {
  test('are gone through in order, from the proposal to what became of it', async () => {
    const m = await matter();
    expect(m).toMatchObject({ status: 'proposing', gate: 'propose', passed: 0, open: ['propose', 'end'] });
    const ready = await upToMeeting(m);
    expect(ready).toMatchObject({ status: 'resolving', passed: 3 });

    const meeting = (await call()).body;
    expect(meeting).toMatchObject({ should: 6, quorumNeeds: 4, waiting: [{ id: m.id }] });
    expect((await move(meeting, 'begin')).body.code).toBe('notYet');
    expect((await call({ kind: 'villagers', startsAt: '0001-01-01T12:34:00Z' })).body.code).toBe('tooLongAgo');
    go(11);
    expect((await tick(meeting, 5)).body).toMatchObject({ present: 5, women: 2 });
    const sitting = (await move({ id: meeting.id, version: 2 }, 'begin')).body;
    expect(sitting.status).toBe('sitting');
    const put = await api.as('liu').post(`/api/deliberations/meetings/${meeting.id}/votes`, {
      body: { matterId: m.id, question: '是否同意修路方案', way: 'hands', medium: 'counted' },
    });
    const vote = put.body.votes[0];
    const early = await api.as('liu').post(`/api/deliberations/meetings/${meeting.id}/minutes`, {
      version: put.body.version,
      body: { host: '刘桂兰', recorder: '陈志强', minutes: '议了修路。' },
    });
    expect(early.body.code).toBe('votesOpen');
    const counted = await api.as('liu').post(`/api/deliberations/votes/${vote.id}/count`, { body: { yes: 4, no: 1 } });
    expect(counted.body.votes[0]).toMatchObject({ status: 'counted', needed: 3, passed: true });
    const before = await api.as('liu').post(`/api/deliberations/${m.id}/resolution`, {
      version: ready.version,
      body: { voteId: vote.id, body: '同意修路。' },
    });
    expect(before.body.code).toBe('voteUnfit');
    const held = await api.as('liu').post(`/api/deliberations/meetings/${meeting.id}/minutes`, {
      version: counted.body.version,
      body: { host: '刘桂兰', recorder: '陈志强', minutes: '议了修路。' },
    });
    expect(held.body.status, held.text).toBe('held');
    const resolved = await api.as('liu').post(`/api/deliberations/${m.id}/resolution`, {
      version: ready.version,
      body: { voteId: vote.id, body: '同意修路。' },
    });
    expect(resolved.body, resolved.text).toMatchObject({ status: 'resolved', passed: 4 });
    expect(resolved.body.gates.at(-1)).toMatchObject({
      gate: 'resolve',
      should: 6,
      present: 5,
      yes: 4,
      meetingId: meeting.id,
    });

    const put5 = (what: string, fields: string[], version: number, more: object = {}) =>
      api.as('liu').post(`/api/deliberations/${m.id}/notices`, {
        version,
        body: {
          what,
          fields,
          text: '同意修路,六万元。',
          places: '村务公开栏',
          fromOn: on(11),
          untilOn: on(18),
          ...more,
        },
      });
    expect((await put5('result', ['title'], resolved.body.version)).body.code).toBe('gateSkipped');
    expect((await put5('decision', ['title', 'voterNames'], resolved.body.version)).body).toMatchObject({
      code: 'fieldNotPublic',
      detail: { zh: expect.stringContaining('voterNames') },
    });
    expect((await put5('decision', ['title'], resolved.body.version, { text: '问 19900000001' })).body.code).toBe(
      'personalNumber',
    );
    expect((await put5('decision', ['title'], resolved.body.version, { untilOn: on(15) })).body.code).toBe(
      'periodShort',
    );
    const out = await put5('decision', ['title', 'content', 'numbers'], resolved.body.version);
    expect(out.body, out.text).toMatchObject({ status: 'decisionOut' });
    const close = (version: number, more: object = {}) =>
      api.as('liu').post(`/api/deliberations/${m.id}/notices/close`, {
        version,
        body: { objections: 0, body: '没有不同意见。', ...more },
      });
    expect((await close(out.body.version)).body.code).toBe('stillOut');
    go(19);
    const carried = await close(out.body.version);
    expect(carried.body, carried.text).toMatchObject({ status: 'carryingOut', passed: 5 });
    const result = await put5('result', ['title', 'result', 'cost'], carried.body.version, {
      text: '路修好了。',
      cost: '5.8 万元',
      fromOn: on(19),
      untilOn: on(29),
    });
    go(30);
    const done = await close(result.body.version);
    expect(done.body, done.text).toMatchObject({ status: 'done', passed: 6, open: [] });
    go(30 + 366);
    await takeDown(systemCtx(open.house, 'night'));
    const later = await api.as('liu').get(`/api/deliberations/${m.id}`);
    expect(later.body.notices.map((n: { status: string }) => n.status)).toEqual(['down', 'down']);
    expect(await noted('matter', m.id)).toEqual(['gateSkipped', 'fieldNotPublic', 'personalNumber']);
    go(0);
  });

  test('the members’ gate may cite the Party meeting that stands in the books: its roll, its vote, nobody else’s', async () => {
    go(0);
    const branch = await branchAtWork(open, api);
    for (const name of ['党员甲', '党员乙', '党员丙', '党员丁']) await branch.join(name);
    const planned = (await branch.plan()).body;
    const called = (await branch.call(planned.id)).body;
    const ticks = called.attendees.map((a: { id: string }, i: number) => ({
      attendeeId: a.id,
      presence: i < 3 ? 'present' : 'absent',
    }));
    const came = (await branch.attend(planned.id, { ticks })).body;
    const m = await matter();
    const cite = (nth = 1) => ({ ...at(0), count: undefined, activity: { id: planned.id, nth } });
    const early = await pass(m, 'propose', cite());
    expect(early.body, 'a meeting that is not over decided nothing').toMatchObject({ code: 'activityUnfit' });
    const decisions = [{ what: '同意修后沟路', yes: 2, no: 1, abstain: 0 }];
    const held = await branch.hold(planned.id, came.version, { decisions });
    expect(held.status, held.text).toBe(200);
    let now = await passed(m, 'propose', at(0));
    expect((await pass(now, 'discuss', cite())).body.code, 'the two committees are no Party meeting').toBe(
      'activityUnfit',
    );
    now = await passed(now, 'discuss', at(0));
    expect((await pass(now, 'review', cite(2))).body.code).toBe('activityUnfit');
    const elsewhere = await branchAtWork(open, api, {
      area: VILLAGE.slice(0, 9),
      name: '北堡乡机关党支部',
      by: 'zhao',
    });
    await elsewhere.join('党员己');
    const other = (await elsewhere.call((await elsewhere.plan()).body.id)).body;
    const there = [{ attendeeId: other.attendees[0].id, presence: 'present' }];
    const sat = (await elsewhere.attend(other.id, { ticks: there })).body;
    const theirVote = await elsewhere.hold(other.id, sat.version, { decisions: [{ ...decisions[0], yes: 1, no: 0 }] });
    expect(theirVote.status, theirVote.text).toBe(200);
    const theirs = { ...cite(), activity: { id: other.id, nth: 1 } };
    expect((await pass(now, 'review', theirs)).body.code).toBe('activityUnfit');
    now = await passed(now, 'review', cite());
    const gate = now.gates.find((g: { gate: string }) => g.gate === 'review');
    expect(gate).toMatchObject({ should: 4, present: 3, signatures: 3, yes: 2, no: 1, activityId: planned.id });
    expect(now.status).toBe('resolving');
  });

  test('none is skipped, and the database knows it too', async () => {
    const m = await matter();
    const leap = await pass(m, 'review', at(0));
    expect(leap.status).toBe(409);
    expect(leap.body).toMatchObject({ code: 'gateSkipped', detail: { zh: expect.stringContaining('党支部提议') } });
    const row = {
      matter_id: m.id,
      round: 1,
      gate: 2,
      area: VILLAGE,
      outcome: 'passed',
      previous_gate: 1,
      previous_outcome: 'passed',
    };
    const { id: account_id } = await open.house.db
      .selectFrom('staff_account')
      .select('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    const forced = open.house.db
      .insertInto('deliberation_gate')
      .values({
        ...row,
        held_on: on(0),
        body: '跳过',
        should: 1,
        present: 1,
        signatures: 1,
        yes: 1,
        no: 0,
        abstain: 0,
        needed: 1,
        account_id,
        at: TEST_NOW,
      })
      .execute();
    await expect(forced).rejects.toThrow(/deliberation_gate_in_order/);
    expect(await noted('matter', m.id)).toEqual(['gateSkipped']);
  });

  test('absent people are not counted, and what fails ends or comes back changed', async () => {
    const m = await passed(await matter(), 'propose', at(0));
    const absent = await pass(m, 'discuss', at(0, { count: { ...count, present: 11 } }));
    expect(absent.body).toMatchObject({ code: 'absentCounted', errors: [{ field: 'count.present' }] });
    const short = await pass(m, 'discuss', at(0, { count: { ...count, present: 6, signatures: 6, yes: 6, no: 0 } }));
    expect(short.body.code).toBe('noQuorum');
    const next = await passed(m, 'discuss', at(0));
    const lost = { ...count, yes: 5, no: 5 };
    expect((await pass(next, 'review', at(0, { count: lost }))).body.code).toBe('sayWhatNow');
    const back = await passed(next, 'review', at(0, { count: lost, after: 'change' }));
    expect(back).toMatchObject({ status: 'proposing', round: 2, passed: 0 });
    const again = await passed(back, 'propose', at(0, { content: '只修 600 米,3 万元。' }));
    expect(again).toMatchObject({ status: 'discussing', content: '只修 600 米,3 万元。', passed: 1 });
    const ended = await passed(again, 'discuss', at(0, { count: lost, after: 'end' }));
    expect(ended).toMatchObject({ status: 'ended', open: [] });
    expect(await noted('matter', m.id)).toEqual(['absentCounted', 'noQuorum']);
  });

  test('which meeting decides is data: a charter is not for deputies, and deputies need to be given it', async () => {
    const ask = (more: object) =>
      api.as('liu').post('/api/deliberations', {
        body: {
          area: VILLAGE,
          kind: 'charter',
          title: '改村规民约',
          cause: '旧的过时了',
          content: '改三条',
          forum: 'deputies',
          ...more,
        },
      });
    expect((await ask({ authorisedOn: on(0) })).body.code).toBe('forumWrong');
    expect((await ask({ kind: 'works' })).body.code).toBe('authorisedMissing');
    expect((await ask({ kind: 'fireworks', forum: 'villagers' })).body.code).toBe('kindUnknown');
    expect((await ask({ forum: 'villagers' })).status).toBe(200);
  });

  test('a village is kept by its own; others do not see it', async () => {
    const m = await matter();
    expect((await api.as('li').get(`/api/deliberations/${m.id}`)).status).toBe(404);
    expect((await api.as('zhao').get(`/api/deliberations/${m.id}`)).body.open).toEqual([]);
    expect((await api.as('zhao').post('/api/deliberations', { body: {} })).status).toBe(403);
    const stale = await pass({ id: m.id, version: 9 }, 'propose', at(0));
    expect(stale.status).toBe(412);
  });
});

describe('a meeting', () => {
  test('is called ten days before, by the committee or by enough', async () => {
    const soon = await call({ startsAt: new Date(start + 9 * DAY).toISOString() });
    expect(soon.body).toMatchObject({ code: 'noticeShort', errors: [{ field: 'startsAt' }] });
    const few = await call({ kind: 'villagers', calledBy: 'villagers', signatures: 19 });
    expect(few.body).toMatchObject({ code: 'calledByTooFew', detail: { zh: expect.stringContaining('20') } });
    expect((await call({ kind: 'villagers', calledBy: 'villagers', signatures: 20 })).body).toMatchObject({
      should: 200,
      quorumNeeds: 101,
      callBase: 200,
    });
    expect((await call({ calledBy: 'deputies', signatures: 1 })).body.code).toBe('calledByTooFew');
    expect((await call({ calledBy: 'deputies', signatures: 2 })).status).toBe(200);
    expect((await call({ kind: 'households' })).body).toMatchObject({ should: 90, quorumNeeds: 60 });
    expect((await call({ kind: 'groupVillagers', part: '一组' })).body.code).toBe('groupUnknown');
    expect(await noted('deliberationCall')).toEqual(['noticeShort', 'calledByTooFew', 'calledByTooFew']);
  });
  test('does not sit without its quorum, and more than signed are not there', async () => {
    const meeting = (await call()).body;
    go(11);
    expect((await tick(meeting, 5, 4)).body.code).toBe('absentCounted');
    await tick(meeting, 3);
    const short = await move({ id: meeting.id, version: 2 }, 'begin');
    expect(short.body).toMatchObject({ code: 'noQuorum', detail: { zh: expect.stringContaining('4') } });
    const put = await api.as('liu').post(`/api/deliberations/meetings/${meeting.id}/votes`, {
      body: { question: '先表决再说', way: 'hands', medium: 'counted' },
    });
    expect(put.body.code).toBe('notNow');
    const off = await api.as('liu').post(`/api/deliberations/meetings/${meeting.id}/move`, {
      version: 2,
      body: { verb: 'adjourn', reason: '下大雪,来的人不够' },
    });
    expect(off.body.status, off.text).toBe('adjourned');
    expect(await noted('deliberationMeeting', meeting.id)).toEqual(['absentCounted', 'noQuorum']);
    go(0);
  });
  test('who came is written down by phone without a line, and the same sheet sent twice is one; before its notice nobody came', async () => {
    go(0);
    const meeting = (await call()).body;
    const path = `/api/deliberations/meetings/${meeting.id}/attendance`;
    const ticks = deputies.slice(0, 4).map((deputyId) => ({ deputyId, presence: 'present' }));
    go(10);
    const send = (key: string, madeAt: string, signatures = 4) =>
      api.as('liu').post(path, { key, body: { captured: { id: key, madeAt, files: [] }, ticks, signatures } });
    const madeAt = new Date(start + 10 * DAY).toISOString();
    const early = await send(open.house.newId(), new Date(start - 2 * DAY).toISOString());
    expect(early.status, early.text).toBe(422);
    const key = open.house.newId();
    const first = await send(key, madeAt);
    expect(first.body, first.text).toMatchObject({ present: 4, signatures: 4, women: 2 });
    const again = await send(key, madeAt);
    expect(again.body).toMatchObject({ present: 4, version: first.body.version });
    const unsigned = await send(open.house.newId(), madeAt, 3);
    expect(unsigned.body).toMatchObject({ code: 'absentCounted', errors: [{ field: 'present' }] });
    go(10 + 2 / 24);
    expect((await move(first.body, 'begin')).status).toBe(200);
    const late = await send(open.house.newId(), madeAt);
    expect(late.status, 'it sits: the roll is closed').toBe(409);
    go(0);
  });

  test('counts paper by two tellers and a supervisor; more back than out are void', async () => {
    const meeting = (await call()).body;
    go(11);
    await tick(meeting, 6);
    await move({ id: meeting.id, version: 2 }, 'begin');
    const put = async () => {
      const answer = await api.as('liu').post(`/api/deliberations/meetings/${meeting.id}/votes`, {
        body: { question: '是否同意', way: 'secret', medium: 'paper' },
      });
      return answer.body.votes.find((v: { status: string }) => v.status === 'open');
    };
    const by = { tellers: ['代表一', '代表二'], supervisor: '高满喜' };
    const tally = (v: { id: string }, body: object) =>
      api.as('liu').post(`/api/deliberations/votes/${v.id}/count`, { body: { ...by, ...body } });
    const first = await put();
    expect((await tally(first, { issued: 6, yes: 4, tellers: ['代表一'] })).body.code).toBe('tellersMissing');
    expect((await tally(first, { issued: 7, yes: 4 })).body.code).toBe('absentCounted');
    const voided = await tally(first, { issued: 6, yes: 6, blank: 1 });
    expect(voided.body.votes[0]).toMatchObject({ status: 'void', passed: null });
    const second = await put();
    const counted = await tally(second, { issued: 6, yes: 3, no: 1, blank: 1, invalid: 1 });
    expect(counted.body.votes.find((v: { id: string }) => v.id === second.id)).toMatchObject({
      needed: 4,
      passed: false,
      blank: 1,
      invalid: 1,
    });
    expect((await tally(second, { issued: 6, yes: 6 })).body.code).toBe('voteClosed');
    expect(await noted('deliberationVote', first.id)).toEqual(['absentCounted', 'moreReturned']);
    go(0);
  });
  test('keeps secret ballots apart from who voted, and takes none twice', async () => {
    const meeting = (await call()).body;
    go(11);
    await tick(meeting, 5);
    await move({ id: meeting.id, version: 2 }, 'begin');
    const put = await api.as('liu').post(`/api/deliberations/meetings/${meeting.id}/votes`, {
      body: { question: '是否同意把旧学校租出去', way: 'secret', medium: 'device' },
    });
    const vote = put.body.votes[0];
    const url = `/api/deliberations/votes/${vote.id}`;
    const made = await api.as('liu').post(`${url}/slips`, { body: {} });
    expect(made.body.codes).toHaveLength(5);
    expect((await api.as('liu').post(`${url}/slips`, { body: {} })).body.code).toBe('slipsMade');
    const draw = (i: number) => api.as('liu').post(`${url}/turnout`, { body: { deputyId: deputies[i] } });
    for (const i of [2, 0, 1, 4]) expect((await draw(i)).status).toBe(200);
    expect((await draw(0)).body).toMatchObject({
      code: 'ballotTwice',
      detail: { zh: expect.stringContaining('代表一') },
    });
    expect((await draw(5)).body).toMatchObject({
      code: 'voterUnknown',
      detail: { zh: expect.stringContaining('代表六') },
    });
    const form = async (payload: Record<string, string>) => {
      const answer = await api.app.inject({
        method: 'POST',
        url: '/ballot',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(payload).toString(),
      });
      return { status: answer.statusCode, text: answer.body };
    };
    const [a, b, c] = made.body.codes as [string, string, string];
    expect((await form({ code: a, step: 'ask' })).text).toContain('旧学校');
    expect((await form({ code: a, step: 'cast', choice: 'no' })).status).toBe(200);
    const twice = await form({ code: a, step: 'cast', choice: 'yes' });
    expect([twice.status, twice.text.includes('一张票只能投一次')]).toEqual([422, true]);
    await form({ code: b, step: 'cast', choice: 'yes' });
    await form({ code: c, step: 'cast' });
    const seen = await api.as('liu').get(`/api/deliberations/meetings/${meeting.id}`);
    expect(seen.body.votes[0]).toMatchObject({ status: 'open', yes: null, ballots: [] });
    const by = { tellers: ['代表二', '代表三'], supervisor: '高满喜' };
    const closed = await api.as('liu').post(`${url}/close`, { body: by });
    expect(closed.body.votes[0], closed.text).toMatchObject({
      status: 'counted',
      issued: 4,
      yes: 1,
      no: 1,
      blank: 1,
      passed: false,
    });
    expect(closed.body.votes[0].turnout.map((t: { name: string }) => t.name).sort()).toEqual(
      ['代表一', '代表三', '代表二', '代表五'].sort(),
    );

    // Nothing that is kept leads from a ballot to a voter or a moment: not its columns, not its transaction, not the journal, not a command.
    const { db } = open.house;
    const ballots = await db.selectFrom('deliberation_ballot').selectAll().where('vote_id', '=', vote.id).execute();
    expect(ballots.map((x) => Object.keys(x).sort())).toEqual(Array(3).fill(['area', 'choice', 'id', 'vote_id']));
    expect(ballots.every((x) => x.id[14] === '4')).toBe(true);
    expect(await db.selectFrom('deliberation_slip').selectAll().where('vote_id', '=', vote.id).execute()).toEqual([]);
    const journal = await db
      .selectFrom('journal')
      .select(['verb', 'data'])
      .where('subject_id', '=', vote.id)
      .orderBy('id')
      .execute();
    expect(journal.map((j) => j.verb)).toEqual(['open', 'slips', 'refused', 'count']);
    expect(JSON.stringify(journal)).not.toContain('代表');
    go(0);
  });
  test('keeps an open ballot by name, one each', async () => {
    const meeting = (await call()).body;
    go(11);
    await tick(meeting, 4);
    await move({ id: meeting.id, version: 2 }, 'begin');
    const put = await api.as('liu').post(`/api/deliberations/meetings/${meeting.id}/votes`, {
      body: { question: '是否同意', way: 'open', medium: 'device' },
    });
    const url = `/api/deliberations/votes/${put.body.votes[0].id}`;
    const cast = (i: number, choice: string) =>
      api.as('liu').post(`${url}/open-ballots`, { body: { deputyId: deputies[i], choice } });
    for (const [i, choice] of [
      [0, 'yes'],
      [1, 'yes'],
      [2, 'yes'],
    ] as const)
      expect((await cast(i, choice)).status).toBe(200);
    expect((await cast(0, 'no')).body).toMatchObject({ code: 'ballotTwice', errors: [{ field: 'deputyId' }] });
    const closed = await api.as('liu').post(`${url}/close`, { body: {} });
    expect(closed.body.votes[0]).toMatchObject({ yes: 3, needed: 3, passed: true });
    expect(await noted('deliberationVote', put.body.votes[0].id)).toEqual(['ballotTwice']);
    go(0);
  });
  test('deputies stand in a register with their households and the share of women', async () => {
    const again = await api.as('liu').post('/api/deliberations/deputies', {
      body: {
        area: VILLAGE,
        name: '代表七',
        isWoman: false,
        electedBy: 'households',
        households: ['0队0号', 'a', 'b', 'c', 'd'],
        termFrom: '2025-01-01',
        termUntil: '2029-12-31',
      },
    });
    expect(again.body.code).toBe('householdTaken');
    const list = await api.as('zhao').get(`/api/deliberations/deputies?area=${VILLAGE}`);
    expect(list.body).toMatchObject({ serving: 6, women: 2, womenReach: true });
    expect((await api.as('li').get(`/api/deliberations/deputies?area=${VILLAGE}`)).status).toBe(404);
  });
});

describe('village affairs', () => {
  test('are made public in named columns, satisfy the duty, and a question about them goes past the village to the township', async () => {
    const publish = (more: object = {}) =>
      api.as('liu').post('/api/deliberations/disclosures', {
        files: [],
        body: {
          area: VILLAGE,
          category: 'finance',
          title: '二月份财务收支',
          body: '二月份村集体收支情况。',
          period: '2026年2月',
          columns: JSON.stringify(['项目', '收入', '支出']),
          rows: JSON.stringify([['荒地租金', '7200', '0']]),
          ...more,
        },
      });
    expect((await publish({ columns: JSON.stringify(['项目', '户主', '身份证号']) })).body).toMatchObject({
      code: 'fieldNotPublic',
      detail: { zh: expect.stringContaining('户主') },
    });
    expect((await publish({ body: '问 19900000001' })).body.code).toBe('personalNumber');
    const item = await publish();
    expect(item.status, item.text).toBe(200);
    expect(await noted('disclosure')).toEqual(['fieldNotPublic', 'personalNumber']);
    const board = (await api.as('zhao').get(`/api/deliberations/disclosures?area=${VILLAGE}`)).body;
    expect(board.categories.map((c: { code: string; isDue: boolean }) => [c.code, c.isDue]).slice(0, 2)).toEqual([
      ['finance', false],
      ['general', true],
    ]);

    const page = `/villages/${VILLAGE}/items/${item.body.id}`;
    const shown = await api.visitor.get(page);
    expect(shown.text).toContain('荒地租金');
    const { action, fields } = formOf(shown.text, 'ask', { what: '租金比去年少了两千,为什么?' });
    const sent = await api.app.inject({
      method: 'POST',
      url: action,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
    expect([sent.statusCode, sent.body.includes('已经送到')]).toEqual([200, true]);
    const asked = await open.house.db
      .selectFrom('disclosure_question as q')
      .innerJoin('cases as c', 'c.id', 'q.case_id')
      .select(['c.area', 'c.kind'])
      .execute();
    // A case of the township's own place: the village does not see it.
    expect(asked).toEqual([{ area: VILLAGE.slice(0, 9), kind: 'complaint' }]);
    const down = await api
      .as('zhao')
      .post(`/api/deliberations/disclosures/${item.body.id}/down`, { body: { why: '数字有误,重新公开' } });
    expect(down.body.downWhy).toBe('数字有误,重新公开');
    expect((await api.visitor.get(page)).status).toBe(404);
  });

  test('a levy is announced, signed for at the door, looked at twice, and its ledger adds up', async () => {
    const announce = (more: object = {}) =>
      api.as('liu').post('/api/deliberations/levies', {
        body: {
          area: VILLAGE,
          title: '修后沟水渠',
          purpose: '清淤、补渠 300 米。',
          proposedBy: 'committee',
          announcedOn: on(0),
          personYuan: 10,
          personDays: 2,
          people: 200,
          workers: 120,
          exempt: [
            { code: 'dibao', people: 12 },
            { code: 'student', people: 8 },
          ],
          ...more,
        },
      });
    expect((await announce({ personYuan: 21 })).body.code).toBe('aboveCap');
    expect((await announce({ proposedBy: 'villagers', signatures: 19 })).body.code).toBe('calledByTooFew');
    const levy = (await announce()).body;
    expect(levy).toMatchObject({ totalYuan: 1880, totalDays: 224, households: 90, open: ['canvass', 'end'] });
    go(2);
    const canvass = (i: number, asked: number, agreed: number, signatures = asked) =>
      api.as('liu').post(`/api/deliberations/levies/${levy.id}/canvasses`, {
        body: { deputyId: deputies[i], asked, agreed, signatures, onDay: on(1) },
      });
    expect((await canvass(0, 15, 13, 12)).body.code).toBe('canvassNumbers');
    for (const i of [0, 1, 2]) expect((await canvass(i, 15, 10)).status).toBe(200);
    const move = (login: string, verb: string, version = levy.version, reason = '') =>
      api.as(login).post(`/api/deliberations/levies/${levy.id}/move`, { version, body: { verb, reason } });
    expect((await move('liu', 'agree')).body.code).toBe('askedTooFew');
    await canvass(3, 15, 10);
    const agreed = await move('liu', 'agree');
    expect(agreed.body, agreed.text).toMatchObject({ status: 'agreed', asked: 60, agreed: 40 });
    expect((await move('liu', 'township', agreed.body.version)).status).toBe(403);
    const seen = await move('zhao', 'township', agreed.body.version);
    const approved = await move('sun', 'county', seen.body.version);
    expect(approved.body, approved.text).toMatchObject({ status: 'approved' });
    const book = (way: string, amount: number, more: object = {}) =>
      api.as('liu').post(`/api/deliberations/levies/${levy.id}/lines`, {
        body: { way, what: '水泥', amount, onDay: on(2), ...more },
      });
    expect((await book('in', 1880.01)).body.code).toBe('aboveAgreed');
    await book('in', 1880);
    expect((await book('out', 100)).body.code).toBe('voucherMissing');
    expect((await book('out', 1880.5, { voucher: '12' })).body.code).toBe('spentMore');
    expect((await book('out', 1500, { voucher: '12' })).body).toMatchObject({ inYuan: 1880, outYuan: 1500 });
    expect((await api.visitor.get(`/villages/${VILLAGE}`)).text).toContain('结余 380 元');
    go(0);
  });

  test('a levy is agreed to by a villagers’ meeting as well: after it was announced, by a vote that passed, once', async () => {
    const announced = await api.as('liu').post('/api/deliberations/levies', {
      body: {
        ...{ area: VILLAGE, title: '打一眼机井', purpose: '村东打井。', proposedBy: 'committee', announcedOn: on(0) },
        ...{ personYuan: 5, personDays: 0, people: 200, workers: 120, exempt: [] },
      },
    });
    const levy = announced.body;
    expect(levy.open, announced.text).not.toContain('agree');
    const meeting = (await call({ kind: 'villagers', title: '村民会议', agenda: '打井筹资。' })).body;
    go(11);
    const there = { ticks: [], present: 150, women: 60, signatures: 150 };
    const attended = await api.as('liu').post(`/api/deliberations/meetings/${meeting.id}/attendance`, { body: there });
    expect(attended.status, attended.text).toBe(200);
    const sitting = (await move({ id: meeting.id, version: attended.body.version }, 'begin')).body;
    const put = await api.as('liu').post(`/api/deliberations/meetings/${meeting.id}/votes`, {
      body: { question: '是否同意筹资打井', way: 'hands', medium: 'counted' },
    });
    expect(put.status, put.text + sitting.status).toBe(200);
    const vote = put.body.votes[0];
    const agree = (voteId: string) =>
      api.as('liu').post(`/api/deliberations/levies/${levy.id}/move`, {
        version: levy.version,
        body: { verb: 'agree', voteId },
      });
    expect((await agree(vote.id)).body, 'not counted yet').toMatchObject({ code: 'decisionMissing' });
    const counted = await api
      .as('liu')
      .post(`/api/deliberations/votes/${vote.id}/count`, { body: { yes: 120, no: 30 } });
    expect(counted.body.votes[0]).toMatchObject({ passed: true });
    expect((await agree(vote.id)).body.code, 'the meeting is not over').toBe('decisionMissing');
    const minutes = { host: '刘桂兰', recorder: '陈志强', minutes: '议了打井。' };
    const held = await api
      .as('liu')
      .post(`/api/deliberations/meetings/${meeting.id}/minutes`, { version: counted.body.version, body: minutes });
    expect(held.body.status, held.text).toBe('held');
    expect((await agree(open.house.newId())).body.code).toBe('decisionMissing');
    const agreed = await agree(vote.id);
    expect(agreed.body, agreed.text).toMatchObject({
      status: 'agreed',
      meeting: { voteId: vote.id, base: 'adults', entitled: 200, present: 150, yes: 120 },
    });
    const { items } = (await api.as('zhao').get(`/api/deliberations/decisions?area=${VILLAGE}`)).body;
    expect(items.map((d: { voteId: string }) => d.voteId)).toContain(vote.id);
    expect((await api.as('li').get(`/api/deliberations/decisions?area=${VILLAGE}`)).status).toBe(404);
    const again = await api.as('liu').post('/api/deliberations/levies', {
      body: {
        ...{ area: VILLAGE, title: '再筹一次', purpose: '修路。', proposedBy: 'committee', announcedOn: on(0) },
        ...{ personYuan: 5, personDays: 0, people: 200, workers: 120, exempt: [] },
      },
    });
    const twice = await api.as('liu').post(`/api/deliberations/levies/${again.body.id}/move`, {
      version: again.body.version,
      body: { verb: 'agree', voteId: vote.id },
    });
    expect(twice.body.code).toBe('decisionUsed');
    expect((await api.visitor.get(`/villages/${VILLAGE}`)).text).toContain('应到 200');
    go(0);
  });

  test('the committee is supervised by others, appraised by a meeting, and no page at home says how', async () => {
    const add = (body: string, name: string, more: object = {}) =>
      api.as('liu').post('/api/deliberations/officers', {
        body: { area: VILLAGE, body, name, post: '委员', fromOn: on(-300), ...more },
      });
    const member = (await add('committee', '刘桂兰')).body;
    expect((await add('supervision', '刘桂兰')).body).toMatchObject({
      code: 'nearRelative',
      errors: [{ field: 'name' }],
    });
    expect((await add('supervision', '高满喜', { isNearRelative: true })).body.code).toBe('nearRelative');
    expect((await add('supervision', '高满喜')).status).toBe(200);
    const sit = async (day: number) => {
      const m = (
        await call({ isAppraisal: true, notifiedOn: on(day - 11), startsAt: new Date(start + day * DAY).toISOString() })
      ).body;
      await tick(m, 6);
      await move({ id: m.id, version: 2 }, 'begin');
      await api.as('liu').post(`/api/deliberations/meetings/${m.id}/minutes`, {
        version: 3,
        body: { host: '高满喜', recorder: '陈志强', minutes: '评议。' },
      });
      return m.id as string;
    };
    const appraise = (meeting: string, incompetent: number) =>
      api.as('liu').post(`/api/deliberations/meetings/${meeting}/appraisals`, {
        body: { officerId: member.id, competent: 0, fair: 1, incompetent },
      });
    go(12);
    const first = await sit(12);
    expect((await appraise(first, 6)).body.code).toBe('votesAbovePresent');
    expect((await appraise(first, 4)).body).toMatchObject({ endsOffice: false });
    expect((await appraise(first, 4)).body.code).toBe('appraisedAlready');
    go(40);
    expect((await appraise(await sit(40), 5)).body).toMatchObject({ endsOffice: true });
    const page = (await api.visitor.get(`/villages/${VILLAGE}`)).text;
    expect([page.includes('刘桂兰'), page.includes('不称职')]).toEqual([false, false]);
    go(0);
  });

  test('by columns, caps and days that the county decides from a day on; a township adds columns, a village none', async () => {
    go(0);
    const put = (login: string, what: string, body: object) =>
      api.as(login).put(`/api/deliberations/settings/${what}`, { body });
    const [COUNTY, TOWNSHIP] = [VILLAGE.slice(0, 6), VILLAGE.slice(0, 9)];
    const relief = {
      ...{ area: COUNTY, validFrom: on(0), code: 'relief', nameZh: '救灾救助', nameEn: 'Relief', rhythm: 'once' },
      ...{ columns: ['项目', '户数', '受益人数'], keptDays: 400, basis: '旗民政局2026年1号文' },
    };
    for (const [login, status] of [
      ['liu', 403],
      ['gao', 403],
      ['qi', 403],
    ] as const)
      expect((await put(login, 'categories', relief)).status, login).toBe(status);
    expect((await put('zhao', 'categories', relief)).body.code).toBe('notYours');
    expect((await put('zhao', 'caps', { ...relief, personYuan: 1, personDays: 1 })).status).toBe(403);
    const wrong = async (change: object) => (await put('sun', 'categories', { ...relief, ...change })).body;
    expect(await wrong({ validFrom: on(-1) })).toMatchObject({ code: 'fromPast', errors: [{ field: 'validFrom' }] });
    expect(await wrong({ area: '150102' })).toMatchObject({ code: 'notYours' });
    expect(await wrong({ area: '150124999' })).toMatchObject({ code: 'placeUnknown' });
    expect(await wrong({ code: 'nothing' })).toMatchObject({ code: 'categoryUnknown' });
    expect(await wrong({ code: 'finance' })).toMatchObject({ code: 'rhythmRare', errors: [{ field: 'rhythm' }] });
    const personal = await wrong({ columns: ['项目', '户主姓名'] });
    expect(personal).toMatchObject({ code: 'columnPersonal', detail: { zh: expect.stringContaining('户主姓名') } });
    expect((await put('sun', 'categories', relief)).status).toBe(200);
    expect(await wrong({})).toMatchObject({ code: 'dayTaken', status: 409 });
    const { code: _c, ...own } = {
      ...relief,
      area: TOWNSHIP,
      nameZh: '灌溉',
      nameEn: 'Watering',
      columns: ['项目', '水时'],
    };
    const added = await put('zhao', 'categories', own);
    const mine = added.body.categories.find((c: { name: string[] }) => c.name[0] === '灌溉');
    expect(mine).toMatchObject({ area: TOWNSHIP, isNow: true });
    const publish = (category: string, columns: string[]) => {
      const said = { area: VILLAGE, title: '本月情况', body: '本月的情况如下。', period: '本月' };
      const rows = JSON.stringify([columns.map(() => '1')]);
      const body = { ...said, category, columns: JSON.stringify(columns), rows };
      return api.as('liu').post('/api/deliberations/disclosures', { files: [], body });
    };
    expect((await publish('relief', ['项目', '受益人数'])).status).toBe(200);
    expect((await publish('relief', ['项目', '金额'])).body.code).toBe('fieldNotPublic');
    expect((await publish(mine.code, ['项目', '水时'])).status).toBe(200);

    const cap = { area: COUNTY, validFrom: on(0), personYuan: 12, personDays: 3, basis: '旗政府2026年2号文' };
    expect((await put('sun', 'caps', cap)).status).toBe(200);
    const higher = await put('sun', 'caps', { ...cap, area: TOWNSHIP, personYuan: 13 });
    expect(higher.body).toMatchObject({ code: 'capAbove', detail: { zh: expect.stringContaining('12 元、3 天') } });
    const { cap: held } = (await api.as('liu').get(`/api/deliberations/levies?area=${VILLAGE}`)).body;
    expect(held).toEqual({ personYuan: 12, personDays: 3, basis: cap.basis });
    const soldier = { area: COUNTY, validFrom: on(0), code: 'soldier', nameZh: '军人', nameEn: 'Soldiers' };
    expect((await put('sun', 'exemptions', { ...soldier, money: true, labour: false })).body.code).toBe(
      'exemptionTaken',
    );
    const { code: _s, ...widows } = { ...soldier, nameZh: '独居老人', nameEn: 'Old people alone' };
    const exempt = (await put('sun', 'exemptions', { ...widows, money: true, labour: true })).body.exemptions;
    expect(exempt.filter((e: { area: string }) => e.area === COUNTY)).toHaveLength(1);
    const hang = { area: COUNTY, validFrom: on(5), what: 'decision', leastDays: 6, keptDays: 365, basis: '旗里的办法' };
    expect((await put('sun', 'publicities', hang)).body.code).toBe('hangsShorter');
    expect((await put('sun', 'publicities', { ...hang, leastDays: 9 })).body.publicities).toContainEqual(
      expect.objectContaining({ area: COUNTY, leastDays: 9, isNow: false }),
    );
    expect((await api.as('liu').get(`/api/deliberations/settings?area=${COUNTY}`)).status).toBe(404);
    const told = await open.house.db
      .selectFrom('journal')
      .select('verb')
      .where('subject_kind', '=', 'affairsRule')
      .orderBy('seq')
      .execute();
    expect(told.map((t) => t.verb)).toEqual(['category', 'category', 'cap', 'exemption', 'publicity']);
  });

  test('weddings and funerals: advice without fines, and what a family asked is forgotten', async () => {
    const standard = (body: string) =>
      api.as('liu').post('/api/deliberations/rites/standards', {
        body: { area: VILLAGE, kind: 'wedding', body, basis: '村民会议通过' },
      });
    expect((await standard('酒席超过十桌的罚款 500 元。')).body.code).toBe('fines');
    expect((await standard('酒席尽量不超过十桌。')).status).toBe(200);
    const asked = await api.as('liu').post('/api/deliberations/rites', {
      body: { area: VILLAGE, kind: 'wedding', family: '后沟李家', aboutOn: on(5), asks: '借桌椅,请人掌勺' },
    });
    expect(asked.body, asked.text).toMatchObject({ family: '后沟李家', status: 'asked' });
    const raw = await open.house.db.selectFrom('rite_request').select('family_sealed').executeTakeFirstOrThrow();
    expect(Buffer.from(raw.family_sealed).includes('李家')).toBe(false);
    expect((await api.as('zhao').get(`/api/deliberations/rites?area=${VILLAGE}`)).status).toBe(403);
    go(5 + 91);
    await forgetRites(systemCtx(open.house, 'night'));
    expect((await api.as('liu').get(`/api/deliberations/rites?area=${VILLAGE}`)).body.requests).toEqual([]);
    go(0);
  });
});
