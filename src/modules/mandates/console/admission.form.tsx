import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { type AdmissionView, admissionsApi } from '../mandates.admissions.contract.ts';
import { admissionVerbWords, admissionWords as w } from '../mandates.admissions.words.ts';
import { type GateRole, gateRoles, type MatterKind, matterKinds } from '../mandates.gate.rules.ts';
import { gateRoleWords, matterKindWords } from '../mandates.gate.words.ts';
import type { AdmissionSearch } from './admissions.search.ts';

type Entry = {
  receiverId: string;
  role: GateRole;
  kind: MatterKind;
  label: string;
  task: string;
  basis: string;
  fundsYuan: number;
  fundsSource: string;
  people: string;
  until: string;
};

function TextItem({
  name,
  label,
  hint,
  max,
  rows = 2,
}: {
  name: keyof Entry;
  label: keyof typeof w;
  hint?: keyof typeof w;
  max: number;
  rows?: number;
}) {
  const { say } = useSay();
  return (
    <Form.Item
      name={name}
      label={say(w[label])}
      {...(hint && { extra: say(w[hint]) })}
      rules={[{ required: true, message: say(w.required) }]}
    >
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 8 }} maxLength={max} />
    </Form.Item>
  );
}

function Receiver() {
  const { say } = useSay();
  const { area } = useMe();
  const ask = useAsk(organisationsApi.listOrganisations, { query: { area } });
  const units = (ask.data?.organisations ?? []).filter((o) => o.kind === 'committee' || o.kind === 'government');
  return (
    <Form.Item name="receiverId" label={say(w.receiver)} rules={[{ required: true, message: say(w.choose) }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={ask.isPending}
        options={units.map((o) => ({ value: o.id, label: o.name }))}
      />
    </Form.Item>
  );
}

/** 申请准入: for which matter and unit, with what basis, funds and people, until when. What was refused stands in it already. */
export function AskAdmission({
  from,
  close,
  done,
}: {
  from: AdmissionSearch;
  close: () => void;
  done: (a: AdmissionView) => void;
}) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, AdmissionView>
      title={admissionVerbWords.propose}
      ok={admissionVerbWords.propose}
      start={{
        receiverId: from.receiver,
        role: from.role ?? 'lead',
        kind: from.kind ?? 'duty',
        label: from.label,
        fundsYuan: 0,
      }}
      close={close}
      done={done}
      send={({ kind, label, ...v }, key) =>
        call(admissionsApi.proposeAdmission, {
          // The record it was refused for stays the one it is asked for, unless it is called otherwise.
          input: { ...v, matter: { kind, label, ...(from.matter && kind === from.kind && { id: from.matter }) } },
          key,
        })
      }
    >
      <Receiver />
      <Form.Item name="role" label={say(w.role)}>
        <Radio.Group options={gateRoles.map((value) => ({ value, label: say(gateRoleWords[value]) }))} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="kind" label={say(w.matterKind)}>
          <Select
            disabled={from.matter !== undefined}
            options={matterKinds.map((value) => ({ value, label: say(matterKindWords[value]) }))}
          />
        </Form.Item>
        <Form.Item name="label" label={say(w.matter)} rules={required}>
          <Input maxLength={120} disabled={from.matter !== undefined} />
        </Form.Item>
      </div>
      <TextItem name="task" label="task" hint="taskHint" max={200} />
      <TextItem name="basis" label="basis" hint="basisHint" max={500} />
      <div className="pair">
        <Form.Item name="fundsYuan" label={say(w.funds)} rules={required}>
          <InputNumber min={0} max={1_000_000_000} precision={0} />
        </Form.Item>
        <Form.Item name="until" label={say(w.until)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
      <TextItem name="fundsSource" label="fundsSource" max={200} rows={1} />
      <TextItem name="people" label="people" hint="peopleHint" max={300} />
    </FormDialog>
  );
}
