import { useNavigate } from '@tanstack/react-router';
import { App, Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { purposesApi } from '../purposes.contract.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';
import { type VisitInput, visitsApi } from '../visits.contract.ts';
import {
  mayVisitFor,
  needCategories,
  type SpokenTo,
  spokenTos,
  type VisitHow,
  type VisitResult,
  visitHows,
  visitResults,
} from '../visits.rules.ts';
import { needCategoryWords, spokenToWords, visitHowWords, visitResultWords } from '../visits.words.ts';
import { useVisitsAgain } from './bits.tsx';

type Purpose = Answer<typeof purposesApi.visitPurposes>['items'][number];
type Need = { category?: VisitInput['needs'][number]['category']; what?: string; placeNote?: string; told?: string };
type Entry = {
  householdId: string;
  purpose: string;
  on: Dayjs;
  how: VisitHow;
  result: VisitResult;
  spoken?: string;
  answers?: Record<string, string | undefined>;
  said?: string;
  note?: string;
  needs?: Need[];
  slip?: string;
  phone?: string;
};
type Recorded = Answer<typeof visitsApi.recordVisit>;

/** Written by hand on a day: noon of it, or now when it is today. */
const madeAt = (on: Dayjs): string =>
  on.isSame(dayjs(), 'day') ? new Date().toISOString() : on.hour(12).minute(0).second(0).millisecond(0).toISOString();

function inputOf(v: Entry, key: string) {
  const isTalked = v.result === 'talked';
  const other = spokenTos.find((s) => s === v.spoken);
  const spoken: { spokenTo?: SpokenTo; spokenPersonId?: string } = !v.spoken
    ? {}
    : other
      ? { spokenTo: other }
      : { spokenTo: 'member', spokenPersonId: v.spoken };
  const answers = Object.fromEntries(Object.entries(v.answers ?? {}).flatMap(([k, text]) => (text ? [[k, text]] : [])));
  const needs = (v.needs ?? []).map((n) => ({
    category: n.category ?? ('other' as const),
    what: n.what ?? '',
    ...(n.placeNote && { placeNote: n.placeNote }),
    ...(n.told && { told: n.told }),
    files: [],
  }));
  return {
    captured: { id: key, madeAt: madeAt(v.on), files: [] },
    householdId: v.householdId,
    purpose: v.purpose,
    how: v.how,
    result: v.result,
    ...(v.note && { note: v.note }),
    ...(isTalked && {
      ...spoken,
      answers,
      needs,
      ...(v.said && { said: v.said }),
      ...(v.slip && { slip: v.slip }),
      ...(v.phone && { phone: v.phone }),
    }),
  };
}

/** A visit that was written on paper, or told by phone: the same record as from the field. */
export function RecordDialog({ close }: { close: () => void }) {
  const { say } = useSay();
  const { message } = App.useApp();
  const again = useVisitsAgain();
  const navigate = useNavigate();
  const done = (made: Recorded) => {
    void message.success(made.cases.length > 0 ? say(w.savedCases, { n: made.cases.length }) : say(w.saved));
    again();
    void navigate({ to: '/visits/$id', params: { id: made.id } });
  };
  return (
    <FormDialog<Entry, Recorded>
      title={w.add}
      start={{ on: dayjs(), how: 'home', result: 'talked' }}
      close={close}
      done={done}
      send={(v, key) => call(visitsApi.recordVisit, { input: inputOf(v, key), key })}
    >
      <Where />
      <What />
    </FormDialog>
  );
}

function Where() {
  const { say } = useSay();
  const { role } = useMe();
  const [q, find] = useState('');
  const found = useAsk(visitsApi.visitHouseholds, { query: { q } }, { enabled: q.length > 0, keepOld: true });
  const purposes = useAsk(purposesApi.visitPurposes, {});
  const today = dayjs().format('YYYY-MM-DD');
  const open = (purposes.data?.items ?? []).filter((p) => mayVisitFor(p, role, today));
  const required = [{ required: true, message: say(w.required) }];
  const householdId = Form.useWatch('householdId');
  const members = found.data?.items.find((h) => h.id === householdId)?.members ?? [];
  const result = Form.useWatch('result');
  return (
    <>
      <Form.Item name="householdId" label={say(w.household)} rules={required}>
        <Select
          showSearch={{ filterOption: false, onSearch: (text) => find(text.trim()) }}
          placeholder={say(w.findHousehold)}
          options={(found.data?.items ?? []).map((h) => ({
            value: h.id,
            label: [h.head, h.address].filter(Boolean).join(' · '),
          }))}
        />
      </Form.Item>
      <div className="pair">
        <Form.Item name="purpose" label={say(w.purpose)} rules={required}>
          <Select options={open.map((p) => ({ value: p.key, label: say([p.zh, p.en]) }))} />
        </Form.Item>
        <Form.Item name="on" label={say(w.day)} rules={required}>
          <DatePicker />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="how" label={say(w.how)}>
          <Select options={visitHows.map((value) => ({ value, label: say(visitHowWords[value]) }))} />
        </Form.Item>
        <Form.Item name="result" label={say(w.result)}>
          <Select options={visitResults.map((value) => ({ value, label: say(visitResultWords[value]) }))} />
        </Form.Item>
      </div>
      {result === 'talked' && (
        <Form.Item name="spoken" label={say(w.spokenTo)} rules={required}>
          <Select
            options={[
              ...members.map((m) => ({ value: m.personId, label: m.name })),
              ...spokenTos
                .filter((s) => s !== 'member' || members.length === 0)
                .map((value) => ({ value, label: say(spokenToWords[value]) })),
            ]}
          />
        </Form.Item>
      )}
    </>
  );
}

function What() {
  const { say } = useSay();
  const purposes = useAsk(purposesApi.visitPurposes, {});
  const key = Form.useWatch('purpose');
  const result = Form.useWatch('result');
  const purpose = purposes.data?.items.find((p) => p.key === key);
  return (
    <>
      {result === 'talked' && (
        <>
          {(purpose?.questions ?? []).map((q) => (
            <Question key={q.key} q={q} />
          ))}
          <Form.Item name="said" label={say(w.said)} extra={say(w.saidHint)}>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
          </Form.Item>
          <NeedFields />
          <div className="pair">
            <Form.Item name="slip" label={say(w.slipGiven)}>
              <Input maxLength={20} inputMode="numeric" autoComplete="off" />
            </Form.Item>
            <Form.Item name="phone" label={say(w.phone)}>
              <Input maxLength={30} inputMode="tel" autoComplete="off" />
            </Form.Item>
          </div>
        </>
      )}
      <Form.Item name="note" label={say(w.note)} extra={say(w.noteHint)}>
        <Input.TextArea autoSize={{ minRows: 1 }} maxLength={1000} />
      </Form.Item>
    </>
  );
}

function Question({ q }: { q: Purpose['questions'][number] }) {
  const { say } = useSay();
  const label = say([q.zh, q.en]) + (q.unit ? `(${q.unit})` : '');
  const yesNo = [
    { key: 'yes', zh: '是', en: 'yes' },
    { key: 'no', zh: '否', en: 'no' },
  ];
  const choices = q.type === 'yesNo' ? yesNo : (q.choices ?? []);
  return (
    <Form.Item name={['answers', q.key]} label={label}>
      {q.type === 'yesNo' || q.type === 'choice' ? (
        <Select allowClear options={choices.map((c) => ({ value: c.key, label: say([c.zh, c.en]) }))} />
      ) : (
        <Input maxLength={20} inputMode={q.type === 'number' ? 'decimal' : 'text'} autoComplete="off" />
      )}
    </Form.Item>
  );
}

function NeedFields() {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <Form.List name="needs">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="visit-row">
              <Form.Item name={[name, 'what']} label={say(w.what)} rules={required}>
                <Input.TextArea autoSize={{ minRows: 1 }} maxLength={2000} />
              </Form.Item>
              <div className="pair">
                <Form.Item name={[name, 'category']} label={say(w.category)} rules={required}>
                  <Select options={needCategories.map((value) => ({ value, label: say(needCategoryWords[value]) }))} />
                </Form.Item>
                <Form.Item name={[name, 'placeNote']} label={say(w.placeNote)}>
                  <Input maxLength={200} />
                </Form.Item>
              </div>
              <Form.Item name={[name, 'told']} label={say(w.toldIf)}>
                <Input maxLength={1000} />
              </Form.Item>
              <Button size="small" onClick={() => remove(name)}>
                {say(w.remove)}
              </Button>
            </div>
          ))}
          <Button onClick={() => add({})} disabled={fields.length >= 8}>
            {say(w.addNeed)}
          </Button>
        </>
      )}
    </Form.List>
  );
}
