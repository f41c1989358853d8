import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { PlacePicker } from '#modules/places/console/index.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { ImportSteps } from '#ui/console/sheet/import-steps.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import type { SheetTable } from '#ui/console/sheet/preview.tsx';
import { Imported } from '#ui/console/sheet/result.tsx';
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
  const steps = useImport(
    form,
    send,
    () => void client.invalidateQueries({ queryKey: [stationsApi.listStations.path] }),
  );
  const chosenArea = Form.useWatch('area', form);
  if (steps.done)
    return (
      <Imported words={sheetFieldWords} answer={steps.done} again={steps.again}>
        <ButtonLink to="/stations" primary>
          {say(w.toList)}
        </ButtonLink>
      </Imported>
    );
  return (
    <>
      <PageHead title={say(w.importTitle)} note={say(w.importHint)}>
        <Button href={urlOf(stationSheetApi.stationTemplate, {})} download>
          {say(sheetWords.template)}
        </Button>
      </PageHead>
      <ImportSteps
        {...{ form, steps, table }}
        fileHint={w.fileHint}
        initial={{ area, organisationId, datum: 'gcj02', known: 'pass' }}
      >
        <ChoiceFields area={chosenArea} />
      </ImportSteps>
    </>
  );
}
