import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { PlacePicker } from '#modules/places/console/index.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { type Rhythm, rhythms } from '../affairs.rules.ts';
import { rhythmWords } from '../affairs.words.ts';
import {
  type CapSetting,
  type CategorySetting,
  type ExemptionSetting,
  type PublicitySetting,
  type SettingsView,
  settingsApi,
} from '../settings.contract.ts';
import { publicityWords, settingWords as w } from '../settings.words.ts';

type Of<T> = { area: string; from: T | null; close: () => void; done: () => void };
const useRequired = () => [{ required: true, message: useSay().say(w.required) }];
/** Whom it is for, from when, and on what it rests: every edition says so. */
function Origin({ hasBasis = true }: { hasBasis?: boolean }) {
  const { say } = useSay();
  const required = useRequired();
  return (
    <>
      <div className="pair">
        <Form.Item name="area" label={say(w.place)} rules={required}>
          <PlacePicker label={say(w.place)} />
        </Form.Item>
        <Form.Item name="validFrom" label={say(w.validFrom)} rules={required}>
          <Input type="date" min={dayOf(Date.now())} />
        </Form.Item>
      </div>
      {hasBasis && (
        <Form.Item name="basis" label={say(w.basis)} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
      )}
    </>
  );
}
function Names() {
  const { say } = useSay();
  const required = useRequired();
  return (
    <div className="pair">
      <Form.Item name="nameZh" label={say(w.nameZh)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="nameEn" label={say(w.nameEn)} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
    </div>
  );
}
function Whole({ name, label, min, max }: { name: string; label: string; min: number; max: number }) {
  const required = useRequired();
  return (
    <Form.Item name={name} label={label} rules={required}>
      <InputNumber className="wide" min={min} max={max} precision={0} />
    </Form.Item>
  );
}
const startOf = (area: string) => ({ area, validFrom: dayOf(Date.now()) });
type Place = { area: string; validFrom: string };

type CategoryEntry = Place & {
  nameZh: string;
  nameEn: string;
  rhythm: Rhythm;
  columns: string[];
  keptDays: number;
  basis: string;
};
export function CategoryForm({ area, from, close, done }: Of<CategorySetting>) {
  const { say } = useSay();
  const required = useRequired();
  return (
    <FormDialog<CategoryEntry, SettingsView>
      title={from ? from.name : w.addCategory}
      start={{
        ...startOf(area),
        ...(from && { nameZh: from.name[0], nameEn: from.name[1], columns: from.columns, basis: from.basis }),
        rhythm: from?.rhythm ?? 'once',
        keptDays: from?.keptDays ?? 365,
      }}
      close={close}
      done={done}
      send={(v, key) => call(settingsApi.putCategory, { input: { ...v, ...(from && { code: from.code }) }, key })}
    >
      <Names />
      <div className="pair">
        <Form.Item name="rhythm" label={say(w.rhythm)} extra={say(w.rhythmHint)} rules={required}>
          <Select options={rhythms.map((value) => ({ value, label: say(rhythmWords[value]) }))} />
        </Form.Item>
        <Whole name="keptDays" label={say(w.keptDays)} min={30} max={3650} />
      </div>
      <Form.Item name="columns" label={say(w.columns)} extra={say(w.columnsHint)} rules={required}>
        <Select mode="tags" tokenSeparators={['、', '，', ',']} open={false} suffixIcon={null} />
      </Form.Item>
      <Origin />
    </FormDialog>
  );
}

type CapEntry = Place & { personYuan: number; personDays: number; basis: string };
export function CapForm({ area, from, close, done }: Of<CapSetting>) {
  const { say } = useSay();
  const required = useRequired();
  return (
    <FormDialog<CapEntry, SettingsView>
      title={w.addCap}
      start={{ ...startOf(area), ...(from && { personYuan: from.personYuan, personDays: from.personDays }) }}
      close={close}
      done={done}
      send={(input, key) => call(settingsApi.putCap, { input, key })}
    >
      <div className="pair">
        <Form.Item name="personYuan" label={say(w.personYuan)} rules={required}>
          <InputNumber className="wide" min={0} max={100_000} precision={2} />
        </Form.Item>
        <Whole name="personDays" label={say(w.personDays)} min={0} max={60} />
      </div>
      <Origin />
    </FormDialog>
  );
}

type ExemptionEntry = Place & { nameZh: string; nameEn: string; money?: boolean; labour?: boolean };
export function ExemptionForm({ area, from, close, done }: Of<ExemptionSetting>) {
  const { say } = useSay();
  return (
    <FormDialog<ExemptionEntry, SettingsView>
      title={from ? from.name : w.addExemption}
      start={{
        ...startOf(area),
        ...(from && { nameZh: from.name[0], nameEn: from.name[1], money: from.money, labour: from.labour }),
      }}
      close={close}
      done={done}
      send={({ money, labour, ...v }, key) =>
        call(settingsApi.putExemption, {
          input: { ...v, money: money === true, labour: labour === true, ...(from && { code: from.code }) },
          key,
        })
      }
    >
      <Names />
      <div className="pair">
        <Form.Item name="money" valuePropName="checked">
          <Checkbox>{say(w.money)}</Checkbox>
        </Form.Item>
        <Form.Item name="labour" valuePropName="checked">
          <Checkbox>{say(w.labour)}</Checkbox>
        </Form.Item>
      </div>
      <Origin hasBasis={false} />
    </FormDialog>
  );
}

type PublicityEntry = Place & { leastDays: number; keptDays: number; basis: string };
export function PublicityForm({ area, from, close, done }: Of<PublicitySetting> & { from: PublicitySetting }) {
  const { say } = useSay();
  return (
    <FormDialog<PublicityEntry, SettingsView>
      title={publicityWords[from.what]}
      start={{ ...startOf(area), leastDays: from.leastDays, keptDays: from.keptDays }}
      close={close}
      done={done}
      send={(v, key) => call(settingsApi.putPublicity, { input: { ...v, what: from.what }, key })}
    >
      <div className="pair">
        <Whole name="leastDays" label={say(w.leastDays)} min={1} max={60} />
        <Whole name="keptDays" label={say(w.keptAfter)} min={0} max={3650} />
      </div>
      <Origin />
    </FormDialog>
  );
}
