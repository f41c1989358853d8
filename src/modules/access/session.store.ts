import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Db, Tx } from '#platform/database.ts';
import { statement } from '#platform/statement.ts';

/** A session with everything a request asks about: whose, in which post, until when. One round trip. */
export type Session = {
  id: string;
  token: string;
  startedAt: Temporal.Instant | null;
  seenAt: Temporal.Instant | null;
  account: {
    id: string;
    login: string;
    name: string;
    area: string;
    totp: boolean;
    disabled: boolean;
    temporaryUntil: Temporal.Instant | null;
  };
  post: { id: string; role: Role; organisationId: string; area: string } | null;
};

const oneSession = statement((db: Db, at: { token: string; today: string; now: Temporal.Instant }, _: 'one') =>
  db
    .selectFrom('staff_session as s')
    .innerJoin('staff_account as a', 'a.id', 's.user_id')
    .leftJoin('post as p', (join) =>
      join
        .onRef('p.id', '=', 's.post_id')
        .onRef('p.account_id', '=', 'a.id')
        .on('p.valid_from', '<=', at.today)
        .on((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', at.today)]))
        .on((eb) => eb.or([eb('p.until', 'is', null), eb('p.until', '>', at.now)])),
    )
    .select([
      's.id',
      's.token',
      's.started_at',
      's.seen_at',
      'a.id as account_id',
      'a.username',
      'a.name',
      'a.area as account_area',
      'a.two_factor_enabled',
      'a.disabled_at',
      'a.temporary_until',
      'p.id as post_id',
      'p.role',
      'p.organisation_id',
      'p.area',
    ])
    .where('s.token', '=', at.token),
);

/** A post taken in an emergency is none any more from its moment on. */
export async function selectSession(db: Db | Tx, token: string, now: Temporal.Instant): Promise<Session | null> {
  const [row] = await oneSession(db, { token, today: dayOf(now), now }, 'one');
  if (!row) return null;
  const { post_id, role, organisation_id, area } = row;
  return {
    id: row.id,
    token: row.token,
    startedAt: row.started_at,
    seenAt: row.seen_at,
    account: {
      id: row.account_id,
      login: row.username,
      name: row.name,
      area: row.account_area,
      totp: row.two_factor_enabled,
      disabled: row.disabled_at !== null,
      temporaryUntil: row.temporary_until,
    },
    post:
      post_id && role && organisation_id && area
        ? { id: post_id, role: role as Role, organisationId: organisation_id, area }
        : null,
  };
}

/** Makes a session that the library created good for use, in this post. */
export async function openSession(
  ctx: Ctx,
  token: string,
  from: { postId: string | null; startedAt: Temporal.Instant },
): Promise<void> {
  await ctx.db
    .updateTable('staff_session')
    .set({ post_id: from.postId, started_at: from.startedAt, seen_at: ctx.now })
    .where('token', '=', token)
    .execute();
}

export async function touchSession(db: Db | Tx, id: string, now: Temporal.Instant): Promise<void> {
  await db.updateTable('staff_session').set({ seen_at: now }).where('id', '=', id).execute();
}

export async function putPost(tx: TxCtx, sessionId: string, postId: string): Promise<void> {
  await tx.db.updateTable('staff_session').set({ post_id: postId }).where('id', '=', sessionId).execute();
}

export async function deleteSession(db: Db | Tx, token: string): Promise<void> {
  await db.deleteFrom('staff_session').where('token', '=', token).execute();
}

export async function deleteSessionById(tx: TxCtx, id: string): Promise<void> {
  await tx.db.deleteFrom('staff_session').where('id', '=', id).execute();
}

/** Ends an account's sessions, all or all but one; returns how many. */
export async function deleteSessions(tx: TxCtx, accountId: string, exceptId: string | null): Promise<number> {
  const rows = await tx.db
    .deleteFrom('staff_session')
    .where('user_id', '=', accountId)
    .$if(exceptId !== null, (q) => q.where('id', '<>', exceptId))
    .returning('id')
    .execute();
  return rows.length;
}

/** Removes what no longer opens anything: old sessions, half-finished sign-ins, forgotten failures, old rate counters. */
export async function sweep(ctx: Ctx, olderThan: Temporal.Instant): Promise<void> {
  await ctx.db
    .deleteFrom('staff_session')
    .where((eb) =>
      eb.or([
        eb('seen_at', '<', olderThan),
        eb.and([eb('seen_at', 'is', null), eb('expires_at', '<', sql<Temporal.Instant>`now()`)]),
      ]),
    )
    .execute();
  await ctx.db.deleteFrom('staff_verification').where('expires_at', '<', sql<Temporal.Instant>`now()`).execute();
  await ctx.db.deleteFrom('sign_in_guard').where('last_at', '<', olderThan).execute();
  await ctx.db.deleteFrom('auth_rate_limit').where('last_request', '<', olderThan.epochMilliseconds).execute();
}
