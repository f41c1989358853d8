import { App, Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { organisationConsoleWords as w } from '../organisations.console.words.ts';
import { organisationsApi } from '../organisations.contract.ts';
import { besidesReasons, organisationRoles, personRoles } from '../organisations.rules.ts';
import { besidesWords, memberRoleWords } from '../organisations.words.ts';
import type { Whole } from './organisation.fields.tsx';
import { OrganisationSelect } from './organisation.move.tsx';

type Entry =
  | { kind: 'unit'; organisationId: string; unitRole: (typeof organisationRoles)[number] }
  | {
      kind: 'person';
      personName: string;
      personRole: (typeof personRoles)[number];
      besides?: (typeof besidesReasons)[number];
    };

const inputOf = (entry: Entry) =>
  entry.kind === 'unit'
    ? { organisationId: entry.organisationId, role: entry.unitRole }
    : { personName: entry.personName, role: entry.personRole, ...(entry.besides && { besides: entry.besides }) };

function Who({ kind, without }: { kind: Entry['kind']; without: string }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const isUnit = kind === 'unit';
  const roles = isUnit ? organisationRoles : personRoles;
  return (
    <>
      {isUnit ? (
        <Form.Item name="organisationId" label={say(w.unit)} rules={required}>
          <OrganisationSelect without={without} />
        </Form.Item>
      ) : (
        <Form.Item name="personName" label={say(w.personName)} rules={required}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name={isUnit ? 'unitRole' : 'personRole'} label={say(w.memberRole)} rules={required}>
        <Select options={roles.map((value) => ({ value, label: say(memberRoleWords[value]) }))} />
      </Form.Item>
      {!isUnit && (
        <Form.Item name="besides" label={say(w.besides)} extra={say(w.besidesHint)}>
          <Select allowClear options={besidesReasons.map((value) => ({ value, label: say(besidesWords[value]) }))} />
        </Form.Item>
      )}
    </>
  );
}

function AddMember({ one, close, done }: { one: Whole; close: () => void; done: () => void }) {
  const { say } = useSay();
  return (
    <FormDialog<Entry, Whole>
      title={w.addMember}
      start={{ kind: 'unit' }}
      close={close}
      done={done}
      send={(entry, key) => call(organisationsApi.addMember, { params: { id: one.id }, input: inputOf(entry), key })}
    >
      {(form) => (
        <>
          <Form.Item name="kind" label={say(w.memberKind)}>
            <Radio.Group
              options={[
                { value: 'unit', label: say(w.memberUnit) },
                { value: 'person', label: say(w.memberPerson) },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle dependencies={['kind']}>
            {() => <Who kind={form.getFieldValue('kind')} without={one.id} />}
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}

/** Who belongs to it, as the "1+N" structure counts them. */
export function Members({ one, mayChange, refresh }: { one: Whole; mayChange: boolean; refresh: () => void }) {
  const { say } = useSay();
  const { modal } = App.useApp();
  const [isAdding, add] = useState(false);
  const end = useDeed((memberId: string, key) =>
    call(organisationsApi.endMember, { params: { id: one.id, memberId }, input: {}, key }),
  );
  const sure = (memberId: string, name: string) =>
    modal.confirm({
      title: say(w.endMemberSure, { name }),
      okText: say(w.endMember),
      cancelText: say(kitWords.cancel),
      onOk: async () => {
        await end.run(memberId);
        refresh();
      },
    });
  return (
    <section className="drawer-part">
      <header className="card-head">
        <h2>{say(w.members)}</h2>
        {mayChange && (
          <Button size="small" onClick={() => add(true)}>
            {say(w.addMember)}
          </Button>
        )}
      </header>
      {one.members.length === 0 && <p className="soft">—</p>}
      <ul className="plain">
        {one.members.map((m) => {
          const name = m.organisation?.name ?? m.personName ?? '';
          return (
            <li key={m.id} className="entry-line">
              <span>
                {name} · {say(memberRoleWords[m.role])}
              </span>
              {mayChange && (
                <Button size="small" onClick={() => sure(m.id, name)}>
                  {say(w.endMember)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {end.problem && <Fault problem={end.problem} />}
      {isAdding && <AddMember one={one} close={() => add(false)} done={refresh} />}
    </section>
  );
}
