import { describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { castAtWork, outcomeOf } from './cases.example.ts';
import { watchClocks } from './cases.jobs.ts';
import { changeHandler } from './cases.resident.ts';

describe('挂账: what cannot be solved now stays open and in sight (domain §2.4, §2.5)', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  const atWork = async () => {
    open.setNow(TEST_NOW);
    const { id } = await cast.file();
    await cast.send('liu', id, 'qingshuiheWater');
    await cast.act('hao', 'sign', id);
    return id;
  };
  const running = async (id: string) =>
    (await cast.clocks(id)).filter((k) => k.state === 'running').map((k) => k.purpose);

  test('plan, owner and next review, agreed to by a second person above; then only the review runs', async () => {
    const id = await atWork();
    const asked = await cast.act('hao', 'proposeSuspension', id);
    expect([asked.status, asked.suspension?.approved]).toEqual(['suspending', false]);
    expect(await outcomeOf(cast.act('hao', 'approveSuspension', id))).toBe('notYours');
    const agreed = await cast.act('sun', 'approveSuspension', id);
    expect(agreed.suspension).toMatchObject({ approved: true, nextReview: '2026-04-15', organisation: '县水利局' });
    expect([agreed.status, agreed.outcome, agreed.closedAt]).toEqual(['suspended', null, null]);
    expect(await running(id)).toEqual(['review']);
    expect(agreed.dueAt).toBe('2026-04-15T16:00:00Z');
    expect((await cast.list(cast.ctx('hao'), { queue: 'suspended' })).items.map((c) => c.id)).toContain(id);
    // It is not done, and nobody may say so.
    expect(await outcomeOf(cast.act('hao', 'reply', id))).toBe('notNow');
  });

  test('a review that nobody makes is overdue and told above; one that is made sets the next', async () => {
    const id = await atWork();
    await cast.act('hao', 'proposeSuspension', id);
    await cast.act('sun', 'approveSuspension', id);
    open.setNow('2026-04-14T02:00:00Z');
    const looked = await cast.act('hao', 'reviewSuspension', id);
    expect(looked.suspension?.nextReview).toBe('2026-05-20');
    expect(await running(id)).toEqual(['review']);
    open.setNow('2026-05-21T02:00:00Z');
    await watchClocks(systemCtx(open.house, 'watchClocks'));
    expect((await cast.journal(id)).filter((e) => e.verb === 'overdue')).toHaveLength(1);
  });

  test('refused, the unit goes on; resumed, it has its time again', async () => {
    const id = await atWork();
    await cast.act('hao', 'proposeSuspension', id);
    expect((await cast.act('sun', 'refuseSuspension', id)).status).toBe('handling');
    await cast.act('hao', 'proposeSuspension', id);
    await cast.act('sun', 'approveSuspension', id);
    const back = await cast.act('hao', 'resumeWork', id);
    expect([back.status, back.suspension]).toEqual(['handling', null]);
    expect(await running(id)).toEqual(['handle']);
    expect((await cast.act('hao', 'reply', id)).status).toBe('replied');
  });

  test('a review is within ninety days, from tomorrow on', async () => {
    const id = await atWork();
    for (const [nextReview, outcome] of [
      ['2026-03-03', 'faulty'],
      ['2026-06-02', 'faulty'],
      ['2026-03-04', 'ok'],
    ] as const)
      expect(await outcomeOf(cast.act('hao', 'proposeSuspension', id, { nextReview })), nextReview).toBe(outcome);
  });

  test('is not agreed to once its day of review has come; refused, it is proposed again', async () => {
    const id = await atWork();
    await cast.act('hao', 'proposeSuspension', id, { nextReview: '2026-03-04' });
    open.setNow('2026-03-05T02:00:00Z');
    expect(await outcomeOf(cast.act('sun', 'approveSuspension', id))).toBe('reviewPassed');
    await cast.act('sun', 'refuseSuspension', id);
    await cast.act('hao', 'proposeSuspension', id, { nextReview: '2026-04-15' });
    expect((await cast.act('sun', 'approveSuspension', id)).status).toBe('suspended');
  });

  test('the person may still ask for somebody else', async () => {
    const id = await atWork();
    await cast.act('hao', 'proposeSuspension', id);
    await cast.act('sun', 'approveSuspension', id);
    await changeHandler(cast.resident(id, await cast.versionOf(id)), {});
    expect((await cast.row(id)).status).toBe('returned');
    expect(await running(id)).toEqual(['handle']);
    const left = await open.house.db
      .selectFrom('case_suspension')
      .select('ended_how')
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(left.ended_how).toBe('changed');
  });
});
