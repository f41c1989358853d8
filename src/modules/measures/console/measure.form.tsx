import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { measureConsoleWords as w } from '../measures.console.words.ts';
import { type DocumentRow, type MeasureInput, type MeasureView, measuresApi } from '../measures.contract.ts';
import { measureWords as m } from '../measures.words.ts';

/** The units that serve a document's place. */
export function useUnits(area: string) {
  const ask = useAsk(organisationsApi.listOrganisations, { query: { area } as never });
  return (ask.data?.organisations ?? []).map((o) => ({ value: o.id, label: o.name }));
}

export function MeasureForm({ d, next, close }: { d: DocumentRow; next: number; close: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const units = useUnits(d.area);
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<MeasureInput, MeasureView>
      title={w.addMeasure}
      start={{ nth: next, unitIds: [] }}
      close={close}
      done={() =>
        void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/measures') })
      }
      send={(input, key) => call(measuresApi.addMeasure, { params: { id: d.id }, input, key })}
    >
      <div className="pair">
        <Form.Item name="nth" label={say(m.nth)} rules={required}>
          <InputNumber min={1} max={500} className="wide" />
        </Form.Item>
        <Form.Item name="dueOn" label={say(m.due)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="body" label={say(m.body)} rules={required}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name="leadId" label={say(m.lead)} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
      </Form.Item>
      <Form.Item name="unitIds" label={say(m.units)}>
        <Select mode="multiple" optionFilterProp="label" options={units} />
      </Form.Item>
      <Form.Item name="proof" label={say(m.proof)} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
