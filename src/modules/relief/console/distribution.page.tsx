import { Alert, Button, Form, Input, Select } from 'antd';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Fault, PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { FileField } from '#ui/console/sheet/file-field.tsx';
import { RefusedRows } from '#ui/console/sheet/result.tsx';
import { sheetWords } from '#ui/console/sheet/sheet.words.ts';
import { type ImportSheet, useImport } from '#ui/console/sheet/useImport.ts';
import { type Answer, call, urlOf } from '#ui/web/call.ts';
import { distributionWords } from '../distribution.words.ts';
import { grantsApi } from '../grants.contract.ts';
import { amountText } from '../ledger.words.ts';
import { reliefConsoleWords as w } from '../relief.console.words.ts';
import { type Purpose, purposes } from '../relief.rules.ts';
import { purposeWords } from '../relief.words.ts';
import { useReliefAgain } from './batches.tsx';
import './relief.css';

type Looked = Answer<typeof grantsApi.importGrants>;
type Terms = { purpose: Purpose; reason: string; decision?: string };
type Sheet = ImportSheet<Terms, object>;

const send = ({ choices: { decision, ...terms }, file }: Sheet, dryRun: boolean, key: string) =>
  call(grantsApi.importGrants, {
    input: { ...terms, ...(decision && { decision }), dryRun },
    files: [{ field: 'file', file }],
    key,
  });

/** A distribution list from a table: looked at first, then approved as a whole; one row that is wrong stops it. */
export function DistributionPage() {
  const { say } = useSay();
  const refresh = useReliefAgain();
  const [form] = Form.useForm<Terms>();
  const { file, lacksFile, choose, seen, done, look, run, lookAt, takeIn, again, isBusy, unsee } = useImport(
    form,
    send,
    refresh,
  );
  if (done) return <Taken done={done} again={again} />;
  const mayRun = seen && seen.answer.refused === 0 && seen.answer.households > 0;
  return (
    <>
      <PageHead title={say(w.importTitle)} note={say(w.importHint)}>
        <Button href={urlOf(grantsApi.distributionTemplate, {})} download>
          {say(sheetWords.template)}
        </Button>
      </PageHead>
      <Form<Terms>
        className="card narrow-form"
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={isBusy}
        initialValues={{ purpose: 'livelihood' }}
        onValuesChange={unsee}
        onFinish={(terms) => void lookAt(terms, {})}
      >
        <FileField hint={w.importFileHint} {...{ file, lacksFile, choose }} />
        <TermFields />
        {look.problem && <Fault problem={look.problem} />}
        <Button type={mayRun ? 'default' : 'primary'} htmlType="submit" loading={look.pending}>
          {say(look.pending ? sheetWords.looking : sheetWords.look)}
        </Button>
      </Form>
      {seen && <Found answer={seen.answer} />}
      {run.problem && <Fault problem={run.problem} />}
      {mayRun && (
        <div className="form-end">
          <Button type="primary" size="large" loading={run.pending} onClick={() => void takeIn(seen.sheet)}>
            {say(w.importRun, { n: seen.answer.households })}
          </Button>
        </div>
      )}
    </>
  );
}

function TermFields() {
  const { say } = useSay();
  return (
    <>
      <Form.Item name="purpose" label={say(w.forWhat)}>
        <Select options={purposes.map((value) => ({ value, label: say(purposeWords[value]) }))} />
      </Form.Item>
      <Form.Item name="reason" label={say(w.reason)} rules={[{ required: true, message: say(w.required) }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="decision" label={say(w.decision)}>
        <Input maxLength={120} />
      </Form.Item>
    </>
  );
}

/** What the list would take out of which batch, and every row that cannot be used. */
function Found({ answer }: { answer: Looked }) {
  const { say } = useSay();
  const { rows, refused, households, sums, faults } = answer;
  const told = rows === 0 ? sheetWords.noRows : refused > 0 ? w.importRefused : w.importFound;
  return (
    <>
      <Alert
        type={rows === 0 || refused > 0 ? 'warning' : 'success'}
        showIcon
        title={say(told, { rows, refused, n: households })}
      />
      {sums.length > 0 && (
        <section className="card">
          <h2>{say(w.importSums)}</h2>
          <ul className="relief-lines">
            {sums.map((s) => (
              <li key={s.batchId}>
                {s.item} {amountText(s.quantity, s)} <span className="soft mono">{s.batch}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <RefusedRows
        words={distributionWords}
        isDone={false}
        hint={w.importMend}
        faults={faults.map(({ column, says: [zh, en], household, ...f }) => ({
          ...f,
          field: column,
          zh: household ? `${household}:${zh}` : zh,
          en: household ? `${household}: ${en}` : en,
        }))}
      />
    </>
  );
}

function Taken({ done, again }: { done: Looked; again: () => void }) {
  const { say } = useSay();
  return (
    <PageHead title={say(w.imported, { n: done.households })} note={say(w.importedHint)}>
      <ButtonLink to="/relief" search={{ view: 'grants' }} primary>
        {say(w.toGrants)}
      </ButtonLink>
      <Button onClick={again}>{say(sheetWords.another)}</Button>
    </PageHead>
  );
}
