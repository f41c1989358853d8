import { Link } from '@tanstack/react-router';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf, dayText } from '#ui/web/time.ts';
import { rosterConsoleWords as w } from '../rosters.console.words.ts';
import { rostersApi } from '../rosters.contract.ts';
import { rosterRoles } from '../rosters.rules.ts';

/** On the desk: whether I am on duty, who asks me to stand in, and where nobody is. */
export function RosterDesk() {
  const { role } = useMe();
  return rosterRoles.some((r) => r === role) ? <Card /> : null;
}

function Card() {
  const { say, lang } = useSay();
  const me = useMe();
  const { data: mine } = useAsk(rostersApi.myDays, {});
  const { data: gaps } = useAsk(rostersApi.gaps, {});
  if (!mine || !gaps) return null;
  const now = Date.now();
  const today = dayOf(now);
  const dated = (day: string | null) => (day ? dayText(day, lang, now) : '');
  const next = mine.days.find((d) => d.day >= today);
  const asks = mine.swaps.filter((s) => s.to.id === me.accountId);
  if (!next && asks.length === 0 && gaps.items.length === 0) return null;
  return (
    <section className="card">
      <header className="card-head">
        <h2>{say(w.title)}</h2>
        <Link to="/rosters">{say(w.deskAll)}</Link>
      </header>
      <ul className="plain">
        {next && (
          <li>{say(next.day === today ? w.deskToday : w.deskNext, { unit: next.unit, day: dated(next.day) })}</li>
        )}
        {asks.map((s) => (
          <li key={s.id} className="waits">
            {say(s.isStandIn ? w.asksStandIn : s.toDay ? w.asksFor : w.asks, {
              name: s.from.name,
              day: dated(s.fromDay),
              toDay: dated(s.toDay),
            })}
          </li>
        ))}
        {gaps.items.map((g) => (
          <li key={g.organisationId + g.month} className="waits">
            {g.days.length > 0
              ? say(w.openDay, { unit: g.unit, day: g.days.map(dated).join('、') })
              : say(w.noRoster, { unit: g.unit, month: g.month })}
          </li>
        ))}
      </ul>
    </section>
  );
}
