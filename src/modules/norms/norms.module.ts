import { defineModule } from '#platform/module.ts';
import * as charter from './charter.actions.ts';
import { normsApi } from './norms.contract.ts';
import { normsExports } from './norms.export.contract.ts';
import { normFigures } from './norms.figures.store.ts';
import { forgetReminders } from './norms.jobs.ts';
import { charterPaper } from './norms.paper.ts';
import { personal } from './personal.store.ts';
import { normPages, normsAtHome } from './portal/norm.pages.tsx';
import { reminderPages } from './portal/reminder.pages.tsx';
import * as reminders from './reminders.actions.ts';
import { sealedReminder } from './reminders.store.ts';
import * as seen from './seen.actions.ts';

/** No `people`, `cases` or `petitions` is needed here, and none may be: nobody can be looked up for a reminder (domain §7.3, §12.13). */
export const norms = defineModule({
  name: 'norms',
  personal,
  needs: ['places', 'organisations', 'access', 'papers', 'publication', 'deliberations'],
  figures: normFigures,
  exports: normsExports,
  api: normsApi,
  sealed: [sealedReminder],
  papers: { charter: charterPaper },
  handlers: {
    listCharters: charter.listCharters,
    draftCharter: charter.draftCharter,
    getCharter: charter.getCharter,
    editCharter: charter.editCharter,
    adoptCharter: charter.adoptCharter,
    charterDecisions: charter.charterDecisions,
    sendCharter: charter.sendCharter,
    dropCharter: charter.dropCharter,
    fileCharter: charter.fileCharter,
    orderCharter: charter.orderCharter,
    giveReminder: reminders.giveReminder,
    countReminders: reminders.countReminders,
    listAppeals: reminders.listAppeals,
    answerAppeal: reminders.answerAppeal,
    listSeen: seen.listSeen,
    noteSeen: seen.noteSeen,
    strikeSeen: seen.strikeSeen,
    normFigures: seen.normFigures,
  },
  pages: [...normPages, ...reminderPages],
  adds: { 'portal.home': normsAtHome },
  jobs: { forgetReminders: { every: '20 16 * * *', run: forgetReminders } },
});
