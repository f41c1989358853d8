import { Checkbox, Form, Input } from 'antd';
import { PlacePicker } from '#modules/places/console/index.ts';
import { sayTopic } from '#ui/console/deliveries.words.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { type Settings, type Subscriber, subscribersApi } from '../subscribers.contract.ts';
import { subscriberEvents } from '../subscribers.rules.ts';
import { subscriberWords as w } from '../subscribers.words.ts';

type Given = { of: Subscriber; close: () => void };
type Entry = Settings & { area: string };
type Answer = Subscriber & { secret?: string };

const useNeeded = () => [{ required: true, message: useSay().say(w.required) }];

/** One that is connected, or a new one. */
export function EditSubscriber(p: { of: Subscriber | null; close: () => void; done: (s: Answer) => void }) {
  const { say } = useSay();
  const { area } = useMe();
  const needed = useNeeded();
  const { of } = p;
  return (
    <FormDialog<Entry, Answer>
      title={of ? w.edit : w.add}
      start={of ?? { area, events: [...subscriberEvents] }}
      close={p.close}
      done={p.done}
      send={({ area: place, ...input }, key) =>
        of
          ? call(subscribersApi.changeSubscriber, { params: { id: of.id }, input, key })
          : call(subscribersApi.addSubscriber, { input: { ...input, area: place }, key })
      }
    >
      <Form.Item name="name" label={say(w.name)} rules={needed}>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contact" label={say(w.contact)} rules={needed} extra={say(w.contactHint)}>
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      {!of && (
        <Form.Item name="area" label={say(w.area)} rules={needed}>
          <PlacePicker label={say(w.area)} />
        </Form.Item>
      )}
      <Form.Item name="url" label={say(w.url)} rules={needed}>
        <Input maxLength={500} autoComplete="off" placeholder="https://" />
      </Form.Item>
      <Form.Item name="events" label={say(w.events)} rules={needed}>
        <Checkbox.Group options={subscriberEvents.map((value) => ({ value, label: say(sayTopic(value)) }))} />
      </Form.Item>
    </FormDialog>
  );
}

export function RotateSubscriber({ of, close, done }: Given & { done: (s: Answer) => void }) {
  const { say } = useSay();
  return (
    <FormDialog<{ reason: string }, Answer>
      title={w.rotate}
      close={close}
      done={done}
      send={(input, key) => call(subscribersApi.rotateSubscriber, { params: { id: of.id }, input, key })}
    >
      <p className="soft">{say(w.rotateHint)}</p>
      <Form.Item name="reason" label={say(w.reason)} rules={useNeeded()}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}

export function PauseSubscriber({ of, close, done }: Given & { done: () => void }) {
  const { say } = useSay();
  return (
    <FormDialog<{ reason: string }, Subscriber>
      title={of.pausedAt ? w.goOn : w.pause}
      close={close}
      done={done}
      send={({ reason }, key) =>
        call(subscribersApi.pauseSubscriber, { params: { id: of.id }, input: { reason, isPaused: !of.pausedAt }, key })
      }
    >
      {!of.pausedAt && <p className="soft">{say(w.pauseHint)}</p>}
      <Form.Item name="reason" label={say(w.reason)} rules={useNeeded()}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}
