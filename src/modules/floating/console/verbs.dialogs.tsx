import { useQueryClient } from '@tanstack/react-query';
import { DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { keyOf, useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { floatingConsoleWords as w } from '../floating.console.words.ts';
import { type FloatingRow, type FloatingView, floatingApi } from '../floating.contract.ts';
import { type Side, type Way, ways } from '../floating.rules.ts';
import { floatingVerbWords, sideWords, wayWords } from '../floating.words.ts';
import type { FloatingVerb } from '../floating.workflow.rules.ts';
import { onDay, today, type Where, WhereFields, whereOf } from './register.dialog.tsx';

type Props = { f: FloatingView; close: () => void; done: (f: FloatingView) => void };

/** The form of one verb. */
export function ActDialog({ verb, ...props }: Props & { verb: FloatingVerb }) {
  if (verb === 'edit') return <Edit {...props} />;
  if (verb === 'nameContact') return <NameContact {...props} />;
  if (verb === 'contact' || verb === 'tryContact') return <Contact {...props} />;
  if (verb === 'appraise') return <Appraise {...props} />;
  if (verb === 'lose') return <Lose {...props} />;
  if (verb === 'reportIn' || verb === 'attach' || verb === 'moveRelation' || verb === 'comeBack')
    return <OnDay {...props} verb={verb} />;
  return null;
}

const onDays = {
  reportIn: floatingApi.reportIn,
  attach: floatingApi.attachFloating,
  moveRelation: floatingApi.moveRelation,
  comeBack: floatingApi.comeBack,
} as const;
const says = { reportIn: null, attach: w.voteHome, moveRelation: w.moveSure, comeBack: w.comeBackSure } as const;
function OnDay({ f, close, done, verb }: Props & { verb: keyof typeof onDays }) {
  const { say } = useSay();
  const told = says[verb];
  return (
    <FormDialog<{ on: Dayjs }, FloatingView>
      title={floatingVerbWords[verb]}
      ok={floatingVerbWords[verb]}
      start={{ on: today() }}
      close={close}
      done={done}
      send={({ on }, key) =>
        call(onDays[verb], { params: { id: f.id }, input: { on: onDay(on) }, version: f.version, key })
      }
    >
      {told && <p className="soft">{say(told)}</p>}
      <Form.Item name="on" label={say(w.on)} rules={[{ required: true, message: say(w.required) }]}>
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
    </FormDialog>
  );
}

function Lose({ f, close, done }: Props) {
  const { say } = useSay();
  return (
    <FormDialog<object, FloatingView>
      title={floatingVerbWords.lose}
      ok={floatingVerbWords.lose}
      close={close}
      done={done}
      send={(_, key) => call(floatingApi.loseFloating, { params: { id: f.id }, input: {}, version: f.version, key })}
    >
      <p>{say(w.loseSure)}</p>
    </FormDialog>
  );
}

function Contact({ f, close, done }: Props) {
  const { say } = useSay();
  const client = useQueryClient();
  const rules = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ way: Way; reached: boolean; note?: string }, FloatingRow>
      title={w.addContact}
      start={{ reached: true }}
      close={close}
      done={() => {
        void client.invalidateQueries({ queryKey: [floatingApi.listFloating.path] });
        void client
          .fetchQuery({
            queryKey: keyOf(floatingApi.getFloating, { params: { id: f.id } }),
            queryFn: () => call(floatingApi.getFloating, { params: { id: f.id } }),
          })
          .then(done);
      }}
      send={(input, key) => {
        const captured = { id: key, madeAt: new Date(Date.now()).toISOString(), files: [] };
        return call(floatingApi.contactFloating, { params: { id: f.id }, input: { ...input, captured }, key });
      }}
    >
      <Form.Item name="way" label={say(w.way)} rules={rules}>
        <Select options={ways.map((value) => ({ value, label: say(wayWords[value]) }))} />
      </Form.Item>
      <Form.Item name="reached" label={say(w.reached)} rules={rules}>
        <Radio.Group
          options={[
            { value: true, label: say(w.yes) },
            { value: false, label: say(w.no) },
          ]}
        />
      </Form.Item>
      <Form.Item name="note" label={say(w.noteOptional)}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

function NameContact({ f, close, done }: Props) {
  const { say } = useSay();
  const people = useAsk(floatingApi.contactPeople, { params: { id: f.id } });
  return (
    <FormDialog<{ accountId?: string; name?: string }, FloatingView>
      title={floatingVerbWords.nameContact}
      start={{ ...(f.contactAccountId && { accountId: f.contactAccountId }) }}
      close={close}
      done={done}
      send={({ accountId, name }, key) =>
        call(floatingApi.nameContact, {
          params: { id: f.id },
          input: { ...(accountId && { accountId }), ...(name && { name }) },
          version: f.version,
          key,
        })
      }
    >
      <Form.Item name="accountId" label={say(w.personHere)}>
        <Select allowClear options={(people.data?.items ?? []).map((p) => ({ value: p.accountId, label: p.name }))} />
      </Form.Item>
      <Form.Item name="name" label={say(w.personElse)}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}

function Appraise({ f, close, done }: Props) {
  const { say } = useSay();
  const rules = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ year: number; heldOn: Dayjs; side: Side }, FloatingView>
      title={floatingVerbWords.appraise}
      start={{ year: today().year(), heldOn: today(), side: f.mySides.includes('inflow') ? 'inflow' : 'home' }}
      close={close}
      done={done}
      send={({ heldOn, ...input }, key) =>
        call(floatingApi.appraiseFloating, {
          params: { id: f.id },
          input: { ...input, heldOn: onDay(heldOn) },
          version: f.version,
          key,
        })
      }
    >
      <div className="pair">
        <Form.Item name="year" label={say(w.year)} rules={rules}>
          <InputNumber min={2000} max={2200} precision={0} />
        </Form.Item>
        <Form.Item name="heldOn" label={say(w.heldOn)} rules={rules}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="side" label={say(w.side)} rules={rules}>
        <Select options={f.mySides.map((value) => ({ value, label: say(sideWords[value]) }))} />
      </Form.Item>
    </FormDialog>
  );
}

function Edit({ f, close, done }: Props) {
  return (
    <FormDialog<Where, FloatingView>
      title={floatingVerbWords.edit}
      start={{
        direction: f.direction,
        province: f.province,
        reason: f.reason,
        hasCard: f.hasCard,
        ...(f.whereabouts && { whereabouts: f.whereabouts }),
        ...(f.awayUntil && { awayUntil: dayjs(f.awayUntil) }),
        ...(f.inflowId ? { inflowId: f.inflowId } : f.inflow && { inflowName: f.inflow }),
      }}
      close={close}
      done={done}
      send={(values, key) =>
        call(floatingApi.editFloating, { params: { id: f.id }, input: whereOf(values), version: f.version, key })
      }
    >
      <WhereFields phoneNeeded={false} withInflow={f.attachedOn === null && f.homeId !== null} />
    </FormDialog>
  );
}

export function Answer({ f, correctionId, close, done }: Props & { correctionId: string }) {
  const { say } = useSay();
  return (
    <FormDialog<{ answer: string }, FloatingView>
      title={w.answerTitle}
      close={close}
      done={done}
      send={(input, key) => call(floatingApi.answerFloating, { params: { id: f.id, correctionId }, input, key })}
    >
      <Form.Item name="answer" label={say(w.answer)} rules={[{ required: true, message: say(w.required) }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
