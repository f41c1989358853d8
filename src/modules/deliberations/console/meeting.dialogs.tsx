import { Form, Input, InputNumber, Select } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { deliberationConsoleWords as w } from '../deliberations.console.words.ts';
import { presenceWords } from '../deliberations.words.ts';
import { type MeetingView, meetingsApi } from '../meetings.contract.ts';
import { type Presence, presences } from '../meetings.rules.ts';

type Props = { m: MeetingView; close: () => void; done: (m: MeetingView) => void };
type AttendEntry = { ticks?: Record<string, Presence>; present?: number; signatures: number; women?: number };
/** Deputies by name, others in number; signatures on the sheet either way. */
export function Attend({ m, close, done }: Props) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const isNamed = m.kind === 'deputies';
  return (
    <FormDialog<AttendEntry, MeetingView>
      title={w.attend}
      start={{
        ticks: Object.fromEntries(m.deputies.map((d) => [d.id, d.presence])),
        ...(m.present !== null && { present: m.present }),
        ...(m.signatures !== null && { signatures: m.signatures }),
        ...(m.women !== null && { women: m.women }),
      }}
      close={close}
      done={done}
      send={({ ticks = {}, present, signatures, women }, key) =>
        call(meetingsApi.attendMeeting, {
          params: { id: m.id },
          input: {
            ticks: Object.entries(ticks).map(([deputyId, presence]) => ({ deputyId, presence })),
            signatures,
            ...(!isNamed && { present: present ?? 0 }),
            ...(!isNamed && women !== undefined && women !== null && { women }),
          },
          key,
        })
      }
    >
      <p className="soft">{say(w.attendHint)}</p>
      {isNamed ? (
        m.deputies.map((d) => (
          <Form.Item key={d.id} name={['ticks', d.id]} label={[d.name, d.part].filter(Boolean).join(' · ')}>
            <Select options={presences.map((value) => ({ value, label: say(presenceWords[value]) }))} />
          </Form.Item>
        ))
      ) : (
        <div className="pair">
          <Form.Item name="present" label={say(w.present)} rules={required}>
            <InputNumber min={0} max={100_000} />
          </Form.Item>
          <Form.Item name="women" label={say(w.women)}>
            <InputNumber min={0} max={100_000} />
          </Form.Item>
        </div>
      )}
      <Form.Item name="signatures" label={say(w.signatures)} rules={required}>
        <InputNumber min={0} max={100_000} />
      </Form.Item>
    </FormDialog>
  );
}

export function Reason({ m, verb, close, done }: Props & { verb: 'begin' | 'adjourn' | 'cancel' }) {
  const { say } = useSay();
  return (
    <FormDialog<{ reason?: string }, MeetingView>
      title={w[verb]}
      ok={w[verb]}
      close={close}
      done={done}
      send={({ reason = '' }, key) =>
        call(meetingsApi.moveMeeting, { params: { id: m.id }, version: m.version, input: { verb, reason }, key })
      }
    >
      {verb === 'begin' ? (
        <p>{say(w.count, { present: m.present ?? 0, should: m.should })}</p>
      ) : (
        <Form.Item name="reason" label={say(w.reason)} rules={[{ required: true, message: say(w.required) }]}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      )}
    </FormDialog>
  );
}

export function Minutes({ m, close, done }: Props) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ host: string; recorder: string; minutes: string }, MeetingView>
      title={w.minutes}
      close={close}
      done={done}
      send={(input, key) => call(meetingsApi.holdMeeting, { params: { id: m.id }, version: m.version, input, key })}
    >
      <div className="pair">
        <Form.Item name="host" label={say(w.host)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="recorder" label={say(w.recorder)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item name="minutes" label={say(w.minutesText)} rules={required}>
        <Input.TextArea rows={8} maxLength={20_000} />
      </Form.Item>
    </FormDialog>
  );
}
