import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Choice, Field } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { type CaptureForm, useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import { type Voice, voices } from '../consultations.rules.ts';
import { consultationRefusalWords, voiceWords } from '../consultations.words.ts';
import { opinionFieldWords as w } from './field.words.ts';
import { opinions } from './wire.ts';

type Values = {
  consultationId: string | null;
  said: string;
  voice: Voice;
  mayPublish: boolean;
  name: string;
  phone: string;
};
const empty: Values = { consultationId: null, said: '', voice: 'resident', mayPublish: false, name: '', phone: '' };
const LINE_MAX = 20;
const SAID_MIN = 4;

/** What somebody says at the door, to a call or of their own: one screen, works without a network. */
export function OpinionPage() {
  const say = useSay();
  const { area } = useWho();
  const form = useCapture<Values>('opinion', area, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  if (!form) return null;
  const { values: v } = form.draft;
  const said = v.said.trim();
  const keep = () =>
    form.keep({
      endpoint: opinions.capture,
      input: {
        ...{ consultationId: v.consultationId, area, said, voice: v.voice, mayPublish: v.mayPublish },
        ...(v.name.trim() && { name: v.name }),
        ...(v.phone.trim() && { phone: v.phone }),
      },
      area,
      says: [`意见:${said.slice(0, LINE_MAX)}`, `Opinion: ${said.slice(0, LINE_MAX)}`],
      isSaid: true,
    });
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['note'])} />
      <CaptureFrame
        form={form}
        label={say(w.send)}
        missing={said.length < SAID_MIN ? { said: consultationRefusalWords.saidMissing } : {}}
        onKeep={async () => setKept((await keep()).id)}
      >
        {(fault) => <Fields form={form} fault={fault} />}
      </CaptureFrame>
    </>
  );
}

function Fields({ form, fault }: { form: CaptureForm<Values>; fault: (field: string) => string | undefined }) {
  const say = useSay();
  const { accountId } = useWho();
  const { values: v } = form.draft;
  const calls = useLoad(`consultations/open/${accountId}`, () => ask(opinions.calls), { keep: true }).value;
  const open = calls?.items.filter((c) => c.isTaking) ?? [];
  return (
    <>
      <Choice
        label={say(w.call)}
        value={v.consultationId ?? ''}
        options={[
          ...open.map((c) => ({ value: c.id, says: [c.title, c.title] as const })),
          { value: '', says: w.noCall },
        ]}
        onPick={(id) => form.set({ consultationId: id || null })}
      />
      <Field label={say(w.said)} hint={say(w.saidHint)} fault={fault('said')}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={4}
            maxLength={2000}
            value={v.said}
            onChange={(event) => form.set({ said: event.target.value })}
          />
        )}
      </Field>
      <Choice
        label={say(w.voice)}
        value={v.voice}
        options={voices.map((value) => ({ value, says: voiceWords[value] }))}
        onPick={(voice) => form.set({ voice })}
      />
      <Choice
        label={say(w.publish)}
        value={v.mayPublish ? 'yes' : 'no'}
        options={[
          { value: 'no', says: w.no },
          { value: 'yes', says: w.yes },
        ]}
        onPick={(may) => form.set({ mayPublish: may === 'yes' })}
      />
      {(['name', 'phone'] as const).map((field) => (
        <Field key={field} label={say(w[field])} hint={say(w.contactHint)} optional>
          {(wiring) => (
            <input
              {...wiring}
              inputMode={field === 'phone' ? 'tel' : 'text'}
              maxLength={60}
              value={v[field]}
              onChange={(event) => form.set({ [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </>
  );
}
