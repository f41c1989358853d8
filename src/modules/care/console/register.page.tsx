import { Button, DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { ImportSteps } from '#ui/console/sheet/import-steps.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import type { SheetTable } from '#ui/console/sheet/preview.tsx';
import { Imported } from '#ui/console/sheet/result.tsx';
import { sheetWords } from '#ui/console/sheet/sheet.words.ts';
import { type ImportSheet, useImport } from '#ui/console/sheet/useImport.ts';
import { type Answer, call, urlOf } from '#ui/web/call.ts';
import { type CareClass, careClasses } from '../care.rules.ts';
import { careClassWords } from '../care.words.ts';
import { registerConsoleWords as w } from '../register.console.words.ts';
import { registerApi } from '../register.contract.ts';
import { type RegisterField, registerFields, registerFieldWords } from '../register.words.ts';
import { useCareAgain } from './care.bits.tsx';
import { Looks } from './register.looks.tsx';
import './care.css';

type Brought = Answer<typeof registerApi.importRegister>;
type Choices = { careClass?: CareClass; since: Dayjs; chosen?: Record<string, string> };
type Sheet = ImportSheet<Choices, Readonly<Partial<Mapping<RegisterField>>>>;

const table: SheetTable<RegisterField> = {
  fields: registerFields,
  words: registerFieldWords,
  needed: ['name'],
  hint: w.columnsHint,
};
const send = ({ choices: { careClass, since, chosen = {} }, file, map }: Sheet, dryRun: boolean, key: string) =>
  call(registerApi.importRegister, {
    input: { ...(careClass && { careClass }), since: since.format('YYYY-MM-DD'), chosen, map, dryRun },
    files: [{ field: 'file', file }],
    key,
  });

function ChoiceFields() {
  const { say } = useSay();
  return (
    <div className="pair">
      <Form.Item name="careClass" label={say(w.careClass)}>
        <Select
          allowClear
          placeholder={say(w.byColumn)}
          options={careClasses.map((value) => ({ value, label: say(careClassWords[value]) }))}
        />
      </Form.Item>
      <Form.Item name="since" label={say(w.since)} rules={[{ required: true, message: say(sheetWords.required) }]}>
        <DatePicker className="wide" />
      </Form.Item>
    </div>
  );
}

/** Rows that wait for a look are listed apart, with whom they may mean. */
const withoutLooks = ({ faults }: Brought) => faults.filter((f) => f.rule !== 'look');

/** A register of benefits from a table: looked at first, row by row, then taken in; whom a row means is certain, or somebody said so. */
export function RegisterPage() {
  const { say } = useSay();
  const refresh = useCareAgain();
  const [form] = Form.useForm<Choices>();
  const steps = useImport(form, send, refresh);
  if (steps.done)
    return (
      <Imported
        words={registerFieldWords}
        answer={steps.done}
        again={steps.again}
        {...(steps.done.beside > 0 && { note: say(w.beside, { n: steps.done.beside }) })}
      >
        <ButtonLink to="/care" search={{ view: 'members' }} primary>
          {say(w.toMembers)}
        </ButtonLink>
      </Imported>
    );
  const { seen } = steps;
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        <Button href={urlOf(registerApi.registerTemplate, {})} download>
          {say(sheetWords.template)}
        </Button>
      </PageHead>
      <ImportSteps
        {...{ form, steps, table }}
        fileHint={w.fileHint}
        initial={{ since: dayjs() }}
        refused={withoutLooks}
        between={
          seen && (
            <Looks
              key={seen.answer.looks.map((l) => l.row).join()}
              looks={seen.answer.looks}
              busy={steps.isBusy}
              lookAgain={(chosen) => {
                const before = seen.sheet.choices.chosen ?? {};
                void steps.lookAt({ ...seen.sheet.choices, chosen: { ...before, ...chosen } }, seen.sheet.map);
              }}
            />
          )
        }
      >
        <ChoiceFields />
      </ImportSteps>
    </>
  );
}
