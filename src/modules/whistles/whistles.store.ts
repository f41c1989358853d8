import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { visibleCases } from '#modules/cases/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { TaskStatus, UnitStatus, WhistleStatus } from './whistles.rules.ts';

export type StoredUnit = {
  organisationId: string;
  name: string;
  status: UnitStatus;
  arrivedAt: string | null;
  who: string | null;
  clause: string | null;
  reason: string | null;
  judgeOrganisationId: string | null;
  overdueAt: string | null;
};
export type StoredTask = {
  id: string;
  organisationId: string;
  name: string;
  what: string;
  due: string;
  status: TaskStatus;
  result: string | null;
  reason: string | null;
};
export type StoredRating = {
  from: string;
  fromName: string;
  to: string;
  toName: string;
  stars: number;
  text: string | null;
  at: string;
};
export type StoredWhistle = {
  id: string;
  version: number;
  caseId: string;
  caseNumber: string;
  area: string;
  placeName: string;
  issue: string;
  plan: string | null;
  status: WhistleStatus;
  calledAt: Temporal.Instant;
  reportBy: Temporal.Instant;
  reportSource: string | null;
  due: string;
  callerOrganisationId: string;
  callerName: string;
  leadOrganisationId: string;
  leadName: string;
  result: string | null;
  endedAt: Temporal.Instant | null;
  units: StoredUnit[];
  tasks: StoredTask[];
  ratings: StoredRating[];
};

/** Every read of whistles begins here: those on cases one sees, and those one's own unit calls, leads, was called to or judges. */
export function visibleWhistles(ctx: Ctx) {
  const { actor } = ctx;
  const q = ctx.db.selectFrom('whistle as w');
  if (actor.kind === 'system') return q;
  const seen = visibleCases(ctx).select('cases.id');
  if (actor.kind === 'receipt') return q.where('w.case_id', 'in', seen);
  if (actor.kind !== 'staff') return q.where((eb) => eb.lit(false));
  const own = actor.organisationId;
  return q.where((eb) =>
    eb.or([
      eb('w.caller_organisation_id', '=', own),
      eb('w.lead_organisation_id', '=', own),
      eb.exists(
        eb
          .selectFrom('whistle_unit as mine')
          .select('mine.whistle_id')
          .whereRef('mine.whistle_id', '=', 'w.id')
          .where((m) =>
            m.or([
              m('mine.organisation_id', '=', own),
              m('mine.judge_organisation_id', '=', own),
              m('mine.raised_to', '=', own),
            ]),
          ),
      ),
      // Asked of one row: the set of all cases one sees is large, the whistles of a page are few.
      eb.exists(seen.where(sql<boolean>`cases.id = w.case_id`)),
    ]),
  );
}

export const whistleRows = (ctx: Ctx) =>
  visibleWhistles(ctx)
    .innerJoin('cases', 'cases.id', 'w.case_id')
    .innerJoin('place', 'place.code', 'w.area')
    .innerJoin('organisation as caller', 'caller.id', 'w.caller_organisation_id')
    .innerJoin('organisation as lead', 'lead.id', 'w.lead_organisation_id')
    .select((eb) => [
      'w.id',
      'w.version',
      'w.case_id as caseId',
      'cases.number as caseNumber',
      'w.area',
      'place.full_name as placeName',
      'w.issue',
      'w.plan',
      'w.status',
      'w.called_at as calledAt',
      'w.report_by as reportBy',
      'w.report_source as reportSource',
      'w.due',
      'w.caller_organisation_id as callerOrganisationId',
      'caller.short_name as callerName',
      'w.lead_organisation_id as leadOrganisationId',
      'lead.short_name as leadName',
      'w.result',
      'w.ended_at as endedAt',
      jsonArrayFrom(
        eb
          .selectFrom('whistle_unit as u')
          .innerJoin('organisation as o', 'o.id', 'u.organisation_id')
          .whereRef('u.whistle_id', '=', 'w.id')
          .orderBy('o.short_name')
          .select([
            'u.organisation_id as organisationId',
            'o.short_name as name',
            'u.status',
            'u.arrived_at as arrivedAt',
            'u.who',
            'u.clause',
            'u.reason',
            'u.judge_organisation_id as judgeOrganisationId',
            'u.overdue_at as overdueAt',
          ]),
      ).as('units'),
      jsonArrayFrom(
        eb
          .selectFrom('whistle_task as t')
          .innerJoin('organisation as o', 'o.id', 't.organisation_id')
          .whereRef('t.whistle_id', '=', 'w.id')
          .orderBy('t.agreed_at')
          .orderBy('t.id')
          .select([
            't.id',
            't.organisation_id as organisationId',
            'o.short_name as name',
            't.what',
            sql<string>`to_char(t.due, 'YYYY-MM-DD')`.as('due'),
            't.status',
            't.result',
            't.reason',
          ]),
      ).as('tasks'),
      jsonArrayFrom(
        eb
          .selectFrom('whistle_rating as r')
          .innerJoin('organisation as f', 'f.id', 'r.from_organisation_id')
          .innerJoin('organisation as o', 'o.id', 'r.to_organisation_id')
          .whereRef('r.whistle_id', '=', 'w.id')
          .orderBy('f.short_name')
          .orderBy('o.short_name')
          .select([
            'r.from_organisation_id as from',
            'f.short_name as fromName',
            'r.to_organisation_id as to',
            'o.short_name as toName',
            'r.stars',
            'r.text',
            'r.at',
          ]),
      ).as('ratings'),
    ]);

/** The database's texts are checked by its constraints: here they become the rules' types. */
export const asWhistle = (row: object) => row as StoredWhistle;

export async function selectWhistle(ctx: Ctx, id: string): Promise<StoredWhistle> {
  const row = await whistleRows(ctx).where('w.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return asWhistle(row);
}

/** Locked until the transaction ends, in the version the actor decided on; else 404, 412 or 428. */
export async function lockWhistle(tx: TxCtx, id: string): Promise<StoredWhistle> {
  await tx.db.selectFrom('whistle').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const w = await selectWhistle(tx, id);
  if (tx.actor.kind === 'system') return w;
  if (tx.version === null) throw versionMissing();
  if (tx.version !== w.version) throw stale();
  return w;
}

export const whistlesOfCase = async (ctx: Ctx, caseId: string): Promise<StoredWhistle[]> =>
  (await whistleRows(ctx).where('w.case_id', '=', caseId).orderBy('w.called_at', 'desc').execute()).map(asWhistle);

/** Whether one is running, or was called once for the third return; whoever asks. */
export async function hasWhistle(ctx: Ctx, caseId: string, which: 'running' | 'thirdReturn'): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('whistle')
    .select('id')
    .where('case_id', '=', caseId)
    .where(which === 'running' ? 'status' : 'origin', '=', which)
    .executeTakeFirst();
  return found !== undefined;
}
