import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { calendarApi } from '../cases.calendar.contract.ts';
import { calendarWords as w } from '../cases.calendar.words.ts';

/** The address of one's own calendar of deadlines: shown once, renewed or ended here. */
export function CalendarCard() {
  const { say } = useSay();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [url, setUrl] = useState<string | null>(null);
  const ask = useAsk(calendarApi.calendarStanding, {});
  const issue = useDeed((_: null, key) => call(calendarApi.issueCalendar, { key }));
  const revoke = useDeed((_: null, key) => call(calendarApi.revokeCalendar, { key }));
  const refresh = () => client.invalidateQueries({ queryKey: keyOf(calendarApi.calendarStanding) });
  const begin = async () => {
    const answer = await issue.run(null);
    if (!answer) return;
    setUrl(answer.url);
    await refresh();
  };
  const end = async () => {
    if (!(await revoke.run(null))) return;
    setUrl(null);
    await refresh();
  };
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    void message.success(say(w.copied));
  };
  const problem = issue.problem ?? revoke.problem;
  return (
    <section className="card">
      <h2>{say(w.card)}</h2>
      <p className="soft">{say(w.hint)}</p>
      <Read ask={ask} rows={1}>
        {({ issuedAt }) => (
          <>
            <p>{issuedAt ? say(w.on, { day: dayOf(Date.parse(issuedAt)) }) : say(w.off)}</p>
            {url && (
              <>
                <p>{say(w.once)}</p>
                <Input readOnly value={url} aria-label={say(w.card)} />
                <Button type="link" onClick={() => void copy(url)}>
                  {say(w.copy)}
                </Button>
              </>
            )}
            <div className="page-acts">
              <Button onClick={() => void begin()} loading={issue.pending}>
                {say(issuedAt ? w.renew : w.issue)}
              </Button>
              {issuedAt && (
                <Button danger onClick={() => void end()} loading={revoke.pending}>
                  {say(w.revoke)}
                </Button>
              )}
            </div>
          </>
        )}
      </Read>
      {problem && <Fault problem={problem} />}
    </section>
  );
}
