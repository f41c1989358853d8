import { Badge } from 'antd';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { correctionsApi } from '../corrections.contract.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';
import { answererRoles } from '../visits.rules.ts';

/** How many households wait for an answer, beside the menu's entry of those who answer. */
export function CorrectionsBadge() {
  const { role } = useMe();
  return answererRoles.some((r) => r === role) ? <Waiting /> : null;
}

function Waiting() {
  const { say } = useSay();
  const n = useAsk(correctionsApi.corrections, {}, { staleTime: 60_000 }).data?.items.filter((c) => c.isYours).length;
  return n ? <Badge count={n} size="small" title={say(w.nWaiting, { n })} /> : null;
}
