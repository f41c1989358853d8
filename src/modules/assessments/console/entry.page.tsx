import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { assessmentConsoleWords as w } from '../assessments.console.words.ts';
import { assessmentsApi } from '../assessments.contract.ts';
import { assessmentWords as a, scoreStatusWords, scoreVerbWords, starWords } from '../assessments.words.ts';
import { type EntryView, entriesApi } from '../entries.contract.ts';
import type { ScoreVerb } from '../scores.rules.ts';
import { Appeal, Correct, Decide, Downgrade } from './entry.dialogs.tsx';
import { ScoreTable } from './entry.table.tsx';
import { startTyped, type Typed, typedTotal } from './typed.ts';
import './assessments.css';

const route = getRouteApi('/assessments/entries/$id');

/** The scores of one organisation: its own, the review beside them, what was appealed and decided. */
export function EntryPage() {
  const { id } = route.useParams();
  const client = useQueryClient();
  const ask = useAsk(entriesApi.getEntry, { params: { id } });
  const show = (e: EntryView) => {
    client.setQueryData(keyOf(entriesApi.getEntry, { params: { id } }), e);
    void client.invalidateQueries({ queryKey: [assessmentsApi.getRound.path] });
  };
  return (
    <Read ask={ask} rows={8}>
      {(e) => <Entry key={`${e.id}.${stageOf(e)}`} e={e} show={show} />}
    </Read>
  );
}

/** What can be typed now; the form begins anew when that changes. */
const stageOf = (e: EntryView) =>
  e.open.includes('saveSelf') ? 'self' : e.open.includes('saveReview') ? 'review' : null;

const plain = {
  submitSelf: entriesApi.submitSelf,
  takeBack: entriesApi.takeBack,
  review: entriesApi.finishReview,
  accept: entriesApi.acceptReview,
  lapse: entriesApi.lapseEntry,
  settle: entriesApi.settleEntry,
} as const;
type PlainVerb = keyof typeof plain;
const isPlain = (verb: ScoreVerb): verb is PlainVerb => verb in plain;
const asked: readonly ScoreVerb[] = ['appeal', 'decide', 'correct', 'downgrade'];

/** What is typed is saved before it is handed in; one button for each deed that is open. */
function Entry({ e, show }: { e: EntryView; show: (e: EntryView) => void }) {
  const { say } = useSay();
  const stage = stageOf(e);
  const [typed, type] = useState<Typed>(() => startTyped(e, stage));
  const [isTouched, touch] = useState(false);
  const [dialog, open] = useState<ScoreVerb | null>(null);
  const params = { id: e.id };
  const save = useDeed((version: number, key) => {
    const marks = Object.entries(typed).flatMap(([itemId, t]) =>
      t.score === null ? [] : [{ itemId, score: t.score, records: t.records, ...(t.word && { word: t.word }) }],
    );
    const endpoint = stage === 'review' ? entriesApi.saveReview : entriesApi.saveSelf;
    return call(endpoint, { params, version, input: { marks }, key });
  });
  const deed = useDeed(({ verb, version }: { verb: PlainVerb; version: number }, key) =>
    call(plain[verb], { params, version, input: {}, key }),
  );
  const keep = async (): Promise<EntryView | null> => {
    const saved = await save.run(e.version);
    if (saved) {
      touch(false);
      show(saved);
    }
    return saved;
  };
  const run = async (verb: PlainVerb) => {
    const now = stage && (verb === 'submitSelf' || verb === 'review') ? await keep() : e;
    if (!now) return;
    const next = await deed.run({ verb, version: now.version });
    if (next) show(next);
  };
  // Handing in is offered as soon as scores can be typed: what is missing is said when it is pressed.
  const handIn: PlainVerb[] = stage === 'self' ? ['submitSelf'] : stage === 'review' ? ['review'] : [];
  const verbs = e.open.filter(isPlain).filter((v) => !handIn.includes(v));
  const main = handIn.length === 0;
  return (
    <>
      <PageHead
        title={say(w.sheetTitle, { unit: e.organisation, round: e.round })}
        note={`${say(scoreStatusWords[e.status])} · ${e.placeName}`}
      >
        {stage && (
          <Button loading={save.pending} onClick={() => void keep()}>
            {say(isTouched ? w.saveSelf : w.saved)}
          </Button>
        )}
        {handIn.map((verb) => (
          <Button key={verb} type="primary" loading={deed.pending} onClick={() => void run(verb)}>
            {say(scoreVerbWords[verb])}
          </Button>
        ))}
        {verbs.map((verb, i) => (
          <Button
            key={verb}
            type={main && i === 0 ? 'primary' : 'default'}
            loading={deed.pending}
            onClick={() => void run(verb)}
          >
            {say(scoreVerbWords[verb])}
          </Button>
        ))}
        {e.open
          .filter((v) => asked.includes(v))
          .map((verb) => (
            <Button key={verb} onClick={() => open(verb)}>
              {say(scoreVerbWords[verb])}
            </Button>
          ))}
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
      </PageHead>
      {save.problem && <Fault problem={save.problem} />}
      {deed.problem && <Fault problem={deed.problem} />}
      <Totals e={e} running={stage && typedTotal(e, typed)} />
      <Closed e={e} />
      <ScoreTable
        {...{ e, stage, typed, show }}
        change={(itemId, t) => {
          touch(true);
          type((all) => ({ ...all, [itemId]: { ...(all[itemId] ?? { score: null, word: '', records: [] }), ...t } }));
        }}
        save={stage ? keep : null}
      />
      <Changes e={e} />
      <p className="paper-only score-seals">
        <span>{say(w.signScored)}</span>
        <span>{say(w.signReviewer)}</span>
      </p>
      <p className="no-print">
        <Link to="/assessments/rounds/$id" params={{ id: e.roundId }}>
          {say(w.toRound)}
        </Link>
      </p>
      {dialog === 'appeal' && <Appeal e={e} close={() => open(null)} done={show} />}
      {dialog === 'decide' && <Decide e={e} close={() => open(null)} done={show} />}
      {dialog === 'correct' && <Correct e={e} close={() => open(null)} done={show} />}
      {dialog === 'downgrade' && <Downgrade e={e} close={() => open(null)} done={show} />}
    </>
  );
}

