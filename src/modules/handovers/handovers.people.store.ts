import { sql } from 'kysely';
import type { Role, StaffActor } from '#kernel/actor.ts';
import type { Ctx } from '#platform/context.ts';
import { handoverRoles } from './handovers.rules.ts';

const posts = (ctx: Ctx, today: string) =>
  ctx.db
    .selectFrom('post')
    .innerJoin('staff_account as a', 'a.id', 'post.account_id')
    .innerJoin('organisation as o', 'o.id', 'post.organisation_id')
    .select([
      'a.id',
      'a.name',
      'post.organisation_id as organisationId',
      'o.short_name as organisation',
      'post.area',
      sql<boolean>`a.disabled_at is not null`.as('disabled'),
      sql<boolean>`(post.valid_from <= ${today} and (post.valid_to is null or post.valid_to > ${today}))`.as('current'),
    ])
    .where('post.role', 'in', handoverRoles as Role[]);

/** The posts of one account, present ones first; ended ones count, because what was left behind must be found. */
export const postsOf = (ctx: Ctx, accountId: string, today: string) =>
  posts(ctx, today)
    .where('a.id', '=', accountId)
    .orderBy('current', 'desc')
    .orderBy('post.valid_from', 'desc')
    .orderBy('post.id')
    .execute();
export type PostOf = Awaited<ReturnType<typeof postsOf>>[number];

/** Units whose head this actor is: the own one and all below it in its system, inside the post's place. */
export async function unitsUnder(ctx: Ctx, actor: StaffActor): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive under as (
      select id from organisation where id = ${actor.organisationId}
      union select o.id from organisation o join under on o.superior_id = under.id)
    select o.id from under join organisation o on o.id = under.id where starts_with(o.area, ${actor.area})`.execute(
    ctx.db,
  );
  return rows.map((r) => r.id);
}

export const peopleOf = (ctx: Ctx, units: readonly string[], today: string) =>
  units.length === 0
    ? Promise.resolve([])
    : posts(ctx, today)
        .where('post.organisation_id', 'in', [...units])
        .orderBy('o.short_name')
        .orderBy('a.name')
        .limit(300)
        .execute();

/** Who may step in for somebody of this unit: colleagues of it, and those at work for the place. The nearest first. */
export const successorsFor = async (ctx: Ctx, from: PostOf, today: string) => {
  const found = await posts(ctx, today)
    .where('a.id', '<>', from.id)
    .where('a.disabled_at', 'is', null)
    .where('post.valid_from', '<=', today)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', today)]))
    .where((eb) =>
      eb.or([eb('post.organisation_id', '=', from.organisationId), sql<boolean>`starts_with(${from.area}, post.area)`]),
    )
    .orderBy(sql`post.organisation_id = ${from.organisationId}`, 'desc')
    .orderBy(sql`length(post.area)`, 'desc')
    .orderBy('a.name')
    .limit(100)
    .execute();
  return found.filter((p, i) => found.findIndex((other) => other.id === p.id) === i);
};

/** Accounts of these units that can no longer act (disabled, or no post today) and still answer for open cases. */
export async function unattendedIn(ctx: Ctx, units: readonly string[], today: string) {
  if (units.length === 0) return [];
  return (
    ctx.db
      // The few who are gone first, then what waits for them: the other way round everything open is looked at.
      .with(
        (cte) => cte('gone').materialized(),
        (db) =>
          db
            .selectFrom('staff_account as s')
            .select(['s.id', 's.name', 's.disabled_at'])
            .where(sql<boolean>`(s.disabled_at is not null or not exists (select from post p where p.account_id = s.id
              and p.valid_from <= ${today} and (p.valid_to is null or p.valid_to > ${today})))`),
      )
      .selectFrom('gone as a')
      .innerJoin('cases as c', 'c.first_receiver_id', 'a.id')
      .innerJoin('organisation as o', 'o.id', 'c.first_receiver_organisation_id')
      .select((eb) => [
        'a.id',
        'a.name',
        'o.id as organisationId',
        'o.short_name as organisation',
        sql<boolean>`a.disabled_at is not null`.as('disabled'),
        eb.fn.countAll<number>().as('cases'),
      ])
      .where('c.closed_at', 'is', null)
      .where('o.id', 'in', [...units])
      .groupBy(['a.id', 'a.name', 'o.id', 'o.short_name', 'a.disabled_at'])
      .orderBy('a.name')
      .execute()
  );
}
