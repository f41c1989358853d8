import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import type { Tables } from '#db/tables.ts';
import type { Actor, Role } from '#kernel/actor.ts';
import { prefixRange } from '#kernel/area.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db, Tx } from '#platform/database.ts';
import { overviewRoles, runnerRoles } from './cases.parts.rules.ts';

/*
 * Whether the actor may see a case at all (house rule 5): by place and role, by their part in it, or because it was sent to their unit.
 * Said twice, for two kinds of reading, measured at 100,000 cases: as a condition on a row, which is cheap where few rows are asked
 * about, and as sets of ids, each by its index, which is cheap where everything one sees is read. A test holds the two to each other.
 */

type Cases = ExpressionBuilder<Tables, 'cases'>;

const nobody = '00000000-0000-0000-0000-000000000000';

/** By what right somebody sees cases; of one kind of sight the statements have one text (see `statement`). */
export type Sight = 'house' | 'receipt' | 'nobody' | 'overview' | 'runner' | 'part';
/** Who exactly it is: values, or the places of a statement where they will be. */
export type Seer = { accountId: string; organisationId: string; from: string; before: string; caseId: string };

const isOne = (roles: readonly Role[], role: Role) => roles.includes(role);

export function sightOf(actor: Actor): { sight: Sight; seer: Seer } {
  const seer = { accountId: nobody, organisationId: nobody, from: '', before: '', caseId: nobody };
  if (actor.kind === 'system') return { sight: 'house', seer };
  if (actor.kind === 'receipt') return { sight: 'receipt', seer: { ...seer, caseId: actor.caseId } };
  if (actor.kind !== 'staff') return { sight: 'nobody', seer };
  const { accountId, organisationId, role, area } = actor;
  const sight = isOne(overviewRoles, role) ? 'overview' : isOne(runnerRoles, role) ? 'runner' : 'part';
  return { sight, seer: { ...seer, accountId, organisationId, ...prefixRange(area) } };
}

/** The cases in which this person or their unit has or had a part, wherever they lie. */
const byPart = (db: Db | Tx, seer: Seer) =>
  handledBy(db, seer).unionAll(receivedBy(db, seer)).unionAll(byOtherPart(db, seer));

/**
 * The same, less those that lie in the own place: people and units have a part in most of what their place sees, and it is not to be looked at once
 * more. What lies before the place and what lies behind it are two ranges of an index.
 */
function byPartElsewhere(db: Db | Tx, seer: Seer) {
  const before = sql<boolean>`area < ${seer.from}`;
  const behind = sql<boolean>`area >= ${seer.before}`;
  return handledBy(db, seer)
    .where(before)
    .unionAll(handledBy(db, seer).where(behind))
    .unionAll(receivedBy(db, seer).where(before))
    .unionAll(receivedBy(db, seer).where(behind))
    .unionAll(byOtherPart(db, seer));
}

const handledBy = (db: Db | Tx, { organisationId }: Seer) =>
  db.selectFrom('case_handling').select('case_id as id').where('organisation_id', '=', organisationId);
const receivedBy = (db: Db | Tx, { accountId }: Seer) =>
  db.selectFrom('cases as received').select('received.id').where('first_receiver_id', '=', accountId);
const byOtherPart = (db: Db | Tx, { accountId, organisationId }: Seer) =>
  db
    .selectFrom('case_sight')
    .select('case_id as id')
    .where('organisation_id', '=', organisationId)
    .unionAll(
      db.selectFrom('case_offer').select('case_id as id').where('to_id', '=', accountId).where('ended_at', 'is', null),
    )
    .unionAll(db.selectFrom('cases as raised').select('raised.id').where('raised_to', '=', organisationId))
    .unionAll(
      db.selectFrom('cases as judged').select('judged.id').where('arbiter_organisation_id', '=', organisationId),
    );

const inPlace = ({ from, before }: Seer) => sql<boolean>`(cases.area >= ${from} and cases.area < ${before})`;

/** A county, a township, a village: each can be walked in order, by an index that has its digits in front (`cases_newest_of_…`, `cases_due_of_…`). */
export type Walked = 6 | 9 | 12 | null;
export const walkedBy = ({ from }: Pick<Seer, 'from'>): Walked =>
  ([6, 9, 12] as const).find((digits) => digits === from.length) ?? null;

/** What a role sees of its place: all of it, or the errands that run. */
const byPlace = (sight: 'overview' | 'runner', seer: Seer, lies = inPlace(seer)) =>
  sight === 'overview' ? lies : sql<boolean>`(${lies} and cases.kind = 'errand' and cases.closed_at is null)`;

