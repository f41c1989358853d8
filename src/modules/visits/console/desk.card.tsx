import { Link } from '@tanstack/react-router';
import { useAsk } from '#ui/console/ask.ts';
import { DeskLines } from '#ui/console/desk-lines.tsx';
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
  const lines = [
    { says: w.deskCame, n: came, waits: true },
    { says: w.deskWaits, n: yours.length - came },
  ];
  const all = (
    <Link to="/visits" search={{ view: 'corrections' }}>
      {say(w.deskAll)}
    </Link>
  );
  return <DeskLines title={say(w.deskTitle)} all={all} lines={lines} />;
}
