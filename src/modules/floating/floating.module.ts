import { defineModule } from '#platform/module.ts';
import { sealedContact, sealedCorrection } from './contacts.store.ts';
import * as actions from './floating.actions.ts';
import { floatingApi } from './floating.contract.ts';
import { floatingExports } from './floating.export.contract.ts';
import { floatingFigures } from './floating.figures.store.ts';
import { forgetFloating } from './floating.jobs.ts';
import { sealedMember } from './floating.store.ts';
import * as verbs from './floating.verbs.ts';
import { personal } from './personal.store.ts';
import { floatingPages } from './portal/card.pages.tsx';
import { exportFloating, floatingTemplate, importFloating } from './sheet.actions.ts';
import { floatingSheetApi } from './sheet.contract.ts';

export const floating = defineModule({
  name: 'floating',
  personal,
  needs: ['places', 'organisations', 'access', 'phones', 'duties', 'activities'],
  figures: floatingFigures,
  exports: floatingExports,
  // Fixed paths before `/api/floating/:id`.
  api: { ...floatingSheetApi, ...floatingApi },
  sealed: [sealedMember, sealedContact, sealedCorrection],
  handlers: {
    exportFloating,
    floatingTemplate,
    importFloating,
    listFloating: actions.listFloating,
    floatingBranches: actions.floatingBranches,
    floatingRules: actions.floatingRules,
    addFloatingRule: actions.addFloatingRule,
    myFloating: actions.myFloating,
    registerOut: actions.registerOut,
    enterIn: actions.enterIn,
    getFloating: actions.getFloating,
    contactPeople: actions.contactPeople,
    editFloating: verbs.editFloating,
    nameContact: verbs.nameContact,
    reportIn: verbs.reportIn,
    attachFloating: verbs.attachFloating,
    contactFloating: verbs.contactFloating,
    loseFloating: verbs.loseFloating,
    appraiseFloating: verbs.appraiseFloating,
    moveRelation: verbs.moveRelation,
    comeBack: verbs.comeBack,
    floatingCode: verbs.floatingCode,
    floatingPhone: verbs.floatingPhone,
    answerFloating: verbs.answerFloating,
  },
  pages: floatingPages,
  jobs: { forgetFloating: { every: '10 17 * * *', run: forgetFloating } },
});
