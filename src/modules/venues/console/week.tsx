import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { venueConsoleWords as w } from '../venues.console.words.ts';
import { type BookingView, venuesApi } from '../venues.contract.ts';
import { bookingStatusWords, venueWords } from '../venues.words.ts';
import { addDays, dayAt, dayHead, mondayOf, spanAt } from './times.ts';
import type { VenueSearch } from './venues.search.ts';

type Go = (change: Partial<VenueSearch>) => void;

/** Seven days of who comes; each day prints as a list for the door. */
export function Week({ search, go }: { search: VenueSearch; go: Go }) {
  const { say, lang } = useSay();
  const today = dayOf(Date.now());
  const monday = mondayOf(search.week ?? today);
  const [printed, print] = useState<string | null>(null);
  const query = {
    side: 'host',
    from: monday,
    to: addDays(monday, 6),
    ...(search.venue && { venueId: search.venue }),
  } as const;
  const ask = useAsk(venuesApi.listBookings, { query }, { keepOld: true });
  const venues = useAsk(venuesApi.listVenues, { query: { own: 'true' } as never });
  const week = (n: number) => go({ week: n === 0 ? undefined : addDays(monday, 7 * n) });
  return (
    <>
      <div className="filters no-print">
        <Button onClick={() => week(-1)}>{say(w.earlier)}</Button>
        <Button onClick={() => week(0)}>{say(w.thisWeek)}</Button>
        <Button onClick={() => week(1)}>{say(w.later)}</Button>
        <Select
          aria-label={say(w.venue)}
          value={search.venue ?? ''}
          options={[
            { value: '', label: say(w.allVenues) },
            ...(venues.data?.items ?? []).map((v) => ({ value: v.id, label: v.name })),
          ]}
          onChange={(venue) => go({ venue: venue || undefined })}
          popupMatchSelectWidth={false}
        />
      </div>
      <Read ask={ask} rows={6}>
        {({ items }) => (
          <>
            {items.length === 0 && <Nothing title={say(w.noneWeek)} />}
            <div className="venue-week">
              {Array.from({ length: 7 }, (_, i) => addDays(monday, i)).map((day) => (
                <section
                  key={day}
                  className={day === today ? 'venue-day is-today' : 'venue-day'}
                  aria-label={dayHead(day, lang)}
                >
                  <h2>{dayHead(day, lang)}</h2>
                  {items
                    .filter((b) => dayAt(b.startsAt) === day)
                    .map((b) => (
                      <Line key={b.id} b={b} open={() => go({ booking: b.id })} />
                    ))}
                  {items.some((b) => dayAt(b.startsAt) === day && b.status === 'confirmed') && (
                    <Button type="link" className="no-print" onClick={() => print(day)}>
                      {say(w.daySheet)}
                    </Button>
                  )}
                </section>
              ))}
            </div>
            {printed && <DaySheet day={printed} items={items} close={() => print(null)} />}
          </>
        )}
      </Read>
    </>
  );
}

function Line({ b, open }: { b: BookingView; open: () => void }) {
  const { say } = useSay();
  return (
    <button type="button" className={`venue-line is-${b.status}`} onClick={open}>
      <strong>{spanAt(b.startsAt, b.endsAt)}</strong>
      <span>
        {b.group} · {say(venueWords.people, { n: b.came ?? b.people })}
      </span>
      <span className="soft">
        {b.venue} · {say(bookingStatusWords[b.status])}
      </span>
    </button>
  );
}

/** What is seen is what is printed on A4: who is expected, with room for how many came. No telephone is on it. */
function DaySheet({ day, items, close }: { day: string; items: readonly BookingView[]; close: () => void }) {
  const { say, lang } = useSay();
  const title = say(w.dayTitle, { day: dayHead(day, lang) });
  const expected = items.filter((b) => dayAt(b.startsAt) === day && (b.status === 'confirmed' || b.status === 'came'));
  return (
    <Modal
      open
      width="min(840px, 100%)"
      onCancel={close}
      title={<span className="no-print">{title}</span>}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(kitWords.print)}
        </Button>
      }
    >
      <article className="notice print-alone">
        <header>
          <h2>{title}</h2>
        </header>
        <table className="plain-table">
          <thead>
            <tr>
              {[w.when, w.venue, w.group, w.people, w.note, w.blankCame, w.blankSign].map((head) => (
                <th key={head[1]} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {expected.map((b) => (
              <tr key={b.id}>
                <td>{spanAt(b.startsAt, b.endsAt)}</td>
                <td>{b.venue}</td>
                <td>{b.group}</td>
                <td className="figure">{b.people}</td>
                <td>{b.note ?? ''}</td>
                <td className="venue-blank">{b.came ?? ''}</td>
                <td className="venue-blank" />
              </tr>
            ))}
          </tbody>
        </table>
      </article>
    </Modal>
  );
}
