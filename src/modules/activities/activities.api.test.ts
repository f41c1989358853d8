import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import { branchAtWork, VILLAGE } from './activities.example.ts';

/* A branch of eleven in Laoxionggou: ten with a vote, one on probation. The world's clock is 3 March 2026, 10:00. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = await branchAtWork(open, api);
const members: string[] = [];
for (let n = 1; n <= 10; n += 1) members.push(await at.join(`党员${n}`));
const probationer = await at.join('预备张');
await at.standing(probationer, { standing: 'probationary' });

type Line = { id: string; name: string; counts: boolean; hasVote: boolean };
const called = async (body: object = {}) => {
  const planned = await at.plan(body);
  expect(planned.status, planned.text).toBe(200);
  const answer = await at.call(planned.body.id);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as { id: string; version: number; attendees: Line[] };
};
const withPresent = async (n: number, body: object = {}) => {
  const a = await called(body);
  const ticks = a.attendees
    .filter((t) => t.hasVote || t.counts)
    .map((t, i) => ({ attendeeId: t.id, presence: i < n ? 'present' : 'absent' }));
  const answer = await at.attend(a.id, { ticks });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
const vote = (yes: number, no = 0, abstain = 0) => ({ decisions: [{ what: '同意硬化村口道路', yes, no, abstain }] });

describe('a general meeting', () => {
  test('calls every member; ten count, the probationary one has no vote', async () => {
    const a = await called();
    expect(a.attendees).toHaveLength(11);
    expect(a.attendees.filter((t) => t.counts)).toHaveLength(10);
    expect(a.attendees.find((t) => t.name === '预备张')).toMatchObject({ counts: false, hasVote: false });
    const journal = await journalOf(open.house.db, a.id);
    expect(journal.map((j) => j.verb)).toEqual(['plan', 'call']);
  });

  test('with four of ten cannot be held, with five it can', async () => {
    const four = await withPresent(4);
    expect(four).toMatchObject({ quorumNeeds: 5, closed: [{ verb: 'hold' }] });
    expect(await at.hold(four.id, four.version)).toMatchObject({ status: 409, body: { code: 'noQuorum' } });
    const five = await withPresent(5);
    expect(await at.hold(five.id, five.version)).toMatchObject({
      status: 200,
      body: { status: 'held', present: 5, should: 10 },
    });
  });

  test('decides by more than half of those who should attend: five of ten fail, six carry', async () => {
    const a = await withPresent(8);
    const answer = await at.hold(a.id, a.version, {
      decisions: [...vote(5, 3).decisions, ...vote(6, 2).decisions],
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.decisions).toMatchObject([
      { base: 'shouldAttend', baseCount: 10, needed: 6, passed: false },
      { needed: 6, passed: true },
    ]);
    expect((await at.hold(a.id, answer.body.version)).body.code).toBe('notNow');
  });

  test('five who came, all for it, are half of ten and do not carry it', async () => {
    const a = await withPresent(5);
    expect((await at.hold(a.id, a.version, vote(5))).body.decisions).toMatchObject([{ passed: false }]);
  });

  test('refuses more votes than people with a vote who came, and leaves no trace', async () => {
    const a = await withPresent(6);
    const key = randomUUID();
    const body = { host: '刘桂兰', recorder: '陈志强', minutes: '讨论。', ...vote(6, 1) };
    const refused = await api.as('liu').post(`/api/activities/${a.id}/hold`, { key, version: a.version, body });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'decisions.0.yes', rule: 'votesAbovePresent' }] },
    });
    expect((await at.hold(a.id, a.version, vote(6))).status).toBe(200);
  });

  test('does not take somebody who is no member; a guest sits in without counting', async () => {
    const other = await branchAtWork(open, api, { name: '北堡乡机关党支部' });
    const stranger = await other.join('外支部李');
    const a = await called();
    const refused = await at.attend(a.id, { memberIds: [stranger] });
    expect(refused).toMatchObject({ status: 422, body: { code: 'notMember' } });
    expect(refused.text).toContain('外支部李');
    const sat = await at.attend(a.id, { guests: ['乡里老赵'] });
    expect(sat.body.tally).toMatchObject({ should: 10, present: 0 });
    expect(sat.body.attendees.find((t: Line) => t.name === '乡里老赵')).toMatchObject({
      isMember: false,
      counts: false,
    });
    const { rows } = await open.owner.query(`select name_sealed from activity_attendee where name_sealed is not null`);
    expect(rows.every((r) => !String(r.name_sealed).includes('老赵'))).toBe(true);
  });

  test('takes a member who joined after the notice, and leave only with its reason', async () => {
    const a = await called();
    const late = await at.join(`新转入${randomUUID().slice(0, 4)}`);
    const answer = await at.attend(a.id, { memberIds: [late] });
    expect(answer.body.tally).toMatchObject({ should: a.attendees.filter((t) => t.counts).length + 1, present: 1 });
    await api.as('liu').get('/api/activities/units');
    const [first] = a.attendees;
    expect(await at.attend(a.id, { ticks: [{ attendeeId: first!.id, presence: 'leave' }] })).toMatchObject({
      status: 422,
    });
    const left = await at.attend(a.id, { ticks: [{ attendeeId: first!.id, presence: 'leave', reason: '住院' }] });
    expect(left.body.attendees.find((t: Line) => t.id === first!.id)).toMatchObject({
      presence: 'leave',
      reason: '住院',
    });
  });

  test('attendance comes once from a phone, and an older answer does not replace a newer one', async () => {
    const a = await called();
    const tick = (presence: string) => ({ ticks: [{ attendeeId: a.attendees[0]!.id, presence }] });
    const key = randomUUID();
    const first = await at.attend(a.id, tick('present'), { key, madeAt: '2026-03-03T02:04:00Z' });
    expect((await at.attend(a.id, tick('present'), { key, madeAt: '2026-03-03T02:04:00Z' })).body).toEqual(first.body);
    const older = await at.attend(a.id, tick('absent'), { madeAt: '2026-03-03T02:02:00Z' });
    expect(older.body.attendees[0].presence).toBe('present');
  });

  test('nobody was present before it begins, nor is anything recorded from before it was planned; late members are called', async () => {
    const later = { startsAt: '2026-03-03T15:00:00+08:00', endsAt: '2026-03-03T16:00:00+08:00' };
    const a = await called(later);
    const tick = { ticks: [{ attendeeId: a.attendees[0]!.id, presence: 'present' }] };
    expect((await at.attend(a.id, tick)).body.errors[0].rule).toBe('notBegun');
    const early = await at.attend(a.id, tick, { madeAt: '2026-03-03T01:54:59Z' });
    expect(early.body.errors[0]).toMatchObject({ field: 'captured.madeAt', rule: 'beforeItExisted' });
    const late = await at.join(`迟到${randomUUID().slice(0, 4)}`, '2026-03-01');
    const added = await at.attend(a.id, { memberIds: [late] });
    expect(added.body.attendees.find((t: { membershipId: string }) => t.membershipId === late)).toMatchObject({
      presence: 'unknown',
      counts: true,
    });
    expect((await at.plan({ endsAt: '2026-03-03T09:00:00+08:00' })).body.errors[0]).toMatchObject({
      field: 'endsAt',
      rule: 'spanWrong',
    });
  });

  test('minutes are sealed, what follows has a unit and a day, and is reported done once', async () => {
    const a = await withPresent(6);
    const bad = await at.hold(a.id, a.version, { tasks: [{ what: '公示决议', dueOn: '2026-03-02' }] });
    expect(bad.body.errors[0].rule).toBe('taskPast');
    const held = await at.hold(a.id, a.version, { tasks: [{ what: '公示决议', dueOn: '2026-03-10' }] });
    expect(held.body.minutes).toContain('修路');
    const { rows } = await open.owner.query('select minutes_sealed::text as m from activity where id = $1', [a.id]);
    expect(Buffer.from(String(rows[0].m).slice(2), 'hex').toString()).not.toContain('修路');
    const task = held.body.tasks[0].id;
    const listed = await api.as('liu').get('/api/activities/tasks');
    expect(listed.body.items.map((t: Line) => t.id)).toContain(task);
    const done = () => api.as('liu').post(`/api/activities/tasks/${task}/done`, { body: { note: '贴在公示栏了' } });
    expect((await done()).body).toMatchObject({ doneOn: '2026-03-03' });
    expect((await done()).body.code).toBe('taskDone');
  });
});

describe('the committee', () => {
  test('is called by itself; three of four are there, two of four carry nothing', async () => {
    expect((await at.standing(probationer, { standing: 'probationary', onCommittee: true })).body.errors[0].rule).toBe(
      'committeeFull',
    );
    for (const m of members.slice(0, 4)) await at.standing(m, { onCommittee: true });
    const a = await withPresent(3, { kind: 'committeeMeeting', title: '三月支委会' });
    expect(a.attendees).toHaveLength(4);
    expect((await at.hold(a.id, a.version, vote(2, 1))).body.decisions).toMatchObject([{ needed: 3, passed: false }]);
  });
  test('a group meets under its name, and only one there is', async () => {
    for (const m of members.slice(4, 7)) await at.standing(m, { group: '一组' });
    expect((await at.plan({ kind: 'groupMeeting' })).body.errors[0].rule).toBe('groupMissing');
    expect((await at.plan({ kind: 'groupMeeting', group: '九组' })).body.errors[0].rule).toBe('groupUnknown');
    expect((await called({ kind: 'groupMeeting', group: '一组' })).attendees).toHaveLength(3);
  });
});

describe('what is open to all', () => {
  test('calls nobody and cannot be voted on; who came is counted', async () => {
    const a = await called({ kind: 'lawTalk', title: '宅基地法律问答' });
    expect(a.attendees).toEqual([]);
    expect((await at.hold(a.id, a.version)).body.code).toBe('nobodyCame');
    const there = await at.attend(a.id, { guests: ['村民甲', '村民乙', '村民甲'] });
    expect(await at.hold(a.id, there.body.version, vote(1))).toMatchObject({ status: 422 });
    const held = await at.hold(a.id, there.body.version);
    expect(held.body).toMatchObject({ status: 'held', should: null, present: 2 });
    expect((await at.plan({ way: 'talk' })).body.errors[0].rule).toBe('wayIsForEvents');
  });
});

describe('the year', () => {
  test('shows a missed quarter, and a study visit as the theme day of its month', async () => {
    const b = await branchAtWork(open, api, { name: '小沟党支部' });
    await b.join('韩一');
    const year = async () => (await api.as('liu').get(`/api/activities/units/${b.unit}/year?year=2025`)).body;
    const line = (y: { lines: { kind: string; cells: { state: string }[]; missed: number }[] }, kind: string) =>
      y.lines.find((l) => l.kind === kind)!;
    expect(line(await year(), 'memberMeeting').cells.map((c) => c.state)).toEqual([
      'missed',
      'missed',
      'missed',
      'missed',
    ]);
    expect((await year()).lines.map((l: { kind: string }) => l.kind)).not.toContain('committeeMeeting');
    const times = { startsAt: '2025-05-20T09:00:00+08:00', endsAt: '2025-05-20T11:00:00+08:00' };
    for (const kind of ['memberMeeting', 'studyVisit']) {
      const { id } = (await b.plan({ kind, ...times })).body;
      const a = (await b.call(id)).body;
      const ticks = a.attendees.map((t: Line) => ({ attendeeId: t.id, presence: 'present' }));
      const there = await b.attend(id, kind === 'studyVisit' ? { guests: ['韩一'] } : { ticks });
      expect((await b.hold(id, there.body.version)).status).toBe(200);
    }
    const after = await year();
    expect(line(after, 'memberMeeting').cells.map((c) => c.state)).toEqual(['missed', 'held', 'missed', 'missed']);
    expect(line(after, 'themeDay').cells[4]).toMatchObject({ state: 'held' });
    const board = await api.as('zhao').get('/api/activities/years?year=2025');
    const mine = board.body.items.find((i: { unit: { id: string } }) => i.unit.id === b.unit);
    expect(line(mine, 'memberMeeting').missed).toBe(3);
    const sheet = await api.as('liu').get(`/api/activities/units/${b.unit}/year.xlsx?year=2025`);
    expect(sheet.status).toBe(200);
    expect(String(sheet.headers['content-type'])).toContain('spreadsheetml');
  });

  test('a meeting satisfies the duty of its unit', async () => {
    const set = await api.as('zhao').post('/api/duties', {
      body: {
        area: VILLAGE,
        organisationIds: [at.unit],
        title: '每月支委会',
        recordKind: 'committeeMeeting',
        rrule: 'FREQ=DAILY',
        startsOn: '2026-03-03',
        openDays: 1,
      },
    });
    expect(set.status, set.text).toBe(200);
    const a = await withPresent(3, { kind: 'committeeMeeting' });
    await at.hold(a.id, a.version);
    const turns = await api.as('zhao').get(`/api/duties/${set.body.items[0].id}/turns?from=2026-03-03&to=2026-03-03`);
    expect(turns.body.turns).toMatchObject([{ status: 'satisfied' }]);
  });
});

test('a cancelled one keeps its reason; stale and repeated commands are told so', async () => {
  const { id } = (await at.plan()).body;
  const cancel = (version: number) =>
    api.as('liu').post(`/api/activities/${id}/cancel`, { version, body: { reason: '大雪封路' } });
  expect((await cancel(9)).status).toBe(412);
  expect((await cancel(1)).body).toMatchObject({ status: 'cancelled', cancelReason: '大雪封路', open: [] });
  expect((await cancel(2)).body.code).toBe('notNow');
});

test('a called meeting that moves to another day is called anew: who joined is on its roll, who left is not, leave is asked again', async () => {
  const other = await branchAtWork(open, api, { name: '改期的支部' });
  const [stays, joins, leaves] = [await other.join('留下的'), await other.join('后来的'), await other.join('转走的')];
  const since = (id: string, column: 'valid_from' | 'valid_to', day: string) =>
    open.owner.query(`update organisation_member set ${column} = $2 where id = $1`, [id, day]);
  await since(joins, 'valid_from', '2026-03-08');
  await since(leaves, 'valid_to', '2026-03-08');
  const { id } = (await other.plan({ startsAt: '2026-03-03T14:00:00+08:00', endsAt: '2026-03-03T16:00:00+08:00' }))
    .body;
  const first = (await other.call(id)).body;
  const names = (a: { attendees: Line[] }) => a.attendees.map((t) => t.name).sort();
  expect(names(first)).toEqual(['留下的', '转走的']);
  const asked = first.attendees.find((t: Line) => t.name === '留下的');
  const tick = { attendeeId: asked.id, presence: 'leave', reason: '那天看病' };
  const onLeave = (await other.attend(id, { ticks: [tick] })).body;
  await other.standing(stays, { standing: 'probationary' });
  const move = (from: string, version: number) =>
    api.as('liu').put(`/api/activities/${id}`, {
      version,
      body: {
        title: '一季度党员大会',
        where: '村部会议室',
        startsAt: `${from}T15:00:00+08:00`,
        endsAt: `${from}T17:00:00+08:00`,
      },
    });
  // Later the same day nobody is asked anew.
  const later = await move('2026-03-03', onLeave.version);
  expect(later.status, later.text).toBe(200);
  const sameDay = later.body;
  expect(sameDay.attendees.find((t: Line) => t.name === '留下的')).toMatchObject({ presence: 'leave', counts: true });
  const moved = await move('2026-03-10', sameDay.version);
  expect(moved.status, moved.text).toBe(200);
  expect(names(moved.body)).toEqual(['后来的', '留下的']);
  expect(moved.body.attendees.find((t: Line) => t.name === '留下的')).toMatchObject({
    ...{ presence: 'unknown', reason: null, counts: false, hasVote: false },
  });
  expect(moved.body.attendees.find((t: Line) => t.name === '后来的')).toMatchObject({ counts: true, hasVote: true });
});
