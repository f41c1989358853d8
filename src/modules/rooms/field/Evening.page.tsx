import { useEffect, useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { trueNow } from '#ui/field/clock.ts';
import { Button, Choice, Empty, Field, Loading, Notice, ProblemNotice, Sheet } from '#ui/field/kit.tsx';
import { readAgain, useLoad } from '#ui/field/load.ts';
import { useOutbox } from '#ui/field/outbox.ts';
import type { Queued } from '#ui/field/queued.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { momentText } from '#ui/field/time.ts';
import { type CaptureForm, useCapture } from '#ui/field/useCapture.ts';
import { Problem } from '#ui/web/call.ts';
import type { EveningChild, EveningRow } from '../evenings.contract.ts';
import { useTonight } from './Evenings.parts.tsx';
import { roomFieldWords as w } from './field.words.ts';
import { evenings } from './wire.ts';

type Values = { who: string; name: string };
const empty: Values = { who: '', name: '' };
const ALONE = '-alone';
const OTHER = '-other';

/** 接送: who came and who fetched whom, one tap each; goes out when there is a way. */
export function RoomEveningPage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useTonight();
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['today'])} />
      <Loading of={loaded}>
        {({ items }) => {
          const e = items.find((x) => x.id === id);
          return e ? <One e={e} /> : <Empty title={say(w.none)} />;
        }}
      </Loading>
    </>
  );
}
/** What needs the server at once: begin, end, ask, call. */
function useNow() {
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async <T,>(work: () => Promise<T>): Promise<T | null> => {
    setProblem(null);
    try {
      const answer = await work();
      readAgain('rooms/');
      return answer;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
      return null;
    }
  };
  return { problem, run };
}
function One({ e }: { e: EveningRow }) {
  const say = useSay();
  const { lang } = useSettings();
  const now = useNow();
  const move = (verb: 'begin' | 'end') => () =>
    void now.run(() => ask(evenings.move, { params: { id: e.id }, input: { verb, reason: '' }, version: e.version }));
  return (
    <>
      <p className="about">
        <span>{e.title}</span>
        <span>{momentText(e.from, lang)}</span>
        <span>{e.room}</span>
      </p>
      {e.closed
        .filter((c) => c.verb === 'begin')
        .map((c) => (
          <Notice key={c.verb} kind="now">
            {say(c.says)}
          </Notice>
        ))}
      {now.problem && <ProblemNotice problem={now.problem} />}
      {e.open.includes('begin') && (
        <Button kind="main" onClick={move('begin')}>
          {say(w.begin)}
        </Button>
      )}
      {e.access === 'open' ? <Children e={e} end={move('end')} /> : <Ask e={e} />}
    </>
  );
}
function Ask({ e }: { e: EveningRow }) {
  const say = useSay();
  const [purpose, setPurpose] = useState(say(w.purposeStart));
  const now = useNow();
  if (e.access === 'asked') return <Notice>{say(w.asked)}</Notice>;
  return (
    <>
      <p className="hint">{say(w.askHow)}</p>
      <Field label={say(w.purpose)}>
        {(wiring) => (
          <input {...wiring} maxLength={200} value={purpose} onChange={(event) => setPurpose(event.target.value)} />
        )}
      </Field>
      {now.problem && <ProblemNotice problem={now.problem} />}
      <Button
        kind="main"
        onClick={() => void now.run(() => ask(evenings.ask, { input: { eveningId: e.id, purpose, isUrgent: false } }))}
      >
        {say(w.ask)}
      </Button>
    </>
  );
}

