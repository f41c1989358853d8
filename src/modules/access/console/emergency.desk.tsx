import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { roleWords } from '#kernel/roles.words.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { momentText } from '#ui/web/time.ts';
import { type EmergencyView, emergencyApi } from '../emergency.contract.ts';
import { reviewerRoles } from '../emergency.rules.ts';
import { emergencyWords as w } from '../emergency.words.ts';

/** On the desk of those above: who works in a post that is not theirs, as it happens, and what of it they have to judge. */
export function EmergencyDesk() {
  const { role } = useMe();
  return reviewerRoles.some((r) => r === role) ? <Alarms /> : null;
}

function Alarms() {
  const { say } = useSay();
  const { data } = useAsk(emergencyApi.listEmergencies, {}, { staleTime: 60_000 });
  const items = data?.items ?? [];
  const waiting = items.filter((e) => e.open.includes('review')).length;
  return (
    <>
      {items
        .filter((e) => e.isOpen)
        .map((e) => (
          <GoesOn key={e.id} e={e} />
        ))}
      {waiting > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say(w.deskReview, { n: waiting })}
          action={<Link to="/emergencies">{say(w.deskLook)}</Link>}
        />
      )}
    </>
  );
}

function GoesOn({ e }: { e: EmergencyView }) {
  const { say, lang } = useSay();
  const until = momentText(e.until, lang, Date.now());
  return (
    <Alert
      type="error"
      showIcon
      title={say(w.deskOpen, { who: e.who, role: say(roleWords[e.role]), place: e.placeName, until })}
      description={e.reason}
      action={<Link to="/emergencies">{say(w.deskLook)}</Link>}
    />
  );
}
