import { defineModule } from '#platform/module.ts';
import * as catalogue from './catalogue.actions.ts';
import { catalogueApi } from './catalogue.contract.ts';
import { sealedTeacher } from './catalogue.store.ts';
import { classRecord, giveCertificates, listCertificates, revokeCertificate } from './certificates.actions.ts';
import { sealedCertificate } from './certificates.store.ts';
import { addClass, cancelClass, changeClass, chooseLeader, getClass, listClasses } from './classes.actions.ts';
import { addLearner, changeLearner, listLearners, newPassphrase, reachLearner } from './learners.actions.ts';
import { sealedLearner } from './learners.store.ts';
import { learningApi } from './learning.contract.ts';
import { teachingDays } from './learning.feed.ts';
import { learningFigures } from './learning.figures.store.ts';
import { forgetLearners } from './learning.jobs.ts';
import { classRegister } from './learning.paper.ts';
import { coursePages, learningAtHome } from './portal/course.pages.tsx';
import { ownPages } from './portal/own.pages.tsx';
import { verifyPages } from './portal/verify.page.tsx';
import { getRegister, keepRegister, myRegisters, noteLeave } from './register.actions.ts';
import { registerApi } from './register.contract.ts';
import { addSession, cancelSession, draftClass, listSessions, moveSession } from './sessions.actions.ts';
import { sessionsApi } from './sessions.contract.ts';
import { exportTimetable, importClasses } from './sheet.actions.ts';
import { addTerm, changeTerm, listTerms, moveTerm } from './terms.actions.ts';

const { catalogue: readCatalogue, addSubject, addUsualSubjects, addCourse, changeCourse } = catalogue;
const { addTeacher, changeTeacher, teacherPhone, addRoom, changeRoom } = catalogue;

import { learningExports } from './learning.export.contract.ts';
import { personal } from './personal.store.ts';

export const learning = defineModule({
  name: 'learning',
  personal,
  needs: ['places', 'organisations', 'people', 'access', 'phones', 'papers', 'activities'],
  figures: learningFigures,
  exports: learningExports,
  api: { ...learningApi, ...catalogueApi, ...sessionsApi, ...registerApi },
  sealed: [sealedLearner, sealedTeacher, sealedCertificate],
  pages: [...coursePages, ...ownPages, ...verifyPages],
  adds: { 'portal.home': learningAtHome },
  papers: { classRegister },
  feeds: [teachingDays],
  handlers: {
    ...{ listTerms, addTerm, changeTerm, moveTerm },
    ...{ listClasses, getClass, addClass, changeClass, cancelClass, chooseLeader },
    ...{ catalogue: readCatalogue, addSubject, addUsualSubjects, addCourse, changeCourse },
    ...{ addTeacher, changeTeacher, teacherPhone, addRoom, changeRoom },
    ...{ listSessions, draftClass, addSession, moveSession, cancelSession, exportTimetable, importClasses },
    ...{ myRegisters, getRegister, keepRegister, noteLeave, classRecord },
    ...{ listLearners, addLearner, changeLearner, reachLearner, newPassphrase },
    ...{ giveCertificates, listCertificates, revokeCertificate },
  },
  jobs: { forgetLearners: { every: '35 16 * * *', run: forgetLearners } },
});
