import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Nothing } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { consoleWords as w } from './console.words.ts';

export function NoPage() {
  const { say } = useSay();
  return (
    <Nothing title={say(w.noPage)} hint={say(w.noPageHint)}>
      <Link to="/desk">{say(w.goDesk)}</Link>
    </Nothing>
  );
}

export function BrokenPage() {
  const { say } = useSay();
  return (
    <Nothing title={say(w.broken)} hint={say(w.brokenHint)}>
      <Button onClick={() => window.location.reload()}>{say(w.reload)}</Button>
    </Nothing>
  );
}
