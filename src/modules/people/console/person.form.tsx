import { Alert, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { readIdNumber } from '#kernel/identity.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { peopleConsoleWords as w } from '../people.console.words.ts';
import { type PersonView, peopleApi } from '../people.contract.ts';
import { type Basis, bases, type HealthNeed, healthNeeds, isHomeArea, type SealedField } from '../people.rules.ts';
import { peopleWords } from '../people.words.ts';

type Entry = {
  area: string;
  name: string;
  basis: Basis;
  birthYear?: number | null;
  phone?: string;
  idNumber?: string;
  bank?: string;
  health?: HealthNeed[];
  remove?: SealedField[];
};

/** What was typed; an empty field says nothing, and what was ticked is removed. */
function inputOf({ remove = [], phone, idNumber, bank, health, birthYear, ...rest }: Entry) {
  const gone = Object.fromEntries(remove.map((field) => [field, null]));
  return {
    ...rest,
    ...(birthYear !== undefined && { birthYear }),
    ...(phone?.trim() && { phone }),
    ...(idNumber?.trim() && { idNumber }),
    ...(bank?.trim() && { bank }),
    ...(health && health.length > 0 && { health }),
    ...gone,
  };
}

function IdNumberField({ masked }: { masked: string | null }) {
  const { say } = useSay();
  const typed = Form.useWatch<string | undefined>('idNumber') ?? '';
  const read = readIdNumber(typed);
  return (
    <>
      <Form.Item name="idNumber" label={say(w.optional, { what: say(w.idNumber) })}>
        <Input maxLength={30} autoComplete="off" {...(masked && { placeholder: say(w.keep, { masked }) })} />
      </Form.Item>
      {typeof read === 'object' && read.checkDigitWrong && (
        <Alert type="warning" showIcon title={say(peopleWords.warnings.idNumberCheckDigit)} />
      )}
    </>
  );
}

function Health({ isRecorded, isNew }: { isRecorded: boolean; isNew: boolean }) {
  const { say } = useSay();
  const basis = Form.useWatch<Basis | undefined>('basis');
  // The consent that health needs can only be recorded for somebody who is.
  if (isNew && basis === 'consent') return null;
  return (
    <Form.Item name="health" label={say(w.optional, { what: say(w.health) })}>
      <Select
        mode="multiple"
        allowClear
        {...(isRecorded && { placeholder: say(w.keepHealth) })}
        options={healthNeeds.map((value) => ({ value, label: say(peopleWords.health[value]) }))}
      />
    </Form.Item>
  );
}

function Fields({ person }: { person: PersonView | null }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const masked = { phone: person?.phone ?? null, idNumber: person?.idNumber ?? null, bank: person?.bank ?? null };
  const recorded: SealedField[] = [
    ...(['phone', 'idNumber', 'bank'] as const).filter((field) => masked[field] !== null),
    ...(person?.hasHealth ? (['health'] as const) : []),
  ];
  const kept = (value: string | null) => (value ? { placeholder: say(w.keep, { masked: value }) } : {});
  return (
    <>
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="area" label={say(w.area)} extra={say(w.areaHint)} rules={required}>
        <PlacePicker label={say(w.area)} />
      </Form.Item>
      <Form.Item name="basis" label={say(w.basis)} extra={say(w.basisHint)} rules={required}>
        <Select options={bases.map((value) => ({ value, label: say(peopleWords.bases[value]) }))} />
      </Form.Item>
      <IdNumberField masked={masked.idNumber} />
      <div className="pair">
        <Form.Item name="birthYear" label={say(w.optional, { what: say(w.birthYear) })} extra={say(w.birthYearHint)}>
          <InputNumber className="wide" min={1880} max={2200} controls={false} />
        </Form.Item>
        <Form.Item name="phone" label={say(w.optional, { what: say(w.phone) })}>
          <Input maxLength={30} inputMode="tel" autoComplete="off" {...kept(masked.phone)} />
        </Form.Item>
      </div>
      <Form.Item name="bank" label={say(w.optional, { what: say(w.bank) })}>
        <Input maxLength={40} inputMode="numeric" autoComplete="off" {...kept(masked.bank)} />
      </Form.Item>
      <Health isRecorded={person?.hasHealth ?? false} isNew={person === null} />
      {recorded.length > 0 && (
        <Form.Item name="remove" label={say(w.remove)}>
          <Checkbox.Group options={recorded.map((value) => ({ value, label: say(peopleWords.fields[value]) }))} />
        </Form.Item>
      )}
    </>
  );
}

export function AddPerson({ close, done }: { close: () => void; done: (person: PersonView) => void }) {
  const { area } = useMe();
  return (
    <FormDialog<Entry, PersonView>
      title={w.add}
      start={{ ...(isHomeArea(area) && { area }), basis: 'statutoryDuty' }}
      close={close}
      done={done}
      send={(entry, key) => call(peopleApi.add, { input: inputOf(entry), key })}
    >
      <Fields person={null} />
    </FormDialog>
  );
}

export function EditPerson({ person, close, done }: { person: PersonView; close: () => void; done: () => void }) {
  const { area, name, basis, birthYear } = person;
  return (
    <FormDialog<Entry, PersonView>
      title={w.edit}
      start={{ area, name, basis, birthYear }}
      close={close}
      done={done}
      send={(entry, key) =>
        call(peopleApi.edit, { params: { id: person.id }, version: person.version, input: inputOf(entry), key })
      }
    >
      <Fields person={person} />
    </FormDialog>
  );
}
