import { FileTextOutlined, SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useDeed } from '#ui/console/ask.ts';
import { FilePicker } from '#ui/console/file-picker.tsx';
import { Fault, Moment } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { casesApi } from '../cases.contract.ts';
import type { CaseView } from '../cases.views.contract.ts';
import { useRefreshCases } from './act.dialog.tsx';

type CaseFile = CaseView['files'][number];

function OneFile({ id, file }: { id: string; file: CaseFile }) {
  const { say } = useSay();
  const given = (size: 'full' | 'thumb') => urlOf(casesApi.file, { params: { id, fileId: file.id }, query: { size } });
  const whose = say(file.from === 'resident' ? w.byResident : w.byStaff);
  return (
    <li className="file">
      {file.kind === 'sound' ? (
        // biome-ignore lint/a11y/useMediaCaption: what residents say into a phone has no captions.
        <audio controls preload="none" src={given('full')} aria-label={file.name} />
      ) : (
        <a href={given('full')} target="_blank" rel="noreferrer">
          {file.hasThumb ? (
            <img src={given('thumb')} alt={file.name} loading="lazy" />
          ) : (
            <span className="file-icon">{file.kind === 'document' ? <FileTextOutlined /> : <SoundOutlined />}</span>
          )}
          <span className="file-name">{file.name}</span>
        </a>
      )}
      <span className="soft small">
        {whose} · <Moment at={file.at} />
      </span>
    </li>
  );
}

export function Files({ view }: { view: CaseView }) {
  const { say } = useSay();
  const refresh = useRefreshCases();
  const [chosen, choose] = useState<readonly File[]>([]);
  const deed = useDeed((files: readonly File[], key) =>
    call(casesApi.attach, { params: { id: view.id }, files: files.map((file) => ({ field: 'files', file })), key }),
  );
  const send = async () => {
    const next = await deed.run(chosen);
    if (!next) return;
    choose([]);
    refresh(next);
  };
  return (
    <section className="card">
      <h2>{say(w.files)}</h2>
      {view.files.length > 0 && (
        <ul className="plain files">
          {view.files.map((file) => (
            <OneFile key={file.id} id={view.id} file={file} />
          ))}
        </ul>
      )}
      <div className="no-print">
        <FilePicker files={chosen} choose={choose} />
        {chosen.length > 0 && (
          <Button type="primary" loading={deed.pending} onClick={() => void send()}>
            {say(w.upload, { n: chosen.length })}
          </Button>
        )}
        <p className="soft small">{say(w.filesHint)}</p>
        {deed.problem && <Fault problem={deed.problem} />}
      </div>
    </section>
  );
}
