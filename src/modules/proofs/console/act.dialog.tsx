import { Form, Input, Select } from 'antd';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { proofListsApi } from '../lists.contract.ts';
import { nationalKey, nationalProofs } from '../national.rules.ts';
import { proofConsoleWords as w } from '../proofs.console.words.ts';
import { type MoveInput, type ProofView, proofsApi } from '../proofs.contract.ts';
import type { ProofVerb } from '../proofs.rules.ts';
import { proofVerbWords } from '../proofs.words.ts';

type Entry = Omit<MoveInput, 'verb'>;
const filled = (entry: Entry): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined && value !== '')) as Entry;

/** What one step needs, and nothing else. */
export function ActDialog({
  p,
  verb,
  close,
  done,
}: {
  p: ProofView;
  verb: ProofVerb;
  close: () => void;
  done: () => void;
}) {
  const likely = p.itemKey ?? p.suggested.find((s) => s.kind === (verb === 'accept' ? 'issue' : 'never'))?.key;
  const start: Entry = {
    ...((verb === 'accept' || verb === 'answer') && likely && { itemKey: likely }),
    ...(verb === 'accept' && { name: p.name ?? '', idNumber: p.idNumber ?? '' }),
    ...((verb === 'accept' || verb === 'check') && { facts: p.facts ?? '' }),
    ...(verb === 'sign' && { meeting: p.meeting ?? '' }),
    ...(verb === 'issue' && { seal: w.sealStart[0] }),
    ...(verb === 'use' && { usedOn: dayOf(Date.now()), usedAtUnit: p.agency ?? '' }),
  };
  return (
    <FormDialog<Entry, ProofView>
      title={proofVerbWords[verb]}
      ok={proofVerbWords[verb]}
      start={start}
      close={close}
      done={done}
      send={(entry, key) =>
        call(proofsApi.moveProof, { params: { id: p.id }, version: p.version, input: { verb, ...filled(entry) }, key })
      }
    >
      <Fields p={p} verb={verb} />
    </FormDialog>
  );
}

function Fields({ p, verb }: { p: ProofView; verb: ProofVerb }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const facts = (
    <Form.Item name="facts" label={say(w.facts)} extra={say(w.factsHint)}>
      <Input.TextArea rows={3} maxLength={1000} />
    </Form.Item>
  );
  if (verb === 'accept' || verb === 'answer')
    return (
      <>
        <ChooseItem kind={verb === 'accept' ? 'issue' : 'never'} area={p.area} />
        {verb === 'answer' && (
          <Form.Item name="note" label={say(w.note)}>
            <Input.TextArea rows={2} maxLength={600} />
          </Form.Item>
        )}
        {verb === 'accept' && (
          <>
            <div className="pair">
              <Form.Item name="name" label={say(w.name)} rules={required}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name="idNumber" label={say(w.idNumber)} rules={required}>
                <Input maxLength={30} />
              </Form.Item>
            </div>
            {facts}
          </>
        )}
      </>
    );
  if (verb === 'check')
    return (
      <>
        {p.checks.length === 0 ? facts : <p className="proof-body">{p.facts}</p>}
        <Form.Item name="found" label={say(w.found)} rules={required}>
          <Input.TextArea rows={3} maxLength={600} />
        </Form.Item>
      </>
    );
  if (verb === 'sign')
    return p.needsMeeting ? (
      <Form.Item name="meeting" label={say(w.meeting)} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
    ) : (
      <p className="proof-body">{p.facts}</p>
    );
  if (verb === 'issue')
    return (
      <Form.Item name="seal" label={say(w.seal)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
    );
  if (verb === 'use')
    return (
      <>
        <Form.Item name="usedOn" label={say(w.usedOn)} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="usedAtUnit" label={say(w.usedAtUnit)} rules={required}>
          <Input maxLength={80} />
        </Form.Item>
      </>
    );
  return (
    <Form.Item name="note" label={say(w.reason)} rules={verb === 'withdraw' ? [] : required}>
      <Input.TextArea rows={3} maxLength={600} />
    </Form.Item>
  );
}

/** The items of the county's list in force, and for an answer the national twenty. */
function ChooseItem({ kind, area }: { kind: 'issue' | 'never'; area: string }) {
  const { say } = useSay();
  const lists = useAsk(proofListsApi.proofEditions, {});
  const edition = lists.data?.items.find((e) => e.isInForce && area.startsWith(e.area));
  const one = useAsk(proofListsApi.getProofEdition, { params: { id: edition?.id ?? '' } }, { enabled: !!edition });
  const local = (one.data?.list ?? [])
    .filter((i) => i.kind === kind)
    .map((i) => ({ value: `i-${i.code}`, label: i.name }));
  const national = nationalProofs.map((n) => ({ value: nationalKey(n.nth), label: `${n.nth} ${say(n.name)}` }));
  return (
    <Form.Item name="itemKey" label={say(w.choose)} rules={[{ required: true, message: say(w.required) }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={kind === 'never' ? [...national, ...local] : local} />
    </Form.Item>
  );
}
