import { useEffect, useState } from 'react';
import { Button, Notice, ProblemNotice } from '#ui/field/kit.tsx';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dueText } from '#ui/field/time.ts';
import { Problem } from '#ui/web/call.ts';
import type { Receipt } from '../cases.views.contract.ts';
import { caseFieldWords as w } from './field.words.ts';
import { inFours } from './note.ts';

type NotedProps = {
  receipt: Receipt;
  /** Somebody said it: they get the passphrase, read out to them. */
  isVisit: boolean;
  filesSent?: boolean;
  /** Sends what belongs to it and is still on the phone; null when all is there. */
  sendFiles: (() => Promise<boolean>) | null;
  onComplete: (filesSent: boolean) => Promise<void>;
  onAnother: () => void;
};

/** It is registered: the number to remember, and whether the photos are there too. */
export function Noted({ receipt, isVisit, filesSent, sendFiles, onComplete, onAnother }: NotedProps) {
  const say = useSay();
  const { lang } = useSettings();
  return (
    <>
      <Head title={say(w.noted)} />
      <dl className="receipt">
        <div>
          <dt>{say(w.number)}</dt>
          <dd>{receipt.number}</dd>
        </div>
        {isVisit && receipt.passphrase && (
          <div>
            <dt>{say(w.passphrase)}</dt>
            <dd className="figure">{inFours(receipt.passphrase)}</dd>
          </div>
        )}
      </dl>
      {receipt.dueAt && <p>{say(w.dueBy, { when: dueText(receipt.dueAt, lang) })}</p>}
      {sendFiles && <FilesFollow send={sendFiles} onSent={onComplete} />}
      {filesSent && <Notice kind="good">{say(w.filesThere)}</Notice>}
      <div className="send">
        <Button kind="main" disabled={sendFiles !== null} onClick={onAnother}>
          {say(w.noteAnother)}
        </Button>
        <a className="button plain" href={hashOf(['case', receipt.id])}>
          {say(w.seeCase)}
        </a>
      </div>
    </>
  );
}

/** Begins at once; when it does not get through, the files stay on the phone and the person can try again. */
function FilesFollow({
  send,
  onSent,
}: {
  send: () => Promise<boolean>;
  onSent: (filesSent: boolean) => Promise<void>;
}) {
  const say = useSay();
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async () => {
    setProblem(null);
    try {
      await onSent(await send());
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on arriving here; a repetition is the button's
  useEffect(() => {
    void run();
  }, []);
  return problem ? (
    <>
      <p>{say(w.filesPending)}</p>
      <ProblemNotice problem={problem} again={() => void run()} />
    </>
  ) : (
    <p role="status">{say(w.filesGoing)}</p>
  );
}
