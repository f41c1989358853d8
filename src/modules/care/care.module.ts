import { defineModule } from '#platform/module.ts';
import { careApi } from './care.contract.ts';
import { careExports } from './care.export.contract.ts';
import { careFigures } from './care.figures.store.ts';
import { dropPhotos, follow, followMerge } from './care.jobs.ts';
import { careCheck } from './care.paper.ts';
import {
  assignChecks,
  careAssignees,
  careBoard,
  carePhoto,
  careRound,
  getCheck,
  listChecks,
  syncChecks,
  tryCheckAgain,
} from './checks.actions.ts';
import { checksApi } from './checks.contract.ts';
import { decideEnd, getNotice, listEnds, listNotices, proposeEnd, serveNotice } from './ends.actions.ts';
import { endsApi } from './ends.contract.ts';
import {
  careHouseholds,
  enrolMember,
  getCareMember,
  listMembers,
  paceMember,
  reclassMember,
} from './members.actions.ts';
import { personal } from './personal.store.ts';
import { importRegister, registerTemplate } from './register.actions.ts';
import { registerApi } from './register.contract.ts';
import { addAllowanceRule, addCareRule, listCareRules } from './rules.actions.ts';
import { visitCheck } from './visit.actions.ts';
import { sealedCareSignature } from './visits.store.ts';

/** No petition, hotline or case is needed here, and none may be: what somebody complained of has no bearing on help (domain §12.13). */
export const care = defineModule({
  name: 'care',
  personal,
  needs: ['places', 'organisations', 'people', 'access', 'phones', 'papers', 'mandates', 'duties'],
  figures: careFigures,
  exports: careExports,
  api: { ...careApi, ...checksApi, ...endsApi, ...registerApi },
  sealed: [sealedCareSignature],
  papers: { careCheck },
  handlers: {
    ...{ listMembers, careHouseholds, getCareMember, enrolMember, reclassMember, paceMember },
    ...{ importRegister, registerTemplate },
    ...{ listCareRules, addCareRule, addAllowanceRule },
    ...{
      listChecks,
      careBoard,
      careRound,
      getCheck,
      careAssignees,
      assignChecks,
      visitCheck,
      tryCheckAgain,
      syncChecks,
      carePhoto,
    },
    ...{ listEnds, proposeEnd, decideEnd, listNotices, getNotice, serveNotice },
  },
  jobs: {
    dropPhotos: { every: '20 18 * * *', run: dropPhotos },
    follow: { run: follow },
    followMerge: { run: followMerge },
  },
  listeners: { 'household.edit': ['follow'], 'household.merge': ['followMerge'] },
});
