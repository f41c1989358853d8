import { defineModule } from '#platform/module.ts';
import {
  answerHandover,
  draftHandover,
  giveBackHandover,
  noteHandover,
  redrawHandover,
  signHandover,
  withdrawHandover,
} from './handovers.actions.ts';
import { handoversApi } from './handovers.contract.ts';
import { handoversExports } from './handovers.export.contract.ts';
import { handoverFigures } from './handovers.figures.store.ts';
import { giveBackLeaves } from './handovers.jobs.ts';
import { getHandover, handoverChoices, listHandovers } from './handovers.reads.ts';
import { addThing, dropThing } from './things.actions.ts';

export const handovers = defineModule({
  name: 'handovers',
  needs: ['places', 'organisations', 'access', 'cases', 'duties', 'rosters', 'relief'],
  figures: handoverFigures,
  exports: handoversExports,
  api: handoversApi,
  handlers: {
    listHandovers,
    handoverChoices,
    getHandover,
    draftHandover,
    redrawHandover,
    noteHandover,
    addThing,
    dropThing,
    signHandover,
    answerHandover,
    withdrawHandover,
    giveBackHandover,
  },
  jobs: { giveBackLeaves: { every: '*/10 * * * *', run: giveBackLeaves } },
});
