import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { Button, Choice, Empty, Field, Loading } from '#ui/field/kit.tsx';
import { readAgain, useLoad } from '#ui/field/load.ts';
import { useOutbox } from '#ui/field/outbox.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dayOf, dayText } from '#ui/field/time.ts';
import { goTo } from '#ui/field/useSpot.ts';
import { useWho } from '#ui/field/who.ts';
import { newKey, Problem } from '#ui/web/call.ts';
import type { MyDays, SwapView } from '../rosters.contract.ts';
import { rosterRoles } from '../rosters.rules.ts';
import { rosterFieldWords as w } from './field.words.ts';
import { rosters } from './wire.ts';

type Run = (work: (key: string) => Promise<unknown>) => void;

/** One deed at a time; what the server says when it says no stands above the list. */
function useRun(): { run: Run; problem: Problem | null } {
  const [problem, setProblem] = useState<Problem | null>(null);
  const run: Run = async (work) => {
    setProblem(null);
    try {
      await work(newKey());
      readAgain('rosters/');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  return { run, problem };
}

const askOf = (s: SwapView) => (s.isStandIn ? w.asksStandIn : s.toDay ? w.asksFor : w.asks);

function Swap({ s, run }: { s: SwapView; run: Run }) {
  const say = useSay();
  const { lang } = useSettings();
  const who = useWho();
  const at = { params: { id: s.id }, version: s.version };
  if (s.from.id === who.accountId)
    return (
      <li>
        <p>{say(s.isStandIn ? w.standInAsked : w.asked, { day: dayText(s.fromDay, lang), name: s.to.name })}</p>
        {!s.isStandIn && (
          <Button onClick={() => run((key) => ask(rosters.withdraw, { ...at, input: {}, key }))}>{say(w.back)}</Button>
        )}
      </li>
    );
  const answer = (accept: boolean) => run((key) => ask(rosters.answer, { ...at, input: { accept }, key }));
  const told = { name: s.from.name, day: dayText(s.fromDay, lang), toDay: s.toDay ? dayText(s.toDay, lang) : '' };
  return (
    <li>
      <p>{say(askOf(s), told)}</p>
      <Button kind="main" onClick={() => answer(true)}>
        {say(w.yes)}
      </Button>
      <Button onClick={() => answer(false)}>{say(w.no)}</Button>
    </li>
  );
}

/** One day; what can be done about it opens with a tap. */
function Day({ d, mine, run }: { d: MyDays['days'][number]; mine: MyDays; run: Run }) {
  const say = useSay();
  const { lang } = useSettings();
  const [isOpen, open] = useState(false);
  const today = dayOf(Date.now());
  const isAhead = d.day >= today;
  const about = `roster/${d.rosterId}/${d.day}`;
  const isWritten = useOutbox().some((q) => q.about === about && q.state === 'waiting');
  return (
    <li>
      <button type="button" className="line" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        <strong>{dayText(d.day, lang)}</strong>
        <span className="about">
          <span>{d.unit}</span>
          {d.with.length > 0 && <span>{say(w.with, { names: d.with.join('、') })}</span>}
          {d.noted && <span>{say(w.noted)}</span>}
          {isWritten && !d.noted && <span>{say(w.waits)}</span>}
        </span>
      </button>
      {d.day <= today && !d.noted && !isWritten && (
        <Button kind="main" onClick={() => goTo(['roster', d.rosterId, d.day])}>
          {say(w.write)}
        </Button>
      )}
      {isOpen && isAhead && <AskSwap d={d} mine={mine} run={run} done={() => open(false)} />}
    </li>
  );
}

function AskSwap({ d, mine, run, done }: { d: MyDays['days'][number]; mine: MyDays; run: Run; done: () => void }) {
  const say = useSay();
  const [toId, pick] = useState<string | null>(null);
  const [toDay, setDay] = useState('');
  const people = mine.people.find((p) => p.rosterId === d.rosterId)?.people ?? [];
  const send = (to: string) => {
    const input = { fromDay: d.day, toId: to, ...(toDay && { toDay }) };
    run((key) => ask(rosters.offer, { params: { id: d.rosterId }, input, key }));
    done();
  };
  return (
    <>
      <Choice
        label={say(w.whom)}
        value={toId}
        options={people.map((p) => ({ value: p.id, says: [p.name, p.name] as const }))}
        onPick={pick}
      />
      <Field label={say(w.forDay)} optional>
        {(wiring) => <input {...wiring} type="date" value={toDay} onChange={(e) => setDay(e.target.value)} />}
      </Field>
      {toId && (
        <Button kind="main" onClick={() => send(toId)}>
          {say(w.ask)}
        </Button>
      )}
    </>
  );
}

function Leave({ run }: { run: Run }) {
  const say = useSay();
  const today = dayOf(Date.now());
  const [span, set] = useState({ fromDay: today, toDay: today });
  return (
    <section className="own-leave">
      <h2>{say(w.leave)}</h2>
      <p className="hint">{say(w.leaveHow)}</p>
      {(['fromDay', 'toDay'] as const).map((name) => (
        <Field key={name} label={say(name === 'fromDay' ? w.from : w.to)}>
          {(wiring) => (
            <input
              {...wiring}
              type="date"
              min={today}
              value={span[name]}
              onChange={(e) => set({ ...span, [name]: e.target.value })}
            />
          )}
        </Field>
      ))}
      <Button onClick={() => run((key) => ask(rosters.leave, { input: span, key }))}>{say(w.leave)}</Button>
    </section>
  );
}

/** 我的值班: my days, what colleagues ask, days that nobody has, leave. */
export function RostersPage() {
  const say = useSay();
  const who = useWho();
  const { lang } = useSettings();
  const { run, problem } = useRun();
  const loaded = useLoad(`rosters/mine/${who.accountId}`, () => ask(rosters.mine), { keep: true });
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['today'])} />
      {problem && (
        <p className="fault" role="alert">
          {say(problem.says)}
        </p>
      )}
      <Loading of={loaded}>
        {(mine) => (
          <>
            {mine.days.length === 0 && <Empty title={say(w.none)}>{say(w.noneHow)}</Empty>}
            <section className="group own-days">
              <ul className="lines">
                {mine.swaps.map((s) => (
                  <Swap key={s.id} s={s} run={run} />
                ))}
                {mine.gaps.map((g) => (
                  <li key={g.rosterId + g.day}>
                    <p>{say(w.openDay, { unit: g.unit, day: dayText(g.day, lang) })}</p>
                    <Button
                      onClick={() =>
                        run((key) => ask(rosters.take, { params: { id: g.rosterId }, input: { day: g.day }, key }))
                      }
                    >
                      {say(w.take)}
                    </Button>
                  </li>
                ))}
                {mine.days.map((d) => (
                  <Day key={d.rosterId + d.day} d={d} mine={mine} run={run} />
                ))}
                {mine.leaves.map((l) => (
                  <li key={l.id}>
                    <p>{say(w.away, { from: dayText(l.fromDay, lang), to: dayText(l.toDay, lang) })}</p>
                    <Button
                      onClick={() => run((key) => ask(rosters.endLeave, { params: { id: l.id }, input: {}, key }))}
                    >
                      {say(w.endLeave)}
                    </Button>
                  </li>
                ))}
              </ul>
            </section>
            <Leave run={run} />
          </>
        )}
      </Loading>
    </>
  );
}

