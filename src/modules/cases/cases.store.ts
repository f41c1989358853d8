import { sql } from 'kysely';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Db } from '#platform/database.ts';
import { statement } from '#platform/statement.ts';
import { awaitsCheck, caseColumns, handledBy, isRated } from './cases.columns.store.ts';
import { countedColumns } from './cases.counts.store.ts';
import type { CaseChannel, CaseFacts, CaseKind, CaseOutcome, CaseStatus, CaseTier, Disclosure } from './cases.rules.ts';
import { type Seer, type Sight, seenCases, sightOf, type visibleCases } from './cases.sight.store.ts';
import { savedCounted } from './cases.tally.store.ts';

export { visibleCases } from './cases.sight.store.ts';

/** One case with what the rules and a row of a list need, as the actor of the context sees it. */
export type StoredCase = CaseFacts & {
  id: string;
  number: string;
  version: number;
  area: string;
  placeName: string;
  kind: CaseKind;
  tier: CaseTier;
  channel: CaseChannel;
  outcome: CaseOutcome | null;
  disclosure: Disclosure;
  title: string;
  body: string;
  placeNote: string | null;
  category: string | null;
  externalNumber: string | null;
  receivedAt: Temporal.Instant;
  dueAt: Temporal.Instant | null;
  dueProvisional: boolean;
  overdueAt: Temporal.Instant | null;
  /** What came of the first contact; null as long as it is not owed yet. */
  response: 'met' | 'missed' | null;
  /** The first word on whether it is solved, and the first stars; null as long as there are none. */
  saidSolved: boolean | null;
  saidStars: number | null;
  raisedTo: string | null;
  deskOrganisationId: string;
  deskName: string;
  handlerOrganisationId: string | null;
  handlerName: string | null;
  handlerKind: string | null;
  handlerId: string | null;
  handlerPersonName: string | null;
  firstReceiverId: string;
  firstReceiverName: string;
  firstReceiverOrganisationId: string;
  firstReceiverOrganisationName: string;
  superiorIds: string[];
  offeredToId: string | null;
  arbiterId: string | null;
  /** What must be ended before it may be answered, in both languages. */
  holds: [string, string][];
  /** It has been replied to at least once. */
  wasAnswered: boolean;
};

/*
 * The names a person reads, each looked up by its key for a row that is shown. Not joined: with eight names in one join PostgreSQL weighs their orders for
 * longer than the whole takes, and reads all places to name twenty.
 */
const unitName = (of: 'desk_organisation_id' | 'handler_organisation_id' | 'first_receiver_organisation_id') =>
  sql<string>`(select short_name from organisation where id = ${sql.ref(`cases.${of}`)})`;
const personName = (of: 'handler_id' | 'first_receiver_id') =>
  sql<string>`(select name from staff_account where id = ${sql.ref(`cases.${of}`)})`;

