import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { roomConsoleWords as w } from '../rooms.console.words.ts';
import { type RoomRow, roomsApi } from '../rooms.contract.ts';
import { roomHands, roomKeepers } from '../rooms.rules.ts';
import { roomStateWords, roomWords } from '../rooms.words.ts';
import { Children } from './children.tsx';
import { Evenings } from './evenings.tsx';
import { Figures } from './figures.tsx';
import { RoomDrawer } from './room.drawer.tsx';
import { RoomForm } from './room.form.tsx';
import { type RoomSearch, type RoomView, roomViews } from './rooms.search.ts';
import { Today } from './today.tsx';
import { Vettings } from './vettings.tsx';
import './rooms.css';

const route = getRouteApi('/rooms');
const isOne = (roles: readonly string[], role: string) => roles.includes(role);

/** 自习室: today, the evenings, the registers, the figures, the rooms; everything that is chosen stands in the address. */
export function RoomsPage() {
  const { say } = useSay();
  const { role } = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const ask = useAsk(roomsApi.listRooms, {});
  const [isAdding, add] = useState(false);
  const go = (change: Partial<RoomSearch>) =>
    void navigate({ to: '/rooms', search: { ...search, ...change }, replace: true });
  const keeps = isOne(roomKeepers, role);
  const views = roomViews.filter((v) => (v === 'vettings' ? keeps : v === 'children' ? isOne(roomHands, role) : true));
  const view = views.find((v) => v === search.view) ?? 'today';
  return (
    <>
      <PageHead title={say(roomWords.title)} note={say(w.hint)}>
        <ExportButton list="rooms" />
        {keeps && (
          <Button type={ask.data?.items.length === 0 ? 'primary' : 'default'} onClick={() => add(true)}>
            {say(w.add)}
          </Button>
        )}
      </PageHead>
      <Read ask={ask} rows={6}>
        {({ items }) => {
          const room = items.find((r) => r.id === search.room) ?? items[0];
          if (!room) return <Nothing title={say(w.none)} hint={say(w.noneHint)} />;
          return (
            <>
              <div className="filters no-print">
                <Segmented
                  value={view}
                  options={views.map((value) => ({ value, label: say(w[value]) }))}
                  onChange={(next) => go({ view: next === 'today' ? undefined : (next as RoomView), open: undefined })}
                />
                {items.length > 1 && (
                  <Select
                    aria-label={say(w.room)}
                    value={room.id}
                    options={items.map((r) => ({ value: r.id, label: r.name }))}
                    onChange={(id) => go({ room: id })}
                  />
                )}
              </div>
              {view === 'today' && <Today r={room} />}
              {view === 'evenings' && <Evenings r={room} search={search} go={go} />}
              {view === 'children' && <Children />}
              {view === 'vettings' && <Vettings />}
              {view === 'figures' && <Figures r={room} search={search} go={go} />}
              {view === 'rooms' && <Rooms items={items} search={search} go={go} />}
            </>
          );
        }}
      </Read>
      {isAdding && (
        <RoomForm before={null} close={() => add(false)} done={(r) => go({ view: 'rooms', room: r.id, open: r.id })} />
      )}
    </>
  );
}
type RoomsProps = { items: readonly RoomRow[]; search: RoomSearch; go: (change: Partial<RoomSearch>) => void };
function Rooms({ items, search, go }: RoomsProps) {
  const { say } = useSay();
  const opened = items.find((r) => r.id === search.open);
  return (
    <>
      <Register
        rows={items}
        keyOf={(r) => r.id}
        open={(r) => go({ open: r.id })}
        columns={[
          { head: w.name, cell: (r) => r.name },
          { head: w.place, cell: (r) => r.placeName },
          { head: w.unit, cell: (r) => r.host },
          { head: w.seats, cell: (r) => r.seats, isFigure: true },
          { head: w.free, cell: (r) => r.freeNow ?? say(w.shut), isFigure: true },
          { head: w.state, cell: (r) => say(roomStateWords[r.state]) },
        ]}
      />
      {opened && <RoomDrawer r={opened} close={() => go({ open: undefined })} />}
    </>
  );
}
