import { useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { ImportSteps } from '#ui/console/sheet/import-steps.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import type { SheetTable } from '#ui/console/sheet/preview.tsx';
import { Imported } from '#ui/console/sheet/result.tsx';
import { sheetWords } from '#ui/console/sheet/sheet.words.ts';
import { type ImportSheet, useImport } from '#ui/console/sheet/useImport.ts';
import { call, urlOf } from '#ui/web/call.ts';
import { floatingConsoleWords as w } from '../floating.console.words.ts';
import { floatingApi } from '../floating.contract.ts';
import { type ConsentWay, consentWays } from '../floating.rules.ts';
import { consentText, consentWayWords } from '../floating.words.ts';
import { floatingSheetApi } from '../sheet.contract.ts';
import { neededColumns } from '../sheet.rules.ts';
import { type SheetField, sheetFields, sheetFieldWords } from '../sheet.words.ts';
import { onDay, today } from './register.dialog.tsx';

type Choices = { consentWay: ConsentWay; consentOn: Dayjs };
type Sheet = ImportSheet<Choices, Readonly<Partial<Mapping<SheetField>>>>;
const table: SheetTable<SheetField> = {
  fields: sheetFields,
  words: sheetFieldWords,
  needed: neededColumns,
  hint: w.columnsHint,
};
const send = ({ choices, file, map }: Sheet, dryRun: boolean, key: string) =>
  call(floatingSheetApi.importFloating, {
    input: { consentWay: choices.consentWay, consentOn: onDay(choices.consentOn), map, dryRun },
    files: [{ field: 'file', file }],
    key,
  });

/** A list of members who are away: looked at first, taken in row by row, every refused row told. */
export function FloatingImportPage() {
  const { say } = useSay();
  const client = useQueryClient();
  const [form] = Form.useForm<Choices>();
  const taken = () => void client.invalidateQueries({ queryKey: [floatingApi.listFloating.path] });
  const steps = useImport(form, send, taken);
  if (steps.done)
    return (
      <Imported words={sheetFieldWords} answer={steps.done} again={steps.again}>
        <ButtonLink to="/floating" primary>
          {say(w.toList)}
        </ButtonLink>
      </Imported>
    );
  const rules = [{ required: true, message: say(w.required) }];
  return (
    <>
      <PageHead title={say(w.importTitle)} note={say(w.importHint)}>
        <Button href={urlOf(floatingSheetApi.floatingTemplate, {})} download>
          {say(sheetWords.template)}
        </Button>
      </PageHead>
      <ImportSteps
        {...{ form, steps, table }}
        fileHint={w.fileHint}
        initial={{ consentWay: 'paper', consentOn: today() }}
      >
        <p className="soft">{say(consentText)}</p>
        <div className="pair">
          <Form.Item name="consentWay" label={say(w.consent)} rules={rules}>
            <Select options={consentWays.map((value) => ({ value, label: say(consentWayWords[value]) }))} />
          </Form.Item>
          <Form.Item name="consentOn" label={say(w.consentOn)} rules={rules}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        </div>
      </ImportSteps>
    </>
  );
}
