import { Link } from '@tanstack/react-router';
import { Button, Input, Modal, Upload } from 'antd';
import { useState } from 'react';
import { accept } from '#kernel/accept.ts';
import type { Word } from '#kernel/words.ts';
import { useDeed } from '#ui/console/ask.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { correctionsApi } from '../corrections.contract.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';
import { useVisitsAgain } from './bits.tsx';

type Sheet = Answer<typeof correctionsApi.returnVisitSheets>['sheets'][number];
const resultWords: Record<Sheet['result'], Word> = {
  returned: w.returned,
  known: w.known,
  noCode: w.noCode,
  notYours: w.notYours,
  notWritten: w.notWritten,
  several: w.several,
};

/** Scanned sheets find their visits by the code printed on them; one that cannot be read goes by the number typed here. */
export function ScanDialog({ close }: { close: () => void }) {
  const { say } = useSay();
  const again = useVisitsAgain();
  const [slip, setSlip] = useState('');
  const [sheets, setSheets] = useState<readonly Sheet[]>([]);
  const deed = useDeed((given: { files: readonly File[]; slip: string }, key) =>
    call(correctionsApi.returnVisitSheets, {
      input: { ...(given.slip && { slip: given.slip }) },
      files: given.files.map((file) => ({ field: 'files', file })),
      key,
    }),
  );
  const send = async (files: readonly File[]) => {
    const answer = await deed.run({ files, slip });
    if (!answer) return;
    setSheets((now) => [...now, ...answer.sheets]);
    again();
  };
  return (
    <Modal open title={say(w.scan)} onCancel={close} footer={null} mask={{ closable: false }}>
      <p className="soft">{say(w.paperCode)}</p>
      <Upload
        multiple
        accept={accept.scan}
        showUploadList={false}
        disabled={deed.pending}
        beforeUpload={(file, all) => {
          if (file === all[0]) void send(all);
          return false;
        }}
      >
        <Button type="primary" loading={deed.pending}>
          {say(w.scanned)}
        </Button>
      </Upload>
      <Input
        aria-label={say(w.byHand)}
        placeholder={say(w.byHand)}
        value={slip}
        maxLength={20}
        inputMode="numeric"
        onChange={(event) => setSlip(event.target.value)}
      />
      {deed.problem && <Fault problem={deed.problem} />}
      <ul className="plain">
        {sheets.map((s, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one line a sheet, in the order they were sent
          <li key={i}>
            {s.name}: {say(resultWords[s.result])}{' '}
            {s.visitId && (
              <Link to="/visits/$id" params={{ id: s.visitId }}>
                {say(w.visit)}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
