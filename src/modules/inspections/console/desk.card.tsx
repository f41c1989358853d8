import { Link } from '@tanstack/react-router';
import { useAsk } from '#ui/console/ask.ts';
import { DeskLines } from '#ui/console/desk-lines.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { inspectionConsoleWords as w } from '../inspections.console.words.ts';
import { type FindingRow, inspectionsApi } from '../inspections.contract.ts';
import { inspectionRoles } from '../inspections.rules.ts';

/** On the desk: what waits for my unit, and what is supervised because it runs over. */
export function InspectionDesk() {
  const { role } = useMe();
  return inspectionRoles.some((r) => r === role) ? <Card /> : null;
}

function Card() {
  const { say } = useSay();
  const { data } = useAsk(inspectionsApi.listFindings, { query: { waiting: 'true' } as never }, { staleTime: 60_000 });
  const items = data?.items ?? [];
  const n = (is: (f: FindingRow) => boolean) => items.filter(is).length;
  const lines = [
    { says: w.deskOverdue, n: n((f) => f.overdue !== null), waits: true },
    { says: w.deskAssign, n: n((f) => f.status === 'found') },
    { says: w.deskCheck, n: n((f) => f.status === 'selfChecked') },
    { says: w.deskPlan, n: n((f) => f.status === 'assigned' && !f.overdue) },
    { says: w.deskRedo, n: n((f) => f.status === 'returned' && !f.overdue) },
    { says: w.deskDue, n: n((f) => !f.overdue && ['planned', 'underWay', 'longTerm'].includes(f.status)) },
  ];
  const all = (
    <Link to="/inspections" search={{ view: 'waiting' }}>
      {say(w.deskAll)}
    </Link>
  );
  return <DeskLines title={say(w.deskTitle)} all={all} lines={lines} />;
}
