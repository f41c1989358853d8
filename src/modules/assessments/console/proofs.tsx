import { Button, DatePicker, Form, Input, InputNumber, Upload } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { accept } from '#kernel/accept.ts';
import { useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { assessmentConsoleWords as w } from '../assessments.console.words.ts';
import { type EntryView, type EvidenceView, entriesApi, type SheetLine } from '../entries.contract.ts';
import type { TypedMark } from './typed.ts';

type Props = {
  e: EntryView;
  l: SheetLine;
  /** What stands in the form, while the organisation scores itself. */
  typed: TypedMark | undefined;
  change: (t: Partial<TypedMark>) => void;
  save: (() => Promise<EntryView | null>) | null;
  show: (e: EntryView) => void;
};

/** What proves an item: records of meetings offered by the house and confirmed by people, files, surveys. */
export function Proofs({ e, l, typed, change, save, show }: Props) {
  const { say } = useSay();
  const [isSurvey, survey] = useState(false);
  const isAppeal = e.open.includes('appeal');
  const mayAdd = e.open.includes('saveSelf') || e.open.includes('saveReview') || isAppeal;
  const mayDrop = (p: EvidenceView) => (e.open.includes('saveSelf') && !p.forAppeal) || (isAppeal && p.forAppeal);
  const params = { id: e.id };
  const add = useDeed((file: File, key) =>
    call(entriesApi.addEvidence, { params, input: { itemId: l.item.id }, files: [{ field: 'files', file }], key }),
  );
  const drop = useDeed((evidenceId: string, key) =>
    call(entriesApi.dropEvidence, { params: { ...params, evidenceId }, key }),
  );
  /** Other cells hold what is typed and not saved: it is kept first. */
  const then = async (work: () => Promise<EntryView | null>) => {
    if (save && !(await save())) return;
    const next = await work();
    if (next) show(next);
  };
  return (
    <div className="proofs">
      {l.suggested && <Suggested l={l} typed={typed} change={change} />}
      {l.evidence
        .filter((p) => p.kind !== 'record')
        .map((p) => (
          <div key={p.id}>
            <Proof e={e} p={p} />
            {p.forAppeal && <span className="soft small"> {say(w.forAppeal)}</span>}
            {mayDrop(p) && (
              <Button type="link" size="small" className="no-print" onClick={() => void then(() => drop.run(p.id))}>
                {say(w.drop)}
              </Button>
            )}
          </div>
        ))}
      {mayAdd && (
        <span className="page-acts no-print">
          <Upload
            accept={accept.attachment}
            showUploadList={false}
            beforeUpload={(file) => {
              void then(() => add.run(file));
              return false;
            }}
          >
            <Button size="small" loading={add.pending} aria-label={`${say(w.addFile)} ${l.item.title}`}>
              {say(w.addFile)}
            </Button>
          </Upload>
          {l.item.evidence === 'satisfaction' && !isAppeal && (
            <Button size="small" onClick={() => survey(true)}>
              {say(w.addSurvey)}
            </Button>
          )}
        </span>
      )}
      {add.problem && <Fault problem={add.problem} />}
      {drop.problem && <Fault problem={drop.problem} />}
      {isSurvey && <Survey e={e} l={l} save={save} close={() => survey(false)} done={show} />}
    </div>
  );
}

function Proof({ e, p }: { e: EntryView; p: EvidenceView }) {
  const { say } = useSay();
  if (p.kind === 'survey')
    return (
      <span>
        {say(w.surveyShown, { source: p.name, asked: p.asked ?? 0, satisfied: p.satisfied ?? 0, day: p.on ?? '' })}
      </span>
    );
  return (
    <a
      href={urlOf(entriesApi.evidenceFile, { params: { id: e.id, evidenceId: p.id } })}
      target="_blank"
      rel="noreferrer"
    >
      {p.name}
    </a>
  );
}

/** How many records there are; one press takes them as proof and fills the score they suggest. */
function Suggested({ l, typed, change }: Pick<Props, 'l' | 'typed' | 'change'>) {
  const { say } = useSay();
  const { suggested } = l;
  if (!suggested) return null;
  const confirmed = typed ? typed.records.length : l.evidence.filter((p) => p.kind === 'record').length;
  const titles = suggested.records.map((r) => `${r.day} ${r.title}`);
  return (
    <details>
      <summary>
        {suggested.count === 0 ? say(w.noRecords) : say(w.records, { n: suggested.records.length })}
        {confirmed > 0 && ` · ${say(w.confirmed, { n: confirmed })}`}
      </summary>
      <ul className="plain small">
        {titles.map((text, i) => (
          <li key={suggested.records[i]?.id}>{text}</li>
        ))}
      </ul>
      {typed && suggested.count > 0 && (
        <Button
          size="small"
          className="no-print"
          onClick={() => change({ score: suggested.score, records: suggested.records.map((r) => r.id) })}
        >
          {say(w.useRecords, { n: suggested.count })}
        </Button>
      )}
    </details>
  );
}

type SurveyEntry = { source: string; asked: number; satisfied: number; on: Dayjs };
type SurveyProps = Pick<Props, 'e' | 'l' | 'save'> & { close: () => void; done: (e: EntryView) => void };
function Survey({ e, l, save, close, done }: SurveyProps) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<SurveyEntry, EntryView>
      title={w.addSurvey}
      close={close}
      done={done}
      send={async ({ on, ...v }, key) => {
        await save?.();
        const input = { ...v, itemId: l.item.id, on: on.format('YYYY-MM-DD') };
        return call(entriesApi.addSurvey, { params: { id: e.id }, input, key });
      }}
    >
      <p className="soft">{say(w.leastShown, { n: e.leastAsked })}</p>
      <Form.Item name="source" label={say(w.source)} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="asked" label={say(w.asked)} rules={required}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
        <Form.Item name="satisfied" label={say(w.satisfied)} rules={required}>
          <InputNumber min={0} precision={0} />
        </Form.Item>
        <Form.Item name="on" label={say(w.on)} rules={required}>
          <DatePicker />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
