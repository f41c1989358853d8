import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { inFours } from '#kernel/fours.ts';
import { useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { honourConsoleWords as w } from '../honours.console.words.ts';
import { type CallView, honoursApi } from '../honours.contract.ts';

type Props = { c: CallView; close: () => void; done: (c: CallView) => void };
export function NominateDialog({ c, close, done }: Props) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ name: string; deeds: string; contact?: string }, CallView>
      title={w.addNominee}
      close={close}
      done={done}
      send={(input, key) => call(honoursApi.nominate, { params: { id: c.id }, input, key })}
    >
      <Form.Item name="name" label={say(w.who)} rules={required}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="deeds" label={say(w.deeds)} rules={required}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item name="contact" label={say(w.contact)}>
        <Input maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}

/** The vote is counted once; those tied on the last place are chosen here, with the reason of the meeting. */
export function Count({ c, close, done }: Props) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const names = c.tied.map((t) => t.name).join('、');
  return (
    <FormDialog<{ ofTied?: string[]; reason?: string }, CallView>
      title={w.count}
      ok={w.count}
      close={close}
      done={done}
      send={(v, key) =>
        call(honoursApi.countVotes, {
          params: { id: c.id },
          version: c.version,
          input: { ofTied: v.ofTied ?? [], ...(v.reason && { reason: v.reason }) },
          key,
        })
      }
    >
      <p className="soft">{say(w.hint)}</p>
      {c.tied.length > 0 && (
        <>
          <p>{say(w.tieHint, { names, open: c.openPlaces })}</p>
          <Form.Item name="ofTied" label={say(w.ofTied)}>
            <Select mode="multiple" options={c.tied.map((t) => ({ value: t.id, label: t.name }))} />
          </Form.Item>
          <Form.Item name="reason" label={say(w.reason)} rules={required}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}
export function Cancel({ c, close, done }: Props) {
  const { say } = useSay();
  return (
    <FormDialog<{ reason: string }, CallView>
      title={w.cancel}
      ok={w.cancel}
      close={close}
      done={done}
      send={(input, key) => call(honoursApi.cancelHonour, { params: { id: c.id }, version: c.version, input, key })}
    >
      <Form.Item name="reason" label={say(w.reason)} rules={[{ required: true, message: say(w.required) }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

/** Slips to cut apart; the codes are here and on paper only, never again in the house. */
export function Codes({ c, close }: { c: CallView; close: () => void }) {
  const { say } = useSay();
  const [n, want] = useState(50);
  const make = useDeed((count: number, key) =>
    call(honoursApi.issueCodes, { params: { id: c.id }, input: { n: count }, key }),
  );
  const [codes, keep] = useState<readonly string[]>([]);
  return (
    <Modal
      open
      width="min(840px, 100%)"
      title={<span className="no-print">{say(w.codes)}</span>}
      onCancel={close}
      mask={{ closable: false }}
      footer={
        codes.length > 0 ? (
          <Button type="primary" onClick={() => window.print()}>
            {say(kitWords.print)}
          </Button>
        ) : (
          <Button
            type="primary"
            loading={make.pending}
            onClick={() => void make.run(n).then((made) => made && keep(made.codes))}
          >
            {say(w.codes)}
          </Button>
        )
      }
    >
      <p className="soft no-print">{say(w.codesHint)}</p>
      {make.problem && <Fault problem={make.problem} />}
      {codes.length === 0 ? (
        <InputNumber
          aria-label={say(w.codesN)}
          min={1}
          max={500}
          precision={0}
          value={n}
          onChange={(x) => want(x ?? 1)}
        />
      ) : (
        <ul className="plain honour-slips print-alone">
          {codes.map((code) => (
            <li key={code}>
              <span className="soft small">
                {c.name} · {say(w.slip)}
              </span>
              <b>{inFours(code)}</b>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