/** These cases with the names a person reads, and what the workflow must know about the actor. */
export function caseRows(cases: ReturnType<typeof visibleCases>, sight: Sight, seer: Seer) {
  return cases
    .innerJoin('case_reporter as reporter', 'reporter.case_id', 'cases.id')
    .leftJoin('case_offer as offer', (join) =>
      join.onRef('offer.case_id', '=', 'cases.id').on('offer.ended_at', 'is', null),
    )
    .select((eb) => [
      ...caseColumns,
      sql<string>`(select full_name from place where code = cases.area)`.as('placeName'),
      'reporter.disclosure',
      'cases.body',
      'cases.place_note as placeNote',
      'cases.overdue_at as overdueAt',
      'cases.response',
      'cases.said_solved as saidSolved',
      'cases.said_stars as saidStars',
      unitName('desk_organisation_id').as('deskName'),
      unitName('handler_organisation_id').as('handlerName'),
      sql<string | null>`(select kind from organisation where id = cases.handler_organisation_id)`.as('handlerKind'),
      personName('handler_id').as('handlerPersonName'),
      personName('first_receiver_id').as('firstReceiverName'),
      'cases.first_receiver_organisation_id as firstReceiverOrganisationId',
      unitName('first_receiver_organisation_id').as('firstReceiverOrganisationName'),
      'offer.to_id as offeredToId',
      'cases.confirmed_at as confirmedAt',
      eb
        .selectFrom('case_hold as hold')
        .whereRef('hold.case_id', '=', 'cases.id')
        .where('hold.until', 'is', null)
        .select(
          sql<
            [string, string][]
          >`coalesce(json_agg(json_build_array(hold.says_zh, hold.says_en) order by hold.since, hold.id), '[]')`.as(
            'says',
          ),
        )
        .as('holds'),
      awaitsCheck().as('awaitsCheck'),
      eb('cases.sealed_at', 'is not', null).as('isSealed'),
      eb('offer.id', 'is not', null).as('hasOffer'),
      isRated().as('isRated'),
      handledBy(seer).as('handledByActor'),
      eb('cases.replied_at', 'is not', null).as('wasAnswered'),
      eb('cases.desk_organisation_id', '=', seer.organisationId).as('atActorsDesk'),
      eb('cases.handler_organisation_id', '=', seer.organisationId).as('isWithActor'),
      eb('cases.proposed_by', '=', seer.accountId).as('proposedByActor'),
      eb.lit(sight === 'house').as('byHouse'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof caseRows>['executeTakeFirstOrThrow']>>;

/** The database's texts are checked by its constraints: here they become the rules' types. */
export const asCase = (row: Row): StoredCase =>
  ({
    ...row,
    holds: row.holds ?? [],
    openHolds: row.holds?.length ?? 0,
    isOrder: row.kind === 'order',
    isConfirmed: row.confirmedAt !== null,
    awaitsCheck: Boolean(row.awaitsCheck),
    handledByActor: Boolean(row.handledByActor),
    atActorsDesk: Boolean(row.atActorsDesk),
    isWithActor: Boolean(row.isWithActor),
    wasAnswered: Boolean(row.wasAnswered),
    isRated: Boolean(row.isRated),
    isSealed: Boolean(row.isSealed),
    hasOffer: Boolean(row.hasOffer),
    proposedByActor: Boolean(row.proposedByActor),
  }) as StoredCase;

const oneCase = statement((db: Db, at: Seer & { id: string }, sight: Sight) =>
  caseRows(seenCases(db, sight, at), sight, at).where('cases.id', '=', at.id),
);

/** The case, or null when there is none that the actor may see. */
export async function findCase(ctx: Ctx, id: string): Promise<StoredCase | null> {
  const { sight, seer } = sightOf(ctx.actor);
  const [row] = await oneCase(ctx.db, { ...seer, id }, sight);
  return row ? asCase(row) : null;
}

/** The case, or 404 when there is none that the actor may see. */
export async function selectCase(ctx: Ctx, id: string): Promise<StoredCase> {
  const c = await findCase(ctx, id);
  if (!c) throw notFound();
  return c;
}

const lockWithChain = statement((db: Db, at: { id: string }, _: 'one') =>
  db
    .selectFrom('cases')
    .innerJoin('journal_head as head', (join) =>
      join.onRef('head.subject_id', '=', 'cases.id').on('head.subject_kind', '=', 'case'),
    )
    .select(['head.seq', 'head.hash'])
    .where('cases.id', '=', at.id)
    .forNoKeyUpdate(['cases', 'head']),
);

/** The case as it is now, locked with the end of its chain until the transaction ends; 404 when there is none that the actor may see. */
export async function lockLatest(tx: TxCtx, id: string): Promise<StoredCase> {
  // The second is sent behind the lock and answered after it: it reads what the lock waited for.
  const [[head], c] = await Promise.all([lockWithChain(tx.db, { id }, 'one'), findCase(tx, id)]);
  // Every case has its chain; one that has not is locked all the same.
  if (head) tx.links.set(`case:${id}`, head);
  else await tx.db.selectFrom('cases').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  if (!c) throw notFound();
  return head ? c : selectCase(tx, id);
}

/**
 * The case, locked until the transaction ends and still in the version the actor decided on; else 404, 412 or 428. Locked first and
 * read afterwards: a read that waits for its lock joins the new row with what belonged to the old one, and finds nothing.
 */
export async function lockCase(tx: TxCtx, id: string): Promise<StoredCase> {
  const c = await lockLatest(tx, id);
  if (tx.actor.kind !== 'system') {
    if (tx.version === null) throw versionMissing();
    if (tx.version !== c.version) throw stale();
  }
  return c;
}

export type CaseChange = Partial<{
  status: CaseStatus;
  outcome: CaseOutcome | null;
  tier: CaseTier;
  desk_organisation_id: string;
  first_receiver_id: string;
  first_receiver_organisation_id: string;
  handler_organisation_id: string | null;
  handler_id: string | null;
  superior_ids: string[];
  return_by: Temporal.Instant | null;
  bounces: number;
  redo_count: number;
  callback_tries: number;
  handler_changed: boolean;
  proposed_by: string | null;
  arbiter_organisation_id: string | null;
  confirmed_at: Temporal.Instant | null;
  category: string | null;
  raised_to: string | null;
  raised_at: Temporal.Instant | null;
  status_before: string | null;
  withdraw_until: Temporal.Instant | null;
  replied_at: Temporal.Instant;
  closed_at: Temporal.Instant | null;
  sealed_at: Temporal.Instant | null;
  due_at: Temporal.Instant | null;
  due_provisional: boolean;
  overdue_at: Temporal.Instant | null;
  response: 'met' | 'missed';
  responded_on: string;
  said_solved: boolean | null;
  said_stars: number | null;
  said_on: string;
  stars_on: string;
}>;

/** Writes a change of a locked case, counts its version up, and notes the difference it makes to what is counted: one statement. */
export async function saveCase(tx: TxCtx, id: string, change: CaseChange): Promise<void> {
  const columns = (Object.keys(change) as (keyof CaseChange)[]).filter((c) => change[c] !== undefined).sort();
  await changeCounted(tx.db, { ...change, id }, columns);
}
const changeCounted = statement((db: Db, at: CaseChange & { id: string }, columns: readonly (keyof CaseChange)[]) => {
  const changed = Object.fromEntries(columns.map((column) => [column, at[column]]));
  const saved = db
    .updateTable('cases')
    .set({ ...changed, version: sql`version + 1` })
    .where('id', '=', at.id)
    .returning(countedColumns);
  return savedCounted(saved, sql`(select * from cases where id = ${at.id})`);
});
