import { sql } from 'kysely';
import { awaitsCheck, caseColumns, handledBy, isRated } from './cases.columns.store.ts';
import type { CaseFacts } from './cases.rules.ts';
import type { Seer, Sight, visibleCases } from './cases.sight.store.ts';
import type { StoredCase } from './cases.store.ts';

/** What a row of a list shows and what its open verbs hang on: a third less than a case that is opened, and twenty of them at a time. */
export type ListedCase = CaseFacts &
  Pick<
    StoredCase,
    | ('id' | 'number' | 'version' | 'area' | 'placeName' | 'kind' | 'tier' | 'channel' | 'outcome' | 'title')
    | ('category' | 'externalNumber' | 'receivedAt' | 'dueAt' | 'dueProvisional' | 'raisedTo')
    | ('deskOrganisationId' | 'deskName' | 'handlerOrganisationId' | 'handlerName' | 'handlerId' | 'handlerPersonName')
    | ('firstReceiverId' | 'firstReceiverName' | 'firstReceiverOrganisationName')
    | ('superiorIds' | 'offeredToId' | 'arbiterId')
  >;

/** The verbs of a status that ended hang on these; no other looks at them. */
const ended = sql<boolean>`cases.status = 'closed'`;

/** These cases as the rows of a list. The names are joined: the plan is kept, and a name that stands twenty times is looked up once. */
export function listedRows(cases: ReturnType<typeof visibleCases>, sight: Sight, seer: Seer) {
  return cases
    .leftJoin('case_offer as offer', (join) =>
      join.onRef('offer.case_id', '=', 'cases.id').on('offer.ended_at', 'is', null),
    )
    .leftJoin('place as at', 'at.code', 'cases.area')
    .leftJoin('organisation as desk', 'desk.id', 'cases.desk_organisation_id')
    .leftJoin('organisation as handling', 'handling.id', 'cases.handler_organisation_id')
    .leftJoin('organisation as receiving', 'receiving.id', 'cases.first_receiver_organisation_id')
    .leftJoin('staff_account as handler', 'handler.id', 'cases.handler_id')
    .leftJoin('staff_account as receiver', 'receiver.id', 'cases.first_receiver_id')
    .select((eb) => [
      ...caseColumns,
      'at.full_name as placeName',
      'desk.short_name as deskName',
      'handling.short_name as handlerName',
      'handler.name as handlerPersonName',
      'receiver.name as firstReceiverName',
      'receiving.short_name as firstReceiverOrganisationName',
      'offer.to_id as offeredToId',
      eb('cases.confirmed_at', 'is not', null).as('isConfirmed'),
      eb
        .selectFrom('case_hold as hold')
        .whereRef('hold.case_id', '=', 'cases.id')
        .where('hold.until', 'is', null)
        .select(sql<number>`count(*)::int`.as('n'))
        .as('openHolds'),
      eb.and([ended, awaitsCheck()]).as('awaitsCheck'),
      eb('cases.sealed_at', 'is not', null).as('isSealed'),
      eb('offer.id', 'is not', null).as('hasOffer'),
      eb.and([ended, isRated()]).as('isRated'),
      handledBy(seer).as('handledByActor'),
      sql<boolean>`coalesce(${eb('cases.desk_organisation_id', '=', seer.organisationId)}, false)`.as('atActorsDesk'),
      sql<boolean>`coalesce(${eb('cases.handler_organisation_id', '=', seer.organisationId)}, false)`.as('isWithActor'),
      sql<boolean>`coalesce(${eb('cases.proposed_by', '=', seer.accountId)}, false)`.as('proposedByActor'),
      sql<boolean>`cases.kind = 'order'`.as('isOrder'),
      eb.lit(sight === 'house').as('byHouse'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof listedRows>['executeTakeFirstOrThrow']>>;
/** The database's texts are checked by its constraints: here they become the rules' types. */
export const asListed = (row: Row) => row as unknown as ListedCase;
