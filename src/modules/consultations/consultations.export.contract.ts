import { exportOf } from '#kernel/export.ts';
import { consultationsApi } from './consultations.contract.ts';
import { consultationsExportWords as w } from './consultations.export.words.ts';
import { callStatusWords, groupStatusWords } from './consultations.words.ts';

export const consultationsExport = exportOf(consultationsApi.listConsultations, 'items', {
  name: 'consultations',
  says: w.consultations.says,
  columns: {
    title: 'text',
    placeName: 'text',
    unit: 'text',
    question: { head: w.consultations.question },
    who: { head: w.consultations.who },
    untilDay: { head: w.consultations.untilDay, as: 'day' },
    status: callStatusWords,
    count: { head: w.consultations.count, as: 'number' },
    waiting: { head: w.consultations.waiting, as: 'number' },
  },
});

export const adoptedExport = exportOf(consultationsApi.adoptedTasks, 'items', {
  name: 'adopted',
  says: w.adopted.says,
  columns: {
    callTitle: { head: w.adopted.callTitle },
    summary: { head: w.adopted.summary },
    status: groupStatusWords,
    reason: { head: w.adopted.reason },
    owner: { head: w.adopted.owner },
    dueOn: 'day',
    isOverdue: { head: w.adopted.isOverdue, as: 'yes' },
    evidence: { head: w.adopted.evidence },
    doneOn: 'day',
    opinions: { head: w.adopted.opinions, as: 'number' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const consultationsExports = [consultationsExport, adoptedExport];
