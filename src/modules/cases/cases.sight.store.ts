import type { ExpressionBuilder } from 'kysely';
import type { Tables } from '#db/tables.ts';
import type { Role, StaffActor } from '#kernel/actor.ts';
import { prefixRange } from '#kernel/area.ts';
import type { Ctx } from '#platform/context.ts';
import { overviewRoles, runnerRoles } from './cases.parts.rules.ts';

/*
 * Whether the actor may see a case at all (house rule 5): by place and role, by their part in it, or because it was sent to their unit.
 * Said twice, for two kinds of reading, measured at 100,000 cases: as a condition on a row, which is cheap where few rows are asked
 * about, and as sets of ids, each by its index, which is cheap where everything one sees is read. A test holds the two to each other.
 */

type Cases = ExpressionBuilder<Tables, 'cases'>;

/** The cases in which this person or their unit has or had a part, wherever they lie. */
const byPart = ({ db }: Ctx, { accountId, organisationId }: StaffActor) =>
  db
    .selectFrom('case_handling')
    .select('case_id as id')
    .where('organisation_id', '=', organisationId)
    .unionAll(db.selectFrom('case_sight').select('case_id as id').where('organisation_id', '=', organisationId))
    .unionAll(
      db.selectFrom('case_offer').select('case_id as id').where('to_id', '=', accountId).where('ended_at', 'is', null),
    )
    .unionAll(db.selectFrom('cases as received').select('received.id').where('first_receiver_id', '=', accountId))
    .unionAll(db.selectFrom('cases as raised').select('raised.id').where('raised_to', '=', organisationId))
    .unionAll(
      db.selectFrom('cases as judged').select('judged.id').where('arbiter_organisation_id', '=', organisationId),
    );

/** What a role sees of its place: all of it, or the errands that run; null where the role alone shows nothing. */
function byPlace(actor: StaffActor) {
  const is = (roles: readonly Role[]) => roles.includes(actor.role);
  const isOverview = is(overviewRoles);
  if (!isOverview && !is(runnerRoles)) return null;
  const { from, before } = prefixRange(actor.area);
  return (eb: Cases) =>
    eb.and([
      eb('cases.area', '>=', from),
      eb('cases.area', '<', before),
      ...(isOverview ? [] : [eb('cases.kind', '=', 'errand'), eb('cases.closed_at', 'is', null)]),
    ]);
}

/** The same part as a condition on one row. */
function hasPart(eb: Cases, { accountId, organisationId }: StaffActor) {
  const sent = eb
    .selectFrom('case_handling as h')
    .select('h.id')
    .whereRef('h.case_id', '=', 'cases.id')
    .where('h.organisation_id', '=', organisationId);
  const shown = eb
    .selectFrom('case_sight as s')
    .select('s.case_id')
    .whereRef('s.case_id', '=', 'cases.id')
    .where('s.organisation_id', '=', organisationId);
  const offered = eb
    .selectFrom('case_offer as o')
    .select('o.id')
    .whereRef('o.case_id', '=', 'cases.id')
    .where('o.to_id', '=', accountId)
    .where('o.ended_at', 'is', null);
  return eb.or([
    eb('cases.first_receiver_id', '=', accountId),
    eb('cases.raised_to', '=', organisationId),
    eb('cases.arbiter_organisation_id', '=', organisationId),
    eb.exists(sent),
    eb.exists(shown),
    eb.exists(offered),
  ]);
}

const COUNTY_DIGITS = 6;
/** Does their role show them all of a county or more? Then most rows of a list are theirs to see. */
export const isWide = ({ actor }: Ctx): boolean =>
  actor.kind === 'staff' && overviewRoles.some((role) => role === actor.role) && actor.area.length <= COUNTY_DIGITS;

/** An accusation is before the discipline organ now and before nobody else (domain §12.5). */
const unsealed = ({ db }: Ctx) => db.selectFrom('cases').where('cases.sealed_at', 'is', null);

/** Every read of cases begins here. */
export function visibleCases(ctx: Ctx) {
  const { actor, db } = ctx;
  const all = db.selectFrom('cases');
  if (actor.kind === 'system') return all;
  if (actor.kind === 'receipt') return all.where('cases.id', '=', actor.caseId);
  if (actor.kind !== 'staff') return all.where((eb) => eb.lit(false));
  const isInPlace = byPlace(actor);
  if (!isInPlace) return unsealed(ctx).where('cases.id', 'in', byPart(ctx, actor));
  return unsealed(ctx).where((eb) => eb.or([isInPlace(eb), hasPart(eb, actor)]));
}

/** The same cases, for whoever reads all of them, as counts do. */
export function allVisibleCases(ctx: Ctx) {
  const { actor, db } = ctx;
  const isInPlace = actor.kind === 'staff' ? byPlace(actor) : null;
  if (actor.kind !== 'staff' || !isInPlace) return visibleCases(ctx);
  const there = unsealed(ctx).selectAll('cases').where(isInPlace);
  const elsewhere = unsealed(ctx)
    .selectAll('cases')
    .where('cases.id', 'in', byPart(ctx, actor))
    .where((eb) => eb.not(isInPlace(eb)));
  // The same columns under the same name: whoever reads on need not know that there are two halves.
  return db.selectFrom(there.unionAll(elsewhere).as('cases')) as unknown as ReturnType<typeof visibleCases>;
}
