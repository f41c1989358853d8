import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { operationsApi } from '../operations.contract.ts';
import { watcherRoles } from '../operations.rules.ts';
import { concernWords, operationWords as w } from '../operations.words.ts';

/** On the desk of whoever runs the house: what has to be seen to; nothing when all is well. */
export function OperationsDesk() {
  const me = useMe();
  return watcherRoles.includes(me.role) ? <Concern /> : null;
}

function Concern() {
  const { say } = useSay();
  const { data } = useAsk(operationsApi.standing, {});
  const first = data?.concerns[0];
  if (!first) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={say(concernWords[first])}
      action={<Link to="/settings/operations">{say(w.title)}</Link>}
    />
  );
}
