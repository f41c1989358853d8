import { useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { ask } from '#ui/field/ask.ts';
import { Button, Empty, Field, Loading, Notice, ProblemNotice } from '#ui/field/kit.tsx';
import { readAgain, useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dayOf, momentText } from '#ui/field/time.ts';
import { useWho } from '#ui/field/who.ts';
import { Problem } from '#ui/web/call.ts';
import type { ReportRow, StationRow } from '../stations.contract.ts';
import { isReopenDue, keeperRoles, reportVerbs, type StationVerb, staleFor } from '../stations.rules.ts';
import {
  amenityWords,
  lacksWord,
  reportKindWords,
  reportVerbWords,
  stationStateWords,
  stationVerbWords,
  stationWords,
} from '../stations.words.ts';
import { stationFieldWords as w } from './field.words.ts';
import { stations } from './wire.ts';

const useKept = () => {
  const { accountId } = useWho();
  return useLoad(`stations/kept/${accountId}`, () => ask(stations.kept, { query: {} }), { keep: true });
};
const isToDo = (s: StationRow, today: string) => s.waiting > 0 || isReopenDue(s, today);

/** On the page of today: stations whose users reported something, or that were to reopen; nothing when there is nothing. */
export function StationsToday() {
  const { role } = useWho();
  return keeperRoles.some((r) => r === role) ? <ToLookAt /> : null;
}
function ToLookAt() {
  const say = useSay();
  const today = dayOf(Date.now());
  const found = (useKept().value?.items ?? []).filter((s) => isToDo(s, today));
  if (found.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.keep)} <small>{found.length}</small>
      </h2>
      <Lines items={found} />
    </section>
  );
}

