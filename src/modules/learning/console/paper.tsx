import { Select } from 'antd';
import { useState } from 'react';
import { PaperTwin } from '#modules/papers/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { learningConsoleWords as w } from '../learning.console.words.ts';
import type { ClassView } from '../learning.contract.ts';
import { registerApi } from '../register.contract.ts';
import { clockAt, dayAt } from './times.ts';

/** 签到表: a class's month on A4, a line a learner, a column a session; the code on it brings the scan back to the class. */
export function RegisterPaper({ c }: { c: ClassView }) {
  const { say } = useSay();
  const ask = useAsk(registerApi.classRecord, { params: { id: c.id } });
  const today = dayOf(Date.now()).slice(0, 7);
  const [chosen, choose] = useState<string | null>(null);
  const sessions = (ask.data?.sessions ?? []).filter((s) => s.status !== 'cancelled');
  const months = [...new Set(sessions.map((s) => dayAt(s.startsAt).slice(0, 7)))];
  const month = chosen ?? months.find((m) => m >= today) ?? months.at(-1);
  if (!month) return null;
  const shown = sessions.filter((s) => dayAt(s.startsAt).startsWith(month));
  const learners = (ask.data?.learners ?? []).filter((l) => !l.hasLeft);
  return (
    <section className="paper-choice">
      <Select
        className="no-print"
        aria-label={say(w.month)}
        value={month}
        options={months.map((value) => ({ value, label: value }))}
        onChange={choose}
      />
      <PaperTwin kind="classRegister" subject={`${c.id}/${month}`} label={w.paper} small>
        <p>{say(w.paperHow)}</p>
        <table className="paper-table">
          <thead>
            <tr>
              <th scope="col">{say(w.learners)}</th>
              {shown.map((s) => (
                <th key={s.id} scope="col">
                  {dayAt(s.startsAt).slice(5)}
                  <br />
                  {clockAt(s.startsAt)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {learners.map((l) => (
              <tr key={l.learnerId}>
                <th scope="row" className="paper-name">
                  {l.name} <span className="mono">{l.number}</span>
                </th>
                {shown.map((s) => (
                  <td key={s.id} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </PaperTwin>
    </section>
  );
}
