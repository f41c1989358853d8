import { defineModule } from '#platform/module.ts';
import { around } from './around.reads.ts';
import { attachCases, detachCase, endIncident, noteIncident, openIncident } from './incidents.actions.ts';
import { isOfIncident } from './incidents.cases.store.ts';
import { incidentsApi } from './incidents.contract.ts';
import { incidentsExports } from './incidents.export.contract.ts';
import { incidentFigures } from './incidents.figures.store.ts';
import { letGo } from './incidents.jobs.ts';
import { incident, incidents as listIncidents } from './incidents.reads.ts';
import { replyAll, resumeReply } from './incidents.reply.actions.ts';
import { linkCases, unlinkCases } from './links.actions.ts';
import { caseSection } from './portal/case.section.tsx';
import { gatherAll, placeNew, sweepUnplaced } from './topics.jobs.ts';
import { makeProactive } from './topics.proactive.actions.ts';
import { topic, topics } from './topics.reads.ts';

export const incidents = defineModule({
  name: 'incidents',
  needs: ['places', 'organisations', 'access', 'mandates', 'cases'],
  figures: incidentFigures,
  exports: incidentsExports,
  api: incidentsApi,
  handlers: {
    topics,
    topic,
    makeProactive,
    incidents: listIncidents,
    incident,
    openIncident,
    attachCases,
    detachCase,
    noteIncident,
    replyAll,
    resumeReply,
    endIncident,
    around,
    linkCases,
    unlinkCases,
  },
  jobs: {
    placeNew: { every: '* * * * *', run: placeNew, givesWay: true },
    sweepUnplaced: { every: '*/30 * * * *', run: (ctx) => sweepUnplaced(ctx), givesWay: true },
    // 02:20 in Beijing, when nobody waits for it.
    gatherAll: { every: '20 18 * * *', run: gatherAll },
    letGo: { run: letGo, concerns: isOfIncident },
  },
  listeners: {
    'case.dispute': ['letGo'],
    'case.callback': ['letGo'],
    'case.checkClosed': ['letGo'],
    'case.reopen': ['letGo'],
  },
  adds: { 'portal.case': caseSection },
});
