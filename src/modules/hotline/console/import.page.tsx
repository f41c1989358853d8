import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { accept } from '#kernel/accept.ts';
import type { ImportField } from '#modules/cases/cases.import.words.ts';
import { caseTable, type ImportAnswer, toCasesWord } from '#modules/cases/console/index.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Fault, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import { ImportPreview } from '#ui/console/sheet/preview.tsx';
import { Imported, RefusedRows } from '#ui/console/sheet/result.tsx';
import { Running } from '#ui/console/sheet/running.tsx';
import { call } from '#ui/web/call.ts';
import { hotlineConsoleWords as w } from '../hotline.console.words.ts';
import { hotlineApi, type Source } from '../hotline.contract.ts';

const route = getRouteApi('/hotline/$id/import');

type Sheet = { file: File; map: Mapping<ImportField> | null; fresh: boolean };
type Seen = { sheet: Sheet; answer: ImportAnswer };

function ImportTickets({ source }: { source: Source }) {
  const { say } = useSay();
  const client = useQueryClient();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [done, setDone] = useState<ImportAnswer | null>(null);
  const send = ({ file: sent, map, fresh }: Sheet, dryRun: boolean, key: string) =>
    call(hotlineApi.importTickets, {
      params: { id: source.id },
      input: { map: map ?? {}, fresh, dryRun },
      files: [{ field: 'file', file: sent }],
      key,
    });
  const look = useDeed((sheet: Sheet, key) => send(sheet, true, key));
  const run = useDeed((sheet: Sheet, key) => send(sheet, false, key));
  const lookAt = async (sheet: Sheet) => {
    run.forget();
    const answer = await look.run(sheet);
    setSeen(answer && { sheet, answer });
  };
  const choose = (next: File) => {
    setFile(next);
    setSeen(null);
    void lookAt({ file: next, map: null, fresh: false });
  };
  const importIt = async ({ sheet, answer }: Seen) => {
    // The columns as they were looked at are what is remembered for the next file.
    const imported = await run.run({
      ...sheet,
      map: sheet.map ?? ({ ...answer.preview?.mapping } as Mapping<ImportField>),
    });
    if (!imported) return;
    void client.invalidateQueries({ predicate: (q) => /^\/api\/(?:cases|hotline)/.test(String(q.queryKey[0])) });
    setDone(imported);
    window.scrollTo(0, 0);
  };
  if (done)
    return (
      <Imported
        words={caseTable.words}
        answer={done}
        again={() => {
          setDone(null);
          setSeen(null);
          setFile(null);
        }}
      >
        <ButtonLink to="/cases" primary>
          {say(toCasesWord)}
        </ButtonLink>
      </Imported>
    );
  const good = seen ? seen.answer.rows - seen.answer.refused : 0;
  const isBusy = look.pending || run.pending;
  const isRemembered = Object.values(source.columns).some(Boolean);
  return (
    <>
      <PageHead title={say(w.importTitle, { source: source.name })} note={say(w.importHint)} />
      <section className="card narrow-form">
        <Upload
          accept={accept.table}
          maxCount={1}
          showUploadList={false}
          disabled={isBusy}
          beforeUpload={(chosen) => {
            choose(chosen);
            return false;
          }}
        >
          <Button type={seen ? 'default' : 'primary'} loading={look.pending}>
            {say(w.file)}
          </Button>
        </Upload>
        {file && <p className="mono">{file.name}</p>}
        {isRemembered && <p className="soft">{say(w.remembered)}</p>}
        {look.problem && <Fault problem={look.problem} />}
        {look.problem && file && isRemembered && (
          <Button onClick={() => void lookAt({ file, map: null, fresh: true })}>{say(w.forgetColumns)}</Button>
        )}
      </section>
      {seen && (
        <ImportPreview
          table={caseTable}
          seen={seen.answer}
          busy={isBusy}
          change={(map) => void lookAt({ ...seen.sheet, map, fresh: false })}
        />
      )}
      {run.problem && <Fault problem={run.problem} />}
      {run.pending && <Running rows={good} />}
      {seen && good > 0 && !run.pending && (
        <div className="form-end">
          <Button type="primary" size="large" disabled={isBusy} onClick={() => void importIt(seen)}>
            {say(w.importRows, { n: good })}
          </Button>
        </div>
      )}
      {seen && !run.pending && <RefusedRows words={caseTable.words} faults={seen.answer.faults} isDone={false} />}
    </>
  );
}

/** A file of tickets from a platform: shown as it is understood, then registered; its columns are remembered. */
export function HotlineImportPage() {
  const { id } = route.useParams();
  const { say } = useSay();
  const ask = useAsk(hotlineApi.sources, {});
  return (
    <Read ask={ask} rows={6}>
      {({ sources }) => {
        const source = sources.find((s) => s.id === id);
        return source ? <ImportTickets source={source} /> : <p>{say(w.none)}</p>;
      }}
    </Read>
  );
}
