import type { FieldFault, Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import { type PlaceChoices, spoken } from '#modules/cases/portal/index.ts';
import { Button, EnterButton, FaultSummary, Field, Form, RadioCards, TextArea } from '#ui/portal/form.tsx';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { DangerLine, Notice, Said, Steps } from '#ui/portal/parts.tsx';
import { PlacePicker } from '#ui/portal/place-picker.tsx';
import { dayParts, type Service, services } from '../orders.rules.ts';
import { serviceWords } from '../orders.words.ts';
import { carried, type dayChoices, type OrderDraft, type OrderStep, orderSteps } from './order.draft.ts';
import { partChoices, orderWords as w } from './order.words.ts';

export type StepProps = {
  draft: OrderDraft;
  isDangerous: boolean;
  faults: readonly FieldFault[];
  refused?: Refused | null;
  notice?: Word;
};

const labels: Readonly<Record<string, Word | undefined>> = {
  body: w.body,
  service: w.service,
  area: w.place,
  placeNote: w.placeNote,
  name: w.name,
  phone: w.phone,
};

export const FORM = 'order';

function Head({ step, title, ...p }: StepProps & { step: OrderStep; title: Word }) {
  const t = useSay();
  const at = orderSteps.indexOf(step) + 1;
  return (
    <>
      <Steps at={at} of={orderSteps.length} label={t(w.step, { at })} />
      <h1>{t(title)}</h1>
      <FaultSummary faults={p.faults} refused={p.refused ?? null} labels={labels} />
      {p.notice && <Notice tone="now">{<p>{t(p.notice)}</p>}</Notice>}
      {p.isDangerous ? (
        <>
          <DangerLine strong title={t(w.dangerTitle)} />
          <p className="soft">{t(w.dangerAfter)}</p>
        </>
      ) : (
        step === 'what' && <DangerLine />
      )}
    </>
  );
}

function StepForm({ step, ...p }: StepProps & { step: OrderStep; children: React.ReactNode }) {
  return (
    <Form
      id={FORM}
      action={`/order/${step}`}
      commandId={p.draft.commandId}
      state={{ values: p.draft.values, faults: p.faults }}
      hidden={carried(p.draft, step)}
    >
      {p.children}
    </Form>
  );
}

export function WhatStep(p: StepProps) {
  const t = useSay();
  const choices = [
    { value: '', title: t(w.auto), says: t(w.autoSays) },
    ...services.map((service) => ({ value: service, title: t(serviceWords[service]) })),
  ];
  return (
    <>
      <Head {...p} step="what" title={w.whatTitle} />
      <StepForm {...p} step="what">
        <EnterButton name="go" value="where" />
        <TextArea name="body" label={t(w.body)} hint={t(w.bodyHint)} rows={4} maxLength={2000} />
        <RadioCards name="service" label={t(w.service)} hint={t(w.serviceHint)} choices={choices} layout="columns" />
        <Button name="go" value="where">
          {t(w.next)}
        </Button>
      </StepForm>
    </>
  );
}

export function WhereStep(p: StepProps & { places: PlaceChoices; days: ReturnType<typeof dayChoices> }) {
  const t = useSay();
  const { chain, options, top } = p.places;
  const days = [
    { value: '', title: t(w.anyDay) },
    { value: p.days.today, title: t(w.today) },
    { value: p.days.tomorrow, title: t(w.tomorrow) },
    { value: p.days.afterTomorrow, title: t(w.afterTomorrow) },
  ];
  return (
    <>
      <Head {...p} step="where" title={w.whereTitle} />
      <StepForm {...p} step="where">
        <EnterButton name="go" value="check" />
        <PlacePicker
          name="area"
          label={t(w.place)}
          {...(chain.length === 0 ? { hint: t(w.placeHint) } : { more: t(w.placeMore) })}
          top={top}
          chain={chain.map(spoken)}
          options={options.map(spoken)}
        />
        <Field name="placeNote" label={t(w.placeNote)} hint={t(w.placeNoteHint)} maxLength={200} />
        <RadioCards name="wantedDay" label={t(w.day)} choices={days} layout="columns" />
        <RadioCards
          name="wantedPart"
          label={t(w.part)}
          choices={dayParts.map((value) => ({ value, title: t(partChoices[value]) }))}
          layout="columns"
        />
        <Field name="name" label={t(w.name)} autoComplete="name" maxLength={40} optional />
        <Field
          name="phone"
          label={t(w.phone)}
          hint={t(w.phoneHint)}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
        />
        <Button name="go" value="check">
          {t(w.next)}
        </Button>
        <p className="no-print">
          <Button name="go" value="what" look="link">
            {t(w.back)}
          </Button>
        </p>
      </StepForm>
    </>
  );
}

function Told({ label, step, children }: { label: Word; step: OrderStep; children: React.ReactNode }) {
  const t = useSay();
  return (
    <div>
      <dt>
        {t(label)}
        <button type="submit" className="button link" name="go" value={step}>
          {t(w.change)}
          <span className="hear"> {t(label)}</span>
        </button>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

const isService = (text: string): text is Service => (services as readonly string[]).includes(text);

export function CheckStep(p: StepProps & { chain: PlaceChoices['chain'] }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const v = p.draft.values;
  const part = dayParts.find((x) => x === v.wantedPart) ?? 'any';
  return (
    <>
      <Head {...p} step="check" title={w.checkTitle} />
      <StepForm {...p} step="check">
        <EnterButton name="go" value="send" />
        <div className="card">
          <dl className="facts told">
            <Told label={w.body} step="what">
              <Said>{v.body.trim()}</Said>
            </Told>
            <Told label={w.service} step="what">
              {t(isService(v.service) ? serviceWords[v.service] : w.auto)}
            </Told>
            <Told label={w.place} step="where">
              {p.chain.map((place) => spoken(place).name).join(' · ')}
              {v.placeNote.trim() && ` · ${v.placeNote.trim()}`}
            </Told>
            <Told label={w.day} step="where">
              {v.wantedDay ? dayText(v.wantedDay, lang, now) : t(w.anyDay)} · {t(partChoices[part])}
            </Told>
            <Told label={w.phone} step="where">
              {[v.name.trim(), v.phone.trim()].filter(Boolean).join(' · ')}
            </Told>
          </dl>
        </div>
        <p>{t(w.promise)}</p>
        <Button name="go" value="send">
          {t(w.send)}
        </Button>
      </StepForm>
    </>
  );
}