/** On the page of today: whether one is on duty, and what waits for one's word. */
export function RosterToday() {
  const who = useWho();
  return rosterRoles.some((role) => role === who.role) ? <Next accountId={who.accountId} /> : null;
}

function Next({ accountId }: { accountId: string }) {
  const say = useSay();
  const { lang } = useSettings();
  const { value: mine } = useLoad(`rosters/mine/${accountId}`, () => ask(rosters.mine), { keep: true });
  const today = dayOf(Date.now());
  const next = mine?.days.find((d) => d.day >= today);
  const waits = (mine?.swaps.filter((s) => s.to.id === accountId).length ?? 0) + (mine?.gaps.length ?? 0);
  if (!mine || (!next && waits === 0)) return null;
  return (
    <section className="group">
      <h2>{say(w.title)}</h2>
      <ul className="lines">
        <li>
          <a className="line" href={hashOf(['rosters'])}>
            <strong>{next?.day === today ? say(w.today) : say(w.next)}</strong>
            <span className="about">
              {next && (
                <span>
                  {dayText(next.day, lang)} {next.unit}
                </span>
              )}
              {mine.swaps
                .filter((s) => s.to.id === accountId)
                .map((s) => (
                  <span key={s.id}>{say(askOf(s), { name: s.from.name, day: s.fromDay, toDay: s.toDay ?? '' })}</span>
                ))}
              {mine.gaps.map((g) => (
                <span key={g.rosterId + g.day}>{say(w.openDay, { unit: g.unit, day: g.day })}</span>
              ))}
            </span>
          </a>
        </li>
      </ul>
    </section>
  );
}
