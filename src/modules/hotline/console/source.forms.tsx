import { Form, Input } from 'antd';
import { PlacePicker } from '#modules/places/console/index.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { verbWords, hotlineConsoleWords as w } from '../hotline.console.words.ts';
import { hotlineApi, type Source } from '../hotline.contract.ts';
import type { Secrets } from './hotline.page.tsx';

type Close = { close: () => void };
type Given = { of: Source } & Close;

const isJson = (text: string) => {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
};

function useRules() {
  const { say } = useSay();
  const needed = [{ required: true, message: say(w.required) }];
  const json = [
    ...needed,
    {
      validator: (_: unknown, text: string) =>
        !text || isJson(text) ? Promise.resolve() : Promise.reject(new Error(say(w.notJson))),
    },
  ];
  return { needed, json };
}

export function AddSource({ close, done }: Close & { done: (s: Secrets) => void }) {
  const { say } = useSay();
  const { area } = useMe();
  const { needed } = useRules();
  return (
    <FormDialog<{ code: string; name: string; area: string; url?: string }, Secrets>
      title={w.add}
      start={{ area }}
      close={close}
      done={done}
      send={({ url, ...rest }, key) => call(hotlineApi.addSource, { input: { ...rest, ...(url && { url }) }, key })}
    >
      <Form.Item name="name" label={say(w.name)} rules={needed}>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item name="code" label={say(w.code)} rules={needed} extra={say(w.codeHint)}>
        <Input maxLength={31} autoComplete="off" />
      </Form.Item>
      <Form.Item name="area" label={say(w.area)} rules={needed} extra={say(w.areaHint)}>
        <PlacePicker label={say(w.area)} />
      </Form.Item>
      <Form.Item name="url" label={say(w.url)} extra={say(w.urlHint)}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}

export function RotateSource({ of, close, done }: Given & { done: (s: Secrets) => void }) {
  const { say } = useSay();
  const { needed } = useRules();
  return (
    <FormDialog<{ reason: string }, Secrets>
      title={w.rotate}
      close={close}
      done={done}
      send={(input, key) => call(hotlineApi.rotateSource, { params: { id: of.id }, input, key })}
    >
      <Form.Item name="reason" label={say(w.reason)} rules={needed}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}

export function PauseSource({ of, close, done }: Given & { done: () => void }) {
  const { say } = useSay();
  const { needed } = useRules();
  return (
    <FormDialog<{ reason: string }, Source>
      title={of.pausedAt ? w.goOn : w.pause}
      close={close}
      done={done}
      send={({ reason }, key) =>
        call(hotlineApi.pauseSource, { params: { id: of.id }, input: { reason, isPaused: !of.pausedAt }, key })
      }
    >
      <Form.Item name="reason" label={say(w.reason)} rules={needed}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}

type Tell = { tell: (lines: readonly string[]) => void };
type Tried = Answer<typeof hotlineApi.tryMapping>;
export function TrySource({ of, close, tell }: Given & Tell) {
  const { say } = useSay();
  const { json } = useRules();
  const told = ({ read, faults }: Tried) =>
    read
      ? [
          say(w.tried, {
            ticket: read.ticket,
            verb: say(verbWords[read.verb]),
            area: read.area ?? '—',
            due: read.due ?? '—',
          }),
        ]
      : faults.map((f) => say([f.zh, f.en]));
  return (
    <FormDialog<{ message: string }, Tried>
      title={w.tryIt}
      ok={w.tryIt}
      close={close}
      done={(answer) => tell(told(answer))}
      send={(input, key) => call(hotlineApi.tryMapping, { params: { id: of.id }, input, key })}
    >
      <Form.Item name="message" label={say(w.sample)} rules={json}>
        <Input.TextArea rows={8} spellCheck={false} />
      </Form.Item>
    </FormDialog>
  );
}
