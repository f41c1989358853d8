import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { allVisibleCases, visibleCases } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { PetitionFilter } from './petitions.contract.ts';
import { approverRoles } from './petitions.parts.rules.ts';
import { endedStates, type PetitionState } from './petitions.rules.ts';
import type { PetitionRow } from './petitions.views.contract.ts';
import { endOf, startOf } from './petitions.year.store.ts';

export type ListedPetition = Omit<PetitionRow, 'dueAt' | 'overdue' | 'beganAt' | 'organ'> & {
  organId: string | null;
  organName: string | null;
  due: Temporal.Instant | null;
  beganAt: Temporal.Instant;
};

const FAR = '9999-01-01T00:00:00Z';

/** Petitions the actor sees, those due first, then the oldest; of those ended the newest first. The cursor is the due time and the case of the last row. */
export async function listPetitions(
  ctx: Ctx,
  filter: PetitionFilter,
): Promise<{ rows: ListedPetition[]; next: string | null }> {
  const { actor } = ctx;
  const own = actor.kind === 'staff' ? actor.organisationId : null;
  // What the organ owes next: the case's own clocks and those of the procedure.
  const due = sql<Temporal.Instant | null>`case when p.state not in ('notifiedElsewhere', 'diverted', 'refused', 'sealed', 'answered', 'concluded', 'withdrawn') then least(cases.due_at, (select min(k.shown) from petition_clock k where k.case_id = p.case_id and k.state = 'running' and k.duty = 'organ' and k.rule_id <> 'XF-OBJECT')) end`;
  const waits = sql<
    'objection' | 'extension' | null
  >`case when p.state = 'objected' then 'objection' when p.extension_asked_at is not null and p.extended_at is null and p.decided_at is null then 'extension' end`;
  const dueKey = sql<Temporal.Instant>`coalesce(${due}, ${FAR}::timestamptz)`;
  // Few petitions are open, and all that ever ended are many.
  const isWide = filter.which === 'ended' || filter.which === 'all';
  let q = (isWide ? allVisibleCases(ctx) : visibleCases(ctx))
    .innerJoin('petition as p', 'p.case_id', 'cases.id')
    .innerJoin('place', 'place.code', 'cases.area')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select([
      'cases.id as caseId',
      'cases.number',
      'cases.title',
      'cases.area',
      'place.full_name as placeName',
      'p.state',
      'o.id as organId',
      'o.short_name as organName',
      'p.began_at as beganAt',
      sql<boolean>`p.served_on is not null and p.executed_at is null and coalesce((select r.outcome from petition_review r where r.case_id = p.case_id and r.round = p.round and r.outcome is not null order by r.asked_at desc, r.level limit 1), p.outcome) = 'support'`.as(
        'owesExecution',
      ),
    ])
    .select([due.as('due'), waits.as('waits')]);
  if (filter.area) {
    const { from, before } = prefixRange(filter.area);
    q = q.where('cases.area', '>=', from).where('cases.area', '<', before);
  }
  if (filter.from) q = q.where('p.began_at', '>=', startOf(filter.from));
  if (filter.to) q = q.where('p.began_at', '<', endOf(filter.to));
  if (filter.topic)
    q = q.where('cases.category', filter.topic === '-' ? 'is' : '=', filter.topic === '-' ? null : filter.topic);
  if (filter.organId) q = q.where('p.organisation_id', '=', filter.organId);
  if (filter.state) q = q.where('p.state', '=', filter.state);
  if (filter.which === 'open') q = q.where('p.state', 'not in', [...endedStates]);
  if (filter.which === 'ended') q = q.where('p.state', 'in', [...endedStates]);
  const mayApprove = actor.kind === 'staff' && approverRoles.some((r) => r === actor.role);
  if (filter.which === 'mine')
    q = q
      .where('p.state', 'not in', [...endedStates])
      .where((eb) =>
        eb.or([
          eb('p.organisation_id', '=', own),
          eb.and([eb('p.state', '=', 'objected'), eb('p.sender_organisation_id', '=', own)]),
          ...(mayApprove ? [eb.and([eb('o.superior_id', '=', own), sql<boolean>`${waits} = 'extension'`])] : []),
        ]),
      );
  if (filter.which === 'review')
    q = q
      .where('p.state', 'in', ['reviewRequested', 'reviewDecided', 'recheckRequested', 'recheckDecided'])
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('petition_review as r')
            .select('r.case_id')
            .whereRef('r.case_id', '=', 'p.case_id')
            .whereRef('r.round', '=', 'p.round')
            .where('r.organisation_id', '=', own)
            .where('r.served_on', 'is', null),
        ),
      );
  const cursor = /^([^~]+)~([0-9a-f-]{36})$/.exec(filter.after ?? '');
  if (cursor?.[1] && cursor[2]) {
    const [, at, id] = cursor;
    // Nothing ended is due any more: there the id alone, which grows with time, says what comes next.
    q =
      filter.which === 'ended'
        ? q.where('cases.id', '<', id)
        : q.where(sql<boolean>`(${dueKey}, cases.id) > (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await q
    .$if(filter.which !== 'ended', (w) => w.orderBy(dueKey))
    .orderBy('cases.id', filter.which === 'ended' ? 'desc' : 'asc')
    .limit(filter.limit + 1)
    .execute();
  const page = rows.slice(0, filter.limit).map((r) => ({ ...r, state: r.state as PetitionState }));
  const last = page.at(-1);
  return {
    rows: page as ListedPetition[],
    next: rows.length > filter.limit && last ? `${last.due?.toString() ?? FAR}~${last.caseId}` : null,
  };
}
