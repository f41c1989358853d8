import { type ReactNode, useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { fieldWords as w } from './field.words.ts';
import { Button, Notice, Sheet } from './kit.tsx';
import { storeMode } from './phone.store.ts';
import { useSay } from './say.ts';
import type { CaptureForm } from './useCapture.ts';

type FrameProps<V extends object> = {
  form: CaptureForm<V>;
  label: string;
  /** What is missing or wrong, by field: the record waits for nobody, so what the server would refuse is said here. */
  missing: Readonly<Record<string, Word | undefined>>;
  onKeep: () => Promise<void>;
  children: (fault: (field: string) => string | undefined) => ReactNode;
};

/** The frame of every form that ends in the outbox: what is missing, the big button, and never a lost word. */
export function CaptureFrame<V extends object>({ form, label, missing, onKeep, children }: FrameProps<V>) {
  const say = useSay();
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [noRoom, setNoRoom] = useState(false);
  const [asks, setAsks] = useState(false);
  const lacks = Object.values(missing).some((word) => word !== undefined);
  const fault = (field: string) => {
    const word = isChecked ? missing[field] : undefined;
    return word && say(word);
  };
  const keep = async () => {
    setChecked(true);
    if (lacks || form.adding > 0) return;
    setBusy(true);
    setNoRoom(false);
    try {
      await onKeep();
      setChecked(false);
    } catch {
      // The phone could not keep it: everything is still on the screen.
      setNoRoom(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="draft"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {form.wasKept && (
        <p className="kept">
          {say(w.takenUp)}{' '}
          <button type="button" onClick={() => setAsks(true)}>
            {say(w.discard)}
          </button>
        </p>
      )}
      {form.keepFailed && <Notice kind="now">{say(storeMode() === 'memory' ? w.memoryOnly : w.keepFailed)}</Notice>}
      <fieldset disabled={isBusy} className="bare">
        {children(fault)}
      </fieldset>
      {noRoom && <Notice kind="now">{say(w.noRoom)}</Notice>}
      <div className="send">
        <Button kind="main" type="submit" disabled={isBusy} why={form.adding > 0 ? say(w.adding) : undefined}>
          {isBusy ? say(w.sending) : label}
        </Button>
      </div>
      {asks && (
        <Sheet title={say(w.discard)} onClose={() => setAsks(false)}>
          <p>{say(w.discardAsk)}</p>
          <div className="send">
            <Button
              kind="main"
              onClick={async () => {
                setAsks(false);
                await form.discard();
              }}
            >
              {say(w.discardYes)}
            </Button>
            <Button kind="plain" onClick={() => setAsks(false)}>
              {say(w.cancel)}
            </Button>
          </div>
        </Sheet>
      )}
    </form>
  );
}
