import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { rightsConsoleWords as w } from '../rights.console.words.ts';
import { type RightView, rightsApi } from '../rights.contract.ts';
import {
  type Ground,
  grounds,
  type RightKind,
  rightKinds,
  type ToldWay,
  toldWays,
  type Whose,
  whoseKinds,
} from '../rights.rules.ts';
import {
  groundWords,
  rightKindWords,
  rightVerbWords,
  rightWayWords,
  toldWayWords,
  whoseWords,
} from '../rights.words.ts';

export type Filed = { id: string; number: string; passphrase: string };
type Filing = { kind: RightKind; way: 'counter' | 'phone'; whose: Whose; name: string; phone?: string; said?: string };
const ways = ['counter', 'phone'] as const;

export function FileDialog({ close, done }: { close: () => void; done: (made: Filed) => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Filing, Filed>
      title={w.file}
      start={{ kind: 'access', way: 'counter', whose: 'self' }}
      close={close}
      done={done}
      send={(input, key) => call(rightsApi.fileRight, { input, key })}
    >
      <Form.Item name="kind" label={say(w.kind)} rules={required}>
        <Select options={rightKinds.map((value) => ({ value, label: say(rightKindWords[value]) }))} />
      </Form.Item>
      <Form.Item name="way" label={say(w.way)} rules={required}>
        <Radio.Group options={ways.map((value) => ({ value, label: say(rightWayWords[value]) }))} />
      </Form.Item>
      <Form.Item name="whose" label={say(w.whose)} rules={required}>
        <Radio.Group options={whoseKinds.map((value) => ({ value, label: say(whoseWords[value]) }))} />
      </Form.Item>
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={say(w.phone)}>
        <Input maxLength={30} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="said" label={say(w.said)}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}

type Of = { r: RightView; number: string; close: () => void; done: (r: RightView) => void };
export function VerifyDialog({ r, number, close, done }: Of) {
  const { say } = useSay();
  return (
    <FormDialog<{ idNumber?: string; phoneRang?: boolean }, RightView>
      title={rightVerbWords.verify}
      start={{ phoneRang: false }}
      close={close}
      done={done}
      send={({ idNumber, phoneRang }, key) => {
        const input = { ...(idNumber && { idNumber }), phoneRang: phoneRang ?? false, ...(number && { number }) };
        return call(rightsApi.verifyRight, { params: { id: r.id }, version: r.version, input, key });
      }}
    >
      <Form.Item name="idNumber" label={say(w.idNumber)} extra={say(w.idHint)}>
        <Input maxLength={18} autoComplete="off" />
      </Form.Item>
      {r.phone && (
        <Form.Item name="phoneRang" valuePropName="checked">
          <Checkbox>{say(w.phoneRang)}</Checkbox>
        </Form.Item>
      )}
    </FormDialog>
  );
}

export type Verb = 'grant' | 'refuse' | 'extend' | 'tell';
export function MoveDialog({ r, verb, close, done }: Omit<Of, 'number'> & { verb: Verb }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const isDeletion = verb === 'grant' && r.kind === 'delete';
  const served = toldWays.filter((value) => value !== 'receipt');
  return (
    <FormDialog<{ reason?: string; ground?: Ground; told?: ToldWay }, RightView>
      title={rightVerbWords[verb]}
      ok={rightVerbWords[verb]}
      start={verb === 'tell' ? { told: 'phone' } : {}}
      close={close}
      done={done}
      send={(input, key) =>
        call(rightsApi.moveRight, { params: { id: r.id }, version: r.version, input: { verb, ...input }, key })
      }
    >
      {isDeletion && (
        <>
          <p className="soft">{say(w.deleteNote)}</p>
          <ul className="plain">
            {r.plan?.map((p) => (
              <li key={p.name}>
                <b>{say(p.says)}</b> {say(p.isErased ? (p.why ? w.willLook : w.willErase) : w.willKeep, { n: p.count })}
                {p.why && <div className="soft">{say(p.why)}</div>}
              </li>
            ))}
          </ul>
        </>
      )}
      {verb === 'refuse' && (
        <Form.Item name="ground" label={say(w.ground)} rules={required}>
          <Select options={grounds.map((value) => ({ value, label: say(groundWords[value]) }))} />
        </Form.Item>
      )}
      {verb === 'tell' ? (
        <Form.Item name="told" label={say(w.told)} rules={required}>
          <Radio.Group options={served.map((value) => ({ value, label: say(toldWayWords[value]) }))} />
        </Form.Item>
      ) : (
        <Form.Item
          name="reason"
          label={say(verb === 'grant' ? w.answerIs : w.reason)}
          rules={isDeletion ? [] : required}
        >
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
