import { useEffect, useRef } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { casesApi, type Queue } from '../cases.contract.ts';
import { queueWords } from '../cases.queues.words.ts';
import { queuesOf } from './queue.search.ts';

export function QueueTabs({ queue, choose }: { queue: Queue; choose: (queue: Queue) => void }) {
  const { say } = useSay();
  const { role } = useMe();
  const counts = useAsk(casesApi.counts, {}).data?.queues;
  const chosen = useRef<HTMLButtonElement>(null);
  const isCounted = counts !== undefined;
  // A narrow screen shows part of the row: once the counts have their room, the queue that is open is in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another queue is another tab
  useEffect(() => {
    const tab = chosen.current;
    const row = tab?.parentElement;
    if (isCounted && tab && row)
      row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }, [queue, isCounted]);
  return (
    <nav className="tabs no-print" aria-label={say(w.queuesLabel)}>
      {queuesOf(role).map((q) => (
        <button
          key={q}
          ref={q === queue ? chosen : undefined}
          type="button"
          aria-current={q === queue ? 'true' : undefined}
          className={q === 'overdue' && (counts?.overdue ?? 0) > 0 ? 'tab tab-now' : 'tab'}
          onClick={() => choose(q)}
        >
          {say(queueWords[q])}
          {counts && <span className="tab-count">{counts[q] ?? 0}</span>}
        </button>
      ))}
    </nav>
  );
}
