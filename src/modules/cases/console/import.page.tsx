import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { PlacePicker } from '#modules/places/console/index.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { ImportSteps } from '#ui/console/sheet/import-steps.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import { Imported } from '#ui/console/sheet/result.tsx';
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
  const steps = useImport(
    form,
    send,
    () => void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith(casesApi.list.path) }),
  );
  if (steps.done)
    return (
      <Imported words={caseTable.words} answer={steps.done} again={steps.again}>
        <ButtonLink to="/cases" primary>
          {say(w.toCases)}
        </ButtonLink>
      </Imported>
    );
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        <Button href={urlOf(casesApi.importTemplate, {})} download>
          {say(sheetWords.template)}
        </Button>
      </PageHead>
      <ImportSteps
        {...{ form, steps, table: caseTable }}
        fileHint={w.fileHint}
        initial={{ area, kind: 'complaint', channel: 'web' }}
        first={steps.map}
      >
        <ChoiceFields
          asksForBody={steps.look.problem?.code === 'noHeader' || Boolean(form.getFieldValue('bodyColumn'))}
        />
      </ImportSteps>
    </>
  );
}
