import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { type GrantView, grantsApi } from '../grants.contract.ts';
import { amountText } from '../ledger.words.ts';
import { reliefConsoleWords as w } from '../relief.console.words.ts';
import { stockApi } from '../relief.contract.ts';
import { type Purpose, purposes } from '../relief.rules.ts';
import { purposeWords } from '../relief.words.ts';

type Entry = {
  householdId: string;
  purpose: Purpose;
  reason: string;
  decision?: string;
  isKin: boolean;
  batchId: string;
  amount: number;
};

/** Help for one household out of one batch; who approves does not hand out. */
export function Approve({ close, done }: { close: () => void; done: () => void }) {
  const { say } = useSay();
  const [name, find] = useState('');
  const found = useAsk(grantsApi.reliefHouseholds, { query: { name } }, { enabled: name.length > 0, keepOld: true });
  const batches = useAsk(stockApi.listBatches, { query: { left: '1' as const } });
  const required = [{ required: true, message: say(w.required) }];
  const batchOf = (id: string | undefined) => batches.data?.items.find((b) => b.id === id);
  return (
    <FormDialog<Entry, GrantView>
      title={w.approve}
      ok={w.approve}
      start={{ purpose: 'livelihood', isKin: false }}
      close={close}
      done={done}
      send={({ batchId, amount, decision, isKin, ...v }, key) =>
        call(grantsApi.approveGrant, {
          input: {
            ...v,
            isKin: Boolean(isKin),
            ...(decision && { decision }),
            lines: [{ batchId, quantity: batchOf(batchId)?.kind === 'money' ? Math.round(amount * 100) : amount }],
          },
          key,
        })
      }
    >
      {(form) => (
        <>
          <Form.Item name="householdId" label={say(w.household)} rules={required}>
            <Select
              showSearch={{ filterOption: false, onSearch: (text) => find(text.trim()) }}
              placeholder={say(w.findHousehold)}
              options={(found.data?.items ?? []).map((h) => ({
                value: h.id,
                label: `${h.head} · ${h.address} · ${h.size}`,
              }))}
            />
          </Form.Item>
          <Form.Item name="purpose" label={say(w.forWhat)}>
            <Select options={purposes.map((value) => ({ value, label: say(purposeWords[value]) }))} />
          </Form.Item>
          <div className="pair">
            <Form.Item name="batchId" label={say(w.batch)} rules={required}>
              <Select
                options={(batches.data?.items ?? []).map((b) => ({
                  value: b.id,
                  label: `${b.item} · ${say(purposeWords[b.purpose])} · ${amountText(b.standing.stock - b.promised, { unit: b.unit, money: b.kind === 'money' })}`,
                }))}
              />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(a, b) => a.batchId !== b.batchId}>
              {() => {
                const isMoney = batchOf(form.getFieldValue('batchId'))?.kind === 'money';
                return (
                  <Form.Item name="amount" label={say(isMoney ? w.yuan : w.quantity)} rules={required}>
                    <InputNumber className="wide" min={isMoney ? 0.01 : 1} precision={isMoney ? 2 : 0} />
                  </Form.Item>
                );
              }}
            </Form.Item>
          </div>
          <Form.Item name="reason" label={say(w.reason)} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="decision" label={say(w.decision)}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="isKin" valuePropName="checked">
            <Checkbox>{say(w.isKin)}</Checkbox>
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}
