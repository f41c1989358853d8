import { expressionBuilder } from 'kysely';
import type { Tables } from '#db/tables.ts';
import type { Seer } from './cases.sight.store.ts';

/* What a row of a list and an opened case ask of the same tables in the same words. */

/** Columns of `cases` as they are, under the names the rules know. */
export const caseColumns = [
  ...([
    'cases.id',
    'cases.number',
    'cases.version',
    'cases.area',
    'cases.kind',
    'cases.tier',
    'cases.channel',
  ] as const),
  ...(['cases.status', 'cases.outcome', 'cases.title', 'cases.category', 'cases.bounces'] as const),
  'cases.external_number as externalNumber',
  'cases.received_at as receivedAt',
  'cases.due_at as dueAt',
  'cases.due_provisional as dueProvisional',
  'cases.redo_count as redoCount',
  'cases.raised_to as raisedTo',
  'cases.desk_organisation_id as deskOrganisationId',
  'cases.handler_organisation_id as handlerOrganisationId',
  'cases.handler_id as handlerId',
  'cases.first_receiver_id as firstReceiverId',
  'cases.superior_ids as superiorIds',
  'cases.arbiter_organisation_id as arbiterId',
  'cases.return_by as returnBy',
  'cases.callback_tries as callbackTries',
  'cases.handler_changed as handlerChanged',
  'cases.closed_at as closedAt',
  'cases.withdraw_until as withdrawUntil',
  'cases.status_before as statusBefore',
] as const;

const eb = expressionBuilder<Tables, 'cases'>();

/** Whether it was drawn for a call after its end that nobody has made yet. */
export const awaitsCheck = () =>
  eb.exists(
    eb
      .selectFrom('case_check as drawn')
      .select('drawn.case_id')
      .whereRef('drawn.case_id', '=', 'cases.id')
      .where('drawn.result', 'is', null),
  );

/** Whether the person has given stars. Confirming without stars leaves them to be given later, once. */
export const isRated = () =>
  eb.exists(
    eb
      .selectFrom('case_rating as r')
      .select('r.case_id')
      .whereRef('r.case_id', '=', 'cases.id')
      .where('r.via', '=', 'resident')
      .where('r.stars', 'is not', null),
  );

/** Whether the actor, or the actor's unit, has handled it. */
export function handledBy({ organisationId, accountId }: Seer) {
  const mine = eb
    .selectFrom('case_handling as mine')
    .select('mine.id')
    .whereRef('mine.case_id', '=', 'cases.id')
    .where((w) => w.or([w('mine.organisation_id', '=', organisationId), w('mine.account_id', '=', accountId)]));
  // Who answered at once handled it too, without any unit having been sent it.
  const said = eb
    .selectFrom('case_reply as said')
    .select('said.id')
    .whereRef('said.case_id', '=', 'cases.id')
    .where((w) => w.or([w('said.organisation_id', '=', organisationId), w('said.account_id', '=', accountId)]));
  return eb.or([eb.exists(mine), eb.exists(said)]);
}
