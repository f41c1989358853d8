import { describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import type { Upload } from '#platform/module.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import * as actions from './cases.actions.ts';
import { recountClocks } from './cases.clocks.proof.ts';
import { castAtWork, outcomeOf } from './cases.example.ts';
import { holdCase, releaseHold } from './cases.holds.store.ts';
import { forgetOrigins } from './cases.jobs.ts';
import { isDrawnForCheck } from './cases.proof.rules.ts';
import * as resident from './cases.resident.ts';

const shown: Upload = {
  field: 'files',
  name: '修好以后.jpg',
  hash: 'ab'.repeat(32),
  kind: 'photo',
  mediaType: 'image/jpeg',
  bytes: 1000,
};
const exchange = { ip: '', cookie: '', sendCookies: () => {} };

describe('closed means proven (product N9)', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  const { house } = open;
  const own = async (id: string, more: Partial<Ctx> = {}) => ({
    ...cast.resident(id, await cast.versionOf(id)),
    ...more,
  });
  /** Handled by the very village that wrote it down and printed the receipt. */
  const handledByVillage = async (login = 'liu') => {
    const { id } = await cast.file({}, login);
    await cast.act('liu', 'take', id);
    await cast.act('liu', 'reply', id);
    return id;
  };

  // The tricks themselves are tried over HTTP: cases.tricks.api.test.ts.
  describe('a word within the handler’s reach', () => {
    test('with the passphrase seen when the receipt was printed is noted, and a call decides', async () => {
      const id = await handledByVillage();
      const view = await resident.confirm(await own(id), { stars: 5 });
      expect([view.status, view.confirmed, view.rating]).toEqual(['replied', true, null]);
      expect(await outcomeOf(own(id).then((ctx) => resident.confirm(ctx, {})))).toBe('callAwaited');
      expect((await cast.list(cast.ctx('zhou'), { queue: 'callback' })).items.map((c) => c.id)).toContain(id);
      expect((await cast.act('zhou', 'callback', id, { result: 'solved' })).status).toBe('closed');
    });
    test('from where the handler worked on it ends and marks nothing; where that was is forgotten', async () => {
      const origin = Buffer.from('the bureau');
      const { id } = await cast.file();
      await cast.send('liu', id, 'qingshuiheWater');
      await cast.call({ ...cast.ctx('hao', await cast.versionOf(id)), origin }, 'sign', id);
      await cast.act('hao', 'reply', id);
      expect((await resident.confirm(await own(id, { origin }), { stars: 5 })).status).toBe('replied');
      // Nor does a mark, after a call that nobody took.
      await cast.act('zhou', 'callback', id, { result: 'unreached' });
      await cast.act('zhou', 'callback', id, { result: 'unreached' });
      const mark = { stars: 5, solved: true };
      expect(await outcomeOf(own(id, { origin }).then((ctx) => resident.rate(ctx, mark)))).toBe('inHandlersReach');
      // Nothing is kept of where anybody was, once the person has rated.
      const kept = () => house.db.selectFrom('case_origin').selectAll().where('case_id', '=', id).execute();
      expect(await kept()).toHaveLength(1);
      await resident.rate(await own(id), { stars: 2, solved: false });
      expect(await kept()).toEqual([]);
    });
    test('nor is it kept for longer than the case may be opened again', async () => {
      const { id } = await cast.file();
      await cast.send('liu', id, 'qingshuiheWater');
      await cast.call({ ...cast.ctx('hao', await cast.versionOf(id)), origin: Buffer.from('the bureau') }, 'sign', id);
      await cast.act('hao', 'reply', id);
      await cast.act('zhou', 'callback', id);
      const kept = () => house.db.selectFrom('case_origin').selectAll().where('case_id', '=', id).execute();
      const nightly = (days: number) => {
        open.setNow(Temporal.Instant.from(TEST_NOW).add({ hours: days * 24 + 1 }));
        return forgetOrigins(systemCtx(house, 'forget'));
      };
      await nightly(89);
      expect(await kept()).toHaveLength(1);
      await nightly(91);
      expect(await kept()).toEqual([]);
      open.setNow(TEST_NOW);
    });
    test('with the telephone of a colleague of the same unit', async () => {
      const { id } = await cast.file({
        reporter: { name: '某某', phone: members.find((m) => m.login === 'hao')!.phone },
      });
      await cast.send('liu', id, 'qingshuiheWater');
      // The unit has it, and hao has no part in it: somebody else there signed and replied.
      const colleague = { ...cast.actor('hao'), accountId: cast.actor('ren').accountId };
      for (const verb of ['sign', 'reply'] as const)
        await cast.call(cast.ctxOf(colleague, await cast.versionOf(id)), verb, id);
      expect((await resident.confirm(await own(id), { stars: 5 })).status).toBe('replied');
    });
    test('rates nothing that a call has ended, with a receipt one has seen or beside one’s own sign-in', async () => {
      const id = await handledByVillage();
      await cast.act('zhou', 'callback', id, { result: 'explained' });
      const mark = { stars: 5, solved: true };
      const outcome = (more: Partial<Ctx> = {}) => outcomeOf(own(id, more).then((ctx) => resident.rate(ctx, mark)));
      expect(await outcome()).toBe('inHandlersReach');
      const given = { params: { id }, query: undefined, input: { reason: '丢了' }, files: [], exchange };
      await actions.reissue(cast.ctx('zhao', await cast.versionOf(id)), given);
      const besideStaff = cast.actor('liu').accountId;
      expect(await outcome({ actor: { kind: 'receipt', caseId: id, besideStaff } })).toBe('inHandlersReach');
      expect(await outcome()).toBe('ok');
    });
    test('from home ends it', async () => {
      const { id } = await cast.replied();
      const view = await resident.confirm(await own(id, { origin: Buffer.from('at home') }), { stars: 4 });
      expect([view.status, view.outcome]).toEqual(['closed', 'solved']);
    });
    test('with a receipt printed by a unit that had no part in it is as good as the first', async () => {
      const id = await handledByVillage();
      const given = { params: { id }, query: undefined, input: { reason: '丢了' }, files: [], exchange };
      await actions.reissue(cast.ctx('zhao', await cast.versionOf(id)), given);
      expect((await resident.confirm(await own(id), {})).status).toBe('closed');
    });
  });

  test('what is called solved must show it; an explanation shows itself', async () => {
    const { id } = await cast.file({ kind: 'hazard' });
    await cast.send('liu', id, 'qingshuiheWater');
    await cast.act('hao', 'sign', id);
    expect(await outcomeOf(cast.act('hao', 'reply', id))).toBe('evidenceMissing');
    const given = { params: { id }, query: undefined, input: {}, exchange };
    await actions.attach(cast.ctx('hao'), { ...given, files: [shown] });
    expect((await cast.act('hao', 'reply', id)).status).toBe('replied');
    const other = await cast.file({ kind: 'hazard' });
    await cast.act('liu', 'take', other.id);
    expect((await cast.act('liu', 'reply', other.id, { outcome: 'explained' })).status).toBe('replied');
  });

  test('nothing is answered or ended while something is open, and the refusal says what', async () => {
    const { id, area } = await cast.file();
    await cast.act('liu', 'take', id);
    const ref = house.newId();
    const held = {
      by: 'test',
      ref,
      says: ['县水利局还没有修好管道', 'the bureau has not mended the pipe'] as [string, string],
    };
    await inTransaction(systemCtx(house, 'test'), (tx) => holdCase(tx, { id, area }, held));
    await expect(cast.act('liu', 'reply', id)).rejects.toMatchObject({
      code: 'heldOpen',
      values: { holds: '县水利局还没有修好管道' },
    });
    await inTransaction(systemCtx(house, 'test'), (tx) => releaseHold(tx, held));
    expect((await cast.act('liu', 'reply', id)).status).toBe('replied');
  });

  test('one in ten is drawn by its number for a call afterwards; "not as replied" opens it again above', async () => {
    for (let i = 0; i < 60; i += 1) {
      const { id, number } = await cast.replied();
      await resident.confirm(await own(id), {});
      const drawn = (await cast.list(cast.ctx('zhou'), { queue: 'check', limit: 200 })).items.some((c) => c.id === id);
      expect(drawn, number).toBe(isDrawnForCheck(number));
      if (!drawn) {
        expect(await outcomeOf(cast.act('zhou', 'checkClosed', id))).toBe('notDrawn');
        continue;
      }
      const view = await cast.act('zhou', 'checkClosed', id, { result: 'differs', text: '水泵没换' });
      expect([view.status, view.desk?.name]).toEqual(['returned', '县社会工作部']);
      const { units } = await actions.closingChecks(cast.ctx('sun'), {
        params: undefined,
        query: undefined,
        input: undefined,
        files: [],
        exchange,
      });
      // Too few to say anything about a unit.
      expect(units).toEqual([expect.objectContaining({ name: '县水利局', reached: 1, differs: null })]);
      return;
    }
    throw new Error('none of sixty was drawn');
  });

  test('any limit opens its proof, and counted anew it is the same (product N12)', async () => {
    open.setNow(TEST_NOW);
    const { id } = await cast.file();
    const view = await cast.see(cast.ctx('liu'), id);
    const clock = view.clocks.find((k) => k.purpose === 'handle')!;
    const proof = await actions.clockProof(cast.ctx('liu'), {
      params: { id, clockId: clock.id },
      query: undefined,
      input: undefined,
      files: [],
      exchange,
    });
    expect(proof.days.map((d) => d.effect)).toEqual(['start', ...Array(7).fill('counted')]);
    expect([proof.days[0]!.date, proof.days.at(-1)!.date]).toEqual(['2026-03-03', '2026-03-10']);
    expect(proof.recounted.same).toBe(true);
    expect(proof.acts.map((a) => a.verb)).toEqual(['report']);
    expect(proof.changes).toEqual([]);
    let night = 0;
    const recount = async () => {
      night += 1;
      open.setNow(Temporal.Instant.from(TEST_NOW).add({ hours: night }));
      return (await recountClocks(systemCtx(house, 'recount'))).drifted;
    };
    const alarm = async (login: string) => {
      const given = { params: undefined, query: undefined, input: undefined, files: [], exchange };
      const { last, items } = await actions.clockDrift(cast.ctx(login), given);
      return [last?.drifted, items.map((d) => [d.clockId, d.foundAt])];
    };
    expect(await recount()).toEqual([]);
    expect(await alarm('admin')).toEqual([0, []]);
    // The day people are shown is what queues go by: it may not drift by itself either.
    for (const end of ['due', 'shown'] as const) {
      const right = (
        await house.db.selectFrom('case_clock').select(end).where('id', '=', clock.id).executeTakeFirstOrThrow()
      )[end]!;
      const set = (at: Temporal.Instant) =>
        house.db
          .updateTable('case_clock')
          .set({ [end]: at })
          .where('id', '=', clock.id)
          .execute();
      await set(right.add({ hours: 24 }));
      expect(await recount(), end).toEqual([clock.id]);
      const found = house.now().toString();
      expect(await recount(), end).toEqual([clock.id]);
      // Operators and the county read it, since the first night; another county does not.
      expect(await alarm('admin')).toEqual([1, [[clock.id, found]]]);
      expect(await alarm('sun')).toEqual([1, [[clock.id, found]]]);
      expect(await alarm('dai')).toEqual([1, []]);
      await set(right);
      expect(await recount()).toEqual([]);
      expect(await alarm('admin')).toEqual([0, []]);
    }
    open.setNow(TEST_NOW);
  });
});
