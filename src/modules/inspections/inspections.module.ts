import { defineModule } from '#platform/module.ts';
import * as findings from './findings.actions.ts';
import { inspectionsApi } from './inspections.contract.ts';
import { inspectionFigures } from './inspections.figures.store.ts';
import { findingDays, superviseOverdue } from './inspections.jobs.ts';
import { findingSheet } from './inspections.paper.ts';
import { inspectionPages, inspectionsAtHome } from './portal/inspection.pages.tsx';
import { addRound, changeRound, listPublished, listRounds, publishRound } from './rounds.actions.ts';
import { exportFindings, importFindings } from './sheet.actions.ts';

const { listFindings, unitFindings, getFinding, addFinding, assignFinding, planFinding, reportFinding } = findings;
const { captureReport, reviewFinding, superviseFinding, whistleFinding, findingFile } = findings;

import { inspectionsExports } from './inspections.export.contract.ts';

export const inspections = defineModule({
  name: 'inspections',
  needs: ['places', 'organisations', 'access', 'phones', 'papers', 'mandates', 'cases', 'whistles'],
  figures: inspectionFigures,
  exports: inspectionsExports,
  api: inspectionsApi,
  handlers: {
    ...{ listRounds, addRound, changeRound, publishRound, listPublished },
    ...{ unitFindings, listFindings, addFinding, importFindings, exportFindings, getFinding },
    ...{ assignFinding, planFinding, reportFinding, captureReport, reviewFinding, superviseFinding },
    ...{ whistleFinding, findingFile },
  },
  pages: inspectionPages,
  adds: { 'portal.home': inspectionsAtHome },
  papers: { findingSheet },
  jobs: { superviseOverdue: { every: '20 0 * * *', run: superviseOverdue } },
  feeds: [findingDays],
});
