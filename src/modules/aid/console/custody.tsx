import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import { registersApi } from '../aid.registers.contract.ts';
import { type CustodyThing, checkerRoles, custodyThings, takerRoles } from '../aid.rules.ts';
import { surveyApi } from '../aid.survey.contract.ts';
import { custodyWords } from '../aid.words.ts';
import { HouseholdPicker, useAidAgain } from './bits.tsx';

type Custody = Answer<typeof registersApi.custodyRegister>['items'][number];
type Dialog = { what: 'add' } | { what: 'file' | 'back'; of: Custody };

/** Cards and passbooks that staff keep for households: by agreement, filed with the county, never a number (DB 26). */
export function CustodyRegister({ within }: { within: { area?: string } }) {
  const { say } = useSay();
  const { role } = useMe();
  const again = useAidAgain();
  const [dialog, show] = useState<Dialog | null>(null);
  const ask = useAsk(registersApi.custodyRegister, { query: { ...within, which: 'all' as const } }, { keepOld: true });
  const isOneOf = (roles: readonly string[]) => roles.includes(role);
  const close = () => show(null);
  return (
    <>
      <div className="page-acts no-print">
        <ExportButton list="aid-custody" filters={{ ...within, which: 'all' }} />
        {isOneOf(takerRoles) && (
          <Button type="primary" onClick={() => show({ what: 'add' })}>
            {say(w.addCustody)}
          </Button>
        )}
        <span className="soft">{say(w.custodyHint)}</span>
      </div>
      <Read ask={ask} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.custodyNone)} />
          ) : (
            <Register
              rows={items}
              keyOf={(c) => c.id}
              columns={[
                { head: w.household, cell: (c) => `${c.household} · ${c.address}` },
                { head: w.thing, cell: (c) => say(custodyWords[c.thing]) },
                { head: w.holder, cell: (c) => c.holder },
                { head: w.whyKept, cell: (c) => c.why },
                { head: w.agreement, cell: (c) => c.agreement },
                { head: w.since, cell: (c) => c.since, isFigure: true },
                {
                  head: w.filed,
                  cell: (c) =>
                    c.filedOn ? `${c.filedAs} · ${c.filedOn}` : <span className="aid-late">{say(w.notFiled)}</span>,
                },
                {
                  head: w.acts,
                  cell: (c) =>
                    c.returnedOn ? (
                      say(w.returned, { day: c.returnedOn })
                    ) : (
                      <span className="page-acts no-print">
                        {!c.filedOn && isOneOf(checkerRoles) && (
                          <Button onClick={() => show({ what: 'file', of: c })}>{say(w.fileIt)}</Button>
                        )}
                        {isOneOf(takerRoles) && (
                          <Button onClick={() => show({ what: 'back', of: c })}>{say(w.giveBack)}</Button>
                        )}
                      </span>
                    ),
                },
              ]}
            />
          )
        }
      </Read>
      {dialog?.what === 'add' && <AddCustody close={close} done={again} />}
      {dialog?.what === 'file' && <FileCustody c={dialog.of} close={close} done={again} />}
      {dialog?.what === 'back' && <GiveBack c={dialog.of} close={close} done={again} />}
    </>
  );
}

type Closing = { close: () => void; done: () => void };
type New = {
  householdId: string;
  holderId: string;
  thing: CustodyThing;
  why: string;
  agreement: string;
  since: string;
};
function AddCustody({ close, done }: Closing) {
  const { say } = useSay();
  const me = useMe();
  // Those who survey a household are those who may keep something for it.
  const staff = useAsk(surveyApi.toSurvey, {});
  const required = [{ required: true, message: say(w.required) }];
  const people = [
    { value: me.accountId, label: me.name },
    ...(staff.data?.colleagues ?? []).map((c) => ({ value: c.id, label: `${c.name} · ${c.unit}` })),
  ];
  return (
    <FormDialog<New, Custody>
      title={w.addCustody}
      start={{ thing: 'card', since: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={(input, key) => call(registersApi.addCustody, { input, key })}
    >
      <Form.Item name="householdId" label={say(w.household)} rules={required}>
        <HouseholdPicker found={() => undefined} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="thing" label={say(w.thing)}>
          <Select options={custodyThings.map((value) => ({ value, label: say(custodyWords[value]) }))} />
        </Form.Item>
        <Form.Item name="holderId" label={say(w.holder)} rules={required}>
          <Select options={people} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      </div>
      <Form.Item name="why" label={say(w.whyKept)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="agreement" label={say(w.agreement)} rules={required}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="since" label={say(w.since)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
    </FormDialog>
  );
}

function FileCustody({ c, close, done }: Closing & { c: Custody }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ on: string; as: string }, Custody>
      title={w.fileIt}
      start={{ on: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={(input, key) => call(registersApi.fileCustody, { params: { id: c.id }, version: c.version, input, key })}
    >
      <Form.Item name="as" label={say(w.fileAs)} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="on" label={say(w.on)} rules={required}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}

function GiveBack({ c, close, done }: Closing & { c: Custody }) {
  const { say } = useSay();
  return (
    <FormDialog<{ on: string }, Custody>
      title={w.giveBack}
      start={{ on: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={(input, key) => call(registersApi.returnCustody, { params: { id: c.id }, version: c.version, input, key })}
    >
      <Form.Item name="on" label={say(w.on)} rules={[{ required: true, message: say(w.required) }]}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}
