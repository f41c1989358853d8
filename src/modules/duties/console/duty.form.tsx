import { DatePicker, Form, type FormInstance, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { Role } from '#kernel/actor.ts';
import { roleWords } from '#kernel/roles.words.ts';
import { FormGates, linesOf, type PickedLines } from '#modules/mandates/console/index.ts';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { dutyConsoleWords as w } from '../duties.console.words.ts';
import { dutiesApi } from '../duties.contract.ts';
import { dutyRoles, type RecordKind, recordKinds } from '../duties.rules.ts';
import { recordKindWords } from '../duties.words.ts';

const oftens = ['daily', 'weekly', 'monthly', 'halfYearly', 'yearly', 'own'] as const;
type Often = (typeof oftens)[number];
const rules: Record<Exclude<Often, 'own' | 'weekly'>, string> = {
  daily: 'FREQ=DAILY',
  monthly: 'FREQ=MONTHLY;BYMONTHDAY=1',
  halfYearly: 'FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1',
  yearly: 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1',
};
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

type Entry = {
  area: string;
  organisationIds: string[];
  role?: Role;
  title: string;
  note?: string;
  basis?: string;
  recordKind: RecordKind;
  often: Often;
  weekdays?: string[];
  rrule?: string;
  openDays?: number | null;
  needs: number;
  startsOn: Dayjs;
  endsOn?: Dayjs | null;
  lines?: PickedLines;
};

const ruleOf = (v: Entry): string =>
  v.often === 'own'
    ? (v.rrule ?? '')
    : v.often === 'weekly'
      ? `FREQ=WEEKLY;BYDAY=${v.weekdays?.join(',') || 'MO'}`
      : rules[v.often];
const iso = (d: Dayjs) => d.format('YYYY-MM-DD');

function inputOf({ often: _, weekdays: __, rrule: ___, ...v }: Entry, rrule: string) {
  return {
    ...v,
    lines: linesOf(v.lines),
    rrule,
    openDays: v.openDays ?? null,
    startsOn: iso(v.startsOn),
    endsOn: v.endsOn ? iso(v.endsOn) : undefined,
  };
}

/** Which units of the place: each gets a duty of its own. */
function Units() {
  const { say } = useSay();
  const me = useMe();
  const area: string = Form.useWatch('area') ?? me.area;
  const ask = useAsk(organisationsApi.listOrganisations, { query: { area } });
  return (
    <Form.Item
      name="organisationIds"
      label={say(w.units)}
      extra={say(w.unitsHint)}
      rules={[{ required: true, message: say(w.choose) }]}
    >
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        loading={ask.isPending}
        options={(ask.data?.organisations ?? []).map((o) => ({ value: o.id, label: o.shortName }))}
      />
    </Form.Item>
  );
}

function HowOften({ form }: { form: FormInstance<Entry> }) {
  const { say } = useSay();
  const often = Form.useWatch('often', form);
  const names = say(w.weekdayNames).split(' ');
  return (
    <>
      <Form.Item name="often" label={say(w.often)}>
        <Select options={oftens.map((value) => ({ value, label: say(w[value]) }))} />
      </Form.Item>
      {often === 'weekly' && (
        <Form.Item name="weekdays" label={say(w.weekdays)} rules={[{ required: true, message: say(w.choose) }]}>
          <Select mode="multiple" options={weekdays.map((value, i) => ({ value, label: names[i] }))} />
        </Form.Item>
      )}
      {often === 'own' && (
        <Form.Item
          name="rrule"
          label={say(w.rule)}
          extra={say(w.ruleHint)}
          rules={[{ required: true, message: say(w.required) }]}
        >
          <Input maxLength={200} spellCheck={false} autoComplete="off" />
        </Form.Item>
      )}
      <div className="pair">
        <Form.Item name="openDays" label={say(w.openDays)} extra={say(w.openHint)}>
          <InputNumber min={1} max={366} precision={0} />
        </Form.Item>
        <Form.Item name="needs" label={say(w.needs)}>
          <InputNumber min={1} max={500} precision={0} />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="startsOn" label={say(w.startsOn)} rules={[{ required: true, message: say(w.required) }]}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="endsOn" label={say(w.endsOn)}>
          <DatePicker />
        </Form.Item>
      </div>
    </>
  );
}

/** A duty for one or several units. */
export function SetDuty({ close, done }: { close: () => void; done: () => void }) {
  const { say } = useSay();
  const me = useMe();
  const start = {
    area: me.area,
    often: 'daily',
    recordKind: 'patrol',
    openDays: 1,
    needs: 1,
    startsOn: dayjs(dayOf(Date.now())),
  } as const;
  return (
    <FormDialog<Entry, Answer<(typeof dutiesApi)['addDuties']>>
      title={w.set}
      start={start}
      send={(v, key) => call(dutiesApi.addDuties, { input: inputOf(v, ruleOf(v)), key })}
      close={close}
      done={done}
    >
      {(form) => (
        <>
          <Form.Item
            name="title"
            label={say(w.name)}
            extra={say(w.nameHint)}
            rules={[{ required: true, message: say(w.required) }]}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="area" label={say(w.place)} rules={[{ required: true, message: say(w.choose) }]}>
            <PlacePicker label={say(w.place)} />
          </Form.Item>
          <Units />
          <FormGates units="organisationIds" part="assist" kind="duty" label="title" text={['note', 'basis']} />
          <Form.Item name="role" label={say(w.role)}>
            <Select
              allowClear
              placeholder={say(w.anyRole)}
              options={dutyRoles.map((value) => ({ value, label: say(roleWords[value]) }))}
            />
          </Form.Item>
          <Form.Item name="recordKind" label={say(w.kind)}>
            <Select options={recordKinds.map((value) => ({ value, label: say(recordKindWords[value]) }))} />
          </Form.Item>
          <HowOften form={form} />
          <Form.Item name="note" label={say(w.note)}>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
          </Form.Item>
          <Form.Item name="basis" label={say(w.basis)}>
            <Input maxLength={200} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}
