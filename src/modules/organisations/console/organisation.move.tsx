import { Form, Select } from 'antd';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { organisationConsoleWords as w } from '../organisations.console.words.ts';
import { organisationsApi } from '../organisations.contract.ts';
import type { Whole } from './organisation.fields.tsx';

const bySearch = (typed: string, option?: { label?: string }) => (option?.label ?? '').includes(typed.trim());

/** One of the organisations of this place and of those above it. */
export function OrganisationSelect({
  value,
  onChange,
  without,
  id,
}: {
  value?: string;
  onChange?: (id: string | undefined) => void;
  without: string;
  id?: string;
}) {
  const ask = useAsk(organisationsApi.listOrganisations, {});
  const options = (ask.data?.organisations ?? []).filter((o) => o.id !== without);
  return (
    <Select
      {...(id && { id })}
      {...(value && { value })}
      allowClear
      showSearch={{ filterOption: bySearch }}
      loading={ask.isPending}
      options={options.map((o) => ({ value: o.id, label: o.name }))}
      onChange={(chosen: string | undefined) => onChange?.(chosen)}
    />
  );
}

export function Move({ one, close, done }: { one: Whole; close: () => void; done: () => void }) {
  const { say } = useSay();
  return (
    <FormDialog<{ superiorId?: string }, Whole>
      title={w.move}
      start={{ ...(one.superiorId && { superiorId: one.superiorId }) }}
      close={close}
      done={done}
      send={({ superiorId }, key) =>
        call(organisationsApi.moveOrganisation, {
          params: { id: one.id },
          version: one.version,
          input: { superiorId: superiorId ?? null },
          key,
        })
      }
    >
      <Form.Item name="superiorId" label={say(w.superior)} extra={say(w.noSuperior)}>
        <OrganisationSelect without={one.id} />
      </Form.Item>
    </FormDialog>
  );
}

/** Closed for good, or merged into another: then that one is named. */
export function Close({ one, close, done }: { one: Whole; close: () => void; done: () => void }) {
  const { say } = useSay();
  return (
    <FormDialog<{ successorId?: string }, Whole>
      title={w.close}
      ok={w.close}
      start={{}}
      close={close}
      done={done}
      send={({ successorId }, key) =>
        call(organisationsApi.closeOrganisation, {
          params: { id: one.id },
          version: one.version,
          input: successorId ? { successorId } : {},
          key,
        })
      }
    >
      <p>{say(w.closeSure, { name: one.name })}</p>
      <Form.Item name="successorId" label={say(w.mergedInto)} extra={say(w.mergedIntoHint)}>
        <OrganisationSelect without={one.id} />
      </Form.Item>
    </FormDialog>
  );
}
