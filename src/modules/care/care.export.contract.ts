import { exportOf } from '#kernel/export.ts';
import { careApi } from './care.contract.ts';
import { careExportWords as w } from './care.export.words.ts';
import { careClassWords, checkKindWords, circumstanceWords, endReasonWords } from './care.words.ts';
import { checksApi } from './checks.contract.ts';
import { checkStateWords, urgencyWords } from './checks.words.ts';
import { endsApi } from './ends.contract.ts';
import { endStateWords, servedHowWords } from './ends.words.ts';

export const careMembersExport = exportOf(careApi.listMembers, 'items', {
  name: 'care-members',
  says: w.careMembers.says,
  allow: ['townshipClerk', 'civilAffairs'],
  columns: {
    placeName: 'text',
    careClass: { head: w.careMembers.careClass, as: careClassWords },
    household: { head: w.careMembers.household, isPersonal: true },
    person: { head: w.careMembers.person, isPersonal: true },
    address: { head: w.careMembers.address, isPersonal: true },
    size: { head: w.careMembers.size, as: 'number' },
    circumstance: { head: w.careMembers.circumstance, as: circumstanceWords },
    amountCents: { head: w.careMembers.amountCents, as: 'yuan' },
    since: { head: w.careMembers.since, as: 'day' },
    nextRecheck: { head: w.careMembers.nextRecheck, as: 'day' },
    nextCertification: { head: w.careMembers.nextCertification, as: 'day' },
    endedOn: 'day',
    endReason: { head: w.careMembers.endReason, as: endReasonWords },
  },
});

export const careChecksExport = exportOf(checksApi.listChecks, 'items', {
  name: 'care-checks',
  says: w.careChecks.says,
  allow: ['villageCadre', 'townshipClerk', 'civilAffairs'],
  columns: {
    placeName: 'text',
    kind: checkKindWords,
    careClass: { head: w.careChecks.careClass, as: careClassWords },
    household: { head: w.careChecks.household, isPersonal: true },
    person: { head: w.careChecks.person, isPersonal: true },
    address: { head: w.careChecks.address, isPersonal: true },
    dueOn: 'day',
    urgency: { head: w.careChecks.urgency, as: urgencyWords },
    secondDueOn: { head: w.careChecks.secondDueOn, as: 'day' },
    state: checkStateWords,
    unit: 'text',
    assignee: { head: w.careChecks.assignee },
    plannedOn: { head: w.careChecks.plannedOn, as: 'day' },
    settledOn: { head: w.careChecks.settledOn, as: 'day' },
  },
});

export const careBoardExport = exportOf(checksApi.careBoard, 'lines', {
  name: 'care-board',
  says: w.careBoard.says,
  columns: {
    placeName: 'text',
    openChecks: { head: w.careBoard.openChecks, as: 'number', of: (r) => r.open },
    overdue: { head: w.careBoard.overdue, as: 'number' },
    unreached: { head: w.careBoard.unreached, as: 'number' },
    doneThisMonth: { head: w.careBoard.doneThisMonth, as: 'number' },
    toSync: { head: w.careBoard.toSync, as: 'number' },
  },
});

export const careEndsExport = exportOf(endsApi.listEnds, 'items', {
  name: 'care-ends',
  says: w.careEnds.says,
  allow: ['villageCadre', 'townshipClerk', 'civilAffairs'],
  columns: {
    placeName: 'text',
    careClass: { head: w.careEnds.careClass, as: careClassWords },
    household: { head: w.careEnds.household, isPersonal: true },
    person: { head: w.careEnds.person, isPersonal: true },
    reason: { head: w.careEnds.reason, as: endReasonWords },
    unit: 'text',
    proposedAt: { head: w.careEnds.proposedAt, as: 'moment' },
    state: endStateWords,
    decidedAt: { head: w.careEnds.decidedAt, as: 'moment' },
    endsOn: { head: w.careEnds.endsOn, as: 'day' },
  },
});

export const careNoticesExport = exportOf(endsApi.listNotices, 'items', {
  name: 'care-notices',
  says: w.careNotices.says,
  allow: ['villageCadre', 'townshipClerk', 'civilAffairs'],
  columns: {
    number: 'text',
    placeName: 'text',
    careClass: { head: w.careNotices.careClass, as: careClassWords },
    household: { head: w.careNotices.household, isPersonal: true },
    person: { head: w.careNotices.person, isPersonal: true },
    address: { head: w.careNotices.address, isPersonal: true },
    reason: { head: w.careNotices.reason, as: endReasonWords },
    endsOn: { head: w.careNotices.endsOn, as: 'day' },
    madeAt: { head: w.careNotices.madeAt, as: 'moment' },
    servedOn: { head: w.careNotices.servedOn, as: 'day' },
    servedHow: { head: w.careNotices.servedHow, as: servedHowWords },
    reviewUntil: { head: w.careNotices.reviewUntil, as: 'day' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const careExports = [careMembersExport, careChecksExport, careBoardExport, careEndsExport, careNoticesExport];
