import { useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { FilesOf } from '#ui/field/Files.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Field } from '#ui/field/kit.tsx';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { type CaptureForm, useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import { nationalCandidates, nationalOf, suggest } from '../national.rules.ts';
import { proofRefusalWords } from '../proofs.words.ts';
import { proofFieldWords as w } from './field.words.ts';
import { proofs } from './wire.ts';

type Values = { said: string; agency: string; name: string; idNumber: string; phone: string };
const empty: Values = { said: '', agency: '', name: '', idNumber: '', phone: '' };
const SAID_MIN = 2;
const LINE_MAX = 20;

function missingIn(v: Values): Readonly<Record<string, Word | undefined>> {
  const number = v.idNumber.replace(/\s/g, '');
  return {
    said: v.said.trim().length < SAID_MIN ? proofRefusalWords.saidMissing : undefined,
    name: v.name.trim() === '' ? proofRefusalWords.nameMissing : undefined,
    idNumber: number !== '' && !/^\d{17}[\dXx]$/.test(number) ? proofRefusalWords.idWrong : undefined,
    agency: /\d{7}/.test(v.agency) ? proofRefusalWords.agencyPerson : undefined,
  };
}

/** Somebody at the door needs a proof: taken down on one screen, their papers photographed, without a network if need be. */
export function ProofPage() {
  const say = useSay();
  const { area } = useWho();
  const form = useCapture<Values>('proof', area, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  if (!form) return null;
  const { values: v } = form.draft;
  const keep = () => {
    const what = v.said.trim().slice(0, LINE_MAX);
    return form.keep({
      endpoint: proofs.capture,
      input: {
        ...{ area, said: v.said.trim(), name: v.name.trim() },
        ...(v.agency.trim() && { agency: v.agency.trim() }),
        ...(v.idNumber.trim() && { idNumber: v.idNumber.trim() }),
        ...(v.phone.trim() && { phone: v.phone.trim() }),
      },
      area,
      says: [w.about[0].replace('{what}', what), w.about[1].replace('{what}', what)],
    });
  };
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['note'])} />
      <CaptureFrame
        form={form}
        label={say(w.send)}
        missing={missingIn(v)}
        onKeep={async () => setKept((await keep()).id)}
      >
        {(fault) => <Fields form={form} fault={fault} />}
      </CaptureFrame>
    </>
  );
}

/** What the national list says of it, at once and without a network: nobody has to come back to hear where to go. */
function ByTheList({ said }: { said: string }) {
  const say = useSay();
  const found = said.length < SAID_MIN ? [] : suggest(said, nationalCandidates).flatMap((key) => nationalOf(key) ?? []);
  if (found.length === 0) return null;
  return (
    <div className="subject" aria-live="polite">
      <p>{say(w.maybe)}</p>
      {found.map((n) => (
        <details key={n.nth}>
          <summary>
            {say(n.name)} · {say(w.never)} · {say(n.who)}
          </summary>
          <p>{say(n.how)}</p>
        </details>
      ))}
    </div>
  );
}

const lines = [
  { field: 'name', max: 60, mode: 'text' },
  { field: 'agency', max: 80, mode: 'text' },
  { field: 'idNumber', max: 30, mode: 'text' },
  { field: 'phone', max: 30, mode: 'tel' },
] as const;
function Fields({ form, fault }: { form: CaptureForm<Values>; fault: (field: string) => string | undefined }) {
  const say = useSay();
  const { values: v } = form.draft;
  return (
    <>
      <Field label={say(w.said)} hint={say(w.saidHint)} fault={fault('said')}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={3}
            maxLength={600}
            value={v.said}
            onChange={(event) => form.set({ said: event.target.value })}
          />
        )}
      </Field>
      <ByTheList said={v.said.trim()} />
      {lines.map(({ field, max, mode }) => (
        <Field
          key={field}
          label={say(w[field])}
          {...(field === 'agency' && { hint: say(w.agencyHint) })}
          fault={fault(field)}
          {...(field !== 'name' && { optional: true as const })}
        >
          {(wiring) => (
            <input
              {...wiring}
              inputMode={mode}
              maxLength={max}
              autoComplete="off"
              value={v[field]}
              onChange={(event) => form.set({ [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <section className="field">
        <h2>{say(w.papers)}</h2>
        <FilesOf form={form} />
      </section>
    </>
  );
}
