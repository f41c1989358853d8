import { App, Button } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { rosterConsoleWords as w } from '../rosters.console.words.ts';
import { type MyDays, rostersApi, type SwapView } from '../rosters.contract.ts';
import { LeaveDialog, type LeaveTold, SwapDialog } from './roster.dialogs.tsx';

type Deed = (work: (key: string) => Promise<unknown>) => void;

function Swap({ s, isMine, run }: { s: SwapView; isMine: boolean; run: Deed }) {
  const { say } = useSay();
  const at = { params: { id: s.id }, version: s.version };
  if (isMine)
    return (
      <li>
        {say(s.isStandIn ? w.standInAsked : w.asked, { day: s.fromDay, name: s.to.name })}{' '}
        {!s.isStandIn && (
          <Button size="small" onClick={() => run((key) => call(rostersApi.withdrawSwap, { ...at, input: {}, key }))}>
            {say(w.back)}
          </Button>
        )}
      </li>
    );
  const answer = (accept: boolean) => run((key) => call(rostersApi.answerSwap, { ...at, input: { accept }, key }));
  return (
    <li className="waits">
      {say(s.isStandIn ? w.asksStandIn : s.toDay ? w.asksFor : w.asks, {
        name: s.from.name,
        day: s.fromDay,
        toDay: s.toDay ?? '',
      })}{' '}
      <Button size="small" type="primary" onClick={() => answer(true)}>
        {say(w.yes)}
      </Button>{' '}
      <Button size="small" onClick={() => answer(false)}>
        {say(w.no)}
      </Button>
    </li>
  );
}

function Days({ mine, again }: { mine: MyDays; again: () => void }) {
  const { say } = useSay();
  const me = useMe();
  const { message } = App.useApp();
  const [swapping, swap] = useState<MyDays['days'][number] | null>(null);
  const [isLeaving, leave] = useState(false);
  const deed = useDeed((work: (key: string) => Promise<unknown>, key) => work(key));
  const run: Deed = async (work) => {
    if ((await deed.run(work)) !== null) again();
  };
  const left = ({ asked }: LeaveTold) => {
    const told = asked.map(({ day, name }) => (name ? say(w.leaveAsked, { day, name }) : say(w.leaveNobody, { day })));
    void message.info([say(w.leaveTold), ...told].join(' '), 6);
    again();
  };
  return (
    <section className="card">
      <h2>{say(w.mine)}</h2>
      {deed.problem && <Fault problem={deed.problem} />}
      <ul className="plain roster-mine">
        {mine.swaps.map((s) => (
          <Swap key={s.id} s={s} isMine={s.from.id === me.accountId} run={run} />
        ))}
        {mine.gaps.map((g) => (
          <li key={g.rosterId + g.day} className="waits">
            {say(w.openDay, { unit: g.unit, day: g.day })}{' '}
            <Button
              size="small"
              onClick={() =>
                run((key) => call(rostersApi.takeDay, { params: { id: g.rosterId }, input: { day: g.day }, key }))
              }
            >
              {say(w.take)}
            </Button>
          </li>
        ))}
        {mine.days.map((d) => (
          <li key={d.rosterId + d.day}>
            <span className="figure">{d.day}</span> {d.unit}{' '}
            {d.with.length > 0 && <span className="soft small">{say(w.with, { names: d.with.join('、') })}</span>}{' '}
            <Button size="small" onClick={() => swap(d)}>
              {say(w.swap)}
            </Button>
          </li>
        ))}
        {mine.leaves.map((l) => (
          <li key={l.id}>
            {say(w.leaveSpan, { from: l.fromDay, to: l.toDay })}{' '}
            <Button
              size="small"
              onClick={() => run((key) => call(rostersApi.endLeave, { params: { id: l.id }, input: {}, key }))}
            >
              {say(w.endLeave)}
            </Button>
          </li>
        ))}
      </ul>
      {mine.days.length === 0 && <p className="soft">{say(w.mineNone)}</p>}
      <Button onClick={() => leave(true)}>{say(w.leave)}</Button>
      {swapping && (
        <SwapDialog
          of={swapping}
          people={mine.people.find((p) => p.rosterId === swapping.rosterId)?.people ?? []}
          close={() => swap(null)}
          done={again}
        />
      )}
      {isLeaving && <LeaveDialog close={() => leave(false)} done={left} />}
    </section>
  );
}

/** My days on duty, what colleagues ask me, and the days that nobody has. */
export function MyDaysPanel({ again }: { again: () => void }) {
  const ask = useAsk(rostersApi.myDays, {});
  return <Read ask={ask}>{(mine) => <Days mine={mine} again={again} />}</Read>;
}
