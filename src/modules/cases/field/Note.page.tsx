import { useMemo, useState } from 'react';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { FilesOf } from '#ui/field/Files.tsx';
import { fieldWords } from '#ui/field/field.words.ts';
import { Kept } from '#ui/field/Kept.tsx';
import { Choice, Empty, Field, Notice } from '#ui/field/kit.tsx';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { type CaptureForm, useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import { intakeRoles } from '../cases.parts.rules.ts';
import { disclosures } from '../cases.rules.ts';
import { soundsLikeDanger } from '../cases.urgency.rules.ts';
import { disclosureWords, kindWords } from '../cases.words.ts';
import { caseFieldWords as w } from './field.words.ts';
import { Noted } from './Noted.tsx';
import { firstLine, mayNoteVisits, missingIn, type NoteValues, noNote, reportOf, visitKinds } from './note.ts';
import { PlacePicker } from './PlacePicker.tsx';
import { Position } from './Position.tsx';
import { cases } from './wire.ts';

type NoteForm = CaptureForm<NoteValues>;

/** 记一笔: one screen, the camera first; kept on the phone from the first letter on, sent when there is a network. */
export function NotePage() {
  const say = useSay();
  const who = useWho();
  const isIntake = intakeRoles.some((role) => role === who.role);
  const empty = useMemo(() => noNote(who.area), [who.area]);
  const form = useCapture<NoteValues>('note', '', empty);
  const [kept, setKept] = useState<{ id: string; isVisit: boolean } | null>(null);
  if (!isIntake)
    return (
      <>
        <Head title={say(w.noteTitle)} />
        <Empty title={say(w.notIntake)}>{say(w.notIntakeHow)}</Empty>
      </>
    );
  if (kept)
    return (
      <Kept id={kept.id} onAnother={() => setKept(null)}>
        {(answer) => <Noted answer={answer} isVisit={kept.isVisit} />}
      </Kept>
    );
  if (!form) return null;
  const { values } = form.draft;
  const isVisit = values.what === 'visit' && mayNoteVisits(who.role);
  const keep = async () => {
    const { id } = await form.keep({
      endpoint: cases.report,
      input: reportOf(values, who.role),
      area: values.area,
      says: [firstLine(values.body), firstLine(values.body)],
      opens: 'case',
      isSaid: isVisit,
    });
    setKept({ id, isVisit });
  };
  return (
    <>
      <Head title={say(w.noteTitle)} />
      <CaptureFrame form={form} label={say(fieldWords.send)} missing={missingIn(values)} onKeep={keep}>
        {(fault) => <NoteFields form={form} area={who.area} withVisits={mayNoteVisits(who.role)} fault={fault} />}
      </CaptureFrame>
    </>
  );
}

type FieldsProps = {
  form: NoteForm;
  area: string;
  withVisits: boolean;
  fault: (field: string) => string | undefined;
};

function NoteFields({ form, area, withVisits, fault }: FieldsProps) {
  const say = useSay();
  const { values: v } = form.draft;
  const isVisit = withVisits && v.what === 'visit';
  return (
    <>
      {withVisits && (
        <Choice
          isPlain
          label={say(w.what)}
          value={v.what}
          options={(['hazard', 'visit'] as const).map((value) => ({ value, says: w[value] }))}
          onPick={(what) => form.set({ what })}
        />
      )}
      {!isVisit && <Evidence form={form} />}
      {isVisit && (
        <Choice
          label={say(w.kind)}
          value={v.kind}
          options={visitKinds.map((value) => ({ value, says: kindWords[value] }))}
          onPick={(kind) => form.set({ kind })}
          fault={fault('kind')}
        />
      )}
      <Field label={say(w.body)} hint={say(isVisit ? w.bodyVisit : w.bodyHazard)} fault={fault('body')}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={4}
            maxLength={8000}
            value={v.body}
            onChange={(event) => form.set({ body: event.target.value })}
          />
        )}
      </Field>
      {soundsLikeDanger(v.body) && <Danger />}
      <PlacePicker area={area} value={v.area} onPick={(code) => form.set({ area: code })} fault={fault('area')} />
      <Field label={say(w.placeNote)} hint={say(w.placeNoteHint)} fault={fault('placeNote')} optional>
        {(wiring) => (
          <input
            {...wiring}
            maxLength={150}
            value={v.placeNote}
            onChange={(event) => form.set({ placeNote: event.target.value })}
          />
        )}
      </Field>
      <Position value={v.position} onChange={(position) => form.set({ position })} />
      {isVisit && <Person form={form} fault={fault} />}
      {isVisit && <Evidence form={form} />}
    </>
  );
}

/** Danger to life is never queued here: the numbers come first (domain §12.21). */
function Danger() {
  const say = useSay();
  return (
    <Notice kind="danger">
      <p>{say(w.danger)}</p>
      <p className="numbers">
        {['110', '119', '120'].map((number) => (
          <a key={number} className="button plain" href={`tel:${number}`}>
            {number}
          </a>
        ))}
      </p>
    </Notice>
  );
}

function Evidence({ form }: { form: NoteForm }) {
  const say = useSay();
  return (
    <section className="field">
      <h2>{say(w.evidence)}</h2>
      <p className="hint">{say(w.evidenceHint)}</p>
      <FilesOf form={form} withSound />
    </section>
  );
}

function Person({ form, fault }: Pick<FieldsProps, 'form' | 'fault'>) {
  const say = useSay();
  const { values: v } = form.draft;
  return (
    <section>
      <h2>{say(w.who)}</h2>
      <Choice
        label={say(w.disclosure)}
        value={v.disclosure}
        options={disclosures.map((value) => ({ value, says: disclosureWords[value] }))}
        onPick={(disclosure) => form.set({ disclosure })}
        fault={fault('disclosure')}
      />
      {v.disclosure !== 'anonymous' && (
        <>
          <Field label={say(w.name)} fault={fault('reporter.name')} optional>
            {(wiring) => (
              <input
                {...wiring}
                maxLength={40}
                autoComplete="off"
                value={v.name}
                onChange={(event) => form.set({ name: event.target.value })}
              />
            )}
          </Field>
          <Field label={say(w.phone)} fault={fault('reporter.phone')} optional>
            {(wiring) => (
              <input
                {...wiring}
                type="tel"
                inputMode="tel"
                maxLength={30}
                autoComplete="off"
                value={v.phone}
                onChange={(event) => form.set({ phone: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
    </section>
  );
}
