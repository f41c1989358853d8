import { useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { FilesOf } from '#ui/field/Files.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Choice, Field, Notice } from '#ui/field/kit.tsx';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import { type PeopleOn, peopleOn, type WorkKind, workKinds } from '../gallery.rules.ts';
import { peopleOnWords, workKindWords } from '../gallery.words.ts';
import { galleryFieldWords as w } from './field.words.ts';
import { gallery } from './wire.ts';

type Values = { kind: WorkKind; title: string; shownAs: string; classText: string; people: PeopleOn | null };
const empty: Values = { kind: 'performance', title: '', shownAs: '', classText: '', people: null };
const LINE_MAX = 20;

/** A work or a performance taken on the spot: camera first, works without a network; nothing is shown by it. */
export function WorkPage() {
  const say = useSay();
  const { area } = useWho();
  const form = useCapture<Values>('artwork', area, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  if (!form) return null;
  const { values: v, files } = form.draft;
  const missing: Partial<Record<string, Word>> = {
    ...(files.length === 0 && { files: w.pictureMissing }),
    ...(v.title.trim() === '' && { title: w.needed }),
    ...(v.kind === 'performance' && v.people === null && { people: w.needed }),
  };
  const keep = () =>
    form.keep({
      endpoint: gallery.capture,
      input: {
        ...{ area, kind: v.kind, title: v.title.trim(), people: v.people },
        ...(v.shownAs.trim() && { shownAs: v.shownAs.trim() }),
        ...(v.classText.trim() && { classText: v.classText.trim() }),
      },
      area,
      says: [`展廊:${v.title.slice(0, LINE_MAX)}`, `Gallery: ${v.title.slice(0, LINE_MAX)}`],
    });
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['note'])} />
      <CaptureFrame form={form} label={say(w.keep)} missing={missing} onKeep={async () => setKept((await keep()).id)}>
        {(fault) => (
          <>
            <FilesOf form={form} />
            {fault('files') && (
              <p className="fault" role="alert">
                {fault('files')}
              </p>
            )}
            <Choice
              label={say(w.kind)}
              value={v.kind}
              options={workKinds.map((value) => ({ value, says: workKindWords[value] }))}
              onPick={(kind) => form.set({ kind })}
            />
            {(['title', 'shownAs', 'classText'] as const).map((field) => (
              <Field
                key={field}
                label={say(field === 'title' ? w.name : w[field])}
                hint={field === 'shownAs' ? say(w.shownAsHint) : undefined}
                fault={fault(field)}
                optional={field !== 'title'}
              >
                {(wiring) => (
                  <input
                    {...wiring}
                    maxLength={60}
                    value={v[field]}
                    onChange={(event) => form.set({ [field]: event.target.value })}
                  />
                )}
              </Field>
            ))}
            <Choice
              label={say(w.people)}
              value={v.people}
              options={peopleOn.map((value) => ({ value, says: peopleOnWords[value] }))}
              onPick={(people) => form.set({ people })}
              fault={fault('people')}
            />
            <Notice>{say(w.consent)}</Notice>
          </>
        )}
      </CaptureFrame>
    </>
  );
}
