import { sql } from 'kysely';
import type { Word } from '#kernel/words.ts';
import type { Ctx } from '#platform/context.ts';
import type { Held, Reading, Subject } from '#platform/personal.ts';

const what: Word = ['联系方式:您报名的活动', 'Contact data: activities you signed up for'];

/** Who had the telephone of this person's sign-ups shown to them: it is written with the activity, by the number of the sign-up. */
export const readingsOfSignUps =
  (signUps: Held) =>
  async (ctx: Ctx, subject: Subject): Promise<Reading[]> => {
    const numbers = (await signUps.find(ctx, subject)).map((r) => r.id);
    if (numbers.length === 0) return [];
    const rows = await ctx.db
      .selectFrom('activity_signup as s')
      .innerJoin('journal as j', 'j.subject_id', 's.activity_id')
      .select(['j.at', 'j.actor_role as role', 'j.actor_organisation_id as organisationId'])
      .where('s.number', 'in', numbers)
      .where('j.subject_kind', '=', 'activity')
      .where('j.verb', '=', 'phoneSeen')
      .where(sql<boolean>`j.data ->> 'number' = s.number`)
      .execute();
    return rows.map((r) => ({ ...r, what, why: null }));
  };
