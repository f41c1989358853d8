import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Page } from '#platform/module.ts';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { paperWords as w } from '../papers.words.ts';

function Paper() {
  const t = useSay();
  return (
    <>
      <h1>{t(w.sheetTitle)}</h1>
      <p>{t(w.sheetSays)}</p>
    </>
  );
}

/** Where the code on a sheet leads whoever scans it with a telephone: it says what to do, and nothing of what it is about. */
export const paperPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/paper',
    allow: 'anyone',
    run: async (ctx, given) => {
      const frame = await frameOf(ctx, given);
      return { html: drawPage(frame, { title: tell(w.sheetTitle, frame.lang), children: <Paper /> }) };
    },
  },
];
