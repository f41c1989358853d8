import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { blindIndex } from '#platform/crypto.ts';
import type { House } from '#platform/house.ts';

/**
 * Counts that somebody asked for something once more, within a span that begins with the first time: in the table where the sign-in library counts,
 * so that all processes count together. Who it was is kept as a keyed hash, for a day at most (`sweep`).
 */
export async function countAsked(
  house: House,
  who: string,
  spanMs: number,
): Promise<{ current: number; leftMs: number }> {
  const now = Date.now();
  const key = `asked:${Buffer.from(blindIndex(house.keys, 'asked', who)).toString('hex')}`;
  const isOver = sql`auth_rate_limit.last_request + ${spanMs} <= ${now}`;
  const { rows } = await sql<{ count: number; last_request: number }>`
    insert into auth_rate_limit (id, key, count, last_request) values (${house.newId()}, ${key}, 1, ${now})
    on conflict (key) do update set
      count = case when ${isOver} then 1 else least(auth_rate_limit.count + 1, 1000000) end,
      last_request = case when ${isOver} then excluded.last_request else auth_rate_limit.last_request end
    returning count, last_request`.execute(house.db);
  return { current: rows[0]!.count, leftMs: rows[0]!.last_request + spanMs - now };
}

const HOUR_MS = 3_600_000;
/**
 * A try at a number that nobody has, counted as tries at one that is there are: neither the answer nor the work tells the two apart. True when there were
 * more than `most` within the hour.
 */
export const triedInVain = async (ctx: Ctx, door: string, number: string, most: number): Promise<boolean> =>
  (await countAsked(ctx.house, `vain:${door}:${number.normalize('NFKC').replace(/\s/g, '')}`, HOUR_MS)).current > most;