/** The same part as a condition on one row. */
function hasPart(eb: Cases, { accountId, organisationId }: Seer) {
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
  actor.kind === 'staff' && isOne(overviewRoles, actor.role) && actor.area.length <= COUNTY_DIGITS;

/** An accusation is before the discipline organ now and before nobody else (domain §12.5). */
const unsealed = (db: Db | Tx) => db.selectFrom('cases').where('cases.sealed_at', 'is', null);

type Rows = ReturnType<typeof unsealed>;

/** The cases of one kind of sight, as a condition on each row. */
export function seenCases(db: Db | Tx, sight: Sight, seer: Seer): Rows {
  if (sight === 'house') return db.selectFrom('cases');
  if (sight === 'receipt') return db.selectFrom('cases').where('cases.id', '=', seer.caseId);
  if (sight === 'nobody') return db.selectFrom('cases').where((eb) => eb.lit(false));
  if (sight === 'part') return unsealed(db).where('cases.id', 'in', byPart(db, seer));
  return unsealed(db).where((eb) => eb.or([byPlace(sight, seer), hasPart(eb, seer)]));
}

/**
 * The cases of the place of somebody whose role shows them places. `isWalked` says that they are read in the order of an index and looked at row by
 * row: the place then chooses no index, and is expected to hold half of all.
 */
export function casesThere(db: Db | Tx, sight: 'overview' | 'runner', seer: Seer, isWalked = false): Rows {
  const lies = byPlace(sight, seer);
  return unsealed(db).where(isWalked ? lookedAt(lies) : lies);
}
/** The same by the digits of the place, for whoever walks them in the order of one of its indexes until there are enough. */
export const walkedThere = (db: Db | Tx, sight: 'overview' | 'runner', seer: Seer, digits: 6 | 9 | 12): Rows =>
  unsealed(db).where(byPlace(sight, seer, sql<boolean>`left(cases.area, ${sql.lit(digits)}) = ${seer.from}`));
/** The same of what is open, which is never sealed (cases_sealed_closed): so an index that knows the place is enough. */
export const openThere = (db: Db | Tx, seer: Seer): Rows =>
  db
    .selectFrom('cases')
    .where('cases.closed_at', 'is', null)
    .where(lookedAt(inPlace(seer)));

/** A condition by which no index is chosen. */
export const lookedAt = (condition: RawBuilder<boolean>) =>
  sql<boolean>`case when ${condition} then true else false end`;

/** And those they have a part in besides: the ids come from `partElsewhere`, which may name some that lie there. */
export function casesElsewhere(
  db: Db | Tx,
  sight: 'overview' | 'runner',
  seer: Seer,
  isOneOf: RawBuilder<boolean>,
  isWalked = false,
): Rows {
  const lies = sql<boolean>`not ${byPlace(sight, seer)}`;
  return unsealed(db)
    .where(isOneOf)
    .where(isWalked ? lookedAt(lies) : lies);
}
export const partElsewhere = (db: Db | Tx, sight: 'overview' | 'runner', seer: Seer) =>
  sight === 'overview' ? byPartElsewhere(db, seer) : byPart(db, seer);

/** Those of the cases of somebody whose role shows them places that lie elsewhere. */
export function visibleElsewhere(ctx: Ctx): Rows {
  const { sight, seer } = sightOf(ctx.actor);
  if (sight !== 'overview' && sight !== 'runner') return visibleCases(ctx);
  return casesElsewhere(ctx.db, sight, seer, sql<boolean>`cases.id in (${partElsewhere(ctx.db, sight, seer)})`);
}

/** Every read of cases begins here. */
export function visibleCases(ctx: Ctx) {
  const { sight, seer } = sightOf(ctx.actor);
  return seenCases(ctx.db, sight, seer);
}

/** The same cases, for whoever reads all of them, as counts do. */
export function allVisibleCases(ctx: Ctx) {
  const { sight, seer } = sightOf(ctx.actor);
  if (sight !== 'overview' && sight !== 'runner') return visibleCases(ctx);
  const there = casesThere(ctx.db, sight, seer).selectAll('cases');
  const elsewhere = visibleElsewhere(ctx).selectAll('cases');
  // The same columns under the same name: whoever reads on need not know that there are two halves.
  return ctx.db.selectFrom(there.unionAll(elsewhere).as('cases')) as unknown as ReturnType<typeof visibleCases>;
}
