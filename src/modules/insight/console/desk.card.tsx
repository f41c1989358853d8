import { Link } from '@tanstack/react-router';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { insightConsoleWords as w } from '../insight.console.words.ts';
import { insightApi } from '../insight.contract.ts';
import { periodOf } from '../insight.period.rules.ts';
import { insightRoles } from '../insight.rules.ts';
import { valueText } from './number.tsx';

const SHOWN = 'cases.received,cases.closed,cases.open,cases.overdue';

/** On the desk: this month in four figures, and the way to the board. */
export function BoardDesk() {
  const { role } = useMe();
  return insightRoles.some((r) => r === role) ? <Card /> : null;
}

function Card() {
  const { say, lang } = useSay();
  const { area } = useMe();
  const days = periodOf('month', dayOf(Date.now()));
  const { data } = useAsk(insightApi.figures, { query: { area, ...days, ids: SHOWN } }, { staleTime: 60_000 });
  if (!data) return null;
  return (
    <section className="card">
      <header className="card-head">
        <h2>
          {say(w.deskTitle)} · {say(w.thisMonth)}
        </h2>
        <Link to="/insight">{say(w.deskAll)}</Link>
      </header>
      <ul className="plain">
        {data.items.map((f) => (
          <li key={f.id} className={f.id === 'cases.overdue' && (f.value ?? 0) > 0 ? 'waits' : ''}>
            {say(f.says)}{' '}
            <Link to="/insight/figures/$name" params={{ name: f.id }} search={{ area, ...days }}>
              {valueText(f, f.as === 'share', lang)} {say(f.unit)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
