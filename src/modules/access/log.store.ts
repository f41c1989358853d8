import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import type { Ctx } from '#platform/context.ts';
import { type ResetEntry, resetVerbs } from './access.rules.ts';

export type LogFilter = { accountId?: string | undefined; before?: number | undefined; limit: number };

/** What was reset of this account since then and by whom (nobody's name where the house did it), and who came by single sign-on; newest first. */
export const selectResets = (ctx: Ctx, accountId: string, since: Temporal.Instant): Promise<ResetEntry[]> =>
  ctx.db
    .selectFrom('journal as j')
    .leftJoin('staff_account as by', 'by.id', 'j.actor_id')
    .select((eb) => [eb.ref('j.verb').$castTo<ResetEntry['verb']>().as('verb'), 'j.at', 'by.name as by'])
    .where('j.subject_kind', '=', 'account')
    .where('j.subject_id', '=', accountId)
    .where((eb) =>
      eb.or([
        eb('j.verb', 'in', Object.keys(resetVerbs)),
        eb.and([eb('j.verb', '=', 'signIn'), eb(sql`j.data->>'way'`, '=', 'sso')]),
      ]),
    )
    .where('j.at', '>=', since)
    .orderBy('j.seq', 'desc')
    .limit(200)
    .execute();

/** What happened to accounts in the auditor's area, newest first. */
export function selectLog(ctx: Ctx, filter: LogFilter) {
  const { actor } = ctx;
  const range = actor.kind === 'staff' ? prefixRange(actor.area) : null;
  return ctx.db
    .selectFrom('journal as j')
    .leftJoin('staff_account as whose', 'whose.id', 'j.subject_id')
    .leftJoin('staff_account as by', 'by.id', 'j.actor_id')
    .select(['j.id', 'j.at', 'j.verb', 'j.subject_id', 'j.actor_role', 'j.data'])
    .select(['whose.name as account', 'by.name as by'])
    .where('j.subject_kind', '=', 'account')
    .$if(range !== null, (q) => q.where('j.area', '>=', range?.from ?? '').where('j.area', '<', range?.before ?? ''))
    .$if(filter.accountId !== undefined, (q) => q.where('j.subject_id', '=', filter.accountId ?? ''))
    .$if(filter.before !== undefined, (q) => q.where('j.id', '<', filter.before ?? 0))
    .orderBy('j.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}
