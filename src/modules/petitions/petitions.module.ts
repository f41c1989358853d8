import { defineModule } from '#platform/module.ts';
import * as actions from './petitions.actions.ts';
import { petitionsApi } from './petitions.contract.ts';
import { beginMissed, beginPetition, noteWithdrawal, settleProvisional, watchPetitions } from './petitions.jobs.ts';
import * as ends from './petitions.verbs.end.ts';
import * as reviews from './petitions.verbs.review.ts';
import * as verbs from './petitions.verbs.ts';
import { petitionSection } from './portal/case.section.tsx';
import { pages } from './portal/pages.tsx';
import { paperPages } from './portal/paper.tsx';

export const petitions = defineModule({
  name: 'petitions',
  needs: ['places', 'organisations', 'access', 'accusations', 'cases'],
  api: petitionsApi,
  handlers: {
    ...actions,
    transfer: verbs.transfer,
    assign: verbs.assign,
    object: verbs.object,
    agreeObjection: verbs.agreeObjection,
    denyObjection: verbs.denyObjection,
    designate: verbs.designate,
    notifyElsewhere: verbs.notifyElsewhere,
    divert: verbs.divert,
    refuse: verbs.refuse,
    seal: verbs.seal,
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
  pages: [...pages, ...paperPages],
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
    beginPetition: { run: beginPetition },
    noteWithdrawal: { run: noteWithdrawal },
    beginMissed: { every: '* * * * *', run: beginMissed },
    watchPetitions: { every: '* * * * *', run: watchPetitions },
    settlePetitionClocks: { every: '23 * * * *', run: settleProvisional },
  },
});
