import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { venueConsoleWords as w } from '../venues.console.words.ts';
import { type BookingView, venuesApi } from '../venues.contract.ts';
import { venueKeepers } from '../venues.rules.ts';
import { bookingStatusWords, venueKindWords, venueStateWords, venueWords } from '../venues.words.ts';
import { BookingDrawer } from './booking.drawer.tsx';
import { dayAt, dayHead, spanAt } from './times.ts';
import { VenueDrawer } from './venue.drawer.tsx';
import { VenueForm } from './venue.form.tsx';
import { type VenueSearch, venueViews } from './venues.search.ts';
import { Week } from './week.tsx';
import './venues.css';

const route = getRouteApi('/venues');

/** 场馆: the week of who comes, where our units go, and the places themselves; everything that is chosen stands in the address. */
export function VenuesPage() {
  const { say } = useSay();
  const { role } = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const [isAdding, add] = useState(false);
  const go = (change: Partial<VenueSearch>) =>
    void navigate({ to: '/venues', search: { ...search, ...change }, replace: true });
  const view = search.view ?? 'week';
  const keeps = venueKeepers.some((r) => r === role);
  return (
    <>
      <PageHead title={say(venueWords.title)} note={say(w.hint)}>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        {keeps && (
          <Button type="primary" onClick={() => add(true)}>
            {say(w.add)}
          </Button>
        )}
      </PageHead>
      <div className="filters no-print">
        <Segmented
          value={view}
          options={venueViews.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ view: next === 'week' ? undefined : next })}
        />
      </div>
      {view === 'week' && <Week search={search} go={go} />}
      {view === 'ours' && <Ours open={(booking) => go({ booking })} />}
      {view === 'venues' && <Venues open={(id) => go({ open: id })} />}
      {search.open && (
        <VenueDrawer
          id={search.open}
          close={() => go({ open: undefined })}
          booked={(b) => go({ open: undefined, view: 'ours', booking: b.id })}
        />
      )}
      {search.booking && <BookingDrawer id={search.booking} close={() => go({ booking: undefined })} />}
      {isAdding && (
        <VenueForm before={null} close={() => add(false)} done={(v) => go({ view: 'venues', open: v.id })} />
      )}
    </>
  );
}

function Venues({ open }: { open: (id: string) => void }) {
  const { say } = useSay();
  const ask = useAsk(venuesApi.listVenues, {});
  return (
    <>
      <ExportLine list="venues" />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(v) => v.id}
              open={(v) => open(v.id)}
              columns={[
                { head: w.name, cell: (v) => v.name },
                { head: w.kind, cell: (v) => say(venueKindWords[v.kind]) },
                { head: w.unit, cell: (v) => v.host },
                { head: w.address, cell: (v) => v.address },
                { head: w.capacity, cell: (v) => v.capacity, isFigure: true },
                { head: w.waiting, cell: (v) => v.waiting || '', isFigure: true },
                { head: w.state, cell: (v) => say(venueStateWords[v.state]) },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}

/** Whether the visit was written up: only then it counts. */
export function Counts({ b }: { b: BookingView }) {
  const { say } = useSay();
  if (!b.activityId) return null;
  return b.activityStatus === 'held' ? say(w.writtenUp) : <span className="venue-waits">{say(w.notWrittenUp)}</span>;
}

function Ours({ open }: { open: (id: string) => void }) {
  const { say, lang } = useSay();
  const ask = useAsk(venuesApi.listBookings, { query: { side: 'visitor' } });
  return (
    <>
      <ExportLine list="venue-bookings" filters={{ side: 'visitor' }} />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noneOurs)} hint={say(w.noneOursHint)} />
          ) : (
            <Register
              rows={items.toReversed()}
              keyOf={(b) => b.id}
              open={(b) => open(b.id)}
              columns={[
                { head: w.when, cell: (b) => `${dayHead(dayAt(b.startsAt), lang)} ${spanAt(b.startsAt, b.endsAt)}` },
                { head: w.venue, cell: (b) => b.venue },
                { head: w.forUnit, cell: (b) => b.group },
                { head: w.people, cell: (b) => b.came ?? b.people, isFigure: true },
                { head: w.state, cell: (b) => say(bookingStatusWords[b.status]) },
                { head: venueWords.studyVisit, cell: (b) => <Counts b={b} /> },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
