import { Link } from '@tanstack/react-router';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { correctionsApi } from '../corrections.contract.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';
import { answererRoles } from '../visits.rules.ts';

/** On the desk: households that wait for an answer of mine, first those whom the level below left waiting. */
export function CorrectionsDesk() {
  const { role } = useMe();
  return answererRoles.some((r) => r === role) ? <Card /> : null;
}

function Card() {
  const { say } = useSay();
  const { data } = useAsk(correctionsApi.corrections, {}, { staleTime: 60_000 });
  const yours = data?.items.filter((c) => c.isYours) ?? [];
  const came = yours.filter((c) => c.level !== 'village').length;
  if (yours.length === 0) return null;
  return (
    <section className="card">
      <header className="card-head">
        <h2>{say(w.deskTitle)}</h2>
        <Link to="/visits" search={{ view: 'corrections' }}>
          {say(w.deskAll)}
        </Link>
      </header>
      <ul className="plain">
        {came > 0 && <li className="waits">{say(w.deskCame, { n: came })}</li>}
        {yours.length > came && <li>{say(w.deskWaits, { n: yours.length - came })}</li>}
      </ul>
    </section>
  );
}
