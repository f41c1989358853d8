import { Button, Form, Input, Select } from 'antd';
import { type Role, roles } from '#kernel/actor.ts';
import { roleWords } from '#kernel/roles.words.ts';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useSay } from '#ui/console/say.tsx';
import { accountWords as w } from '../access.console.words.ts';

/** A post as it is being filled in. */
export type PostEntry = {
  id?: string;
  role?: Role;
  organisationId?: string;
  area?: string;
  validFrom?: string;
  validTo?: string | null;
};

/** Entries left empty are left out; what is missing the form has asked for already. */
export function toInput({ id, role, organisationId, area, validFrom, validTo }: PostEntry) {
  if (!role || !organisationId || !area) throw new Error('a post without role, organisation or place was sent');
  return { role, organisationId, area, ...(id && { id }), ...(validFrom && { validFrom }), validTo: validTo || null };
}

const bySearch = (typed: string, option?: { label?: string }) => (option?.label ?? '').includes(typed.trim());

function OnePost({ name, remove }: { name: number; remove: (() => void) | null }) {
  const { say } = useSay();
  const ask = useAsk(organisationsApi.listOrganisations, {}, { staleTime: 60_000 });
  const required = [{ required: true, message: say(w.required) }];
  return (
    <fieldset className="post">
      <Form.Item name={[name, 'id']} hidden>
        <Input />
      </Form.Item>
      <Form.Item name={[name, 'role']} label={say(w.role)} rules={required}>
        <Select
          showSearch={{ filterOption: bySearch }}
          options={roles.map((value) => ({ value, label: say(roleWords[value]) }))}
        />
      </Form.Item>
      <Form.Item name={[name, 'organisationId']} label={say(w.organisation)} rules={required}>
        <Select
          showSearch={{ filterOption: bySearch }}
          loading={ask.isPending}
          options={(ask.data?.organisations ?? []).map((o) => ({ value: o.id, label: o.name }))}
        />
      </Form.Item>
      <Form.Item name={[name, 'area']} label={say(w.area)} rules={required}>
        <PlacePicker label={say(w.area)} />
      </Form.Item>
      <div className="pair">
        <Form.Item name={[name, 'validFrom']} label={say(w.from)}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name={[name, 'validTo']} label={say(w.until)}>
          <Input type="date" />
        </Form.Item>
      </div>
      {remove && (
        <Button type="text" danger onClick={remove}>
          {say(w.removePost)}
        </Button>
      )}
    </fieldset>
  );
}

export function PostsFields() {
  const { say } = useSay();
  return (
    <Form.List name="posts">
      {(fields, { add, remove }) => (
        <>
          <h2>{say(w.posts)}</h2>
          {fields.map((field) => (
            <OnePost key={field.key} name={field.name} remove={fields.length > 1 ? () => remove(field.name) : null} />
          ))}
          <Button onClick={() => add({})}>{say(w.addPost)}</Button>
        </>
      )}
    </Form.List>
  );
}
