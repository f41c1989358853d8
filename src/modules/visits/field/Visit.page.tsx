import { type ReactNode, useMemo, useState } from 'react';
import { useCarriedFacts } from '#modules/facts/field/index.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Choice, Empty, Field, Loading } from '#ui/field/kit.tsx';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { Signature } from '#ui/field/Signature.tsx';
import { useSay } from '#ui/field/say.ts';
import { type CaptureForm, useCapture } from '#ui/field/useCapture.ts';
import type { TodayHousehold, TodayVisits } from '../visits.contract.ts';
import { visitHows, visitResults } from '../visits.rules.ts';
import { spokenToWords, visitHowWords, visitResultWords } from '../visits.words.ts';
import { AskedFields } from './Asked.tsx';
import { visitsFieldWords as w } from './field.words.ts';
import { Needs } from './Needs.tsx';
import { Recorded } from './Recorded.tsx';
import { useVisitsToday } from './Visits.parts.tsx';
import { missingIn, noVisit, spokenOthers, type VisitValues, visitOf } from './visit.ts';
import { visits } from './wire.ts';

type Form = CaptureForm<VisitValues>;
type Fault = (field: string) => string | undefined;

/** 入户走访 of one household, on one screen. Works without a network. */
export function VisitPage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useVisitsToday();
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['visits'])} />
      <Loading of={loaded}>
        {(today) => {
          const household = today.households.find((h) => h.id === id);
          return household ? <Visit h={household} today={today} /> : <Empty title={say(w.gone)} />;
        }}
      </Loading>
    </>
  );
}

function Visit({ h, today }: { h: TodayHousehold; today: TodayVisits }) {
  const say = useSay();
  const only = today.purposes.length === 1 ? (today.purposes[0]?.key ?? '') : '';
  const empty = useMemo(() => noVisit(only), [only]);
  const form = useCapture<VisitValues>('visit', h.id, empty);
  const carried = useCarriedFacts().value;
  const [kept, setKept] = useState<string | null>(null);
  if (kept)
    return (
      <Kept id={kept} onAnother={() => history.back()}>
        {(answer) => <Recorded answer={answer} />}
      </Kept>
    );
  if (!form) return null;
  const { values: v } = form.draft;
  const purpose = today.purposes.find((p) => p.key === v.purpose);
  const known = carried?.households.find((k) => k.id === h.id);
  const lines = known?.lines.filter((l) => purpose?.facts.includes(l.kind)) ?? [];
  return (
    <>
      <div className="subject">
        <strong>{h.head ?? h.address}</strong>
        <span className="about">
          <span>{h.address}</span>
          <span>{h.placeName}</span>
        </span>
      </div>
      <CaptureFrame
        form={form}
        label={say(w.send)}
        missing={missingIn(v, purpose, h, lines, form.draft.files.length)}
        onKeep={async () => {
          if (purpose) setKept((await form.keep({ endpoint: visits.record, ...visitOf(v, purpose, h, lines) })).id);
        }}
      >
        {(fault) => (
          <>
            <Choice
              label={say(w.purpose)}
              value={v.purpose || null}
              options={today.purposes.map((p) => ({ value: p.key, says: [p.zh, p.en] as const }))}
              onPick={(next) => form.set({ purpose: next, answers: {}, facts: {} })}
              fault={fault('purpose')}
            />
            <Choice
              label={say(w.how)}
              value={v.how}
              options={visitHows.map((value) => ({ value, says: visitHowWords[value] }))}
              onPick={(how) => form.set({ how })}
            />
            <Choice
              label={say(w.result)}
              value={v.result}
              options={visitResults.map((value) => ({ value, says: visitResultWords[value] }))}
              onPick={(result) => form.set({ result })}
            />
            {v.result === 'talked' && purpose && (
              <Talked form={form} h={h} fault={fault}>
                <AskedFields
                  form={form}
                  purpose={purpose}
                  kinds={carried?.kinds ?? []}
                  household={known ? { members: known.members, lines } : null}
                  fault={fault('answers')}
                />
              </Talked>
            )}
            <Note form={form} today={today} />
          </>
        )}
      </CaptureFrame>
    </>
  );
}

function Talked({ form, h, fault, children }: { form: Form; h: TodayHousehold; fault: Fault; children: ReactNode }) {
  const say = useSay();
  const { values: v, files } = form.draft;
  const members = h.members.map((m) => ({ value: m.personId, says: [m.name, m.name] as const }));
  const anyone = members.length > 0 ? members : [{ value: 'member', says: spokenToWords.member }];
  return (
    <>
      <Choice
        label={say(w.spoken)}
        value={v.spoken || null}
        options={[...anyone, ...spokenOthers.map((value) => ({ value, says: spokenToWords[value] }))]}
        onPick={(spoken) => form.set({ spoken })}
        fault={fault('spoken')}
      />
      {children}
      <Field label={say(w.said)} hint={say(w.saidHow)} fault={fault('said')}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={3}
            maxLength={2000}
            value={v.said}
            onChange={(event) => form.set({ said: event.target.value })}
          />
        )}
      </Field>
      <Needs form={form} fault={fault('needs')} />
      {files.length > 0 && (
        <>
          <label className="tick">
            <input
              type="checkbox"
              checked={v.hasConsent}
              onChange={(event) => form.set({ hasConsent: event.target.checked })}
            />
            <span>{say(w.consent)}</span>
          </label>
          {fault('consent') && (
            <p className="fault" role="alert">
              {fault('consent')}
            </p>
          )}
        </>
      )}
      {v.needs.length > 0 && <Line form={form} name="phone" label={say(w.phone)} inputMode="tel" />}
      <Line
        form={form}
        name="slip"
        label={say(w.slip)}
        hint={say(w.slipHow)}
        inputMode="numeric"
        fault={fault('slip')}
      />
      {v.how !== 'phone' && (
        <details>
          <summary>{say(w.sign)}</summary>
          <Signature label={say(w.sign)} onStrokes={(strokes) => form.set({ strokes })} />
        </details>
      )}
    </>
  );
}

type LineProps = {
  form: Form;
  name: 'phone' | 'slip';
  label: string;
  hint?: string;
  fault?: string | undefined;
  inputMode: 'tel' | 'numeric';
};
function Line({ form, name, label, hint, fault, inputMode }: LineProps) {
  return (
    <Field label={label} hint={hint} fault={fault} optional>
      {(wiring) => (
        <input
          {...wiring}
          inputMode={inputMode}
          maxLength={30}
          autoComplete="off"
          value={form.draft.values[name]}
          onChange={(event) => form.set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

function Note({ form, today }: { form: Form; today: TodayVisits }) {
  const say = useSay();
  const { values: v } = form.draft;
  return (
    <>
      <Field label={say(w.note)} hint={say(w.noteHow)} optional>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={2}
            maxLength={1000}
            value={v.note}
            onChange={(event) => form.set({ note: event.target.value })}
          />
        )}
      </Field>
      {today.colleagues.length > 0 && (
        <Field label={say(w.second)} optional>
          {(wiring) => (
            <select
              {...wiring}
              value={v.withAccountId}
              onChange={(event) => form.set({ withAccountId: event.target.value })}
            >
              <option value="">{say(w.nobodyElse)}</option>
              {today.colleagues.map((c) => (
                <option key={c.accountId} value={c.accountId}>
                  {c.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  );
}
