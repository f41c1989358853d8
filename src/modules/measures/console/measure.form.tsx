import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { FormGate, FormGates, linesOf, type PickedLines } from '#modules/mandates/console/index.ts';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { measureConsoleWords as w } from '../measures.console.words.ts';
import { type DocumentRow, type MeasureInput, type MeasureView, measuresApi } from '../measures.contract.ts';
import { measureLabel } from '../measures.rules.ts';
import { measureWords as m } from '../measures.words.ts';

/** The units that serve a document's place. */
export function useUnits(area: string) {
  const ask = useAsk(organisationsApi.listOrganisations, { query: { area } as never });
  return (ask.data?.organisations ?? []).map((o) => ({ value: o.id, label: o.name }));
}

/** By which lines the lead and the units that help are asked. */
function Gates({ document }: { document: string }) {
  const form = Form.useFormInstance();
  const nth: unknown = Form.useWatch('nth', form);
  const leadId: unknown = Form.useWatch('leadId', form);
  const on = { kind: 'measure', label: 'body', named: measureLabel(document, Number(nth ?? 0)) } as const;
  return (
    <>
      {typeof leadId === 'string' && <FormGate unit="leadId" part="lead" name={['lines', leadId]} {...on} />}
      <FormGates units="unitIds" part="assist" {...on} />
    </>
  );
}

export function MeasureForm({ d, next, close }: { d: DocumentRow; next: number; close: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const units = useUnits(d.area);
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Omit<MeasureInput, 'lines'> & { lines?: PickedLines }, MeasureView>
      title={w.addMeasure}
      start={{ nth: next, unitIds: [] }}
      close={close}
      done={() =>
        void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/measures') })
      }
      send={({ lines, ...input }, key) =>
        call(measuresApi.addMeasure, { params: { id: d.id }, input: { ...input, lines: linesOf(lines) }, key })
      }
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
      <Gates document={d.title} />
      <Form.Item name="proof" label={say(m.proof)} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
