import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { FilesOf } from '#ui/field/Files.tsx';
import { fieldWords } from '#ui/field/field.words.ts';
import { Kept } from '#ui/field/Kept.tsx';
import { Field } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import { verbWords } from '../cases.words.ts';
import { type Addition, additions } from './acts.ts';
import { caseFieldWords as w } from './field.words.ts';
import { cases } from './wire.ts';

type Values = { text: string };
const empty: Values = { text: '' };
const LEAST = 2;
const LINE_MAX = 24;

/** 补充、联系记录、备注: adds to a case, with or without a network. The case may have ended by the time it arrives: then it says so. */
export function AddPage({ id, verb }: { id: string; verb: Addition }) {
  const say = useSay();
  const who = useWho();
  const { value: view } = useLoad(`cases/one/${id}`, () => ask(cases.get, { params: { id } }), { keep: true });
  const form = useCapture<Values>('case', `${id}/${verb}`, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  if (!form) return null;
  const { text } = form.draft.values;
  const keep = async () => {
    const said = text.trim();
    const line = said.slice(0, LINE_MAX);
    const [zh, en] = verbWords[verb];
    const q = await form.keep({
      endpoint: cases.addFromPhone,
      params: { id },
      input: { verb, text: said },
      area: view?.area ?? who.area,
      about: `case/${id}`,
      says: [`${zh}:${line}`, `${en}: ${line}`],
      opens: 'case',
    });
    setKept(q.id);
  };
  return (
    <>
      <Head title={say(verbWords[verb])} back={hashOf(['case', id])} />
      {view && (
        <div className="subject">
          <strong>{view.title}</strong>
          <span className="about">
            <span>{view.placeName}</span>
          </span>
        </div>
      )}
      <CaptureFrame
        form={form}
        label={say(fieldWords.send)}
        missing={{ text: text.trim().length < LEAST ? w.fillIn : undefined }}
        onKeep={keep}
      >
        {(fault) => (
          <>
            <Field label={say(additions[verb])} fault={fault('text')}>
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
            {verb !== 'note' && (
              <section className="field">
                <h2>{say(w.evidence)}</h2>
                <FilesOf form={form} withSound={verb === 'supplement'} />
              </section>
            )}
          </>
        )}
      </CaptureFrame>
    </>
  );
}
