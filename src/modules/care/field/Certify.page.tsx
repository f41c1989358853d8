import { useMemo, useState } from 'react';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { FilesOf } from '#ui/field/Files.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Choice, Empty, Field, Loading, Notice } from '#ui/field/kit.tsx';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { Signature } from '#ui/field/Signature.tsx';
import { useSay } from '#ui/field/say.ts';
import { type CaptureForm, useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import { careClassWords, checkKindWords } from '../care.words.ts';
import type { RoundItem } from '../checks.contract.ts';
import { consentGivers, isMet, otherWays, outcomes, whyMissed } from '../checks.rules.ts';
import { consentGiverWords, methodWords, outcomeWords, visitProofWords, whyMissedWords } from '../checks.words.ts';
import { useRound } from './Care.parts.tsx';
import { type CertifyValues, certifyOf, fieldMethods, fieldProofs, missingIn, noVisit } from './certify.ts';
import { careFieldWords as w } from './field.words.ts';

type Form = CaptureForm<CertifyValues>;
type Fault = (field: string) => string | undefined;
type Part = { form: Form; fault: Fault };

/** 上门认证、复核: how, what was found, before whom, signed or vouched for. Works without a network. */
export function CertifyPage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useRound();
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['today'])} />
      <Loading of={loaded}>
        {({ items }) => {
          const item = items.find((i) => i.id === id);
          return item ? <Certify item={item} /> : <Empty title={say(w.gone)} />;
        }}
      </Loading>
    </>
  );
}

function Certify({ item }: { item: RoundItem }) {
  const say = useSay();
  const { name } = useWho();
  const empty = useMemo(noVisit, []);
  const form = useCapture<CertifyValues>('certify', item.id, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept)
    return (
      <Kept id={kept} onAnother={() => history.back()}>
        {(answer) => isBeside(answer, kept) && <Notice kind="now">{say(w.beside)}</Notice>}
      </Kept>
    );
  if (!form) return null;
  const { values } = form.draft;
  return (
    <>
      <div className="subject">
        <strong>{item.person ?? item.household}</strong>
        <span className="about">
          <span>
            {say(careClassWords[item.careClass])} · {say(checkKindWords[item.kind])}
          </span>
          <span>{item.address}</span>
          <span>{say(w.dueOn, { day: item.secondDueOn ?? item.dueOn })}</span>
        </span>
      </div>
      {item.before && <Notice kind="now">{say(w.secondHow, { method: say(methodWords[item.before.method]) })}</Notice>}
      <CaptureFrame
        form={form}
        label={say(w.send)}
        missing={missingIn(values, item, name, form.draft.files.length)}
        onKeep={async () => setKept((await form.keep(certifyOf(item, values))).id)}
      >
        {(fault) => (
          <>
            <Found form={form} fault={fault} people={item.people} />
            {values.method === 'video' && <Video form={form} fault={fault} />}
            {(item.needsWitness || values.proof === 'witness' || values.witness !== '') && (
              <Line form={form} fault={fault} name="witness" />
            )}
            {isMet(values) && <Proof form={form} fault={fault} />}
          </>
        )}
      </CaptureFrame>
    </>
  );
}

/** Did the server keep it beside what somebody else had settled? */
function isBeside(answer: Readonly<Record<string, unknown>>, id: string): boolean {
  const visits = Array.isArray(answer.visits) ? (answer.visits as { id: string; standing: string }[]) : [];
  return visits.some((v) => v.id === id && v.standing === 'beside');
}

function Line({ form, fault, name }: Part & { name: 'witness' | 'toldBy' }) {
  const say = useSay();
  return (
    <Field label={say(w[name])} fault={fault(name)}>
      {(wiring) => (
        <input
          {...wiring}
          maxLength={name === 'witness' ? 60 : 120}
          autoComplete="off"
          value={form.draft.values[name]}
          onChange={(event) => form.set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

function Found({ form, fault, people }: Part & { people: RoundItem['people'] }) {
  const say = useSay();
  const v = form.draft.values;
  return (
    <>
      <Choice
        label={say(w.method)}
        value={v.method}
        options={fieldMethods.map((value) => ({ value, says: methodWords[value] }))}
        onPick={(method) => form.set({ method })}
        fault={fault('method')}
      />
      <Choice
        label={say(w.outcome)}
        value={v.outcome}
        options={outcomes.map((value) => ({ value, says: outcomeWords[value] }))}
        onPick={(outcome) => form.set({ outcome })}
        fault={fault('outcome')}
      />
      {v.outcome === 'notFound' && (
        <>
          <Choice
            label={say(w.whyMissed)}
            value={v.whyMissed}
            options={whyMissed.map((value) => ({ value, says: whyMissedWords[value] }))}
            onPick={(next) => form.set({ whyMissed: next })}
            fault={fault('whyMissed')}
          />
          <p className="hint">{say(w.notMetHow)}</p>
        </>
      )}
      {v.outcome === 'deceased' && (
        <Choice
          label={say(w.whoDied)}
          value={v.personId}
          options={people.map((p) => ({ value: p.personId, says: [p.name, p.name] as const }))}
          onPick={(personId) => form.set({ personId })}
          fault={fault('personId')}
        />
      )}
      {(v.outcome === 'moved' || v.outcome === 'deceased') && <Line form={form} fault={fault} name="toldBy" />}
    </>
  );
}

/** A camera needs the person's consent, and another way offered first. */
function Video({ form, fault }: Part) {
  const say = useSay();
  const v = form.draft.values;
  return (
    <>
      <p className="hint">{say(w.offeredHow)}</p>
      <Choice
        label={say(w.offered)}
        value={v.offered}
        options={otherWays.map((value) => ({ value, says: methodWords[value] }))}
        onPick={(offered) => form.set({ offered })}
        fault={fault('offered')}
      />
      <Choice
        label={say(w.consentBy)}
        value={v.consentBy}
        options={consentGivers.map((value) => ({ value, says: consentGiverWords[value] }))}
        onPick={(consentBy) => form.set({ consentBy })}
        fault={fault('consentBy')}
      />
    </>
  );
}

function Proof({ form, fault }: Part) {
  const say = useSay();
  const { proof, hasPhotoConsent } = form.draft.values;
  const photo = proof === 'fingerprint' ? w.photoFinger : w.photo;
  return (
    <>
      <Choice
        label={say(w.proof)}
        value={proof}
        options={fieldProofs.map((value) => ({ value, says: visitProofWords[value] }))}
        onPick={(next) => form.set({ proof: next })}
        fault={fault('proof')}
      />
      {proof === 'signature' && <Signature label={say(w.sign)} onStrokes={(strokes) => form.set({ strokes })} />}
      <section className="field" aria-label={say(photo)}>
        <h2>{say(photo)}</h2>
        <FilesOf form={form} />
        {fault('photo') && <p className="fault">{fault('photo')}</p>}
      </section>
      {proof !== 'fingerprint' && form.draft.files.length > 0 && (
        <label className="tick">
          <input
            type="checkbox"
            checked={hasPhotoConsent}
            onChange={(event) => form.set({ hasPhotoConsent: event.target.checked })}
          />
          <span>{say(w.photoConsent)}</span>
        </label>
      )}
    </>
  );
}
