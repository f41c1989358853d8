import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Page } from '#platform/module.ts';
import { drawPage } from '#ui/portal/frame.tsx';
import { openAtScreen } from '../walls.actions.ts';
import { wallWords as w } from '../walls.words.ts';

/** Where the link of a pass leads: the screen takes the pass, and shows its board from then on. */
const open: Page['run'] = async (ctx, given) => {
  try {
    return { goTo: '/console/wall/screen', cookies: [await openAtScreen(ctx, given.query.t ?? '')] };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    const frame = await frameOf(ctx, given);
    const title = tell(w.title, frame.lang);
    const children = (
      <>
        <h1>{title}</h1>
        <p>{tell(refused.says, frame.lang)}</p>
      </>
    );
    return { html: drawPage(frame, { title, children }), status: refused.status };
  }
};
export const wallPages: readonly Page[] = [
  { method: 'GET', path: '/wall/open', allow: 'anyone', perMinute: 30, run: open },
];
