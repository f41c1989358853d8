import { defineModule } from '#platform/module.ts';
import { getPaper, paperScan, printPaper, printPapers } from './papers.actions.ts';
import { papersApi } from './papers.contract.ts';
import { paperPages } from './portal/paper.page.tsx';

export const papers = defineModule({
  name: 'papers',
  needs: ['places', 'people', 'access'],
  api: papersApi,
  pages: paperPages,
  handlers: { getPaper, paperScan, printPaper, printPapers },
});
