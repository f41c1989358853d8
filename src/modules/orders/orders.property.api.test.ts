import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refused } from '#kernel/refusal.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { agreeFee, arriveAtDoor, dropFee, planVisit, refuseFee, stateFee, takeOrder } from './orders.actions.ts';
import { ordersAtWork, visitAt } from './orders.example.ts';

/* Whatever people and time do, in whatever order: an order has a person who answers for it, and goes round no more often than there are providers. */

const exchange = { ip: '', cookie: '', sendCookies: () => {} };

describe('any course of events', async () => {
  const house = await openTestHouse();
  const cast = await ordersAtWork(house);
  const start = Temporal.Instant.from(TEST_NOW);
  const PROVIDERS = 2;
  type Step = { who: string; does: string; hours: number };
  const step: fc.Arbitrary<Step> = fc.record({
    who: fc.constantFrom('feng', 'ma', 'li'),
    does: fc.constantFrom(
      'wait',
      'wait',
      'take',
      'plan',
      'arrive',
      'stateFee',
      'dropFee',
      'agreeFee',
      'refuseFee',
      'sign',
      'reply',
      'return',
      'dispatch',
      'insist',
    ),
    hours: fc.integer({ min: 0, max: 3 }),
  });

  async function carryOut(id: string, { who, does, hours }: Step): Promise<void> {
    const version = await cast.versionOf(id);
    const ctx = cast.ctx(who, version);
    const given = { params: { id }, query: undefined, files: [], exchange };
    if (does === 'wait') {
      house.setNow(house.house.now().add({ hours }));
      return cast.watch();
    }
    const now = house.house.now();
    const own: Record<string, () => Promise<unknown>> = {
      take: () => takeOrder(ctx, { ...given, input: { ...visitAt(now), coming: undefined } }),
      plan: () => planVisit(ctx, { ...given, input: { ...visitAt(now), coming: undefined } }),
      arrive: () => arriveAtDoor(ctx, { ...given, input: {} }),
      stateFee: () => stateFee(ctx, { ...given, input: { cents: 100, note: '材料' } }),
      dropFee: () => dropFee(ctx, { ...given, input: {} }),
      agreeFee: () => agreeFee(ctx, { ...given, input: {} }),
      refuseFee: () => refuseFee(ctx, { ...given, input: {} }),
      dispatch: () => cast.send(who, id, 'mahuabanProperty'),
      reply: () => cast.act(who, 'reply', id, { outcome: 'explained' }),
      return: () => cast.act(who, 'return', id, { clause: '物业服务合同第三条' }),
    };
    await (own[does] ?? (() => cast.act(who, does as 'sign', id)))();
  }

  test('has a responsible person, few hand-ons, and no end with a fee nobody agreed to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        house.setNow(start);
        const { id } = await cast.ordered();
        for (const s of steps) {
          try {
            await carryOut(id, s);
          } catch (error) {
            if (!(error instanceof Refused)) throw error;
          }
          const row = await cast.row(id);
          const answerable = await house.house.db
            .selectFrom('case_responsibility')
            .select('account_id')
            .where('case_id', '=', id)
            .where('until', 'is', null)
            .execute();
          expect(answerable).toHaveLength(1);
          if (['dispatched', 'handling'].includes(row.status)) expect(row.handler_organisation_id).not.toBeNull();
          const passed = (await cast.verbs(id)).filter((v) => v === 'passOn').length;
          expect(passed).toBeLessThanOrEqual(PROVIDERS);
          const fee = await house.house.db
            .selectFrom('service_order')
            .select('fee_state as state')
            .where('case_id', '=', id)
            .executeTakeFirst();
          if (row.status === 'replied') expect(['stated', 'refused']).not.toContain(fee?.state);
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  }, 60_000);
});
