import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { mediationConsoleWords as w } from '../mediations.console.words.ts';
import { mediationsApi, type Receipt } from '../mediations.contract.ts';
import { type DisputeKind, disputeKinds } from '../mediations.rules.ts';
import { disputeWords } from '../mediations.words.ts';
import { registersApi } from '../registers.contract.ts';

type Party = {
  side: 'applicant' | 'other';
  name?: string;
  phone?: string;
  address?: string;
  idNumber?: string;
  proxy?: string;
};
type Values = {
  committeeId?: string;
  kind?: DisputeKind;
  body?: string;
  parties?: Party[];
  caseConsent?: boolean;
};
type Props = {
  origin: 'applied' | 'offered';
  close: () => void;
  /** The receipts, to be handed over. */
  done: (made: Receipt) => void;
  caseId?: string;
};

/** An application at the counter, an offer, or an offer out of a case whose person agreed. */
export function TakeDialog({ origin, close, done, caseId }: Props) {
  const { say } = useSay();
  const client = useQueryClient();
  const committees = useAsk(registersApi.listCommittees, {});
  const required = [{ required: true, message: say(w.required) }];
  const items = committees.data?.items ?? [];
  if (committees.data === undefined) return null;
  return (
    <FormDialog<Values, Receipt>
      title={caseId ? w.fromCase : origin === 'applied' ? w.take : w.offer}
      start={{ committeeId: items[0]?.id, parties: [{ side: 'applicant' }, { side: 'other' }] }}
      close={close}
      done={(receipt) => {
        done(receipt);
        void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/mediations') });
      }}
      send={({ committeeId = '', kind = 'other', body = '', parties = [], caseConsent = false }, key) =>
        call(mediationsApi.takeMediation, {
          input: {
            ...{ committeeId, kind, origin, body },
            parties: parties.map(({ name = '', ...p }) => ({ ...p, name })),
            ...(caseId && { caseId, caseConsent }),
          },
          key,
        })
      }
    >
      <Form.Item name="committeeId" label={say(w.committee)} rules={required}>
        <Select options={items.map((c) => ({ value: c.id, label: c.name }))} />
      </Form.Item>
      <Form.Item name="kind" label={say(w.kind)} rules={required}>
        <Select options={disputeKinds.map((value) => ({ value, label: say(disputeWords[value]) }))} />
      </Form.Item>
      <Form.Item name="body" label={say(w.body)} rules={required}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      {caseId && (
        <Form.Item name="caseConsent" valuePropName="checked">
          <Checkbox>{say(w.caseConsent)}</Checkbox>
        </Form.Item>
      )}
      <Form.List name="parties">
        {(fields, { add }) => (
          <>
            {fields.map(({ key, name }) => (
              <fieldset key={key}>
                <legend>
                  <Form.Item name={[name, 'side']} noStyle>
                    <Select
                      aria-label={`${say(w.party)} ${name + 1}`}
                      options={(['applicant', 'other'] as const).map((value) => ({ value, label: say(w[value]) }))}
                    />
                  </Form.Item>
                </legend>
                {(['name', 'phone', 'address', 'idNumber', 'proxy'] as const).map((f) => (
                  <Form.Item
                    key={f}
                    name={[name, f]}
                    label={`${say(w[f])} ${name + 1}`}
                    {...(f === 'name' && { rules: required })}
                  >
                    <Input maxLength={f === 'address' ? 200 : 60} />
                  </Form.Item>
                ))}
              </fieldset>
            ))}
            <Button onClick={() => add({ side: 'other' })}>{say(w.addParty)}</Button>
          </>
        )}
      </Form.List>
    </FormDialog>
  );
}

/** A slip for each party: number and passphrase, told once. */
export function Slips({ made, close }: { made: Receipt; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal
      open
      title={say(w.slipTitle)}
      onCancel={close}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(w.print)}
        </Button>
      }
    >
      <p className="no-print">{say(w.slipHow)}</p>
      <div className="print-alone">
        {made.slips.map((s) => (
          <div key={s.partyId} className="mediation-slip">
            <strong>{s.name}</strong>
            <dl className="facts">
              <dt>{say(w.number)}</dt>
              <dd className="mono">{made.number}</dd>
              <dt>{say(w.passphrase)}</dt>
              <dd className="mono">{`${s.passphrase.slice(0, 4)} ${s.passphrase.slice(4)}`}</dd>
            </dl>
          </div>
        ))}
      </div>
    </Modal>
  );
}
