import { type ReactNode, useState } from 'react';
import { Problem } from '#ui/web/call.ts';
import { isUnsure } from './draft.ts';
import { fieldWords as w } from './field.words.ts';
import { Button, Notice, Sheet } from './kit.tsx';
import { useSay } from './say.ts';
import type { DraftForm } from './useDraft.ts';

type FrameProps<V extends object> = {
  form: DraftForm<V>;
  label: string;
  /** Sends it; whatever it throws is told here, and the draft stays. */
  onSend: () => Promise<void>;
  onDiscarded?: () => void;
  children: (fault: (field: string) => string | undefined) => ReactNode;
};

/** The frame of every form that is kept on the phone: what is wrong, the big button, and never a lost word. */
export function DraftFrame<V extends object>({ form, label, onSend, onDiscarded, children }: FrameProps<V>) {
  const say = useSay();
  const [problem, setProblem] = useState<Problem | 'broken' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [asks, setAsks] = useState<'discard' | 'change' | null>(null);
  const isFrozen = isUnsure(form.draft);
  const send = async () => {
    if (form.adding > 0) return;
    setBusy(true);
    setProblem(null);
    try {
      await onSend();
    } catch (error) {
      setProblem(error instanceof Problem ? error : 'broken');
      if (!(error instanceof Problem)) throw error;
    } finally {
      setBusy(false);
    }
  };
  const faults = problem instanceof Problem ? problem.faults : [];
  const fault = (field: string) => {
    const found = faults.find((f) => f.field === field);
    return found && say(found.says);
  };
  return (
    <form
      className="draft"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {form.wasKept && !isFrozen && (
        <p className="kept">
          {say(w.takenUp)}{' '}
          <button type="button" onClick={() => setAsks('discard')}>
            {say(w.discard)}
          </button>
        </p>
      )}
      {form.keepFailed && <Notice kind="now">{say(w.keepFailed)}</Notice>}
      <fieldset disabled={isBusy || isFrozen} className="bare">
        {children(fault)}
      </fieldset>
      {problem && (
        <Notice kind="now">
          <p>{say(problem === 'broken' ? w.broken : problem.says)}</p>
          <p>{say(isFrozen ? w.unsure : w.keptLocally)}</p>
        </Notice>
      )}
      {!problem && isFrozen && !isBusy && <Notice kind="now">{say(w.unsure)}</Notice>}
      <div className="send">
        <Button kind="main" type="submit" disabled={isBusy} why={form.adding > 0 ? say(w.adding) : undefined}>
          {isBusy ? say(w.sending) : isFrozen ? say(w.again) : label}
        </Button>
        {isFrozen && !isBusy && (
          <Button kind="quiet" onClick={() => setAsks('change')}>
            {say(w.changeAnyway)}
          </Button>
        )}
      </div>
      {asks && (
        <Sheet title={say(asks === 'discard' ? w.discard : w.changeAnyway)} onClose={() => setAsks(null)}>
          <p>{say(asks === 'discard' ? w.discardAsk : w.changeAsk)}</p>
          <div className="send">
            <Button
              kind="main"
              onClick={async () => {
                setAsks(null);
                setProblem(null);
                if (asks === 'change') return form.set({});
                await form.discard();
                onDiscarded?.();
              }}
            >
              {say(asks === 'discard' ? w.discardYes : w.changeAnyway)}
            </Button>
            <Button kind="plain" onClick={() => setAsks(null)}>
              {say(w.cancel)}
            </Button>
          </div>
        </Sheet>
      )}
    </form>
  );
}
