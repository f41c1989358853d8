import type { Addition, Page } from '#platform/module.ts';
import { useSay } from '#ui/portal/frame.tsx';
import { receivers } from '../receivers.store.ts';
import { galleryPortalWords as w } from './gallery.words.ts';
import { minePages } from './mine.tsx';
import { drawExhibition, drawList, drawOne, sendPicture } from './see.tsx';
import { drawSend, send } from './send.tsx';

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/gallery">
          <b>{t(w.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page, once somebody shows something here. */
export const galleryAtHome: Addition = async (ctx) => ((await receivers(ctx)).length === 0 ? null : <AtHome />);

export const galleryPages: readonly Page[] = [
  { method: 'GET', path: '/gallery', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/gallery/send', allow: 'anyone', run: (ctx, given) => drawSend(ctx, given) },
  { method: 'POST', path: '/gallery/send', allow: 'anyone', perMinute: 10, run: send },
  ...minePages,
  { method: 'GET', path: '/gallery/works/:id', allow: 'anyone', run: drawOne },
  { method: 'GET', path: '/gallery/pictures/:id/:size', allow: 'anyone', run: sendPicture },
  { method: 'GET', path: '/exhibitions/:id', allow: 'anyone', run: drawExhibition },
];
