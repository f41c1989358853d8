import { exportOf } from '#kernel/export.ts';
import { grantsApi } from './grants.contract.ts';
import { stockApi } from './relief.contract.ts';
import { reliefExportWords as w } from './relief.export.words.ts';
import {
  batchKindWords,
  countStatusWords,
  entryKindWords,
  findingWords,
  grantStatusWords,
  paperWords,
  purposeWords,
  sourceWords,
} from './relief.words.ts';

export const reliefBatchesExport = exportOf(stockApi.listBatches, 'items', {
  name: 'relief-batches',
  says: w.reliefBatches.says,
  columns: {
    number: 'text',
    placeName: 'text',
    kind: batchKindWords,
    source: { head: w.reliefBatches.source, as: sourceWords },
    donor: { head: w.reliefBatches.donor, of: (r) => (r.isDonorShown ? r.donor : null) },
    item: { head: w.reliefBatches.item },
    unitText: { head: w.reliefBatches.unitText, of: (r) => r.unit },
    purpose: { head: w.reliefBatches.purpose, as: purposeWords },
    decision: { head: w.reliefBatches.decision },
    receivedOn: { head: w.reliefBatches.receivedOn, as: 'day' },
    received: { head: w.reliefBatches.received, as: 'number', of: (r) => r.standing.received },
    handed: { head: w.reliefBatches.handed, as: 'number', of: (r) => r.standing.handed },
    stock: { head: w.reliefBatches.stock, as: 'number', of: (r) => r.standing.stock },
    households: { head: w.reliefBatches.households, as: 'number' },
  },
});

export const reliefEntriesExport = exportOf(stockApi.listEntries, 'items', {
  name: 'relief-entries',
  says: w.reliefEntries.says,
  columns: {
    day: 'day',
    placeName: 'text',
    kind: entryKindWords,
    batch: { head: w.reliefEntries.batch },
    item: { head: w.reliefEntries.item },
    unitText: { head: w.reliefEntries.unitText, of: (r) => r.unit },
    amount: {
      head: w.reliefEntries.amount,
      as: 'number',
      of: (r) => Math.max(...r.lines.map((l) => Math.abs(l.amount))),
    },
    reason: { head: w.reliefEntries.reason },
    by: 'text',
    at: { head: w.reliefEntries.at, as: 'moment' },
  },
});

export const reliefCountsExport = exportOf(stockApi.listCounts, 'items', {
  name: 'relief-counts',
  says: w.reliefCounts.says,
  columns: {
    day: 'day',
    placeName: 'text',
    store: { head: w.reliefCounts.store },
    batch: { head: w.reliefCounts.batch },
    item: { head: w.reliefCounts.item },
    unitText: { head: w.reliefCounts.unitText, of: (r) => r.unit },
    expected: { head: w.reliefCounts.expected, as: 'number' },
    counted: { head: w.reliefCounts.counted, as: 'number' },
    by: 'text',
    witness: { head: w.reliefCounts.witness },
    status: countStatusWords,
    finding: { head: w.reliefCounts.finding, as: findingWords },
    explanation: { head: w.reliefCounts.explanation },
  },
});

export const reliefGrantsExport = exportOf(grantsApi.listGrants, 'items', {
  name: 'relief-grants',
  says: w.reliefGrants.says,
  allow: ['villageCadre', 'townshipClerk', 'townshipLeader', 'civilAffairs', 'countyClerk', 'inspector'],
  columns: {
    placeName: 'text',
    household: { head: w.reliefGrants.household, isPersonal: true },
    address: { head: w.reliefGrants.address, isPersonal: true },
    purpose: { head: w.reliefGrants.purpose, as: purposeWords },
    status: grantStatusWords,
    decision: { head: w.reliefGrants.decision },
    isKin: { head: w.reliefGrants.isKin, as: 'yes' },
    approver: { head: w.reliefGrants.approver },
    approvedAt: { head: w.reliefGrants.approvedAt, as: 'moment' },
    lines: { head: w.reliefGrants.lines, of: (r) => r.lines.map((l) => `${l.item} ${l.quantity}${l.unit}`) },
    handedOn: { head: w.reliefGrants.handedOn, as: 'day' },
    papersDue: { head: w.reliefGrants.papersDue, as: 'day' },
    missing: { head: w.reliefGrants.missing, as: paperWords },
    endedReason: { head: w.reliefGrants.endedReason },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const reliefExports = [reliefBatchesExport, reliefEntriesExport, reliefCountsExport, reliefGrantsExport];
