import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { PlacePicker } from '#modules/places/console/index.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { FileField } from '#ui/console/sheet/file-field.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import { ImportPreview } from '#ui/console/sheet/preview.tsx';
import { Imported, RefusedRows } from '#ui/console/sheet/result.tsx';
import { Running } from '#ui/console/sheet/running.tsx';
import { sheetWords } from '#ui/console/sheet/sheet.words.ts';
import { type ImportSheet, useImport } from '#ui/console/sheet/useImport.ts';
import { call, urlOf } from '#ui/web/call.ts';
import { casesApi } from '../cases.contract.ts';
import { importConsoleWords as w } from '../cases.import.console.words.ts';
import type { ImportField } from '../cases.import.words.ts';
import { type CaseChannel, type CaseKind, caseChannels, caseKinds } from '../cases.rules.ts';
import { channelWords, kindWords } from '../cases.words.ts';
import { caseTable } from './index.ts';

type Choices = { source: string; area: string; kind: CaseKind; channel: CaseChannel; bodyColumn?: string };
type Sheet = ImportSheet<Choices, Readonly<Partial<Mapping<ImportField>>>>;

const send = ({ choices: { bodyColumn, ...rest }, file, map }: Sheet, dryRun: boolean, key: string) =>
  call(casesApi.importFile, {
    input: { ...rest, map: { ...(bodyColumn && { body: bodyColumn }), ...map }, dryRun },
    files: [{ field: 'file', file }],
    key,
  });

function ChoiceFields({ asksForBody }: { asksForBody: boolean }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(sheetWords.required) }];
  return (
    <>
      <Form.Item name="source" label={say(w.source)} extra={say(w.sourceHint)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="area" label={say(w.area)} rules={required}>
        <PlacePicker label={say(w.area)} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="kind" label={say(w.kind)}>
          <Select options={caseKinds.map((value) => ({ value, label: say(kindWords[value]) }))} />
        </Form.Item>
        <Form.Item name="channel" label={say(w.channel)}>
          <Select options={caseChannels.map((value) => ({ value, label: say(channelWords[value]) }))} />
        </Form.Item>
      </div>
      {asksForBody && (
        <Form.Item name="bodyColumn" label={say(w.bodyColumn)} extra={say(w.bodyColumnHint)}>
          <Input maxLength={60} />
        </Form.Item>
      )}
    </>
  );
}

/** A table of another system becomes cases: shown first as it is understood, then registered, then what was refused and why. */
export function ImportPage() {
  const { say } = useSay();
  const { area } = useMe();
  const client = useQueryClient();
  const [form] = Form.useForm<Choices>();
  const { file, lacksFile, choose, map, seen, done, look, run, lookAt, takeIn, again, isBusy, unsee } = useImport(
    form,
    send,
    () => void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith(casesApi.list.path) }),
  );
  if (done)
    return (
      <Imported words={caseTable.words} answer={done} again={again}>
        <ButtonLink to="/cases" primary>
          {say(w.toCases)}
        </ButtonLink>
      </Imported>
    );
  const good = seen ? seen.answer.rows - seen.answer.refused : 0;
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        <Button href={urlOf(casesApi.importTemplate, {})} download>
          {say(sheetWords.template)}
        </Button>
      </PageHead>
      <Form<Choices>
        className="card narrow-form"
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={isBusy}
        initialValues={{ area, kind: 'complaint', channel: 'web' }}
        onValuesChange={unsee}
        onFinish={(choices) => void lookAt(choices, map)}
      >
        <FileField hint={w.fileHint} {...{ file, lacksFile, choose }} />
        <ChoiceFields asksForBody={look.problem?.code === 'noHeader' || Boolean(form.getFieldValue('bodyColumn'))} />
        {look.problem && <Fault problem={look.problem} />}
        {!run.pending && (
          <Button type={seen ? 'default' : 'primary'} htmlType="submit" loading={look.pending}>
            {say(look.pending ? sheetWords.looking : sheetWords.look)}
          </Button>
        )}
      </Form>
      {seen && (
        <ImportPreview
          table={caseTable}
          seen={seen.answer}
          busy={isBusy}
          change={(chosen) => void lookAt(seen.sheet.choices, chosen)}
        />
      )}
      {run.problem && <Fault problem={run.problem} />}
      {run.pending && <Running rows={good} />}
      {seen && good > 0 && !run.pending && (
        <div className="form-end">
          <Button type="primary" size="large" disabled={isBusy} onClick={() => void takeIn(seen.sheet)}>
            {say(sheetWords.run, { n: good })}
          </Button>
        </div>
      )}
      {seen && !run.pending && <RefusedRows words={caseTable.words} faults={seen.answer.faults} isDone={false} />}
    </>
  );
}
