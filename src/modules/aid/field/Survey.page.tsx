import { useState } from 'react';
import type { Output } from '#kernel/endpoint.ts';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { FilesOf } from '#ui/field/Files.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Choice, Empty, Field, Loading } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { MemberOrOther } from '#ui/field/MemberOrOther.tsx';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { Signature } from '#ui/field/Signature.tsx';
import { useSay } from '#ui/field/say.ts';
import { type CaptureForm, useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import { selfCareItems, selfCareLevel } from '../aid.means.rules.ts';
import { selfCareLevelWords, selfCareWords } from '../aid.means.words.ts';
import type { surveyApi, WaitingSurvey } from '../aid.survey.contract.ts';
import { aidKindWords } from '../aid.words.ts';
import { aidFieldWords as w } from './field.words.ts';
import { missingIn, noSurvey, type SurveyValues, surveyOf } from './survey.ts';
import { aid } from './wire.ts';

type Form = CaptureForm<SurveyValues>;
type Fault = (field: string) => string | undefined;
type Of = { form: Form; fault: Fault };
type Waiting = Output<(typeof surveyApi)['toSurvey']>;

/** Which households wait to be visited, and with whom one may go; kept on the phone. */
export function useToSurvey() {
  const { accountId } = useWho();
  return useLoad(`aid/toSurvey/${accountId}`, () => ask(aid.toSurvey), { keep: true });
}

/** 入户调查: two people, three signatures, without a network too. */
export function SurveyPage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useToSurvey();
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['today'])} />
      <Loading of={loaded}>
        {(list) => {
          const a = list.items.find((x) => x.id === id);
          return a ? <Survey a={a} colleagues={list.colleagues} /> : <Empty title={say(w.gone)} />;
        }}
      </Loading>
    </>
  );
}

function Survey({ a, colleagues }: { a: WaitingSurvey; colleagues: Waiting['colleagues'] }) {
  const say = useSay();
  const form = useCapture<SurveyValues>('aidSurvey', a.id, noSurvey);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => history.back()} />;
  if (!form) return null;
  const { values } = form.draft;
  return (
    <>
      <div className="subject">
        <strong>{a.applicant}</strong>
        <span className="about">
          <span>{say(aidKindWords[a.kind])}</span>
          <span>{a.address}</span>
          <span className="mono">{a.number}</span>
        </span>
        <p>{a.reason}</p>
      </div>
      <CaptureFrame
        form={form}
        label={say(w.send)}
        missing={missingIn(values, a)}
        onKeep={async () => setKept((await form.keep(surveyOf(a, values))).id)}
      >
        {(fault) => (
          <>
            <Choice
              label={say(w.second)}
              value={values.secondId}
              options={colleagues.map((c) => ({
                value: c.id,
                says: [`${c.name} ${c.unit}`, `${c.name} ${c.unit}`] as const,
              }))}
              onPick={(secondId) => form.set({ secondId })}
              fault={fault('secondId')}
            />
            {(['living', 'work', 'house', 'spending'] as const).map((name) => (
              <Words key={name} name={name} form={form} fault={fault} />
            ))}
            <Seen form={form} fault={fault} />
            {a.kind === 'tekun' && <SelfCareItems form={form} fault={fault} />}
            <section className="field">
              <h2>{say(w.photos)}</h2>
              <FilesOf form={form} />
            </section>
            <Signs a={a} form={form} fault={fault} />
          </>
        )}
      </CaptureFrame>
    </>
  );
}

function Words({ name, form, fault }: Of & { name: 'living' | 'work' | 'house' | 'spending' }) {
  const say = useSay();
  return (
    <Field label={say(w[name])} fault={fault(name)}>
      {(wiring) => (
        <textarea
          {...wiring}
          rows={3}
          maxLength={1000}
          value={form.draft.values[name]}
          onChange={(event) => form.set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}
function Seen({ form, fault }: Of) {
  const say = useSay();
  return (
    <Field label={say(w.seen)} fault={fault('seen')}>
      {(wiring) => (
        <input
          {...wiring}
          maxLength={60}
          inputMode="decimal"
          autoComplete="off"
          value={form.draft.values.seen}
          onChange={(event) => form.set({ seen: event.target.value })}
        />
      )}
    </Field>
  );
}

/** The six items (TK 21), each asked by itself; what they come to is said at once. */
function SelfCareItems({ form, fault }: Of) {
  const say = useSay();
  const { selfCare } = form.draft.values;
  const [eating, dressing, bed, toilet, walking, bathing] = selfCareItems.map((i) => selfCare[i]);
  const isWhole = [eating, dressing, bed, toilet, walking, bathing].every((x) => x !== undefined);
  const whole = Object.fromEntries(selfCareItems.map((i) => [i, selfCare[i] ?? false])) as Record<
    (typeof selfCareItems)[number],
    boolean
  >;
  return (
    <section className="field">
      <h2>{say(w.selfCare)}</h2>
      {selfCareItems.map((item) => (
        <Choice
          key={item}
          label={say(selfCareWords[item])}
          value={selfCare[item] === undefined ? '' : selfCare[item] ? 'can' : 'cannot'}
          options={[
            { value: 'can', says: w.can },
            { value: 'cannot', says: w.cannot },
          ]}
          onPick={(next) => form.set({ selfCare: { ...selfCare, [item]: next === 'can' } })}
          fault={selfCare[item] === undefined ? fault('selfCare') : undefined}
        />
      ))}
      {isWhole && <p>{say(w.level, { level: say(selfCareLevelWords[selfCareLevel(whole)]) })}</p>}
    </section>
  );
}

function Signs({ a, form, fault }: Of & { a: WaitingSurvey }) {
  const say = useSay();
  const { values } = form.draft;
  const boxes = [
    ['first', w.signFirst],
    ['second', w.signSecond],
    ['household', w.signHousehold],
  ] as const;
  return (
    <>
      <MemberOrOther
        field="signer"
        who={values.signerId}
        pick={(signerId) => form.set({ signerId })}
        members={a.members}
        values={values}
        set={form.set}
        words={{ ...w, who: w.signer }}
        fault={fault}
      />
      {boxes.map(([name, label]) => (
        <section key={name} className="field">
          <h2>{say(label)}</h2>
          {fault(name) && <p className="fault">{fault(name)}</p>}
          <Signature label={say(label)} onStrokes={(strokes) => form.set({ [name]: strokes })} />
        </section>
      ))}
    </>
  );
}
