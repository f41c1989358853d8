import { exportOf } from '#kernel/export.ts';
import { admissionsApi } from './mandates.admissions.contract.ts';
import { admissionStatusWords, approvalLevelWords } from './mandates.admissions.words.ts';
import { mandatesApi } from './mandates.contract.ts';
import { mandatesExportWords as w } from './mandates.export.words.ts';
import { gateApi } from './mandates.gate.contract.ts';
import { gateOutcomeWords, gateReasonWords, gateRoleWords, matterKindWords } from './mandates.gate.words.ts';
import { mandateStatusWords, unitKindWords } from './mandates.words.ts';

const sum = (parts: Readonly<Record<string, number>>) => Object.values(parts).reduce((all, n) => all + n, 0);
export const mandatesExport = exportOf(mandatesApi.listMandates, 'lists', {
  name: 'mandates',
  says: w.mandates.says,
  columns: {
    placeName: 'text',
    organisation: 'text',
    unitKind: { head: w.mandates.unitKind, as: unitKindWords },
    name: 'text',
    source: { head: w.mandates.source },
    edition: 'number',
    status: mandateStatusWords,
    validFrom: 'day',
    validTo: 'day',
    basic: { head: w.mandates.basic, as: 'number', of: (r) => r.counts.basic },
    assist: { head: w.mandates.assist, as: 'number', of: (r) => r.counts.assist },
    takenBack: { head: w.mandates.takenBack, as: 'number', of: (r) => r.counts.takenBack },
  },
});

export const gateFiguresExport = exportOf(gateApi.gateFigures, 'units', {
  name: 'gate-figures',
  says: w.gateFigures.says,
  columns: {
    name: { head: w.gateFigures.name },
    village: { head: w.gateFigures.village, as: 'number', of: (r) => sum(r.village) },
    township: { head: w.gateFigures.township, as: 'number', of: (r) => sum(r.township) },
    inList: { head: w.gateFigures.inList, as: 'number', of: (r) => r.total.inList },
    admitted: { head: w.gateFigures.admitted, as: 'number', of: (r) => r.total.admitted },
    urgent: { head: w.gateFigures.urgent, as: 'number', of: (r) => r.total.urgent },
    refused: { head: w.gateFigures.refused, as: 'number', of: (r) => r.total.refused },
  },
});

export const gateDecisionsExport = exportOf(gateApi.gateDecisions, 'items', {
  name: 'gate-decisions',
  says: w.gateDecisions.says,
  columns: {
    day: 'day',
    dispatcher: { head: w.gateDecisions.dispatcher },
    receiver: { head: w.gateDecisions.receiver },
    unitKind: { head: w.gateDecisions.unitKind, as: unitKindWords },
    role: { head: w.gateDecisions.role, as: gateRoleWords },
    matterKind: { head: w.gateDecisions.matterKind, as: matterKindWords },
    matterLabel: { head: w.gateDecisions.matterLabel },
    outcome: { head: w.gateDecisions.outcome, as: gateOutcomeWords },
    why: { head: w.gateDecisions.why, as: gateReasonWords },
    line: { head: w.gateDecisions.line },
  },
});

export const admissionsExport = exportOf(admissionsApi.listAdmissions, 'items', {
  name: 'admissions',
  says: w.admissions.says,
  columns: {
    number: 'text',
    requester: { head: w.admissions.requester },
    receiver: { head: w.admissions.receiver },
    role: { head: w.admissions.role, as: gateRoleWords },
    matterKind: { head: w.admissions.matterKind, as: matterKindWords },
    matterLabel: { head: w.admissions.matterLabel },
    task: { head: w.admissions.task },
    until: { head: w.admissions.until, as: 'day' },
    level: { head: w.admissions.level, as: approvalLevelWords },
    status: admissionStatusWords,
    validFrom: 'day',
    validTo: 'day',
    proposedAt: { head: w.admissions.proposedAt, as: 'moment' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const mandatesExports = [mandatesExport, gateFiguresExport, gateDecisionsExport, admissionsExport];
