import { Button, DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
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
import { type Answer, call, urlOf } from '#ui/web/call.ts';
import { type Basis, bases } from '../people.rules.ts';
import { peopleWords } from '../people.words.ts';
import { rollConsoleWords as w } from '../roll.console.words.ts';
import { rollApi } from '../roll.contract.ts';
import { type RollField, rollFields, rollFieldWords } from '../roll.words.ts';
import { useRefreshPeople } from './people.bits.tsx';

type Brought = Answer<typeof rollApi.importRoll>;
type Choices = { area: string; basis: Basis; since: Dayjs };
type Sheet = ImportSheet<Choices, Readonly<Partial<Mapping<RollField>>>>;

const table: SheetTable<RollField> = {
  fields: rollFields,
  words: rollFieldWords,
  needed: ['name', 'relation'],
  hint: w.columnsHint,
};
const send = ({ choices: { area, basis, since }, file, map }: Sheet, dryRun: boolean, key: string) =>
  call(rollApi.importRoll, {
    input: { area, basis, since: since.format('YYYY-MM-DD'), map, dryRun },
    files: [{ field: 'file', file }],
    key,
  });

function ChoiceFields() {
  const { say } = useSay();
  const required = [{ required: true, message: say(sheetWords.required) }];
  return (
    <>
      <Form.Item name="area" label={say(w.area)} extra={say(w.areaHint)} rules={required}>
        <PlacePicker label={say(w.area)} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="basis" label={say(w.basis)}>
          <Select options={bases.map((value) => ({ value, label: say(peopleWords.bases[value]) }))} />
        </Form.Item>
        <Form.Item name="since" label={say(w.since)} rules={required}>
          <DatePicker className="wide" />
        </Form.Item>
      </div>
    </>
  );
}

/** What came of it: people new and known, new households, and the rows that were refused. */
function Taken({ done, again }: { done: Brought; again: () => void }) {
  const { say } = useSay();
  return (
    <Imported words={rollFieldWords} answer={done} again={again} note={say(w.households, { n: done.households })}>
      <ButtonLink to="/people/households" primary>
        {say(w.toHouseholds)}
      </ButtonLink>
    </Imported>
  );
}

/** A household roll from a table: looked at first, taken in household by household, every refused row told. */
export function RollPage() {
  const { say } = useSay();
  const { area } = useMe();
  const refresh = useRefreshPeople();
  const [form] = Form.useForm<Choices>();
  const steps = useImport(form, send, refresh);
  if (steps.done) return <Taken done={steps.done} again={steps.again} />;
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        <Button href={urlOf(rollApi.rollTemplate, {})} download>
          {say(sheetWords.template)}
        </Button>
      </PageHead>
      <ImportSteps
        {...{ form, steps, table }}
        fileHint={w.fileHint}
        initial={{ area, basis: 'statutoryDuty', since: dayjs() }}
      >
        <ChoiceFields />
      </ImportSteps>
    </>
  );
}
