import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '#kernel/endpoint.ts';
import { PaperTwin } from '#modules/papers/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FilePicker } from '#ui/console/file-picker.tsx';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import { type SelfCareItem, selfCareItems } from '../aid.means.rules.ts';
import { selfCareWords } from '../aid.means.words.ts';
import { takerRoles } from '../aid.rules.ts';
import { type PaperSurvey as Sent, surveyApi } from '../aid.survey.contract.ts';
import type { AidView } from '../aid.views.contract.ts';
import { aidPaperWords as p } from '../aid.words.ts';
import { useAidAgain } from './bits.tsx';

/** Where there is no phone: the form to print with its code, and typing in what two people wrote on it. */
export function PaperSurvey({ a }: { a: AidView }) {
  const { say } = useSay();
  const { role } = useMe();
  const again = useAidAgain();
  const [isOpen, open] = useState(false);
  if (!takerRoles.some((r) => r === role)) return null;
  return (
    <span className="page-acts no-print">
      <PaperTwin kind="aidSurvey" subject={a.id} label={w.blankSurvey} signs={[]} small>
        <Blank a={a} />
      </PaperTwin>
      <Button size="small" onClick={() => open(true)}>
        {say(w.addSurvey)}
      </Button>
      {isOpen && <TypeIn a={a} close={() => open(false)} done={again} />}
    </span>
  );
}

/** The sheet: what is known is printed, what two people see is written by hand. */
function Blank({ a }: { a: AidView }) {
  const { say } = useSay();
  const known: [readonly [string, string], string][] = [
    [w.applicant, a.applicant],
    [w.household, `${a.placeName} ${a.address}`],
    [w.members, a.members.map((m) => m.name).join('、')],
  ];
  const lines = [
    ...[w.living, w.work, w.house, w.spending].map((word) => [word, ''] as const),
    [w.seen, say(p.yuan)] as const,
    ...(a.kind === 'tekun' ? selfCareItems.map((i) => [selfCareWords[i], say(p.canCannot)] as const) : []),
    ...[p.day, p.first, p.second, p.household, p.proxy].map((word) => [word, ''] as const),
  ];
  const tall: string[] = [w.living, w.work, w.house, w.spending].map((word) => word[1]);
  const signed: string[] = [p.first, p.second, p.household, p.proxy].map((word) => word[1]);
  return (
    <>
      <p>{say(p.how)}</p>
      <table className="paper-table aid-blank">
        <tbody>
          {[...known, ...lines].map(([head, text]) => (
            <tr
              key={head[1]}
              className={tall.includes(head[1]) ? 'tall' : signed.includes(head[1]) ? 'signed' : undefined}
            >
              <th scope="row">{say(head)}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

type Answer = Output<(typeof surveyApi)['surveyOnPaper']>;
type Typed = {
  firstId: string;
  secondId: string;
  on: string;
  signer: string;
  otherName?: string;
  otherWhy?: string;
  living: string;
  work: string;
  house: string;
  spending: string;
  seen?: number | null;
  can?: Partial<Record<SelfCareItem, 'yes' | 'no'>>;
};
const OTHER = 'other';

function inputOf(a: AidView, v: Typed): Sent {
  const member = a.members.find((m) => m.personId === v.signer);
  return {
    ...{ firstId: v.firstId, secondId: v.secondId, on: v.on },
    ...{ living: v.living, work: v.work, house: v.house, spending: v.spending },
    signer: member
      ? { personId: member.personId, name: member.name }
      : { name: v.otherName ?? '', ...(v.otherWhy && { why: v.otherWhy }) },
    ...(typeof v.seen === 'number' && { seenYearCents: Math.round(v.seen * 100) }),
    ...(a.kind === 'tekun' && {
      selfCare: Object.fromEntries(selfCareItems.map((i) => [i, v.can?.[i] === 'yes'])),
    }),
  };
}

function TypeIn({ a, close, done }: { a: AidView; close: () => void; done: () => void }) {
  const { say } = useSay();
  const staff = useAsk(surveyApi.surveyors, { params: { id: a.id } });
  const [files, choose] = useState<readonly File[]>([]);
  const scans = staff.data?.scans ?? 0;
  const people = (staff.data?.items ?? []).map((c) => ({ value: c.id, label: `${c.name} · ${c.unit}` }));
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Typed, Answer>
      title={w.addSurvey}
      ok={w.addSurvey}
      start={{ on: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={(v, key) =>
        call(surveyApi.surveyOnPaper, {
          params: { id: a.id },
          input: inputOf(a, v),
          files: files.map((file) => ({ field: 'files', file })),
          key,
        })
      }
    >
      <Form.Item name="on" label={say(p.day)} rules={required}>
        <Input type="date" max={dayOf(Date.now())} />
      </Form.Item>
      <div className="pair">
        {(['firstId', 'secondId'] as const).map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={say(name === 'firstId' ? w.surveyor1 : w.surveyor2)}
            rules={required}
          >
            <Select options={people} showSearch={{ optionFilterProp: 'label' }} />
          </Form.Item>
        ))}
      </div>
      {(['living', 'work', 'house', 'spending'] as const).map((name) => (
        <Form.Item key={name} name={name} label={say(w[name])} rules={required}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      ))}
      <Form.Item name="seen" label={say(w.seenYuan)}>
        <InputNumber className="wide" min={0} precision={2} />
      </Form.Item>
      {a.kind === 'tekun' && <SelfCareAsked />}
      <Signer a={a} />
      <Form.Item name="files" label={say(w.signedSheet)} extra={scans > 0 ? say(w.scansBack, { n: scans }) : undefined}>
        <FilePicker files={files} choose={choose} label={w.addScan} of="scan" />
      </Form.Item>
    </FormDialog>
  );
}

function Signer({ a }: { a: AidView }) {
  const { say } = useSay();
  const who: unknown = Form.useWatch('signer');
  const required = [{ required: true, message: say(w.required) }];
  return (
    <>
      <Form.Item name="signer" label={say(w.signerOnSheet)} rules={required}>
        <Select
          options={[
            ...a.members.map((m) => ({ value: m.personId, label: m.name })),
            { value: OTHER, label: say(w.signedByOther) },
          ]}
        />
      </Form.Item>
      {who === OTHER && (
        <div className="pair">
          <Form.Item name="otherName" label={say(w.otherName)} rules={required}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="otherWhy" label={say(w.otherWhy)} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
      )}
    </>
  );
}

/** The six items (TK 21), each asked by itself: none is answered before it was read off the sheet. */
function SelfCareAsked() {
  const { say } = useSay();
  const rules = [{ required: true, message: say(w.required) }];
  return (
    <fieldset className="bare">
      <legend>{say(w.canThemselves)}</legend>
      <div className="pair">
        {selfCareItems.map((item) => (
          <Form.Item key={item} name={['can', item]} label={say(selfCareWords[item])} rules={rules}>
            <Radio.Group
              options={[
                { value: 'yes', label: say(w.can) },
                { value: 'no', label: say(w.cannot) },
              ]}
            />
          </Form.Item>
        ))}
      </div>
    </fieldset>
  );
}
