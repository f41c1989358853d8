import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { inFours } from '#kernel/fours.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { proofConsoleWords as w } from '../proofs.console.words.ts';
import { type ProofReceipt, proofsApi } from '../proofs.contract.ts';
import { type AgencyKind, agencyKinds } from '../proofs.rules.ts';
import { agencyKindWords } from '../proofs.words.ts';

type Entry = {
  area: string;
  said: string;
  agency?: string;
  agencyKind: AgencyKind;
  name: string;
  idNumber?: string;
  phone?: string;
  byPhone?: boolean;
};

/** What the words may mean, at once: nobody has to wait to hear where to go. */
function Suggestion({ said, area }: { said: string; area: string }) {
  const { say } = useSay();
  const ask = useAsk(proofsApi.matchProof, { query: { q: said, area } }, { enabled: said.length >= 2, keepOld: true });
  if (said.length < 2 || !ask.data) return null;
  const { items } = ask.data;
  return (
    <div className="soft" aria-live="polite">
      <p>{say(items.length === 0 ? w.noSuggestion : w.suggestion)}</p>
      <ul>
        {items.map((i) => (
          <li key={i.key}>
            <b>{i.name}</b> · {say(i.kind === 'never' ? w.neverTag : w.issueTag)}
            {i.instead && (
              <>
                <br />
                {say(i.instead.who)}。{say(i.instead.how)}
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Somebody stands at the counter, or calls. */
export function AskDialog({ close, done }: { close: () => void; done: (made: ProofReceipt) => void }) {
  const { say } = useSay();
  const me = useMe();
  const [said, hear] = useState('');
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, ProofReceipt>
      title={w.ask}
      start={{ area: me.area, agencyKind: 'unknown' }}
      close={close}
      done={done}
      send={({ byPhone, ...input }, key) =>
        call(proofsApi.askProof, { input: { ...input, way: byPhone ? 'phone' : 'counter' }, key })
      }
    >
      <Form.Item name="said" label={say(w.said)} rules={required}>
        <Input.TextArea rows={2} maxLength={600} onBlur={(event) => hear(event.target.value.trim())} />
      </Form.Item>
      <Suggestion said={said} area={me.area} />
      <div className="pair">
        <Form.Item name="agency" label={say(w.agency)} extra={say(w.agencyHint)}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="agencyKind" label={say(w.agencyKind)}>
          <Select options={agencyKinds.map((value) => ({ value, label: say(agencyKindWords[value]) }))} />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="name" label={say(w.name)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="idNumber" label={say(w.idNumber)}>
          <Input maxLength={30} />
        </Form.Item>
      </div>
      <Form.Item name="phone" label={say(w.phone)}>
        <Input maxLength={30} inputMode="tel" />
      </Form.Item>
      {me.area.length < 12 && (
        <Form.Item name="area" label={say(w.area)} rules={required}>
          <PlacePicker label={say(w.area)} />
        </Form.Item>
      )}
      {me.area.length >= 12 && (
        <Form.Item name="area" hidden>
          <Input />
        </Form.Item>
      )}
      <Form.Item name="byPhone" valuePropName="checked">
        <Checkbox>{say(w.byPhone)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

/** The passphrase is shown once. */
export function ReceiptDialog({ receipt, close }: { receipt: ProofReceipt; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal open title={say(w.receiptTitle)} onOk={close} onCancel={close} cancelButtonProps={{ hidden: true }}>
      <p>{say(w.receiptHint)}</p>
      <dl className="facts">
        <dt>{say(w.receiptNumber)}</dt>
        <dd className="mono">{inFours(receipt.number)}</dd>
        <dt>{say(w.passphrase)}</dt>
        <dd className="mono">{inFours(receipt.passphrase)}</dd>
      </dl>
    </Modal>
  );
}
