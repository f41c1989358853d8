import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { castAtWork, outcomeOf } from '#modules/cases/cases.example.ts';
import { verifyChains } from '#platform/chain.ts';
import { systemCtx } from '#platform/context.ts';
import { openTestHouse } from '#test/database.ts';
import type { HandoverView } from './handovers.contract.ts';
import { handoversOf } from './handovers.example.ts';
import { giveBackLeaves } from './handovers.jobs.ts';

/** A promise of product N15, asked of the database: at every moment one person answers for a case, and the case names them. */
const unanswered = sql<{ number: string; n: number }>`
  select c.number, count(r.id) as n from cases c left join case_responsibility r on r.case_id = c.id and r.until is null
  group by c.id having count(r.id) <> 1 or bool_or(r.account_id <> c.first_receiver_id
    or r.organisation_id <> c.first_receiver_organisation_id)
  union all select c.number, -1 from cases c join case_handling h on h.case_id = c.id and h.until is null
    where c.status = 'handling' and c.handler_id is distinct from h.account_id
  union all select c.number, -2 from case_responsibility a join case_responsibility b on a.case_id = b.case_id and a.id < b.id
    join cases c on c.id = a.case_id where tstzrange(a.since, a.until) && tstzrange(b.since, b.until)`;

const people = ['liu', 'chen', 'wang', 'zhao'] as const;
type Doing = 'file' | 'draft' | 'sign' | 'answer' | 'withdraw' | 'offer' | 'accept' | 'close' | 'take' | 'time';
type Step = { what: Doing; who: number; to: number; n: number };

describe('hand-overs at random', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const cast = await castAtWork(open);
  const hand = handoversOf(cast);
  const done = new Map<string, number>();
  let sheets: HandoverView[] = [];
  const caseIds: string[] = [];
  const loginOf = (id: string) => people.find((p) => hand.idOf(p) === id)!;
  const pick = <T>(list: readonly T[], n: number) => list[n % Math.max(1, list.length)];

  async function attempt({ what, who, to, n }: Step): Promise<unknown> {
    const by = people[who]!;
    const other = people[(who + 1 + to) % people.length]!;
    const id = pick(caseIds, n);
    const waits = what === 'sign' ? ['drafted'] : what === 'answer' ? ['offered'] : ['drafted', 'offered'];
    const sheet = pick(
      sheets.filter((h) => waits.includes(h.status)),
      n,
    );
    const keep = (h: HandoverView) => {
      sheets = [...sheets.filter((s) => s.id !== h.id), h];
    };
    if (what === 'file') return caseIds.push((await cast.file({}, by)).id);
    if (what === 'draft')
      return sheets.push(
        await hand.draft(by, other, n % 2 ? { until: house.now().add({ hours: 48 }).toString().slice(0, 10) } : {}),
      );
    if (what === 'time') {
      open.setNow(house.now().add({ hours: 1 + (n % 30) }));
      return Promise.all([giveBackLeaves(systemCtx(house, 'a')), giveBackLeaves(systemCtx(house, 'b'))]);
    }
    if (!id) return null;
    if (what === 'offer') return cast.act(by, 'offerHandover', id, { personId: hand.idOf(other) });
    if (what === 'accept') return cast.act(by, 'acceptHandover', id);
    if (what === 'take') return cast.act(by, 'take', id, { personId: cast.actor(by).accountId });
    if (what === 'close') return cast.act(by, 'answer', id);
    if (!sheet) return null;
    const latest = await hand.get(loginOf(sheet.from.id), sheet.id);
    if (what === 'sign') return keep(await hand.sign(loginOf(sheet.from.id), latest));
    if (what === 'withdraw') return keep(await hand.withdraw(loginOf(sheet.from.id), latest));
    const no = latest.items.filter((i, at) => i.decision === null && (n >> (at % 5)) % 3 === 1);
    return keep(
      await hand.answer(
        loginOf(sheet.to.id),
        latest,
        no.map((i) => ({ itemId: i.id, reason: '不清楚前情' })),
      ),
    );
  }

  const index = fc.nat(2);
  const step = fc.record({
    what: fc.constantFrom<Doing>(
      'file',
      'file',
      'draft',
      'sign',
      'sign',
      'answer',
      'answer',
      'answer',
      'withdraw',
      'offer',
      'accept',
      'close',
      'take',
      'time',
    ),
    who: fc.nat(3),
    to: index,
    n: fc.nat(97),
  });

  test('never leave a case with nobody or two people answerable', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, step), { minLength: 15, maxLength: 22 }), async (pairs) => {
        sheets = [];
        await house.db
          .updateTable('handover')
          .set({ status: 'withdrawn' })
          .where('status', 'in', ['drafted', 'offered'])
          .execute();
        open.setNow(house.now().add({ hours: 1 }));
        // Two acts at a time, on cases that are filed, moved and ended meanwhile.
        for (const pair of pairs) {
          const outcomes = await Promise.all(pair.map((s) => outcomeOf(attempt(s))));
          pair.forEach((s, i) => {
            if (outcomes[i] === 'ok') done.set(s.what, (done.get(s.what) ?? 0) + 1);
          });
          expect((await unanswered.execute(house.db)).rows).toEqual([]);
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
    const moved = await house.db
      .selectFrom('handover_item')
      .select('decision')
      .where('decision', 'is not', null)
      .execute();
    expect(new Set(moved.map((m) => m.decision)).size, JSON.stringify([...done])).toBeGreaterThan(1);
    expect(moved.filter((m) => m.decision === 'accepted').length).toBeGreaterThan(5);
    expect((await verifyChains(house.db, house.config.cryptoProfile)).faults).toEqual([]);
    // The question must be able to say no.
    const one = await house.db
      .selectFrom('case_responsibility')
      .select(['id', 'case_id'])
      .where('until', 'is', null)
      .executeTakeFirstOrThrow();
    await house.db.updateTable('case_responsibility').set({ until: house.now() }).where('id', '=', one.id).execute();
    expect((await unanswered.execute(house.db)).rows).toHaveLength(1);
  });
});
