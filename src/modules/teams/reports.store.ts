import { sql } from 'kysely';
import { placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { ReportView } from './teams.contract.ts';
import { outcomeOf } from './teams.rules.ts';

/* What reports became. Callers hold the team, the membership, or are the account that reported. A sealed case is nobody's to read here. */

/** SQL: cases that a member with an account reported as a courier while in the team, and those entered by the card. */
const ofTeam = (teamId: string) => sql<boolean>`c.id in (
  select r.case_id from team_report r where r.team_id = ${teamId}
  union all select k.id from team_member m join cases k on k.first_receiver_id = m.account_id and k.channel = 'courier'
     and k.received_at >= m.joined_at and (m.left_at is null or k.received_at < m.left_at) where m.team_id = ${teamId})`;
export const countedReports = (ctx: Ctx, teamId: string, since: Temporal.Instant | null) =>
  ctx.db
    .selectFrom('cases as c')
    .select(['c.status', 'c.outcome'])
    .where(ofTeam(teamId))
    .where('c.sealed_at', 'is', null)
    .$if(since !== null, (q) => q.where('c.received_at', '>=', since as Temporal.Instant))
    .execute();

type Whose = { accountId: string } | { memberId: string };
const ofSomebody = (whose: Whose) =>
  'accountId' in whose
    ? sql<boolean>`(c.first_receiver_id = ${whose.accountId} and c.channel = 'courier')`
    : sql<boolean>`exists (select from team_report r where r.case_id = c.id and r.member_id = ${whose.memberId})`;

const MOST = 100;
export async function reportsOf(ctx: Ctx, whose: Whose): Promise<ReportView[]> {
  const cases = await ctx.db
    .selectFrom('cases as c')
    .select((eb) => [
      'c.id',
      'c.number',
      'c.title',
      'c.status',
      'c.outcome',
      'c.received_at as at',
      placeName(eb.ref('c.area')).as('placeName'),
    ])
    .where(ofSomebody(whose))
    .where('c.sealed_at', 'is', null)
    .orderBy('c.received_at', 'desc')
    .limit(MOST)
    .execute();
  const ids = cases.map((c) => c.id);
  if (ids.length === 0) return [];
  const [steps, replies, photos] = await Promise.all([stepsOf(ctx, ids), repliesOf(ctx, ids), photosOf(ctx, ids)]);
  return cases.map(({ status, outcome, at, placeName: place, ...c }) => ({
    ...c,
    at: at.toString(),
    placeName: place ?? '',
    outcome: outcomeOf({ status, outcome }),
    reply: replies.findLast((r) => r.caseId === c.id)?.text ?? null,
    steps: steps.filter((s) => s.caseId === c.id).map((s) => ({ at: s.at.toString(), verb: s.verb, unit: s.unit })),
    photos: photos.filter((p) => p.caseId === c.id).map(({ id, name }) => ({ id, name })),
  }));
}
const stepsOf = (ctx: Ctx, ids: readonly string[]) =>
  ctx.db
    .selectFrom('journal as j')
    .leftJoin('organisation as o', 'o.id', 'j.actor_organisation_id')
    .select(['j.subject_id as caseId', 'j.at', 'j.verb', 'o.short_name as unit'])
    .where('j.subject_kind', '=', 'case')
    .where('j.subject_id', 'in', ids)
    .where('j.shows', 'in', ['public', 'resident'])
    .orderBy('j.seq')
    .execute();
const repliesOf = (ctx: Ctx, ids: readonly string[]) =>
  ctx.db
    .selectFrom('case_reply')
    .select(['case_id as caseId', 'text'])
    .where('case_id', 'in', ids)
    .orderBy('n')
    .execute();
/** Pictures that came after it was reported: how it looks now. */
const photosOf = (ctx: Ctx, ids: readonly string[]) =>
  ctx.db
    .selectFrom('case_file as f')
    .innerJoin('cases as c', 'c.id', 'f.case_id')
    .select(['f.id', 'f.case_id as caseId', 'f.name', 'f.hash', 'f.media_type as mediaType'])
    .where('f.case_id', 'in', ids)
    .where('f.media_type', 'like', 'image/%')
    .whereRef('f.at', '>', 'c.received_at')
    .orderBy('f.at')
    .execute();
/** The file, when it belongs to a report of theirs. */
export async function photoOf(ctx: Ctx, whose: Whose, caseId: string, photoId: string) {
  const mine = await ctx.db
    .selectFrom('cases as c')
    .select('c.id')
    .where('c.id', '=', caseId)
    .where('c.sealed_at', 'is', null)
    .where(ofSomebody(whose))
    .executeTakeFirst();
  return mine ? (await photosOf(ctx, [caseId])).find((p) => p.id === photoId) : undefined;
}
export const insertReport = (tx: TxCtx, r: { caseId: string; teamId: string; memberId: string; area: string }) =>
  tx.db
    .insertInto('team_report')
    .values({ case_id: r.caseId, team_id: r.teamId, member_id: r.memberId, area: r.area, at: tx.now })
    .execute();
