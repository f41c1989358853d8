import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { PlacePicker } from '#modules/places/console/index.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
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
import { datums } from '../position.rules.ts';
import { stationSheetApi } from '../sheet.contract.ts';
import { type SheetField, sheetFields, sheetFieldWords } from '../sheet.words.ts';
import { stationConsoleWords as w } from '../stations.console.words.ts';
import { stationsApi } from '../stations.contract.ts';
import { Unit } from './station.form.tsx';

type Choices = { area: string; organisationId: string; datum: (typeof datums)[number]; known: 'pass' | 'update' };
type Sheet = ImportSheet<Choices, Readonly<Partial<Mapping<SheetField>>>>;

const table: SheetTable<SheetField> = {
  fields: sheetFields,
  words: sheetFieldWords,
  needed: ['name', 'address'],
  hint: w.columnsHint,
};
const send = ({ choices, file, map }: Sheet, dryRun: boolean, key: string) =>
  call(stationSheetApi.importStations, { input: { ...choices, map, dryRun }, files: [{ field: 'file', file }], key });

function ChoiceFields({ area }: { area: string | undefined }) {
  const { say } = useSay();
  const options = <K extends string>(keys: readonly K[], words: Readonly<Record<K, readonly [string, string]>>) =>
    keys.map((value) => ({ value, label: say(words[value]) }));
  return (
    <>
      <Form.Item name="area" label={say(w.areaDefault)} rules={[{ required: true, message: say(sheetWords.required) }]}>
        <PlacePicker label={say(w.areaDefault)} />
      </Form.Item>
      <Unit area={area} label={w.unitDefault} />
      <div className="pair">
        <Form.Item name="datum" label={say(w.datum)}>
          <Select options={options(datums, w)} />
        </Form.Item>
        <Form.Item name="known" label={say(w.known)}>
          <Select options={options(['pass', 'update'], w)} />
        </Form.Item>
      </div>
    </>
  );
}

/** A table of stations: looked at first, taken in row by row, every refused row told. */
export function StationsImportPage() {
  const { say } = useSay();
  const { area, organisationId } = useMe();
  const client = useQueryClient();
  const [form] = Form.useForm<Choices>();
  const { file, lacksFile, choose, seen, done, look, run, lookAt, takeIn, again, isBusy, unsee } = useImport(
    form,
    send,
    () => void client.invalidateQueries({ queryKey: [stationsApi.listStations.path] }),
  );
  const chosenArea = Form.useWatch('area', form);
  if (done)
    return (
      <Imported words={sheetFieldWords} answer={done} again={again}>
        <ButtonLink to="/stations" primary>
          {say(w.toList)}
        </ButtonLink>
      </Imported>
    );
  const good = seen ? seen.answer.rows - seen.answer.refused : 0;
  return (
    <>
      <PageHead title={say(w.importTitle)} note={say(w.importHint)}>
        <Button href={urlOf(stationSheetApi.stationTemplate, {})} download>
          {say(sheetWords.template)}
        </Button>
      </PageHead>
      <Form<Choices>
        className="card narrow-form"
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={isBusy}
        initialValues={{ area, organisationId, datum: 'gcj02', known: 'pass' }}
        onValuesChange={unsee}
        onFinish={(choices) => void lookAt(choices, {})}
      >
        <FileField hint={w.fileHint} {...{ file, lacksFile, choose }} />
        <ChoiceFields area={chosenArea} />
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
