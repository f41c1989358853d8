import { sql } from 'kysely';
import type { TxCtx } from '#platform/context.ts';
import type { TaskStatus, UnitStatus, WhistleStatus } from './whistles.rules.ts';

export type NewWhistle = {
  id: string;
  caseId: string;
  area: string;
  origin: 'caller' | 'thirdReturn';
  callerOrganisationId: string;
  callerId: string | null;
  leadOrganisationId: string;
  issue: string;
  plan: string | null;
  reportBy: Temporal.Instant;
  reportSource: string;
  due: string;
  unitIds: readonly string[];
};

export async function insertWhistle(tx: TxCtx, w: NewWhistle): Promise<void> {
  await tx.db
    .insertInto('whistle')
    .values({
      id: w.id,
      case_id: w.caseId,
      area: w.area,
      origin: w.origin,
      caller_organisation_id: w.callerOrganisationId,
      caller_id: w.callerId,
      lead_organisation_id: w.leadOrganisationId,
      issue: w.issue,
      plan: w.plan,
      report_by: w.reportBy,
      report_source: w.reportSource,
      due: w.due,
      called_at: tx.now,
    })
    .execute();
  await tx.db
    .insertInto('whistle_unit')
    .values(w.unitIds.map((id) => ({ whistle_id: w.id, organisation_id: id, area: w.area })))
    .execute();
}

type UnitChange = Partial<{
  status: UnitStatus;
  arrived_at: Temporal.Instant | null;
  who: string | null;
  account_id: string | null;
  clause: string | null;
  reason: string | null;
  judge_organisation_id: string | null;
}>;
export async function saveUnit(
  tx: TxCtx,
  whistleId: string,
  organisationId: string,
  change: UnitChange,
): Promise<void> {
  await tx.db
    .updateTable('whistle_unit')
    .set(change)
    .where('whistle_id', '=', whistleId)
    .where('organisation_id', '=', organisationId)
    .execute();
}

export async function insertTask(
  tx: TxCtx,
  w: { id: string; area: string },
  t: { id: string; unitId: string; what: string; due: string },
): Promise<void> {
  await tx.db
    .insertInto('whistle_task')
    .values({
      id: t.id,
      whistle_id: w.id,
      area: w.area,
      organisation_id: t.unitId,
      what: t.what,
      due: t.due,
      agreed_at: tx.now,
    })
    .execute();
}

export async function saveTask(
  tx: TxCtx,
  id: string,
  change: Partial<{ status: TaskStatus; result: string | null; reason: string; ended_at: Temporal.Instant }>,
): Promise<void> {
  await tx.db.updateTable('whistle_task').set(change).where('id', '=', id).execute();
}

/** Counts the version up: everything that happens to a whistle's units and tasks is a change of the whistle. */
export async function saveWhistle(
  tx: TxCtx,
  id: string,
  change: Partial<{ status: WhistleStatus; result: string; ended_at: Temporal.Instant }> = {},
): Promise<void> {
  await tx.db
    .updateTable('whistle')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Units that did not come in time, each claimed by exactly one process: the mark is set where it was not. */
export const claimLate = (tx: TxCtx) =>
  tx.db
    .updateTable('whistle_unit')
    .from('whistle as w')
    .set({ overdue_at: tx.now })
    .whereRef('w.id', '=', 'whistle_unit.whistle_id')
    .where('w.status', '=', 'running')
    .where('w.report_by', '<=', tx.now)
    .where('whistle_unit.status', 'in', ['called', 'declining'])
    .where('whistle_unit.overdue_at', 'is', null)
    .returning([
      'whistle_unit.whistle_id as whistleId',
      'whistle_unit.organisation_id as organisationId',
      'w.case_id as caseId',
      'w.area',
    ])
    .execute();

export async function raiseUnit(
  tx: TxCtx,
  whistleId: string,
  organisationId: string,
  to: string | null,
): Promise<void> {
  await tx.db
    .updateTable('whistle_unit')
    .set({ raised_to: to })
    .where('whistle_id', '=', whistleId)
    .where('organisation_id', '=', organisationId)
    .execute();
}
