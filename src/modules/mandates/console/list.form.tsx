import { Form, Input, Radio, Select } from 'antd';
import { isWithin } from '#kernel/area.ts';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { mandateConsoleWords as w } from '../mandates.console.words.ts';
import { mandatesApi } from '../mandates.contract.ts';
import { type UnitKind, unitKinds } from '../mandates.rules.ts';
import { mandateVerbWords, unitKindWords } from '../mandates.words.ts';
import type { Whole } from './mandate.bits.tsx';

type Dates = { name: string; source: string; validFrom: string; validTo?: string };
type Entry = Dates & { whose: 'kind' | 'one'; unitKind?: UnitKind; area?: string; organisationId?: string };

function DateFields() {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <>
      <Form.Item name="name" label={say(w.listName)} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="source" label={say(w.source)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="validFrom" label={say(w.validFrom)} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="validTo" label={say(w.validTo)}>
        <Input type="date" />
      </Form.Item>
    </>
  );
}

const bySearch = (typed: string, option?: { label?: string }) => (option?.label ?? '').includes(typed.trim());

function Whose({ whose }: { whose: Entry['whose'] }) {
  const { say } = useSay();
  const { area } = useMe();
  const ask = useAsk(organisationsApi.listOrganisations, {});
  const required = [{ required: true, message: say(w.required) }];
  const own = (ask.data?.organisations ?? []).filter((o) => isWithin(o.area, area));
  if (whose === 'one')
    return (
      <Form.Item name="organisationId" label={say(w.organisation)} rules={required}>
        <Select
          showSearch={{ filterOption: bySearch }}
          loading={ask.isPending}
          options={own.map((o) => ({ value: o.id, label: o.name }))}
        />
      </Form.Item>
    );
  return (
    <>
      <Form.Item name="unitKind" label={say(w.unitKind)} rules={required}>
        <Select options={unitKinds.map((value) => ({ value, label: say(unitKindWords[value]) }))} />
      </Form.Item>
      <Form.Item name="area" label={say(w.place)} extra={say(w.kindHint)} rules={required}>
        <PlacePicker label={say(w.place)} />
      </Form.Item>
    </>
  );
}

type Done = { close: () => void; done: (list: Whole) => void };

/** A list that is not there yet. */
export function DraftList({ close, done }: Done) {
  const { say } = useSay();
  const { area } = useMe();
  return (
    <FormDialog<Entry, Whole>
      title={w.draft}
      start={{ whose: 'kind', area, validFrom: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={({ whose, unitKind, area: place, organisationId, validTo, ...rest }, key) =>
        call(mandatesApi.draftMandate, {
          input: {
            ...rest,
            ...(whose === 'kind' ? { unitKind, area: place } : { organisationId }),
            ...(validTo && { validTo }),
          },
          key,
        })
      }
    >
      {(form) => (
        <>
          <Form.Item name="whose" label={say(w.draftFor)}>
            <Radio.Group
              options={[
                { value: 'kind', label: say(w.forKind) },
                { value: 'one', label: say(w.forOne) },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle dependencies={['whose']}>
            {() => <Whose whose={form.getFieldValue('whose')} />}
          </Form.Item>
          <DateFields />
        </>
      )}
    </FormDialog>
  );
}

/** The next edition of a list, which begins as this one is. */
export function RenewList({ list, close, done }: Done & { list: Whole }) {
  const { say } = useSay();
  const whose = list.organisation
    ? { organisationId: list.organisation.id }
    : { unitKind: list.unitKind, area: list.area };
  return (
    <FormDialog<Dates, Whole>
      title={mandateVerbWords.renew}
      start={{ name: list.name, validFrom: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={({ validTo, ...rest }, key) =>
        call(mandatesApi.draftMandate, {
          input: { ...whose, ...rest, ...(validTo && { validTo }), copyFrom: list.id },
          key,
        })
      }
    >
      <p className="soft">{say(w.renewHint)}</p>
      <DateFields />
    </FormDialog>
  );
}

export function EditList({ list, close, done }: Done & { list: Whole }) {
  const { name, source, validFrom, validTo } = list;
  return (
    <FormDialog<Dates, Whole>
      title={w.edit}
      start={{ name, source, validFrom, ...(validTo && { validTo }) }}
      close={close}
      done={done}
      send={({ validTo: end, ...rest }, key) =>
        call(mandatesApi.editMandate, {
          params: { id: list.id },
          version: list.version,
          input: { ...rest, ...(end && { validTo: end }) },
          key,
        })
      }
    >
      <DateFields />
    </FormDialog>
  );
}
