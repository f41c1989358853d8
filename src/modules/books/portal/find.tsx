import { tell } from '#kernel/tell.ts';
import { dayOf, elderFrameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Empty } from '#ui/portal/parts.tsx';
import { findBooks, type StoredBook } from '../books.store.ts';
import { bookWords } from '../books.words.ts';
import { type BookClass, bookClasses, bookClassWords } from '../classes.rules.ts';
import { readIsbn } from '../isbn.rules.ts';
import { type StoredRoom, selectRooms } from '../rooms.store.ts';
import { bookPortalWords as w } from './book.words.ts';

export const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Asked = { q: string; class: BookClass | ''; room: string; free: boolean; children: boolean; after: number };
function readAsked(query: PageGiven['query']): Asked {
  const { q = '', room = '', after = '' } = query;
  return {
    q: q.trim().slice(0, 100),
    class: bookClasses.find((c) => c === query.class) ?? '',
    room: UUID.test(room) ? room : '',
    free: query.free === '1',
    children: query.children === '1',
    after: /^\d{1,5}$/.test(after) ? Number(after) : 0,
  };
}
const pathWith = (a: Asked, after: number): string => {
  const set = { q: a.q, class: a.class, room: a.room, free: a.free ? '1' : '', children: a.children ? '1' : '' };
  const used = Object.entries({ ...set, after: after > 0 ? String(after) : '' }).filter(([, v]) => v !== '');
  return used.length === 0 ? '/books' : `/books?${new URLSearchParams(used)}`;
};

/** Whether one can have it today, in a line. */
export function Availability({ b, today }: { b: StoredBook; today: string }) {
  const t = useSay();
  if (b.free > 0) return <span className="is-open-now">{t(bookWords.onShelf, { n: b.free })}</span>;
  const until = b.firstDue && b.firstDue >= today ? ` · ${t(bookWords.outUntil, { day: b.firstDue })}` : '';
  const line = b.waiting > 0 ? ` · ${t(bookWords.waiting, { n: b.waiting })}` : '';
  return (
    <span className="soft">
      {t(bookWords.allOut)}
      {until}
      {line}
    </span>
  );
}
export const aboutBook = (b: Pick<StoredBook, 'authors' | 'publisher' | 'year'>, unknown: string): string =>
  [b.authors ?? unknown, b.publisher, b.year].filter((part) => part !== null).join(' · ');

function Filters({ asked, rooms }: { asked: Asked; rooms: readonly StoredRoom[] }) {
  const t = useSay();
  return (
    <form method="get" action="/books" className="filters no-print">
      <div>
        <label htmlFor="f-q">{t(w.find)}</label>
        <input id="f-q" name="q" type="text" maxLength={100} defaultValue={asked.q} />
      </div>
      <div>
        <label htmlFor="f-class">{t(w.class)}</label>
        <select id="f-class" name="class" defaultValue={asked.class}>
          <option value="">{t(w.all)}</option>
          {bookClasses.map((c) => (
            <option key={c} value={c}>
              {c} {t(bookClassWords[c])}
            </option>
          ))}
        </select>
      </div>
      {rooms.length > 1 && (
        <div>
          <label htmlFor="f-room">{t(w.room)}</label>
          <select id="f-room" name="room" defaultValue={asked.room}>
            <option value="">{t(w.all)}</option>
            {rooms.map((r) => (
              <option key={r.id} value={r.id}>
                {r.name}
              </option>
            ))}
          </select>
        </div>
      )}
      {(['free', 'children'] as const).map((name) => (
        <div key={name}>
          <label className="choice">
            <input type="checkbox" name={name} value="1" defaultChecked={asked[name]} /> {t(w[name])}
          </label>
        </div>
      ))}
      <button type="submit" className="button plain">
        {t(w.search)}
      </button>
    </form>
  );
}

type Found = { items: StoredBook[]; total: number; next: number | null };
const ON_A_PAGE = 30;
function List({
  asked,
  found,
  rooms,
  today,
}: {
  asked: Asked;
  found: Found;
  rooms: readonly StoredRoom[];
  today: string;
}) {
  const t = useSay();
  const isAsked = asked.q !== '' || asked.class !== '' || asked.room !== '' || asked.free || asked.children;
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      <p className="no-print">
        <a className="button plain" href="/books/mine">
          {t(w.mine)}
        </a>
      </p>
      <Filters asked={asked} rooms={rooms} />
      {found.items.length === 0 ? (
        <Empty>
          {t(isAsked ? w.noneFound : w.none)} {isAsked && <a href="/books">{t(w.seeAll)}</a>}
        </Empty>
      ) : (
        <>
          <p className="soft">{t(w.count, { n: found.total })}</p>
          <ul className="plain-list card">
            {found.items.map((b) => (
              <li key={b.id}>
                <p>
                  <a className="lead" href={`/books/${b.id}`}>
                    {b.title}
                  </a>
                  <br />
                  <Availability b={b} today={today} />
                </p>
                <p className="soft">
                  {aboutBook(b, t(bookWords.unknownAuthor))}
                  {rooms.length > 1 && ` · ${b.room}`}
                </p>
              </li>
            ))}
          </ul>
          <p className="pair no-print">
            {asked.after > 0 && (
              <a className="button plain" href={pathWith(asked, Math.max(0, asked.after - ON_A_PAGE))}>
                {t(w.earlier)}
              </a>
            )}
            {found.next !== null && (
              <a className="button plain" href={pathWith(asked, found.next)}>
                {t(w.later)}
              </a>
            )}
          </p>
        </>
      )}
      <section>
        <h2>{t(w.rooms)}</h2>
        {rooms.map((r) => (
          <div className="card" key={r.id}>
            <p className="lead">{r.name}</p>
            <p>
              {r.address}
              <br />
              {t(w.hours)} {r.hours}
              <br />
              {t(w.phone)} {r.phone}
            </p>
          </div>
        ))}
      </section>
      <p className="soft">{t(bookWords.private)}</p>
    </>
  );
}

/** The catalogue, searched by two signs or more; without script. */
export async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const asked = readAsked(given.query);
  const read = asked.q ? readIsbn(asked.q) : null;
  const filter = {
    ...(asked.q && { q: asked.q }),
    ...(read && 'isbn' in read && { isbn: read.isbn }),
    ...(asked.class && { class: asked.class }),
    ...(asked.room && { roomId: asked.room }),
    ...{ isFree: asked.free, isForChildren: asked.children },
  };
  const visitor = asVisitor(ctx);
  const [frame, found, rooms] = await Promise.all([
    elderFrameOf(ctx, given),
    findBooks(visitor, filter, asked.after, ON_A_PAGE),
    selectRooms(visitor),
  ]);
  const children = <List asked={asked} found={found} rooms={rooms} today={dayOf(ctx.now)} />;
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children }) };
}
