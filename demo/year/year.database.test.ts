import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { gatherJobs } from '#app/jobs.ts';
import { modules } from '#app/modules.ts';
import { actorsOf } from '#demo/actors.ts';
import { addSource, plainMapping } from '#modules/hotline/index.ts';
import { castIds } from '#test/actors.ts';
import { openTestHouse } from '#test/database.ts';
import { PASSWORD } from '#test/world.ts';
import { dayIn, firstDay } from './days.ts';
import { contextFor, given } from './stage.ts';
import { counties } from './units.ts';
import { certificationsOf } from './village/care.ts';
import { settleYear } from './year.ts';

/* January at one village and its county, by the product's own operations: what the whole year does, in seconds. */

describe('January of the year', () => {
  let counts: Record<string, number>;
  const said: string[] = [];
  const open = openTestHouse();
  const one = async <T>(query: ReturnType<typeof sql<T>>): Promise<T> => {
    const { rows } = await query.execute((await open).house.db);
    return rows[0]!;
  };

  beforeAll(async () => {
    const { house } = await open;
    const within = counties.filter((c) => c.code === '150124');
    const known = await castIds({ house });
    const year = {
      ...known,
      seed: 2025,
      password: PASSWORD,
      jobs: gatherJobs(modules),
      progress: (text: string) => said.push(text),
    };
    const as = contextFor(house, actorsOf(known.accounts, known.organisations));
    await addSource(as('admin', house.now()), {
      ...given,
      input: {
        code: 'hohhot-12345',
        name: '12345',
        area: '1501',
        mapping: plainMapping,
        deadline: { rule: 'ticket' },
        url: undefined,
      },
    });
    counts = await settleYear(house, year, {
      from: firstDay,
      to: dayIn(1, 23),
      size: 0.2,
      only: ['cases', 'village'],
      within,
    });
  });

  it('hands out fifty bags to twenty-five households, as the ledger has it', async () => {
    expect(counts).toMatchObject({ reliefHouseholds: 25, reliefBags: 50 });
    const handed = await one(sql<{ households: number; bags: number }>`
      select count(distinct g.household_id)::int as households, sum(l.quantity)::int as bags
      from relief_handout h join relief_grant g on g.id = h.grant_id join relief_grant_line l on l.grant_id = g.id`);
    expect(handed).toEqual({ households: 25, bags: 50 });
  });

  it('runs errands, owes a certification each quarter and walks the grid, and the duty sees it', async () => {
    expect(counts.errands).toBeGreaterThan(5);
    const { due } = await one(sql<{ due: number }>`
      select count(*)::int as due from care_check where kind = 'certification' and state = 'due' and due_on < '2025-04-10'`);
    expect(due * 4).toBe(certificationsOf(2025));
    const { walked } = await one(sql<{ walked: number }>`
      select count(*)::int as walked from duty_occurrence o join duty d on d.id = o.duty_id
      where d.record_kind = 'patrol' and o.status = 'satisfied'`);
    expect(walked).toBe(counts.rounds);
  });

  it('takes in what the hotline ended, and tells cases of its own to their end', async () => {
    const { elsewhere, lived } = await one(sql<{ elsewhere: number; lived: number }>`
      select count(*) filter (where outcome = 'elsewhere')::int as elsewhere,
        count(*) filter (where status = 'closed' and outcome <> 'elsewhere' and kind <> 'errand')::int as lived
      from cases`);
    expect(elsewhere).toBe(counts.tickets);
    expect(lived).toBeGreaterThan(3);
    expect(said.filter((line) => line.includes('refused'))).toEqual([]);
  });

  it('never goes back in time: each chain is written in the order of its moments, in January', async () => {
    const { back, outside } = await one(sql<{ back: number; outside: number }>`
      select count(*) filter (where at < before)::int as back,
        count(*) filter (where at < '2024-12-31T16:00Z' or at >= '2025-02-01T04:00Z')::int as outside
      from (select at, lag(at) over (partition by subject_kind, subject_id order by seq) as before, actor_kind
        from journal where at < '2026-01-01' and subject_kind in ('case', 'careMember', 'patrol')) j`);
    expect({ back, outside }).toEqual({ back: 0, outside: 0 });
  });
});
