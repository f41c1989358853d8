import { useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Fault, PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { FileField } from '#ui/console/sheet/file-field.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import { ImportPreview, type SheetTable } from '#ui/console/sheet/preview.tsx';
import { Imported, RefusedRows } from '#ui/console/sheet/result.tsx';
import { Running } from '#ui/console/sheet/running.tsx';
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
  const { file, lacksFile, choose, seen, done, look, run, lookAt, takeIn, again, isBusy, unsee } = useImport(
    form,
    send,
    taken,
  );
  if (done)
    return (
      <Imported words={sheetFieldWords} answer={done} again={again}>
        <ButtonLink to="/floating" primary>
          {say(w.toList)}
        </ButtonLink>
      </Imported>
    );
  const good = seen ? seen.answer.rows - seen.answer.refused : 0;
  const rules = [{ required: true, message: say(w.required) }];
  return (
    <>
      <PageHead title={say(w.importTitle)} note={say(w.importHint)}>
        <Button href={urlOf(floatingSheetApi.floatingTemplate, {})} download>
          {say(sheetWords.template)}
        </Button>
      </PageHead>
      <Form<Choices>
        className="card narrow-form"
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={isBusy}
        initialValues={{ consentWay: 'paper', consentOn: today() }}
        onValuesChange={unsee}
        onFinish={(choices) => void lookAt(choices, {})}
      >
        <FileField hint={w.fileHint} {...{ file, lacksFile, choose }} />
        <p className="soft">{say(consentText)}</p>
        <div className="pair">
          <Form.Item name="consentWay" label={say(w.consent)} rules={rules}>
            <Select options={consentWays.map((value) => ({ value, label: say(consentWayWords[value]) }))} />
          </Form.Item>
          <Form.Item name="consentOn" label={say(w.consentOn)} rules={rules}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        </div>
        {look.problem && <Fault problem={look.problem} />}
        {!run.pending && (
          <Button type={seen ? 'default' : 'primary'} htmlType="submit" loading={look.pending}>
            {say(look.pending ? sheetWords.looking : sheetWords.look)}
          </Button>
        )}
      </Form>
      {seen && (
        <ImportPreview
          table={table}
          seen={seen.answer}
          busy={isBusy}
          change={(map) => void lookAt(seen.sheet.choices, map)}
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
      {seen && !run.pending && <RefusedRows words={sheetFieldWords} faults={seen.answer.faults} isDone={false} />}
    </>
  );
}
