import { Link } from '@tanstack/react-router';
import { useAsk } from '#ui/console/ask.ts';
import { DeskLines } from '#ui/console/desk-lines.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { rightsConsoleWords as w } from '../rights.console.words.ts';
import { rightsApi } from '../rights.contract.ts';
import { answererRoles } from '../rights.rules.ts';

const SOON_MS = 3 * 24 * 3_600_000;

/** On the desk of the county that answers: what people have asked about their own data, and what of it is late. */
export function RightsDesk() {
  const { role } = useMe();
  return answererRoles.some((r) => r === role) ? <Card /> : null;
}

function Card() {
  const { say } = useSay();
  const { data } = useAsk(rightsApi.listRights, { query: { open: 'true' } }, { staleTime: 60_000 });
  const items = data?.items ?? [];
  const soon = dayOf(Date.now() + SOON_MS);
  const late = items.filter((r) => r.isLate).length;
  const near = items.filter((r) => !r.isLate && r.dueOn <= soon).length;
  const lines = [
    { says: w.deskLate, n: late, waits: true },
    { says: w.deskSoon, n: near },
    { says: w.deskWaiting, n: items.length - late - near },
  ];
  return <DeskLines title={say(w.title)} all={<Link to="/rights">{say(w.deskAll)}</Link>} lines={lines} />;
}
