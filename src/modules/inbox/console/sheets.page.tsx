import { Link } from '@tanstack/react-router';
import { Alert, Input, Upload } from 'antd';
import { useState } from 'react';
import { accept } from '#kernel/accept.ts';
import { useDeed } from '#ui/console/ask.ts';
import { Fault, PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { inboxConsoleWords as w } from '../inbox.console.words.ts';
import { inboxApi } from '../inbox.contract.ts';
import { sheetWords } from '../inbox.words.ts';
import './inbox.css';

type Sheet = Answer<typeof inboxApi.returnSheets>['sheets'][number];
type Sent = { id: number; file: File; sheet: Sheet | null };

/** Where a person can help: the paper was not read, and they can read its number. */
const canBeNamed = (sheet: Sheet) => sheet.result === 'noCode' || sheet.result === 'notYours';

function Line({ sent: { file, sheet }, name }: { sent: Sent; name: (number: string) => void }) {
  const { say } = useSay();
  const isDone = sheet?.result === 'returned' || sheet?.result === 'known';
  return (
    <li className="inbox-sheet">
      <span className="inbox-row-title">{file.name}</span>
      <span className={isDone || !sheet ? 'soft' : 'inbox-danger'}>
        {sheet ? say(sheetWords[sheet.result]) : say(w.sheetWaiting)}
        {sheet && !sheet.case && !sheet.paper && sheet.number && <span className="mono"> {sheet.number}</span>}
      </span>
      {sheet?.case && (
        <Link to="/cases/$id" params={{ id: sheet.case.id }}>
          <span className="mono">{sheet.case.number}</span> {sheet.case.title}
        </Link>
      )}
      {sheet?.paper && <span>{sheet.paper.title}</span>}
      {sheet && canBeNamed(sheet) && (
        <Input.Search
          className="inbox-number"
          aria-label={`${say(w.sheetNumber)} ${file.name}`}
          placeholder={say(w.sheetNumber)}
          maxLength={60}
          enterButton={say(w.sheetPut)}
          onSearch={(number) => number.trim() && name(number)}
        />
      )}
    </li>
  );
}

/** A pile of scanned paper: each sheet finds its case by the code printed on it, one after another. */
export function SheetsPage() {
  const { say } = useSay();
  const [all, setAll] = useState<readonly Sent[]>([]);
  const deed = useDeed(({ file, number }: { file: File; number?: string }, key) =>
    call(inboxApi.returnSheets, { input: { number }, files: [{ field: 'files', file }], key }),
  );
  const sendOne = async (sent: Sent, number?: string) => {
    const answer = await deed.run({ file: sent.file, ...(number && { number }) });
    const sheet = answer?.sheets[0];
    if (sheet) setAll((now) => now.map((s) => (s.id === sent.id ? { ...s, sheet } : s)));
    return sheet !== undefined;
  };
  const sendAll = async (waiting: readonly Sent[]) => {
    for (const sent of waiting) if (!(await sendOne(sent))) return;
  };
  const add = (files: readonly File[]) => {
    const added = files.map((file, i) => ({ id: all.length + i, file, sheet: null }));
    setAll([...all, ...added]);
    void sendAll([...all.filter((s) => !s.sheet), ...added]);
  };
  const done = all.filter((s) => s.sheet?.case || s.sheet?.paper).length;
  const waiting = all.filter((s) => !s.sheet);
  return (
    <>
      <PageHead title={say(w.sheetsTitle)} note={say(w.sheetsHint)} />
      <Upload.Dragger
        className="inbox-drop"
        multiple
        accept={accept.scan}
        showUploadList={false}
        disabled={deed.pending}
        beforeUpload={(file, chosen) => {
          // Called once for each file of one choice, every time with all of them.
          if (file === chosen.at(-1)) add(chosen);
          return false;
        }}
      >
        <p>{say(w.sheetsDrop)}</p>
        <p className="soft small">{say(w.sheetsDropHint)}</p>
      </Upload.Dragger>
      {deed.problem && (
        <Fault problem={deed.problem} {...(waiting.length > 0 && { retry: () => void sendAll(waiting) })} />
      )}
      <div aria-live="polite">
        {all.length > 0 && (
          <Alert
            type={done === all.length ? 'success' : 'info'}
            title={say(w.sheetsDone, { done, n: all.length })}
            className="inbox-sheets-done"
          />
        )}
        <ul className="plain">
          {all.toReversed().map((sent) => (
            <Line key={sent.id} sent={sent} name={(number) => void sendOne(sent, number)} />
          ))}
        </ul>
      </div>
    </>
  );
}
