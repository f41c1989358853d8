import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { activityKinds } from '#modules/activities/activities.rules.ts';
import { activityKindWords } from '#modules/activities/activities.words.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { assessmentConsoleWords as w } from '../assessments.console.words.ts';
import { assessmentsApi, type ItemInput, type ItemView, type SchemeView } from '../assessments.contract.ts';
import { assessmentWords as a, evidenceWords, publicityUnitWords, signWords, starWords } from '../assessments.words.ts';
import { evidenceKinds, itemSigns } from '../scheme.rules.ts';
import { publicityUnits } from '../stars.rules.ts';

type Head = {
  name: string;
  basis: string;
  isExample: boolean;
  leastAsked: number;
  quotas: { five: number; four: number; three: number };
  publicityDays: number;
  publicityUnit: (typeof publicityUnits)[number];
};
export const headOf = (s: SchemeView): Head => ({
  name: s.name,
  basis: s.basis,
  isExample: s.isExample,
  leastAsked: s.leastAsked,
  quotas: s.quotas,
  publicityDays: s.publicityDays,
  publicityUnit: s.publicityUnit,
});
const plainHead: Partial<Head> = {
  isExample: false,
  leastAsked: 30,
  quotas: { five: 10, four: 40, three: 30 },
  publicityDays: 5,
  publicityUnit: 'wd',
};
export const inputOf = ({ id: _id, nth: _nth, ...item }: ItemView): ItemInput => item;
/** A draft with these items, on the version that was looked at. */
export const putItems = (s: SchemeView, items: readonly ItemInput[], key: string) =>
  call(assessmentsApi.putScheme, {
    params: { id: s.id },
    version: s.version,
    input: { ...headOf(s), items: [...items] },
    key,
  });

/** The head of a scheme: what it rests on, quotas of stars, days of publicity. */
export function SchemeHead({
  scheme,
  close,
  done,
}: {
  scheme?: SchemeView;
  close: () => void;
  done: (s: SchemeView) => void;
}) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const quota = (name: 'five' | 'four' | 'three', star: 5 | 4 | 3) => (
    <Form.Item name={['quotas', name]} label={`${say(starWords[star])} %`} rules={required}>
      <InputNumber min={0} max={100} precision={0} />
    </Form.Item>
  );
  return (
    <FormDialog<Head, SchemeView>
      title={scheme ? w.editHead : w.addScheme}
      start={scheme ? headOf(scheme) : plainHead}
      close={close}
      done={done}
      send={(head, key) =>
        scheme
          ? call(assessmentsApi.putScheme, {
              params: { id: scheme.id },
              version: scheme.version,
              input: { ...head, items: scheme.items.map(inputOf) },
              key,
            })
          : call(assessmentsApi.addScheme, { input: { ...head, items: [] }, key })
      }
    >
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="basis" label={say(w.basis)} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="isExample" valuePropName="checked">
        <Checkbox>{say(w.isExample)}</Checkbox>
      </Form.Item>
      <fieldset className="section">
        <legend>{say(w.quotas)}</legend>
        <div className="pair">
          {quota('five', 5)}
          {quota('four', 4)}
          {quota('three', 3)}
        </div>
        <p className="soft small">{say(w.quotaRule)}</p>
      </fieldset>
      <div className="pair">
        <Form.Item name="publicityDays" label={say(w.publicity)} rules={required}>
          <InputNumber min={1} max={60} precision={0} />
        </Form.Item>
        <Form.Item name="publicityUnit" label={say(w.publicityUnit)} rules={required}>
          <Select options={publicityUnits.map((value) => ({ value, label: say(publicityUnitWords[value]) }))} />
        </Form.Item>
        <Form.Item name="leastAsked" label={say(w.leastAsked)} rules={required}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}

/** One item: what is scored up to where, in which steps, worth how much, proved by what. */
export function ItemDialog({
  scheme,
  nth,
  close,
  done,
}: {
  scheme: SchemeView;
  /** Null adds one. */
  nth: number | null;
  close: () => void;
  done: (s: SchemeView) => void;
}) {
  const { say } = useSay();
  const items = scheme.items.map(inputOf);
  const known = nth === null ? undefined : items[nth];
  const last = items.at(-1);
  const required = [{ required: true, message: say(w.required) }];
  const number = (name: 'weight' | 'cap' | 'step') => (
    <Form.Item name={name} label={say(a[name])} rules={required}>
      <InputNumber min={0.1} max={name === 'weight' ? 100 : 1000} step={1} precision={1} />
    </Form.Item>
  );
  return (
    <FormDialog<ItemInput, SchemeView>
      title={known ? w.editItem : w.addItem}
      start={known ?? { sign: 'base', evidence: 'document', step: 1, ...(last && { section: last.section }) }}
      close={close}
      done={done}
      send={(item, key) => {
        const whole = { ...item, activityKinds: item.evidence === 'meetings' ? (item.activityKinds ?? []) : [] };
        return putItems(scheme, known ? items.map((i, at) => (at === nth ? whole : i)) : [...items, whole], key);
      }}
    >
      {(form) => (
        <>
          <div className="pair">
            <Form.Item name="section" label={say(a.section)} rules={required}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="sign" label={say(a.sign)} rules={required}>
              <Select options={itemSigns.map((value) => ({ value, label: say(signWords[value]) }))} />
            </Form.Item>
          </div>
          <Form.Item name="title" label={say(a.item)} rules={required} extra={say(w.neverInputs)}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="standard" label={say(a.standard)} rules={required}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
          </Form.Item>
          <Form.Item name="evidence" label={say(a.evidence)} rules={required}>
            <Select options={evidenceKinds.map((value) => ({ value, label: say(evidenceWords[value]) }))} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(x, y) => x.evidence !== y.evidence}>
            {() =>
              form.getFieldValue('evidence') === 'meetings' && (
                <Form.Item name="activityKinds" label={say(a.meetingKinds)} rules={required}>
                  <Select
                    mode="multiple"
                    options={activityKinds.map((value) => ({ value, label: say(activityKindWords[value]) }))}
                  />
                </Form.Item>
              )
            }
          </Form.Item>
          <div className="pair">
            {number('weight')}
            {number('cap')}
            {number('step')}
          </div>
        </>
      )}
    </FormDialog>
  );
}
