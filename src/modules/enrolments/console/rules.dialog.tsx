import { Form, Input, InputNumber, Select } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { enrolmentConsoleWords as w } from '../enrolments.console.words.ts';
import { type ClassView, enrolmentsApi } from '../enrolments.contract.ts';
import { type Priority, priorities } from '../enrolments.rules.ts';
import { priorityWords } from '../enrolments.words.ts';

const ZONE = '+08:00';
const HOURS_MS = 8 * 3_600_000;
/** A moment as the county's clock shows it, for an input, and back. */
const toInput = (iso: string) => new Date(Date.parse(iso) + HOURS_MS).toISOString().slice(0, 16);
const fromInput = (local: string) => `${local.slice(0, 16)}:00${ZONE}`;

type Entry = { offerHours: number; keptUntil: string; swapUntil: string; priorities: Priority[] };
export function RulesDialog({ c, close, done }: { c: ClassView; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, ClassView>
      title={w.rules}
      start={{
        ...{ offerHours: c.offerHours, swapUntil: c.swapUntil, priorities: c.priorities },
        keptUntil: toInput(c.keptUntil),
      }}
      close={close}
      done={done}
      send={(entry, key) =>
        call(enrolmentsApi.putEnrolmentRules, {
          ...{ params: { id: c.id }, version: c.rulesVersion, key },
          input: { ...entry, keptUntil: fromInput(entry.keptUntil) },
        })
      }
    >
      <div className="pair">
        <Form.Item name="offerHours" label={say(w.offerHours)} extra={say(w.offerHoursHint)} rules={required}>
          <InputNumber className="wide" min={12} max={240} />
        </Form.Item>
        <Form.Item name="swapUntil" label={say(w.swapUntil)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="keptUntil" label={say(w.keptUntilField)} rules={required}>
        <Input type="datetime-local" />
      </Form.Item>
      {c.mode === 'lottery' && (
        <Form.Item name="priorities" label={say(w.priorities)} extra={say(w.prioritiesHint)}>
          <Select
            mode="multiple"
            options={priorities.map((value) => ({ value, label: say(priorityWords[value]) }))}
            disabled={c.drawn?.listHash != null}
          />
        </Form.Item>
      )}
    </FormDialog>
  );
}
