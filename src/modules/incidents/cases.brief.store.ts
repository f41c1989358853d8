import type { CaseStatus } from '#modules/cases/index.ts';

/** Columns of a case as it is named beside others: never who brought it, nor what they wrote. */
export const brief = [
  'cases.id',
  'cases.number',
  'cases.title',
  'cases.status',
  'cases.received_at as receivedAt',
] as const;

type Row = {
  id: string;
  number: string;
  title: string;
  status: string;
  placeName: string | null;
  receivedAt: Temporal.Instant;
};

export const asBrief = (row: Row) => ({
  id: row.id,
  number: row.number,
  title: row.title,
  status: row.status as CaseStatus,
  placeName: row.placeName ?? '',
  receivedAt: row.receivedAt.toString(),
});
