import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { careConsoleWords as w } from '../care.console.words.ts';
import { careApi, type MemberView } from '../care.contract.ts';
import { type CareClass, type Circumstance, careClasses, circumstances, subjectFault } from '../care.rules.ts';
import { careClassWords, circumstanceWords } from '../care.words.ts';
import { Pick } from './care.bits.tsx';

type Entry = {
  householdId: string;
  careClass: CareClass;
  personId?: string;
  circumstance: Circumstance;
  since: string;
  basisNumber?: string;
  lastCheckedOn?: string;
  recheckMonths?: number | null;
  yuan?: number | null;
};

/** Somebody who is in an existing register; who applies here is entered by the approval. */
export function Enrol({ close, done }: { close: () => void; done: (m: MemberView) => void }) {
  const { say } = useSay();
  const [name, find] = useState('');
  const found = useAsk(careApi.careHouseholds, { query: { name } }, { enabled: name.length > 0, keepOld: true });
  const households = found.data?.items ?? [];
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, MemberView>
      title={w.enrolTitle}
      ok={w.enrol}
      start={{ careClass: 'minimumLiving', circumstance: 'steady', since: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={({ personId, basisNumber, lastCheckedOn, recheckMonths, yuan, ...v }, key) =>
        call(careApi.enrolMember, {
          input: {
            ...v,
            ...(personId && { personId }),
            ...(basisNumber && { basisNumber }),
            ...(lastCheckedOn && { lastCheckedOn }),
            ...(recheckMonths && { recheckMonths }),
            ...(yuan && { amountCents: Math.round(yuan * 100) }),
          },
          key,
        })
      }
    >
      {(form) => (
        <>
          <Form.Item name="householdId" label={say(w.household)} rules={required}>
            <Select
              showSearch={{ filterOption: false, onSearch: (text) => find(text.trim()) }}
              placeholder={say(w.findHousehold)}
              options={households.map((h) => ({ value: h.id, label: `${h.head} · ${h.address}` }))}
            />
          </Form.Item>
          <Pick name="careClass" label={w.careClass} values={careClasses} words={careClassWords} />
          <Form.Item noStyle shouldUpdate={(a, b) => a.careClass !== b.careClass || a.householdId !== b.householdId}>
            {() => {
              const careClass = form.getFieldValue('careClass') as CareClass;
              const isOne = subjectFault(careClass, null) !== null;
              if (!isOne && subjectFault(careClass, '-') !== null) return null;
              const people = households.find((h) => h.id === form.getFieldValue('householdId'))?.people ?? [];
              return (
                <Form.Item name="personId" label={say(w.whose)} rules={isOne ? required : []}>
                  <Select
                    allowClear
                    placeholder={isOne ? '' : say(w.wholeHouse)}
                    options={people.map((p) => ({ value: p.personId, label: p.name }))}
                  />
                </Form.Item>
              );
            }}
          </Form.Item>
          <Pick name="circumstance" label={w.circumstance} values={circumstances} words={circumstanceWords} />
          <div className="pair">
            <Form.Item name="since" label={say(w.since)} rules={required}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="lastCheckedOn" label={say(w.lastCheckedOn)} extra={say(w.lastHow)}>
              <Input type="date" />
            </Form.Item>
          </div>
          <Form.Item name="yuan" label={say(w.yuan)}>
            <InputNumber className="wide" min={0.01} max={100000} precision={2} />
          </Form.Item>
          <div className="pair">
            <Form.Item name="basisNumber" label={say(w.basisNumber)}>
              <Input maxLength={80} />
            </Form.Item>
            <Form.Item name="recheckMonths" label={say(w.recheckMonths)} extra={say(w.byRule)}>
              <InputNumber className="wide" min={1} max={60} precision={0} />
            </Form.Item>
          </div>
        </>
      )}
    </FormDialog>
  );
}
