import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { blindIndex } from '#platform/crypto.ts';
import type { House } from '#platform/house.ts';
import { LOCK_MINUTES } from './access.rules.ts';

/** What is guarded: a login (existing or not), or the address the attempts come from. */
export type Guarded = { kind: 'login' | 'address'; value: string; limit: number };
export type Attempt = { failures: number; lockedUntil: Temporal.Instant | null };

/** Neither logins nor addresses lie in the table: whoever mistypes a password into the login field leaves no trace of it. */
const keyOf = (house: House, g: Pick<Guarded, 'kind' | 'value'>) =>
  Buffer.from(blindIndex(house.keys, `access.guard.${g.kind}`, g.value));

/**
 * Counts an attempt before it is made, so that many at once, in however many processes, cannot try more than the limit: the
 * attempt that reaches it sets the lock, and success takes everything back. `refused` means that the lock was already on;
 * such attempts are not counted and do not prolong it. Failures are forgotten a lock's length after the last.
 */
export async function countAttempt(ctx: Ctx, g: Guarded): Promise<Attempt & { refused: boolean }> {
  const until = ctx.now.add({ minutes: LOCK_MINUTES });
  const forgotten = ctx.now.subtract({ minutes: LOCK_MINUTES });
  const key = keyOf(ctx.house, g);
  const counted = await ctx.db
    .insertInto('sign_in_guard')
    .values({ key, failures: 1, last_at: ctx.now, locked_until: g.limit <= 1 ? until : null })
    .onConflict((c) =>
      c
        .column('key')
        .doUpdateSet({
          failures: sql`case when sign_in_guard.last_at <= ${forgotten} then 1 else sign_in_guard.failures + 1 end`,
          locked_until: sql`case when sign_in_guard.last_at > ${forgotten} and sign_in_guard.failures + 1 >= ${g.limit} then ${until}::timestamptz end`,
          last_at: ctx.now,
        })
        .where((eb) =>
          eb.or([eb('sign_in_guard.locked_until', 'is', null), eb('sign_in_guard.locked_until', '<=', ctx.now)]),
        ),
    )
    .returning(['sign_in_guard.failures', 'sign_in_guard.locked_until'])
    .executeTakeFirst();
  if (counted) return { failures: counted.failures, lockedUntil: counted.locked_until, refused: false };
  const standing = await readAttempts(ctx, g);
  return { failures: g.limit, lockedUntil: standing?.lockedUntil ?? null, refused: true };
}

/** The attempt was none (the password was right, a code is still to come): it is taken back. */
export async function uncountAttempt(ctx: Ctx, g: Guarded): Promise<void> {
  await ctx.db
    .updateTable('sign_in_guard')
    .set((eb) => ({ failures: eb('failures', '-', 1), locked_until: null }))
    .where('key', '=', keyOf(ctx.house, g))
    .execute();
}

export async function forgetAttempts(ctx: Ctx, g: Pick<Guarded, 'kind' | 'value'>): Promise<void> {
  await ctx.db.deleteFrom('sign_in_guard').where('key', '=', keyOf(ctx.house, g)).execute();
}

/** How many attempts count now, and until when it is locked. */
export async function readAttempts(ctx: Ctx, g: Pick<Guarded, 'kind' | 'value'>): Promise<Attempt | null> {
  const row = await ctx.db
    .selectFrom('sign_in_guard')
    .select(['failures', 'locked_until'])
    .where('key', '=', keyOf(ctx.house, g))
    .executeTakeFirst();
  return row ? { failures: row.failures, lockedUntil: row.locked_until } : null;
}

/** Which of these logins are locked now, and until when. */
export async function locksOf(ctx: Ctx, logins: readonly string[]): Promise<Map<string, Temporal.Instant>> {
  if (logins.length === 0) return new Map();
  const byKey = new Map(
    logins.map((login) => [keyOf(ctx.house, { kind: 'login', value: login }).toString('hex'), login]),
  );
  const rows = await ctx.db
    .selectFrom('sign_in_guard')
    .select(['key', 'locked_until'])
    .where(
      'key',
      'in',
      [...byKey.keys()].map((hex) => Buffer.from(hex, 'hex')),
    )
    .where('locked_until', '>', ctx.now)
    .execute();
  return new Map(
    rows.flatMap((r) => (r.locked_until ? [[byKey.get(r.key.toString('hex')) ?? '', r.locked_until]] : [])),
  );
}
