import { Button, Checkbox, Form, Input, InputNumber, Modal, Radio } from 'antd';
import { inFours } from '#kernel/fours.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { enrolmentConsoleWords as w } from '../enrolments.console.words.ts';
import { type ClassView, enrolmentsApi, type Slip } from '../enrolments.contract.ts';
import { deskWays, type Priority } from '../enrolments.rules.ts';
import { enrolmentStatusWords, priorityWords, wayWords } from '../enrolments.words.ts';

type Entry = {
  way: (typeof deskWays)[number];
  name: string;
  birthYear: number;
  phone: string;
  kinName?: string;
  kinPhone?: string;
  agreed?: boolean;
  claims?: Priority[];
};
/** Somebody stands at the counter, rings up, or has filled in a sheet. */
export function EnrolDialog({ c, close, done }: { c: ClassView; close: () => void; done: (slip: Slip) => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, Slip>
      title={w.enrol}
      ok={w.enrol}
      start={{ way: 'counter' }}
      close={close}
      done={done}
      send={(entry, key) =>
        call(enrolmentsApi.deskEnrol, {
          params: { id: c.id },
          input: { ...entry, agreed: entry.agreed ?? false, claims: entry.claims ?? [] },
          key,
        })
      }
    >
      <Form.Item name="way" label={say(w.way)}>
        <Radio.Group options={deskWays.map((value) => ({ value, label: say(wayWords[value]) }))} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="name" label={say(w.name)} rules={required}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="birthYear" label={say(w.birthYear)} rules={required}>
          <InputNumber className="wide" min={1000} max={9999} controls={false} />
        </Form.Item>
      </div>
      <Form.Item name="phone" label={say(w.phone)} rules={required}>
        <Input maxLength={30} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <p className="soft">{say(w.kinHint, { age: c.extraStepFrom })}</p>
      <div className="pair">
        <Form.Item name="kinName" label={say(w.kinName)}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="kinPhone" label={say(w.kinPhone)}>
          <Input maxLength={30} inputMode="tel" autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="agreed" valuePropName="checked">
        <Checkbox>{say(w.agreed)}</Checkbox>
      </Form.Item>
      {c.mode === 'lottery' && c.priorities.length > 0 && (
        <Form.Item name="claims" label={say(w.claims)}>
          <Checkbox.Group options={c.priorities.map((value) => ({ value, label: say(priorityWords[value]) }))} />
        </Form.Item>
      )}
    </FormDialog>
  );
}

/** The passphrase is shown once: printed large, or read out over the telephone. */
export function SlipDialog({ c, slip, close }: { c: ClassView; slip: Slip; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal
      open
      mask={{ closable: false }}
      title={<span className="no-print">{say(w.slipTitle)}</span>}
      onCancel={close}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(w.print)}
        </Button>
      }
    >
      <p className="no-print">{say(w.slipHint)}</p>
      <article className="notice print-alone enrol-slip">
        <header>
          <p className="notice-unit">{c.unit}</p>
          <h2>{c.name}</h2>
          <p>
            {say(enrolmentStatusWords[slip.status])}
            {slip.inLine !== null && ` · ${say(w.inLine, { n: slip.inLine })}`}
          </p>
        </header>
        <dl className="facts">
          <dt>{say(w.number)}</dt>
          <dd className="mono">{inFours(slip.number)}</dd>
          <dt>{say(w.passphrase)}</dt>
          <dd className="mono">{inFours(slip.passphrase)}</dd>
          {slip.lot !== null && (
            <>
              <dt>{say(w.lot)}</dt>
              <dd className="mono">{slip.lot}</dd>
            </>
          )}
        </dl>
        <QrCode text={slip.link} size={120} />
        <p>{say(w.slipScan)}</p>
      </article>
    </Modal>
  );
}
