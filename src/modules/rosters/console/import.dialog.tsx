import { Alert, Button, Form, InputNumber, Modal, Upload } from 'antd';
import { useState } from 'react';
import { accept } from '#kernel/accept.ts';
import { useDeed } from '#ui/console/ask.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { RefusedRows } from '#ui/console/sheet/result.tsx';
import { sheetWords } from '#ui/console/sheet/sheet.words.ts';
import { type Answer, call, urlOf } from '#ui/web/call.ts';
import { rosterConsoleWords as w } from '../rosters.console.words.ts';
import { rostersApi } from '../rosters.contract.ts';
import { rosterColumnWords } from '../sheet.words.ts';

type Props = {
  organisationId: string;
  month: string;
  perDay: number;
  /** A draft is there already. */
  isOver: boolean;
  close: () => void;
  done: () => void;
};
type Looked = Answer<(typeof rostersApi)['importRoster']>;
type Sheet = { organisationId: string; month: string; perDay: number; file: File };
const send = ({ file, ...input }: Sheet, dryRun: boolean, key: string) =>
  call(rostersApi.importRoster, { input: { ...input, dryRun }, files: [{ field: 'file', file }], key });

/** A roster made elsewhere: looked at first, taken in as a draft when every row can be used. */
export function ImportDialog({ organisationId, month, perDay: before, isOver, close, done }: Props) {
  const { say } = useSay();
  const [file, setFile] = useState<File | null>(null);
  const [perDay, setPerDay] = useState(before);
  const [seen, setSeen] = useState<{ sheet: Sheet; answer: Looked } | null>(null);
  const look = useDeed((sheet: Sheet, key) => send(sheet, true, key));
  const run = useDeed((sheet: Sheet, key) => send(sheet, false, key));
  const forget = () => {
    setSeen(null);
    look.forget();
    run.forget();
  };
  const choose = (next: File | null) => {
    setFile(next);
    forget();
  };
  const lookAt = async (chosen: File) => {
    const sheet = { organisationId, month, perDay, file: chosen };
    const answer = await look.run(sheet);
    if (answer) setSeen({ sheet, answer });
  };
  const takeIn = async (sheet: Sheet) => {
    if ((await run.run(sheet)) === null) return;
    done();
    close();
  };
  const days = seen ? seen.answer.rows - seen.answer.refused : 0;
  const mayRun = seen !== null && seen.answer.refused === 0 && days > 0;
  return (
    <Modal
      open
      width="min(760px, 100%)"
      title={say(w.importTitle, { month })}
      onCancel={close}
      mask={{ closable: false }}
      footer={
        <>
          <Button disabled={!file} loading={look.pending} onClick={() => file && void lookAt(file)}>
            {say(sheetWords.look)}
          </Button>
          <Button
            type="primary"
            disabled={!mayRun}
            loading={run.pending}
            onClick={() => seen && void takeIn(seen.sheet)}
          >
            {say(w.importRun, { n: days })}
          </Button>
        </>
      }
    >
      <p className="soft">
        {say(w.importHow)} {isOver && say(w.importOver)}
      </p>
      <Form layout="vertical" requiredMark={false}>
        <Form.Item>
          <Upload
            accept={accept.table}
            maxCount={1}
            beforeUpload={(chosen) => {
              choose(chosen);
              return false;
            }}
            fileList={file ? [{ uid: 'sheet', name: file.name, size: file.size }] : []}
            onRemove={() => choose(null)}
          >
            <Button>{say(sheetWords.chooseFile)}</Button>
          </Upload>
        </Form.Item>
        <Form.Item label={say(w.perDay)} htmlFor="import-per-day">
          <InputNumber
            id="import-per-day"
            min={1}
            max={5}
            precision={0}
            value={perDay}
            onChange={(n) => {
              setPerDay(n ?? 1);
              forget();
            }}
          />
        </Form.Item>
        <Button type="link" href={urlOf(rostersApi.rosterTemplate, { query: { month } })} download>
          {say(sheetWords.template)}
        </Button>
      </Form>
      {look.problem && <Fault problem={look.problem} />}
      {run.problem && <Fault problem={run.problem} />}
      {seen && <Found answer={seen.answer} />}
    </Modal>
  );
}

function Found({ answer: { rows, refused, people, gaps, faults } }: { answer: Looked }) {
  const { say } = useSay();
  const told = people.map((p) => say(w.daysOf, { name: p.name, n: p.days })).join(' · ');
  return (
    <>
      <Alert
        type={refused > 0 || rows === 0 ? 'warning' : 'success'}
        showIcon
        title={say(refused > 0 ? w.importRefused : w.importFound, { rows, refused, people: told })}
        description={
          refused === 0 &&
          gaps.length > 0 &&
          say(w.importGaps, { n: gaps.length, days: gaps.map((day) => day.slice(5)).join('、') })
        }
      />
      <RefusedRows words={rosterColumnWords} faults={faults} isDone={false} hint={w.importMend} />
    </>
  );
}
