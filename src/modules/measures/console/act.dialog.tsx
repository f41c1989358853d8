import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { FormGate } from '#modules/mandates/console/index.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { measureConsoleWords as w } from '../measures.console.words.ts';
import { type MeasureView, measuresApi } from '../measures.contract.ts';
import { type MeasureVerb, measureLabel } from '../measures.rules.ts';
import { measureWords as m, measureVerbWords } from '../measures.words.ts';
import { useUnits } from './measure.form.tsx';
import { OneFile } from './one-file.tsx';

type Props = { x: MeasureView; verb: MeasureVerb; close: () => void; done: () => void };
type Entry = {
  onDay?: string;
  body?: string;
  note?: string;
  reason?: string;
  dueOn?: string;
  leadId?: string;
  itemId?: string;
};

/** What is done to a measure, each with what it needs: a day and words, what shows it, a word of why. */
export function Act(props: Props) {
  const { verb } = props;
  if (verb === 'report' || verb === 'finish') return <Report {...props} />;
  if (verb === 'confirm' || verb === 'sendBack') return <Judge {...props} verb={verb} />;
  return <Change {...props} verb={verb} />;
}

function Report({ x, verb, close, done }: Props) {
  const { say } = useSay();
  const [file, choose] = useState<File | null>(null);
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, MeasureView>
      title={measureVerbWords[verb]}
      ok={measureVerbWords[verb]}
      start={{ onDay: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={({ onDay = '', body = '' }, key) =>
        call(measuresApi.reportMeasure, {
          params: { id: x.id },
          version: x.version,
          input: { onDay, body, saysDone: verb === 'finish' },
          files: file ? [{ field: 'file', file }] : [],
          key,
        })
      }
    >
      <Form.Item name="onDay" label={say(w.onDay)} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="body" label={say(w.saidWhat)} rules={required}>
        <Input.TextArea rows={4} maxLength={1000} />
      </Form.Item>
      <OneFile label={say(w.evidence)} hint={say(w.evidenceHint)} file={file} choose={choose} name="evidence" />
    </FormDialog>
  );
}

function Judge({ x, verb, close, done }: Props & { verb: 'confirm' | 'sendBack' }) {
  const { say } = useSay();
  return (
    <FormDialog<Entry, MeasureView>
      title={measureVerbWords[verb]}
      ok={measureVerbWords[verb]}
      close={close}
      done={done}
      send={({ note = '' }, key) =>
        call(measuresApi.judgeMeasure, { params: { id: x.id }, version: x.version, input: { verb, note }, key })
      }
    >
      <Form.Item name="note" label={say(w.note)} extra={say(w.noteHint)}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

/** By which line the new lead is asked; nothing where the lead stays. */
function NewLeadGate({ x }: { x: MeasureView }) {
  const leadId: unknown = Form.useWatch('leadId', Form.useFormInstance());
  if (typeof leadId !== 'string' || leadId === x.lead.id) return null;
  const named = measureLabel(x.document.title, x.nth);
  return <FormGate unit="leadId" part="lead" kind="measure" label="body" named={named} name="itemId" />;
}

function Change({ x, verb, close, done }: Props & { verb: 'change' | 'drop' | 'resume' }) {
  const { say } = useSay();
  const units = useUnits(x.document.area);
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, MeasureView>
      title={measureVerbWords[verb]}
      ok={measureVerbWords[verb]}
      start={{ dueOn: x.dueOn, leadId: x.lead.id, body: x.body }}
      close={close}
      done={done}
      send={({ reason = '', dueOn, leadId, body, itemId }, key) =>
        call(measuresApi.changeMeasure, {
          params: { id: x.id },
          version: x.version,
          input: {
            verb,
            reason,
            ...(verb === 'change' && {
              ...(dueOn && { dueOn }),
              ...(leadId && { leadId }),
              ...(body && { body }),
              ...(itemId && { itemId }),
            }),
          },
          key,
        })
      }
    >
      {verb === 'change' && (
        <>
          <Form.Item name="dueOn" label={say(w.newDue)}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="leadId" label={say(w.newLead)}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
          </Form.Item>
          <Form.Item name="body" label={say(m.body)}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
          <NewLeadGate x={x} />
        </>
      )}
      <Form.Item name="reason" label={say(w.reason)} rules={required}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
