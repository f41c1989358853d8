import { Progress } from 'antd';
import { useEffect, useState } from 'react';
import { useSay } from '../say.tsx';
import { sheetWords as w } from './sheet.words.ts';

/** How long it has been going on: the server answers once, at the end. */
export function Running({ rows }: { rows: number }) {
  const { say } = useSay();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((s) => s + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div role="status" className="running">
      <Progress percent={100} status="active" showInfo={false} aria-label={say(w.running, { n: rows, seconds: 0 })} />
      <p>{say(w.running, { n: rows, seconds })}</p>
      <p className="soft">{say(w.runningHint)}</p>
    </div>
  );
}
