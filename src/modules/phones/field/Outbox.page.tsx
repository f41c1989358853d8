import { useState } from 'react';
import { keepDraft, readDraft } from '#ui/field/draft.store.ts';
import { beginDraft } from '#ui/field/draft.ts';
import { fieldWords } from '#ui/field/field.words.ts';
import { Button, Empty, Notice, ProblemNotice, Sheet } from '#ui/field/kit.tsx';
import { dropRecord, keepRecord, useFreshOutbox, useOutbox } from '#ui/field/outbox.ts';
import { again, isTimeWrong, type Queued } from '#ui/field/queued.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { momentText } from '#ui/field/time.ts';
import { goTo } from '#ui/field/useSpot.ts';
import { newKey, Problem } from '#ui/web/call.ts';
import { phoneFieldWords as w } from './field.words.ts';
import { sync } from './sync.ts';
import { handToTray } from './tray.ts';

/** As many as somebody reads; a week's list need not be drawn whole while it is sent. */
const SHOWN = 50;

/** 待传: what was written on this phone and is not with the server yet, what was not taken and why, and what has become of the rest. */
export function OutboxPage() {
  const say = useSay();
  const records = useOutbox();
  useFreshOutbox();
  const of = (state: Queued['state']) => records.filter((r) => r.state === state);
  const [refused, waiting, sent] = [of('refused'), of('waiting'), of('sent').toReversed()];
  return (
    <>
      <Head title={say(w.outbox)} back={hashOf(['today'])} />
      {records.length === 0 ? (
        <Empty title={say(w.nothing)}>{say(w.nothingHow)}</Empty>
      ) : (
        <p className="hint">{say(w.outboxHow)}</p>
      )}
      {refused.length > 0 && (
        <section className="group late">
          <h2>
            {say(w.refusedGroup)} <small>{refused.length}</small>
          </h2>
          {refused.map((q) => (
            <RefusedRecord key={q.id} q={q} />
          ))}
        </section>
      )}
      {waiting.length > 0 && (
        <section className="group">
          <h2>
            {say(w.waitingGroup)} <small>{waiting.length}</small>
          </h2>
          <Button onClick={() => void sync()}>{say(w.sendNow)}</Button>
          <ul className="lines">
            {waiting.slice(0, SHOWN).map((q) => (
              <li key={q.id} className="line">
                <What q={q} />
              </li>
            ))}
          </ul>
          {waiting.length > SHOWN && <p className="hint">{say(w.more, { n: waiting.length - SHOWN })}</p>}
        </section>
      )}
      {sent.length > 0 && (
        <section className="group">
          <h2>{say(w.sentGroup)}</h2>
          <ul className="lines">
            {sent.slice(0, SHOWN).map((q) => (
              <li key={q.id} className="line">
                <Become q={q} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function What({ q }: { q: Queued }) {
  const say = useSay();
  const { lang } = useSettings();
  return (
    <>
      <strong>{say(q.says)}</strong>
      <span className="about">
        <span>{q.provisional}</span>
        <span>{say(w.madeAt, { at: momentText(q.madeAt, lang) })}</span>
        {q.files.length > 0 && <span>{say(w.files, { n: q.files.length })}</span>}
      </span>
    </>
  );
}

const textIn = (answer: Queued['answer'], field: string): string | null => {
  const value = answer?.[field];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** What a provisional number has become; and, where somebody said it, the passphrase that is still to be told them. */
function Become({ q }: { q: Queued }) {
  const say = useSay();
  const number = textIn(q.answer, 'number');
  const passphrase = q.isSaid ? textIn(q.answer, 'passphrase') : null;
  const id = textIn(q.answer, 'id');
  return (
    <>
      <strong>{say(q.says)}</strong>
      <span className="about">
        <span>
          {number
            ? say(w.becomes, { provisional: q.provisional, number })
            : say(w.arrived, { provisional: q.provisional })}
        </span>
        {passphrase && <span>{say(w.passphrase, { passphrase })}</span>}
        {q.opens && id && <a href={hashOf([q.opens, id])}>{say(w.open)}</a>}
      </span>
    </>
  );
}

/** Taken up again where it was written: the form opens with what was typed, and its files. False while another draft stands there: it would be lost. */
async function mend(q: Queued): Promise<boolean> {
  const { key, values } = q.draft;
  if (await readDraft(key)) return false;
  const files = q.files.map((f) => ({ id: f.id, name: f.name, kind: f.what }));
  // What was wrong may have been something else than its time: it was written when it was written.
  const madeAt = isTimeWrong(q.refusal) ? {} : { madeAt: q.madeAt };
  await keepDraft(key, { ...beginDraft(values, newKey), ...madeAt, files });
  await dropRecord(q.id, key);
  goTo(key.split('/').slice(1));
  return true;
}

function RefusedRecord({ q }: { q: Queued }) {
  const say = useSay();
  const [asks, setAsks] = useState<'drop' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isDraftThere, setDraftThere] = useState(false);
  const trying = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const retry = (madeAt?: string) =>
    trying(async () => {
      await keepRecord(again(q, madeAt));
      await sync();
    });
  const isClock = q.refusal?.code === 'madeInFuture';
  const says = q.refusal?.faults[0]?.says ?? q.refusal?.says;
  return (
    <article className="card refused-record">
      <What q={q} />
      {says && <Notice kind="now">{say(says)}</Notice>}
      {problem && <ProblemNotice problem={problem} />}
      {isDraftThere && <Notice kind="now">{say(w.draftThere)}</Notice>}
      <fieldset className="bare" disabled={isBusy}>
        {isClock ? (
          <Button kind="main" onClick={() => void retry(new Date().toISOString())}>
            {say(w.nowIsRight)}
          </Button>
        ) : (
          <Button kind="main" onClick={async () => setDraftThere(!(await mend(q)))}>
            {say(w.mend)}
          </Button>
        )}
        <Button onClick={() => void retry()}>{say(w.tryAgain)}</Button>
        <Button onClick={() => void trying(() => handToTray(q))}>{say(w.toTray)}</Button>
        <p className="hint">{say(w.toTrayHow)}</p>
        <Button kind="quiet" onClick={() => setAsks('drop')}>
          {say(w.drop)}
        </Button>
      </fieldset>
      {asks && (
        <Sheet title={say(w.drop)} onClose={() => setAsks(null)}>
          <p>{say(w.dropAsk)}</p>
          <div className="send">
            <Button kind="main" onClick={() => void dropRecord(q.id)}>
              {say(w.dropYes)}
            </Button>
            <Button onClick={() => setAsks(null)}>{say(fieldWords.cancel)}</Button>
          </div>
        </Sheet>
      )}
    </article>
  );
}
