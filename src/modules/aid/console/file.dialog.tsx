import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import { type AidReceipt, aidApi } from '../aid.contract.ts';
import {
  type AbilityGround,
  abilityGrounds,
  allHeads,
  type Exclusion,
  exclusions,
  type Head,
  type MemberTie,
  memberTies,
  type SingleGround,
  singleGrounds,
} from '../aid.means.rules.ts';
import { abilityWords, exclusionWords, headWords, singleWords, tieWords } from '../aid.means.words.ts';
import { type AidKind, aidKinds, type CareForm, careForms, type Filer, filers } from '../aid.rules.ts';
import { aidKindWords, careFormWords, filerWords } from '../aid.words.ts';
import { type FoundHousehold, HouseholdPicker } from './bits.tsx';
import { KinFields, type KinValues } from './kin.fields.tsx';
import { BlankForm } from './paper.form.tsx';

type Line = { personId: string; head: Head; year: number };
type Values = KinValues & {
  kind: AidKind;
  asLead: boolean;
  householdId: string;
  filedBy: Filer;
  entrusted?: string;
  reason: string;
  /** By person: the tie, or 'out' for who does not live with them. */
  ties: Record<string, MemberTie | 'out'>;
  excluded: Record<string, Exclusion | ''>;
  income?: Line[];
  singleGround?: SingleGround | '';
  ground?: AbilityGround;
  noSource?: boolean;
  noSupporter?: boolean;
  careForm?: CareForm;
};

/** What the form says, as the contract has it. */
function inputOf(v: Values, home: FoundHousehold) {
  const members = home.members.flatMap((m) => {
    const tie = v.ties?.[m.personId] ?? 'out';
    return tie === 'out' ? [] : [{ personId: m.personId, tie, excluded: v.excluded?.[m.personId] || null }];
  });
  return {
    kind: v.kind,
    asLead: Boolean(v.asLead),
    householdId: v.householdId,
    applicantId: members.find((m) => m.tie === 'applicant')?.personId ?? home.members[0]?.personId ?? '',
    filedBy: v.filedBy,
    ...(v.entrusted && { entrusted: v.entrusted }),
    reason: v.reason,
    members,
    income: (v.income ?? []).map((l) => ({ personId: l.personId, head: l.head, yearCents: Math.round(l.year * 100) })),
    ...(v.kind === 'dibao' && v.singleGround && { singleGround: v.singleGround }),
    ...(v.kind === 'tekun' &&
      v.ground && {
        tekun: { ground: v.ground, noSource: Boolean(v.noSource), noSupporter: Boolean(v.noSupporter) },
        careForm: v.careForm ?? ('home' as const),
      }),
    kin:
      v.isKin === 'yes' && v.official && v.relation
        ? [{ official: v.official, post: v.post, relation: v.relation }]
        : [],
  };
}

/** An application as it is told at the counter. */
export function FileDialog({ close, done }: { close: () => void; done: (receipt: AidReceipt) => void }) {
  const { say } = useSay();
  const [home, setHome] = useState<FoundHousehold | null>(null);
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Values, AidReceipt>
      title={w.file}
      ok={w.file}
      start={{ kind: 'dibao', filedBy: 'self', asLead: false, post: 'committee' }}
      close={close}
      done={done}
      send={(v, key) => {
        if (!home) throw new Error('a household is required by the form');
        return call(aidApi.fileAid, { input: inputOf(v, home), key });
      }}
    >
      {(form) => (
        <>
          <Form.Item name="kind" label={say(w.kind)}>
            <Select options={aidKinds.map((value) => ({ value, label: say(aidKindWords[value]) }))} />
          </Form.Item>
          <Form.Item name="householdId" label={say(w.household)} rules={required}>
            <HouseholdPicker
              found={(h) => {
                setHome(h);
                form.setFieldValue(
                  'ties',
                  Object.fromEntries(h.members.map((m, i) => [m.personId, i === 0 ? 'applicant' : 'supportDuty'])),
                );
              }}
            />
          </Form.Item>
          {home && <BlankForm home={home} />}
          {home && <Members home={home} />}
          {home && <Income home={home} />}
          <Form.Item noStyle shouldUpdate={(a, b) => a.kind !== b.kind}>
            {() => <OfKind kind={form.getFieldValue('kind')} />}
          </Form.Item>
          <Form.Item name="reason" label={say(w.reason)} rules={required}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
          <Form.Item name="filedBy" label={say(w.filedBy)}>
            <Radio.Group options={filers.map((value) => ({ value, label: say(filerWords[value]) }))} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a, b) => a.filedBy !== b.filedBy}>
            {() =>
              form.getFieldValue('filedBy') === 'village' && (
                <>
                  <Form.Item name="entrusted" label={say(w.entrusted)}>
                    <Input maxLength={200} />
                  </Form.Item>
                  <Form.Item name="asLead" valuePropName="checked">
                    <Checkbox>{say(w.asLead)}</Checkbox>
                  </Form.Item>
                </>
              )
            }
          </Form.Item>
          <KinFields form={form} />
        </>
      )}
    </FormDialog>
  );
}

