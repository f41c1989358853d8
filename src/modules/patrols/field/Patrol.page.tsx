import { useMemo, useState } from 'react';
import { PlacePicker } from '#modules/cases/field/index.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { FilesOf, type FilesPart } from '#ui/field/Files.tsx';
import { fieldWords } from '#ui/field/field.words.ts';
import { Kept } from '#ui/field/Kept.tsx';
import { Button, Choice, Field } from '#ui/field/kit.tsx';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { type CaptureForm, useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import { findCategories } from '../patrols.rules.ts';
import { findCategoryWords, patrolResultWords } from '../patrols.words.ts';
import { patrolFieldWords as w } from './field.words.ts';
import { type FindValues, findOf, missingIn, noFind, nothingIn } from './patrol.ts';

type Form = CaptureForm<FindValues>;

/** 巡查: nothing found is one tap; a find is one screen, the camera first. */
export function PatrolPage({ area }: { area: string | null }) {
  const say = useSay();
  const who = useWho();
  const start = area ?? who.area;
  const empty = useMemo(() => noFind(start), [start]);
  const form = useCapture<FindValues>('patrol', start, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  if (!form) return null;
  const { values } = form.draft;
  const files = form.draft.files.map((f) => f.id);
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['today'])} />
      <PlacePicker area={who.area} value={values.area} onPick={(code) => form.set({ area: code })} fault={undefined} />
      <Button
        kind="main"
        why={form.adding > 0 ? say(fieldWords.adding) : undefined}
        onClick={async () => setKept((await form.keep(nothingIn(values.area))).id)}
      >
        {say(w.nothing)}
      </Button>
      <p className="hint">{say(w.nothingHow)}</p>
      <h2>{say(w.orFound)}</h2>
      <CaptureFrame
        form={form}
        label={say(w.send)}
        missing={missingIn(values, files)}
        onKeep={async () => setKept((await form.keep(findOf(values, files))).id)}
      >
        {(fault) => <FindFields form={form} fault={fault} />}
      </CaptureFrame>
    </>
  );
}

/** The files of one stage: those that show it after it was mended are named among the values. */
function stageOf(form: Form, isAfter: boolean): FilesPart {
  const { after } = form.draft.values;
  return {
    draft: { files: form.draft.files.filter((f) => after.includes(f.id) === isAfter) },
    adding: form.adding,
    addFile: async (file, blob) => {
      const id = await form.addFile(file, blob);
      // Several may have been chosen at once: each is added to what stands there by then.
      if (isAfter && id) form.edit((values) => ({ after: [...values.after, id] }));
      return id;
    },
    removeFile: form.removeFile,
  };
}

function FindFields({ form, fault }: { form: Form; fault: (field: string) => string | undefined }) {
  const say = useSay();
  const { values: v } = form.draft;
  const isMended = v.result === 'mended';
  return (
    <>
      <Choice
        isPlain
        label={say(w.orFound)}
        value={v.result}
        options={(['hazard', 'mended'] as const).map((value) => ({ value, says: patrolResultWords[value] }))}
        onPick={(result) => form.set({ result })}
      />
      <Pictures form={stageOf(form, false)} label={say(isMended ? w.beforeMended : w.before)} fault={fault('before')} />
      {isMended && <Pictures form={stageOf(form, true)} label={say(w.after)} fault={fault('after')} />}
      <Field label={say(isMended ? w.whatMended : w.what)} hint={say(w.whatHint)} fault={fault('what')}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={3}
            maxLength={2000}
            value={v.what}
            onChange={(event) => form.set({ what: event.target.value })}
          />
        )}
      </Field>
      <Choice
        label={say(w.category)}
        value={v.category}
        options={findCategories.map((value) => ({ value, says: findCategoryWords[value] }))}
        onPick={(category) => form.set({ category })}
      />
      <Field label={say(w.placeNote)} hint={say(w.placeNoteHint)} optional>
        {(wiring) => (
          <input
            {...wiring}
            maxLength={200}
            value={v.placeNote}
            onChange={(event) => form.set({ placeNote: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function Pictures({ form, label, fault }: { form: FilesPart; label: string; fault: string | undefined }) {
  return (
    <section className="field" aria-label={label}>
      <h2>{label}</h2>
      <FilesOf form={form} />
      {fault && <p className="fault">{fault}</p>}
    </section>
  );
}
