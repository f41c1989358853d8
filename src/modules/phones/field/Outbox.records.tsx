import { useState } from 'react';
import { trueNow } from '#ui/field/clock.ts';
import { fieldWords } from '#ui/field/field.words.ts';
import { Button, Notice, ProblemNotice, Sheet } from '#ui/field/kit.tsx';
import { keepRecord } from '#ui/field/outbox.ts';
import { again, type Queued } from '#ui/field/queued.ts';
import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { momentText } from '#ui/field/time.ts';
import { mayHaveArrived } from '#ui/field/trying.ts';
import { Problem } from '#ui/web/call.ts';
import { phoneFieldWords as w } from './field.words.ts';
import { bringBack, type Came, mend, throwAway } from './mend.ts';
import { sync } from './sync.ts';
import { handToTray } from './tray.ts';

function What({ q }: { q: Queued }) {
  const say = useSay();
  const { lang } = useSettings();
  return (
    <>
      <strong>{say(q.says)}</strong>
      <span className="about">
        <span>{say(w.provisional, { provisional: q.provisional })}</span>
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
export function Become({ q }: { q: Queued }) {
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

/** Mending and deleting, with what stands in the way of it. A record that may have arrived already is asked about first. */
function useActs(q: Queued) {
  const [came, setCame] = useState<Came | null>(null);
  const [asks, setAsks] = useState<'mend' | 'drop' | null>(null);
  const run = async (what: 'mend' | 'drop') => {
    setAsks(null);
    setCame(await (what === 'mend' ? mend(q.id) : throwAway(q.id)));
  };
  const begin = (what: 'mend' | 'drop') => (mayHaveArrived(q.id) ? setAsks(what) : void run(what));
  return { came, asks, run, begin, cancel: () => setAsks(null) };
}

function Between({ acts }: { acts: ReturnType<typeof useActs> }) {
  const say = useSay();
  const { came, asks, run, cancel } = acts;
  return (
    <>
      {came === 'draftThere' && <Notice kind="now">{say(w.draftThere)}</Notice>}
      {came === 'gone' && <Notice>{say(w.goneMeanwhile)}</Notice>}
      {asks && (
        <Sheet title={say(asks === 'mend' ? w.mend : w.drop)} onClose={cancel}>
          <p>{say(asks === 'mend' ? fieldWords.changeAsk : w.dropUnsure)}</p>
          <div className="send">
            <Button kind="main" onClick={() => void run(asks)}>
              {say(asks === 'mend' ? w.mend : w.drop)}
            </Button>
            <Button onClick={cancel}>{say(fieldWords.cancel)}</Button>
          </div>
        </Sheet>
      )}
    </>
  );
}

/** One that waits; while something is being sent it is left alone. */
export function WaitingRecord({ q, isSending }: { q: Queued; isSending: boolean }) {
  const say = useSay();
  const acts = useActs(q);
  return (
    <>
      <What q={q} />
      <Between acts={acts} />
      {!isSending && (
        <span className="acts">
          <Button kind="quiet" onClick={() => acts.begin('mend')}>
            {say(w.mend)}
          </Button>
          <Button kind="quiet" onClick={() => acts.begin('drop')}>
            {say(w.drop)}
          </Button>
        </span>
      )}
    </>
  );
}

/** One that was deleted: a day long it is still here. */
export function DroppedRecord({ q }: { q: Queued }) {
  const say = useSay();
  return (
    <div className="dropped" role="status">
      <strong>{say(q.says)}</strong>
      <p className="hint">{say(w.deleted)}</p>
      <span className="acts">
        <Button kind="quiet" onClick={() => void bringBack(q)}>
          {say(w.undo)}
        </Button>
      </span>
    </div>
  );
}

export function RefusedRecord({ q }: { q: Queued }) {
  const say = useSay();
  const acts = useActs(q);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
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
      <Between acts={acts} />
      <fieldset className="bare" disabled={isBusy}>
        {isClock ? (
          <Button kind="main" onClick={() => void retry(trueNow())}>
            {say(w.nowIsRight)}
          </Button>
        ) : (
          <Button kind="main" onClick={() => acts.begin('mend')}>
            {say(w.mend)}
          </Button>
        )}
        <Button onClick={() => void retry()}>{say(w.tryAgain)}</Button>
        <Button onClick={() => void trying(() => handToTray(q))}>{say(w.toTray)}</Button>
        <p className="hint">{say(w.toTrayHow)}</p>
        <Button kind="quiet" onClick={() => acts.begin('drop')}>
          {say(w.drop)}
        </Button>
      </fieldset>
    </article>
  );
}
