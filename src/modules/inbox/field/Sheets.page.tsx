import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { DraftFrame } from '#ui/field/DraftFrame.tsx';
import { FilesOf } from '#ui/field/Files.tsx';
import { Notice } from '#ui/field/kit.tsx';
import { readAgain } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { type DraftForm, useDraft } from '#ui/field/useDraft.ts';
import { useWho } from '#ui/field/who.ts';
import type { Answer } from '#ui/web/call.ts';
import { sheetWords } from '../inbox.words.ts';
import { sheetFieldWords as w } from './field.words.ts';
import { inbox } from './wire.ts';

type Sheets = Answer<typeof inbox.returnSheets>['sheets'];

/** 交回纸单: signed sheets are photographed on the way and stay on the phone until they are with their cases. */
export function SheetsPage() {
  const say = useSay();
  const who = useWho();
  const form = useDraft<object>(`${who.accountId}/sheets`, {});
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['cases'])} />
      {form && <HandIn form={form} />}
    </>
  );
}

function HandIn({ form }: { form: DraftForm<object> }) {
  const say = useSay();
  const [sheets, setSheets] = useState<Sheets>([]);
  const [isMissing, setMissing] = useState(false);
  const { files } = form.draft;
  const isPlaced = (sheet: Sheets[number]) => sheet.case !== null || sheet.paper !== null;
  const send = async () => {
    setMissing(files.length === 0);
    if (files.length === 0) return;
    const answer = await form.send('files', (draft, chosen) =>
      ask(inbox.returnSheets, {
        input: {},
        key: draft.commandIds.files,
        files: chosen.map((file) => ({ field: 'files', file })),
      }),
    );
    setSheets(answer.sheets);
    readAgain('cases/');
    if (answer.sheets.every(isPlaced)) return form.discard();
    // What found its case leaves the phone; the rest stays to be taken again.
    if (answer.sheets.length === files.length)
      for (const [i, sheet] of answer.sheets.entries()) if (isPlaced(sheet)) form.removeFile(files[i]!.id);
  };
  const placed = sheets.filter(isPlaced);
  const left = sheets.filter((sheet) => !isPlaced(sheet));
  return (
    <DraftFrame form={form} label={say(w.send)} onSend={send}>
      {() => (
        <>
          <p className="hint">{say(w.hint)}</p>
          {placed.length > 0 && (
            <Notice kind="good">
              <p>{say(w.placed, { n: placed.length })}</p>
              {placed.map((sheet) => (
                <p key={`${sheet.name}${sheet.number}`}>
                  {sheet.case ? <a href={hashOf(['case', sheet.case.id])}>{sheet.case.title}</a> : sheet.paper?.title} ·{' '}
                  {say(sheetWords[sheet.result])}
                </p>
              ))}
            </Notice>
          )}
          {left.length > 0 && (
            <Notice kind="now">
              {[...new Set(left.map((sheet) => sheet.result))].map((result) => (
                <p key={result}>{say(sheetWords[result])}</p>
              ))}
              <p>{say(w.left)}</p>
            </Notice>
          )}
          {isMissing && <p className="fault">{say(w.none)}</p>}
          <FilesOf form={form} />
        </>
      )}
    </DraftFrame>
  );
}
