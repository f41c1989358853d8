import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/database.ts';
import { statement } from '#platform/statement.ts';
import { type Queue, queues } from './cases.contract.ts';
import { type Asker, askerOf, mineInHand, mineReceived, queueCondition } from './cases.queue.store.ts';
import {
  allVisibleCases,
  casesElsewhere,
  casesThere,
  openThere,
  partElsewhere,
  type Seer,
  sightOf,
  type visibleCases,
} from './cases.sight.store.ts';
import { standingIn, sumsAreKeptOf } from './cases.tally.store.ts';

/*
 * How many there are in each queue. It is asked at every news, so whoever sees a place is not counted its cases for: how many stand where is in the sums,
 * and what else a queue asks names few, each found by an index.
 */

type Rows = ReturnType<typeof visibleCases>;
type At = Seer & Asker;
type Counts = Record<Queue, number>;

/** Queues that ask nothing but where a case stands. */
const byStatus: Partial<Record<Queue, RawBuilder<unknown>>> = {
  all: sql`true`,
  callback: sql`state = 'replied'`,
  suspended: sql`state in ('suspending', 'suspended')`,
};

/** What is in hand of somebody is in a unit in which they have or had a post: that has an index, a person has none. */
const inUnitOfTheirs = ({ accountId }: At) =>
  sql<boolean>`cases.handler_organisation_id in (select organisation_id from post where account_id = ${accountId})`;
const isWaiting = sql<boolean>`cases.status in ('reviewing', 'suspending', 'arbitrating')`;

/** How many of a queue lie in the place of somebody who sees all of it. */
function countThere(db: Db, at: At, queue: Queue): RawBuilder<number> {
  const state = byStatus[queue];
  if (state) return sql`(select coalesce(sum(n) filter (where ${state}), 0)::int from standing)`;
  const number = (rows: Rows) => sql<number>`(${rows.select(sql`count(*)::int`.as('n'))})`;
  // By its end a case is found within the place; by whose it is everywhere, and then looked at where it lies.
  if (queue === 'overdue' || queue === 'soon')
    return number(casesThere(db, 'overview', at).where(queueCondition(at, queue)));
  if (queue === 'check' || queue === 'offered')
    return number(casesThere(db, 'overview', at, true).where(queueCondition(at, queue)));
  const there = openThere(db, at);
  if (queue === 'mine')
    return sql`(${number(there.where(mineReceived(at)))} + ${number(there.where(mineInHand(at)).where(inUnitOfTheirs(at)))})`;
  const asked = there.where(queueCondition(at, queue));
  return number(queue === 'review' ? asked.where(isWaiting) : asked);
}

/** The columns of those of `rows` that each queue means, in one look at each row. */
const queuesOf = (at: Asker) =>
  queues.map((queue) => sql<number>`(count(*) filter (where ${queueCondition(at, queue)}))::int`.as(queue));

const countOfPlace = statement((db: Db, at: At, _: 'overview') => {
  const isPart = sql<boolean>`cases.id = any(array(select id from part))`;
  const both = queues.map(
    (queue) => sql`${countThere(db, at, queue)} + elsewhere.${sql.ref(queue)} as ${sql.ref(queue)}`,
  );
  return sql<Counts>`
    with part as (${partElsewhere(db, 'overview', at)}),
      elsewhere as (${casesElsewhere(db, 'overview', at, isPart, true).select(queuesOf(at))}),
      standing as (${standingIn(at)})
    select ${sql.join(both)} from elsewhere`;
});

/** The same from the cases themselves, each looked at once: for whoever sees little, and to hold the other way to. */
export const countSeen = (ctx: Ctx): Promise<Counts> =>
  allVisibleCases(ctx)
    .select(queuesOf(askerOf(ctx)))
    .executeTakeFirstOrThrow() as Promise<Counts>;

/** How many cases each queue holds of those the actor sees. */
export async function countQueues(ctx: Ctx): Promise<Counts> {
  const { sight, seer } = sightOf(ctx.actor);
  if (sight !== 'overview' || !sumsAreKeptOf(seer.from)) return countSeen(ctx);
  const [counts] = await countOfPlace(ctx.db, { ...seer, ...askerOf(ctx) }, sight);
  return counts!;
}
