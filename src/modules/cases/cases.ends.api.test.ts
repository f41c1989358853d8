import { describe, expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import * as actions from './cases.actions.ts';
import { castAtWork, outcomeOf } from './cases.example.ts';

/* What must not be left hanging: a limit of the wrong urgency, an offer on a closed case, a proposal nobody can judge, a receipt in the wrong hands. */

const exchange = { ip: '', cookie: '', sendCookies: () => {} };

describe('loose ends', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  const running = async (id: string) => (await cast.clocks(id)).find((k) => k.purpose === 'handle')!;

  test('another urgency at dispatch counts from the beginning, not from the dispatch', async () => {
    const filed = await cast.file();
    const before = await running(filed.id);
    expect(before.rule_id).toBe('HL-GENERAL');
    await cast.send('liu', filed.id, 'qingshuiheWater', { tier: 'emergency' });
    const after = await running(filed.id);
    expect(after).toMatchObject({ rule_id: 'HL-EMERGENCY', unit: 'h', amount: 2 });
    expect(after.start).toEqual(before.start);
    expect(after.due.toString()).toBe(before.start.add({ hours: 2 }).toString());
    const [row, clocks] = [await cast.row(filed.id), await cast.clocks(filed.id)];
    const ends = clocks
      .filter((k) => k.state === 'running' && k.purpose !== 'return')
      .map((k) => k.shown.epochMilliseconds);
    expect(row.due_at?.epochMilliseconds).toBe(Math.min(...ends));
  });

  test('an offer that nobody took up ends with the case', async () => {
    const filed = await cast.replied();
    await cast.act('liu', 'offerHandover', filed.id, { personId: cast.actor('wang').accountId });
    await cast.act('zhou', 'callback', filed.id);
    const offers = await open.house.db
      .selectFrom('case_offer')
      .select('accepted')
      .where('case_id', '=', filed.id)
      .execute();
    expect(offers).toEqual([{ accepted: false }]);
  });

  test('a unit without a level above cannot propose "unreasonable"', async () => {
    const filed = await cast.file({ area: '1501', channel: 'hotline' }, 'wu');
    await open.house.db
      .updateTable('cases')
      .set({ status: 'handling', handler_organisation_id: cast.unit('qingshuiheWater'), superior_ids: [] })
      .where('id', '=', filed.id)
      .execute();
    await open.house.db
      .insertInto('case_handling')
      .values({
        id: open.house.newId(),
        case_id: filed.id,
        area: '1501',
        organisation_id: cast.unit('qingshuiheWater'),
        since: open.house.now(),
      })
      .execute();
    expect(await outcomeOf(cast.act('hao', 'proposeUnreasonable', filed.id))).toBe('noLevelAbove');
  });

  test('a unit that handled the case cannot get hold of its receipt', async () => {
    const filed = await cast.file();
    await cast.act('liu', 'take', filed.id);
    const given = { params: { id: filed.id }, query: undefined, input: { reason: '回执丢了' }, files: [], exchange };
    expect(await outcomeOf(actions.reissue(cast.ctx('liu'), given))).toBe('closesOwnCase');
    expect((await actions.reissue(cast.ctx('zhao'), given)).number).toBe(filed.number);
  });
});
