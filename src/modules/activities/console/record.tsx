import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useSay } from '#ui/console/say.tsx';
import { momentText } from '#ui/web/time.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { type ActivityView, activitiesApi } from '../activities.contract.ts';
import { passBaseWords } from '../activities.words.ts';
import { DoTask, Due } from './tasks.tsx';

/** The minutes as they were written, the votes, what was added later, what follows. */
export function Record({ a }: { a: ActivityView }) {
  const { say } = useSay();
  const client = useQueryClient();
  const [task, setTask] = useState<string | null>(null);
  const again = () => void client.invalidateQueries({ queryKey: [activitiesApi.getActivity.path] });
  return (
    <section className="section">
      <h2>{say(w.minutes)}</h2>
      <p className="soft">
        {say(w.host)} {a.host} · {say(w.recorder)} {a.recorder}
      </p>
      <p className="activity-text">{a.minutes}</p>
      <Decisions a={a} />
      <Supplements a={a} />
      {a.tasks.length > 0 && (
        <>
          <h3>{say(w.followUps)}</h3>
          <ul>
            {a.tasks.map((t) => (
              <li key={t.id}>
                {t.what} · {t.unit} · {t.doneOn ? t.dueOn : <Due on={t.dueOn} />}{' '}
                {t.doneOn ? (
                  <span className="soft">{say(w.doneOn, { day: t.doneOn, note: t.doneNote ?? '' })}</span>
                ) : (
                  <Button size="small" className="no-print" onClick={() => setTask(t.id)}>
                    {say(w.done)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {task && <DoTask id={task} close={() => setTask(null)} done={again} />}
    </section>
  );
}

export function Decisions({ a }: { a: ActivityView }) {
  const { say } = useSay();
  if (a.decisions.length === 0) return null;
  return (
    <table className="plain-table register">
      <thead>
        <tr>
          {[w.decision, w.votesYes, w.votesNo, w.votesAbstain, w.needed, w.status].map((word) => (
            <th key={word[1]} scope="col">
              {say(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {a.decisions.map((d) => (
          <tr key={d.nth}>
            <td>
              {d.what}
              {d.isMatter && <span className="soft"> ({say(w.matter)})</span>}
            </td>
            <td className="figure" data-head={say(w.votesYes)}>
              {d.yes}
            </td>
            <td className="figure" data-head={say(w.votesNo)}>
              {d.no}
            </td>
            <td className="figure" data-head={say(w.votesAbstain)}>
              {d.abstain}
            </td>
            <td data-head={say(w.needed)}>
              {d.needed} / {d.baseCount} ({say(passBaseWords[d.base])})
            </td>
            <td data-head={say(w.status)}>{say(d.passed ? w.passed : w.failed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was added after the minutes were written; each with who and when. */
export function Supplements({ a }: { a: ActivityView }) {
  const { say, lang } = useSay();
  return (
    <>
      {a.supplements.map((s) => (
        <section key={s.nth}>
          <h3>{say(w.supplementBy, { by: s.by, at: momentText(s.at, lang, Date.now()) })}</h3>
          <p className="activity-text">{s.text}</p>
        </section>
      ))}
    </>
  );
}