function Totals({ e, running }: { e: EntryView; running: number | null }) {
  const { say } = useSay();
  const told: (readonly [string, string])[] = [
    [say(a.reviewer), e.reviewer],
    [say(w.appealBody), e.appealBody],
  ];
  if (running !== null) told.push([say(w.now), running.toFixed(2)]);
  if (e.selfTotal !== null) told.push([say(w.selfTotal), e.selfTotal.toFixed(2)]);
  if (e.reviewTotal !== null) told.push([say(w.reviewTotal), e.reviewTotal.toFixed(2)]);
  if (e.total !== null) told.push([say(w.total), e.total.toFixed(2)]);
  if (e.stars !== null) told.push([say(w.starsTitle), say(starWords[e.stars])]);
  return (
    <dl className="score-totals">
      {told.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
/** Why something cannot be done yet; what is missing before handing in is said when it is pressed. */
function Closed({ e }: { e: EntryView }) {
  const { say } = useSay();
  const quiet: readonly ScoreVerb[] = ['downgrade', 'submitSelf', 'review'];
  const list = e.closed.filter((c) => !quiet.includes(c.verb));
  const told = [...new Map(list.map((c) => [say(c.says), c])).values()];
  if (told.length === 0) return null;
  return (
    <ul className="plain soft no-print closed-acts" aria-label={say(w.closedActs)}>
      {told.map((c) => (
        <li key={c.verb}>
          {say(scoreVerbWords[c.verb])}
          {say(colon)}
          {say(c.says)}
        </li>
      ))}
    </ul>
  );
}
function Changes({ e }: { e: EntryView }) {
  const { say } = useSay();
  if (e.changes.length === 0) return null;
  const star = (n: number) => say(starWords[n === 5 || n === 4 || n === 3 ? n : 0]);
  return (
    <section className="section">
      <h2>{say(w.changes)}</h2>
      <ul className="plain">
        {e.changes.map((c) => (
          <li key={c.id}>
            {dayOf(Date.parse(c.at))}{' '}
            {c.kind === 'correct'
              ? say(w.correctLine, { item: c.item ?? '', before: c.before, after: c.after })
              : say(w.downgradeLine, { before: star(c.before), after: star(c.after) })}{' '}
            · {c.reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
