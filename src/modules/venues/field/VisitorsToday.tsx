import { ask } from '#ui/field/ask.ts';
import { useLoad } from '#ui/field/load.ts';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dayOf, momentText } from '#ui/field/time.ts';
import { useWho } from '#ui/field/who.ts';
import { venueKeepers } from '../venues.rules.ts';
import { venueFieldWords as w } from './field.words.ts';
import { venues } from './wire.ts';

/** On the page of today: whom one's venues expect. It is kept, so that it is read at the door without a network too. */
export function VisitorsToday() {
  const { role, accountId } = useWho();
  return venueKeepers.some((r) => r === role) ? <Expected key={accountId} accountId={accountId} /> : null;
}

function Expected({ accountId }: { accountId: string }) {
  const say = useSay();
  const { lang } = useSettings();
  const today = dayOf(Date.now());
  const query = { side: 'host' as const, status: 'confirmed' as const, from: today, to: today };
  const found = useLoad(`venues/today/${accountId}/${today}`, () => ask(venues.bookings, { query }), {
    keep: true,
  }).value;
  if (!found || found.items.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.today)} <small>{found.items.length}</small>
      </h2>
      <ul className="lines">
        {found.items.map((b) => (
          <li key={b.id} className="line">
            <strong>{b.group}</strong>
            <span className="about">
              <span>{momentText(b.startsAt, lang)}</span>
              <span>{say(w.people, { n: b.people })}</span>
              <span>{b.venue}</span>
              {b.note && <span>{b.note}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
