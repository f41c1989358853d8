import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { Button, Field, Loading, Notice, ProblemNotice } from '#ui/field/kit.tsx';
import { putLoaded, readAgain, useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { Problem, urlOf } from '#ui/web/call.ts';
import type { PatrolView } from '../patrols.contract.ts';
import { patrolStateWords, patrolVerbWords } from '../patrols.words.ts';
import { patrolFieldWords as w } from './field.words.ts';
import { patrols } from './wire.ts';

/** 核查: how it looked before and after, and whether it is in order; by somebody else than whoever mended it. */
export function LookPage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useLoad(`patrols/one/${id}`, () => ask(patrols.get, { params: { id } }));
  return (
    <>
      <Head title={say(w.look)} back={hashOf(['today'])} />
      <Loading of={loaded}>{(p) => <Look key={p.version} p={p} />}</Loading>
    </>
  );
}

function Look({ p }: { p: PatrolView }) {
  const say = useSay();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const look = async (verb: PatrolView['open'][number]) => {
    setProblem(null);
    try {
      const next = await ask(patrols.lookAt, { params: { id: p.id }, input: { verb, note }, version: p.version });
      putLoaded(`patrols/one/${p.id}`, next);
      readAgain('patrols/');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  const closed = p.closed[0];
  return (
    <article className="case">
      <p className="about">
        <span>{say(patrolStateWords[p.state])}</span>
        <span>{p.placeName}</span>
        <span>{p.unit}</span>
      </p>
      <p className="body">{p.what}</p>
      <Pictures p={p} />
      {p.verified && <Notice kind="good">{say(w.lookedAt)}</Notice>}
      {p.open.length > 0 && (
        <>
          <p>{say(w.lookHow)}</p>
          <Field label={say(w.note)} hint={say(w.noteHint)} optional>
            {(wiring) => (
              <textarea {...wiring} rows={2} maxLength={500} value={note} onChange={(e) => setNote(e.target.value)} />
            )}
          </Field>
          {problem && <ProblemNotice problem={problem} />}
          <div className="send">
            {p.open.map((verb) => (
              <Button key={verb} kind={verb === 'verify' ? 'main' : 'plain'} onClick={() => void look(verb)}>
                {say(patrolVerbWords[verb])}
              </Button>
            ))}
          </div>
        </>
      )}
      {p.open.length === 0 && closed && <Notice>{say(closed.says)}</Notice>}
    </article>
  );
}

function Pictures({ p }: { p: PatrolView }) {
  const say = useSay();
  const url = (fileId: string, size: 'full' | 'thumb') =>
    urlOf(patrols.file, { params: { id: p.id, fileId }, query: { size } });
  const of = (stage: 'before' | 'after') => p.files.filter((f) => f.stage === stage);
  return (
    <>
      {(['before', 'after'] as const).map((stage) => (
        <section key={stage}>
          <h2>{say(stage === 'before' ? w.beforeMended : w.after)}</h2>
          <ul className="files shown">
            {of(stage).map((f, i) => (
              <li key={f.id}>
                <a href={url(f.id, 'full')} target="_blank" rel="noreferrer">
                  <img
                    className="thumb"
                    src={url(f.id, f.hasThumb ? 'thumb' : 'full')}
                    alt={say(stage === 'before' ? w.beforeN : w.afterN, { n: i + 1 })}
                  />
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
