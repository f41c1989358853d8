import { Form, Input, Radio } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { incidentConsoleWords as w } from '../incidents.console.words.ts';
import { type IncidentView, incidentsApi } from '../incidents.contract.ts';

type Props = { view: IncidentView; close: () => void; done: (view: IncidentView) => void };

function Words({ name, label, min, max }: { name: string; label: string; min: number; max: number }) {
  const { say } = useSay();
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, min, message: say(w.required) }]}>
      <Input.TextArea maxLength={max} autoSize={{ minRows: 3, maxRows: 14 }} />
    </Form.Item>
  );
}

export function NoteProgress({ view, close, done }: Props) {
  const { say } = useSay();
  return (
    <FormDialog<{ text: string }, IncidentView>
      title={w.writeProgress}
      ok={w.writeProgress}
      close={close}
      done={done}
      send={(input, key) => call(incidentsApi.noteIncident, { params: { id: view.id }, input, key })}
    >
      <p>{say(w.progressHint)}</p>
      <Words name="text" label={say(w.progress)} min={2} max={1000} />
    </FormDialog>
  );
}

export function Detach({ view, close, done, caseId }: Props & { caseId: string }) {
  const { say } = useSay();
  return (
    <FormDialog<{ reason: string }, IncidentView>
      title={w.detach}
      ok={w.detach}
      close={close}
      done={done}
      send={({ reason }, key) =>
        call(incidentsApi.detachCase, { params: { id: view.id }, input: { caseId, reason }, key })
      }
    >
      <Words name="reason" label={say(w.reason)} min={2} max={300} />
    </FormDialog>
  );
}

/** Who gets it and who not, before it is sent. */
function Preview({ view }: { view: IncidentView }) {
  const { say } = useSay();
  const will = view.cases.filter((c) => c.skips === null);
  const not = view.cases.filter((c) => c.skips !== null);
  return (
    <>
      <h3>{say(w.willReach, { n: will.length })}</h3>
      <ul className="plain small">
        {will.map((c) => (
          <li key={c.id}>
            <span className="mono">{c.number}</span> {c.title}
          </li>
        ))}
      </ul>
      {not.length > 0 && <h3>{say(w.willNot, { n: not.length })}</h3>}
      <ul className="plain small">
        {not.map((c) => (
          <li key={c.id}>
            <span className="mono">{c.number}</span> {c.skips && say(c.skips)}
          </li>
        ))}
      </ul>
    </>
  );
}

type Reply = { text: string; outcome: 'solved' | 'explained'; basis?: string };
export function ReplyAll({ view, close, done }: Props) {
  const { say } = useSay();
  return (
    <FormDialog<Reply, IncidentView>
      title={w.replyAll}
      ok={w.replyAll}
      start={{ outcome: 'solved' }}
      close={close}
      done={done}
      send={({ text, outcome, basis }, key) =>
        call(incidentsApi.replyAll, {
          params: { id: view.id },
          input: { text, outcome, ...(basis && { basis }) },
          key,
        })
      }
    >
      <p>{say(w.replyHint)}</p>
      <Words name="text" label={say(w.reply)} min={10} max={4000} />
      <Form.Item name="outcome" label={say(w.outcome)}>
        <Radio.Group
          options={[
            { value: 'solved', label: say(w.solved) },
            { value: 'explained', label: say(w.explained) },
          ]}
        />
      </Form.Item>
      <Form.Item name="basis" label={say(w.basis)}>
        <Input maxLength={300} />
      </Form.Item>
      <Preview view={view} />
    </FormDialog>
  );
}