function Members({ home }: { home: FoundHousehold }) {
  const { say } = useSay();
  return (
    <section className="section">
      <h3>{say(w.members)}</h3>
      {home.members.map((m) => (
        <div key={m.personId} className="pair">
          <Form.Item name={['ties', m.personId]} label={m.name}>
            <Select
              options={[
                ...memberTies.map((value) => ({ value, label: say(tieWords[value]) })),
                { value: 'out', label: say(w.leftOut) },
              ]}
              popupMatchSelectWidth={false}
            />
          </Form.Item>
          <Form.Item name={['excluded', m.personId]} label={say(w.excluded)} initialValue="">
            <Select
              options={[
                { value: '', label: say(w.counts) },
                ...exclusions.map((value) => ({ value, label: say(exclusionWords[value]) })),
              ]}
              popupMatchSelectWidth={false}
            />
          </Form.Item>
        </div>
      ))}
    </section>
  );
}

function Income({ home }: { home: FoundHousehold }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <section className="section">
      <h3>{say(w.income)}</h3>
      <Form.List name="income">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="aid-line">
                <Form.Item name={[name, 'personId']} rules={required}>
                  <Select
                    aria-label={say(w.whose)}
                    placeholder={say(w.whose)}
                    options={home.members.map((m) => ({ value: m.personId, label: m.name }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'head']} rules={required}>
                  <Select
                    aria-label={say(w.head)}
                    placeholder={say(w.head)}
                    options={allHeads.map((value) => ({ value, label: say(headWords[value]) }))}
                    popupMatchSelectWidth={false}
                  />
                </Form.Item>
                <Form.Item name={[name, 'year']} rules={required}>
                  <InputNumber
                    className="wide"
                    aria-label={say(w.yearYuan)}
                    placeholder={say(w.yearYuan)}
                    min={0}
                    precision={2}
                  />
                </Form.Item>
                <Button onClick={() => remove(name)}>{say(w.remove)}</Button>
              </div>
            ))}
            <Form.Item>
              <Button onClick={() => add({ personId: home.members[0]?.personId })}>{say(w.addIncome)}</Button>
            </Form.Item>
          </>
        )}
      </Form.List>
    </section>
  );
}

function OfKind({ kind }: { kind: AidKind }) {
  const { say } = useSay();
  if (kind === 'dibao')
    return (
      <Form.Item name="singleGround" label={say(w.single)} initialValue="">
        <Select
          options={[
            { value: '', label: say(w.notSingle) },
            ...singleGrounds.map((value) => ({ value, label: say(singleWords[value]) })),
          ]}
        />
      </Form.Item>
    );
  if (kind !== 'tekun') return null;
  return (
    <>
      <Form.Item name="ground" label={say(w.tekun)} rules={[{ required: true, message: say(w.required) }]}>
        <Select options={abilityGrounds.map((value) => ({ value, label: say(abilityWords[value]) }))} />
      </Form.Item>
      <Form.Item name="noSource" valuePropName="checked">
        <Checkbox>{say(w.noSource)}</Checkbox>
      </Form.Item>
      <Form.Item name="noSupporter" valuePropName="checked">
        <Checkbox>{say(w.noSupporter)}</Checkbox>
      </Form.Item>
      <Form.Item name="careForm" label={say(w.careForm)} initialValue="home">
        <Radio.Group options={careForms.map((value) => ({ value, label: say(careFormWords[value]) }))} />
      </Form.Item>
    </>
  );
}
