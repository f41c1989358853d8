import { Checkbox, Form, Input, InputNumber } from 'antd';
import { PlacePicker } from '#modules/places/console/index.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { careConsoleWords as w } from '../care.console.words.ts';
import { type AllowanceView, careApi, type RuleView } from '../care.contract.ts';
import { type CheckKind, type Circumstance, checkKinds, circumstances, ruledClasses } from '../care.rules.ts';
import { careClassWords, checkKindWords, circumstanceWords } from '../care.words.ts';
import { Pick } from './care.bits.tsx';

type Given = { close: () => void; done: () => void };
type Common = {
  area: string;
  leadDays: number;
  secondDays: number;
  needsWitness: boolean;
  validFrom: string;
  source: string;
};
const useStart = () => {
  const { area } = useMe();
  return { area, leadDays: 30, secondDays: 15, needsWitness: false, validFrom: dayOf(Date.now()) };
};

/** What every rule says: where, how early, how soon again, and on what document it rests. */
function CommonFields() {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <>
      <Form.Item name="area" label={say(w.rulePlace)} rules={required}>
        <PlacePicker label={say(w.rulePlace)} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="leadDays" label={say(w.leadDays)} rules={required}>
          <InputNumber className="wide" min={1} max={180} precision={0} />
        </Form.Item>
        <Form.Item name="secondDays" label={say(w.secondDays)} rules={required}>
          <InputNumber className="wide" min={1} max={60} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="needsWitness" valuePropName="checked">
        <Checkbox>{say(w.needsWitness)}</Checkbox>
      </Form.Item>
      <Form.Item name="validFrom" label={say(w.validFrom)} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="source" label={say(w.source)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}

type RuleEntry = Common & {
  careClass: (typeof ruledClasses)[number];
  kind: CheckKind;
  circumstance: Circumstance;
  months?: number | null;
};
export function AddRule({ close, done }: Given) {
  const { say } = useSay();
  const start = useStart();
  return (
    <FormDialog<RuleEntry, RuleView>
      title={w.addRule}
      start={{ ...start, careClass: 'minimumLiving', kind: 'certification', circumstance: 'steady', months: 12 }}
      close={close}
      done={done}
      send={({ months, ...v }, key) => call(careApi.addCareRule, { input: { ...v, months: months ?? null }, key })}
    >
      <Pick name="careClass" label={w.careClass} values={ruledClasses} words={careClassWords} />
      <div className="pair">
        <Pick name="kind" label={w.kind} values={checkKinds} words={checkKindWords} />
        <Pick name="circumstance" label={w.circumstance} values={circumstances} words={circumstanceWords} />
      </div>
      <Form.Item name="months" label={say(w.months)} extra={say(w.monthsHow)}>
        <InputNumber className="wide" min={1} max={60} precision={0} />
      </Form.Item>
      <CommonFields />
    </FormDialog>
  );
}

type AllowanceEntry = Common & { ageFrom: number; ageTo?: number | null; yuan?: number | null; months: number };
export function AddAllowance({ close, done }: Given) {
  const { say } = useSay();
  const start = useStart();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<AllowanceEntry, AllowanceView>
      title={w.addAllowance}
      start={{ ...start, ageFrom: 80, months: 12 }}
      close={close}
      done={done}
      send={({ ageTo, yuan, ...v }, key) =>
        call(careApi.addAllowanceRule, {
          input: { ...v, ageTo: ageTo ?? null, amountCents: yuan ? Math.round(yuan * 100) : null },
          key,
        })
      }
    >
      <div className="pair">
        <Form.Item name="ageFrom" label={say(w.ageFrom)} rules={required}>
          <InputNumber className="wide" min={60} max={120} precision={0} />
        </Form.Item>
        <Form.Item name="ageTo" label={say(w.ageTo)}>
          <InputNumber className="wide" min={61} max={121} precision={0} />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="yuan" label={say(w.yuan)}>
          <InputNumber className="wide" min={1} precision={0} />
        </Form.Item>
        <Form.Item name="months" label={say(w.months)} rules={required}>
          <InputNumber className="wide" min={1} max={60} precision={0} />
        </Form.Item>
      </div>
      <CommonFields />
    </FormDialog>
  );
}