function Children({ e, end }: { e: EveningRow; end: () => void }) {
  const say = useSay();
  const loaded = useLoad(`rooms/children/${e.id}`, () => ask(evenings.children, { params: { id: e.id } }), {
    keep: true,
  });
  const form = useCapture<Values>('roomEvening', e.id, empty);
  const [fetching, setFetching] = useState<EveningChild | null>(null);
  const outbox = useOutbox();
  // What was sent is read back; until it is, what was tapped stands.
  const [noted, note] = useState<Noted>({});
  const sent = outbox.filter((q) => q.about === e.id && q.state === 'sent').length;
  useEffect(() => {
    if (sent > 0) readAgain('rooms/');
  }, [sent]);
  if (!form) return null;
  const isGone = (c: EveningChild) => {
    const { arrived, fetched } = waitingOf(outbox, e, c, noted);
    return c.fetchedAt !== null || fetched !== null || (c.arrivedAt === null && arrived === null);
  };
  const remember = (c: EveningChild, what: 'arrived' | 'fetched') =>
    note((before) => ({ ...before, [`${c.id}/${what}`]: trueNow() }));
  return (
    <Loading of={loaded}>
      {({ children }) => (
        <>
          {children.length === 0 && <Empty title={say(w.none)} />}
          <ul className="lines">
            {children.map((c) => (
              <Child
                key={c.id}
                {...{ e, c, form, noted }}
                arrive={() => remember(c, 'arrived')}
                fetch={() => setFetching(c)}
              />
            ))}
          </ul>
          {e.status === 'running' && children.every(isGone) && <Button onClick={end}>{say(w.end)}</Button>}
          {fetching && (
            <Fetch
              {...{ e, c: fetching, form }}
              kept={() => remember(fetching, 'fetched')}
              close={() => setFetching(null)}
            />
          )}
        </>
      )}
    </Loading>
  );
}
type Noted = Readonly<Record<string, string>>;
/** What was noted of this child on this phone and the server has not told back yet; a refused record is none. */
function waitingOf(outbox: readonly Queued[], e: EveningRow, c: EveningChild, noted: Noted) {
  const own = outbox.filter((q) => q.about === e.id && q.input.signUpId === c.id && q.state !== 'deleted');
  const of = (path: string, what: 'arrived' | 'fetched') => {
    const queued = own.find((q) => q.path === path);
    if (queued?.state === 'refused') return null;
    return queued?.madeAt ?? noted[`${c.id}/${what}`] ?? null;
  };
  return {
    arrived: of(evenings.arrive.path, 'arrived'),
    fetched: of(evenings.fetched.path, 'fetched'),
    isSent: own.every((q) => q.state === 'sent'),
  };
}
const clock = (at: string, lang: 'zh' | 'en') => momentText(at, lang).split(' ').at(-1) ?? '';
type ChildProps = {
  e: EveningRow;
  c: EveningChild;
  form: CaptureForm<Values>;
  noted: Noted;
  arrive: () => void;
  fetch: () => void;
};
function Child({ e, c, form, noted, arrive, fetch }: ChildProps) {
  const say = useSay();
  const { lang } = useSettings();
  const waiting = waitingOf(useOutbox(), e, c, noted);
  const arrivedAt = c.arrivedAt ?? waiting.arrived;
  const fetchedAt = c.fetchedAt ?? waiting.fetched;
  const who = c.fetcher ?? '';
  return (
    <li className="line">
      <strong>{c.name}</strong>
      <span className="about">
        <span>{say(w.grade, { n: c.grade })}</span>
        {c.fetchers.map((f) => (
          <span key={f.name}>{`${f.name} ${f.relation}`}</span>
        ))}
        {c.mayGoAlone && <span>{say(w.alone)}</span>}
        {arrivedAt && <span>{say(w.arrived, { time: clock(arrivedAt, lang) })}</span>}
        {fetchedAt && (
          <span>
            {c.fetchedAs === 'alone'
              ? say(w.went, { time: clock(fetchedAt, lang) })
              : say(w.fetched, { time: clock(fetchedAt, lang), who })}
          </span>
        )}
        {!waiting.isSent && <span>{say(w.waits)}</span>}
        {c.isLate && !fetchedAt && <span>{say(w.late)}</span>}
      </span>
      {e.status === 'running' && !arrivedAt && (
        <Button
          kind="main"
          onClick={async () => {
            await form.keep({
              endpoint: evenings.arrive,
              params: { id: e.id },
              input: { signUpId: c.id },
              ...{ area: e.area, about: e.id, says: [`${c.name} 到了`, `${c.name} came`] },
            });
            arrive();
          }}
        >
          {say(w.came)}
        </Button>
      )}
      {e.status === 'running' && arrivedAt && !fetchedAt && (
        <>
          <Button kind="main" onClick={fetch}>
            {say(w.fetchAct)}
          </Button>
          {c.isLate && <Call e={e} c={c} />}
        </>
      )}
    </li>
  );
}
function Call({ e, c }: { e: EveningRow; c: EveningChild }) {
  const say = useSay();
  const now = useNow();
  const [told, tell] = useState<{ guardian: string; phone: string } | null>(null);
  if (told)
    return (
      <a className="button plain" href={`tel:${told.phone}`}>
        {`${told.guardian} ${told.phone}`}
      </a>
    );
  return (
    <>
      {now.problem && <ProblemNotice problem={now.problem} />}
      <Button
        onClick={async () => {
          const answer = await now.run(() => ask(evenings.call, { params: { id: e.id }, input: { signUpId: c.id } }));
          if (answer) tell(answer);
        }}
      >
        {say(w.call)}
      </Button>
    </>
  );
}
type FetchProps = { e: EveningRow; c: EveningChild; form: CaptureForm<Values>; kept: () => void; close: () => void };
/** To whom: one of those the guardian named, alone where agreed, or whom the guardian named on the telephone. */
function Fetch({ e, c, form, kept, close }: FetchProps) {
  const say = useSay();
  const { values } = form.draft;
  const [isChecked, check] = useState(false);
  const name = values.who === OTHER ? values.name.trim() : values.who === ALONE ? '' : values.who;
  const isMissing = values.who === '' || (values.who === OTHER && name.length < 2);
  const keep = async () => {
    check(true);
    if (isMissing) return;
    const as = values.who === OTHER ? 'phoned' : values.who === ALONE ? 'alone' : 'listed';
    await form.keep({
      endpoint: evenings.fetched,
      params: { id: e.id },
      input: { signUpId: c.id, as, name },
      ...{ area: e.area, about: e.id, says: [`${c.name} 接走了`, `${c.name} was fetched`] },
    });
    kept();
    close();
  };
  const listed = c.fetchers.map((f) => ({
    value: f.name,
    says: [`${f.name} ${f.relation}`, `${f.name} ${f.relation}`] as const,
  }));
  const alone = c.mayGoAlone ? [{ value: ALONE, says: w.alone }] : [];
  return (
    <Sheet title={`${c.name} · ${say(w.fetchAct)}`} onClose={close}>
      <Choice
        label={say(w.who)}
        value={values.who || null}
        options={[...listed, ...alone, { value: OTHER, says: w.other }]}
        onPick={(who) => form.set({ who })}
      />
      {values.who === OTHER && (
        <Field label={say(w.otherName)} fault={isChecked && isMissing ? say(w.nameMissing) : undefined}>
          {(wiring) => (
            <input
              {...wiring}
              maxLength={30}
              value={values.name}
              onChange={(event) => form.set({ name: event.target.value })}
            />
          )}
        </Field>
      )}
      <div className="send">
        <Button kind="main" onClick={() => void keep()}>
          {say(w.note)}
        </Button>
        <Button onClick={close}>{say(w.cancel)}</Button>
      </div>
    </Sheet>
  );
}
