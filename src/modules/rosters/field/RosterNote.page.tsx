import { useState } from 'react';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { fieldWords } from '#ui/field/field.words.ts';
import { Kept } from '#ui/field/Kept.tsx';
import { Field } from '#ui/field/kit.tsx';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import { rosterFieldWords as w } from './field.words.ts';
import { rosters } from './wire.ts';

type Values = { text: string };
const empty: Values = { text: '' };
const LEAST = 2;
const LINE_MAX = 24;

/** 值班记录 of one day; goes out when there is a way. */
export function RosterNotePage({ id, day }: { id: string; day: string }) {
  const say = useSay();
  const who = useWho();
  const form = useCapture<Values>('roster', `${id}/${day}`, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  if (!form) return null;
  const { text } = form.draft.values;
  const keep = async () => {
    const said = text.trim();
    const line = said.slice(0, LINE_MAX);
    const q = await form.keep({
      endpoint: rosters.note,
      params: { id },
      input: { day, text: said },
      area: who.area,
      about: `roster/${id}/${day}`,
      says: [`值班记录 ${day}:${line}`, `Note of ${day}: ${line}`],
    });
    setKept(q.id);
  };
  return (
    <>
      <Head title={`${say(w.write)} ${day}`} back={hashOf(['rosters'])} />
      <CaptureFrame
        form={form}
        label={say(fieldWords.send)}
        missing={{ text: text.trim().length < LEAST ? w.textMissing : undefined }}
        onKeep={keep}
      >
        {(fault) => (
          <Field label={say(w.write)} hint={say(w.noteHint)} fault={fault('text')}>
            {(wiring) => (
              <textarea
                {...wiring}
                rows={6}
                maxLength={2000}
                value={text}
                onChange={(event) => form.set({ text: event.target.value })}
              />
            )}
          </Field>
        )}
      </CaptureFrame>
    </>
  );
}
