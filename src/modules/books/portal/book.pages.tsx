import type { Ctx } from '#platform/context.ts';
import type { Addition, Page } from '#platform/module.ts';
import { useSay } from '#ui/portal/frame.tsx';
import { selectRooms } from '../rooms.store.ts';
import { bookPortalWords as w } from './book.words.ts';
import { asVisitor, drawList } from './find.tsx';
import { minePages } from './mine.tsx';
import { drawOne, reserve } from './one.tsx';

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/books">
          <b>{t(w.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page, once there is a reading room. */
export const booksAtHome: Addition = async (ctx: Ctx) =>
  (await selectRooms(asVisitor(ctx))).length === 0 ? null : <AtHome />;

export const bookPages: readonly Page[] = [
  { method: 'GET', path: '/books', allow: 'anyone', run: drawList },
  ...minePages,
  { method: 'GET', path: '/books/:id', allow: 'anyone', run: (ctx, given) => drawOne(ctx, given) },
  { method: 'POST', path: '/books/:id', allow: 'anyone', perMinute: 20, run: reserve },
];
