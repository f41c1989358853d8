import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { mediationConsoleWords as w } from '../mediations.console.words.ts';
import { committeeFaultWords } from '../mediations.words.ts';
import { type CommitteeView, type PersonView, personParts, registersApi } from '../registers.contract.ts';
import { personKindWords, personPartWords } from '../registers.words.ts';

type Dialog =
  | { of: 'committee'; before: CommitteeView | null }
  | { of: 'person'; before: PersonView | null }
  | { of: 'training'; before: PersonView };

/** Committees with what they lack by law, mediators and law guides with their training. */
export function Registers({ mayEdit }: { mayEdit: boolean }) {
  const { say } = useSay();
  const client = useQueryClient();
  const committees = useAsk(registersApi.listCommittees, {});
  const persons = useAsk(registersApi.listPersons, { query: {} });
  const [dialog, open] = useState<Dialog | null>(null);
  const again = () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/mediation-') });
  const close = () => open(null);
  return (
    <>
      {mayEdit && (
        <p className="acts no-print">
          <Button onClick={() => open({ of: 'committee', before: null })}>{say(w.addCommittee)}</Button>
          <Button onClick={() => open({ of: 'person', before: null })}>{say(w.addPerson)}</Button>
          <ButtonLink to="/mediations/import">{say(w.import)}</ButtonLink>
        </p>
      )}
      <ExportLine list="committees" />
      <Read ask={committees} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noCommittee)} />
          ) : (
            <Register
              rows={items}
              keyOf={(c) => c.id}
              columns={[
                { head: w.committee, cell: (c) => c.name },
                { head: w.place, cell: (c) => c.placeName },
                { head: w.electedBy, cell: (c) => `${c.electedBy} ${c.electedOn}` },
                { head: w.term, cell: (c) => c.termUntil, isFigure: true },
                { head: w.members, cell: (c) => c.members, isFigure: true },
                {
                  head: w.faults,
                  cell: (c) => (
                    <span className="mediation-late">
                      {c.faults.map((f) => say(committeeFaultWords[f])).join('、')}
                    </span>
                  ),
                },
                {
                  head: w.editCommittee,
                  cell: (c) =>
                    mayEdit && (
                      <Button size="small" onClick={() => open({ of: 'committee', before: c })}>
                        {say(w.editCommittee)}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Read>
      <h2>{say(w.persons)}</h2>
      <ExportLine list="mediators" />
      <Read ask={persons} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noPersons)} />
          ) : (
            <Register
              rows={items}
              keyOf={(p) => p.id}
              columns={[
                { head: w.name, cell: (p) => `${p.name} · ${say(personKindWords[p.kind])}` },
                { head: w.committee, cell: (p) => p.committee ?? p.placeName },
                { head: w.part, cell: (p) => (p.part ? say(personPartWords[p.part]) : '') },
                { head: w.certificate, cell: (p) => p.certificate ?? '' },
                { head: w.since, cell: (p) => `${p.since}${p.until ? ` – ${p.until}` : ''}`, isFigure: true },
                { head: w.training, cell: (p) => p.hoursThisYear || '', isFigure: true },
                { head: w.public, cell: (p) => (p.publicSince ? '✓' : '') },
                {
                  head: w.editPerson,
                  cell: (p) =>
                    mayEdit && (
                      <>
                        <Button size="small" onClick={() => open({ of: 'person', before: p })}>
                          {say(w.editPerson)}
                        </Button>{' '}
                        <Button size="small" onClick={() => open({ of: 'training', before: p })}>
                          {say(w.train)}
                        </Button>
                      </>
                    ),
                },
              ]}
            />
          )
        }
      </Read>
      {dialog?.of === 'committee' && <CommitteeForm before={dialog.before} close={close} done={again} />}
      {dialog?.of === 'person' && (
        <PersonForm before={dialog.before} committees={committees.data?.items ?? []} close={close} done={again} />
      )}
      {dialog?.of === 'training' && <TrainingForm p={dialog.before} close={close} done={again} />}
    </>
  );
}

type Closing = { close: () => void; done: () => void };
// biome-ignore lint/suspicious/noExplicitAny: the server holds each form to its shape
type Values = Record<string, any>;
function useRequired() {
  const { say } = useSay();
  return [{ required: true, message: say(w.required) }];
}

