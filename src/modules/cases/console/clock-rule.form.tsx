import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { PlacePicker } from '#modules/places/console/index.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { clockRuleWords as w } from '../cases.clocks.console.words.ts';
import { type ClockPurpose, clockPurposes } from '../cases.clocks.rules.ts';
import { caseConsoleWords } from '../cases.console.words.ts';
import { casesApi } from '../cases.contract.ts';
import { type CaseKind, type CaseTier, caseKinds, caseTiers } from '../cases.rules.ts';
import { kindWords, purposeWords, tierWords } from '../cases.words.ts';
import { unitWords } from './case.clocks.tsx';

type Entry = {
  id: string;
  area?: string;
  purpose: ClockPurpose;
  kind?: CaseKind;
  tier?: CaseTier;
  unit: 'h' | 'wd' | 'd';
  amount: number;
  duty: 'organ' | 'resident';
  source: string;
  validFrom: string;
};
const units = ['h', 'wd', 'd'] as const;

function Limit() {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <div className="pair">
      <Form.Item name="amount" label={say(w.amount)} rules={required}>
        <InputNumber className="wide" min={0} max={400} precision={0} />
      </Form.Item>
      <Form.Item name="unit" label={say(w.unit)}>
        <Select options={units.map((value) => ({ value, label: say(unitWords[value]) }))} />
      </Form.Item>
    </div>
  );
}

function For() {
  const { say } = useSay();
  return (
    <>
      <Form.Item name="area" label={say(w.area)}>
        <PlacePicker label={say(w.area)} clearable />
      </Form.Item>
      <div className="pair">
        <Form.Item name="kind" label={say(w.kind)}>
          <Select allowClear options={caseKinds.map((value) => ({ value, label: say(kindWords[value]) }))} />
        </Form.Item>
        <Form.Item name="tier" label={say(w.tier)}>
          <Select allowClear options={caseTiers.map((value) => ({ value, label: say(tierWords[value]) }))} />
        </Form.Item>
      </div>
    </>
  );
}

/** A rule is added, never changed: what was promised under the old one is kept. */
export function AddClockRule({ close }: { close: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, { id: string }>
      title={w.add}
      start={{ unit: 'wd', duty: 'organ', validFrom: dayOf(Date.now()) }}
      close={close}
      done={() => void client.invalidateQueries({ queryKey: [casesApi.clockRules.path] })}
      send={({ area, kind, tier, ...rest }, key) =>
        call(casesApi.addClockRule, {
          input: { ...rest, area: area ?? '', kind: kind ?? null, tier: tier ?? null },
          key,
        })
      }
    >
      <p className="soft">{say(w.addHint)}</p>
      <Form.Item
        name="id"
        label={say(w.id)}
        rules={[{ required: true, pattern: /^[A-Z0-9-]{3,40}$/, message: say(w.idFault) }]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="purpose" label={say(caseConsoleWords.rulePurpose)} rules={required}>
        <Select options={clockPurposes.map((value) => ({ value, label: say(purposeWords[value]) }))} />
      </Form.Item>
      <Limit />
      <For />
      <Form.Item name="duty" label={say(w.duty)}>
        <Radio.Group
          className="stacked"
          options={[
            { value: 'organ', label: say(w.dutyOrgan) },
            { value: 'resident', label: say(w.dutyResident) },
          ]}
        />
      </Form.Item>
      <Form.Item name="source" label={say(w.source)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="validFrom" label={say(w.validFrom)} rules={required}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}
