import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { inFours } from '#kernel/fours.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { consultationConsoleWords as w } from '../consultations.console.words.ts';
import { consultationsApi, type OpinionReceipt } from '../consultations.contract.ts';
import { type Voice, voices } from '../consultations.rules.ts';
import { voiceWords } from '../consultations.words.ts';

type Entry = {
  consultationId?: string;
  said: string;
  voice: Voice;
  mayPublish?: boolean;
  onPaper?: boolean;
  name?: string;
  phone?: string;
};
/** Said in person, or come on paper; a name only if they want to give one. */
export function GiveDialog({
  callId,
  close,
  done,
}: {
  callId: string | null;
  close: () => void;
  done: (made: OpinionReceipt) => void;
}) {
  const { say } = useSay();
  const { area } = useMe();
  const calls = useAsk(consultationsApi.listConsultations, {});
  return (
    <FormDialog<Entry, OpinionReceipt>
      title={w.give}
      start={{ consultationId: callId ?? '', voice: 'resident' }}
      close={close}
      done={done}
      send={({ consultationId, onPaper, mayPublish = false, ...rest }, key) =>
        call(consultationsApi.giveOpinion, {
          input: {
            ...rest,
            ...{ mayPublish, area, way: onPaper ? 'paper' : 'counter', consultationId: consultationId || null },
          },
          key,
        })
      }
    >
      <Form.Item name="consultationId" label={say(w.call)}>
        <Select
          options={[
            { value: '', label: say(w.noCall) },
            ...(calls.data?.items ?? []).filter((c) => c.isTaking).map((c) => ({ value: c.id, label: c.title })),
          ]}
        />
      </Form.Item>
      <Form.Item name="said" label={say(w.said)} rules={[{ required: true, message: say(w.required) }]}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item name="voice" label={say(w.voice)}>
        <Select options={voices.map((value) => ({ value, label: say(voiceWords[value]) }))} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="name" label={say(w.name)}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="phone" label={say(w.phone)}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
      </div>
      <Form.Item name="mayPublish" valuePropName="checked">
        <Checkbox>{say(w.mayPublish)}</Checkbox>
      </Form.Item>
      <Form.Item name="onPaper" valuePropName="checked">
        <Checkbox>{say(w.onPaper)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
/** The passphrase is shown once. */
export function ReceiptDialog({ receipt, close }: { receipt: OpinionReceipt; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal open title={say(w.receipt)} onOk={close} onCancel={close} cancelButtonProps={{ hidden: true }}>
      <p>{say(w.receiptHint)}</p>
      <dl className="facts">
        <dt>{say(w.number)}</dt>
        <dd className="mono">{inFours(receipt.number)}</dd>
        <dt>{say(w.passphrase)}</dt>
        <dd className="mono">{inFours(receipt.passphrase)}</dd>
      </dl>
    </Modal>
  );
}