function CommitteeForm({ before, close, done }: Closing & { before: CommitteeView | null }) {
  const { say } = useSay();
  const { area } = useMe();
  const rules = useRequired();
  const units = useAsk(organisationsApi.listOrganisations, { query: { area } as never });
  return (
    <FormDialog<Values, CommitteeView>
      title={before ? w.editCommittee : w.addCommittee}
      start={before ? { ...before } : { area }}
      close={close}
      done={done}
      send={({ area: at, organisationId, name, electedBy, electedOn, phone, address, hours }, key) => {
        const said = { name, electedBy, electedOn, phone, address, ...(hours && { hours }) };
        return before
          ? call(registersApi.changeCommittee, { params: { id: before.id }, version: before.version, input: said, key })
          : call(registersApi.addCommittee, { input: { ...said, area: at, organisationId }, key });
      }}
    >
      {!before && (
        <>
          <Form.Item name="area" label={say(w.place)} rules={rules}>
            <PlacePicker label={say(w.place)} />
          </Form.Item>
          <Form.Item name="organisationId" label={say(w.organisation)} rules={rules}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={(units.data?.organisations ?? []).map((o) => ({ value: o.id, label: o.name }))}
            />
          </Form.Item>
        </>
      )}
      {(['name', 'electedBy', 'electedOn', 'phone', 'address', 'hours'] as const).map((f) => (
        <Form.Item key={f} name={f} label={say(w[f])} {...(f !== 'hours' && { rules })}>
          <Input {...(f === 'electedOn' ? { type: 'date' } : { maxLength: 200 })} />
        </Form.Item>
      ))}
    </FormDialog>
  );
}

function PersonForm({
  before,
  committees,
  close,
  done,
}: Closing & { before: PersonView | null; committees: readonly CommitteeView[] }) {
  const { say } = useSay();
  const { area } = useMe();
  const rules = useRequired();
  const [committeeId, choose] = useState(before?.committeeId ?? committees[0]?.id ?? '');
  const [kind, pick] = useState<'mediator' | 'guide'>(before?.kind ?? 'mediator');
  const accounts = useAsk(
    registersApi.committeeAccounts,
    { params: { id: committeeId } },
    { enabled: committeeId !== '' && kind === 'mediator' },
  );
  return (
    <FormDialog<Values, PersonView>
      title={before ? w.editPerson : w.addPerson}
      start={{
        ...{ kind, committeeId, area, isWoman: false, part: 'member', since: dayOf(Date.now()) },
        ...(before && { ...before, isPublic: before.publicSince !== null }),
      }}
      close={close}
      done={done}
      send={({ name, isWoman, part, accountId, certificate, since, until, isPublic = false, ...v }, key) => {
        const said = {
          ...{ name, isWoman, since, isPublic },
          ...(kind === 'mediator' && part && { part }),
          ...(kind === 'mediator' && accountId && { accountId }),
          ...(certificate && { certificate }),
          ...(until && { until }),
        };
        return before
          ? call(registersApi.changePerson, { params: { id: before.id }, version: before.version, input: said, key })
          : call(registersApi.addPerson, {
              input: {
                ...said,
                kind,
                area: v.area ?? area,
                ...(kind === 'mediator' && { committeeId: v.committeeId }),
              },
              key,
            });
      }}
    >
      {!before && (
        <Form.Item name="kind" label={say(w.kind)}>
          <Select
            onChange={pick}
            options={(['mediator', 'guide'] as const).map((value) => ({ value, label: say(personKindWords[value]) }))}
          />
        </Form.Item>
      )}
      {kind === 'mediator' ? (
        <>
          <Form.Item name="committeeId" label={say(w.committee)} rules={rules}>
            <Select
              disabled={before !== null}
              onChange={choose}
              options={committees.map((c) => ({ value: c.id, label: c.name }))}
            />
          </Form.Item>
          <Form.Item name="part" label={say(w.part)}>
            <Select options={personParts.map((value) => ({ value, label: say(personPartWords[value]) }))} />
          </Form.Item>
          <Form.Item name="accountId" label={say(w.account)}>
            <Select
              allowClear
              options={(accounts.data?.items ?? []).map((a) => ({ value: a.accountId, label: a.name }))}
            />
          </Form.Item>
        </>
      ) : (
        !before && (
          <Form.Item name="area" label={say(w.place)} rules={rules}>
            <PlacePicker label={say(w.place)} />
          </Form.Item>
        )
      )}
      <Form.Item name="name" label={say(w.name)} rules={rules}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="isWoman" label={say(w.sex)}>
        <Select
          options={[
            { value: true, label: say(w.woman) },
            { value: false, label: say(w.man) },
          ]}
        />
      </Form.Item>
      <Form.Item name="certificate" label={say(w.certificate)}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="since" label={say(w.since)} rules={rules}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="until" label={say(w.until)}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="isPublic" valuePropName="checked">
        <Checkbox>{say(w.isPublic)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

function TrainingForm({ p, close, done }: Closing & { p: PersonView }) {
  const { say } = useSay();
  const rules = useRequired();
  return (
    <FormDialog<Values, PersonView>
      title={w.train}
      start={{ on: dayOf(Date.now()), hours: 4 }}
      close={close}
      done={done}
      send={({ on, hours, topic }, key) =>
        call(registersApi.trainPerson, { params: { id: p.id }, input: { on, hours, topic }, key })
      }
    >
      <p>{p.name}</p>
      <Form.Item name="on" label={say(w.day)} rules={rules}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="hours" label={say(w.trainHours)} rules={rules}>
        <InputNumber min={0.5} max={200} step={0.5} />
      </Form.Item>
      <Form.Item name="topic" label={say(w.topic)} rules={rules}>
        <Input maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}
