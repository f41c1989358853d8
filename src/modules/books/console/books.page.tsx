import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { bookConsoleWords as w } from '../books.console.words.ts';
import { booksApi, type RoomRow } from '../books.contract.ts';
import { bookKeepers } from '../books.rules.ts';
import { bookWords } from '../books.words.ts';
import { type BookSearch, bookViews } from './books.search.ts';
import { Catalogue } from './catalogue.tsx';
import { Desk } from './desk.tsx';
import { Figures } from './figures.tsx';
import { Loans, Reservations } from './lists.tsx';
import { Room, RoomForm } from './room.tsx';
import { Stock } from './stock.tsx';
import './books.css';

const route = getRouteApi('/books');
export type Go = (change: Partial<BookSearch>) => void;
export const useBooksAgain = () => {
  const client = useQueryClient();
  return () =>
    void client.invalidateQueries({
      predicate: (q) => /^\/api\/(?:books|book-|reading-rooms)/.test(String(q.queryKey[0])),
    });
};

/** 阅览室: the desk first, for that is what is open all day; everything that is chosen stands in the address. */
export function BooksPage() {
  const { say } = useSay();
  const { role } = useMe();
  const navigate = useNavigate();
  const search = route.useSearch();
  const again = useBooksAgain();
  const ask = useAsk(booksApi.listReadingRooms, {});
  const [isAdding, add] = useState(false);
  const go: Go = (change) => void navigate({ to: '/books', search: { ...search, ...change }, replace: true });
  const mayAdd = bookKeepers.some((r) => r === role);
  return (
    <>
      <PageHead title={say(bookWords.title)} note={say(w.hint)}>
        <ExportButton list="reading-rooms" />
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        {mayAdd && <Button onClick={() => add(true)}>{say(w.addRoom)}</Button>}
      </PageHead>
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noRoom)} hint={say(w.noRoomHint)} />
          ) : (
            <In rooms={items} search={search} go={go} />
          )
        }
      </Read>
      {isAdding && (
        <RoomForm
          before={null}
          close={() => add(false)}
          done={(r) => {
            again();
            go({ room: r.id, view: 'catalogue' });
          }}
        />
      )}
    </>
  );
}
function In({ rooms, search, go }: { rooms: readonly RoomRow[]; search: BookSearch; go: Go }) {
  const { say } = useSay();
  const room = rooms.find((r) => r.id === search.room) ?? rooms.find((r) => r.isDesk) ?? rooms[0];
  if (!room) return null;
  const views = bookViews.filter((v) => room.isDesk || ['catalogue', 'figures', 'room'].includes(v));
  const view = views.find((v) => v === search.view) ?? views[0] ?? 'catalogue';
  return (
    <>
      <div className="filters no-print">
        {rooms.length > 1 && (
          <Select
            aria-label={say(w.room)}
            value={room.id}
            options={rooms.map((r) => ({ value: r.id, label: `${r.name} · ${r.placeName}` }))}
            onChange={(id) => go({ room: id, open: undefined })}
          />
        )}
        <Segmented
          value={view}
          options={views.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ view: next, open: undefined })}
        />
      </div>
      {!room.isDesk && (
        <p className="soft">
          <b>{say(w.notDeskTitle)}</b> {say(w.notDesk)}
        </p>
      )}
      {view === 'desk' && <Desk key={room.id} room={room} />}
      {view === 'catalogue' && <Catalogue key={room.id} room={room} search={search} go={go} />}
      {view === 'reservations' && <Reservations room={room} />}
      {view === 'loans' && <Loans room={room} isLate={search.late ?? false} go={go} />}
      {view === 'stock' && <Stock room={room} />}
      {view === 'figures' && <Figures room={room} go={go} />}
      {view === 'room' && <Room room={room} />}
    </>
  );
}
