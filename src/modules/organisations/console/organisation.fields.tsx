import { Form, Input, Select } from 'antd';
import { useSay } from '#ui/console/say.tsx';
import type { Answer } from '#ui/web/call.ts';
import { organisationConsoleWords as w } from '../organisations.console.words.ts';
import type { organisationsApi } from '../organisations.contract.ts';
import { type OrganisationKind, organisationKinds } from '../organisations.rules.ts';
import { organisationKindWords } from '../organisations.words.ts';

export type Whole = Answer<typeof organisationsApi.getOrganisation>;
export type Entry = {
  name: string;
  shortName: string;
  kind: OrganisationKind;
  area: string;
  superiorId?: string;
  duty?: string;
};

export function NameFields() {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <>
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="shortName" label={say(w.shortName)} rules={required}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="kind" label={say(w.kind)} rules={required}>
        <Select options={organisationKinds.map((value) => ({ value, label: say(organisationKindWords[value]) }))} />
      </Form.Item>
      <Form.Item name="duty" label={say(w.dutyOptional)}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </>
  );
}
