import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { Button, Empty, Field, Loading, ProblemNotice } from '#ui/field/kit.tsx';
import { readAgain, useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dayOf, momentText } from '#ui/field/time.ts';
import { useWho } from '#ui/field/who.ts';
import { Problem } from '#ui/web/call.ts';
import { branchRoles, keeperRoles } from '../activities.rules.ts';
import { activityKindWords } from '../activities.words.ts';
import type { MyActivity } from '../signups.contract.ts';
import { signUpStateWords } from '../signups.words.ts';
import { activityFieldWords as w } from './field.words.ts';
import { TasksToday } from './Tasks.page.tsx';
import { activities } from './wire.ts';

const MINUTES = 60;
const DAY_MS = 86_400_000;

/** On the page of today: what is called for today, and the way to one's own. */
export function ActivitiesToday() {
  const say = useSay();
  const { role, accountId } = useWho();
  return (
    <>
      {keeperRoles.some((r) => r === role) && <Today key={accountId} />}
      {branchRoles.some((r) => r === role) && <TasksToday />}
      <a className="button quiet" href={hashOf(['activities'])}>
        {say(w.mine)}
      </a>
    </>
  );
}
function Today() {
  const say = useSay();
  const { accountId } = useWho();
  const { lang } = useSettings();
  const query = { status: 'called' as const, from: dayOf(Date.now() - DAY_MS), to: dayOf(Date.now()) };
  const key = `activities/today/${accountId}/${query.to}`;
  const found = useLoad(key, () => ask(activities.list, { query }), { keep: true }).value;
  if (!found || found.items.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.today)} <small>{found.items.length}</small>
      </h2>
      <ul className="lines">
        {found.items.map((a) => (
          <li key={a.id}>
            <a className="line" href={hashOf(['activity', a.id])}>
              <strong>{a.title}</strong>
              <span className="about">
                <span>{say(activityKindWords[a.kind])}</span>
                <span>{momentText(a.startsAt, lang)}</span>
                <span>{a.where}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** My activities: what I signed up for, the hours I gave, and what is open; nobody is sent anywhere. */
export function MyActivitiesPage() {
  const say = useSay();
  const { accountId } = useWho();
  const loaded = useLoad(`activities/mine/${accountId}`, () => ask(activities.mine), { keep: true });
  return (
    <>
      <Head title={say(w.mine)} back={hashOf(['today'])} />
      <Loading of={loaded}>
        {({ mine, open, minutes }) => (
          <>
            {minutes > 0 && <p>{say(w.hours, { n: minutes / MINUTES })}</p>}
            <section className="group">
              <h2>{say(w.joined)}</h2>
              {mine.length === 0 && <Empty title={say(w.none)} />}
              {mine.map((a) => (
                <One key={a.id} a={a} />
              ))}
            </section>
            {open.length > 0 && (
              <section className="group">
                <h2>{say(w.open)}</h2>
                <p className="hint">{say(w.openHint)}</p>
                {open.map((a) => (
                  <One key={a.id} a={a} />
                ))}
              </section>
            )}
          </>
        )}
      </Loading>
    </>
  );
}

/** Something done at once: the list is read anew, or the refusal stands below. */
function useAct() {
  const [problem, setProblem] = useState<Problem | null>(null);
  const act = async (run: () => Promise<unknown>) => {
    setProblem(null);
    try {
      await run();
      readAgain('activities/');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  return { problem, act };
}

function One({ a }: { a: MyActivity }) {
  const say = useSay();
  const { lang } = useSettings();
  const { problem, act } = useAct();
  const go = (e: typeof activities.join | typeof activities.leave) =>
    void act(() => ask(e, { params: { id: a.id }, input: {} }));
  const isComing = a.status === 'called' && Date.parse(a.startsAt) > Date.now();
  return (
    <article className="case">
      <strong>{a.title}</strong>
      <p className="about">
        <span>{momentText(a.startsAt, lang)}</span>
        <span>{a.where}</span>
        <span>{a.unit}</span>
        {a.mySignUp && <span>{say(signUpStateWords[a.mySignUp])}</span>}
        {a.place !== null && <span>{say(w.place, { n: a.place })}</span>}
      </p>
      {a.mySignUp === null && <Button onClick={() => go(activities.join)}>{say(a.full ? w.joinWait : w.join)}</Button>}
      {a.mySignUp !== null && isComing && (
        <Button kind="quiet" onClick={() => go(activities.leave)}>
          {say(w.notComing)}
        </Button>
      )}
      {a.minutes !== null && a.hoursId && <Hours a={a} hoursId={a.hoursId} minutes={a.minutes} />}
      {problem && <ProblemNotice problem={problem} />}
    </article>
  );
}

/** With a number and a code by which anybody shown the paper can check it. */
function Certify({ hoursId }: { hoursId: string }) {
  const say = useSay();
  const { problem, act } = useAct();
  const [path, setPath] = useState<string | null>(null);
  const make = () =>
    act(async () => setPath((await ask(activities.certify, { params: { id: hoursId }, input: {} })).path));
  return (
    <>
      {path ? (
        <a className="button plain" href={path} target="_blank" rel="noreferrer">
          {say(w.certified)}
        </a>
      ) : (
        <Button kind="quiet" onClick={() => void make()}>
          {say(w.certify)}
        </Button>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

function Hours({ a, hoursId, minutes }: { a: MyActivity; hoursId: string; minutes: number }) {
  const say = useSay();
  const { problem, act } = useAct();
  const [isOpen, open] = useState(false);
  const [hours, setHours] = useState('');
  const [text, setText] = useState('');
  const send = () =>
    act(() =>
      ask(activities.wrong, {
        params: { id: hoursId },
        input: { minutes: Math.round(Number(hours) * MINUTES), text },
      }),
    );
  return (
    <>
      <p>{say(w.hoursOf, { n: minutes / MINUTES })}</p>
      {minutes > 0 && <Certify hoursId={hoursId} />}
      {a.answer && <p>{say(w.answer, { text: a.answer })}</p>}
      {a.asked && <p>{say(w.asked)}</p>}
      {!a.asked && !isOpen && (
        <Button kind="quiet" onClick={() => open(true)}>
          {say(w.wrong)}
        </Button>
      )}
      {!a.asked && isOpen && (
        <>
          <Field label={say(w.shouldBe)}>
            {(wiring) => (
              <input {...wiring} inputMode="decimal" value={hours} onChange={(e) => setHours(e.target.value)} />
            )}
          </Field>
          <Field label={say(w.what)}>
            {(wiring) => (
              <textarea {...wiring} rows={2} maxLength={500} value={text} onChange={(e) => setText(e.target.value)} />
            )}
          </Field>
          <Button onClick={() => void send()}>{say(w.wrongSend)}</Button>
        </>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