function Lines({ items }: { items: readonly StationRow[] }) {
  const say = useSay();
  const today = dayOf(Date.now());
  return (
    <ul className="lines">
      {items.map((s) => {
        const months = staleFor(s.confirmedOn, today);
        return (
          <li key={s.id}>
            <a className="line" href={hashOf(['keep', s.id])}>
              <strong>{s.name}</strong>
              <span className="about">
                <span>{say(stationStateWords[s.state])}</span>
                {s.waiting > 0 && <strong>{say(w.waiting, { n: s.waiting })}</strong>}
                {isReopenDue(s, today) && <span>{say(stationWords.reopenDue, { day: s.pausedUntil ?? '' })}</span>}
                {months !== null && <span>{say(stationWords.stale, { n: months })}</span>}
                <span>{s.address}</span>
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** The stations of one's own place: what waits first. */
export function KeepPage() {
  const say = useSay();
  const loaded = useKept();
  return (
    <>
      <Head title={say(w.keep)} back={hashOf(['me'])} />
      <Loading of={loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say(w.keepNone)} />
          ) : (
            <Lines items={[...items].sort((a, b) => b.waiting - a.waiting)} />
          )
        }
      </Loading>
    </>
  );
}

/** One station before its keeper: looked at, paused or reopened, and what users reported answered; for all to read. */
export function KeepOnePage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useKept();
  return (
    <>
      <Head title={say(w.keep)} back={hashOf(['keep'])} />
      <Loading of={loaded}>
        {({ items }) => {
          const s = items.find((x) => x.id === id);
          return s ? <Keep key={s.version} s={s} /> : <Empty title={say(w.none)} />;
        }}
      </Loading>
    </>
  );
}

/** Done at once: the station is read anew, or the refusal stands below. */
function useAct() {
  const [problem, setProblem] = useState<Problem | null>(null);
  const act = async (run: () => Promise<unknown>) => {
    setProblem(null);
    try {
      await run();
      readAgain('stations/');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  return { problem, act };
}

function Keep({ s }: { s: StationRow }) {
  const say = useSay();
  const { problem, act } = useAct();
  const [verb, pick] = useState<StationVerb | null>(null);
  const today = dayOf(Date.now());
  return (
    <article className="case">
      <strong>{s.name}</strong>
      <p className="about">
        <span>{say(stationStateWords[s.state])}</span>
        <span>{s.address}</span>
        <span>{say(w.confirmed, { day: s.confirmedOn })}</span>
      </p>
      {isReopenDue(s, today) && <Notice>{say(stationWords.reopenDue, { day: s.pausedUntil ?? '' })}</Notice>}
      {s.stateReason && <p>{s.stateReason}</p>}
      <div className="send">
        {s.state !== 'closed' && (
          <Button
            kind="main"
            onClick={() => void act(() => ask(stations.confirm, { params: { id: s.id }, version: s.version }))}
          >
            {say(w.confirm)}
          </Button>
        )}
        {s.open
          .filter((v) => v !== 'close')
          .map((v) => (
            <Button key={v} onClick={() => pick(v)}>
              {say(stationVerbWords[v])}
            </Button>
          ))}
      </div>
      {verb && <Move s={s} verb={verb} act={act} />}
      {problem && <ProblemNotice problem={problem} />}
      <Reports s={s} />
    </article>
  );
}

type MoveProps = { s: StationRow; verb: StationVerb; act: (run: () => Promise<unknown>) => Promise<void> };
function Move({ s, verb, act }: MoveProps) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const send = () =>
    act(() =>
      ask(stations.move, {
        params: { id: s.id },
        input: { verb, reason, ...(until && { until }) },
        version: s.version,
      }),
    );
  return (
    <>
      {verb === 'pause' && (
        <>
          <Field label={say(w.reason)}>
            {(wiring) => (
              <input {...wiring} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
            )}
          </Field>
          <Field label={say(w.until)} optional>
            {(wiring) => <input {...wiring} type="date" value={until} onChange={(e) => setUntil(e.target.value)} />}
          </Field>
        </>
      )}
      <Button kind="main" onClick={() => void send()}>
        {say(stationVerbWords[verb])}
      </Button>
    </>
  );
}

function Reports({ s }: { s: StationRow }) {
  const say = useSay();
  const query = { stationId: s.id, state: 'waiting' as const };
  const loaded = useLoad(`stations/reports/${s.id}`, () => ask(stations.reports, { query }));
  return (
    <section>
      <h2>{say(w.reports)}</h2>
      <Loading of={loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{say(w.noReports)}</p>
          ) : (
            <>
              {items.map((r) => (
                <Report key={`${r.id}-${r.version}`} r={r} />
              ))}
            </>
          )
        }
      </Loading>
    </section>
  );
}
const whatOf = (r: ReportRow): { word: Word; amenity: Word | null } =>
  r.amenity ? { word: lacksWord, amenity: amenityWords[r.amenity] } : { word: reportKindWords[r.kind], amenity: null };

function Report({ r }: { r: ReportRow }) {
  const say = useSay();
  const { lang } = useSettings();
  const { problem, act } = useAct();
  const [note, setNote] = useState('');
  const what = whatOf(r);
  return (
    <article className="case">
      <strong>{say(what.word, { amenity: what.amenity ? say(what.amenity) : '' })}</strong>
      <p className="about">
        <span>{say(w.times, { n: r.times })}</span>
        <span>{momentText(r.lastAt, lang)}</span>
      </p>
      {r.note && <p className="body">{r.note}</p>}
      <Field label={say(w.answer)} hint={say(w.answerHint)}>
        {(wiring) => (
          <textarea {...wiring} rows={2} maxLength={300} value={note} onChange={(e) => setNote(e.target.value)} />
        )}
      </Field>
      <div className="send">
        {reportVerbs.map((verb) => (
          <Button
            key={verb}
            onClick={() =>
              void act(() => ask(stations.settle, { params: { id: r.id }, input: { verb, note }, version: r.version }))
            }
          >
            {say(reportVerbWords[verb])}
          </Button>
        ))}
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </article>
  );
}
