import type { ReactNode } from 'react';
import { fieldWords as w } from './field.words.ts';
import { Button, Notice } from './kit.tsx';
import { useOutbox } from './outbox.ts';
import { hashOf } from './route.ts';
import { Head } from './Shell.tsx';
import { useSay } from './say.ts';

/** A record is in the outbox: its provisional number, then what has become of it as soon as the server has it. */
export function Kept({
  id,
  onAnother,
  children,
}: {
  id: string;
  onAnother: () => void;
  /** Once it is there: what the server answered. */
  children?: (answer: Readonly<Record<string, unknown>>) => ReactNode;
}) {
  const say = useSay();
  const q = useOutbox().find((r) => r.id === id);
  return (
    <>
      <Head title={say(w.keptTitle)} />
      {q?.state === 'sent' && q.answer && children?.(q.answer)}
      {q?.state === 'waiting' && <Notice>{say(w.keptHow, { number: q.provisional })}</Notice>}
      {q?.state === 'refused' && q.refusal && (
        <Notice kind="now">
          <p>{say(q.refusal.faults[0]?.says ?? q.refusal.says)}</p>
        </Notice>
      )}
      <div className="send">
        <Button kind="main" onClick={onAnother}>
          {say(w.another)}
        </Button>
        {q?.state !== 'sent' && (
          <a className="button plain" href={hashOf(['outbox'])}>
            {say(w.seeOutbox)}
          </a>
        )}
      </div>
    </>
  );
}
