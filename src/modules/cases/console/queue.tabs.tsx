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
  return (
    <nav className="tabs no-print" aria-label={say(w.queuesLabel)}>
      {queuesOf(role).map((q) => (
        <button
          key={q}
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
