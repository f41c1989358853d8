import { proofPage } from '#modules/cases/index.ts';
import { defineModule } from '#platform/module.ts';
import * as actions from './petitions.actions.ts';
import { proveClock, recountPetitionClocks } from './petitions.clocks.proof.ts';
import { petitionsApi } from './petitions.contract.ts';
import { petitionsExports } from './petitions.export.contract.ts';
import { petitionFigures } from './petitions.figures.store.ts';
import { beginMissed, beginPetition, noteWithdrawal, settleProvisional, watchPetitions } from './petitions.jobs.ts';
import { isPetition } from './petitions.store.ts';
import * as competence from './petitions.verbs.competence.ts';
import * as ends from './petitions.verbs.end.ts';
import * as reviews from './petitions.verbs.review.ts';
import * as verbs from './petitions.verbs.ts';
import { petitionSection } from './portal/case.section.tsx';
import { pages } from './portal/pages.tsx';
import { paperPages } from './portal/paper.tsx';

export const petitions = defineModule({
  name: 'petitions',
  needs: ['places', 'organisations', 'access', 'mandates', 'accusations', 'cases'],
  figures: petitionFigures,
  exports: petitionsExports,
  api: petitionsApi,
  handlers: {
    ...actions,
    transfer: competence.transfer,
    assign: competence.assign,
    object: competence.object,
    agreeObjection: competence.agreeObjection,
    denyObjection: competence.denyObjection,
    designate: competence.designate,
    notifyElsewhere: competence.notifyElsewhere,
    divert: competence.divert,
    refuse: competence.refuse,
    seal: competence.seal,
    accept: verbs.accept,
    investigate: verbs.investigate,
    mediate: verbs.mediate,
    settle: verbs.settle,
    endMediation: verbs.endMediation,
    openHearing: verbs.openHearing,
    closeHearing: verbs.closeHearing,
    askExtension: verbs.askExtension,
    approveExtension: verbs.approveExtension,
    refuseExtension: verbs.refuseExtension,
    answer: ends.answer,
    decide: ends.decide,
    serve: ends.serve,
    reportExecution: ends.reportExecution,
    reopen: ends.reopen,
    askReview: reviews.askReview,
    decideReview: reviews.decideReview,
    serveReview: reviews.serveReview,
    askRecheck: reviews.askRecheck,
    openRecheckHearing: reviews.openRecheckHearing,
    closeRecheckHearing: reviews.closeRecheckHearing,
    decideRecheck: reviews.decideRecheck,
    serveRecheck: reviews.serveRecheck,
  },
  pages: [...pages, ...paperPages, proofPage('/case/petition/clock/:clockId', proveClock)],
  adds: { 'portal.case': petitionSection },
  listeners: {
    'case.report/petition': ['beginPetition'],
    'case.import/petition': ['beginPetition'],
    'case.sign': ['beginPetition'],
    'case.take': ['beginPetition'],
    'case.insist': ['beginPetition'],
    'case.lapse': ['noteWithdrawal'],
  },
  jobs: {
    beginPetition: { run: beginPetition, concerns: isPetition },
    noteWithdrawal: { run: noteWithdrawal, concerns: isPetition },
    beginMissed: { every: '* * * * *', run: beginMissed },
    watchPetitions: { every: '* * * * *', run: watchPetitions },
    recountPetitionClocks: { every: '50 19 * * *', run: async (ctx) => void (await recountPetitionClocks(ctx)) },
    settlePetitionClocks: { every: '23 * * * *', run: settleProvisional },
  },
});
