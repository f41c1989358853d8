import { Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { PlaceName, PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Opening, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { type HouseholdView, householdsApi, type MemberInput } from '../households.contract.ts';
import { peopleConsoleWords as w } from '../people.console.words.ts';
import { isHomeArea, relations, writers } from '../people.rules.ts';
import { peopleWords } from '../people.words.ts';
import { PersonPicker, useRefreshPeople } from './people.bits.tsx';

type Member = HouseholdView['members'][number];
type Home = { area: string; address: string };
type Closing = { close: () => void; done: () => void };

function HomeFields() {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <>
      <Form.Item name="address" label={say(w.address)} extra={say(w.addressHint)} rules={required}>
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name="area" label={say(w.area)} extra={say(w.areaHint)} rules={required}>
        <PlacePicker label={say(w.area)} />
      </Form.Item>
    </>
  );
}

export function AddHousehold({ close, done }: { close: () => void; done: (made: HouseholdView) => void }) {
  const { area } = useMe();
  return (
    <FormDialog<Home, HouseholdView>
      title={w.addHousehold}
      start={{ ...(isHomeArea(area) && { area }) }}
      close={close}
      done={done}
      send={(input, key) => call(householdsApi.addHousehold, { input, key })}
    >
      <HomeFields />
    </FormDialog>
  );
}

function Edit({ one, close, done }: Closing & { one: HouseholdView }) {
  return (
    <FormDialog<Home, HouseholdView>
      title={w.edit}
      start={{ area: one.area, address: one.address }}
      close={close}
      done={done}
      send={(input, key) =>
        call(householdsApi.editHousehold, { params: { id: one.id }, version: one.version, input, key })
      }
    >
      <HomeFields />
    </FormDialog>
  );
}

function AddMember({ one, close, done }: Closing & { one: HouseholdView }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<MemberInput, HouseholdView>
      title={w.addMember}
      start={{ validFrom: dayOf(Date.now()), ...(one.members.length === 0 && { relation: 'head' }) }}
      close={close}
      done={done}
      send={(input, key) => call(householdsApi.addMember, { params: { id: one.id }, version: one.version, input, key })}
    >
      <Form.Item name="personId" label={say(w.person)} rules={required}>
        <PersonPicker />
      </Form.Item>
      <Form.Item name="relation" label={say(w.relation)} rules={required}>
        <Select options={relations.map((value) => ({ value, label: say(peopleWords.relations[value]) }))} />
      </Form.Item>
      <Form.Item name="validFrom" label={say(w.since)} rules={required}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}

function Merge({ one, close, done }: Closing & { one: HouseholdView }) {
  const { say } = useSay();
  const found = useAsk(householdsApi.households, { query: { area: one.area.slice(0, 12) } });
  const others = (found.data?.items ?? []).filter((h) => h.id !== one.id);
  return (
    <FormDialog<{ into: string }, HouseholdView>
      title={w.merge}
      ok={w.merge}
      close={close}
      done={done}
      send={(input, key) =>
        call(householdsApi.mergeHousehold, { params: { id: one.id }, version: one.version, input, key })
      }
    >
      <p className="soft">{say(w.mergeHint)}</p>
      <Form.Item name="into" label={say(w.mergeInto)} rules={[{ required: true, message: say(w.required) }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={others.map((h) => ({ value: h.id, label: [h.head, h.address].filter(Boolean).join(' · ') }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

function Leave({ one, member, close, done }: Closing & { one: HouseholdView; member: Member }) {
  const { say } = useSay();
  const [zh, en] = w.leaveTitle;
  return (
    <FormDialog<{ validTo: string }, HouseholdView>
      title={[zh.replace('{name}', member.name), en.replace('{name}', member.name)]}
      ok={w.leave}
      start={{ validTo: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={(input, key) =>
        call(householdsApi.endMember, {
          params: { id: one.id, memberId: member.id },
          version: one.version,
          input,
          key,
        })
      }
    >
      <Form.Item name="validTo" label={say(w.leaveOn)} rules={[{ required: true, message: say(w.required) }]}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}

function OneMember({ member, leave }: { member: Member; leave: (() => void) | null }) {
  const { say } = useSay();
  const { validFrom: from, validTo: to } = member;
  return (
    <li className={to ? 'entry-line soft' : 'entry-line'}>
      <div>
        <strong>{member.name}</strong> · {say(peopleWords.relations[member.relation])}
        <p className="soft small">{to ? say(w.livedUntil, { from, to }) : say(w.livedFrom, { from })}</p>
      </div>
      {leave && !to && (
        <Button size="small" onClick={leave}>
          {say(w.leave)}
        </Button>
      )}
    </li>
  );
}

/** One household: where it is, who lives there, who lived there. */
export function HouseholdDrawer({ id, close }: { id: string; close: () => void }) {
  const { say } = useSay();
  const { role } = useMe();
  const refresh = useRefreshPeople();
  const ask = useAsk(householdsApi.household, { params: { id } });
  const [form, setForm] = useState<'edit' | 'member' | 'merge' | Member | null>(null);
  const isWriter = writers.some((r) => r === role);
  const rest = { close: () => setForm(null), done: refresh };
  return (
    <Drawer open onClose={close} size={440} title={ask.data?.address ?? <Opening />}>
      <Read ask={ask}>
        {(one) => (
          <>
            <dl className="facts">
              <dt>{say(w.area)}</dt>
              <dd>
                <PlaceName code={one.area} />
              </dd>
            </dl>
            {isWriter && (
              <div className="acts">
                <Button onClick={() => setForm('member')}>{say(w.addMember)}</Button>
                <Button onClick={() => setForm('edit')}>{say(w.edit)}</Button>
                <Button onClick={() => setForm('merge')}>{say(w.merge)}</Button>
              </div>
            )}
            <section className="drawer-part">
              <h2>{say(w.members)}</h2>
              {one.members.length === 0 && <p className="soft">{say(w.membersNone)}</p>}
              <ul className="plain">
                {one.members.map((member) => (
                  <OneMember key={member.id} member={member} leave={isWriter ? () => setForm(member) : null} />
                ))}
              </ul>
            </section>
            {form === 'edit' && <Edit one={one} {...rest} />}
            {form === 'member' && <AddMember one={one} {...rest} />}
            {form === 'merge' && (
              <Merge
                one={one}
                close={rest.close}
                done={() => {
                  refresh();
                  close();
                }}
              />
            )}
            {form !== null && typeof form === 'object' && <Leave one={one} member={form} {...rest} />}
          </>
        )}
      </Read>
    </Drawer>
  );
}
