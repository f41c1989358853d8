import { useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Drawer, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { floatingConsoleWords as w } from '../floating.console.words.ts';
import { floatingApi } from '../floating.contract.ts';
import { type RuleKey, ruleKeys, ruleRoles } from '../floating.rules.ts';
import { ruleWords } from '../floating.words.ts';

/** What the limits of this place are, and what each rests on: an article, or a default that the place may change. */
export function Limits({ close }: { close: () => void }) {
  const { say } = useSay();
  const { role } = useMe();
  const client = useQueryClient();
  const [isSetting, set] = useState(false);
  const ask = useAsk(floatingApi.floatingRules, {});
  return (
    <Drawer open onClose={close} title={say(w.limits)} size="large">
      <Read ask={ask} rows={6}>
        {({ items }) => (
          <Register
            rows={items}
            keyOf={(r) => r.key}
            columns={[
              { head: w.rule, cell: (r) => say(ruleWords[r.key]) },
              { head: w.value, cell: (r) => r.value, isFigure: true },
              { head: w.basis, cell: (r) => r.basis },
              { head: w.validFrom, cell: (r) => r.validFrom },
            ]}
          />
        )}
      </Read>
      {ruleRoles.some((r) => r === role) && <Button onClick={() => set(true)}>{say(w.setRule)}</Button>}
      {isSetting && (
        <SetRule
          close={() => set(false)}
          done={() => {
            void client.invalidateQueries({ queryKey: [floatingApi.floatingRules.path] });
            void client.invalidateQueries({ queryKey: [floatingApi.listFloating.path] });
          }}
        />
      )}
    </Drawer>
  );
}

type Entry = { area: string; key: RuleKey; value: number; validFrom: Dayjs; basis: string };
function SetRule({ close, done }: { close: () => void; done: () => void }) {
  const { say } = useSay();
  const { area } = useMe();
  const rules = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, { id: string }>
      title={w.setRule}
      start={{ area, validFrom: dayjs(dayOf(Date.now())) }}
      close={close}
      done={done}
      send={({ validFrom, ...input }, key) =>
        call(floatingApi.addFloatingRule, { input: { ...input, validFrom: validFrom.format('YYYY-MM-DD') }, key })
      }
    >
      <Form.Item name="area" label={say(w.onlyPlace)} rules={rules}>
        <PlacePicker label={say(w.onlyPlace)} />
      </Form.Item>
      <Form.Item name="key" label={say(w.rule)} rules={rules}>
        <Select options={ruleKeys.map((value) => ({ value, label: say(ruleWords[value]) }))} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="value" label={say(w.value)} rules={rules}>
          <InputNumber min={1} max={400} precision={0} />
        </Form.Item>
        <Form.Item name="validFrom" label={say(w.validFrom)} rules={rules}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="basis" label={say(w.basis)} rules={rules}>
        <Input maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}
